import { type Instant, localDate } from '#kernel/local-date.ts';
import { workCalendar } from '#kernel/work-calendar.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyStep, caseDeadline, type CaseProgress, type CaseStep, reportedCase } from './lifecycle.ts';
import { actsFrom, CASE_ACTS, type CaseAct } from './states.ts';

const calendar = workCalendar({
  holidays: [localDate('1970-01-01')],
  extraWorkingDays: [],
  dayIntervals: [{ startMinute: 540, endMinute: 1020 }],
  utcOffsetMinutes: 480,
});
const HOUR = 3_600_000;
const LIMIT_HOURS = 24;
const PEOPLE = ['anna', 'bo', 'cai'];

/** What a person tries: mostly an act that is possible, now and then any act at all. */
type Attempt = { readonly choice: number; readonly wild: boolean; readonly person: number; readonly waitHours: number };
const attempts = fc.array(
  fc.record({
    choice: fc.nat({ max: 99 }),
    wild: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
    person: fc.nat({ max: PEOPLE.length - 1 }),
    waitHours: fc.integer({ min: 0, max: 12 }),
  }),
  { minLength: 5, maxLength: 60 },
);

/** Most people want to get on with it: without this weight few walks would ever reach a verification. */
const ONWARD: readonly CaseAct[] = ['register', 'dispatch', 'accept', 'rectify', 'verifyPass', 'verifyFail', 'resume', 'reopen'];

function actOf(progress: CaseProgress, { choice, wild }: Attempt): CaseAct {
  const possible = actsFrom(progress.state).filter((act) => act !== 'decline' && act !== 'void');
  const onward = possible.filter((act) => ONWARD.includes(act));
  const weighted = [...possible, ...onward, ...onward];
  return (wild ? undefined : weighted[choice % Math.max(1, weighted.length)]) ?? CASE_ACTS[choice % CASE_ACTS.length]!;
}

function stepOf(act: CaseAct, by: string, at: Instant): CaseStep {
  const limit = { type: 'urgent_hour', amount: LIMIT_HOURS };
  return { act, by, at, reason: 'because', limit, checkedOnSiteBy: null, extraAmount: 1, approvedBy: 'head' } as CaseStep;
}

type Walked = { readonly step: CaseStep; readonly before: CaseProgress; readonly after: CaseProgress };

function walk(tries: readonly Attempt[]): Walked[] {
  const walked: Walked[] = [];
  let progress = reportedCase('inspection');
  let now = 0;
  for (const attempt of tries) {
    now += attempt.waitHours * HOUR;
    const step = stepOf(actOf(progress, attempt), PEOPLE[attempt.person]!, now as Instant);
    const result = applyStep(progress, step, calendar);
    if (!result.ok) continue;
    walked.push({ step, before: progress, after: result.value });
    progress = result.value;
  }
  return walked;
}

it('no path closes a case without a verification by someone else than its fixers', () => {
  let closes = 0;
  fc.assert(
    fc.property(attempts, (tries) => {
      const fixers = new Set<string>();
      for (const { step, before, after } of walk(tries)) {
        if (step.act === 'rectify') fixers.add(step.by);
        if (after.state !== 'closed' || before.state === 'closed') continue;
        closes += 1;
        expect(step.act).toBe('verifyPass');
        expect(fixers.size).toBeGreaterThan(0);
        expect(fixers).not.toContain(step.by);
      }
    }),
    { numRuns: 300 },
  );
  expect(closes, 'the walks must reach what they prove').toBeGreaterThan(10);
});

it('the rework count is the number of failed verifications, the rebound count that of reopenings', () => {
  fc.assert(
    fc.property(attempts, (tries) => {
      const walked = walk(tries);
      const last = walked.at(-1)?.after ?? reportedCase('inspection');
      const acts = walked.map(({ step }) => step.act);
      expect(last.reworkCount).toBe(acts.filter((act) => act === 'verifyFail').length);
      expect(last.reboundCount).toBe(acts.filter((act) => act === 'reopen').length);
    }),
  );
});

/**
 * The model: an hour glass. It runs while the fixer has the case, and stands still while the case is shelved
 * or waits for its verdict. It is turned at each dispatch.
 */
it('the clock runs only while the fixer has the case', () => {
  let shelvings = 0;
  fc.assert(
    fc.property(attempts, (tries) => {
      let msLeft = 0;
      let seenAt = 0;
      for (const { step, before, after } of walk(tries)) {
        const running = before.state === 'dispatched' || before.state === 'accepted';
        if (running) msLeft -= step.at - seenAt;
        if (step.act === 'dispatch') msLeft = LIMIT_HOURS * HOUR;
        if (step.act === 'extend') msLeft += HOUR;
        seenAt = step.at;
        const deadline = caseDeadline(after, calendar);
        const inTime = msLeft > 0;
        if (after.state === 'shelved') {
          shelvings += 1;
          expect(deadline === null).toBe(inTime);
        } else if (after.state === 'dispatched' || after.state === 'accepted') {
          expect(deadline! - step.at > 0).toBe(inTime);
          if (inTime) expect(deadline! - step.at).toBe(msLeft);
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(shelvings, 'the walks must reach what they prove').toBeGreaterThan(10);
});

it('a case has a clock exactly while somebody was given it', () => {
  fc.assert(
    fc.property(attempts, (tries) => {
      for (const { after } of walk(tries)) {
        const given = ['dispatched', 'accepted', 'rectified', 'closed', 'shelved'].includes(after.state);
        if (given) expect(after.clock).not.toBeNull();
        if (after.state === 'reported' || after.state === 'registered') expect(after.clock).toBeNull();
        expect(after.closedAt !== null).toBe(after.state === 'closed');
      }
    }),
  );
});
