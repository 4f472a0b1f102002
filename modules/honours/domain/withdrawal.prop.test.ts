/**
 * Goal: nobody loses a title unheard, by one hand, or before its appeal is over. Method: any order of acts on any days by any of four
 * people is played through the rules; whatever comes to its end must have gone every step, and what a title says in days must hold.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '#kernel/local-date.ts';
import { answerUntil, appealDecisionRefusal, confirmationRefusal, finalFrom, groundOf, hearingRefusal, noticeRefusal, WITHDRAWAL_RULE, withdrawalAppealRefusal } from './withdrawal.ts';
import type { Withdrawal } from './withdrawal.ts';

const DAY_ONE = '2026-03-01';
const day = (n: number): string => addDays(localDate(DAY_ONE), n);
const act = fc.record({ act: fc.constantFrom('notify', 'speak', 'silent', 'confirm', 'refuse', 'appeal', 'dismiss', 'uphold'), by: fc.constantFrom('a', 'b', 'c', 'd'), on: fc.integer({ min: 0, max: 40 }), wait: fc.integer({ min: 0, max: 6 }) });
const start = (answerDays: number, appealDays: number): Withdrawal => ({ state: 'proposed', answerDays, appealDays, notifiedOn: null, answerBy: null, heardOn: null, decidedOn: null, appealUntil: null, appealedOn: null, proposedBy: 'a', decidedBy: null });

interface Played { of: Withdrawal; endedOn: string | null; endedBy: string | null; spoke: boolean }
function step(played: Played, { act: name, by, on }: { act: string; by: string; on: number }, today: string): Played {
  const { of } = played;
  const given = day(on);
  switch (name) {
    case 'notify': return noticeRefusal(of, given, DAY_ONE, today) === null ? { ...played, of: { ...of, state: 'notified', notifiedOn: given, answerBy: answerUntil(given, of.answerDays) } } : played;
    case 'speak': case 'silent': return hearingRefusal(of, given, name === 'speak', today) === null ? { ...played, spoke: name === 'speak', of: { ...of, state: 'heard', heardOn: given } } : played;
    case 'confirm': return confirmationRefusal(of, 'confirm', by) === null ? { ...played, of: { ...of, state: 'confirmed', decidedOn: today, decidedBy: by, appealUntil: answerUntil(today, of.appealDays) } } : played;
    case 'refuse': return confirmationRefusal(of, 'refuse', by) === null ? { ...played, of: { ...of, state: 'refused', decidedOn: today, decidedBy: by } } : played;
    case 'appeal': return withdrawalAppealRefusal(of, given, today) === null ? { ...played, of: { ...of, state: 'appealed', appealedOn: given } } : played;
    default: return appealDecisionRefusal(of, by) === null ? { ...played, endedOn: today, endedBy: by, of: { ...of, state: name === 'uphold' ? 'upheld' : 'final' } } : played;
  }
}

function play(acts: readonly { act: string; by: string; on: number; wait: number }[], answerDays: number, appealDays: number): Played {
  let today = 0;
  let played: Played = { of: start(answerDays, appealDays), endedOn: null, endedBy: null, spoke: false };
  for (const each of acts) {
    today += each.wait;
    const due = finalFrom(played.of, day(today));
    if (due !== null) return { ...played, endedOn: due, of: { ...played.of, state: 'final' } };
    played = step(played, each, day(today));
  }
  return played;
}

describe('a withdrawal', () => {
  it('that counts was told, heard, confirmed by another, and had its appeal: over, or decided by a third', () => {
    let finals = 0;
    fc.assert(fc.property(fc.array(act, { minLength: 8, maxLength: 40 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), (acts, answerDays, appealDays) => {
      const { of, endedOn, endedBy, spoke } = play(acts, answerDays, appealDays);
      if (of.state !== 'final') return;
      finals += 1;
      const { notifiedOn, heardOn, answerBy, decidedOn, decidedBy, appealUntil } = of as unknown as Record<keyof Withdrawal, string>;
      expect([notifiedOn, heardOn, decidedOn].every((each) => each !== null)).toBe(true);
      expect(notifiedOn <= heardOn).toBe(true);
      if (!spoke && answerDays > 0) expect(heardOn > answerBy).toBe(true);
      expect(decidedBy).not.toBe('a');
      if (of.appealedOn === null) expect(appealDays === 0 ? endedOn === decidedOn : (endedOn as string) > appealUntil).toBe(true);
      else expect(['a', decidedBy]).not.toContain(endedBy);
    }), { seed: 20260301, numRuns: 3_000 });
    expect(finals).toBeGreaterThan(50);
  });

  it('takes its times from the ground where that presses, and from the title where it does not', () => {
    expect(groundOf(WITHDRAWAL_RULE, 'legal')).toMatchObject({ answerDays: 1, appealDays: 3 });
    expect(groundOf(WITHDRAWAL_RULE, 'negative')).toMatchObject({ answerDays: 7, appealDays: 7 });
    expect(groundOf(WITHDRAWAL_RULE, undefined)?.ground.code).toBe('standards');
    expect(groundOf(WITHDRAWAL_RULE, 'no-such')).toBeNull();
  });
});
