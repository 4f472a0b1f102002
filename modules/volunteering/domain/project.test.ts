import { describe, expect, it } from 'vitest';
import { PROJECT_STATES, projectMoves, reached, takesActivities } from './project.ts';

describe('a project of volunteers', () => {
  it('begins as a draft, may pause and go on, and once over stays over', () => {
    expect(projectMoves('draft')).toEqual(['open']);
    expect(projectMoves('open')).toContain('paused');
    expect(projectMoves('paused')).toContain('open');
    expect(projectMoves('ended')).toEqual([]);
    for (const state of PROJECT_STATES) expect(projectMoves(state)).not.toContain('draft');
  });

  it('takes what is held within its days, and nothing as a draft or while it pauses', () => {
    const project = { from: '2026-03-01', to: '2026-06-30' };
    expect(takesActivities({ ...project, state: 'open' }, '2026-03-01')).toBe(true);
    expect(takesActivities({ ...project, state: 'open' }, '2026-06-30')).toBe(true);
    expect(takesActivities({ ...project, state: 'open' }, '2026-02-28')).toBe(false);
    expect(takesActivities({ ...project, state: 'open' }, '2026-07-01')).toBe(false);
    expect(takesActivities({ ...project, to: null, state: 'open' }, '2036-07-01')).toBe(true);
    expect(takesActivities({ ...project, state: 'ended' }, '2026-05-01')).toBe(true);
    for (const state of ['draft', 'paused'] as const) expect(takesActivities({ ...project, state }, '2026-05-01')).toBe(false);
  });

  it('has no share without a target', () => {
    expect(reached(50, 200)).toBe(0.25);
    expect(reached(300, 200)).toBe(1.5);
    expect(reached(50, null)).toBeNull();
  });
});
