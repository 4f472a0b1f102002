import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { revisionRefusal, versionOn, versionSpans } from './title-version.ts';

const versions = [{ number: 1, effectiveFrom: null }, { number: 3, effectiveFrom: '2027-01-01' }, { number: 2, effectiveFrom: '2026-03-01' }];

describe('versions of the rules', () => {
  it('hold from their day on, the first from the beginning', () => {
    expect(['1990-01-01', '2026-02-28', '2026-03-01', '2026-12-31', '2027-01-01'].map((day) => versionOn(versions, day).number)).toEqual([1, 1, 2, 2, 3]);
  });
  it('follow each other without a gap, and say which is ahead', () => {
    expect(versionSpans(versions, '2026-11-28').map(({ number, until, state }) => [number, until, state])).toEqual([[3, null, 'ahead'], [2, '2027-01-01', 'inForce'], [1, '2026-03-01', 'past']]);
  });
  it('are one on any day, whatever the days', () => {
    const day = fc.integer({ min: 0, max: 4_000 }).map((days) => new Date(Date.UTC(2020, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(fc.property(fc.uniqueArray(day, { maxLength: 8 }), day, (days, asked) => {
      const all = [null, ...days].map((effectiveFrom, at) => ({ number: at + 1, effectiveFrom }));
      const spans = versionSpans(all, asked);
      expect(spans.filter(({ state }) => state === 'inForce')).toHaveLength(1);
      expect(spans.find(({ state }) => state === 'inForce')?.number).toBe(versionOn(all, asked).number);
      expect(spans.filter(({ effectiveFrom, until }) => (effectiveFrom ?? '') <= asked && (until === null || asked < until))).toHaveLength(1);
    }));
  });
  it('are not dated back, and no two begin on one day', () => {
    expect(revisionRefusal(versions, '2026-11-27', '2026-11-28')).toBe('past');
    expect(revisionRefusal(versions, '2027-01-01', '2026-11-28')).toBe('day_taken');
    expect(revisionRefusal(versions, '2026-11-28', '2026-11-28')).toBeNull();
  });
});
