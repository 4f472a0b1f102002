import type { CellDate } from './cells.ts';
import type { CellInput, ColumnStyle } from './table-model.ts';

/** 双语文字 · One wording in both languages. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}

interface ColumnWords extends Wording {
  /** Further headers under which people know this column. */
  readonly aliases?: readonly string[];
  /** Where a code or a name is taken: headers of the name, which serve only where no other header of this column is there; of several the first in this list. */
  readonly nameHeaders?: readonly string[];
  /** @unit characters of the default font */
  readonly width?: number;
  /** What to enter, shown in the template. */
  readonly hint?: Wording;
}

/** 取值规则 · How the cells of a column are understood; {@link parseCell} applies it. */
export type CellRule =
  | { readonly kind: 'text'; readonly maxLength: number; readonly isMultiline: boolean; readonly isCode?: boolean; readonly isHalfWidth?: boolean; readonly pattern?: { readonly test: RegExp } & Wording }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number; readonly isLabel?: boolean }
  | { readonly kind: 'decimal'; readonly scale: number; readonly min: number; readonly max: number }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'date'; readonly min: string; readonly max: string }
  | { readonly kind: 'dateTime' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly labels: Readonly<Record<string, Wording>>; readonly also?: Readonly<Record<string, readonly string[]>> };

/**
 * 列定义 · One column of a table that is written and read with the same headers.
 * `Value` is the type that a filled cell gives; a column that is not required gives `Value | null`.
 */
export interface Column<Value = unknown> extends ColumnWords {
  readonly rule: CellRule;
  readonly isRequired: boolean;
  /** Never present; carries the type of the value. */
  readonly value?: Value;
}

/** 列集合 · The columns of a table by key, in the order in which they are written. */
export type Columns = Readonly<Record<string, Column>>;

/** 行对象 · The typed row that a set of columns gives. */
export type RowOf<Definition extends Columns> = {
  readonly [Key in keyof Definition]: Definition[Key] extends Column<infer Value> ? Value : never;
};

type Needed = { readonly required: true };
type Optional = { readonly required?: false };
type Made<Value, Options> = Column<Options extends Needed ? Value : Value | null>;
type Need = Needed | Optional;

/**
 * 文字列 · Trimmed text of at most `maxLength` characters (200 by default).
 * Line breaks become spaces unless `multiline` is set.
 */
export function textColumn<const O extends ColumnWords & Need & TextOptions>(options: O): Made<string, O> {
  const { maxLength = 200, multiline = false, code = false, halfWidth = false, pattern } = options;
  return make(options, { kind: 'text', maxLength, isMultiline: multiline, ...(code ? { isCode: true } : {}), ...(halfWidth ? { isHalfWidth: true } : {}), ...(pattern === undefined ? {} : { pattern }) });
}

interface TextOptions {
  readonly maxLength?: number;
  readonly multiline?: boolean;
  /** A code is the same in full width and with spaces in it. */
  readonly code?: boolean;
  /** Letters and digits in full width are those in half width; all else stays, spaces too. For codes that people make up freely. */
  readonly halfWidth?: boolean;
  readonly pattern?: { readonly test: RegExp } & Wording;
}

interface RangeOptions {
  readonly min?: number;
  readonly max?: number;
}

/**
 * 整数列 · A whole number within the range that JavaScript keeps exactly.
 * With `label` the number names something, as a year does: merged over several rows it holds for each of them.
 */
export function integerColumn<const O extends ColumnWords & Need & RangeOptions & { readonly label?: boolean }>(options: O): Made<number, O> {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER, label = false } = options;
  return make(options, { kind: 'integer', min, max, ...(label ? { isLabel: true } : {}) });
}

/** 小数列 · An exact decimal as text with exactly `scale` decimals, such as `"12.50"`; for money and shares. */
export function decimalColumn<const O extends ColumnWords & Need & RangeOptions & { readonly scale: number }>(
  options: O,
): Made<string, O> {
  const { min = -1e12, max = 1e12, scale } = options;
  return make(options, { kind: 'decimal', scale, min, max });
}

/** 数值列 · A measured number, such as a coordinate, where the last digits do not matter. */
export function numberColumn<const O extends ColumnWords & Need & RangeOptions>(options: O): Made<number, O> {
  const { min = -Number.MAX_VALUE, max = Number.MAX_VALUE } = options;
  return make(options, { kind: 'number', min, max });
}

