import { describe, expect, it } from 'vitest';
import { emptySite, linesOf, locatedOf } from './site-draft.ts';

describe('the form of a site', () => {
  it('shows a line so that it reads the same again', () => {
    const points: [number, number][] = [[104.5, 35.2], [104.61, 35.3]];
    expect(linesOf(points)).toBe('104.5,35.2\n104.61,35.3');
    expect(locatedOf({ ...emptySite, longitude: '104.5', latitude: '35.2', line: linesOf(points) })?.line?.coordinates).toEqual(points);
  });

  it('has no position until both coordinates are numbers', () => {
    expect(locatedOf({ ...emptySite, longitude: '104.5' })).toBeNull();
    expect(locatedOf({ ...emptySite, longitude: '104.5', latitude: '35.2' })).toEqual({ longitude: 104.5, latitude: 35.2, crs: 'WGS-84', placeId: null, lengthM: null, line: null });
  });

  it('takes a line of two points or more, never of one', () => {
    const at = { ...emptySite, longitude: '104.5', latitude: '35.2' };
    expect(locatedOf({ ...at, line: '104.5 35.2' })).toBeNull();
    expect(locatedOf({ ...at, line: '104.5 35.2\nnorth of the bridge' })).toBeNull();
    expect(locatedOf({ ...at, line: '104.5 35.2\n104.6 35.2' })?.line?.coordinates).toHaveLength(2);
  });
});
