import { describe, expect, it } from 'vitest';
import { navGroups } from '#platform/web/routes.ts';
import { allPermissions } from '../permissions.ts';
import { glances } from './glances.ts';
import { routes } from './routes.ts';

describe('the pages of the office', () => {
  it('have an address and a name of their own in both languages', () => {
    expect(new Set(routes.map(({ path }) => path)).size).toBe(routes.length);
    for (const { path, title } of routes) expect([title.zh, title.en].every((words) => words.trim() !== ''), path).toBe(true);
  });

  it('share no letter: g and one letter goes to one page', () => {
    const letters = routes.flatMap(({ nav }) => (nav?.key === undefined ? [] : [nav.key]));
    expect(letters.filter((letter, at) => letters.indexOf(letter) !== at)).toEqual([]);
    for (const letter of letters) expect(letter).toMatch(/^[a-z]$/);
  });

  it('stand in a part of the office that exists, and no place of the navigation is taken twice', () => {
    const known = new Set(navGroups.map(({ group }) => group));
    const places = routes.flatMap(({ nav }) => (nav === undefined ? [] : [`${nav.group} ${nav.order}`]));
    for (const { nav } of routes) if (nav !== undefined) expect(known.has(nav.group)).toBe(true);
    expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([]);
  });

  it('are daily work of somebody by permissions that exist: some role has the one and not the other', () => {
    const rolesOf = (permission: string) => allPermissions[permission]?.roles ?? [];
    for (const { path, nav } of routes) {
      if (nav?.daily === undefined) continue;
      const { permission, unless } = nav.daily;
      expect(rolesOf(unless), path).not.toEqual([]);
      expect(rolesOf(permission).filter((role) => !rolesOf(unless).includes(role)), path).not.toEqual([]);
    }
    const ofOfficers = routes.filter(({ nav }) => nav?.daily !== undefined && rolesOf(nav.daily.permission).includes('communityOfficer') && !rolesOf(nav.daily.unless).includes('communityOfficer'));
    expect(ofOfficers.map(({ path }) => path).toSorted()).toEqual(['/deeds', '/my-counter', '/my-star-board']);
  });
});

describe('the figures of the modules on the home and on the board', () => {
  it('come in an order of their own, for permissions that exist', () => {
    expect(new Set(glances.map(({ order }) => order)).size).toBe(glances.length);
    for (const { key, permission } of glances) expect(allPermissions[permission], key).toBeDefined();
  });
});
