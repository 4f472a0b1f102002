import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRADES, isScale, issueRefusal, starOf } from './index.ts';

const scale = { levels: [100, 300, 600, 1_000, 1_500].map((hours, at) => ({ level: at + 1, hours })), grades: GRADES };
const minutes = fc.record({ A: fc.nat(60_000), B: fc.nat(60_000), C: fc.nat(60_000), D: fc.nat(60_000) });

describe('a star', () => {
  it('never falls when minutes are added, and what is missing leads exactly to the next', () => {
    fc.assert(fc.property(minutes, fc.constantFrom(...GRADES), fc.nat(10_000), (of, grade, more) => {
      const [before, after] = [starOf(of, scale), starOf({ ...of, [grade]: of[grade] + more }, scale)];
      const reached = before.next === null ? null : starOf({ ...of, A: of.A + before.next.missingMinutes }, scale).level;
      return after.level >= before.level && (before.next === null || reached === before.next.level);
    }));
  });

  it('counts the grades of the scale alone', () => {
    const of = { A: 0, B: 0, C: 0, D: 6_000 };
    expect([starOf(of, scale).level, starOf(of, { ...scale, grades: ['A', 'B'] }).level]).toEqual([1, 0]);
    expect(isScale(scale.levels)).toBe(true);
    expect(isScale([{ level: 1, hours: 100 }, { level: 2, hours: 100 }])).toBe(false);
  });
});

describe('a certificate', () => {
  const draft = { state: 'draft' as const, draftedBy: 'one', postedUntil: '2026-03-08' };
  it('is issued by somebody else, after seven days, while it still says what is booked', () => {
    const now = { by: 'two', today: '2026-03-08', isSame: true };
    expect(issueRefusal(draft, now)).toBeNull();
    expect(issueRefusal(draft, { ...now, by: 'one' })).toBe('samePerson');
    expect(issueRefusal(draft, { ...now, today: '2026-03-07' })).toBe('postedTooShort');
    expect(issueRefusal(draft, { ...now, isSame: false })).toBe('minutesChanged');
    expect(issueRefusal({ ...draft, state: 'issued' }, now)).toBe('settled');
  });
});