/** 日期列 · A calendar date as `YYYY-MM-DD`. */
export function dateColumn<const O extends ColumnWords & Need & { readonly min?: string; readonly max?: string }>(
  options: O,
): Made<string, O> {
  const { min = '1900-03-01', max = '2199-12-31' } = options;
  return make(options, { kind: 'date', min, max });
}

/** 日期时间列 · A local date and time as `YYYY-MM-DDTHH:mm:ss`; the caller knows the time zone. */
export function dateTimeColumn<const O extends ColumnWords & Need>(options: O): Made<string, O> {
  return make(options, { kind: 'dateTime' });
}

/** 是否列 · 是/否, yes/no, true/false, 1/0 or √/×. */
export function booleanColumn<const O extends ColumnWords & Need>(options: O): Made<boolean, O> {
  return make(options, { kind: 'boolean' });
}

/** 选项列 · One of a closed list, written by its label in either language, by its code, or as people also call it (`also`); gives the code. */
export function choiceColumn<const Code extends string, const O extends ColumnWords & Need>(
  options: O & { readonly labels: Readonly<Record<Code, Wording>>; readonly also?: Readonly<Partial<Record<Code, readonly string[]>>> },
): Made<Code, O> {
  return make(options, { kind: 'choice', labels: options.labels, ...(options.also === undefined ? {} : { also: options.also as Readonly<Record<string, readonly string[]>> }) });
}

function make<Value>(options: ColumnWords & Need, rule: CellRule): Column<Value> {
  const { zh, en, aliases, nameHeaders, width, hint, required } = options;
  return {
    zh,
    en,
    ...(aliases === undefined ? {} : { aliases }),
    ...(nameHeaders === undefined ? {} : { nameHeaders }),
    ...(width === undefined ? {} : { width }),
    ...(hint === undefined ? {} : { hint }),
    rule,
    isRequired: required === true,
  };
}

/**
 * 定义列 · Checks that no two columns answer to the same header.
 * @throws Error when two columns share a header; this is a mistake in the program, not in a file
 */
export function defineColumns<const Definition extends Columns>(columns: Definition): Definition {
  const owners = new Map<string, string>();
  for (const [key, column] of Object.entries(columns)) {
    for (const header of new Set(headersOf(key, column).map(normaliseHeader))) {
      const owner = owners.get(header);
      if (owner !== undefined) throw new Error(`columns ${owner} and ${key} share the header ${header}`);
      owners.set(header, key);
    }
  }
  return columns;
}

/** 列的全部表头 · Every header under which a column is recognised. */
export function headersOf(key: string, column: Column): readonly string[] {
  return [key, column.zh, column.en, ...(column.aliases ?? []), ...(column.nameHeaders ?? [])];
}

/**
 * 表头归一 · Headers are compared without width, case, spaces, or the marks people add for “required”.
 */
export function normaliseHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((?:必填|选填|required|optional)\)|[*\s_:\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]/g, '');
}

/** 列样式 · How a column looks when it is written. */
export function styleOfColumn(column: Column): ColumnStyle {
  switch (column.rule.kind) {
    case 'boolean':
    case 'choice':
      return 'text';
    case 'decimal':
      // The decimal style shows two places; other scales keep the number as it is.
      return column.rule.scale === 2 ? 'decimal' : 'general';
    default:
      return column.rule.kind;
  }
}

/** 对象转单元格 · The cell that a typed value is written as, so that reading it gives the value back. */
export function cellOfValue(column: Column, value: unknown, language: 'zh' | 'en'): CellInput {
  if (value === null || value === undefined) return null;
  const { rule } = column;
  switch (rule.kind) {
    case 'choice':
      return rule.labels[String(value)]?.[language] ?? String(value);
    case 'boolean':
      return BOOLEAN_LABELS[value === true ? 'yes' : 'no'][language];
    case 'date':
    case 'dateTime':
      return { iso: String(value) } satisfies CellDate;
    case 'decimal':
      return String(value);
    default:
      return typeof value === 'number' || typeof value === 'bigint' ? value : String(value);
  }
}

export const BOOLEAN_LABELS: Readonly<Record<'yes' | 'no', Wording>> = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
};
