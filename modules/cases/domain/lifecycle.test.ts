import { CHINA_UTC_OFFSET_MINUTES, type Instant, instantOf, localDate, localDateTimeText } from '#kernel/local-date.ts';
import { workCalendar } from '#kernel/work-calendar.ts';
import { describe, expect, it } from 'vitest';
import { applyStep, caseDeadline, type CaseProgress, type CaseStep, REASONED_ACTS, reportedCase } from './lifecycle.ts';

const calendar = workCalendar({
  holidays: [],
  extraWorkingDays: [],
  dayIntervals: [
    { startMinute: 510, endMinute: 720 },
    { startMinute: 870, endMinute: 1080 },
  ],
  utcOffsetMinutes: CHINA_UTC_OFFSET_MINUTES,
});

/** Days are of March 2026, where the 2nd is a Monday. */
function at(day: number, clock: string): Instant {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number];
  return instantOf(localDate(`2026-03-${String(day).padStart(2, '0')}`), hours * 60 + minutes, CHINA_UTC_OFFSET_MINUTES);
}

const due = (progress: CaseProgress) => {
  const deadline = caseDeadline(progress, calendar);
  return deadline && localDateTimeText(deadline, CHINA_UTC_OFFSET_MINUTES);
};

function walk(start: CaseProgress, ...steps: CaseStep[]): CaseProgress {
  return steps.reduce((progress, step) => {
    const result = applyStep(progress, step, calendar);
    if (!result.ok) throw new Error(`${step.act} refused: ${result.error}`);
    return result.value;
  }, start);
}

const refusal = (progress: CaseProgress, step: CaseStep) => {
  const result = applyStep(progress, step, calendar);
  return result.ok ? 'allowed' : result.error;
};

const register: CaseStep = { act: 'register', by: 'office', at: at(2, '08:40'), checkedOnSiteBy: null };
const dispatch: CaseStep = { act: 'dispatch', by: 'office', at: at(2, '09:00'), limit: { type: 'work_hour', amount: 4 } };
const accept: CaseStep = { act: 'accept', by: 'handler', at: at(2, '09:10') };
const rectify: CaseStep = { act: 'rectify', by: 'handler', at: at(2, '11:00') };
const dispatched = walk(reportedCase('inspection'), register, dispatch);
const accepted = walk(dispatched, accept);
const rectified = walk(accepted, rectify);

describe('from report to close', () => {
  it('closes a case that was fixed and verified by somebody else', () => {
    expect(due(dispatched)).toBe('2026-03-02 15:30');
    const closed = walk(rectified, { act: 'verifyPass', by: 'inspector', at: at(2, '17:00') });
    expect(closed).toMatchObject({ state: 'closed', reworkCount: 0, closedAt: at(2, '17:00'), rectifiedAt: at(2, '11:00') });
    expect(due(closed)).toBe('2026-03-02 15:30');
  });

  it('refuses the fixer as verifier, whichever way the verdict goes', () => {
    expect(refusal(rectified, { act: 'verifyPass', by: 'handler', at: at(2, '12:00') })).toBe('cases.verifier_is_fixer');
    expect(refusal(rectified, { act: 'verifyFail', by: 'handler', at: at(2, '12:00'), reason: 'x' })).toBe('cases.verifier_is_fixer');
  });

  it('refuses somebody whose earlier fix failed, too', () => {
    const second = walk(
      rectified,
      { act: 'verifyFail', by: 'inspector', at: at(2, '12:00'), reason: 'half of it is still there' },
      { act: 'rectify', by: 'colleague', at: at(2, '15:00') },
    );
    expect(second.rectifierIds).toEqual(['handler', 'colleague']);
    expect(refusal(second, { act: 'verifyPass', by: 'handler', at: at(2, '16:00') })).toBe('cases.verifier_is_fixer');
  });

  it('registers what a citizen reports only after a look at the place', () => {
    expect(refusal(reportedCase('citizen'), register)).toBe('cases.on_site_check_required');
    expect(refusal(reportedCase('citizen'), { ...register, checkedOnSiteBy: 'gridLeader' })).toBe('allowed');
  });

  it('asks for a reason wherever somebody is set back', () => {
    const places: Record<(typeof REASONED_ACTS)[number], CaseProgress> = {
      decline: reportedCase('patrol'),
      return: dispatched,
      verifyFail: rectified,
      shelve: accepted,
      extend: accepted,
      void: dispatched,
      reopen: walk(rectified, { act: 'verifyPass', by: 'inspector', at: at(2, '17:00') }),
    };
    for (const act of REASONED_ACTS) {
      const step = { act, by: 'inspector', at: at(2, '12:00'), reason: '  ', extraAmount: 1, approvedBy: null } as CaseStep;
      expect(refusal(places[act], step), act).toBe('cases.reason_required');
    }
  });
});

