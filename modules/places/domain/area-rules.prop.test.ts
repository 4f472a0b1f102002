import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { area_m2, areaFault, contains, outsideShare, sharedArea_m2, simplified } from './index.ts';
import type { Area, Position } from './index.ts';

/** Rings around a centre: they never cross themselves. About a kilometre across. */
const star = fc.tuple(fc.double({ min: -0.01, max: 0.01, noNaN: true }), fc.double({ min: -0.01, max: 0.01, noNaN: true }), fc.array(fc.double({ min: 0.002, max: 0.02, noNaN: true }), { minLength: 3, maxLength: 14 }))
  .map(([x, y, radii]): Area => {
    const ring = radii.map((radius, at): Position => [108 + x + radius * Math.cos((2 * Math.PI * at) / radii.length), 32 + y + radius * Math.sin((2 * Math.PI * at) / radii.length)]);
    return { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] };
  });
const position = fc.tuple(fc.double({ min: 107.96, max: 108.04, noNaN: true }), fc.double({ min: 31.96, max: 32.04, noNaN: true })) as fc.Arbitrary<Position>;

describe('areas drawn by anybody', () => {
  it('around a centre may be kept, whichever way round they are drawn', () => {
    fc.assert(fc.property(star, (area) => {
      expect(areaFault(area)).toBeNull();
      const back: Area = { type: 'Polygon', coordinates: [(area.coordinates[0] as Position[]).toReversed()] };
      expect(areaFault(back)).toBeNull();
      expect(area_m2(back)).toBeCloseTo(area_m2(area), 3);
    }));
  });

  it('share as much one way as the other, never more than the smaller, and all of themselves', () => {
    fc.assert(fc.property(star, star, (one, other) => {
      const shared = sharedArea_m2(one, other);
      const least = Math.min(area_m2(one), area_m2(other));
      expect(Math.abs(shared - sharedArea_m2(other, one))).toBeLessThanOrEqual(least * 1e-6);
      expect(shared).toBeLessThanOrEqual(least * 1.001);
      expect(sharedArea_m2(one, one) / area_m2(one)).toBeCloseTo(1, 6);
      expect(outsideShare(one, one)).toBeLessThan(1e-6);
    }));
  });

  it('share ground exactly when some point lies in both', () => {
    fc.assert(fc.property(star, star, position, (one, other, point) => {
      if (contains(one, point) && contains(other, point)) expect(sharedArea_m2(one, other)).toBeGreaterThan(0);
    }));
  });

  it('stay valid with fewer corners, and lose or gain no more than the tolerance along their edge', () => {
    fc.assert(fc.property(star, fc.integer({ min: 1, max: 60 }), (area, tolerance_m) => {
      const simpler = simplified(area, tolerance_m);
      expect(areaFault(simpler)).toBeNull();
      expect((simpler.coordinates[0] as unknown[]).length).toBeLessThanOrEqual((area.coordinates[0] as unknown[]).length);
      const edge_m = 2 * Math.PI * 0.02 * 111_320 * 14;
      expect(Math.abs(area_m2(simpler) - area_m2(area))).toBeLessThanOrEqual(tolerance_m * edge_m);
    }));
  });
});
