/** 名额 · The quotas of each title of a round held against those chosen, and against the candidates there are at all. */
import type { OutputOf } from '#platform/contract/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { readQuotas } from '../contract/index.ts';
import { groupWords } from '../contract/index.ts';
import { coverageGaps, coverageOf, quotaConflicts, quotaFindings, withCovered } from '../domain/index.ts';
import type { CandidateState, Population, QuotaFinding, QuotaGround, RoundQuota } from '../domain/index.ts';
import { coveredBy } from './covered.ts';
import { groupsSaid } from './groupings.ts';
import { candidatesIn, groupsSetAside, roundOverrides } from './queries/candidates.ts';
import type { CandidateRow } from './queries/candidates.ts';
import { householdCounts } from './queries/judging.ts';
import { roundTitles } from './queries/rounds.ts';
import type { RoundRow, RoundTitleRow } from './queries/rounds.ts';
import { placeNames, seatPlans } from './queries/seats.ts';

type Answer = OutputOf<typeof readQuotas>;
type Finding = Answer['findings'][number];

/** Groups of a candidate, its class among them. */
const groupsOf = (row: CandidateRow): Record<string, string> => ({ ...groupsSaid(row), ...(row.class_code === null ? {} : { class: row.class_code }) });

/** How many candidates each group of each dimension has. */
function groupCounts(all: readonly CandidateRow[]): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {};
  for (const row of all) for (const [dimension, group] of Object.entries(groupsOf(row))) (counts[dimension] ??= {})[group] = ((counts[dimension] ?? {})[group] ?? 0) + 1;
  return counts;
}

/**
 * Of a village its households; of any other grouping, the groups that candidates came from, so that one left out is seen. Whoever fell out
 * adds nobody to its group, but the group stays known: a county none of whose units is left still asks for its least.
 */
async function populationOf(ctx: ReadContext, running: readonly CandidateRow[], fallen: readonly CandidateRow[]): Promise<Population> {
  const places = [...new Set([...running, ...fallen].map(({ place_id }) => place_id).filter((id) => id !== null))];
  const counts = groupCounts(running);
  for (const row of fallen) for (const [dimension, group] of Object.entries(groupsOf(row))) (counts[dimension] ??= {})[group] ??= 0;
  return { ...counts, village: Object.fromEntries((await householdCounts(ctx.tx, ctx.programmeId, places)).map(({ id, count }) => [id, count])) };
}

type Excused = ReadonlySet<string>;

/** Whoever is chosen and said to be of no group would be counted by no rule of that grouping: each such rule says how many there are, unless somebody set the missing group aside. */
function ungrouped(quotas: readonly RoundQuota[], chosen: readonly CandidateRow[], excused: Excused): QuotaFinding[] {
  return quotas.flatMap((quota) => {
    if (!('dimension' in quota)) return [];
    const count = chosen.filter((row) => groupsOf(row)[quota.dimension] === undefined && !excused.has(`${row.id}/group/${quota.dimension}`)).length;
    return count === 0 ? [] : [{ quota, group: null, count, of: null, least: null, most: 0, ok: false }];
  });
}

/** Seats of the round for the title, the title's own quotas, and the seats that were shared out. The order never changes: an override names its place. */
function quotasOf(title: RoundTitleRow, shared: { dimension: string; parts: readonly { code: string; seats: number }[] } | undefined): RoundQuota[] {
  return [
    ...(title.seats === null ? [] : [{ kind: 'total' as const, most: title.seats }]), ...title.rules.quotas,
    ...(shared === undefined ? [] : [{ kind: 'seatsPerGroup' as const, dimension: shared.dimension, seats: Object.fromEntries(shared.parts.map(({ code, seats }) => [code, seats])) }]),
  ];
}

interface TitleQuotas { readonly title: RoundTitleRow; readonly own: readonly CandidateRow[]; readonly quotas: readonly RoundQuota[]; readonly population: Population; /** By rule, the groups it must reach, where it knows them. */ readonly covered: ReadonlyMap<RoundQuota, readonly string[]> }

const FALLEN: readonly CandidateState[] = ['ineligible', 'removed', 'notShortlisted'];

async function titleQuotas(ctx: ReadContext, round: RoundRow): Promise<TitleQuotas[]> {
  const all = await candidatesIn(ctx.tx, ctx.programmeId, round.id, ['nominated', 'eligible', 'chosen', 'notChosen', 'confirmed', 'declined', 'conferred']);
  const fallen = await candidatesIn(ctx.tx, ctx.programmeId, round.id, FALLEN);
  const plans = await seatPlans(ctx.tx, ctx.programmeId, round.id);
  const found: TitleQuotas[] = [];
  for (const title of await roundTitles(ctx.tx, ctx.programmeId, round.id)) {
    const own = all.filter(({ title_id }) => title_id === title.id);
    const quotas = quotasOf(title, plans.find(({ title_id }) => title_id === title.id));
    const covered = await coveredBy(ctx, quotas);
    found.push({ title, own, quotas, covered, population: withCovered(await populationOf(ctx, own, fallen.filter(({ title_id }) => title_id === title.id)), quotas, covered) });
  }
  return found;
}

/** A rule as an answer; the seats of each group are in its findings. */
const quotaOut = (quota: RoundQuota): Finding['quota'] => (quota.kind === 'seatsPerGroup' ? { kind: 'seatsPerGroup', dimension: quota.dimension, total: Object.values(quota.seats).reduce((sum, each) => sum + each, 0) } : structuredClone(quota) as Finding['quota']);

