import { percentText } from '#kernel/ratio.ts';
import { describe, expect, it } from 'vitest';
import { weightedMean } from './weighted-mean.ts';
import { weightedRate, weightedScore, weightedThemeScores, type StandardCount } from './weighted-score.ts';

const aStandard = (changes: Partial<StandardCount>): StandardCount => ({
  standardKey: '1.1.1', themeKey: '1', scoreMax: 10, met: 1, observed: 1, ...changes,
});

describe('the weighted score', () => {
  it('weighs each standard’s rate with what it is worth: 10 × 4∕5 + 30 × 1∕2 = 23 of 40', () => {
    const answer = weightedScore([aStandard({ met: 4, observed: 5 }), aStandard({ scoreMax: 30, met: 1, observed: 2 })]);
    expect(answer).toEqual({ score: { numerator: 230_000, denominator: 400_000 }, observedStandards: 2, unobservedStandards: 0 });
    expect(percentText(answer.score)).toBe('57.5%');
  });

  it('counts a standard by its worth, not by how often it was observed', () => {
    const answer = weightedScore([aStandard({ met: 0, observed: 1000 }), aStandard({ met: 1, observed: 1 })]);
    expect(percentText(answer.score)).toBe('50.0%');
  });

  it('says how many standards were not observed and assumes nothing for them', () => {
    const answer = weightedScore([aStandard({}), aStandard({ scoreMax: 90, met: 0, observed: 0 })]);
    expect(answer).toEqual({ score: { numerator: 100_000, denominator: 100_000 }, observedStandards: 1, unobservedStandards: 1 });
  });

  it('has no figure when nothing was observed', () => {
    expect(percentText(weightedScore([aStandard({ met: 0, observed: 0 })]).score)).toBe('—');
    expect(weightedScore([]).score).toEqual({ numerator: 0, denominator: 0 });
  });

  it('rounds thirds once, at the end: three thirds of a point are one point', () => {
    const third = aStandard({ scoreMax: 1, met: 1, observed: 3 });
    expect(weightedScore([third, third, third]).score).toEqual({ numerator: 10_000, denominator: 30_000 });
    expect(weightedScore([third]).score).toEqual({ numerator: 3_333, denominator: 10_000 });
    expect(weightedScore([aStandard({ scoreMax: 1, met: 2, observed: 3 })]).score.numerator).toBe(6_667);
  });

  it('is worked out for every theme in the order of the tree', () => {
    const answer = weightedThemeScores([
      aStandard({ themeKey: '2', met: 1, observed: 4 }),
      aStandard({ themeKey: '1' }),
      aStandard({ themeKey: '2', met: 3, observed: 4 }),
    ]);
    expect(answer.map(({ themeKey, score }) => [themeKey, percentText(score)])).toEqual([['2', '50.0%'], ['1', '100.0%']]);
  });

  it('refuses a score no edition may have', () => {
    expect(() => weightedScore([aStandard({ scoreMax: 0.125 })])).toThrow('two decimals');
    expect(() => weightedMean([{ weightHundredths: 0.5, share: { numerator: 1, denominator: 1 } }])).toThrow('hundredths');
  });
});

it('weighs the checks of a standard: a heavy one unmet costs its weight', () => {
  expect(weightedRate([{ weight: 2, met: 0, observed: 1 }, { weight: 1, met: 1, observed: 1 }])).toEqual({ numerator: 100, denominator: 300 });
  expect(weightedRate([])).toEqual({ numerator: 0, denominator: 0 });
});