describe('the clock of a case', () => {
  it('has none before dispatch, and a new one after a return', () => {
    expect(due(reportedCase('inspection'))).toBeNull();
    const returned = walk(accepted, { act: 'return', by: 'handler', at: at(2, '10:00'), reason: 'not our road' });
    expect(returned).toMatchObject({ state: 'registered', clock: null });
    expect(due(walk(returned, { ...dispatch, at: at(3, '09:00') }))).toBe('2026-03-03 15:30');
  });

  it('stands still while shelved and goes on where it stopped', () => {
    const shelved = walk(accepted, { act: 'shelve', by: 'office', at: at(2, '11:00'), reason: 'waits for planting season' });
    expect(due(shelved)).toBeNull();
    const resumed = walk(shelved, { act: 'resume', by: 'office', at: at(20, '09:00') });
    expect(resumed.state).toBe('dispatched');
    expect(due(resumed)).toBe('2026-03-20 11:00');
  });

  it('does not charge the wait for a verdict to the fixer', () => {
    const failed = walk(rectified, { act: 'verifyFail', by: 'inspector', at: at(4, '11:00'), reason: 'still there' });
    expect(failed).toMatchObject({ state: 'accepted', reworkCount: 1 });
    // Two of four hours were left when the fix was reported on Monday at 11:00.
    expect(due(failed)).toBe('2026-03-04 15:30');
  });

  it('survives a clock that was set back', () => {
    const shelved = walk(accepted, { act: 'shelve', by: 'office', at: at(2, '11:00'), reason: 'rain' });
    expect(due(walk(shelved, { act: 'resume', by: 'office', at: at(2, '10:59') }))).toBe('2026-03-02 15:30');
    const failed = walk(rectified, { act: 'verifyFail', by: 'inspector', at: at(2, '10:59'), reason: 'still there' });
    expect(due(failed)).toBe('2026-03-02 15:30');
  });

  it('is extended once of itself and again only by somebody else', () => {
    const extend: CaseStep = { act: 'extend', by: 'handler', at: at(2, '10:00'), reason: 'parts', extraAmount: 4, approvedBy: null };
    const once = walk(accepted, extend);
    expect(due(once)).toBe('2026-03-03 10:00');
    expect(refusal(once, extend)).toBe('cases.extension_needs_approval');
    expect(due(walk(once, { ...extend, extraAmount: 2, approvedBy: 'head' }))).toBe('2026-03-03 12:00');
    const returned: CaseStep = { act: 'return', by: 'handler', at: at(2, '10:30'), reason: 'not our road' };
    expect(walk(once, returned, dispatch)).toMatchObject({ extensionCount: 0, rectifiedAt: null });
    expect(refusal(accepted, { ...extend, at: at(2, '15:31') })).toBe('cases.extension_too_late');
  });
});

describe('a rebound (反弹)', () => {
  const closed = walk(rectified, { act: 'verifyPass', by: 'inspector', at: at(2, '17:00') });
  const reopen = (when: Instant): CaseStep => ({ act: 'reopen', by: 'inspector', at: when, reason: 'it is back' });

  it('within fifteen days is the same case, to be dispatched anew', () => {
    const reopened = walk(closed, reopen(at(17, '17:00')));
    expect(reopened).toMatchObject({ state: 'registered', reboundCount: 1, closedAt: null, clock: null });
    expect(reopened.rectifierIds).toEqual(['handler']);
  });

  it('later is a new case', () => {
    expect(refusal(closed, reopen(at(17, '17:01')))).toBe('cases.reopen_window_over');
  });
});
