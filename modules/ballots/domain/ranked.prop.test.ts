/** Goal: the two counts of rankings are what their names say. Method: small ballots by chance, held against oracles that look at every ballot and every path anew. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToPairs, emptyPairs, rankingKey, runoffOf, schulzeOf } from './ranked.ts';

const keysOf = (count: number): string[] => Array.from({ length: count }, (_, at) => `${(at * 7) % count}`.padStart(3, '0'));
/** Options and ballots, each naming some of them in an order. */
const election = fc.integer({ min: 1, max: 5 }).chain((options) => fc.tuple(fc.constant(options), fc.array(fc.shuffledSubarray(Array.from({ length: options }, (_, at) => at), { minLength: 1 }), { maxLength: 14 })));

function counted(ballots: readonly (readonly number[])[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const ballot of ballots) found.set(rankingKey(ballot), (found.get(rankingKey(ballot)) ?? 0) + 1);
  return found;
}
function pairsOf(ballots: readonly (readonly number[])[], options: number): number[][] {
  const pairs = emptyPairs(options);
  for (const ballot of ballots) addToPairs(pairs, ballot);
  return pairs;
}

/** Turn by turn over the bare ballots: the counts of every turn so far, newest last. */
function runoffByHand(ballots: readonly (readonly number[])[], left: readonly number[], keys: readonly string[], history: readonly Readonly<Record<number, number>>[] = []): number[] {
  if (left.length === 0) return [];
  const now = Object.fromEntries(left.map((at) => [at, ballots.filter((ballot) => ballot.find((each) => left.includes(each)) === at).length]));
  const turns = [...history, now];
  const isBehind = (a: number, b: number): boolean => {
    for (const turn of turns.toReversed()) if (turn[a] !== turn[b]) return (turn[a] as number) < (turn[b] as number);
    return (keys[a] as string) > (keys[b] as string);
  };
  const goes = left.find((a) => left.every((b) => b === a || isBehind(a, b))) as number;
  return [...runoffByHand(ballots, left.filter((at) => at !== goes), keys, turns), goes];
}

/** Of every path without a loop the weakest step; of those the strongest. */
function strongestByHand(step: (a: number, b: number) => number, all: readonly number[], from: number, to: number, seen: readonly number[] = [from]): number {
  return Math.max(step(from, to), 0, ...all.filter((via) => via !== to && !seen.includes(via)).map((via) => Math.min(step(from, via), strongestByHand(step, all, via, to, [...seen, via]))));
}

describe('instant runoff', () => {
  it('gives the order that turn after turn over the bare ballots gives', () => {
    fc.assert(fc.property(election, ([options, ballots]) => {
      const keys = keysOf(options);
      expect(runoffOf(counted(ballots), options, keys).order).toEqual(runoffByHand(ballots, Array.from({ length: options }, (_, at) => at), keys));
    }), { numRuns: 400 });
  });
  it('puts whoever stands first on more than half of the ballots first, and loses no ballot in any turn', () => {
    fc.assert(fc.property(election, ([options, ballots]) => {
      const { order, rounds } = runoffOf(counted(ballots), options, keysOf(options));
      for (const { counts, exhausted } of rounds) expect(counts.reduce((sum: number, each) => sum + (each ?? 0), exhausted)).toBe(ballots.length);
      const majority = Array.from({ length: options }, (_, at) => at).find((at) => ballots.filter(([first]) => first === at).length * 2 > ballots.length);
      if (majority !== undefined) expect(order[0]).toBe(majority);
    }));
  });
  it('moves the votes of whoever goes to the next on each ballot: the worked example', () => {
    // 5 A, 4 B then C, 3 C then B: C goes first, its three make B seven.
    const { order, rounds, figures } = runoffOf(new Map([['0', 5], ['1,2', 4], ['2,1', 3]]), 3, ['a', 'b', 'c']);
    expect(order).toEqual([1, 0, 2]);
    expect(rounds.map(({ counts, eliminated }) => [counts, eliminated])).toEqual([[[5, 4, 3], 2], [[5, 7, null], 0], [[null, 7, null], 1]]);
    expect(figures).toEqual([5, 7, 3]);
  });
  it('of equals keeps who had more in an earlier turn, and only where all turns were equal asks the seed', () => {
    // A 3, B 2, C 2, D 1 for B: after D goes B has 3, C goes, then A and B are equal and A had more before.
    const { order, parted } = runoffOf(new Map([['0', 3], ['1', 2], ['2', 2], ['3,1', 1]]), 4, ['z', 'a', 'b', 'c']);
    expect([order, [...parted]]).toEqual([[0, 1, 2, 3], []]);
    expect([...runoffOf(new Map([['0', 2], ['1', 2]]), 2, ['z', 'a']).parted].toSorted()).toEqual([0, 1]);
    expect(runoffOf(new Map([['0', 2], ['1', 2]]), 2, ['z', 'a']).order).toEqual([1, 0]);
  });
});

describe('Condorcet by Schulze', () => {
  it('beats by the strongest of all paths, each as strong as its weakest step', () => {
    fc.assert(fc.property(election, ([options, ballots]) => {
      const pairs = pairsOf(ballots, options);
      const all = pairs.map((_, at) => at);
      const prefers = (a: number, b: number): number => ballots.filter((ballot) => ballot.includes(a) && (!ballot.includes(b) || ballot.indexOf(a) < ballot.indexOf(b))).length;
      for (const a of all) for (const b of all) if (a !== b) expect(pairs[a]?.[b]).toBe(prefers(a, b));
      const step = (a: number, b: number): number => (prefers(a, b) > prefers(b, a) ? prefers(a, b) : 0);
      const { order, figures } = schulzeOf(pairs, keysOf(options));
      const beats = (a: number, b: number): boolean => strongestByHand(step, all, a, b) > strongestByHand(step, all, b, a);
      expect(figures).toEqual(all.map((a) => all.filter((b) => b !== a && beats(a, b)).length));
      for (const a of all) for (const b of all) if (a !== b && beats(a, b)) expect(order.indexOf(a)).toBeLessThan(order.indexOf(b));
    }), { numRuns: 250 });
  });
  it('puts whoever more prefer to each of the others first', () => {
    fc.assert(fc.property(election, ([options, ballots]) => {
      const pairs = pairsOf(ballots, options);
      const winner = pairs.findIndex((row, a) => pairs.every((_, b) => a === b || (row[b] as number) > (pairs[b]?.[a] as number)));
      if (winner >= 0) expect(schulzeOf(pairs, keysOf(options)).order[0]).toBe(winner);
    }));
  });
  it('settles the published example of five options and 45 ballots: E A C B D', () => {
    // Schulze 2011, example 1.
    const ballots: [string, number][] = [['ACBED', 5], ['ADECB', 5], ['BEDAC', 8], ['CABED', 3], ['CAEBD', 7], ['CBADE', 2], ['DCEBA', 7], ['EBADC', 8]];
    const pairs = emptyPairs(5);
    for (const [text, count] of ballots) for (let at = 0; at < count; at += 1) addToPairs(pairs, [...text].map((sign) => sign.charCodeAt(0) - 65));
    const { order, figures } = schulzeOf(pairs, ['a', 'b', 'c', 'd', 'e']);
    expect(order.map((at) => 'ABCDE'[at]).join('')).toBe('EACBD');
    expect(figures).toEqual([3, 1, 2, 0, 4]);
  });
});
