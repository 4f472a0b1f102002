import { describe, expect, it } from 'vitest';
import { lastDayOf, phaseOf } from './periods.ts';

describe('periods as people read them', () => {
  it('names the last day on which a duty held, not the first without it', () => {
    expect(lastDayOf({ from: '2026-01-01', to: '2026-03-01' })).toBe('2026-02-28');
    expect(lastDayOf({ from: '2026-01-01', to: null })).toBeNull();
  });

  it('has no last day for what was withdrawn before it held', () => {
    expect(lastDayOf({ from: '2026-01-01', to: '2026-01-01' })).toBeNull();
  });

  it('tells what has not begun from what is over', () => {
    expect(phaseOf({ from: '2026-12-01', to: null, present: false }, '2026-11-24')).toBe('upcoming');
    expect(phaseOf({ from: '2026-01-01', to: '2026-02-01', present: false }, '2026-11-24')).toBe('over');
    expect(phaseOf({ from: '2026-01-01', to: null, present: true }, '2026-11-24')).toBe('inForce');
  });
});
