import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm, isTooFar } from './index.ts';

const HOUR = 3_600_000;
const spot = fc.record({ longitude: fc.double({ min: 100, max: 110, noNaN: true }), latitude: fc.double({ min: 25, max: 35, noNaN: true }) });

describe('two places served at', () => {
  it('are as far one way as the other, and a day leaves time for any road of a city', () => {
    fc.assert(fc.property(spot, spot, fc.integer({ min: 0, max: 10 }), (a, b, hours) => {
      const [one, other] = [{ ...a, from: 0, to: HOUR }, { ...b, from: (1 + hours) * HOUR, to: (2 + hours) * HOUR }];
      return Math.abs(distanceKm(a, b) - distanceKm(b, a)) < 1e-6 && isTooFar(one, other) === isTooFar(other, one) && (distanceKm(a, b) > 60 * hours || !isTooFar(one, other));
    }));
  });

  it('fifty kilometres apart take more than half an hour, and next door none', () => {
    const [here, there] = [{ longitude: 108, latitude: 32, from: 0, to: HOUR }, { longitude: 108.53, latitude: 32, from: 1.5 * HOUR, to: 3 * HOUR }];
    expect(Math.round(distanceKm(here, there))).toBe(50);
    expect(isTooFar(here, there)).toBe(true);
    expect(isTooFar(here, { ...there, from: 2 * HOUR })).toBe(false);
    expect(isTooFar(here, { ...here, from: HOUR, to: 2 * HOUR })).toBe(false);
  });
});
