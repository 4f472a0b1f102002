import { describe, expect, it } from 'vitest';
import { appealRefusal, appealUntil, proposalRefusal, settlementRefusal } from './re-review.ts';

const proposed = { state: 'proposed' as const, heardOn: '2026-03-01', appealUntil: appealUntil('2026-03-01'), proposedBy: 'a' };

describe('a withdrawal that is proposed', () => {
  it('waits seven days for an appeal, and is settled by another person', () => {
    expect(proposed.appealUntil).toBe('2026-03-08');
    expect([settlementRefusal(proposed, '2026-03-08', 'b'), settlementRefusal(proposed, '2026-03-09', 'b'), settlementRefusal(proposed, '2026-03-09', 'a')]).toEqual(['appeal_runs', null, 'same_person']);
  });
  it('is settled at once when the appeal came in, and takes one appeal in its time', () => {
    expect(settlementRefusal({ ...proposed, state: 'appealed' }, '2026-03-02', 'b')).toBeNull();
    expect([appealRefusal(proposed, '2026-03-08'), appealRefusal(proposed, '2026-03-09'), appealRefusal({ ...proposed, state: 'appealed' }, '2026-03-02')]).toEqual([null, 'appeal_over', 'not_open']);
  });
  it('is not proposed twice, nor of what was kept', () => {
    expect(['open', 'rectifying', 'kept', 'proposed', 'withdrawn'].map((state) => proposalRefusal({ ...proposed, state: state as 'open' }))).toEqual([null, null, 'not_open', 'not_open', 'not_open']);
  });
});
