/** 核对公布的数字 · Published numbers held against the records: a list, or a sheet that somebody filled in, whose bad cells are named. */
import type { FigureSource } from '#platform/server/figures/index.ts';
import { importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { Bound, WriteContext } from '#platform/server/operations/index.ts';
import { booleanColumn, columnLetter, dateColumn, defineColumns, parseRows, readMatchingTable, requireReadable, SpreadsheetError, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { CellError, RowOf, TableHeader } from '#platform/server/spreadsheet/index.ts';
import type { BadRow } from '#platform/contract/tasks.ts';
import type { InputOf } from '#platform/contract/index.ts';
import { CHECKED_MAX, checkFigures, checkFigureSheet, figureCheckTemplate } from '../../contract/index.ts';
import { isAsExpected, isShare, publishedNumber, verdictOf } from '../../domain/index.ts';
import type { Verdict } from '../../domain/index.ts';
import { Computing } from '../computing.ts';
import type { Value } from '../computing.ts';
import { figuresByCode } from '../queries/figures.ts';
import type { StoredFigure } from '../queries/figures.ts';

type Entry = Required<Omit<InputOf<typeof checkFigures>['figures'][number], 'asOf'>> & { readonly asOf?: string | undefined };

/** Figures by their code, with or without the programme before it. */
function byCodes(ctx: WriteContext, figures: readonly StoredFigure[]): (id: string) => StoredFigure | undefined {
  const byCode = new Map(figures.map((figure) => [figure.code, figure]));
  return (id) => byCode.get(id) ?? (id.startsWith(`${ctx.programmeCode}.`) ? byCode.get(id.slice(ctx.programmeCode.length + 1)) : undefined);
}

async function checked(ctx: WriteContext, sources: readonly FigureSource[], { figures, asOf }: { readonly figures: readonly Entry[]; readonly asOf: string | undefined }, known: (id: string) => StoredFigure | undefined) {
  const dayOf = (published: Entry): string | null => published.asOf ?? asOf ?? null;
  const values = new Map<string | null, ReadonlyMap<string, Value>>();
  for (const [day, entries] of Map.groupBy(figures, dayOf)) {
    const asked = new Map(entries.flatMap(({ id }) => { const figure = known(id); return figure === undefined ? [] : [[figure.code, figure] as const]; }));
    values.set(day, await new Computing(ctx, sources, day).values([...asked.values()]));
  }
  const rows = figures.map((published) => {
    const figure = known(published.id);
    const value = figure === undefined ? undefined : values.get(dayOf(published))?.get(figure.code);
    const verdict: Verdict = value === undefined ? 'noFigure' : value.outcome === 'notPermitted' ? 'notPermitted' : verdictOf(published, value);
    return {
      id: published.id, figureId: figure?.id ?? null, label: published.label === '' ? (figure?.label_zh ?? '') : published.label, unit: published.unit === '' ? (figure?.unit ?? '') : published.unit, published: published.value, qualifier: published.qualifier, asOf: dayOf(published),
      computed: value?.value ?? null, numerator: value?.numerator ?? null, denominator: value?.denominator ?? null, rowCount: value?.rowCount ?? 0, verdict, isAsExpected: isAsExpected(published, verdict),
    };
  });
  return { allAsExpected: rows.every((row) => row.isAsExpected), rows };
}

const sheetColumns = defineColumns({
  figure: textColumn({ zh: '数字', en: 'Figure', required: true, maxLength: 200, width: 32, aliases: ['代码', 'Code', '名称', 'Label'], hint: { zh: '数字的代码，或数字目录里的名称', en: 'Its code, or its label in the list of figures' } }),
  published: textColumn({ zh: '公布的数', en: 'Published', required: true, maxLength: 40, width: 14, aliases: ['数值', 'Value'], hint: { zh: '如 1286、98.5%、6万余', en: 'Such as 1286 or 98.5%' } }),
  moreThan: booleanColumn({ zh: '以上（余）', en: 'Or more', width: 12, hint: { zh: '公布的是“……余”“……以上”，填“是”', en: 'Yes where it was published as “more than”' } }),
  asOf: dateColumn({ zh: '公布日', en: 'As of', width: 14, hint: { zh: '这一天之后的记录不计；空为现在', en: 'Rows of later days are left out; now when empty' } }),
});
type SheetRow = RowOf<typeof sheetColumns>;
type SheetKey = keyof typeof sheetColumns & string;

const badRow = ({ rowNumber, column, value, code, zh, en }: CellError): BadRow => ({ row: rowNumber, column: column?.header ?? '', letter: column?.letter ?? '', value, code, zh, en });

/** A share of up to this much is told as often by a decimal, which is how a spreadsheet keeps what it shows as 112 %. */
const DECIMAL_SHARE_MAX = 10;

/** What to write in the place of a share that is above 1 and has no percent sign. */
function shareDoubt(value: number): { readonly zh: string; readonly en: string } {
  const hundredfold = Number((value * 100).toFixed(8));
  return value <= DECIMAL_SHARE_MAX
    ? { zh: `${value} 可以是 ${hundredfold}%，也可以是 ${value}%：请把单元格设为文本，连 % 一起写`, en: `${value} may be ${hundredfold}% or ${value}%: make the cell text and write it with its %` }
    : { zh: `请写成 ${value}%`, en: `write ${value}%` };
}

/** A sheet, row by row: what can be held against the records, and what is to be corrected. */
class Sheet {
  readonly entries: Entry[] = [];
  readonly badRows: BadRow[] = [];
  /** The last row that was read, where so much is to be corrected that the rest was not. */
  stoppedAt: number | null = null;
  readonly #header: TableHeader;
  readonly #figures: readonly StoredFigure[];
  readonly #known: (id: string) => StoredFigure | undefined;
  readonly #firstRows = new Map<string, number>();

  constructor(header: TableHeader, figures: readonly StoredFigure[], known: (id: string) => StoredFigure | undefined) { this.#header = header; this.#figures = figures; this.#known = known; }

  #fail(row: number, key: SheetKey, value: string, code: string, zh: string, en: string): void {
    const index = this.#header.indexes.get(key);
    this.badRows.push({ row, column: index === undefined ? sheetColumns[key].zh : this.#header.headers[index] ?? '', letter: index === undefined ? '' : columnLetter(index), value, code, zh, en });
  }

  read(row: number, { figure: named, published, moreThan, asOf }: SheetRow): void {
    const labelled = this.#figures.filter((each) => each.label_zh === named || each.label_en === named);
    const figure = this.#known(named) ?? (labelled.length === 1 ? labelled[0] : undefined);
    if (figure === undefined) {
      if (labelled.length > 1) this.#fail(row, 'figure', named, 'label_ambiguous', `有 ${labelled.length} 个数字叫“${named}”，请写代码：${labelled.map(({ code }) => code).join('、')}`, `${labelled.length} figures are called “${named}”: write the code, ${labelled.map(({ code }) => code).join(', ')}`);
      else this.#fail(row, 'figure', named, 'unknown_figure', `没有代码或名称为“${named}”的数字`, `There is no figure with the code or label “${named}”`);
      return;
    }
    const first = this.#firstRows.get(`${figure.code} ${asOf ?? ''}`);
    if (first !== undefined) { this.#fail(row, 'figure', named, 'duplicate', `与第 ${first} 行是同一个数字、同一个公布日，请只留一行`, `The same figure and day as in row ${first}: keep one`); return; }
    this.#firstRows.set(`${figure.code} ${asOf ?? ''}`, row);
    const read = publishedNumber(published);
    const share = isShare({ kind: figure.kind, unit: figure.unit });
    if (read === null) { this.#fail(row, 'published', published, 'not_number', `“${published}”不是数；写 1286、98.5%、6万余 这样的`, `“${published}” is no number: write 1286 or 98.5%`); return; }
    if (read.isPercent && !share) { this.#fail(row, 'published', published, 'not_share', `“${figure.label_zh}”的单位是“${figure.unit}”，不是占比，不写 %`, `“${figure.label_en}” is told in ${figure.unit} and is no share: write no %`); return; }
    if (share && !read.isPercent && read.value > 1) {
      const { zh, en } = shareDoubt(read.value);
      this.#fail(row, 'published', published, 'share_unclear', `“${figure.label_zh}”是占比，${zh}`, `“${figure.label_en}” is a share: ${en}`);
      return;
    }
    this.entries.push({ id: figure.code, label: '', value: read.value, unit: '', qualifier: moreThan === true || read.isMoreThan ? 'more_than' : 'exact', kind: share ? 'ratio' : 'count', reproduce: true, ...(asOf === null ? {} : { asOf }) });
  }
}

async function sheetOf(ctx: WriteContext, body: Uint8Array, figures: readonly StoredFigure[]): Promise<Sheet> {
  const table = await parseRows(readMatchingTable({ buffer: body }, sheetColumns), sheetColumns, { everyRowCounts: true });
  try {
    requireReadable(table.header);
    const sheet = new Sheet(table.header, figures, byCodes(ctx, figures));
    for await (const row of table.rows) {
      if (row.ok) sheet.read(row.rowNumber, row.value);
      else sheet.badRows.push(...row.errors.map(badRow));
      if (sheet.badRows.length > CHECKED_MAX) sheet.stoppedAt = row.rowNumber;
      if (sheet.entries.length > CHECKED_MAX || sheet.stoppedAt !== null) break;
    }
    return sheet;
  } finally { await table.close(); }
}

const EXAMPLES = {
  zh: [{ figure: 'volunteers.registered', published: '6万余', moreThan: true, asOf: '2026-06-30' }, { figure: '注册志愿者占比', published: '10.2%', moreThan: null, asOf: null }],
  en: [{ figure: 'volunteers.registered', published: '60000', moreThan: true, asOf: '2026-06-30' }, { figure: 'Share of registered volunteers', published: '10.2%', moreThan: null, asOf: null }],
};

export function checkingOperations(sources: readonly FigureSource[]): readonly Bound[] {
  const checkFiguresBound = bindWrite(checkFigures, async (ctx, { figures, asOf }) => checked(ctx, sources, { figures, asOf }, byCodes(ctx, await figuresByCode(ctx.tx, ctx.programmeId))), { replay: false });

  const checkFigureSheetBound = bindWrite(checkFigureSheet, async (ctx, { file, asOf }) => {
    const figures = await figuresByCode(ctx.tx, ctx.programmeId);
    const unreadable = (reasonZh: string, reasonEn: string, cause: string) => ctx.refuse('platform.import_unreadable', { reasonZh, reasonEn, cause }, { pointers: ['/file'] });
    try {
      const { entries, badRows, stoppedAt } = await sheetOf(ctx, file.body, figures);
      if (entries.length > CHECKED_MAX) return unreadable(`一次最多核对 ${CHECKED_MAX} 个数`, `${CHECKED_MAX} numbers at most at a time`, 'too_many');
      if (entries.length === 0 && badRows.length === 0) return unreadable('表里没有填写数字', 'nothing is filled in', 'empty');
      const { rows, allAsExpected } = await checked(ctx, sources, { figures: entries, asOf }, byCodes(ctx, figures));
      return { rows, badRows: badRows.slice(0, CHECKED_MAX), stoppedAt, allAsExpected: allAsExpected && badRows.length === 0 };
    } catch (error) {
      if (error instanceof SpreadsheetError) return unreadable(error.zh, error.en, error.code);
      throw error;
    }
  }, { replay: false });

  const figureCheckTemplateBound = bindRead(figureCheckTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '公布的数字', en: 'Published numbers' }, sheetColumns, EXAMPLES, format));
  return [checkFiguresBound, checkFigureSheetBound, figureCheckTemplateBound];
}
