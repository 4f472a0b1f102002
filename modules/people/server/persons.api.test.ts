import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { sql } from '#platform/server/db/index.ts';
import { FIXTURE_PASSWORD, problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { listSites } from '../../places/contract/index.ts';
import {
  assignRole, changePassword, createLogin, createPerson, disableLogin, endAssignment, endSession, importPersons, listAssignments, listLogins, listPersons, listRoles, listSessions, myAbilities,
  readPerson, resetPassword, setRolePermissions, signIn, unlockLogin, updatePerson, whoAmI,
} from '../contract/index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

const signInCode = async (username: string, password: string): Promise<string> =>
  app.as('nobody').call(signIn, { username, password }).then(() => 'in', async (error: unknown) => (await problemOf(Promise.reject(error))).code);

describe('a list of persons', () => {
  it('is found by name, code, pinyin initials, organisation and role', async () => {
    const office = app.as('office');
    await office.call(createPerson, { code: 'P-77', name: '钟演示', title: '科员', organisationId: app.id('organisation/bureau-a-branch') });
    const codes = async (input: Record<string, unknown>): Promise<string[]> => (await office.call(listPersons, { pageSize: 200, ...input })).rows.map((row) => row.code);
    expect(await codes({ q: 'zys' })).toEqual(['P-77']);
    expect(await codes({ q: 'p-77' })).toEqual(['P-77']);
    expect(await codes({ organisationId: app.id('organisation/bureau-a') })).toEqual(['P-77', 'communityE1', 'deptA', 'leaderE', 'leaderE2', 'liaisonA']);
    expect(await codes({ role: 'siteLeader' })).toEqual(['leaderE', 'leaderE2', 'leaderW']);
    expect((await codes({ sort: 'duties' }))[0]).toBe('liaisonA');
  });

  it('shows narrow people those of their organisation and those who answer in their area', async () => {
    const codes = async (person: string): Promise<string[]> => (await app.as(person).call(listPersons, { pageSize: 200 })).rows.map((row) => row.code);
    expect(await codes('deptB')).toEqual(['deptB', 'leaderW']);
    expect(await codes('zoneWest')).toEqual(['leaderW', 'zoneWest']);
    expect((await problemOf(app.as('zoneWest').call(readPerson, { personId: app.id('person/leaderE') }))).code).toBe('platform.not_found');
  });

  it('takes a table of persons in, twice without doubling them', async () => {
    const file = { fileName: 'p.csv', body: new TextEncoder().encode('人员编号,姓名,职务,单位编码\nI-1,甲示例,科长,bureau-b\nI-2,乙示例,,nowhere\n') };
    const { report } = await app.as('office').call(importPersons, { file, mode: 'good' });
    expect(report).toMatchObject({ created: 1, badRowCount: 1 });
    expect(report?.badRows[0]).toMatchObject({ row: 3, letter: 'D', value: 'nowhere', code: 'unknown_organisation' });
    expect((await app.as('office').call(importPersons, { file, mode: 'good' })).report).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  });

  it('shows one person with roles and duties', async () => {
    const person = await app.as('office').call(readPerson, { personId: app.id('person/leaderE') });
    expect(person).toMatchObject({ code: 'leaderE', hasLogin: true, dutyCount: 6, duties: [{ role: 'siteLeader', count: 6 }] });
    expect(person.assignments.map((each) => [each.role.code, each.anchor.kind, each.present])).toEqual([['siteLeader', 'duty', true]]);
  });
});

describe('a login', () => {
  it('is made by the administrator with a password that will do, once, under a free name', async () => {
    const admin = app.as('admin');
    const { id: personId } = await app.as('office').call(createPerson, { code: 'L-1', name: '丙示例' });
    const make = (username: string, password: string) => admin.call(createLogin, { personId, username, password });
    expect((await problemOf(make('bing.shili', 'short'))).code).toBe('people.password_weak');
    expect((await problemOf(make('office', 'Quiet-River-88'))).code).toBe('people.username_taken');
    await make('bing.shili', 'Quiet-River-88');
    expect((await problemOf(make('another', 'Quiet-River-88'))).code).toBe('people.login_exists');
    expect(await signInCode('Bing.Shili', 'Quiet-River-88')).toBe('in');
  });

  it('locked after five wrong passwords is opened by the administrator, or by half an hour', async () => {
    const wrong = async () => { for (let time = 0; time < 5; time += 1) await signInCode('bing.shili', 'no'); };
    const person = (await app.as('admin').call(listLogins, { q: 'bing' })).rows[0]?.person.id as string;
    await wrong();
    expect(await signInCode('bing.shili', 'Quiet-River-88')).toBe('people.login_locked');
    expect((await app.as('admin').call(listLogins, { locked: true })).rows.map((row) => row.username)).toEqual(['bing.shili']);
    expect(await app.as('admin').call(unlockLogin, { personId: person })).toEqual({ unlocked: true });
    expect(await signInCode('bing.shili', 'Quiet-River-88')).toBe('in');
    await wrong();
    app.clock.now += 29 * 60_000;
    expect(await signInCode('bing.shili', 'Quiet-River-88')).toBe('people.login_locked');
    app.clock.now += 60_000;
    expect(await signInCode('bing.shili', 'Quiet-River-88')).toBe('in');
  });

  it('with a reset password ends its sessions; the old password is worth nothing', async () => {
    const volunteer = app.as('volunteer');
    await volunteer.call(whoAmI, {});
    await app.as('admin').call(resetPassword, { personId: app.id('person/volunteer'), password: 'Quiet-River-89' });
    expect((await problemOf(volunteer.call(whoAmI, {}))).code).toBe('platform.not_signed_in');
    expect(await signInCode('volunteer', FIXTURE_PASSWORD)).toBe('people.wrong_password');
    expect(await signInCode('volunteer', 'Quiet-River-89')).toBe('in');
  });

  it('that is disabled lets nobody in', async () => {
    const personId = app.id('person/resident');
    await app.as('admin').call(disableLogin, { personId });
    expect(await signInCode('resident', FIXTURE_PASSWORD)).toBe('people.wrong_password');
    await app.as('admin').call(disableLogin, { personId, disabled: false });
    expect(await signInCode('resident', FIXTURE_PASSWORD)).toBe('in');
  });

  it('of two programmes is not for the administrator of one', async () => {
    await sql`update people.persons set login_id = ${app.id('login/lead')} where programme_id = ${app.id('programme', 'beta')} and code = 'observer'`.execute(app.ownerDb);
    const beta = app.as('admin', { home: 'beta' });
    expect((await problemOf(beta.call(resetPassword, { personId: app.id('person/observer', 'beta'), password: 'Quiet-River-90' }))).code).toBe('people.login_shared');
    expect((await problemOf(beta.call(unlockLogin, { personId: app.id('person/lead') }))).code).toBe('platform.not_found');
  });

  it('changes its own password, which ends its other sessions and counts wrong tries', async () => {
    const here = app.as('inspectorAll');
    await app.as('nobody').call(signIn, { username: 'inspectorall', password: FIXTURE_PASSWORD });
    expect((await here.call(listSessions, {})).rows).toHaveLength(2);
    expect((await problemOf(here.call(changePassword, { currentPassword: 'wrong', newPassword: 'Quiet-River-91' }))).code).toBe('people.current_password_wrong');
    expect((await problemOf(here.call(changePassword, { currentPassword: FIXTURE_PASSWORD, newPassword: 'inspectorall-A1' }))).code).toBe('people.password_weak');
    expect(await here.call(changePassword, { currentPassword: FIXTURE_PASSWORD, newPassword: 'Quiet-River-91' })).toEqual({ endedSessions: 1 });
    expect((await here.call(listSessions, {})).rows.map((row) => row.current)).toEqual([true]);
    for (let time = 0; time < 5; time += 1) await problemOf(here.call(changePassword, { currentPassword: 'wrong', newPassword: 'Quiet-River-92' }));
    expect((await problemOf(here.call(changePassword, { currentPassword: 'Quiet-River-91', newPassword: 'Quiet-River-92' }))).code).toBe('people.login_locked');
  });

  it('ends one of its own sessions and nobody else’s', async () => {
    await app.as('nobody').call(signIn, { username: 'lead', password: FIXTURE_PASSWORD });
    const lead = app.as('lead');
    const { rows } = await lead.call(listSessions, {});
    const other = rows.find((row) => !row.current)?.id as string;
    expect((await problemOf(app.as('office').call(endSession, { sessionId: other }))).code).toBe('platform.not_found');
    expect(await lead.call(endSession, { sessionId: other })).toEqual({ ended: 1 });
  });

  it('leaves no trace of a password in the audit, not even a hash to guess it by', async () => {
    await signInCode('inspectore', 'First-Guess-1');
    await signInCode('inspectore', 'Second-Guess-2');
    const entries = await sql<{ entry: string }>`select entry from platform.audit_entries order by sequence`.execute(app.ownerDb);
    expect(entries.rows.map((row) => row.entry).join()).not.toMatch(/Quiet-River|Guess/);
    const inputs = entries.rows.map((row) => JSON.parse(row.entry) as { operation: string; input: string }).filter((entry) => entry.operation === 'people.signIn').map((entry) => entry.input);
    // Keyed with the installation's secret: the same guess leaves another mark elsewhere, so it cannot be tried out on a copy.
    const plain = (password: string): string => createHash('sha256').update(canonicalJson({ username: 'inspectore', password })).digest('hex');
    expect(inputs).not.toContain(plain('First-Guess-1'));
    expect(inputs.at(-1)).not.toBe(inputs.at(-2));
  });
});

describe('roles', () => {
  it('given and taken hold from the very next request', async () => {
    const [office, observer] = [app.as('office'), app.as('observer')];
    expect((await problemOf(observer.call(listSites, {}))).code).toBe('platform.not_permitted');
    const { id } = await office.call(assignRole, { personId: app.id('person/observer'), roleCode: 'zoneCoordinator', anchor: { kind: 'place', placeId: app.id('place/zone-west') } });
    expect((await observer.call(listSites, {})).total).toBe(3);
    const second = await office.call(assignRole, { personId: app.id('person/observer'), roleCode: 'inspector', anchor: { kind: 'place', placeId: app.id('place/e2') } });
    expect((await observer.call(listSites, {})).total).toBe(6);
    await office.call(endAssignment, { assignmentId: id });
    expect((await observer.call(listSites, {})).rows.map((site) => site.code)).toEqual(['e2a-1', 'e2a-2', 'e2a-3']);
    await office.call(endAssignment, { assignmentId: second.id });
    expect((await problemOf(observer.call(listSites, {}))).code).toBe('platform.not_permitted');
    expect((await problemOf(office.call(endAssignment, { assignmentId: second.id }))).code).toBe('platform.not_found');
  });

  it('that begin tomorrow do not hold today', async () => {
    await app.as('office').call(assignRole, { personId: app.id('person/observer'), roleCode: 'inspector', anchor: { kind: 'programme' }, from: '2026-10-01' });
    expect((await problemOf(app.as('observer').call(listSites, {}))).code).toBe('platform.not_permitted');
  });

  it('may do what the administrator sets, from the next request on', async () => {
    const admin = app.as('admin');
    const before = (await admin.call(listRoles, {})).roles.find((role) => role.code === 'resident')?.permissions ?? [];
    expect((await problemOf(app.as('office').call(setRolePermissions, { roleCode: 'resident', permissions: ['places.read'] }))).code).toBe('platform.not_permitted');
    expect(await admin.call(setRolePermissions, { roleCode: 'resident', permissions: [...before, 'places.read'] })).toMatchObject({ added: ['places.read'], removed: [] });
    expect((await app.as('resident').call(listSites, {})).total).toBe(12);
    await admin.call(setRolePermissions, { roleCode: 'resident', permissions: before });
    expect((await problemOf(app.as('resident').call(listSites, {}))).code).toBe('platform.not_permitted');
    const unknown = await problemOf(admin.call(setRolePermissions, { roleCode: 'resident', permissions: ['places.read', 'castle.storm'] }));
    expect([unknown.code, unknown.errors[0]?.pointer]).toEqual(['people.permission_unknown', '/permissions/1']);
  });

  it('of administrators are granted by administrators alone, and never all taken', async () => {
    const [office, admin] = [app.as('office'), app.as('admin')];
    const grant = { personId: app.id('person/office2'), roleCode: 'itAdministrator', anchor: { kind: 'programme' as const } };
    expect((await problemOf(office.call(assignRole, grant))).code).toBe('people.role_reserved');
    expect((await problemOf(office.call(endAssignment, { assignmentId: app.id('assignment/admin') }))).code).toBe('people.role_reserved');
    expect((await problemOf(admin.call(endAssignment, { assignmentId: app.id('assignment/admin') }))).code).toBe('people.last_administrator');
    const permissions = (await admin.call(listRoles, {})).roles.find((role) => role.code === 'itAdministrator')?.permissions ?? [];
    expect((await problemOf(admin.call(setRolePermissions, { roleCode: 'itAdministrator', permissions: permissions.filter((each) => each !== 'people.manageRoles') }))).code).toBe('people.last_administrator');
    expect((await problemOf(admin.call(updatePerson, { personId: app.id('person/admin'), name: '示例admin', validTo: '2026-09-02' }))).code).toBe('people.last_administrator');
    const { id } = await admin.call(assignRole, grant);
    expect((await app.as('office2').call(myAbilities, {})).permissions).toContain('people.manageRoles');
    await admin.call(endAssignment, { assignmentId: id });
  });

  it('refuse what does not exist or is out of order', async () => {
    const code = async (input: Record<string, unknown>): Promise<string> =>
      (await problemOf(app.as('office').call(assignRole, { personId: app.id('person/observer'), roleCode: 'inspector', anchor: { kind: 'programme' }, ...input } as never))).code;
    expect(await code({ personId: app.id('person/office', 'beta') })).toBe('people.person_unknown');
    expect(await code({ roleCode: 'king' })).toBe('people.role_unknown');
    expect(await code({ anchor: { kind: 'place', placeId: app.id('place/e1', 'beta') } })).toBe('people.place_unknown');
    expect(await code({ anchor: { kind: 'organisation', organisationId: app.id('organisation/office', 'beta') } })).toBe('people.organisation_unknown');
    expect(await code({ from: '2026-10-01', to: '2026-10-01' })).toBe('people.dates_out_of_order');
  });

  it('are listed with who holds them where', async () => {
    const { rows } = await app.as('office').call(listAssignments, { role: 'zoneCoordinator' });
    expect(rows.map((row) => [row.person.name, row.anchor.nameZh])).toEqual([['示例zoneEast', '地点zone-east'], ['示例zoneWest', '地点zone-west']]);
  });

  it('of somebody who leaves end with the person', async () => {
    await app.as('office').call(updatePerson, { personId: app.id('person/inspectorE'), name: '示例inspectorE', validTo: '2026-09-02' });
    expect((await problemOf(app.as('inspectorE').call(listSites, {}))).code).toBe('platform.programme_not_found');
  });
});
