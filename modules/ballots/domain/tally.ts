/**
 * 计票 · The same whatever the order of the ballots. approve and exactly: one for each option chosen. ranked: a class with limit k
 * gives k to the first, k − 1 to the second and so on (Borda), with the number of first places beside it. runoff and condorcet: see
 * `ranked.ts`; their working is part of the result.
 */
import { sha256Hex } from '#kernel/sha256.ts';
import { choiceFault } from './choice.ts';
import type { Choice } from './choice.ts';
import { isRanked } from './definition.ts';
import type { BallotQuestion } from './definition.ts';
import { addToPairs, emptyPairs, rankingKey, runoffOf, schulzeOf } from './ranked.ts';

type Rules = Pick<BallotQuestion, 'mode' | 'classes' | 'options' | 'totalLimit'>;

export interface OptionCount { readonly code: string; readonly label: string; readonly votes: number; readonly firstPlaces: number | null; readonly rank: number; readonly isTied: boolean; readonly isIn: boolean }
/** 淘汰轮 · By the codes of options: what each that was left had. */
export interface RoundCount { readonly counts: Readonly<Record<string, number>>; readonly eliminated: string; readonly exhausted: number }
export interface ClassCount {
  readonly code: string; readonly label: string; readonly seats: number; readonly options: readonly OptionCount[];
  /** Of an instant runoff. */
  readonly rounds?: readonly RoundCount[];
  /** Of Schulze's method: how many put the option of the row before that of the column, both in the order of `options`. */
  readonly pairs?: readonly (readonly number[])[];
}
/** 计票结果 */
export interface TallyResult { readonly ballots: number; readonly valid: number; readonly spoilt: number; readonly classes: readonly ClassCount[] }

export interface Tally {
  /** Null: could not be opened or read. */
  add(choice: Choice | null): void;
  result(tieSeed: string): TallyResult;
}

/** 票数相同 · The total rule for ties, committed to before the ballot opens: the smaller hash of seed and option code stands first. */
export function tieKey(tieSeed: string, code: string): string {
  return sha256Hex(`${tieSeed}/${code}`);
}

export function tieCommitmentOf(tieSeed: string): string {
  return sha256Hex(tieSeed);
}

interface ClassOptions { readonly code: string; readonly label: string; readonly limit: number; readonly seats: number; /** Places in the whole list. */ readonly places: readonly number[] }
interface ClassOrder { readonly order: readonly number[]; readonly figures: readonly number[]; readonly isTied: (at: number) => boolean; readonly working: Pick<ClassCount, 'rounds' | 'pairs'> }
/** One class of a ballot being counted; places are within the class. */
interface Counter { add(places: readonly number[]): void; order(tieKeys: readonly string[]): ClassOrder }

/** Points or votes. */
function sums(count: number, pointsOf: (rank: number) => number): Counter {
  const figures = Array.from({ length: count }, () => 0);
  return {
    add(places) { for (const [rank, at] of places.entries()) figures[at] = (figures[at] as number) + pointsOf(rank); },
    order: (tieKeys) => ({
      order: figures.map((_, at) => at).toSorted((a, b) => (figures[b] as number) - (figures[a] as number) || ((tieKeys[a] as string) < (tieKeys[b] as string) ? -1 : 1)),
      figures, isTied: (at) => figures.some((figure, other) => other !== at && figure === figures[at]), working: {},
    }),
  };
}

/** Keeps as much as there are different rankings. */
function runoff(codes: readonly string[]): Counter {
  const rankings = new Map<string, number>();
  return {
    add(places) { const key = rankingKey(places); rankings.set(key, (rankings.get(key) ?? 0) + 1); },
    order(tieKeys) {
      const { order, figures, parted, rounds } = runoffOf(rankings, codes.length, tieKeys);
      const told = rounds.map(({ counts, eliminated, exhausted }): RoundCount => ({ counts: Object.fromEntries(counts.flatMap((count, at) => (count === null ? [] : [[codes[at] as string, count]]))), eliminated: codes[eliminated] as string, exhausted }));
      return { order, figures, isTied: (at) => parted.has(at), working: { rounds: told } };
    },
  };
}

function condorcet(count: number): Counter {
  const pairs = emptyPairs(count);
  return {
    add(places) { addToPairs(pairs, places); },
    order(tieKeys) {
      const { order, figures, parted } = schulzeOf(pairs, tieKeys);
      return { order, figures, isTied: (at) => parted.has(at), working: { pairs: order.map((row) => order.map((column) => (pairs[row] as number[])[column] as number)) } };
    },
  };
}

export function createTally(rules: Rules): Tally {
  const { mode, classes, options } = rules;
  const groups: ClassOptions[] = classes.map((group) => ({ ...group, places: options.flatMap((option, at) => (option.classCode === group.code ? [at] : [])) }));
  const counters = groups.map(({ places, limit }) => {
    if (mode === 'runoff') return runoff(places.map((at) => options[at]?.code as string));
    return mode === 'condorcet' ? condorcet(places.length) : sums(places.length, mode === 'ranked' ? (rank) => limit - rank : () => 1);
  });
  const classAt = new Map(groups.map(({ code }, at) => [code, at]));
  const within = options.map((option, at) => groups[classAt.get(option.classCode) as number]?.places.indexOf(at) ?? -1);
  const firstPlaces = options.map(() => 0);
  let [ballots, valid] = [0, 0];
  return {
    add(choice) {
      ballots += 1;
      if (choice === null || choiceFault(rules, choice) !== null) return;
      valid += 1;
      const own: number[][] = groups.map(() => []);
      for (const at of choice) own[classAt.get(options[at]?.classCode as string) as number]?.push(at);
      for (const [at, places] of own.entries()) {
        if (places[0] !== undefined) firstPlaces[places[0]] = (firstPlaces[places[0]] as number) + 1;
        counters[at]?.add(places.map((place) => within[place] as number));
      }
    },
    result(tieSeed) {
      return {
        ballots, valid, spoilt: ballots - valid,
        classes: groups.map(({ code, label, seats, places }, group) => {
          const { order, figures, isTied, working } = (counters[group] as Counter).order(places.map((at) => tieKey(tieSeed, options[at]?.code as string)));
          return {
            code, label, seats,
            options: order.map((at, rank) => {
              const option = options[places[at] as number] as (typeof options)[number];
              return { code: option.code, label: option.label, votes: figures[at] as number, firstPlaces: isRanked(mode) ? firstPlaces[places[at] as number] as number : null, rank: rank + 1, isTied: isTied(at), isIn: rank < seats };
            }),
            ...working,
          };
        }),
      };
    },
  };
}
