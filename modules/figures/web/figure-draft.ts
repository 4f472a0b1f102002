/** 定义草稿 · A definition as it is typed, and back; which values a condition takes follows from its column. */
import type { InputOf, OutputOf } from '#platform/contract/index.ts';
import type { listSources, readFigure, saveFigure } from '../contract/index.ts';
import type { Aggregate, Condition, Operator } from '../domain/index.ts';

export type Source = OutputOf<typeof listSources>['rows'][number];
export type SourceColumn = Source['columns'][number];
type Definition = InputOf<typeof saveFigure>['definition'];

export interface ConditionDraft { readonly key: string; readonly column: string; readonly is: Operator; readonly value: string; readonly orEmpty: boolean }
export interface FigureDraft {
  readonly code: string; readonly labelZh: string; readonly labelEn: string; readonly unit: string; readonly scopeNote: string; readonly source: string; readonly where: readonly ConditionDraft[];
  readonly kind: Aggregate['kind']; readonly column: string; readonly numerator: string; readonly denominator: string; readonly of: ConditionDraft; /** Conditions of a share, all of them. */ readonly ofs: readonly ConditionDraft[]; /** Figures that are added up, by their codes. */ readonly figures: readonly string[]; readonly best: 'highest' | 'lowest'; readonly from: string; readonly to: string; readonly asOf: string;
  /** Code of the whole that it is a part of, or empty. */
  readonly whole: string; readonly complete: boolean;
  readonly isCumulative: boolean;
}

export const emptyCondition = (): ConditionDraft => ({ key: crypto.randomUUID(), column: '', is: 'is', value: '', orEmpty: false });

/** One a line: what people write holds commas. */
export const linesOf = (values: readonly (string | number)[]): string => values.map((value) => `${value}\n`).join('');
export const valuesIn = (text: string): string[] => text.split(text.includes('\n') ? '\n' : /[,，]/).map((each) => each.trim()).filter((each) => each !== '');
const typedValue = (value: unknown): string => (Array.isArray(value) ? linesOf(value as (string | number)[]) : value === undefined ? '' : String(value));
const typed = ({ column, is, value, orEmpty }: Condition): ConditionDraft => ({ key: crypto.randomUUID(), column, is, value: typedValue(value), orEmpty: orEmpty === true });

export function draftOf(known?: OutputOf<typeof readFigure>): FigureDraft {
  const definition = known?.definition;
  const aggregate = definition?.aggregate ?? { kind: 'count' as const };
  const part = (name: 'column' | 'numerator' | 'denominator'): string => (name in aggregate ? String((aggregate as Record<string, unknown>)[name]) : '');
  const of = aggregate.kind === 'rank' ? aggregate.self : undefined;
  const ofs = aggregate.kind === 'share' ? aggregate.of.map((each) => typed(each as Condition)) : [];
  return {
    code: known?.code ?? '', labelZh: known?.labelZh ?? '', labelEn: known?.labelEn ?? '', unit: known?.unit ?? '', scopeNote: known?.scopeNote ?? '', source: definition?.source ?? '', where: definition?.where.map((each) => typed(each as Condition)) ?? [],
    kind: aggregate.kind, column: part('column'), numerator: part('numerator'), denominator: part('denominator'), of: of === undefined ? emptyCondition() : typed(of as Condition), ofs: ofs.length === 0 ? [emptyCondition()] : ofs, figures: aggregate.kind === 'sumOfFigures' ? aggregate.figures : [], best: aggregate.kind === 'rank' ? aggregate.best : 'highest',
    from: definition?.period.from ?? '', to: definition?.period.to ?? '', asOf: definition?.asOf ?? '', whole: definition?.partOf?.figure ?? '', complete: definition?.partOf?.complete === true, isCumulative: definition?.isCumulative === true,
  };
}

/** A typed value as the column wants it; what does not fit is sent as it is and refused in words. */
function valueFor(column: SourceColumn | undefined, text: string): string | number | boolean {
  const trimmed = text.trim();
  if (column?.type === 'number' && trimmed !== '' && Number.isFinite(Number(trimmed))) return Number(trimmed);
  return column?.type === 'boolean' ? trimmed === 'true' : trimmed;
}

function conditionOf(source: Source | undefined, { column, is, value, orEmpty }: ConditionDraft): Condition {
  const known = source?.columns.find(({ code }) => code === column);
  const rest = orEmpty ? { orEmpty: true } : {};
  if (is === 'filled' || is === 'empty') return { column, is, ...rest };
  if (is === 'oneOf') return { column, is, value: valuesIn(value).map((each) => valueFor(known, each)) as (string | number)[], ...rest };
  return { column, is, value: valueFor(known, value), ...rest };
}

function aggregateOf(source: Source | undefined, draft: FigureDraft): Aggregate {
  switch (draft.kind) {
    case 'count': return { kind: 'count' };
    case 'distinct': case 'sum': return { kind: draft.kind, column: draft.column };
    case 'share': return { kind: 'share', of: draft.ofs.map((each) => conditionOf(source, each)) };
    case 'sumOfFigures': return { kind: 'sumOfFigures', figures: draft.figures };
    case 'rank': return { kind: 'rank', column: draft.column, best: draft.best, self: conditionOf(source, draft.of) };
    default: return { kind: draft.kind, numerator: draft.numerator, denominator: draft.denominator };
  }
}

const day = (text: string): string | null => (text === '' ? null : text);

/** Whether it is put together from other figures and names no rows of its own. */
export const isOfFigures = (kind: Aggregate['kind']): boolean => kind === 'ratioOfFigures' || kind === 'changeOfFigures' || kind === 'sumOfFigures';

/** A ratio or a rank has nothing to grow by. */
export const grows = (kind: Aggregate['kind']): boolean => kind === 'count' || kind === 'distinct' || kind === 'sum';

/** 草稿成定义 */
export function definitionOf(sources: readonly Source[], draft: FigureDraft): Definition {
  const source = sources.find(({ code }) => code === draft.source);
  const ofFigures = isOfFigures(draft.kind);
  return {
    source: ofFigures ? null : draft.source, where: ofFigures ? [] : draft.where.map((each) => conditionOf(source, each)) as Definition['where'], aggregate: aggregateOf(source, draft) as Definition['aggregate'],
    period: { from: day(draft.from), to: day(draft.to) }, asOf: day(draft.asOf), ...(draft.whole === '' ? {} : { partOf: { figure: draft.whole, complete: draft.complete } }), ...(draft.isCumulative && grows(draft.kind) ? { isCumulative: true } : {}),
  };
}