type Names = ReadonlyMap<string, { zh: string; en: string }>;
async function namesOf(ctx: ReadContext, all: readonly TitleQuotas[]): Promise<Names> {
  const classes = all.flatMap(({ title }) => title.rules.classes.map((each): [string, { zh: string; en: string }] => [each.code, each]));
  return new Map([...Object.entries(groupWords), ...classes, ...(await placeNames(ctx.tx, ctx.programmeId, [...new Set(all.flatMap(({ population, covered }) => [...Object.keys(population['village'] ?? {}), ...[...covered].flatMap(([quota, groups]) => ('dimension' in quota && quota.dimension === 'village' ? groups : []))]))]))]);
}
const named = (names: Names, group: string | null) => ({ groupZh: group === null ? null : (names.get(group)?.zh ?? group), groupEn: group === null ? null : (names.get(group)?.en ?? group) });

async function findingsOf(ctx: ReadContext, round: RoundRow, all: readonly TitleQuotas[], names: Names): Promise<Finding[]> {
  const overridden = new Set((await roundOverrides(ctx.tx, ctx.programmeId, round.id, null)).map(({ finding_key }) => finding_key));
  const excused = new Set(await groupsSetAside(ctx.tx, ctx.programmeId, round.id));
  return all.flatMap(({ title, own, quotas, population, covered }) => {
    const chosen = own.filter(({ state }) => ['chosen', 'confirmed', 'conferred'].includes(state));
    const held = quotaFindings(quotas, chosen.map((row) => ({ classCode: row.class_code, groups: groupsOf(row) })), population, title.rules.classes.map(({ code }) => code), covered);
    const reached = groupCounts(chosen);
    const uncoveredOf = (quota: RoundQuota, of: number | null) => (quota.kind !== 'groupsCoveredLeast' || of === null ? [] : coverageOf(quota, reached[quota.dimension] ?? {}, covered.get(quota) ?? Object.keys({ ...population[quota.dimension], ...reached[quota.dimension] })).missing.map((code) => ({ zh: names.get(code)?.zh ?? code, en: names.get(code)?.en ?? code })));
    return [...held, ...ungrouped(quotas, chosen, excused)].map(({ quota, group, count, of, least, most, ok }) => {
      // A rule of coverage is about all groups at once, and may have members without a group beside: each is set aside by itself.
      const key = `quota/${title.code}/${quotas.indexOf(quota)}/${group ?? (quota.kind === 'groupsCoveredLeast' && of !== null ? 'covered' : '')}`;
      return { key, titleId: title.id, kind: quota.kind, quota: quotaOut(quota), dimension: 'dimension' in quota ? quota.dimension : null, group, ...named(names, group), count, of, least, most, uncovered: uncoveredOf(quota, of), ok, isOverridden: overridden.has(key) };
    });
  });
}

export async function quotaState(ctx: ReadContext, round: RoundRow): Promise<Finding[]> {
  const all = await titleQuotas(ctx, round);
  return findingsOf(ctx, round, all, await namesOf(ctx, all));
}

function roomOf({ title, own, quotas, population, covered }: TitleQuotas, names: Names): Answer['rooms'][number] {
  const able = own.filter(({ state }) => state !== 'declined');
  // A group whose candidates were all declined still asks for its least.
  const counts = groupCounts(able);
  const groups = Object.fromEntries(Object.entries(population).map(([dimension, known]) => [dimension, Object.fromEntries(Object.keys(known).map((group) => [group, counts[dimension]?.[group] ?? 0]))]));
  const classes = Object.fromEntries(title.rules.classes.map(({ code }) => [code, counts['class']?.[code] ?? 0]));
  // A village that a share speaks of is one of those candidates come from.
  const ground: QuotaGround = { candidates: able.length, classes, groups, population, members: able.map(groupsOf), covered };
  const { most, isCertain, conflicts } = quotaConflicts(quotas, ground);
  return {
    titleId: title.id, titleZh: title.name_zh, titleEn: title.name_en, candidates: able.length, seats: title.seats, most, isCertain,
    conflicts: conflicts.map((conflict) => ({ reason: conflict.reason, rules: conflict.rules.map((at) => quotaOut(quotas[at] as RoundQuota)), ...named(names, conflict.group), need: conflict.need, allow: conflict.allow })),
  };
}

/** Findings of the list, and for each title how many could be chosen at all, or which rules stand against each other. */
export async function quotaAnswer(ctx: ReadContext, round: RoundRow): Promise<Answer> {
  const all = await titleQuotas(ctx, round);
  const names = await namesOf(ctx, all);
  const coverage = all.flatMap(({ title, own, quotas, covered }) => coverageGaps(quotas, covered, groupCounts(own.filter(({ state }) => state !== 'declined'))).map((gap) => ({
    titleId: title.id, titleZh: title.name_zh, titleEn: title.name_en, dimension: gap.dimension, least: gap.least, needed: gap.needed, groups: gap.groups.length, missing: gap.missing.map((group) => ({ zh: names.get(group)?.zh ?? group, en: names.get(group)?.en ?? group })),
  })));
  return { findings: await findingsOf(ctx, round, all, names), rooms: all.map((each) => roomOf(each, names)), coverage };
}
