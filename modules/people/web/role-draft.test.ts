import { describe, expect, it } from 'vitest';
import { changesOf, holds, startsGroup, withPermission } from './role-draft.ts';

const office = { code: 'office', permissions: ['cases.read', 'cases.close'] };
const leader = { code: 'leader', permissions: ['cases.read'] };

describe('a draft of what roles may do', () => {
  it('holds what was there until a box is changed', () => {
    const draft = withPermission(new Map(), leader, 'cases.close', true);
    expect(holds(draft, leader, 'cases.close')).toBe(true);
    expect(holds(draft, leader, 'cases.read')).toBe(true);
    expect(holds(draft, office, 'cases.read')).toBe(true);
    expect(holds(new Map(), leader, 'cases.close')).toBe(false);
  });

  it('lists what saving would add and take away, role by role', () => {
    const draft = withPermission(withPermission(new Map(), leader, 'cases.close', true), office, 'cases.close', false);
    expect(changesOf(draft, [office, leader])).toEqual([
      { roleCode: 'office', added: [], removed: ['cases.close'] }, { roleCode: 'leader', added: ['cases.close'], removed: [] },
    ]);
  });

  it('takes a box ticked and unticked again for no change', () => {
    const draft = withPermission(withPermission(new Map(), leader, 'cases.close', true), leader, 'cases.close', false);
    expect(changesOf(draft, [leader])).toEqual([]);
  });

  it('sees where the permissions of the next module begin', () => {
    const codes = ['cases.read', 'cases.close', 'people.read'];
    expect(codes.map((_, at) => startsGroup(codes, at))).toEqual([false, false, true]);
  });
});
