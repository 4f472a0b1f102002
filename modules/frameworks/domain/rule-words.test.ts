import { describe, expect, it } from 'vitest';
import { isQuantified, ruleWords } from './rule-words.ts';

describe('a check rule in words', () => {
  it.each([
    [{ kind: 'yesNo' } as const, '逐处判定达标或不达标', 'Each one looked at is met or not met'],
    [{ kind: 'minCount', count: 2 } as const, '不少于 2 处', 'At least 2'],
    [{ kind: 'perLength', count: 1, everyMetres: 200 } as const, '每 200 米不少于 1 处', 'At least 1 every 200 m'],
    [{ kind: 'window', count: 3, windowMetres: 500 } as const, '任意 500 米内不少于 3 处', 'At least 3 within any 500 m'],
    [{ kind: 'share', minPercent: 90 } as const, '合格比例不低于 90%', 'At least 90% in order'],
  ])('%o', (rule, zh, en) => {
    expect(ruleWords(rule)).toEqual({ zh, en });
  });

  it('only a rule without a number is not quantified', () => {
    expect(isQuantified({ kind: 'yesNo' })).toBe(false);
    expect(isQuantified({ kind: 'share', minPercent: 80 })).toBe(true);
  });
});
