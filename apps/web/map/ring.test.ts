import { describe, expect, it } from 'vitest';
import { areaOf, ringFromText, ringOf, ringText, simplerRing, sitesInside, snapLinesOf, snapped, stepped } from './ring.ts';
import type { Ring } from './ring.ts';

const square: Ring = [[108, 32], [108.01, 32], [108.01, 32.01], [108, 32.01]];

describe('a boundary in the form', () => {
  it('goes to text and back, closed or not', () => {
    expect(ringFromText(ringText(square))).toEqual(square);
    expect(ringFromText(`${ringText(square)}\n108,32`)).toEqual(square);
    expect(ringFromText('108,32\n北门')).toBeNull();
    expect(ringFromText('')).toEqual([]);
  });

  it('goes to the map and back, but not when it has several parts or a hole', () => {
    expect(ringOf(areaOf(square))).toEqual(square);
    expect(ringOf({ type: 'MultiPolygon', coordinates: [areaOf(square)?.coordinates, areaOf(square)?.coordinates] })).toBeNull();
    expect(areaOf(square.slice(0, 2))).toBeNull();
  });

  it('loses a corner that stands on the line', () => {
    expect(simplerRing([[108, 32], [108.005, 32], ...square.slice(1)])).toEqual(square);
  });
});

describe('drawing along a neighbour', () => {
  const lines = snapLinesOf([areaOf(square) as never]);

  it('takes its corner first, then its line, and nothing far away', () => {
    expect(snapped([108.0101, 32.0101], lines, 20)).toEqual([108.01, 32.01]);
    expect(snapped([108.01005, 32.005], lines, 20)?.[0]).toBeCloseTo(108.01, 9);
    expect(snapped([108.02, 32.005], lines, 20)).toBeUndefined();
  });
});

describe('sites', () => {
  it('are found inside what was drawn', () => {
    const sites = [{ id: 'in', longitude: 108.005, latitude: 32.005 }, { id: 'out', longitude: 108.02, latitude: 32.005 }];
    expect(sitesInside(square, sites).map((site) => site.id)).toEqual(['in']);
    expect(sitesInside([], sites)).toEqual([]);
  });

  it('move by metres with the arrow keys', () => {
    const [longitude, latitude] = stepped([108, 32], 100, -50);
    expect(longitude).toBeCloseTo(108.001_059, 5);
    expect(latitude).toBeCloseTo(31.999_548, 5);
  });
});
