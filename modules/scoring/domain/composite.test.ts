import { percentText } from '#kernel/ratio.ts';
import { describe, expect, it } from 'vitest';
import { compositeScore, cycleScore, yearScore } from './composite.ts';

const percent = (numerator: number) => ({ numerator, denominator: 100 });
const methodWeights = { material: 40, field: 40, questionnaire: 20 };

describe('a year out of its methods (材料 40, 实地 40, 问卷 20)', () => {
  it('weighs 90, 80 and 70 per cent to 82 of 100', () => {
    const year = yearScore(methodWeights, { material: percent(90), field: percent(80), questionnaire: percent(70) });
    expect(year).toEqual({
      score: { numerator: 820_000, denominator: 1_000_000 }, coverage: { numerator: 10_000, denominator: 10_000 }, missing: [],
    });
  });

  it('names a missing method and scores over the rest, saying how much that covers', () => {
    const year = yearScore(methodWeights, { field: percent(80), questionnaire: null });
    expect(year.missing).toEqual(['material', 'questionnaire']);
    expect(percentText(year.score)).toBe('80.0%');
    expect(percentText(year.coverage, 0)).toBe('40%');
  });

  it('takes weights of 106 in all, as one real framework had them', () => {
    const real = { material: 39.7, field: 46.3, questionnaire: 10, consultation: 10 };
    const year = yearScore(real, { material: percent(100), field: percent(100), questionnaire: percent(100), consultation: percent(0) });
    expect(year.score).toEqual({ numerator: 960_000, denominator: 1_060_000 });
  });

  it('has no figure when nothing was tested', () => {
    const year = yearScore(methodWeights, { field: { numerator: 0, denominator: 0 } });
    expect(percentText(year.score)).toBe('—');
    expect(year.coverage).toEqual({ numerator: 0, denominator: 10_000 });
    expect(year.missing).toEqual(['material', 'field', 'questionnaire']);
  });
});

describe('a cycle out of its years (15 %, 25 %, 60 %)', () => {
  it('weighs 80, 84 and 90 to 87', () => {
    expect(percentText(cycleScore([15, 25, 60], [percent(80), percent(84), percent(90)]).score)).toBe('87.0%');
  });

  it('covers 40 % after two years and names the third', () => {
    const cycle = cycleScore([15, 25, 60], [percent(80), percent(84)]);
    expect(percentText(cycle.score)).toBe('82.5%');
    expect(percentText(cycle.coverage, 0)).toBe('40%');
    expect(cycle.missing).toEqual([3]);
  });

  it('refuses a fourth year', () => {
    expect(() => cycleScore([15, 25, 60], [null, null, null, percent(1)])).toThrow('4 years');
  });
});

it('refuses a weight with three decimals', () => {
  expect(() => compositeScore([{ key: 'a', weight: 0.125, share: null }])).toThrow('two decimals');
});
