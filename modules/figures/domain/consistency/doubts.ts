/** 数字疑点 · Where numbers of a programme do not go together. Each rule is a pure function of numbers; none knows a place or a name. */

export const DOUBT_RULES = ['ratioWithoutDenominator', 'ratioContradicted', 'partExceedsWhole', 'partsDiffer', 'impossibleJump', 'cumulativeFalls', 'photoTwice', 'eventTwice', 'roundNumbers'] as const;
export type DoubtRule = (typeof DOUBT_RULES)[number];

export interface DoubtPlace { readonly label: string; readonly path: string | null }
/** 疑点 · What disagrees, the facts of the sentence that explains it, and where to look. */
export interface Doubt { readonly rule: DoubtRule; readonly facts: Readonly<Record<string, string | number>>; readonly at: readonly DoubtPlace[] }

/** A number that a body answers for. */
export interface Declared extends DoubtPlace {
  readonly series: string; readonly value: number; readonly unit: string; readonly numerator: number | null; readonly denominator: number | null; readonly until: string | null; readonly isCumulative: boolean;
}
/** A figure as it is computed now. */
export interface ComputedFigure extends DoubtPlace {
  readonly code: string; readonly kind: string; readonly value: number | null; readonly numerator: number | null; readonly denominator: number | null; readonly partOf: { readonly figure: string; readonly complete: boolean } | null;
}

/** Counted people and things that end in 0 more often than this are estimates. */
const ROUND_ROWS_LEAST = 20;
const ROUND_SHARE = 0.6;

/** Units of what is a share of something. */
export const isRatio = (unit: string): boolean => ['比', '率', '%', '％', '百分比', '比例', '比率', '占比'].includes(unit);
const decimals = (value: number): number => Math.max(2, (String(value).split('.')[1] ?? '').length);
export const rounded = (value: number, to: number): number => Math.round(value * 10 ** to) / 10 ** to;
const agrees = (stated: number, computed: number): boolean => Math.abs(rounded(computed, decimals(stated)) - stated) < 1e-9;
const percent = (value: number): string => `${rounded(value * 100, 1)}%`;
export const place = ({ label, path }: DoubtPlace): DoubtPlace => ({ label, path });

/** A declared ratio has to carry what it is a share of, and to be what it carries. */
export function ratioDoubts(declared: readonly Declared[]): Doubt[] {
  return declared.filter(({ unit }) => isRatio(unit)).flatMap((one): Doubt[] => {
    const { value, numerator, denominator } = one;
    if (denominator === null || denominator === 0) return [{ rule: 'ratioWithoutDenominator', facts: { name: one.label, stated: percent(value) }, at: [place(one)] }];
    if (numerator === null) return [];
    if (numerator > denominator) return [{ rule: 'partExceedsWhole', facts: { name: one.label, part: numerator, whole: denominator }, at: [place(one)] }];
    return agrees(value, numerator / denominator) ? [] : [{ rule: 'ratioContradicted', facts: { name: one.label, stated: percent(value), part: numerator, whole: denominator, computed: percent(numerator / denominator) }, at: [place(one)] }];
  });
}

/** A declared number against the figure of the same code: for a ratio its arithmetic, whoever declared it. */
export function declaredAgainstFigures(declared: readonly Declared[], figures: readonly ComputedFigure[]): Doubt[] {
  const byCode = new Map(figures.map((figure) => [figure.code, figure]));
  return declared.flatMap((one): Doubt[] => {
    const figure = byCode.get(one.series);
    if (figure === undefined || !isRatio(one.unit) || figure.value === null || figure.numerator === null || figure.denominator === null || agrees(one.value, figure.value)) return [];
    return [{ rule: 'ratioContradicted', facts: { name: one.label, stated: percent(one.value), part: figure.numerator, whole: figure.denominator, computed: percent(figure.value) }, at: [place(one), place(figure)] }];
  });
}

/** Parts of a whole: none above it, and together the whole where they are all of it. */
export function partDoubts(figures: readonly ComputedFigure[]): Doubt[] {
  const byCode = new Map(figures.map((figure) => [figure.code, figure]));
  const parts = figures.flatMap((part) => { const whole = part.partOf === null ? undefined : byCode.get(part.partOf.figure); return whole?.value == null || part.value === null ? [] : [{ part, whole, value: part.value, of: whole.value }]; });
  const above = parts.filter(({ value, of }) => value > of).map(({ part, whole, value, of }): Doubt => ({ rule: 'partExceedsWhole', facts: { name: part.label, part: value, whole: of }, at: [place(part), place(whole)] }));
  const sums = [...Map.groupBy(parts.filter(({ part }) => part.partOf?.complete === true), ({ whole }) => whole.code).values()].flatMap((of): Doubt[] => {
    const { whole, of: total } = of[0] as (typeof of)[number];
    const sum = of.reduce((all, { value }) => all + value, 0);
    return sum === total ? [] : [{ rule: 'partsDiffer', facts: { name: whole.label, sum, whole: total, parts: of.map(({ part, value }) => `${part.label} ${value}`).join(' + ') }, at: [place(whole), ...of.map(({ part }) => place(part))] }];
  });
  return [...above, ...sums];
}

/** One picture behind a row, known by the fingerprint of its file. */
export interface PhotoBehind extends DoubtPlace { readonly fingerprint: string; readonly id: string; readonly path: string }

/** 一照多用 · The same picture behind several rows, whichever sources they are of; twice on one row is no doubt. The most used first. */
export function photoDoubts(photos: readonly PhotoBehind[]): Doubt[] {
  const found = [...Map.groupBy(photos, ({ fingerprint }) => fingerprint).values()].flatMap((of): Doubt[] => {
    const behind = [...new Map(of.map((photo) => [photo.id, photo])).values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));
    return behind.length < 2 ? [] : [{ rule: 'photoTwice', facts: { name: '', on: '', count: behind.length }, at: behind.map(place) }];
  });
  return found.toSorted((one, other) => other.at.length - one.at.length);
}

/** Counts that end in 0 too often to have been counted. @param columns number columns with how many values they hold and how many of those end in 0 */
export function roundDoubts(columns: readonly { readonly label: string; readonly column: string; readonly path: string | null; readonly count: number; readonly roundCount: number }[]): Doubt[] {
  return columns.filter(({ count, roundCount }) => count >= ROUND_ROWS_LEAST && roundCount / count >= ROUND_SHARE)
    .map((each) => ({ rule: 'roundNumbers', facts: { name: each.label, column: each.column, count: each.count, round: each.roundCount, share: percent(each.roundCount / each.count) }, at: [{ label: each.label, path: each.path }] }));
}
