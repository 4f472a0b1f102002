import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { Bound, ReadContext } from '#platform/server/operations/index.ts';
import type { FigureSource } from '#platform/server/figures/index.ts';
import { listDoubts, settleDoubt } from '../../contract/index.ts';
import { declaredAgainstFigures, eventDoubts, figureSeriesDoubts, partDoubts, photoDoubts, ratioDoubts, roundDoubts, seriesDoubts } from '../../domain/index.ts';
import type { Declared, Doubt, FigureOverTime, FigurePoint } from '../../domain/index.ts';
import { Computing } from '../computing.ts';
import type { Value } from '../computing.ts';
import { declaredRows, eventsTitled, eventTitles, fingerprintsOf, insertSettlement, repeatedPhotos, roundColumns, settlements } from '../queries/consistency.ts';
import type { DeclaredRow, EventRow, PhotoRow } from '../queries/consistency.ts';
import { figuresByCode, publishedValues } from '../queries/figures.ts';
import type { StoredFigure } from '../queries/figures.ts';

const DOUBTS_MAX = 500;
const PHOTO_DOUBTS_MAX = 100;
const EVENT_DOUBTS_MAX = 100;
const KEY_LENGTH = 32;

/** A doubt is known by what it says: other numbers make another doubt. */
const keyOf = (doubt: Doubt): string => sha256Hex(canonicalJson([doubt.rule, doubt.facts, doubt.at.map(({ path, label }) => path ?? label)])).slice(0, KEY_LENGTH);

const declaredOf = (row: DeclaredRow): Declared[] => (row.value === null || row.series === null ? [] : [{
  label: row.label, path: row.path, series: row.series, value: row.value, unit: row.unit ?? '', numerator: row.numerator, denominator: row.denominator, until: row.until, isCumulative: row.cumulative === 'yes',
}]);

/** Each source is read under the reach of its own permission, so that pictures of different sources meet here and not in one statement. */
async function photosTwice(computing: Computing): Promise<Doubt[]> {
  const seen = new Set<string>();
  const elsewhere = new Set<string>();
  const photos: PhotoRow[] = [];
  await computing.underShapes(undefined, async (inner, _shapes, source) => {
    const own = source.photos?.(inner);
    if (own !== undefined) for (const fingerprint of await fingerprintsOf(inner.tx, own)) (seen.has(fingerprint) ? elsewhere : seen).add(fingerprint);
  });
  await computing.underShapes(undefined, async (inner, _shapes, source) => {
    const own = source.photos?.(inner);
    if (own !== undefined) photos.push(...(await repeatedPhotos(inner.tx, own, [...elsewhere])));
  });
  return photoDoubts(photos).slice(0, PHOTO_DOUBTS_MAX);
}

/** As with pictures: titles that stand in two places, then what happened under them. */
async function eventsTwice(computing: Computing): Promise<Doubt[]> {
  const first = new Map<string, string>();
  const repeated = new Set<string>();
  const events: EventRow[] = [];
  await computing.underShapes(undefined, async (inner, _shapes, source) => {
    const own = source.events?.(inner);
    if (own !== undefined) for (const { key, kind } of await eventTitles(inner.tx, own)) {
      const known = first.get(key);
      if (known === undefined) first.set(key, kind);
      else if (known !== kind) repeated.add(key);
    }
  });
  if (repeated.size === 0) return [];
  await computing.underShapes(undefined, async (inner, _shapes, source) => {
    const own = source.events?.(inner);
    if (own !== undefined) events.push(...(await eventsTitled(inner.tx, own, [...repeated])));
  });
  return eventDoubts(events).slice(0, EVENT_DOUBTS_MAX);
}

/** Each figure as it was published, and as it is now for those who see all of it. */
async function overTime(ctx: ReadContext, figures: readonly StoredFigure[], values: ReadonlyMap<string, Value>): Promise<FigureOverTime[]> {
  const published = Map.groupBy(await publishedValues(ctx.tx, ctx.programmeId), ({ figure_id: id }) => id);
  return figures.map((figure) => {
    const now = values.get(figure.code);
    const on = figure.definition.asOf ?? ctx.today;
    const points = (published.get(figure.id) ?? []).map((each): FigurePoint => ({ on: each.as_of, value: each.value, publishedIn: each.published_in, definition: each.definition }));
    const isLater = (points.at(-1)?.on ?? '') <= on;
    return {
      label: figure.label_zh, path: `/figures/${figure.id}`, kind: figure.kind, isCumulative: figure.definition.isCumulative === true,
      points: now?.outcome === 'computed' && now.whole && now.value !== null && isLater ? [...points, { on, value: now.value, publishedIn: null, definition: figure.definition }] : points,
    };
  });
}

async function doubtsOf(ctx: ReadContext, sources: readonly FigureSource[]): Promise<Doubt[]> {
  const computing = new Computing(ctx, sources);
  const found: Doubt[] = [];
  const declared: Declared[] = [];
  await computing.underShapes(undefined, async (inner, shapes) => {
    for (const shape of shapes) {
      declared.push(...(await declaredRows(inner.tx, shape)).flatMap(declaredOf));
      found.push(...roundDoubts((await roundColumns(inner.tx, shape)).map((column) => ({ ...column, label: shape.words.zh, path: null }))));
    }
  });
  found.push(...await eventsTwice(computing), ...await photosTwice(computing));
  const figures = await figuresByCode(ctx.tx, ctx.programmeId);
  const values = await computing.values(figures);
  const computed = figures.flatMap((figure) => {
    const value = values.get(figure.code);
    return value?.outcome !== 'computed' ? [] : [{ code: figure.code, label: figure.label_zh, path: `/figures/${figure.id}`, kind: figure.kind, value: value.value, numerator: value.numerator, denominator: value.denominator, partOf: figure.definition.partOf ?? null }];
  });
  return [...ratioDoubts(declared), ...declaredAgainstFigures(declared, computed), ...partDoubts(computed), ...seriesDoubts(declared), ...figureSeriesDoubts(await overTime(ctx, figures, values)), ...found];
}

export function doubtOperations(sources: readonly FigureSource[]): readonly Bound[] {
  const listDoubtsBound = bindRead(listDoubts, async (ctx) => {
    const doubts = await doubtsOf(ctx, sources);
    const shown = doubts.slice(0, DOUBTS_MAX).map((doubt) => ({ key: keyOf(doubt), doubt }));
    const settled = new Map((await settlements(ctx.tx, ctx.programmeId, shown.map(({ key }) => key))).map((row) => [row.doubt_key, row]));
    return {
      rows: shown.map(({ key, doubt }) => {
        const row = settled.get(key);
        return { key, rule: doubt.rule, facts: { ...doubt.facts }, at: doubt.at.map((each) => ({ ...each })), settlement: row === undefined ? null : { outcome: row.outcome, note: row.note, by: row.by, at: row.at } };
      }),
      isCut: doubts.length > DOUBTS_MAX,
    };
  });

  const settleDoubtBound = bindWrite(settleDoubt, async (ctx, { key, outcome, note }) => {
    if (!(await doubtsOf(ctx, sources)).some((doubt) => keyOf(doubt) === key)) return ctx.refuse('figures.doubt_gone');
    await insertSettlement(ctx.tx, ctx.programmeId, { id: ctx.newId(), key, outcome, note, now: new Date(ctx.now).toISOString(), personId: ctx.personId });
    ctx.record({ kind: 'figureDoubt', id: key, change: { outcome } });
    ctx.emit({ topic: 'figures', subjectId: ctx.programmeId });
    return { key };
  });

  return [listDoubtsBound, settleDoubtBound];
}
