/**
 * 排序计票 · Two ways of counting rankings besides points. A ballot ranks some options of a class; those it leaves out stand behind
 * all it names and are equal among themselves. Both ways give a whole order, and both end a tie by the seed committed to beforehand.
 */

/** 淘汰轮 · One turn of instant runoff: what each option that is left had, who goes, and how many ballots named nobody who is left. */
export interface RunoffRound { readonly counts: readonly (number | null)[]; readonly eliminated: number; readonly exhausted: number }

/** 排名 · The order of a class's options by their places, the best first; `figure` is the number that stands beside an option, `parted` whether only the seed parted it from a neighbour. */
export interface RankedOrder { readonly order: readonly number[]; readonly figures: readonly number[]; readonly parted: ReadonlySet<number> }

export interface RunoffResult extends RankedOrder { readonly rounds: readonly RunoffRound[] }
export interface PairwiseResult extends RankedOrder { /** How many ballots put the option of the row before that of the column. */ readonly pairs: readonly (readonly number[])[] }

/** 同序合并 · Equal rankings with how many there were: what instant runoff needs to keep of a box. */
export type Rankings = ReadonlyMap<string, number>;

/** A key's text as places. */
const placesOf = (key: string): number[] => (key === '' ? [] : key.split(',').map(Number));
export const rankingKey = (places: readonly number[]): string => places.join(',');

/**
 * 即时淘汰 · Instant runoff: each turn every ballot counts for the first on it who is left, and the one with the fewest goes; whoever goes
 * last is first. Of equals the one goes who had fewer in the turn before, or in the one before that; where all turns were equal, the
 * one whose key is greater. With several seats those are in who are left when so many are left.
 *
 * @param tieKeys one text an option; the smaller stands before
 */
export function runoffOf(rankings: Rankings, optionCount: number, tieKeys: readonly string[]): RunoffResult {
  const ballots = [...rankings].map(([key, count]) => ({ places: placesOf(key), count }));
  const left = new Set(Array.from({ length: optionCount }, (_, at) => at));
  const rounds: RunoffRound[] = [];
  const gone: number[] = [];
  const parted = new Set<number>();
  const before = (round: number, at: number): number => rounds[round]?.counts[at] ?? 0;
  while (left.size > 0) {
    const counts = Array.from({ length: optionCount }, (_, at): number | null => (left.has(at) ? 0 : null));
    let exhausted = 0;
    for (const { places, count } of ballots) {
      const first = places.find((at) => left.has(at));
      if (first === undefined) exhausted += count;
      else counts[first] = (counts[first] as number) + count;
    }
    let last = [...left];
    const keepFewest = (figure: (at: number) => number): void => { const fewest = Math.min(...last.map(figure)); last = last.filter((at) => figure(at) === fewest); };
    keepFewest((at) => counts[at] as number);
    for (let round = rounds.length - 1; round >= 0 && last.length > 1; round -= 1) keepFewest((at) => before(round, at));
    if (last.length > 1) for (const at of last) parted.add(at);
    const eliminated = last.reduce((a, b) => ((tieKeys[a] as string) > (tieKeys[b] as string) ? a : b));
    rounds.push({ counts, eliminated, exhausted });
    gone.push(eliminated);
    left.delete(eliminated);
  }
  return { order: gone.toReversed(), figures: Array.from({ length: optionCount }, (_, at) => before(gone.indexOf(at), at)), parted, rounds };
}

/** 两两计数 · Adds one ballot to a table of pairs. @param pairs row before column, changed in place */
export function addToPairs(pairs: number[][], places: readonly number[]): void {
  const optionCount = pairs.length;
  const behind = new Set(Array.from({ length: optionCount }, (_, at) => at));
  for (const at of places) {
    behind.delete(at);
    const row = pairs[at] as number[];
    for (const other of behind) row[other] = (row[other] as number) + 1;
  }
}

export const emptyPairs = (optionCount: number): number[][] => Array.from({ length: optionCount }, () => Array.from({ length: optionCount }, () => 0));

/** The strength of the strongest path between any two: a path is as strong as its weakest step, a step as the number who wanted it, where more wanted it than the opposite. */
function strongestPaths(pairs: readonly (readonly number[])[]): number[][] {
  const all = pairs.map((_, at) => at);
  const strength = all.map((a) => all.map((b) => { const [ahead, behind] = [pairs[a]?.[b] ?? 0, pairs[b]?.[a] ?? 0]; return ahead > behind ? ahead : 0; }));
  for (const through of all) {
    for (const from of all) {
      const [row, via] = [strength[from] as number[], (strength[from] as number[])[through] as number];
      if (from === through || via === 0) continue;
      for (const to of all) if (to !== from && to !== through) row[to] = Math.max(row[to] as number, Math.min(via, (strength[through] as number[])[to] as number));
    }
  }
  return strength;
}

/**
 * 孔多塞·舒尔策 · Condorcet by Schulze's method: an option beats another when its strongest path to it is the stronger one. Ordered by how many
 * each beats, which keeps every such victory, since beating is transitive; equals by the smaller key.
 */
export function schulzeOf(pairs: readonly (readonly number[])[], tieKeys: readonly string[]): PairwiseResult {
  const strength = strongestPaths(pairs);
  const all = pairs.map((_, at) => at);
  const beats = all.map((a) => all.filter((b) => ((strength[a] as number[])[b] as number) > ((strength[b] as number[])[a] as number)).length);
  const order = all.toSorted((a, b) => (beats[b] as number) - (beats[a] as number) || ((tieKeys[a] as string) < (tieKeys[b] as string) ? -1 : 1));
  const parted = new Set(all.filter((a) => all.some((b) => b !== a && beats[b] === beats[a])));
  return { order, figures: beats, parted, pairs: pairs.map((row) => [...row]) };
}
