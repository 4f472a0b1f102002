import { openPublicSite } from '#modules/places/server/index.ts';
import { sameStandards } from '#modules/frameworks/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { Bound, ReadContext } from '#platform/server/operations/index.ts';
import type { AskKind, AskSource } from '#platform/server/asks/index.ts';
import { previewAsk, publishMonth, readBurden, readPublicBurden, setRate } from '../contract/index.ts';
import { minutesAWeek, minutesBy, monthsUpTo, overlapOf, rateOf, unitsAsked, wholeMinutes } from '../domain/index.ts';
import type { Asked, Rate } from '../domain/index.ts';
import { askedRows, keepMonth, keepRate, measuredMinutes, publishedMonths, ratesSet, topicRows, unitsNamed } from './queries/burden.ts';
import type { AskedRow, MeasuredRow } from './queries/burden.ts';

/** How far back an ask counts as asked already. @unit months */
const ASKED_MONTHS = 6;
/** How far back work says how long it takes. @unit months */
const MEASURED_MONTHS = 12;
const PUBLIC_MONTHS = 12;
const OVERLAPS_MAX = 20;
const ASKS_MAX = 20;
const TOPICS_MAX = 300;

const tenth = (value: number): number => Math.round(value * 10) / 10;
const monthOf = (day: string): string => day.slice(0, 7);

interface Rates { readonly of: ReadonlyMap<string, Rate>; readonly measured: ReadonlyMap<string, MeasuredRow>; readonly minutes: ReadonlyMap<string, number> }

async function ratesOf(ctx: ReadContext, sources: readonly AskSource[]): Promise<Rates> {
  const measured = new Map<string, MeasuredRow>();
  const since = `${monthsUpTo(monthOf(ctx.today), MEASURED_MONTHS)[0] ?? ''}-01`;
  for (const source of sources) if (source.measured !== undefined) for (const row of await measuredMinutes(ctx.tx, source.measured(ctx, since))) measured.set(row.kind, row);
  const set = new Map((await ratesSet(ctx.tx, ctx.programmeId)).map(({ kind, minutes }) => [kind, minutes]));
  const of = new Map(sources.flatMap(({ kinds }) => kinds).map(({ code, minutes: byDefault }) => [code, rateOf({ set: set.get(code) ?? null, measured: measured.get(code) ?? null, byDefault })]));
  return { of, measured, minutes: new Map([...of].map(([kind, { minutes }]) => [kind, minutes])) };
}

async function askedIn(ctx: ReadContext, sources: readonly AskSource[], months: readonly string[]): Promise<AskedRow[]> {
  const [from, to] = [months[0] as string, months.at(-1) as string];
  const found: AskedRow[] = [];
  for (const source of sources) found.push(...await askedRows(ctx.tx, source.asked(ctx, `${from}-01`), from, to));
  return found;
}

const plain = (row: AskedRow): Asked => ({ kind: row.kind, askId: row.ask_id, month: row.month, unitId: row.unit_id, items: row.items });

function parsed(about: string): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(about);
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? found as Readonly<Record<string, unknown>> : {};
  } catch { return {}; }
}

/** What a role was asked by the week in the last whole month, by all kinds that ask it. */
async function roleAWeek(ctx: ReadContext, sources: readonly AskSource[], { role }: AskKind): Promise<number> {
  const [month] = monthsUpTo(monthOf(ctx.today), 2) as [string];
  const kinds = new Set(sources.flatMap((source) => source.kinds).filter((kind) => kind.role.zh === role.zh).map(({ code }) => code));
  const asked = (await askedIn(ctx, sources.filter((source) => source.kinds.some(({ code }) => kinds.has(code))), [month])).map(plain).filter(({ kind }) => kinds.has(kind));
  const sums = minutesBy(asked, (await ratesOf(ctx, sources)).minutes, () => '');
  return tenth(minutesAWeek(sums.get('') ?? 0, month));
}

/** Minutes by role; kinds that ask the same role are one. */
function rolesOf(kinds: readonly AskKind[], months: readonly string[], byKind: ReadonlyMap<string, number>) {
  const last = months.at(-2);
  return [...Map.groupBy(kinds, ({ role }) => role.zh).values()].map((of) => {
    const minutes = months.map((month) => of.reduce((sum, { code }) => sum + (byKind.get(`${code} ${month}`) ?? 0), 0));
    return { words: { ...(of[0] as AskKind).role }, minutes: minutes.map(tenth), aWeek: last === undefined ? 0 : tenth(minutesAWeek(minutes.at(-2) as number, last)) };
  });
}

