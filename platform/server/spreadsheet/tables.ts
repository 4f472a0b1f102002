import type { Readable } from 'node:stream';
import { columnLetter } from './cells.ts';
import type { CellValue } from './cells.ts';
import { BOOLEAN_LABELS, cellOfValue, normaliseHeader, styleOfColumn } from './columns.ts';
import type { Column, Columns, RowOf } from './columns.ts';
import { ERROR_HEADER } from './header.ts';
import type { TableHeader } from './header.ts';
import type { CellError } from './parse-rows.ts';
import type { MarkedRow, WrittenColumn, WrittenSheet } from './table-model.ts';
import { TEMPLATE_EXAMPLE_NAMES } from './template-words.ts';
import { writeCsv, writeXlsx } from './write-table.ts';

export type TableLanguage = 'zh' | 'en';

export interface WriteTableOptions<Definition extends Columns> {
  readonly name: string;
  readonly columns: Definition;
  readonly rows: Iterable<RowOf<Definition>> | AsyncIterable<RowOf<Definition>>;
  readonly language: TableLanguage;
  readonly format?: 'xlsx' | 'csv';
}

/**
 * 写出表格 · Streams typed rows under the same headers and labels that {@link parseRows} reads.
 * @errors too_many_rows, cell_too_long, unwritable_value
 */
export function writeTable<Definition extends Columns>(options: WriteTableOptions<Definition>): Readable {
  const sheet = sheetOf(options);
  return options.format === 'csv' ? writeCsv(sheet) : writeXlsx({ sheets: [sheet], title: options.name });
}

/** 对象转工作表 · One sheet of typed rows, for workbooks that hold several. */
export function sheetOf<Definition extends Columns>(options: Omit<WriteTableOptions<Definition>, 'format'>): WrittenSheet {
  const { name, columns, rows, language } = options;
  const entries = Object.entries(columns);
  async function* cells(): AsyncGenerator<ReturnType<typeof cellOfValue>[], void, undefined> {
    for await (const row of rows) {
      yield entries.map(([key, column]) => cellOfValue(column, (row as Record<string, unknown>)[key], language));
    }
  }
  return { name, columns: entries.map(([, column]) => writtenColumn(column, language)), rows: cells(), hasAutoFilter: true };
}

/**
 * 导入模板 · An empty table with drop-down lists, a sheet that explains each column, and one with a filled-in row under the
 * same headers: on a sheet of its own, so that nobody imports the example.
 */
export function templateWorkbook(name: string, columns: Columns, language: TableLanguage, example?: Examples): Readable {
  const words = TEMPLATE_WORDS[language];
  const empty: WrittenSheet = { name, columns: templateColumns(columns, language), rows: [] };
  const explanations = Object.values(columns).map((column) => [
    column[language],
    column.isRequired ? words.yes : words.no,
    words.kinds[column.rule.kind],
    choicesOf(column, language).join(language === 'zh' ? '、' : ', '),
    column.hint?.[language] ?? '',
  ]);
  const explained: WrittenSheet = {
    name: words.sheet,
    columns: words.headers.map((header, index) => ({ header, width: index > 2 ? 40 : 18, style: 'text' })),
    rows: explanations,
  };
  const shown = example === undefined ? [] : [{ ...empty, name: words.example, rows: exampleCells(columns, language, example) }];
  return writeXlsx({ sheets: [empty, explained, ...shown], title: name });
}

type Examples = readonly Readonly<Record<string, unknown>>[];

/** 导入模板（CSV）· The same headers with the example rows below them. */
export function templateTable(columns: Columns, language: TableLanguage, example: Examples): Readable {
  return writeCsv({ columns: templateColumns(columns, language), rows: exampleCells(columns, language, example) });
}

function templateColumns(columns: Columns, language: TableLanguage): WrittenColumn[] {
  return Object.values(columns).map((column) => {
    const written = writtenColumn(column, language);
    return column.isRequired ? { ...written, header: `${written.header}*` } : written;
  });
}

const exampleCells = (columns: Columns, language: TableLanguage, example: Examples) =>
  example.map((row) => Object.entries(columns).map(([key, column]) => cellOfValue(column, row[key] ?? null, language)));

export interface ErrorWorkbookOptions {
  readonly name: string;
  readonly header: TableHeader;
  /** Rows as they were read, with what is wrong in them; rows without errors may be passed as well. */
  readonly rows: Iterable<FaultyRow> | AsyncIterable<FaultyRow>;
  readonly language: TableLanguage;
}

