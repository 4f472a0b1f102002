import { describe, expect, it } from 'vitest';
import { consecutivePeriods, rankEntries, rankingBoards, type Ranking, type RankingEntry } from './rank.ts';

const entry = (key: string, numerator: number, denominator: number, changes: Partial<RankingEntry> = {}): RankingEntry => ({
  key, share: { numerator, denominator }, taskCount: denominator, isUnderAppeal: false, ...changes,
});
const ranksOf = ({ ranked }: Ranking) => ranked.map(({ key, rank, isTied }) => `${rank}${isTied ? '=' : ''} ${key}`);

describe('ranking units and areas', () => {
  it('shares the rank of equal shares and skips the next (并列 1, 1, 3)', () => {
    expect(ranksOf(rankEntries('zone', [entry('C', 5, 10), entry('B', 8, 12), entry('A', 6, 9)]))).toEqual(['1= A', '1= B', '3 C']);
  });

  it('compares exactly, not by the printed percentage', () => {
    const ranking = rankEntries('zone', [entry('A', 700_000, 1_000_000), entry('B', 700_001, 1_000_000)]);
    expect(ranksOf(ranking)).toEqual(['1 B', '2 A']);
  });

  it('does not rank who had no task, too few, or an open appeal, and says why', () => {
    const ranking = rankEntries('organisation', [
      entry('O5', 10, 10),
      entry('O1', 0, 0),
      entry('O2', 4, 4),
      entry('O3', 9, 10, { isUnderAppeal: true }),
      entry('O4', 5, 5),
      entry('O6', 0, 0, { isUnderAppeal: true }),
    ]);
    expect(ranksOf(ranking)).toEqual(['1= O4', '1= O5']);
    expect(ranking.unranked.map(({ key, reason }) => `${key} ${reason}`)).toEqual([
      'O1 noTask', 'O2 tooFewTasks', 'O3 underAppeal', 'O6 noTask',
    ]);
  });

  it('takes another minimum where the office set one', () => {
    expect(ranksOf(rankEntries('zone', [entry('A', 1, 1)], 1))).toEqual(['1 A']);
    expect(ranksOf(rankEntries('zone', [entry('A', 10, 10)], 11))).toEqual([]);
  });

  it('counts tasks, not judgements, towards the minimum', () => {
    expect(ranksOf(rankEntries('zone', [entry('A', 90, 100, { taskCount: 4 })]))).toEqual([]);
  });

  it('never ranks persons', () => {
    expect(() => rankEntries('person' as never, [])).toThrow('only units and areas');
  });
});

describe('red and black lists', () => {
  const ranking = rankEntries('organisation', [10, 9, 8, 8, 7, 6, 5, 5].map((met, at) => entry(`O${at + 1}`, met, 10)));

  it('take the first and the last, ties included', () => {
    expect(rankingBoards(ranking, { redCount: 3, blackCount: 1 })).toEqual({ red: ['O1', 'O2', 'O3', 'O4'], black: ['O7', 'O8'] });
  });

  it('put nobody on both', () => {
    expect(rankingBoards(ranking, { redCount: 5, blackCount: 5 })).toEqual({
      red: ['O1', 'O2', 'O3', 'O4', 'O5'], black: ['O6', 'O7', 'O8'],
    });
    const allEqual = rankEntries('zone', [entry('A', 5, 5), entry('B', 5, 5)]);
    expect(rankingBoards(allEqual, { redCount: 1, blackCount: 1 })).toEqual({ red: ['A', 'B'], black: [] });
  });

  it('are empty when not asked for or when nobody is ranked', () => {
    expect(rankingBoards(ranking, { redCount: 0, blackCount: 0 })).toEqual({ red: [], black: [] });
    expect(rankingBoards(rankEntries('zone', []), { redCount: 5, blackCount: 3 })).toEqual({ red: [], black: [] });
  });

  it('count periods on end, and a period without a task neither counts nor breaks the run', () => {
    expect(consecutivePeriods(['listed', 'notListed', 'listed', 'listed'])).toBe(2);
    expect(consecutivePeriods(['listed', 'notRanked', 'listed'])).toBe(2);
    expect(consecutivePeriods(['listed', 'notListed'])).toBe(0);
    expect(consecutivePeriods([])).toBe(0);
  });
});
