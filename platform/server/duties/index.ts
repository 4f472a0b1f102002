/** 我的待办 · Puts the sources of all modules together for the person who asks, each under the reach of its own permission. */
import { addDays, instantOf, instantText, localDate } from '#kernel/local-date.ts';
import { countMyDuties, DUTY_LATENESS, listMyDuties } from '#platform/contract/duties.ts';
import { bindRead } from '../operations/context.ts';
import type { Bound, ReadContext } from '../operations/context.ts';
import { heldPermissions, reachesOf, underReach } from '../operations/reach.ts';
import type { ReachOfPermission } from '../operations/reach.ts';
import { asked, dutyCounts, firstDuties } from './queries.ts';
import type { Clock, DutyCount, DutyFilter, DutyRow } from './queries.ts';
import { countedText } from './source.ts';
import type { DutySource } from './source.ts';

export { dayEnds, dutySelect } from './source.ts';
export type { DutyColumns, DutySource, DutyUnit } from './source.ts';

const MINUTE_MS = 60_000;
const SOON_DAYS = 3;

/** Lateness is told to the minute, so that a count and its list agree while they are read. */
function clockOf(ctx: ReadContext): Clock {
  const midnight = (days: number) => instantText(instantOf(addDays(localDate(ctx.today), days), 0, ctx.utcOffsetMinutes));
  return { now: new Date(Math.floor(ctx.now / MINUTE_MS) * MINUTE_MS).toISOString(), midnight: midnight(1), soonEnds: midnight(1 + SOON_DAYS) };
}

const scopeKey = ({ scope }: ReachOfPermission): string => JSON.stringify([scope.everything, scope.placeIds, scope.organisationIds, scope.siteIds]);

/** Permissions of one person mostly reach equally far: sources of the same reach are asked in one statement. */
async function bySameReach<T>(ctx: ReadContext, sources: readonly DutySource[], work: (ctx: ReadContext, sources: readonly DutySource[]) => Promise<T[]>): Promise<T[]> {
  const reaches = await reachesOf(ctx, [...new Set(sources.map((source) => source.permission))]);
  const answers: T[] = [];
  for (const same of Map.groupBy(reaches, scopeKey).values()) {
    const held = new Set(same.map((reach) => reach.permission));
    const scope = (same[0] as ReachOfPermission).scope;
    answers.push(...await underReach(ctx, scope, (inner) => work(inner, sources.filter((source) => held.has(source.permission)))));
  }
  return answers;
}

const countsFor = (ctx: ReadContext, sources: readonly DutySource[], clock: Clock): Promise<DutyCount[]> =>
  bySameReach(ctx, sources, (inner, own) => dutyCounts(inner, asked(inner, own), clock));

const sum = (counts: readonly DutyCount[]): number => counts.reduce((total, each) => total + each.count, 0);

/** The order of the statements, for rows that came from several of them. */
function compareDuties(one: DutyRow, other: DutyRow): number {
  const key = (row: DutyRow) => [row.escalation > 0 ? '0' : '1', row.due ?? '~', row.since ?? '~', row.kind, row.id];
  const [left, right] = [key(one), key(other)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 ? 0 : (left[at] as string) < (right[at] as string) ? -1 : 1;
}

const fits = (filter: DutyFilter) => (each: DutyCount): boolean =>
  (filter.lateness?.includes(each.lateness) ?? true) && (filter.escalated === undefined || filter.escalated === each.escalated);

/**
 * @param topicPermissions what it takes to hear each live topic: a duty may be owed by somebody who may not read all that
 *   its topic announces, and who asks for such a topic is refused.
 * @errors throws when two sources have one kind
 */
export function dutyOperations(sources: readonly DutySource[], topicPermissions: Readonly<Record<string, string>>): readonly Bound[] {
  const known = new Map(sources.map((source) => [source.kind, source]));
  if (known.size !== sources.length) throw new Error('two sources of duties have the same kind');
  const wordsOf = (kind: string) => { const { words } = known.get(kind) as DutySource; return { kind, kindZh: words.zh, kindEn: words.en }; };

  const listMyDutiesBound = bindRead(listMyDuties, async (ctx, { kind, page, pageSize, ...filter }) => {
    const wanted = kind === undefined ? sources : sources.filter((source) => kind.includes(source.kind));
    const clock = clockOf(ctx);
    const found = await bySameReach(ctx, wanted, (inner, own) => firstDuties(inner, asked(inner, own), clock, filter, page * pageSize));
    const key = `platform.listMyDuties/${ctx.personId}/${clock.now}/${JSON.stringify([kind ?? null, filter])}`;
    const total = await ctx.remember(key, async () => sum((await countsFor(ctx, wanted, clock)).filter(fits(filter))));
    return {
      rows: found.toSorted(compareDuties).slice((page - 1) * pageSize, page * pageSize).map((row) => {
        const source = known.get(row.kind) as DutySource;
        const { act } = source;
        const counted = countedText(source, row.count);
        return {
          ...wordsOf(row.kind), actZh: act.zh, actEn: act.en, subjectId: row.id, code: row.code, titleZh: row.title_zh, titleEn: row.title_en, placeZh: row.place_zh, placeEn: row.place_en,
          due: row.due, since: row.since, lateness: row.lateness, escalation: row.escalation, count: row.count, countedZh: counted?.zh ?? null, countedEn: counted?.en ?? null, path: row.path,
        };
      }),
      total, page, pageSize, asOf: clock.now,
    };
  });

  const countMyDutiesBound = bindRead(countMyDuties, async (ctx) => {
    const clock = clockOf(ctx);
    const counts = await countsFor(ctx, sources, clock);
    const permissions = await heldPermissions(ctx, [...new Set([...sources.map((source) => source.permission), ...Object.values(topicPermissions)])]);
    const topics = new Set(sources.filter((source) => permissions.has(source.permission)).flatMap((source) => source.topics));
    const overdue = (of: readonly DutyCount[]) => sum(of.filter((each) => each.lateness === 'overdue'));
    const escalated = (of: readonly DutyCount[]) => sum(of.filter((each) => each.escalated));
    const byKind = [...Map.groupBy(counts, (each) => each.kind)].map(([kind, of]) => ({ ...wordsOf(kind), count: sum(of), overdue: overdue(of), escalated: escalated(of) }));
    return {
      asOf: clock.now, total: sum(counts), overdue: overdue(counts), escalated: escalated(counts),
      byLateness: DUTY_LATENESS.map((lateness) => ({ lateness, count: sum(counts.filter((each) => each.lateness === lateness)) })),
      byKind: byKind.toSorted((a, b) => b.escalated - a.escalated || b.overdue - a.overdue || sources.findIndex((each) => each.kind === a.kind) - sources.findIndex((each) => each.kind === b.kind)),
      topics: [...topics].filter((topic) => permissions.has(topicPermissions[topic] ?? '')),
    };
  });

  return [listMyDutiesBound, countMyDutiesBound];
}
