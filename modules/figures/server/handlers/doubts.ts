import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { Bound, ReadContext } from '#platform/server/operations/index.ts';
import type { FigureSource } from '#platform/server/figures/index.ts';
import { listDoubts, settleDoubt } from '../../contract/index.ts';
import { declaredAgainstFigures, partDoubts, ratioDoubts, roundDoubts, seriesDoubts } from '../../domain/index.ts';
import type { Declared, Doubt } from '../../domain/index.ts';
import { Computing } from '../computing.ts';
import { declaredRows, insertSettlement, repeatedEvents, repeatedPhotos, roundColumns, settlements } from '../queries/consistency.ts';
import type { DeclaredRow, RepeatedRow } from '../queries/consistency.ts';
import { figuresByCode } from '../queries/figures.ts';

const DOUBTS_MAX = 500;
const KEY_LENGTH = 32;

/** A doubt is known by what it says: other numbers make another doubt. */
const keyOf = (doubt: Doubt): string => sha256Hex(canonicalJson([doubt.rule, doubt.facts, doubt.at.map(({ path, label }) => path ?? label)])).slice(0, KEY_LENGTH);

const declaredOf = (row: DeclaredRow): Declared[] => (row.value === null || row.series === null ? [] : [{
  label: row.label, path: row.path, series: row.series, value: row.value, unit: row.unit ?? '', numerator: row.numerator, denominator: row.denominator, until: row.until, isCumulative: row.cumulative === 'yes',
}]);

const repeated = (rule: 'photoTwice' | 'eventTwice', row: RepeatedRow): Doubt => ({ rule, facts: { name: row.name ?? '', on: row.on_date ?? '', count: row.count }, at: row.labels.map((label, at) => ({ label, path: row.paths[at] ?? null })) });

async function doubtsOf(ctx: ReadContext, sources: readonly FigureSource[]): Promise<Doubt[]> {
  const computing = new Computing(ctx, sources);
  const found: Doubt[] = [];
  const declared: Declared[] = [];
  await computing.underShapes(undefined, async (inner, shapes, source) => {
    for (const shape of shapes) {
      declared.push(...(await declaredRows(inner.tx, shape)).flatMap(declaredOf));
      found.push(...roundDoubts((await roundColumns(inner.tx, shape)).map((column) => ({ ...column, label: shape.words.zh, path: null }))));
    }
    const photos = source.photos?.(inner);
    if (photos !== undefined) found.push(...(await repeatedPhotos(inner.tx, photos)).map((row) => repeated('photoTwice', row)));
    const events = source.events?.(inner);
    if (events !== undefined) found.push(...(await repeatedEvents(inner.tx, events)).map((row) => repeated('eventTwice', row)));
  });
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
