import { describe, expect, it } from 'vitest';
import { holdsOn, planDuty } from './index.ts';
import type { HeldDuty } from './index.ts';

const held: readonly HeldDuty[] = [
  { id: 'first', holderId: 'anna', from: '2026-01-01', to: '2026-06-01' },
  { id: 'second', holderId: 'bo', from: '2026-06-01', to: null },
];

describe('a duty', () => {
  it('holds on its first day and no longer on its last', () => {
    expect(holdsOn(held[0] as HeldDuty, '2025-12-31')).toBe(false);
    expect(holdsOn(held[0] as HeldDuty, '2026-01-01')).toBe(true);
    expect(holdsOn(held[0] as HeldDuty, '2026-05-31')).toBe(true);
    expect(holdsOn(held[0] as HeldDuty, '2026-06-01')).toBe(false);
  });
  it('goes to a new holder by ending the former on that day', () => {
    expect(planDuty(held, { holderId: 'chen', from: '2026-09-01', to: null })).toEqual({ outcome: 'assign', endsId: 'second', replacesId: null });
  });
  it('is not written again for whoever holds it already', () => {
    expect(planDuty(held, { holderId: 'bo', from: '2026-09-01', to: null })).toEqual({ outcome: 'unchanged', id: 'second' });
  });
  it('is refused where somebody holds it later on', () => {
    expect(planDuty(held, { holderId: 'chen', from: '2026-03-01', to: null })).toEqual({ outcome: 'overlaps', from: '2026-06-01' });
    expect(planDuty(held, { holderId: 'chen', from: '2026-03-01', to: '2026-06-02' })).toEqual({ outcome: 'overlaps', from: '2026-06-01' });
  });
  it('may fill a time that ends where the next begins', () => {
    expect(planDuty(held, { holderId: 'chen', from: '2026-03-01', to: '2026-06-01' })).toEqual({ outcome: 'assign', endsId: 'first', replacesId: null });
    expect(planDuty(held, { holderId: 'chen', from: '2025-11-01', to: '2026-01-01' })).toEqual({ outcome: 'assign', endsId: null, replacesId: null });
  });
  it('corrected on its first day leaves nobody who held it on no day', () => {
    expect(planDuty(held, { holderId: 'chen', from: '2026-06-01', to: null })).toEqual({ outcome: 'assign', endsId: null, replacesId: 'second' });
  });
});