function preview(sources: readonly AskSource[]): Bound {
  return bindRead(previewAsk, async (ctx, { kind: code, about }) => {
    const [kindCode = ''] = code.split('@');
    const kind = sources.flatMap(({ kinds }) => kinds).find((each) => each.code === kindCode);
    const drafting = sources.find(({ drafts }) => drafts?.[code] !== undefined);
    if (kind === undefined || (drafting === undefined && code !== kindCode)) return ctx.refuse('burden.kind_unknown', {}, { pointers: ['/kind'] });
    const rate = (await ratesOf(ctx, sources)).of.get(kindCode) as Rate;
    const head = { kind: { ...kind.words }, role: { ...kind.role }, item: { ...kind.item }, rate: { ...rate } };
    const draft = await drafting?.drafts?.[code]?.(ctx, parsed(about)) ?? null;
    if (draft === null) return { ...head, isReady: false, items: 0, times: 0, minutes: 0, overlapShare: 0, topicCount: 0, overlaps: [], unitCount: 0, weekly: null, roleAWeek: 0 };
    const since = `${monthsUpTo(monthOf(ctx.today), ASKED_MONTHS)[0]}-01`;
    const same = await sameStandards(ctx.tx, ctx.programmeId);
    const own = new Set(draft.topics.map((topic) => topic.code));
    const wanted = new Set([...own, ...same.flat()]);
    const rows = [];
    for (const each of sources) if (each.topics !== undefined) rows.push(...await topicRows(ctx.tx, each.topics(ctx, since), [...wanted]));
    const self = parsed(about)['self'];
    const earlier = [...Map.groupBy(rows.filter(({ ask_id: askId }) => askId !== self), ({ kind: of, ask_id: askId }) => `${of} ${askId}`)].map(([askId, of]) => ({ askId, topics: of.map(({ topic }) => topic), asked: of, row: of[0] as (typeof of)[number] }));
    const overlap = overlapOf([...own], earlier, same);
    const labels = new Map(draft.topics.map((topic) => [topic.code, topic.label]));
    const words = new Map(sources.flatMap((each) => each.kinds).map((each) => [each.code, each.words]));
    const units = [...new Set(draft.units ?? [])];
    const minutes = draft.items * draft.times * rate.minutes;
    return {
      ...head, isReady: true, items: draft.items, times: draft.times, minutes: tenth(minutes), overlapShare: overlap.share, topicCount: own.size, unitCount: units.length,
      weekly: draft.weeks === undefined ? null : { minutes: tenth(minutes / draft.weeks), each: tenth(draft.items * rate.minutes / draft.weeks) }, roleAWeek: await roleAWeek(ctx, sources, kind),
      overlaps: overlap.with.slice(0, OVERLAPS_MAX).map(({ askId, topics }) => {
        const { row, asked } = earlier.find((each) => each.askId === askId) as (typeof earlier)[number];
        return { askId: row.ask_id, kind: { ...(words.get(row.kind) ?? kind.words) }, unitCount: unitsAsked({ topics: [...own], units }, asked, same).length, label: row.label, path: row.path, on: row.asked_on, topics: topics.slice(0, TOPICS_MAX).map((topic) => labels.get(topic) ?? topic) };
      }),
    };
  });
}

/** What is of no one unit: sheets of judges, sites that a running round drew. */
const NO_UNIT = { zh: '不分单位', en: 'Of no unit' };

interface UnitSums { readonly id: string | null; readonly words: { readonly zh: string; readonly en: string } | null; readonly minutes: readonly number[] }

/** 按单位 · Whole minutes of each place and organisation and of what is of no one unit, in each month; the rows of a month add up to what it was in all. */
async function byUnitIn(ctx: ReadContext, asked: readonly Asked[], rates: ReadonlyMap<string, number>, months: readonly string[]): Promise<{ readonly totals: readonly number[]; readonly units: readonly UnitSums[] }> {
  const ids = [...new Set(asked.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))];
  const named = (await unitsNamed(ctx.tx, ctx.programmeId, ids)).toSorted((one, other) => (one.zh < other.zh ? -1 : one.zh > other.zh ? 1 : one.id < other.id ? -1 : 1));
  const known = new Set(named.map(({ id }) => id));
  const sums = minutesBy(asked, rates, ({ month, unitId }) => `${unitId !== null && known.has(unitId) ? unitId : ''} ${month}`);
  const isLeft = asked.some(({ unitId }) => unitId === null || !known.has(unitId));
  const heads = [...named.map(({ id, zh, en }) => ({ id, words: { zh, en } })), ...(isLeft ? [{ id: null, words: null }] : [])];
  const columns = months.map((month) => wholeMinutes(heads.map(({ id }) => sums.get(`${id ?? ''} ${month}`) ?? 0)));
  return { totals: columns.map(({ total }) => total), units: heads.map((head, at) => ({ ...head, minutes: columns.map(({ rows }) => rows[at] as number) })) };
}

