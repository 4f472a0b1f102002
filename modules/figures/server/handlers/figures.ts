import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { Bound, ReadContext, Refusal } from '#platform/server/operations/index.ts';
import type { FigureSource } from '#platform/server/figures/index.ts';
import { bindExport } from '#platform/server/exports/index.ts';
import { dateColumn, defineColumns, integerColumn, numberColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { exportFigureRows, exportFigures, freezeFigure, groupFigure, kindWords, listFigureRows, listFigures, readDrift, readFigure } from '../../contract/index.ts';
import { hasOwnRows, madeOf, narrowed, narrowingOf } from '../../domain/index.ts';
import type { FigureDefinition, Narrowing } from '../../domain/index.ts';
import { Computing } from '../computing.ts';
import type { Value } from '../computing.ts';
import { driftOf, freezeOne, freezeOut, freezesNow } from '../freezing.ts';
import { figureGroups, figureRows } from '../queries/compile.ts';
import type { RowCursor } from '../queries/compile.ts';
import { figurePage, figuresByCode, figureTotal, placesNamed, relativesOf } from '../queries/figures.ts';
import type { StoredFigure } from '../queries/figures.ts';

const GROUPS_MAX = 500;
const CHOICES_OF_GROUPS = ['text', 'boolean'];
/** Says where a row came from, for those who run the programme; nothing that a figure is told apart by. */
const MARK_OF_DEMONSTRATION = 'isSynthetic';

type RowsRefusal = 'figures.rows_not_permitted' | 'figures.no_rows_of_its_own';

const rowOut = (ctx: ReadContext, stored: StoredFigure, value: Value | undefined) => ({
  id: stored.id, code: stored.code, labelZh: stored.label_zh, labelEn: stored.label_en, unit: stored.unit, kind: stored.kind, scopeNote: stored.scope_note, source: stored.definition.source,
  outcome: value?.outcome ?? 'noSource' as const, value: value?.value ?? null, numerator: value?.numerator ?? null, denominator: value?.denominator ?? null, rowCount: value?.rowCount ?? 0, isWhole: value?.whole ?? false,
  asOf: stored.definition.asOf ?? ctx.today, version: stored.version, published: stored.published_at === null ? null : { value: stored.published_value, in: stored.published_in ?? '', at: stored.published_at },
});

async function stored(ctx: ReadContext, figureId: string): Promise<StoredFigure> {
  const [found] = await figurePage(ctx.tx, ctx.programmeId, { id: figureId }, 'code', { limit: 1, offset: 0 });
  return found ?? ctx.notFound();
}

function noRows(ctx: ReadContext, definition: FigureDefinition): Refusal<RowsRefusal> {
  return ctx.refuse(!hasOwnRows(definition) ? 'figures.no_rows_of_its_own' : 'figures.rows_not_permitted') as Refusal<RowsRefusal>;
}

type Groupings = OutputOf<typeof readFigure>['groupings'];
type Unknown = Refusal<'figures.grouping_unknown'>;

/** 收窄 · The definition for the groups asked for. @returns a refusal for a grouping that this figure does not have */
async function narrowedOf(ctx: ReadContext, computing: Computing, figure: StoredFigure, asked: readonly string[] | undefined): Promise<{ definition: FigureDefinition; groups: readonly Narrowing[] } | Unknown> {
  if (asked === undefined || asked.length === 0) return { definition: figure.definition, groups: [] };
  const known = new Set((await groupingsOf(computing, figure)).map(({ by }) => by));
  const groups = asked.map(narrowingOf);
  const unknown = ctx.refuse('figures.grouping_unknown', {}, { pointers: ['/narrow'] }) as Unknown;
  if (groups.some((group) => group === null || !known.has(group.by))) return unknown;
  const shape = await computing.under(figure.definition, (_inner, { ground }) => Promise.resolve(ground.shape));
  const definition = narrowed(figure.definition, groups as Narrowing[], (column) => typeof shape !== 'string' && shape.columns[column]?.type === 'boolean');
  return definition === null ? unknown : { definition, groups: groups as Narrowing[] };
}

/** What groups are called. */
async function groupWords(ctx: ReadContext, computing: Computing, figure: StoredFigure, groupings: Groupings, groups: readonly Narrowing[]) {
  const places = new Map((await placesNamed(ctx.tx, ctx.programmeId, groups.flatMap(({ by, key }) => ((by === '@zone' || by === '@place') && key !== null ? [key] : [])))).map((place) => [place.id, { zh: place.zh, en: place.en }]));
  const shape = await computing.under(figure.definition, (_inner, { ground }) => Promise.resolve(ground.shape));
  return groups.map(({ by, key }) => {
    const choice = typeof shape === 'string' ? undefined : shape.columns[by]?.choices?.find(({ value }) => value === key)?.words;
    return { by, key, byWords: groupings.find((each) => each.by === by)?.words ?? { zh: by, en: by }, words: (key === null ? null : places.get(key)) ?? (choice === undefined ? null : { ...choice }) };
  });
}

const cursorText = (cursor: RowCursor): string => Buffer.from(JSON.stringify([cursor.at, cursor.id])).toString('base64url');
function cursorOf(text: string | undefined): RowCursor | undefined {
  if (text === undefined) return undefined;
  try {
    const [at, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [string | number | null, string];
    return typeof id === 'string' && (at === null || typeof at === 'number' || /^[\d.-]{1,30}$/u.test(at)) ? { at, id } : undefined;
  } catch { return undefined; }
}

/** Ways in which this figure can be told apart. */
async function groupingsOf(computing: Computing, { definition }: StoredFigure): Promise<OutputOf<typeof readFigure>['groupings']> {
  const time = (by: string, zh: string, en: string) => ({ by, words: { zh, en } });
  if (definition.aggregate.kind === 'rank' || !hasOwnRows(definition)) return [];
  const found = await computing.under(definition, (_inner, { ground: { shape } }) => Promise.resolve([
    ...(shape.place === undefined ? [] : [time('@zone', '按片区、乡镇', 'By zone or town'), time('@place', '按区域', 'By place')]), ...(shape.day === undefined ? [] : [time('@year', '按年', 'By year'), time('@month', '按月', 'By month')]),
    ...Object.entries(shape.columns)
      .filter(([by, { type, choices }]) => by !== MARK_OF_DEMONSTRATION && CHOICES_OF_GROUPS.includes(type) && (choices !== undefined || type === 'boolean'))
      .map(([by, { words }]) => ({ by, words: { zh: `按${words.zh}`, en: `By ${words.en.toLowerCase()}` } })),
  ]));
  return typeof found === 'string' ? [] : found;
}

function reading(sources: readonly FigureSource[]) {
  const listFiguresBound = bindRead(listFigures, async (ctx, { page, pageSize, sort, ...filter }) => {
    const found = await figurePage(ctx.tx, ctx.programmeId, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
    const values = await new Computing(ctx, sources).values(found);
    return { rows: found.map((each) => rowOut(ctx, each, values.get(each.code))), total: await figureTotal(ctx.tx, ctx.programmeId, filter), page, pageSize };
  });

  const readFigureBound = bindRead(readFigure, async (ctx, { figureId, narrow }) => {
    const figure = await stored(ctx, figureId);
    const { definition } = figure;
    const computing = new Computing(ctx, sources);
    const asked = await narrowedOf(ctx, computing, figure, narrow);
    if ('refusal' in asked) return asked;
    const relatives = await relativesOf(ctx.tx, ctx.programmeId, figure);
    const values = await computing.values([figure, ...relatives, ...(asked.groups.length === 0 ? [] : [{ code: '@narrowed', definition: asked.definition }])]);
    const value = values.get(figure.code);
    const shape = await computing.under(definition, (_inner, { ground }) => Promise.resolve({ ...ground.shape.words }));
    const made = madeOf(definition.aggregate);
    const parts = made.length === 0 ? [] : await figuresByCode(ctx.tx, ctx.programmeId, [...made]);
    const freezes = await freezesNow(ctx, computing, figure);
    const groupings = await groupingsOf(computing, figure);
    const name = ({ id, code, label_zh: labelZh, label_en: labelEn }: StoredFigure) => ({ id, code, labelZh, labelEn });
    const whole = relatives.find(({ code }) => code === definition.partOf?.figure);
    const { whole: isWhole = false, ...now } = values.get('@narrowed') ?? {};
    return {
      ...rowOut(ctx, figure, value), definition: definition as never, sourceWords: typeof shape === 'string' ? null : shape, groupings, parts: parts.toSorted((one, other) => made.indexOf(one.code) - made.indexOf(other.code)).map(name), freezes,
      whole: whole === undefined ? null : { ...name(whole), value: values.get(whole.code)?.value ?? null, isComplete: definition.partOf?.complete === true },
      madeOf: relatives.filter((each) => each.definition.partOf?.figure === figure.code).map((each) => ({ ...name(each), value: values.get(each.code)?.value ?? null, isComplete: each.definition.partOf?.complete === true })),
      narrowed: asked.groups.length === 0 ? null : { ...(now as Omit<Value, 'whole'>), isWhole, groups: await groupWords(ctx, computing, figure, groupings, asked.groups) },
    };
  });

  const listFigureRowsBound = bindRead(listFigureRows, async (ctx, { figureId, page, pageSize, sort, narrow, after }) => {
    const figure = await stored(ctx, figureId);
    const computing = new Computing(ctx, sources);
    const narrowing = await narrowedOf(ctx, computing, figure, narrow);
    if ('refusal' in narrowing) return narrowing;
    const { definition } = narrowing;
    const found = await computing.under(definition, (inner, asked) => figureRows(inner.tx, asked, { limit: pageSize, offset: (page - 1) * pageSize, after: cursorOf(after) }, sort));
    if (typeof found === 'string') return noRows(ctx, figure.definition);
    const total = await ctx.remember(`figures.rows:${figureId}:${figure.version}:${ctx.today}:${ctx.personId}:${(narrow ?? []).join('|')}`, async () => (await computing.values([{ code: figure.code, definition }])).get(figure.code)?.rowCount ?? 0);
    const last = found.at(-1);
    return {
      rows: found.map((row) => ({ id: row.id, label: row.label ?? '', on: row.on_date, place: row.place_zh === null ? null : { zh: row.place_zh, en: row.place_en ?? row.place_zh }, amount: row.amount, path: row.path })), total, page, pageSize,
      next: last === undefined || found.length < pageSize ? null : cursorText({ at: sort === 'amount' || sort === '-amount' ? last.amount : last.on_date, id: last.id }),
    };
  });

  const groupFigureBound = bindRead(groupFigure, async (ctx, { figureId, by, narrow }) => {
    const figure = await stored(ctx, figureId);
    const computing = new Computing(ctx, sources);
    if (!(await groupingsOf(computing, figure)).some((each) => each.by === by)) return figure.definition.source === null ? noRows(ctx, figure.definition) : ctx.refuse('figures.grouping_unknown', {}, { pointers: ['/by'] });
    const narrowing = await narrowedOf(ctx, computing, figure, narrow);
    if ('refusal' in narrowing) return narrowing;
    const found = await computing.under(narrowing.definition, async (inner, asked) => {
      const choices = new Map(asked.ground.shape.columns[by]?.choices?.map(({ value, words }) => [value, words]));
      return (await figureGroups(inner.tx, asked, by, GROUPS_MAX)).map((row) => ({ key: row.key, words: row.zh !== null ? { zh: row.zh, en: row.en ?? row.zh } : choices.has(row.key ?? '') ? { ...choices.get(row.key ?? '') as { zh: string; en: string } } : null, value: row.value, rowCount: row.row_count }));
    });
    return typeof found === 'string' ? noRows(ctx, figure.definition) : { rows: found };
  });

  return { listFiguresBound, readFigureBound, listFigureRowsBound, groupFigureBound };
}

function publishing(sources: readonly FigureSource[]) {
  const freezeFigureBound = bindWrite(freezeFigure, async (ctx, { figureId, publishedIn }) => {
    const figure = await stored(ctx, figureId);
    const kept = await freezeOne(ctx, new Computing(ctx, sources), figure, publishedIn);
    return typeof kept === 'string' ? ctx.refuse(kept) : freezeOut(kept, { hash: kept.rows_hash, definitionHolds: true });
  });

  const readDriftBound = bindRead(readDrift, async (ctx, { freezeId }) => {
    const drift = (await driftOf(ctx, new Computing(ctx, sources), freezeId)) ?? ctx.notFound();
    return drift === 'notPermitted' ? ctx.refuse('figures.rows_not_permitted') : drift;
  });

  return [freezeFigureBound, readDriftBound];
}

export function figureOperations(sources: readonly FigureSource[]): readonly Bound[] {
  const { listFiguresBound, readFigureBound, listFigureRowsBound, groupFigureBound } = reading(sources);
  return [
    listFiguresBound, readFigureBound, listFigureRowsBound, groupFigureBound, ...publishing(sources),
    bindExport(exportFigures, listFiguresBound, listFigures, {
      name: { zh: '数字', en: 'Figures' },
      columns: defineColumns({
        code: textColumn({ zh: '代码', en: 'Code', required: true, width: 28 }), label: textColumn({ zh: '名称', en: 'Label', required: true, width: 32 }), kind: textColumn({ zh: '类别', en: 'Kind', required: true }), value: numberColumn({ zh: '数值', en: 'Value' }), unit: textColumn({ zh: '单位', en: 'Unit', required: true }),
        numerator: numberColumn({ zh: '分子', en: 'Numerator' }), denominator: numberColumn({ zh: '分母', en: 'Denominator' }), rows: integerColumn({ zh: '记录数', en: 'Rows', required: true }), asOf: dateColumn({ zh: '参考日', en: 'As of', required: true }), scopeNote: textColumn({ zh: '统计口径', en: 'What counts', maxLength: 1_000, width: 40 }),
      }),
      row: (row, { text, words }) => ({ code: row.code, label: text(row.labelZh, row.labelEn) as string, kind: kindWords[row.kind][words], value: row.value, unit: row.unit, numerator: row.numerator, denominator: row.denominator, rows: row.rowCount, asOf: row.asOf, scopeNote: row.scopeNote === '' ? null : row.scopeNote }),
    }),
    bindExport(exportFigureRows, listFigureRowsBound, listFigureRows, {
      name: { zh: '数字背后的记录', en: 'Rows behind a figure' },
      columns: defineColumns({ label: textColumn({ zh: '记录', en: 'Row', maxLength: 400, width: 36 }), on: dateColumn({ zh: '日期', en: 'Day' }), place: textColumn({ zh: '区域', en: 'Place', width: 20 }), amount: numberColumn({ zh: '计入', en: 'Adds', required: true }), path: textColumn({ zh: '页面', en: 'Page', width: 36, maxLength: 400 }) }),
      row: (row, { words }) => ({ label: row.label, on: row.on, place: row.place?.[words] ?? null, amount: row.amount, path: row.path }),
    }),
  ];
}
