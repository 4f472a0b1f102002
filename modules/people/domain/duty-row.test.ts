import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldAfter, holdsOn, planDutyLine } from './index.ts';
import type { HeldLine } from './index.ts';

const today = '2026-02-15';
const held = (id: string, holderId: string, from: string, to: string | null, isCover = false): HeldLine => ({ id, holderId, from, to, isCover });
const standing = [held('1', 'a', '2026-01-01', '2026-02-01'), held('2', 'b', '2026-02-01', null)];

describe('a row of a table of duties', () => {
  it('means nothing where it says what stands, with its first day or without', () => {
    expect(planDutyLine(standing, { holderId: 'b', from: '2026-02-01', to: null }, today)).toEqual({ outcome: 'unchanged' });
    expect(planDutyLine(standing, { holderId: 'a', from: '2026-01-01', to: '2026-02-01' }, today)).toEqual({ outcome: 'unchanged' });
    expect(planDutyLine(standing, { holderId: 'b', from: null, to: null }, today)).toEqual({ outcome: 'unchanged' });
  });

  it('ends a duty, and gives it to somebody else from a day on', () => {
    expect(planDutyLine(standing, { holderId: 'b', from: '2026-02-01', to: '2026-03-01' }, today)).toEqual({ outcome: 'extent', id: '2', to: '2026-03-01' });
    expect(planDutyLine(standing, { holderId: 'c', from: null, to: null }, today)).toEqual({ outcome: 'assign', from: today, to: null });
  });

  it('does not rewrite who answered on days that have passed', () => {
    expect(planDutyLine(standing, { holderId: 'c', from: '2026-02-01', to: null }, today)).toEqual({ outcome: 'holderChanged', from: '2026-02-01' });
  });

  it('corrects who begins today or later', () => {
    expect(planDutyLine([held('1', 'a', '2026-02-20', null)], { holderId: 'c', from: '2026-02-20', to: null }, today)).toEqual({ outcome: 'assign', from: '2026-02-20', to: null });
  });

  it('says since when somebody holds it, when the first day is another', () => {
    expect(planDutyLine(standing, { holderId: 'b', from: '2026-02-10', to: '2026-03-01' }, today)).toEqual({ outcome: 'heldSince', from: '2026-02-01' });
  });

  it('leaves covers to the page of covers', () => {
    const covered = [held('1', 'a', '2026-01-01', '2026-02-10'), held('2', 'b', '2026-02-10', '2026-02-20', true), held('3', 'a', '2026-02-20', null)];
    expect(planDutyLine(covered, { holderId: 'b', from: '2026-02-10', to: '2026-02-20' }, today)).toEqual({ outcome: 'unchanged' });
    expect(planDutyLine(covered, { holderId: 'b', from: '2026-02-10', to: '2026-02-25' }, today)).toEqual({ outcome: 'isCover' });
    expect(planDutyLine(covered, { holderId: 'c', from: null, to: null }, today)).toEqual({ outcome: 'isCover' });
  });

  const day = fc.integer({ min: 1, max: 28 }).map((each) => `2026-02-${String(each).padStart(2, '0')}`);
  const line = fc.record({ holderId: fc.constantFrom('a', 'b', 'c'), from: fc.option(day), to: fc.option(day) });
  const days = Array.from({ length: 40 }, (_each, at) => new Date(Date.UTC(2026, 0, 25 + at)).toISOString().slice(0, 10));

  it('never leaves two holders on a day, whatever rows come in whatever order, and a list read back changes nothing', () => {
    fc.assert(fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      let all: HeldLine[] = [];
      for (const [at, each] of lines.entries()) all = heldAfter(all, planDutyLine(all, each, today), each.holderId, String(at));
      for (const each of days) expect(all.filter((duty) => holdsOn(duty, each)).length).toBeLessThanOrEqual(1);
      for (const { holderId, from, to } of all) expect(planDutyLine(all, { holderId, from, to }, today)).toEqual({ outcome: 'unchanged' });
    }));
  });
});
