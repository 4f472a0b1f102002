import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { Bound, ReadContext } from '#platform/server/operations/index.ts';
import type { FigureSource } from '#platform/server/figures/index.ts';
import { listDoubts, settleDoubt } from '../../contract/index.ts';
import { declaredAgainstFigures, partDoubts, photoDoubts, ratioDoubts, roundDoubts, seriesDoubts } from '../../domain/index.ts';
import type { Declared, Doubt } from '../../domain/index.ts';
import { Computing } from '../computing.ts';
import { declaredRows, fingerprintsOf, insertSettlement, repeatedEvents, repeatedPhotos, roundColumns, settlements } from '../queries/consistency.ts';
import type { DeclaredRow, PhotoRow, RepeatedRow } from '../queries/consistency.ts';
import { figuresByCode } from '../queries/figures.ts';

const DOUBTS_MAX = 500;
const PHOTO_DOUBTS_MAX = 100;
const KEY_LENGTH = 32;

/** A doubt is known by what it says: other numbers make another doubt. */
const keyOf = (doubt: Doubt): string => sha256Hex(canonicalJson([doubt.rule, doubt.facts, doubt.at.map(({ path, label }) => path ?? label)])).slice(0, KEY_LENGTH);

const declaredOf = (row: DeclaredRow): Declared[] => (row.value === null || row.series === null ? [] : [{
  label: row.label, path: row.path, series: row.series, value: row.value, unit: row.unit ?? '', numerator: row.numerator, denominator: row.denominator, until: row.until, isCumulative: row.cumulative === 'yes',
}]);

const eventDoubt = (row: RepeatedRow): Doubt => ({ rule: 'eventTwice', facts: { name: row.name ?? '', on: row.on_date ?? '', count: row.count }, at: row.labels.map((label, at) => ({ label, path: row.paths[at] ?? null })) });

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

async function doubtsOf(ctx: ReadContext, sources: readonly FigureSource[]): Promise<Doubt[]> {
  const computing = new Computing(ctx, sources);
  const found: Doubt[] = [];
  const declared: Declared[] = [];
  await computing.underShapes(undefined, async (inner, shapes, source) => {
    for (const shape of shapes) {
      declared.push(...(await declaredRows(inner.tx, shape)).flatMap(declaredOf));
      found.push(...roundDoubts((await roundColumns(inner.tx, shape)).map((column) => ({ ...column, label: shape.words.zh, path: null }))));
    }
    const events = source.events?.(inner);
    if (events !== undefined) found.push(...(await repeatedEvents(inner.tx, events)).map(eventDoubt));
  });
  found.push(...await photosTwice(computing));
  const figures = await figuresByCode(ctx.tx, ctx.programmeId);
  const values = await computing.values(figures);
  const computed = figures.flatMap((figure) => {
    const value = values.get(figure.code);
    return value?.outcome !== 'computed' ? [] : [{ code: figure.code, label: figure.label_zh, path: `/figures/${figure.id}`, kind: figure.kind, value: value.value, numerator: value.numerator, denominator: value.denominator, partOf: figure.definition.partOf ?? null }];
  });
  return [...ratioDoubts(declared), ...declaredAgainstFigures(declared, computed), ...partDoubts(computed), ...seriesDoubts(declared), ...found];
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
