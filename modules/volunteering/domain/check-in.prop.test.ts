import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_MARGIN_MS, CODE_SENT_LATEST_MS, CODE_STEP_MS, codeRefusal, codeText, isSentLate, markOf, parseCode, servedBetween, stepAt, timeOfStep } from './index.ts';

const HOUR = 3_600_000;
const activity = { startsAt: 1_000 * HOUR, endsAt: 1_003 * HOUR };
const digest = fc.uint8Array({ minLength: 8, maxLength: 8 });

describe('a check-in code', () => {
  it('is read back as it was shown, however it is typed', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 32_767 }), digest, (step, bytes) => {
      const shown = codeText({ step, mark: markOf(bytes) });
      const typed = ` ${shown.toLowerCase().replace('-', ' ').replace(/0/g, 'o').replace(/1/g, 'l')} `;
      expect(parseCode(typed)).toEqual({ step, mark: markOf(bytes) });
    }));
    for (const text of ['', 'ABC', 'ABCDEFGHI', 'UUU-UUUUU']) expect(parseCode(text)).toBeNull();
  });

  it('carries its time to within one step', () => {
    fc.assert(fc.property(fc.integer({ min: activity.startsAt - CODE_MARGIN_MS, max: activity.endsAt + CODE_MARGIN_MS }), (at) => {
      const shownAt = timeOfStep(activity.startsAt, stepAt(activity.startsAt, at));
      return shownAt <= at && at - shownAt < CODE_STEP_MS;
    }));
  });

  it('counts for the moment it was shown, two days long, and never ahead of it', () => {
    const shownAt = activity.startsAt;
    expect([-CODE_STEP_MS - 1, -CODE_STEP_MS, 0, CODE_SENT_LATEST_MS, CODE_SENT_LATEST_MS + 1].map((later) => codeRefusal(shownAt, activity, shownAt + later))).toEqual(['codeAhead', null, null, null, 'codeOld']);
    expect(codeRefusal(activity.startsAt - CODE_MARGIN_MS - 1, activity, activity.endsAt)).toBe('outsideActivity');
    expect([isSentLate(0, 3 * 60_000), isSentLate(0, 3 * 60_000 + 1)]).toEqual([false, true]);
  });
});

describe('the time between two codes', () => {
  it('is never longer than the activity nor outside it', () => {
    const at = fc.integer({ min: activity.startsAt - 3 * HOUR, max: activity.endsAt + 3 * HOUR });
    fc.assert(fc.property(at, at, (inAt, outAt) => {
      const served = servedBetween(inAt, outAt, activity);
      return served === null ? Math.max(inAt, activity.startsAt) >= Math.min(outAt, activity.endsAt) : served.from >= activity.startsAt && served.to <= activity.endsAt && served.from >= inAt && served.to <= outAt && served.from < served.to;
    }));
  });
});
