import { describe, expect, it } from 'vitest';
import { area_m2, areaFault, contains, outsideShare, overlap, sharedArea_m2, simplified, withoutDoubles } from './index.ts';
import type { Area, Position } from './index.ts';

const polygon = (...rings: Position[][]): Area => ({ type: 'Polygon', coordinates: rings.map((ring) => [...ring, ring[0]]) });
const square = (west: number, south: number, size: number): Position[] => [[west, south], [west + size, south], [west + size, south + size], [west, south + size]];

describe('a boundary', () => {
  it('of one square minute at the equator is as large as a square nautical mile', () => {
    expect(area_m2(polygon(square(108, 0, 1 / 60))) / 1_853.2 ** 2).toBeCloseTo(1, 3);
  });

  it('is smaller by its hole', () => {
    const whole = area_m2(polygon(square(108, 32, 0.01)));
    expect(area_m2(polygon(square(108, 32, 0.01), square(108.0025, 32.0025, 0.005))) / whole).toBeCloseTo(0.75, 6);
  });

  it('may be kept when it is simple', () => {
    expect(areaFault(polygon(square(108, 32, 0.01)))).toBeNull();
    expect(areaFault(polygon(square(108, 32, 0.01), square(108.0025, 32.0025, 0.005)))).toBeNull();
  });

  it.each([
    ['crossesItself', polygon([[108, 32], [108.01, 32.01], [108.01, 32], [108, 32.01]])],
    ['crossesItself', polygon([[108, 32], [108.01, 32], [108.005, 32], [108.005, 32.01]])],
    ['crossesItself', polygon(square(108, 32, 0.01), square(108.005, 32.005, 0.01))],
    ['holeOutside', polygon(square(108, 32, 0.01), square(108.02, 32.02, 0.005))],
    ['tooSmall', polygon(square(108, 32, 0.00005))],
    ['notClosed', { type: 'Polygon', coordinates: [square(108, 32, 0.01)] }],
    ['tooFewCorners', { type: 'Polygon', coordinates: [[[108, 32], [108.01, 32], [108, 32]]] }],
    ['notNumbers', { type: 'Polygon', coordinates: [[['108', '32'], [108.01, 32], [108, 32.01], ['108', '32']]] }],
    ['empty', { type: 'Polygon', coordinates: [] }],
    ['empty', { type: 'MultiPolygon', coordinates: [] }],
  ] as [string, Area][])('is refused as %s', (fault, area) => expect(areaFault(area)).toBe(fault));

  it('loses the corner that a double click left', () => {
    const [first, ...rest] = square(108, 32, 0.01) as [Position, ...Position[]];
    const doubled = polygon([first, first, ...rest]);
    expect(areaFault(withoutDoubles(doubled))).toBeNull();
    expect((withoutDoubles(doubled).coordinates[0] as unknown[]).length).toBe(5);
  });

  it('of many corners is checked, and simplified to what an eye can tell apart', () => {
    const ring = Array.from({ length: 4_000 }, (_each, at): Position => [108 + 0.1 * Math.cos((2 * Math.PI * at) / 4_000), 32 + 0.1 * Math.sin((2 * Math.PI * at) / 4_000)]);
    expect(areaFault(polygon(ring))).toBeNull();
    expect(simplified(polygon(ring), 20).coordinates[0]).toHaveLength(65);
  });
});

describe('two areas', () => {
  const one = polygon(square(108, 32, 0.01));

  it('that share a line do not overlap', () => {
    expect(sharedArea_m2(one, polygon(square(108.01, 32, 0.01)))).toBe(0);
    expect(overlap(one, polygon(square(108.01, 32, 0.01)))).toBe(false);
  });

  it('share what lies in both', () => {
    expect(sharedArea_m2(one, polygon(square(108.005, 32.005, 0.01))) / area_m2(one)).toBeCloseTo(0.25, 3);
    expect(overlap(one, polygon(square(108.009, 32, 0.01)))).toBe(true);
  });

  it('share nothing in the hole of one', () => {
    const ring = polygon(square(108, 32, 0.03), square(108.009, 32.009, 0.012));
    expect(sharedArea_m2(ring, polygon(square(108.01, 32.01, 0.01)))).toBe(0);
  });

  it('lie one in the other, or say how much does not', () => {
    expect(outsideShare(one, polygon(square(107.99, 31.99, 0.05)))).toBeCloseTo(0, 9);
    expect(outsideShare(one, polygon(square(108.0025, 32, 0.05)))).toBeCloseTo(0.25, 3);
  });

  it('of several parts are met in each', () => {
    const two: Area = { type: 'MultiPolygon', coordinates: [polygon(square(108, 32, 0.01)).coordinates, polygon(square(108.02, 32, 0.01)).coordinates] };
    expect(contains(two, [108.025, 32.005])).toBe(true);
    expect(outsideShare(two, polygon(square(108, 32, 0.03)))).toBeCloseTo(0, 9);
  });
});
