import { describe, expect, it } from 'vitest';
import { areaFinder, centreOf, contains, distance_m, lineLength_m, lineMiddle, lineText, parseLineText } from './index.ts';
import type { Area } from './index.ts';

const square = (west: number, south: number, size: number): Area => ({
  type: 'Polygon', coordinates: [[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]],
});

describe('a line', () => {
  it('is as long as the great circle between its points', () => {
    // One minute of latitude is one nautical mile.
    expect(distance_m([108, 32], [108, 32 + 1 / 60])).toBeCloseTo(1_853.2, 0);
    expect(lineLength_m([[108, 32], [108, 32.005], [108, 32.01]])).toBe(1_112);
  });
  it('has its marker half way along, not at the mean of its corners', () => {
    expect(lineMiddle([[108, 32], [108.001, 32], [108.01, 32]])[0]).toBeCloseTo(108.005, 6);
  });
  it('is written and read in one form, also with full-width marks', () => {
    expect(parseLineText('108.01，32.01； 108.02，32.02')).toEqual([[108.01, 32.01], [108.02, 32.02]]);
    expect(parseLineText(lineText([[108.01, 32.01], [108.02, 32.02]]))).toEqual([[108.01, 32.01], [108.02, 32.02]]);
  });
  it('is refused with one point or a word in it', () => {
    expect(parseLineText('108.01,32.01')).toBeNull();
    expect(parseLineText('108.01,32.01; 北门')).toBeNull();
  });
});

describe('an area', () => {
  it('holds what is inside its ring and outside its holes', () => {
    const withHole: Area = { type: 'Polygon', coordinates: [...square(0, 0, 10).coordinates, ...square(4, 4, 2).coordinates] };
    expect(contains(withHole, [1, 1])).toBe(true);
    expect(contains(withHole, [5, 5])).toBe(false);
    expect(contains(withHole, [11, 1])).toBe(false);
  });
  it('shares no point with its neighbour: the line between two grids belongs to one of them', () => {
    const [left, right] = [square(0, 0, 1), square(1, 0, 1)];
    for (const y of [0, 0.25, 0.5, 0.999]) expect([contains(left, [1, y]), contains(right, [1, y])].filter(Boolean)).toHaveLength(1);
  });
  it('has its name in its larger part', () => {
    const two: Area = { type: 'MultiPolygon', coordinates: [square(0, 0, 1).coordinates, square(10, 10, 4).coordinates] };
    expect(centreOf(two)).toEqual([12, 12]);
  });
  it('is found by a point among many', () => {
    const areas = Array.from({ length: 100 }, (_each, at) => ({ area: square(at % 10, Math.floor(at / 10), 1), value: at }));
    const find = areaFinder(areas);
    expect(find([3.5, 7.5])).toBe(73);
    expect(find([10.5, 1])).toBeNull();
  });
});
