import { describe, expect, it } from 'vitest';
import { expectedObservedCount, isMet, judgeCount } from './check-rule.ts';
import type { CheckRule } from './edition.ts';

const perStretch: CheckRule = { kind: 'perLength', count: 1, everyMetres: 200 };
const withinWindow: CheckRule = { kind: 'window', count: 3, windowMetres: 500 };

describe('how many judgements a check makes', () => {
  it.each([
    ['one at a place without length', { kind: 'yesNo' }, 850, 1],
    ['one for a minimum count', { kind: 'minCount', count: 3 }, 850, 1],
    ['one for a share', { kind: 'share', minPercent: 95 }, 850, 1],
    ['one for every 200 m begun', perStretch, 850, 5],
    ['no extra one at a full 800 m', perStretch, 800, 4],
    ['one for a street of a single metre', perStretch, 1, 1],
    ['one for every 500 m begun', withinWindow, 1001, 3],
    ['one where nobody measured the street', perStretch, null, 1],
    ['no more than an observation holds', { kind: 'perLength', count: 1, everyMetres: 1 }, 5_000_000, 10_000],
  ] as const)('%s', (_, rule, lengthMetres, expected) => {
    expect(expectedObservedCount(rule, { lengthMetres })).toBe(expected);
  });
});

describe('from what was counted to met and unmet', () => {
  const judged = (rule: CheckRule, observedCount: number, metCount: number, lengthMetres: number | null = null) => {
    const answer = judgeCount(rule, { observedCount, metCount, lengthMetres });
    return `${answer.metCount}/${answer.observedCount}`;
  };

  it('judges each thing looked at where the answer is yes or no', () => {
    expect(judged({ kind: 'yesNo' }, 12, 11)).toBe('11/12');
  });

  it('judges a minimum count once, also when nothing is there', () => {
    expect(judged({ kind: 'minCount', count: 3 }, 3, 3)).toBe('1/1');
    expect(judged({ kind: 'minCount', count: 3 }, 5, 2)).toBe('0/1');
    expect(judged({ kind: 'minCount', count: 3 }, 0, 0)).toBe('0/1');
  });

  it('compares a share exactly: 19 of 20 is 95 per cent', () => {
    expect(judged({ kind: 'share', minPercent: 95 }, 20, 19)).toBe('1/1');
    expect(judged({ kind: 'share', minPercent: 95 }, 19, 18)).toBe('0/1');
  });

  it('makes no judgement of a share of nothing', () => {
    expect(judged({ kind: 'share', minPercent: 95 }, 0, 0)).toBe('0/0');
  });

  it('asks one display for every 200 m (每 200 米至少 1 处)', () => {
    expect(judged(perStretch, 5, 5, 850)).toBe('5/5');
    expect(judged(perStretch, 5, 4, 850)).toBe('4/5');
    expect(judged(perStretch, 90, 90, 850)).toBe('5/5');
  });

  it('asks three displays within 500 m and fewer on a shorter stretch (不足 500 米按比例折算)', () => {
    expect(judged(withinWindow, 3, 3, 500)).toBe('1/1');
    expect(judged(withinWindow, 2, 2, 500)).toBe('0/1');
    expect(judged(withinWindow, 2, 2, 200)).toBe('1/1');
    expect(judged(withinWindow, 6, 6, 850)).toBe('2/2');
    expect(judged(withinWindow, 4, 4, 850)).toBe('1/2');
    expect(judged(withinWindow, 1, 1, 600)).toBe('1/2');
  });
});

it('calls an observation met only if it applies, saw something, and nothing was amiss', () => {
  expect(isMet({ observedCount: 5, metCount: 5, notApplicable: false })).toBe(true);
  expect(isMet({ observedCount: 5, metCount: 4, notApplicable: false })).toBe(false);
  expect(isMet({ observedCount: 0, metCount: 0, notApplicable: false })).toBe(false);
  expect(isMet({ observedCount: 0, metCount: 0, notApplicable: true })).toBe(false);
});
