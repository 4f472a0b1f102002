/** 数字定义 · What a figure counts, as data: a kind of row, conditions on its columns, how they are put together, and for which time. */

export const OPERATORS = ['is', 'isNot', 'oneOf', 'least', 'most', 'above', 'below', 'contains', 'filled', 'empty', 'under'] as const;
/** 条件 · How a column is held against a value; `under` is a place and all below it. */
export type Operator = (typeof OPERATORS)[number];
export type ConditionValue = string | number | boolean;

/** Stands for the reference day in a condition on a day. */
export const AS_OF = '@asOf';
/** The column of every shape that has a place. */
export const PLACE_COLUMN = 'place';

export interface Condition {
  readonly column: string;
  readonly is: Operator;
  readonly value?: ConditionValue | readonly (string | number)[] | undefined;
  /** Rows without a value fit, too: still open, never ended. */
  readonly orEmpty?: boolean | undefined;
}

/** 汇总方式 · How rows become a number. A ratio keeps what it is a share of. */
export type Aggregate =
  | { readonly kind: 'count' }
  | { readonly kind: 'distinct'; readonly column: string }
  | { readonly kind: 'sum'; readonly column: string }
  | { readonly kind: 'share'; readonly of: readonly Condition[] }
  | { readonly kind: 'ratioOfSums'; readonly numerator: string; readonly denominator: string }
  | { readonly kind: 'ratioOfFigures'; readonly numerator: string; readonly denominator: string }
  | { readonly kind: 'sumOfFigures'; readonly figures: readonly string[] }
  /** By how much `numerator` is above `denominator`, as a share of it: the growth from one year to the next. */
  | { readonly kind: 'changeOfFigures'; readonly numerator: string; readonly denominator: string }
  | { readonly kind: 'rank'; readonly column: string; readonly best: 'highest' | 'lowest'; readonly self: Condition };

/** 数字定义 */
export interface FigureDefinition {
  /** Code of a shape; null where two figures are put together. */
  readonly source: string | null;
  readonly where: readonly Condition[];
  readonly aggregate: Aggregate;
  /** By the day of the row, both included. */
  readonly period: { readonly from: string | null; readonly to: string | null };
  /** Zone or town that a reader looks at (its id): part of a narrowing, never of what is kept. */
  readonly zone?: string | undefined;
  /** Reference day; null is the day on which it is looked at. */
  readonly asOf: string | null;
  /** The figure of which this one is a part, and whether its parts are all of it. */
  readonly partOf?: { readonly figure: string; readonly complete: boolean } | null | undefined;
  /** 累计数 · It only grows; a fall is a doubt. */
  readonly isCumulative?: boolean | undefined;
}

/** 由数字组成 · Codes of the figures that a figure without rows of its own is made of; of one with rows none. */
export function madeOf(aggregate: Aggregate): readonly string[] {
  switch (aggregate.kind) {
    case 'ratioOfFigures': case 'changeOfFigures': return [aggregate.numerator, aggregate.denominator];
    case 'sumOfFigures': return aggregate.figures;
    default: return [];
  }
}
export const hasOwnRows = ({ aggregate }: Pick<FigureDefinition, 'aggregate'>): boolean => madeOf(aggregate).length === 0;

const TIME = /^(?:@asOf|(?:19|20)\d{2}(?:\D|$))/u;

/** 不限时段 · Counts rows of all times: it has no beginning, and no condition names a year or the reference day. A rank belongs to what it ranks, and a figure made of others counts nothing itself. */
export function countsAllTimes({ aggregate, where, period }: FigureDefinition): boolean {
  if (aggregate.kind === 'rank' || madeOf(aggregate).length > 0 || period.from !== null) return false;
  return !where.some(({ value }) => (Array.isArray(value) ? value : [value]).some((each) => TIME.test(String(each))));
}

