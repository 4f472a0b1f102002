import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { walkingOrder } from './walking-order.ts';

const site = (siteCode: string, placeKey: string, longitude: number, latitude = 32) => ({ siteCode, placeKey, longitude, latitude });

describe('the walk through the sites', () => {
  it('goes from where one stands always to the nearest one left', () => {
    const sites = [site('A-1', 'G1', 108.03), site('A-2', 'G1', 108.01), site('A-3', 'G1', 108.06)];
    expect(walkingOrder(sites, [108.005, 32]).map(({ siteCode }) => siteCode)).toEqual(['A-2', 'A-1', 'A-3']);
    expect(walkingOrder(sites, [108.07, 32]).map(({ siteCode }) => siteCode)).toEqual(['A-3', 'A-1', 'A-2']);
  });

  it('goes grid by grid and in the order of the codes when nobody says where one stands', () => {
    const sites = [site('B-10', 'G2', 108), site('B-2', 'G2', 109), site('A-7', 'G1', 110)];
    expect(walkingOrder(sites, null).map(({ siteCode }) => siteCode)).toEqual(['A-7', 'B-2', 'B-10']);
  });

  it('visits every site exactly once, wherever it begins', () => {
    fc.assert(fc.property(
      fc.array(fc.record({ longitude: fc.double({ min: 108, max: 108.2, noNaN: true }), latitude: fc.double({ min: 31.9, max: 32.1, noNaN: true }) }), { maxLength: 40 }),
      fc.option(fc.tuple(fc.double({ min: 108, max: 108.2, noNaN: true }), fc.double({ min: 31.9, max: 32.1, noNaN: true }))),
      (places, from) => {
        const sites = places.map((place, at) => ({ ...place, siteCode: `S-${at}`, placeKey: 'G' }));
        expect(walkingOrder(sites, from).map(({ siteCode }) => siteCode).sort()).toEqual(sites.map(({ siteCode }) => siteCode).sort());
      },
    ));
  });
});
