/** 评审 · From sheets of judges to an order without a tie: the method is data, and the tie rule was written down before anybody scored. */
import { sha256Hex } from '#kernel/sha256.ts';

export const JURY_METHODS = ['trimmedMean', 'mean', 'rankedChoice'] as const;
export type JuryMethod = (typeof JURY_METHODS)[number];

/** 平分规则 · Tried in order; the last, a lot from a seed published beforehand, leaves no tie. */
export const TIE_KEYS = ['median', 'highestFewest', 'lowest', 'earlier', 'lot'] as const;
export type TieKey = (typeof TIE_KEYS)[number];

/** One judge's total of one candidate, in hundredths of a point so that all sums are whole. */
export interface Sheet { readonly judge: string; readonly candidate: string; readonly total: number }

/** 评审设置 · @unit trim: sheets left out at either end */
export interface JurySettings { readonly method: JuryMethod; readonly trim: number; readonly tieRule: readonly TieKey[]; readonly lotSeed: string }

/** A score that remembers what it was made of. */
export interface JuryScore { readonly numerator: number; readonly denominator: number }

/** 平分一步 · What both had by one key. */
export interface TieStep { readonly key: TieKey; readonly above: string; readonly own: string }

export interface JuryRow { readonly candidate: string; readonly score: JuryScore; readonly sheets: readonly number[]; readonly left: readonly number[]; readonly place: number; /** Nobody could score it: it stands after all who were scored, whatever the scores. */ readonly isUnscored: boolean; /** What was compared with the one above, key by key. */ readonly tieSteps: readonly TieStep[]; /** By which key it was parted from the one above; null where the score did it. */ readonly partedBy: TieKey | null }

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** Twice the median, which is whole. */
function medianTwice(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? 2 * (sorted[middle] as number) : (sorted[middle - 1] as number) + (sorted[middle] as number);
}

/** 去掉最高最低 · Leaves out so many at either end, but never so many that nothing is left. @returns [kept, left out] */
export function trimmed(values: readonly number[], trim: number): { kept: number[]; left: number[] } {
  const sorted = ascending(values);
  const cut = Math.min(trim, Math.max(0, Math.floor((sorted.length - 1) / 2)));
  return { kept: sorted.slice(cut, sorted.length - cut), left: [...sorted.slice(0, cut), ...sorted.slice(sorted.length - cut)] };
}

/** Points by place on each sheet: of n candidates the first has n − 1; equal totals share. Doubled, so that shares are whole. */
function rankPoints(sheets: readonly Sheet[]): Map<string, number[]> {
  const points = new Map<string, number[]>();
  for (const [, own] of Map.groupBy(sheets, ({ judge }) => judge)) {
    for (const { candidate, total } of own) {
      const below = own.filter((other) => other.total < total).length;
      const beside = own.filter((other) => other.total === total).length - 1;
      const list = points.get(candidate) ?? [];
      list.push(2 * below + beside);
      points.set(candidate, list);
    }
  }
  return points;
}

function scoreOf(values: readonly number[], settings: JurySettings): { score: JuryScore; left: number[] } {
  const { kept, left } = settings.method === 'trimmedMean' ? trimmed(values, settings.trim) : { kept: [...values], left: [] };
  return { score: { numerator: sum(kept), denominator: Math.max(kept.length, 1) }, left };
}

const compareScores = (a: JuryScore, b: JuryScore): number => Math.sign(b.numerator * a.denominator - a.numerator * b.denominator);

const lotOf = (seed: string, candidate: string): string => sha256Hex(`${seed}/${candidate}`);

function compareBy(key: TieKey, a: readonly number[], b: readonly number[], ends: { a: string; b: string; order: ReadonlyMap<string, number>; seed: string }): number {
  const [low, high] = [Math.min(...a, ...b), Math.max(...a, ...b)];
  switch (key) {
    case 'median': return Math.sign(medianTwice(b) - medianTwice(a));
    case 'highestFewest': return Math.sign(b.filter((value) => value === high).length - a.filter((value) => value === high).length);
    case 'lowest': return Math.sign(a.filter((value) => value === low).length - b.filter((value) => value === low).length);
    case 'earlier': return Math.sign((ends.order.get(ends.a) ?? 0) - (ends.order.get(ends.b) ?? 0));
    case 'lot': return lotOf(ends.seed, ends.a) < lotOf(ends.seed, ends.b) ? -1 : 1;
  }
}

const LOT_SHOWN = 12;