/** A month as it stands: by unit, by kind, in all. */
async function contentOf(ctx: ReadContext, sources: readonly AskSource[], month: string) {
  const rates = await ratesOf(ctx, sources);
  const asked = (await askedIn(ctx, sources, [month])).map(plain);
  const { totals, units } = await byUnitIn(ctx, asked, rates.minutes, [month]);
  const byKind = minutesBy(asked, rates.minutes, ({ kind }) => kind);
  const kinds = sources.flatMap((source) => source.kinds).filter(({ code }) => byKind.has(code));
  const ofKinds = wholeMinutes(kinds.map(({ code }) => byKind.get(code) ?? 0));
  return {
    minutes: totals[0] as number,
    content: {
      units: units.map(({ words, minutes }) => ({ words: words ?? NO_UNIT, minutes: minutes[0] as number })),
      kinds: kinds.map((kind, at) => ({ words: { ...kind.words }, role: { ...kind.role }, minutes: ofKinds.rows[at] as number })),
    },
  };
}

function reading(sources: readonly AskSource[]): readonly Bound[] {
  const kinds: readonly AskKind[] = sources.flatMap((source) => source.kinds);
  const readBurdenBound = bindRead(readBurden, async (ctx, { months: count }) => {
    const months = monthsUpTo(monthOf(ctx.today), count);
    const rates = await ratesOf(ctx, sources);
    const found = await askedIn(ctx, sources, months);
    const asked = found.map(plain);
    const sums = (keyOf: (row: Asked) => string | null) => minutesBy(asked, rates.minutes, keyOf);
    const byKind = sums(({ month, kind }) => `${kind} ${month}`);
    const { totals, units } = await byUnitIn(ctx, asked, rates.minutes, months);
    const published = new Map((await publishedMonths(ctx.tx, ctx.programmeId, 60)).map(({ month, published_at: at }) => [month, at]));
    const last = months.at(-1) as string;
    const byAsk = minutesBy(asked.filter(({ month }) => month === last), rates.minutes, ({ kind, askId }) => `${kind} ${askId}`);
    return {
      months: months.map((month, at) => ({ month, minutes: totals[at] as number, publishedAt: published.get(month) ?? null })),
      units: units.map((unit) => ({ ...unit, minutes: [...unit.minutes] })),
      kinds: kinds.map((kind) => {
        const measured = rates.measured.get(kind.code);
        return {
          code: kind.code, words: { ...kind.words }, item: { ...kind.item }, role: { ...kind.role }, rate: { ...rates.of.get(kind.code) as Rate }, byDefault: kind.minutes, measured: measured === undefined ? null : { minutes: measured.minutes, count: measured.count },
          minutes: months.map((month) => tenth(byKind.get(`${kind.code} ${month}`) ?? 0)), items: asked.filter((row) => row.kind === kind.code).reduce((sum, { items }) => sum + items, 0),
        };
      }),
      roles: rolesOf(kinds, months, byKind),
      asks: [...byAsk].toSorted(([, one], [, other]) => other - one).slice(0, ASKS_MAX).map(([key, minutes]) => {
        const row = found.find((each) => `${each.kind} ${each.ask_id}` === key) as AskedRow;
        return { kind: row.kind, askId: row.ask_id, label: row.label, path: row.path, minutes: tenth(minutes) };
      }),
    };
  });

  const readPublicBurdenBound = bindRead(readPublicBurden, async (ctx) => {
    await openPublicSite(ctx);
    return { months: (await publishedMonths(ctx.tx, ctx.programmeId, PUBLIC_MONTHS)).map(({ month, minutes, content, published_at: publishedAt }) => ({ month, minutes, publishedAt, units: content.units.map((each) => ({ ...each })), kinds: content.kinds.map((each) => ({ ...each })) })) };
  });
  return [readBurdenBound, readPublicBurdenBound];
}

function writing(sources: readonly AskSource[]): readonly Bound[] {
  const setRateBound = bindWrite(setRate, async (ctx, { kind, minutes }) => {
    if (!sources.some(({ kinds }) => kinds.some(({ code }) => code === kind))) return ctx.refuse('burden.kind_unknown', {}, { pointers: ['/kind'] });
    await keepRate(ctx.tx, ctx.programmeId, { kind, minutes, now: new Date(ctx.now).toISOString(), personId: ctx.personId });
    ctx.record({ kind: 'burdenRate', id: kind, change: { minutes } });
    ctx.emit({ topic: 'burden', subjectId: kind });
    return { rate: { ...(await ratesOf(ctx, sources)).of.get(kind) as Rate } };
  });

  const publishMonthBound = bindWrite(publishMonth, async (ctx, { month }) => {
    if (month >= monthOf(ctx.today)) return ctx.refuse('burden.month_not_over', {}, { pointers: ['/month'] });
    const { minutes, content } = await contentOf(ctx, sources, month);
    await keepMonth(ctx.tx, ctx.programmeId, { month, minutes, content, now: new Date(ctx.now).toISOString(), personId: ctx.personId });
    ctx.record({ kind: 'burdenMonth', id: month, change: { act: 'publish', minutes } });
    ctx.emit({ topic: 'burden', subjectId: month });
    return { minutes };
  });
  return [setRateBound, publishMonthBound];
}

export const burdenOperations = (sources: readonly AskSource[]): readonly Bound[] => [preview(sources), ...reading(sources), ...writing(sources)];
