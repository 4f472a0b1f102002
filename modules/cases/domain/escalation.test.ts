import { DAY_MS, HOUR_MS, type Instant } from '#kernel/local-date.ts';
import { describe, expect, it } from 'vitest';
import { type EscalationLevel, escalationLevel, nextEscalationAt } from './escalation.ts';

const DEADLINE = 1_000_000_000 as Instant;
const after = (ms: number) => (DEADLINE + ms) as Instant;

describe('who is asked about a late case', () => {
  it.each<[string, number, EscalationLevel]>([
    ['long before the deadline', -DAY_MS, 'handler'],
    ['on the deadline itself', 0, 'handler'],
    ['a moment late', 1, 'liaison'],
    ['24 hours late', 24 * HOUR_MS, 'liaison'],
    ['more than 24 hours late', 24 * HOUR_MS + 1, 'organisationHead'],
    ['three days late', 3 * DAY_MS, 'organisationHead'],
    ['more than three days late', 3 * DAY_MS + 1, 'programmeOffice'],
    ['a month late', 30 * DAY_MS, 'programmeOffice'],
  ])('%s', (_when, lateMs, level) => {
    expect(escalationLevel(after(lateMs), DEADLINE)).toBe(level);
  });

  it('stops climbing when the fix is reported', () => {
    expect(escalationLevel(after(9 * DAY_MS), DEADLINE, after(2 * DAY_MS))).toBe('organisationHead');
    expect(escalationLevel(after(9 * DAY_MS), DEADLINE, after(-1))).toBe('handler');
    expect(escalationLevel(after(HOUR_MS), DEADLINE, after(9 * DAY_MS))).toBe('liaison');
  });

  it('does not climb while no clock runs', () => {
    expect(escalationLevel(after(9 * DAY_MS), null)).toBe('handler');
    expect(nextEscalationAt(after(0), null)).toBeNull();
  });

  it('names the instant of the next step, and that step comes true then and not before', () => {
    const levels: EscalationLevel[] = [];
    for (let next = nextEscalationAt(after(-DAY_MS), DEADLINE); next !== null; next = nextEscalationAt(next, DEADLINE)) {
      expect(escalationLevel((next - 1) as Instant, DEADLINE)).not.toBe(escalationLevel(next, DEADLINE));
      levels.push(escalationLevel(next, DEADLINE));
    }
    expect(levels).toEqual(['liaison', 'organisationHead', 'programmeOffice']);
  });
});
