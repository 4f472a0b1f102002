/**
 * Two small programmes that every API test starts from. One person per role, each with one meaning; ids are made from
 * names, so that a failing test can be read.
 *
 * alpha: city → zone-east (community e1: grids e1a, e1b; community e2: grid e2a), zone-west (community w1: grid w1a).
 * Three sites a grid: <grid>-1 a main street of 900 m, <grid>-2 a park, <grid>-3 a market. Bureau A answers for the east,
 * bureau B for the west; leaderE leads the sites of e1a and e1b, leaderE2 those of e2a, leaderW those of w1a.
 * beta: the same, with logins `beta.<name>`.
 */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { hashPassword } from '#modules/people/server/index.ts';
import { allPermissions, defaultRoles } from '../../apps/permissions.ts';

export const FIXTURE_PASSWORD = 'Fixture-pass-2026';
export const FIXTURE_DAY = '2026-01-01';

/** A stable id from a name: a version 8 UUID of its hash. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const fixturePlaces: readonly [code: string, parent: string | null, kind: string][] = [
  ['city', null, 'city'],
  ['zone-east', 'city', 'zone'], ['zone-west', 'city', 'zone'],
  ['e1', 'zone-east', 'community'], ['e2', 'zone-east', 'community'], ['w1', 'zone-west', 'community'],
  ['e1a', 'e1', 'grid'], ['e1b', 'e1', 'grid'], ['e2a', 'e2', 'grid'], ['w1a', 'w1', 'grid'],
];
export const fixtureGrids = ['e1a', 'e1b', 'e2a', 'w1a'] as const;

interface FixturePerson { name: string; role: string; anchor: 'programme' | 'place' | 'organisation' | 'duty'; at?: string; organisation?: string }
export const fixturePeople: readonly FixturePerson[] = [
  { name: 'office', role: 'programmeOffice', anchor: 'programme', organisation: 'office' },
  { name: 'office2', role: 'programmeOffice', anchor: 'programme', organisation: 'office' },
  { name: 'lead', role: 'leadingGroup', anchor: 'programme', organisation: 'office' },
  { name: 'zoneEast', role: 'zoneCoordinator', anchor: 'place', at: 'zone-east', organisation: 'office' },
  { name: 'zoneWest', role: 'zoneCoordinator', anchor: 'place', at: 'zone-west', organisation: 'office' },
  { name: 'deptA', role: 'departmentCoordinator', anchor: 'organisation', at: 'bureau-a', organisation: 'bureau-a' },
  { name: 'deptB', role: 'departmentCoordinator', anchor: 'organisation', at: 'bureau-b', organisation: 'bureau-b' },
  { name: 'liaisonA', role: 'liaison', anchor: 'organisation', at: 'bureau-a', organisation: 'bureau-a' },
  { name: 'leaderE', role: 'siteLeader', anchor: 'duty', organisation: 'bureau-a' },
  { name: 'leaderE2', role: 'siteLeader', anchor: 'duty', organisation: 'bureau-a' },
  { name: 'leaderW', role: 'siteLeader', anchor: 'duty', organisation: 'bureau-b' },
  { name: 'inspectorE', role: 'inspector', anchor: 'place', at: 'zone-east', organisation: 'office' },
  { name: 'inspectorAll', role: 'inspector', anchor: 'programme', organisation: 'office' },
  { name: 'communityE1', role: 'communityOfficer', anchor: 'place', at: 'e1', organisation: 'bureau-a' },
  { name: 'volunteer', role: 'volunteer', anchor: 'programme' },
  { name: 'resident', role: 'resident', anchor: 'programme' },
  { name: 'admin', role: 'itAdministrator', anchor: 'programme', organisation: 'office' },
  // in the programme, with a role that holds nothing
  { name: 'observer', role: 'observer', anchor: 'programme' },
];

const leaderOfGrid: Record<string, string> = { e1a: 'leaderE', e1b: 'leaderE', e2a: 'leaderE2', w1a: 'leaderW' };

type Insert = (table: string, row: Record<string, unknown>) => Promise<void>;

async function loadPlaces(insert: Insert, programme: string, id: (name: string) => string): Promise<void> {
  const programme_id = id('programme');
  await insert('places.programmes', {
    id: programme_id, code: programme, name_zh: `测试项目 ${programme}`, name_en: `Test ${programme}`, synthetic: true, created_at: `${FIXTURE_DAY}T00:00:00Z`,
  });
  // The public sees alpha and nothing of beta.
  if (programme === 'alpha') await insert('places.public_sites', { programme_id, site_open: true, reporting_open: true, contact: '0000-0000000', changed_at: `${FIXTURE_DAY}T00:00:00Z` });
  const ancestors = new Map<string, string[]>();
  for (const [index, [code, parent, kind]] of fixturePlaces.entries()) {
    const line = [...(parent === null ? [] : (ancestors.get(parent) as string[])), id(`place/${code}`)];
    ancestors.set(code, line);
    const zone = code.startsWith('zone-') ? code : code.startsWith('e') ? 'zone-east' : code.startsWith('w') ? 'zone-west' : null;
    await insert('places.places', {
      programme_id, id: id(`place/${code}`), parent_id: parent === null ? null : id(`place/${parent}`), kind, code,
      name_zh: `地点${code}`, name_en: `Place ${code}`, ancestor_ids: line, zone_id: zone === null ? null : id(`place/${zone}`),
      valid_from: FIXTURE_DAY, sort_order: index,
    });
  }
  const offices: [string, string | null][] = [['office', null], ['bureau-a', 'office'], ['bureau-b', 'office'], ['bureau-a-branch', 'bureau-a']];
  const lines = new Map<string, string[]>();
  for (const [index, [code, parent]] of offices.entries()) {
    const line = [...(parent === null ? [] : (lines.get(parent) as string[])), id(`organisation/${code}`)];
    lines.set(code, line);
    await insert('places.organisations', {
      programme_id, id: id(`organisation/${code}`), parent_id: parent === null ? null : id(`organisation/${parent}`), code,
      name_zh: `单位${code}`, name_en: `Organisation ${code}`, kind: 'department', ancestor_ids: line, sort_order: index,
    });
  }
  for (const [index, [code, zh, geometry]] of ([['main-street', '主干道', 'line'], ['park', '公园', 'point'], ['market', '农贸市场', 'point']] as const).entries()) {
    await insert('places.site_types', { programme_id, code, name_zh: zh, name_en: code, geometry, sort_order: index });
  }
}

export const fixtureSiteTypes = ['main-street', 'park', 'market'] as const;

async function loadSites(insert: Insert, programme: string, id: (name: string) => string): Promise<void> {
  const programme_id = id('programme');
  for (const [g, grid] of fixtureGrids.entries()) {
    for (const [t, type] of fixtureSiteTypes.entries()) {
      const code = `${grid}-${t + 1}`;
      await insert('places.sites', {
        programme_id, id: id(`site/${code}`), code, name: `点位${code}`, site_type_code: type, place_id: id(`place/${grid}`),
        zone_id: id(grid === 'w1a' ? 'place/zone-west' : 'place/zone-east'), longitude: 108 + g / 100 + t / 1000, latitude: 32 + g / 100,
        length_m: type === 'main-street' ? 900 : null, valid_from: FIXTURE_DAY, search_text: `点位${code} dw${code}`,
      });
      const bureau = grid === 'w1a' ? 'bureau-b' : 'bureau-a';
      const duties: [string, Record<string, string>][] = [
        ['siteLeader', { person_id: id(`person/${leaderOfGrid[grid] as string}`) }],
        ['responsibleUnit', { organisation_id: id(`organisation/${bureau}`) }],
      ];
      if (bureau === 'bureau-a') duties.push(['liaison', { person_id: id('person/liaisonA') }]);
      for (const [role, holder] of duties) {
        await insert('people.responsibilities', {
          programme_id, id: id(`duty/${code}/${role}`), site_id: id(`site/${code}`), role, validity: `[${FIXTURE_DAY},)`, ...holder,
        });
      }
    }
  }
}

async function loadPeople(insert: Insert, programme: string, id: (name: string) => string, passwordHash: string): Promise<void> {
  const programme_id = id('programme');
  for (const [index, role] of [...defaultRoles, { code: 'observer', zh: '观察员', en: 'Observer' }].entries()) {
    await insert('people.roles', { programme_id, code: role.code, name_zh: role.zh, name_en: role.en, sort_order: index });
  }
  for (const [permission, { roles }] of Object.entries(allPermissions)) {
    for (const role_code of roles) await insert('people.role_permissions', { programme_id, role_code, permission });
  }
  for (const person of fixturePeople) {
    const username = (programme === 'alpha' ? person.name : `${programme}.${person.name}`).toLowerCase();
    await insert('people.logins', {
      id: id(`login/${person.name}`), username, password_hash: passwordHash, created_at: `${FIXTURE_DAY}T00:00:00Z`,
      installation_admin: programme === 'alpha' && person.name === 'admin',
    });
    await insert('people.persons', {
      programme_id, id: id(`person/${person.name}`), code: person.name, name: `示例${person.name}`, login_id: id(`login/${person.name}`),
      organisation_id: person.organisation === undefined ? null : id(`organisation/${person.organisation}`), valid_from: FIXTURE_DAY,
    });
    await insert('people.assignments', {
      programme_id, id: id(`assignment/${person.name}`), person_id: id(`person/${person.name}`), role_code: person.role, anchor_kind: person.anchor,
      place_id: person.anchor === 'place' ? id(`place/${person.at as string}`) : null,
      organisation_id: person.anchor === 'organisation' ? id(`organisation/${person.at as string}`) : null, valid_from: FIXTURE_DAY,
    });
  }
}

const categories: readonly [string, string, { type: string; amount: number }][] = [
  ['litter', '暴露垃圾', { type: 'work_hour', amount: 4 }],
  ['greenery', '绿地养护', { type: 'work_day', amount: 5 }],
  ['puddle', '路面积水', { type: 'urgent_hour', amount: 4 }],
  ['default', '其他', { type: 'natural_day', amount: 3 }],
];

/** Fills the template. Runs as the owner, so no policy stands in its way. */
export async function loadFixture(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const insert: Insert = async (table, row) => {
    const names = Object.keys(row);
    await client.query(
      `insert into ${table} (${names.join(', ')}) values (${names.map((_name, index) => `$${index + 1}`).join(', ')})`, Object.values(row),
    );
  };
  const passwordHash = await hashPassword(FIXTURE_PASSWORD);
  await client.query('begin');
  for (const programme of ['alpha', 'beta']) {
    const id = (name: string) => idOf(`${programme}/${name}`);
    await loadPlaces(insert, programme, id);
    await loadPeople(insert, programme, id, passwordHash);
    await loadSites(insert, programme, id);
    for (const [index, [code, zh, limit]] of categories.entries()) {
      await insert('cases.categories', {
        programme_id: id('programme'), code, name_zh: zh, name_en: code, stages: JSON.stringify([{ stage: 'handle', limit }]), source: 'test', sort_order: index,
      });
    }
    for (const [day, kind] of [['2026-10-01', 'holiday'], ['2026-10-02', 'holiday'], ['2026-10-10', 'working']]) {
      await insert('cases.calendar_days', { programme_id: id('programme'), day, kind });
    }
  }
  await client.query('commit');
  await client.end();
}
