import { describe, expect, it } from 'vitest';
import { FACILITY_KINDS, mayBelongTo } from './facility.ts';

describe('a facility', () => {
  it('belongs to one of a higher level, so that no chain of parts leads back', () => {
    expect(mayBelongTo('station', 'institute')).toBe(true);
    expect(mayBelongTo('station', 'centre')).toBe(true);
    expect(mayBelongTo('institute', 'station')).toBe(false);
    for (const a of FACILITY_KINDS) for (const b of FACILITY_KINDS) expect(mayBelongTo(a, b) && mayBelongTo(b, a)).toBe(false);
  });
});
