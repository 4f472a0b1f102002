import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaFinder, contains } from './index.ts';
import type { Area, Position } from './index.ts';

const at = fc.double({ min: 0, max: 10, noNaN: true });
const position = fc.tuple(at, at).map(([x, y]): Position => [x, y]);
/** Rings around a centre, so that they do not cross themselves. */
const area = fc.tuple(position, fc.array(fc.double({ min: 0.2, max: 3, noNaN: true }), { minLength: 3, maxLength: 9 })).map(([[x, y], radii]): Area => {
  const ring = radii.map((radius, index): Position => [x + radius * Math.cos((2 * Math.PI * index) / radii.length), y + radius * Math.sin((2 * Math.PI * index) / radii.length)]);
  return { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] };
});

describe('finding the area of a point', () => {
  it('answers as trying every area in order would', () => {
    fc.assert(fc.property(fc.array(area, { maxLength: 12 }), fc.array(position, { maxLength: 12 }), (areas, points) => {
      const find = areaFinder(areas.map((each, index) => ({ area: each, value: index })));
      for (const point of points) {
        const first = areas.findIndex((each) => contains(each, point));
        expect(find(point)).toBe(first < 0 ? null : first);
      }
    }));
  });
});
