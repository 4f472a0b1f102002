import { describe, expect, it } from 'vitest';
import { countsOfVerdict, verdictOf } from './verdict.ts';

describe('what a verdict counts', () => {
  it('met is everything that was to be judged', () => {
    expect(countsOfVerdict('met', 5, null)).toEqual({ observedCount: 5, metCount: 5, notApplicable: false });
  });

  it('unmet begins with one judgement less', () => {
    expect(countsOfVerdict('unmet', 5, null)).toEqual({ observedCount: 5, metCount: 4, notApplicable: false });
    expect(countsOfVerdict('unmet', 1, null)).toEqual({ observedCount: 1, metCount: 0, notApplicable: false });
  });

  it('unmet keeps a count that already says less', () => {
    expect(countsOfVerdict('unmet', 5, { observedCount: 6, metCount: 2, notApplicable: false })).toEqual({ observedCount: 6, metCount: 2, notApplicable: false });
  });

  it('unmet never keeps a full count', () => {
    expect(countsOfVerdict('unmet', 5, { observedCount: 6, metCount: 6, notApplicable: false }).metCount).toBe(5);
  });

  it('what does not apply counts nothing, and coming back from it counts the whole again', () => {
    const away = countsOfVerdict('notApplicable', 5, { observedCount: 5, metCount: 2, notApplicable: false });
    expect(away).toEqual({ observedCount: 0, metCount: 0, notApplicable: true });
    expect(countsOfVerdict('met', 5, away)).toEqual({ observedCount: 5, metCount: 5, notApplicable: false });
    expect(countsOfVerdict('unmet', 5, away).metCount).toBe(4);
  });
});

describe('the verdict of counts', () => {
  it.each([
    [null, null],
    [{ observedCount: 0, metCount: 0, notApplicable: false }, null],
    [{ observedCount: 0, metCount: 0, notApplicable: true }, 'notApplicable'],
    [{ observedCount: 3, metCount: 3, notApplicable: false }, 'met'],
    [{ observedCount: 3, metCount: 2, notApplicable: false }, 'unmet'],
  ] as const)('%o is %s', (counts, verdict) => {
    expect(verdictOf(counts)).toBe(verdict);
  });
});