/** What stands on paper when two are compared by a key. */
function tieStep(key: TieKey, above: { candidate: string; sheets: readonly number[] }, own: { candidate: string; sheets: readonly number[] }, by: { order: ReadonlyMap<string, number>; seed: string }): TieStep {
  const both = [...above.sheets, ...own.sheets];
  const count = (of: readonly number[], value: number): string => String(of.filter((each) => each === value).length);
  switch (key) {
    case 'median': return { key, above: String(medianTwice(above.sheets) / 2), own: String(medianTwice(own.sheets) / 2) };
    case 'highestFewest': return { key, above: count(above.sheets, Math.max(...both)), own: count(own.sheets, Math.max(...both)) };
    case 'lowest': return { key, above: count(above.sheets, Math.min(...both)), own: count(own.sheets, Math.min(...both)) };
    case 'earlier': return { key, above: String((by.order.get(above.candidate) ?? 0) + 1), own: String((by.order.get(own.candidate) ?? 0) + 1) };
    case 'lot': return { key, above: lotOf(by.seed, above.candidate).slice(0, LOT_SHOWN), own: lotOf(by.seed, own.candidate).slice(0, LOT_SHOWN) };
  }
}

/**
 * 排名 · Every candidate in its place.
 *
 * @param order all candidates; where nothing else is said they were nominated in this order
 * @param nominated when each was nominated, for `earlier`: two of one moment, as from one sheet, are not parted by it
 * @invariant a total order whatever the sheets hold, and the same for any order of the sheets
 */
export function juryRanking(sheets: readonly Sheet[], order: readonly string[], settings: JurySettings, nominated?: ReadonlyMap<string, string>): JuryRow[] {
  const values = settings.method === 'rankedChoice' ? rankPoints(sheets) : new Map([...Map.groupBy(sheets, ({ candidate }) => candidate)].map(([candidate, own]) => [candidate, own.map(({ total }) => total)]));
  const moments = [...new Set(nominated?.values())].toSorted();
  const places = new Map(order.map((candidate, at) => [candidate, nominated === undefined ? at : moments.indexOf(nominated.get(candidate) ?? '')]));
  const keys: readonly TieKey[] = settings.tieRule.includes('lot') ? settings.tieRule : [...settings.tieRule, 'lot'];
  const rows = order.map((candidate) => ({ candidate, sheets: ascending(values.get(candidate) ?? []), ...scoreOf(values.get(candidate) ?? [], settings) }));
  const parting = (a: (typeof rows)[number], b: (typeof rows)[number]): { sign: number; by: TieKey | null } => {
    if ((a.sheets.length === 0) !== (b.sheets.length === 0)) return { sign: a.sheets.length === 0 ? 1 : -1, by: null };
    const byScore = compareScores(a.score, b.score);
    if (byScore !== 0) return { sign: byScore, by: null };
    for (const key of keys) {
      const sign = compareBy(key, a.sheets, b.sheets, { a: a.candidate, b: b.candidate, order: places, seed: settings.lotSeed });
      if (sign !== 0) return { sign, by: key };
    }
    return { sign: 0, by: null };
  };
  const ranked = rows.toSorted((a, b) => parting(a, b).sign);
  return ranked.map((row, at) => {
    const above = ranked[at - 1];
    const partedBy = above === undefined ? null : parting(above, row).by;
    const tried = above === undefined || partedBy === null ? [] : keys.slice(0, keys.indexOf(partedBy) + 1);
    return { ...row, place: at + 1, isUnscored: row.sheets.length === 0, partedBy, tieSteps: tried.map((key) => tieStep(key, above as typeof row, row, { order: places, seed: settings.lotSeed })) };
  });
}

/**
 * 一致性 · Kendall's W over the judges who scored every candidate: 1 when all rank alike, 0 when their ranks cancel out. Ties corrected.
 *
 * @returns null with fewer than two such judges or candidates, or when nobody told any apart
 */
export function agreement(sheets: readonly Sheet[], candidates: readonly string[]): { w: number; judges: number } | null {
  const asked = new Set(candidates);
  const full = [...Map.groupBy(sheets.filter(({ candidate }) => asked.has(candidate)), ({ judge }) => judge).values()].filter((own) => candidates.every((candidate) => own.some((sheet) => sheet.candidate === candidate)));
  const [m, n] = [full.length, candidates.length];
  if (m < 2 || n < 2) return null;
  const rankSums = new Map(candidates.map((candidate) => [candidate, 0]));
  let tieCorrection = 0;
  for (const own of full) {
    for (const [, tied] of Map.groupBy(own, ({ total }) => total)) tieCorrection += tied.length ** 3 - tied.length;
    for (const { candidate, total } of own) {
      if (!rankSums.has(candidate)) continue;
      const rank = own.filter((other) => other.total > total).length + (own.filter((other) => other.total === total).length + 1) / 2;
      rankSums.set(candidate, (rankSums.get(candidate) ?? 0) + rank);
    }
  }
  const mean = (m * (n + 1)) / 2;
  const deviation = sum([...rankSums.values()].map((rank) => (rank - mean) ** 2));
  const most = (m * m * (n ** 3 - n) - m * tieCorrection) / 12;
  return most === 0 ? null : { w: deviation / most, judges: m };
}
