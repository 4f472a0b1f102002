import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineAt, LIMIT_TYPES } from '#kernel/deadline.ts';
import { instant, localDate, localDateOf } from '#kernel/local-date.ts';
import { isWorkingDay, workCalendar } from '#kernel/work-calendar.ts';
import { fateOf, FINISHED_ROUND, RUNNING_ROUND, scriptOf } from './case-scripts.ts';
import type { CaseAct, Fate, ScriptOptions } from './case-scripts.ts';

const calendar = workCalendar({
  holidays: [localDate('2026-10-01'), localDate('2026-10-02')], extraWorkingDays: [localDate('2026-10-10')],
  dayIntervals: [{ startMinute: 510, endMinute: 720 }, { startMinute: 870, endMinute: 1_080 }], utcOffsetMinutes: 480,
});
const MORNING = Date.parse('2026-09-21T01:00:00Z');
const fates = [...new Set([...FINISHED_ROUND, ...RUNNING_ROUND].map(([fate]) => fate))];

const scripts = fc.record({
  fate: fc.constantFrom(...fates), day: fc.integer({ min: 0, max: 25 }), type: fc.constantFrom(...LIMIT_TYPES), amount: fc.integer({ min: 1, max: 20 }),
  pace: fc.double({ min: 0, max: 0.999, noNaN: true }),
}).filter(({ day }) => isWorkingDay(localDateOf(instant(MORNING + day * 86_400_000), 480), calendar)).map(({ fate, day, type, amount, pace }): ScriptOptions =>
  ({ fate, dispatchedAt: MORNING + day * 86_400_000, limit: { type, amount }, pace, until: Number.MAX_SAFE_INTEGER, calendar }));

const at = (options: ScriptOptions, act: CaseAct): number | undefined => scriptOf(options).find((step) => step.act === act)?.at;

describe('the script of a demo case', () => {
  it('goes forward in time from the dispatch on', () => {
    fc.assert(fc.property(scripts, (options) => {
      const times = [options.dispatchedAt, ...scriptOf(options).map((step) => step.at)];
      expect(times).toEqual(times.toSorted((left, right) => left - right));
    }));
  });

  it('reports the fix by the deadline or after it, as its fate says', () => {
    fc.assert(fc.property(scripts, (options) => {
      const deadline = deadlineAt(instant(options.dispatchedAt), options.limit, calendar);
      const fixed = at(options, 'rectify');
      if (options.fate === 'onTime' || options.fate === 'awaiting' || options.fate === 'rework') expect(fixed).toBeLessThanOrEqual(deadline);
      if (options.fate === 'late') expect(fixed).toBeGreaterThan(deadline);
    }));
  });

  it('verifies on a working day', () => {
    fc.assert(fc.property(scripts, (options) => {
      const passed = at(options, 'pass');
      if (passed !== undefined) expect(isWorkingDay(localDateOf(instant(passed), 480), calendar)).toBe(true);
    }));
  });

  it('stops where the story stands', () => {
    fc.assert(fc.property(scripts, fc.integer({ min: 0, max: 30 }), (options, days) => {
      const until = options.dispatchedAt + days * 86_400_000;
      for (const step of scriptOf({ ...options, until })) expect(step.at).toBeLessThanOrEqual(until);
    }));
  });
});

describe('fates', () => {
  it('come in the shares that were asked for, and the shares are whole', () => {
    for (const shares of [FINISHED_ROUND, RUNNING_ROUND]) {
      expect(shares.reduce((sum, [, share]) => sum + share, 0)).toBe(1_000);
      const counted = Map.groupBy(Array.from({ length: 1_000 }, (_, n): Fate => fateOf((n + 0.5) / 1_000, shares)), (fate) => fate);
      for (const [fate, share] of shares) expect(counted.get(fate)?.length, fate).toBe(share);
    }
  });
});
