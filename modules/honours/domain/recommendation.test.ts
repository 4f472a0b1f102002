import { describe, expect, it } from 'vitest';
import { canBeSetAside } from './eligibility.ts';
import { outcomeRefusal, recommendationVerdict, sendingRefusal, upwardFinding } from './recommendation.ts';

const sent = { state: 'sent', sentOn: '2026-03-01', outcomeOn: null, hasAward: false } as const;

describe('a recommendation upward', () => {
  it('asks for so many terms in a row of one of the titles that lead there', () => {
    expect(upwardFinding([{ code: 'five', termsAsked: 3, termsInARow: 2 }, { code: 'ten', termsAsked: 3, termsInARow: 1 }])).toMatchObject([{ state: 'unmet', titles: ['five', 'ten'], count: 2, of: 3 }]);
    expect(upwardFinding([{ code: 'five', termsAsked: 3, termsInARow: 0 }, { code: 'ten', termsAsked: 1, termsInARow: 1 }])).toMatchObject([{ state: 'met', count: 1, of: 1 }]);
    expect(upwardFinding([])).toEqual([]);
  });

  it('goes up with a reason where a condition may be set aside, and never for the wrong kind or while locked', () => {
    const [short] = upwardFinding([{ code: 'five', termsAsked: 3, termsInARow: 2 }]);
    if (short === undefined) throw new Error('a finding is expected');
    expect(recommendationVerdict([{ ...short, state: 'met' }], canBeSetAside)).toBe('met');
    expect(recommendationVerdict([short], canBeSetAside)).toBe('needsReason');
    expect(recommendationVerdict([short, { ...short, code: 'locked', key: 'locked' }], canBeSetAside)).toBe('refused');
  });

  it('has an outcome from the day it was sent on, which is corrected while no award stands on it', () => {
    expect(outcomeRefusal(sent, '2026-02-28', '2026-06-01')).toBe('date');
    expect(outcomeRefusal(sent, '2026-06-02', '2026-06-01')).toBe('date');
    expect(outcomeRefusal({ ...sent, state: 'notChosen', outcomeOn: '2026-05-01' }, '2026-05-01', '2026-06-01')).toBeNull();
    expect(outcomeRefusal({ ...sent, state: 'chosen', hasAward: true }, '2026-05-01', '2026-06-01')).toBe('settled');
  });

  it('goes up again only after it was returned', () => {
    expect(sendingRefusal(sent, '2026-05-01', '2026-06-01')).toBe('settled');
    const returned = { ...sent, state: 'returned', outcomeOn: '2026-04-10' } as const;
    expect([sendingRefusal(returned, '2026-04-09', '2026-06-01'), sendingRefusal(returned, '2026-04-10', '2026-06-01')]).toEqual(['date', null]);
  });
});
