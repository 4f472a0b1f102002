import { describe, expect, it } from 'vitest';
import { mayFix, reaches } from './policies.ts';
import type { CaseDuty, PersonReach } from './policies.ts';

const duty: CaseDuty = { siteId: 'market', placeId: 'grid-1', organisationId: 'bureau', siteLeaderId: 'leader' };
const reach = (parts: Partial<PersonReach>): PersonReach => ({
  personId: 'somebody', everything: false, placeIds: [], organisationIds: [], siteIds: [], ...parts,
});

describe('a fix is made by', () => {
  it.each([
    ['the site leader named on the case', reach({ personId: 'leader' }), true],
    ['whoever answers for its site today', reach({ siteIds: ['market'] }), true],
    ['the people of the responsible organisation', reach({ organisationIds: ['bureau'] }), true],
    ['nobody who merely looks after the place', reach({ placeIds: ['grid-1'] }), false],
    ['nobody of another organisation', reach({ organisationIds: ['other'] }), false],
    ['nobody who answers for another site', reach({ siteIds: ['park'] }), false],
  ])('%s', (_who, person, expected) => {
    expect(mayFix(duty, person)).toBe(expected);
  });

  it('whoever looks after the place when nobody is named', () => {
    const unnamed = { ...duty, organisationId: null, siteLeaderId: null };
    expect(mayFix(unnamed, reach({ placeIds: ['grid-1'] }))).toBe(true);
    expect(mayFix(unnamed, reach({ placeIds: ['grid-2'] }))).toBe(false);
  });
});

describe('a case is in reach', () => {
  it.each([
    ['of its place', reach({ placeIds: ['grid-1'] }), true],
    ['of its site', reach({ siteIds: ['market'] }), true],
    ['of its organisation', reach({ organisationIds: ['bureau'] }), true],
    ['of the whole programme', reach({ everything: true }), true],
    ['of nobody else', reach({ placeIds: ['grid-2'], siteIds: ['park'], organisationIds: ['other'] }), false],
  ])('%s', (_what, person, expected) => {
    expect(reaches(duty, person)).toBe(expected);
  });

  it('never by what it lacks', () => {
    const bare = { siteId: null, placeId: 'grid-1', organisationId: null, siteLeaderId: null };
    expect(reaches(bare, reach({ siteIds: ['market'], organisationIds: ['bureau'] }))).toBe(false);
  });
});