export const FIGURE_KINDS = ['count', 'sum', 'ratio', 'rank'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** What a person calls the kind of a figure. */
export function kindOf({ kind }: Aggregate): FigureKind {
  switch (kind) {
    case 'count': case 'distinct': return 'count';
    case 'sum': case 'sumOfFigures': return 'sum';
    case 'rank': return 'rank';
    default: return 'ratio';
  }
}

interface ColumnFacts { readonly type: 'text' | 'number' | 'date' | 'boolean' }
/** What a definition is held against: the columns of its shape, and whether rows have a day and a place. */
export interface ShapeFacts { readonly columns: Readonly<Record<string, ColumnFacts>>; readonly hasDay: boolean; readonly hasPlace: boolean }

export type DefinitionFault = 'sourceUnknown' | 'columnUnknown' | 'operatorMisfit' | 'valueMisfit' | 'notNumber' | 'noDay' | 'noPlace' | 'figureUnknown' | 'ownPart' | 'notAddable' | 'sourceNeeded';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ORDERED = new Set(['number', 'date']);

function valueFits(type: ColumnFacts['type'], value: unknown): boolean {
  if (type === 'number') return typeof value === 'number';
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'date') return value === AS_OF || (typeof value === 'string' && DAY.test(value));
  return typeof value === 'string';
}

function conditionFault({ column, is, value }: Condition, shape: ShapeFacts): DefinitionFault | null {
  if (column === PLACE_COLUMN && !(PLACE_COLUMN in shape.columns)) return !shape.hasPlace ? 'noPlace' : is === 'filled' || is === 'empty' ? null : is !== 'under' && is !== 'is' ? 'operatorMisfit' : typeof value === 'string' ? null : 'valueMisfit';
  const known = Object.hasOwn(shape.columns, column) ? shape.columns[column] : undefined;
  if (known === undefined) return 'columnUnknown';
  if (is === 'filled' || is === 'empty') return null;
  if (is === 'under') return 'operatorMisfit';
  if (is === 'contains') return known.type !== 'text' ? 'operatorMisfit' : typeof value === 'string' && value !== '' ? null : 'valueMisfit';
  if (['least', 'most', 'above', 'below'].includes(is) && !ORDERED.has(known.type)) return 'operatorMisfit';
  if (is === 'oneOf') return Array.isArray(value) && value.length > 0 && value.every((each) => valueFits(known.type, each)) ? null : 'valueMisfit';
  return valueFits(known.type, value) ? null : 'valueMisfit';
}

function aggregateFault(aggregate: Aggregate, shape: ShapeFacts): DefinitionFault | null {
  const number = (column: string): DefinitionFault | null => (Object.hasOwn(shape.columns, column) ? (shape.columns[column]?.type === 'number' ? null : 'notNumber') : 'columnUnknown');
  switch (aggregate.kind) {
    case 'distinct': return aggregate.column === PLACE_COLUMN ? (shape.hasPlace ? null : 'noPlace') : Object.hasOwn(shape.columns, aggregate.column) ? null : 'columnUnknown';
    case 'sum': return number(aggregate.column);
    case 'ratioOfSums': return number(aggregate.numerator) ?? number(aggregate.denominator);
    case 'share': return aggregate.of.map((condition) => conditionFault(condition, shape)).find((fault) => fault !== null) ?? null;
    case 'rank': return number(aggregate.column) ?? conditionFault(aggregate.self, shape);
    default: return null;
  }
}

/** 定义问题 · @returns the first fault and where it stands, or null */
export function definitionFault(definition: FigureDefinition, shape: ShapeFacts | undefined): { readonly fault: DefinitionFault; readonly pointer: string } | null {
  const { aggregate, where, period, source } = definition;
  if (!hasOwnRows(definition)) return null;
  if (source === null) return { fault: 'sourceNeeded', pointer: '/definition/source' };
  if (shape === undefined) return { fault: 'sourceUnknown', pointer: '/definition/source' };
  for (const [at, condition] of where.entries()) {
    const fault = conditionFault(condition, shape);
    if (fault !== null) return { fault, pointer: `/definition/where/${at}` };
  }
  if ((period.from !== null || period.to !== null) && !shape.hasDay) return { fault: 'noDay', pointer: '/definition/period' };
  const fault = aggregateFault(aggregate, shape);
  return fault === null ? null : { fault, pointer: '/definition/aggregate' };
}
