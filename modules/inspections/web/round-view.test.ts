import { describe, expect, it } from 'vitest';
import { assignmentOf, quotaText, roundLook, stepOf } from './round-view.ts';
import { siteLook } from './site-look.ts';

const drawn = { state: 'drawn' as const, drawnCount: 10, byInspector: [] };
const assigned = { ...drawn, byInspector: [{ total: 6 }, { total: 3 }] };

describe('where a round stands', () => {
  it.each([
    [{ ...drawn, state: 'planned' as const, drawnCount: 0 }, 1],
    [drawn, 2],
    [assigned, 3],
    [{ ...assigned, state: 'inProgress' as const }, 3],
    [{ ...assigned, state: 'closed' as const }, 5],
  ])('%o is at step %i', (round, step) => {
    expect(stepOf(round)).toBe(step);
  });

  it('tells drawn from assigned', () => {
    expect(roundLook(drawn).text.zh).toBe('已抽样，待分派');
    expect(roundLook(assigned).text.zh).toBe('已分派，待开始');
  });

  it('counts the sites that nobody has', () => {
    expect(assignmentOf(assigned)).toEqual({ assigned: 9, unassigned: 1, inspectors: 2 });
  });

  it('reads a quota as a number', () => {
    expect(quotaText('117/25')).toBe('4.68');
    expect(quotaText('1/0')).toBe('1/0');
  });
});

describe('a site on the map', () => {
  it('shows faults only when it is finished', () => {
    expect(siteLook({ state: 'started', unmetItemCount: 3 }).tone).toBe('info');
    expect(siteLook({ state: 'done', unmetItemCount: 0 }).tone).toBe('ok');
    expect(siteLook({ state: 'done', unmetItemCount: 3 }).tone).toBe('danger');
  });
});
