import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regrouped } from './index.ts';
import type { Position } from './index.ts';

const grids = ['a', 'b', 'c'] as const;
/** Strips of one degree; the border between a and b is where the finder says. */
const strips = (border: number) => ([x]: Position): string | null => (x < 0 || x >= 3 ? null : x < border ? 'a' : x < 2 ? 'b' : 'c');
const isAbove = (place: string, of: string): boolean => place === 'zone' && of !== 'zone';
const site = fc.record({ id: fc.uuid(), placeId: fc.constantFrom(...grids, 'zone'), position: fc.tuple(fc.double({ min: -0.5, max: 3.5, noNaN: true }), fc.constant(0)) as fc.Arbitrary<Position> });

describe('sites after a border has moved', () => {
  it('stay when nothing changed', () => {
    fc.assert(fc.property(fc.array(site), (sites) => {
      expect(regrouped(sites, strips(1), strips(1), isAbove)).toEqual({ moves: [], strays: [] });
    }));
  });

  it('come back when the border does, and those placed by hand never leave', () => {
    fc.assert(fc.property(fc.array(site), fc.double({ min: 0.1, max: 1.9, noNaN: true }), (sites, border) => {
      const there = regrouped(sites, strips(1), strips(border), isAbove).moves;
      for (const { site: each } of there) expect(each.placeId).toBe(strips(1)(each.position));
      const moved = there.map(({ site: each, to }) => ({ ...each, placeId: to }));
      const back = regrouped(moved, strips(border), strips(1), isAbove).moves;
      expect(back.map(({ site: each, to }) => [each.id, to])).toEqual(there.map(({ site: each }) => [each.id, each.placeId]));
    }));
  });

  it('kept in the zone move down into the grid that is drawn around them', () => {
    const inZone = { id: '1', placeId: 'zone', position: [0.5, 0] as Position };
    expect(regrouped([inZone], () => null, strips(1), isAbove).moves).toEqual([{ site: inZone, to: 'a' }]);
  });

  it('that lie in no grid any more are told, not moved', () => {
    const lonely = { id: '1', placeId: 'a', position: [0.5, 0] as Position };
    expect(regrouped([lonely], strips(1), () => null, isAbove)).toEqual({ moves: [], strays: [lonely] });
  });
});