export interface FaultyRow {
  readonly cells: readonly CellValue[];
  readonly errors: readonly CellError[];
}

/**
 * 错误回执表 · The uploaded rows with an added errors column and the faulty cells highlighted, ready to be corrected
 * and uploaded again; an errors column left from an earlier round is replaced.
 */
export function errorWorkbook(options: ErrorWorkbookOptions): Readable {
  const { header, language } = options;
  const reserved = [ERROR_HEADER.zh, ERROR_HEADER.en].map(normaliseHeader);
  const recognised = new Set(header.indexes.values());
  const kept = header.headers.flatMap((text, index) => (recognised.has(index) || !reserved.includes(normaliseHeader(text)) ? [index] : []));
  async function* rows(): AsyncGenerator<MarkedRow, void, undefined> {
    for await (const row of options.rows) {
      const faulty = new Set(row.errors.map((error) => (error.column === null ? -1 : (header.indexes.get(error.column.key) ?? -1))));
      const marked = new Set(kept.flatMap((index, place) => (faulty.has(index) ? [place] : [])));
      if (row.errors.length > 0) marked.add(kept.length);
      const errors = row.errors.map((error) => ({ ...error, place: placeIn(error, header, kept) }));
      yield { cells: [...kept.map((index) => row.cells[index]), errorText(errors, language)], marked };
    }
  }
  const columns: WrittenColumn[] = kept.map((index) => ({ header: header.headers[index] as string, width: 18 }));
  const errorColumn: WrittenColumn = { header: ERROR_HEADER[language], width: 60, style: 'text' };
  return writeXlsx({ sheets: [{ name: options.name, columns: [...columns, errorColumn], rows: rows() }], title: options.name });
}

/** Where the person finds the cell in the returned workbook, whose columns may have moved. */
function placeIn(error: CellError, header: TableHeader, kept: readonly number[]): string {
  if (error.column === null) return '';
  const place = kept.indexOf(header.indexes.get(error.column.key) ?? -1);
  return place < 0 ? error.column.header : `${columnLetter(place)} ${error.column.header}`;
}

function errorText(errors: readonly (CellError & { readonly place: string })[], language: TableLanguage): string {
  const text = errors
    .map((error) => (error.place === '' ? error[language] : `${error.place}${language === 'zh' ? '：' : ': '}${error[language]}`))
    .join(language === 'zh' ? '；' : '; ');
  return text.length > MAX_ERROR_TEXT ? `${text.slice(0, MAX_ERROR_TEXT)}…` : text;
}

const MAX_ERROR_TEXT = 4_000;

function writtenColumn(column: Column, language: TableLanguage): WrittenColumn {
  const choices = choicesOf(column, language);
  return {
    header: column[language],
    style: styleOfColumn(column),
    width: column.width ?? Math.max(12, column[language].length * 2 + 2),
    ...(choices.length === 0 ? {} : { choices }),
  };
}

function choicesOf(column: Column, language: TableLanguage): string[] {
  const { rule } = column;
  if (rule.kind === 'boolean') return [BOOLEAN_LABELS.yes[language], BOOLEAN_LABELS.no[language]];
  return rule.kind === 'choice' ? Object.values(rule.labels).map((label) => label[language]) : [];
}

const TEMPLATE_WORDS = {
  zh: {
    sheet: '填写说明', example: TEMPLATE_EXAMPLE_NAMES.zh,
    headers: ['列名', '必填', '类型', '可选值', '说明'],
    yes: '是',
    no: '否',
    kinds: { text: '文字', integer: '整数', decimal: '小数', number: '数字', date: '日期（2026-03-01）', dateTime: '时间（2026-03-01 09:30）', boolean: '是/否', choice: '选项' },
  },
  en: {
    sheet: 'How to fill in', example: TEMPLATE_EXAMPLE_NAMES.en,
    headers: ['Column', 'Required', 'Kind', 'Choices', 'Notes'],
    yes: 'Yes',
    no: 'No',
    kinds: { text: 'Text', integer: 'Whole number', decimal: 'Decimal', number: 'Number', date: 'Date (2026-03-01)', dateTime: 'Time (2026-03-01 09:30)', boolean: 'Yes/No', choice: 'Choice' },
  },
} as const;
