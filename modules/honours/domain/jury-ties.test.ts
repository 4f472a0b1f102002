import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreement, JURY_METHODS, juryRanking, TIE_KEYS } from './jury.ts';
import type { JuryMethod, JurySettings, Sheet, TieKey } from './jury.ts';

const settings = (method: JuryMethod = 'trimmedMean', trim = 1, tieRule: readonly TieKey[] = TIE_KEYS): JurySettings => ({ method, trim, tieRule, lotSeed: 'seed' });
const sheet = (judge: string, candidate: string, total: number): Sheet => ({ judge, candidate, total });
const order = ['a', 'b', 'c'];

describe('awkward sheets', () => {
  it('all equal are parted by the first key that can, and every comparison is written down', () => {
    const sheets = ['j1', 'j2', 'j3'].flatMap((judge) => order.map((candidate) => sheet(judge, candidate, 8_000)));
    const ranking = juryRanking(sheets, order, settings());
    expect(ranking.map(({ candidate, partedBy }) => [candidate, partedBy])).toEqual([['a', null], ['b', 'earlier'], ['c', 'earlier']]);
    expect(ranking[1]?.tieSteps).toEqual([{ key: 'median', above: '8000', own: '8000' }, { key: 'highestFewest', above: '3', own: '3' }, { key: 'lowest', above: '3', own: '3' }, { key: 'earlier', above: '1', own: '2' }]);
    expect(agreement(sheets, order)).toBeNull();
  });
  it('of a rule that is the lot alone show the lots that were drawn', () => {
    const ranking = juryRanking(order.map((candidate) => sheet('j1', candidate, 5_000)), order, settings('mean', 0, ['lot']));
    for (const row of ranking.slice(1)) expect([row.partedBy, row.tieSteps.length, (row.tieSteps[0]?.above ?? '') < (row.tieSteps[0]?.own ?? '')]).toEqual(['lot', 1, true]);
  });
  it('of one judge are that judge’s order, trimmed of nothing', () => {
    const ranking = juryRanking([sheet('j1', 'a', 1), sheet('j1', 'b', 9_000), sheet('j1', 'c', 4_000)], order, settings('trimmedMean', 3));
    expect(ranking.map(({ candidate, left, score }) => [candidate, left, score])).toEqual([['b', [], { numerator: 9_000, denominator: 1 }], ['c', [], { numerator: 4_000, denominator: 1 }], ['a', [], { numerator: 1, denominator: 1 }]]);
  });
  it('of two judges cannot be trimmed, and a third who had a conflict is not missed', () => {
    const ranking = juryRanking([sheet('j1', 'a', 6_000), sheet('j2', 'a', 8_000), sheet('j1', 'b', 7_000), sheet('j2', 'b', 7_000), sheet('j3', 'b', 7_000), sheet('j1', 'c', 9_000)], order, settings());
    expect(ranking.map(({ candidate, left }) => [candidate, left.length])).toEqual([['c', 0], ['a', 0], ['b', 2]]);
  });
  it('of a candidate that every judge is close to are none: it stands last and says so, below a score of nought', () => {
    const ranking = juryRanking([sheet('j1', 'b', 0), sheet('j2', 'b', 0), sheet('j1', 'c', 0)], order, settings());
    expect(ranking.map(({ candidate, isUnscored }) => [candidate, isUnscored])).toEqual([['b', false], ['c', false], ['a', true]]);
  });
  it('that are none at all leave the order of the tie rule', () => {
    expect(juryRanking([], order, settings()).map(({ candidate, isUnscored, partedBy }) => [candidate, isUnscored, partedBy])).toEqual([['a', true, null], ['b', true, 'earlier'], ['c', true, 'earlier']]);
  });

  const sheets = fc.array(fc.record({ judge: fc.constantFrom('j1', 'j2', 'j3', 'j4'), candidate: fc.constantFrom('a', 'b', 'c', 'd', 'e'), total: fc.constantFrom(0, 1, 5_000, 10_000) }), { maxLength: 20 })
    .map((all) => all.filter((one, at) => all.findIndex((other) => other.judge === one.judge && other.candidate === one.candidate) === at));
  const rule = fc.shuffledSubarray([...TIE_KEYS], { minLength: 0 }).map((keys): readonly TieKey[] => [...keys.filter((key) => key !== 'lot'), 'lot']);
  it('give one total order without a tie and without a number that is none, whatever the method, the trim and the rule', () => {
    fc.assert(fc.property(sheets, fc.constantFrom(...JURY_METHODS), fc.nat(4), rule, (given, method, trim, tieRule) => {
      const all = ['a', 'b', 'c', 'd', 'e'];
      const ranking = juryRanking(given, all, settings(method, trim, tieRule));
      expect(ranking.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5]);
      expect(juryRanking(given.toReversed(), all, settings(method, trim, tieRule)).map(({ candidate }) => candidate)).toEqual(ranking.map(({ candidate }) => candidate));
      // Any two in the order they stand in together also stand so alone, where the method looks at nobody else's sheets: the order is transitive.
      if (method !== 'rankedChoice') for (const [at, one] of ranking.entries()) for (const other of ranking.slice(at + 1)) expect(juryRanking(given, [...all].filter((each) => each === one.candidate || each === other.candidate), settings(method, trim, tieRule))[0]?.candidate).toBe(one.candidate);
      for (const [at, row] of ranking.entries()) {
        expect([Number.isFinite(row.score.numerator), row.score.denominator > 0]).toEqual([true, true]);
        const above = ranking[at - 1];
        if (above === undefined) continue;
        const isEqual = above.score.numerator * row.score.denominator === row.score.numerator * above.score.denominator && above.isUnscored === row.isUnscored;
        expect(row.partedBy !== null).toBe(isEqual);
        expect(row.tieSteps.at(-1)?.key ?? null).toBe(row.partedBy);
        for (const step of row.tieSteps.slice(0, -1)) expect(step.above).toBe(step.own);
        if (row.partedBy !== null) expect(row.tieSteps.at(-1)?.above).not.toBe(row.tieSteps.at(-1)?.own);
      }
      const found = agreement(given, all);
      if (found !== null) expect([found.w >= -1e-9, found.w <= 1 + 1e-9]).toEqual([true, true]);
    }), { numRuns: 2_000 });
  });
});
