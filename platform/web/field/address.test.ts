import { describe, expect, it } from 'vitest';
import { addressOf, matchPath, splitAddress } from './address.ts';

describe('addresses of the field app', () => {
  it('name the programme and the screen, and come back as they went', () => {
    expect(splitAddress('/field/')).toEqual({ programme: null, path: '/' });
    expect(splitAddress('/field/east-county/')).toEqual({ programme: 'east-county', path: '/' });
    expect(splitAddress('/field/east-county/sites/r1/s2/')).toEqual({ programme: 'east-county', path: '/sites/r1/s2' });
    for (const path of ['/', '/queue', '/cases/c-1']) expect(splitAddress(addressOf('east-county', path))).toEqual({ programme: 'east-county', path });
  });

  it('match a pattern with its places, and nothing longer or shorter', () => {
    expect(matchPath('/sites/$roundId/$siteId', '/sites/r1/s2')).toEqual({ roundId: 'r1', siteId: 's2' });
    expect(matchPath('/sites/$roundId/$siteId', '/sites/r1')).toBeNull();
    expect(matchPath('/cases/$caseId', '/cases/')).toBeNull();
    expect(matchPath('/', '/')).toEqual({});
  });
});
