import { describe, expect, it } from 'vitest';
import { boundsOf, labelPoint, positionsOf } from './geometry.ts';

const square = (west: number, south: number, side: number) => [
  [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]],
];

describe('the label of an area', () => {
  it('stands in the middle of a square', () => {
    const [x, y] = labelPoint({ type: 'Polygon', coordinates: square(108, 32, 0.02) })!;
    expect(x).toBeCloseTo(108.01, 9);
    expect(y).toBeCloseTo(32.01, 9);
  });

  it('leans to the heavy end of an uneven shape', () => {
    const wedge = { type: 'Polygon' as const, coordinates: [[[0, 0], [3, 0], [0, 3], [0, 0]]] };
    expect(labelPoint(wedge)).toEqual([1, 1]);
  });

  it('stands in the largest of several parts', () => {
    const [x] = labelPoint({ type: 'MultiPolygon', coordinates: [square(0, 0, 1), square(10, 0, 4)] })!;
    expect(x).toBeCloseTo(12, 9);
  });

  it('does not exist for a line', () => {
    expect(labelPoint({ type: 'LineString', coordinates: [[0, 0], [1, 1]] })).toBeNull();
  });
});

describe('the box around a map', () => {
  it('holds every position of every geometry', () => {
    const positions = [
      ...positionsOf({ type: 'Point', coordinates: [5, 5] }),
      ...positionsOf({ type: 'MultiPolygon', coordinates: [square(0, -2, 1)] }),
      ...positionsOf({ type: 'LineString', coordinates: [[2, 8], [3, 1]] }),
    ];
    expect(boundsOf(positions)).toEqual([0, -2, 5, 8]);
  });

  it('does not exist around nothing', () => {
    expect(boundsOf([])).toBeNull();
  });
});
