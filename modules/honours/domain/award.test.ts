import { describe, expect, it } from 'vitest';
import { consecutiveTerms, isInForceOn, joinCarried, kept, nextReviewOn, standingOn, termEnd, toRectify, withdrawn } from './award.ts';
import type { Award } from './award.ts';
import { addMonths } from './months.ts';

const award: Award = { from: '2021-03-01', to: '2024-03-01', endedBy: null, rectifyBy: null, lockUntil: null };

describe('an award in force', () => {
  it('counts from its first day and no more on the day its term is over', () => {
    expect(['2021-02-28', '2021-03-01', '2024-02-29', '2024-03-01'].map((day) => isInForceOn(award, day))).toEqual([false, true, true, false]);
    expect(['2021-02-28', '2021-03-01', '2024-03-01'].map((day) => standingOn(award, day))).toEqual(['ahead', 'inForce', 'lapsed']);
  });

  it('has a term in months, which ends on the last day of a month that has no such day', () => {
    expect(termEnd('2021-08-31', 6)).toBe('2022-02-28');
    expect(termEnd('2021-03-01', null)).toBeNull();
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2024-01-15', -14)).toBe('2022-11-15');
  });

  it('is looked at again in its rhythm, the last time when the term ends', () => {
    expect(nextReviewOn(award, 12, '2021-03-01')).toBe('2022-03-01');
    expect(nextReviewOn(award, 12, '2023-03-01')).toBe('2024-03-01');
    expect(nextReviewOn(award, 12, '2024-03-01')).toBeNull();
    expect(nextReviewOn({ from: '2021-03-01', to: null }, null, '2021-03-01')).toBeNull();
  });
});

describe('a re-review', () => {
  it('keeps an award for another term, counted from the end of the one before', () => {
    expect(kept(award, '2024-02-10', 36, true)).toMatchObject({ to: '2027-03-01', endedBy: null });
    expect(kept(award, '2022-03-05', 36, false)).toMatchObject({ to: '2024-03-01' });
    expect(kept(award, '2024-03-01', 36, true)).toBe('not_in_force');
  });

  it('gives the next term once, and the one after only when that term runs', () => {
    const next = kept(award, '2024-02-10', 36, true) as Award;
    expect(kept(next, '2024-02-11', 36, true)).toBe('renewed_already');
    expect(kept(next, '2024-02-11', 36, false)).toMatchObject({ to: '2027-03-01' });
    expect(kept(next, '2024-03-01', 36, true)).toMatchObject({ to: '2030-03-01' });
  });

  it('leaves it in force while something is put right', () => {
    const rectifying = toRectify(award, '2022-03-05', '2022-06-05') as Award;
    expect(standingOn(rectifying, '2022-05-01')).toBe('rectifying');
    expect(standingOn(kept(rectifying, '2022-06-01', 36, false) as Award, '2022-06-01')).toBe('inForce');
    expect(toRectify(award, '2022-03-05', '2022-03-05')).toBe('date_passed');
  });

  it('withdraws it from a day on, and locks the subject for two years where the title says so', () => {
    const ended = withdrawn(award, '2022-03-05', 24) as Award;
    expect(['2022-03-04', '2022-03-05', '2024-03-04', '2024-03-05'].map((day) => standingOn(ended, day))).toEqual(['inForce', 'locked', 'locked', 'withdrawn']);
    expect(standingOn(withdrawn(award, '2022-03-05', 0) as Award, '2022-03-05')).toBe('withdrawn');
    expect(withdrawn(ended, '2022-03-06', 24)).toBe('not_in_force');
    expect(withdrawn(award, '2021-03-01', 24)).toBe('before_award');
  });
});

describe('terms in a row', () => {
  it('go on where a title was carried over, and the term in which it was counts once', () => {
    const line = [
      { id: 'later', carriedFrom: 'early', from: '2022-05-01', to: '2024-03-01', endedBy: null }, { id: 'early', carriedFrom: null, from: '2021-03-01', to: '2022-05-01', endedBy: 'passedOn' as const },
      { id: 'first', carriedFrom: null, from: '2018-03-01', to: '2021-03-01', endedBy: null },
    ];
    expect(consecutiveTerms(joinCarried(line), [], '2023-01-01')).toBe(2);
    expect(consecutiveTerms(joinCarried(line.slice(0, 1)), [], '2023-01-01')).toBe(1);
  });

  it('are awards that touch, and re-reviews that were passed', () => {
    const first = { from: '2018-03-01', to: '2021-03-01', endedBy: null };
    expect(consecutiveTerms([award, first], [], '2022-01-01')).toBe(2);
    expect(consecutiveTerms([award], ['2022-03-01', '2023-03-01'], '2023-05-01')).toBe(3);
    expect(consecutiveTerms([award, { ...first, to: '2021-02-01' }], [], '2022-01-01')).toBe(1);
    expect(consecutiveTerms([award], [], '2024-03-01')).toBe(0);
  });
});
