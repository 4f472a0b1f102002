import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { undoBulkAct } from '#platform/contract/bulk-acts.ts';
import { assignRole, changeRoles, coverMySites, endAssignment, importAssignments, listAssignments, listPersons } from '#modules/people/contract/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';

const MONDAY_TEN = Date.parse('2026-09-21T02:00:00Z');
const TODAY = '2026-09-21';
let app: TestApp;
beforeAll(async () => { app = await testApp(); });
beforeEach(() => { app.clock.now = MONDAY_TEN; });

const persons = (...codes: string[]) => codes.map((code) => app.id(`person/${code}`));
const inProgramme = { kind: 'programme' } as const;
const heldBy = async (code: string) => (await app.as('office').call(listAssignments, { personId: app.id(`person/${code}`), withFormer: true, pageSize: 200 })).rows
  .map(({ role, anchor, from, to }) => `${role.code} ${anchor.kind} ${from}–${to ?? ''}`).toSorted();

describe('a role for many at once', () => {
  it('is shown first and given then, and whoever has it already is named', async () => {
    const office = app.as('office');
    const input = { personIds: persons('leaderE', 'leaderW', 'inspectorAll'), change: { kind: 'assign', roleCode: 'inspector', anchor: inProgramme } } as const;
    const before = await heldBy('leaderE');
    const preview = await office.call(changeRoles, input, { dryRun: true });
    expect([preview.changed, preview.bulkActId, preview.left.map(({ why, count }) => [why, count])]).toEqual([2, null, [['held', 1]]]);
    expect(await heldBy('leaderE')).toEqual(before);
    expect((await office.call(changeRoles, input)).changed).toBe(2);
    expect(await heldBy('leaderE')).toContain(`inspector programme ${TODAY}–`);
  });

  it('is taken back within a day, and only where nobody went on from there', async () => {
    const office = app.as('office');
    const [before, beforeW] = [await heldBy('leaderE2'), await heldBy('leaderW')];
    const { bulkActId } = await office.call(changeRoles, { personIds: persons('leaderE2', 'leaderW'), change: { kind: 'assign', roleCode: 'liaison', anchor: inProgramme, from: '2026-09-22' } });
    const given = (await office.call(listAssignments, { personId: app.id('person/leaderW'), role: 'liaison', pageSize: 200 })).rows.find((row) => row.from === '2026-09-22');
    await office.call(endAssignment, { assignmentId: given?.id as string, to: '2026-10-01' });
    expect(await office.call(undoBulkAct, { bulkActId: bulkActId as string })).toMatchObject({ undone: 1, left: [{ label: '示例leaderW' }] });
    expect(await heldBy('leaderE2')).toEqual(before);
    expect((await heldBy('leaderW')).filter((each) => !beforeW.includes(each))).toEqual(['liaison programme 2026-09-22–2026-10-01']);
  });

  it('goes to all that the filter gives, as long as they are as many as was shown', async () => {
    const office = app.as('office');
    const { total } = await office.call(listPersons, { q: 'inspector' });
    expect(total).toBeGreaterThan(1);
    const change = { kind: 'assign', roleCode: 'communityOfficer', anchor: inProgramme } as const;
    expect((await problemOf(office.call(changeRoles, { all: { filter: { q: 'inspector' }, count: total + 1 }, change }))).code).toBe('people.selection_changed');
    expect((await office.call(changeRoles, { all: { filter: { q: 'inspector' }, count: total }, change })).changed).toBe(total);
  });

  it('over rights is given by who may give rights, and the last who holds one cannot be ended', async () => {
    const change = { kind: 'assign', roleCode: 'itAdministrator', anchor: inProgramme } as const;
    expect((await problemOf(app.as('office').call(changeRoles, { personIds: persons('leaderE'), change }))).code).toBe('people.role_reserved');
    expect((await problemOf(app.as('admin').call(changeRoles, { personIds: persons('admin'), change: { kind: 'end', roleCode: 'itAdministrator' } }))).code).toBe('people.last_administrator');
  });
});

describe('a role ended for many at once', () => {
  it('is over from that day on, and stands as before when taken back', async () => {
    const office = app.as('office');
    const both = ['inspectorE', 'inspectorAll'] as const;
    const before = await Promise.all(both.map(heldBy));
    const { bulkActId, changed, left } = await office.call(changeRoles, { personIds: persons(...both, 'zoneEast'), change: { kind: 'end', roleCode: 'inspector', to: '2026-10-01' } });
    expect([changed, left.map(({ why, names }) => [why, names])]).toEqual([2, [['notHeld', ['示例zoneEast']]]]);
    expect((await heldBy('inspectorE')).filter((each) => each.startsWith('inspector ')).every((each) => each.endsWith('–2026-10-01'))).toBe(true);
    expect(await office.call(undoBulkAct, { bulkActId: bulkActId as string })).toEqual({ undone: 2, left: [] });
    expect(await Promise.all(both.map(heldBy))).toEqual(before);
  });

  it('that began today is gone, and stands again when taken back', async () => {
    const office = app.as('office');
    await office.call(changeRoles, { personIds: persons('zoneWest'), change: { kind: 'assign', roleCode: 'liaison', anchor: inProgramme } });
    const before = await heldBy('zoneWest');
    const { bulkActId } = await office.call(changeRoles, { personIds: persons('zoneWest'), change: { kind: 'end', roleCode: 'liaison' } });
    expect(await heldBy('zoneWest')).toEqual(before.filter((each) => !each.startsWith('liaison')));
    expect((await office.call(undoBulkAct, { bulkActId: bulkActId as string })).undone).toBe(1);
    expect(await heldBy('zoneWest')).toEqual(before);
  });

  it('is not ended from a day that has passed, since a role that began after it would go as if nobody had held it', async () => {
    const before = await heldBy('inspectorE');
    expect((await problemOf(app.as('office').call(changeRoles, { personIds: persons('inspectorE'), change: { kind: 'end', roleCode: 'inspector', to: '2020-01-01' } }))).code).toBe('people.dates_out_of_order');
    expect(await heldBy('inspectorE')).toEqual(before);
  });

  it('of somebody who is not there changes nothing and is counted', async () => {
    const { changed, left } = await app.as('office').call(changeRoles, { personIds: [app.id('person/none')], change: { kind: 'end', roleCode: 'inspector' } });
    expect([changed, left]).toEqual([0, [{ why: 'outOfReach', count: 1, names: [] }]]);
  });

  it('is nobody’s to do who may not give roles', async () => {
    expect((await problemOf(app.as('leaderE').call(changeRoles, { personIds: persons('leaderW'), change: { kind: 'end', roleCode: 'siteLeader' } }))).code).toBe('platform.not_permitted');
  });
});

describe('a role lent with a cover', () => {
  const lentTo = async () => (await sql<{ to: string }>`select a.valid_to::text as "to" from people.assignments a
    where a.person_id = ${app.id('person/volunteer')} and a.cover_id is not null and a.role_code = 'liaison' order by 1`.execute(app.ownerDb)).rows.map((row) => row.to);

  it('ends with the role of the leader, whether many lose it at once, a file ends it, or the giving is taken back, and is lent again when the end is', async () => {
    const office = app.as('office');
    await sql`update people.persons set organisation_id = ${app.id('organisation/bureau-b')} where programme_id = ${app.id('programme')} and code = 'volunteer'`.execute(app.ownerDb);
    const cover = (from: string, until: string) => app.as('leaderW').call(coverMySites, { toPersonId: app.id('person/volunteer'), from, until });
    const { bulkActId } = await office.call(changeRoles, { personIds: persons('leaderW'), change: { kind: 'assign', roleCode: 'liaison', anchor: { kind: 'duty' } } });
    await cover('2027-02-01', '2027-02-10');
    expect(await lentTo()).toEqual(['2027-02-11']);
    await office.call(undoBulkAct, { bulkActId: bulkActId as string });
    expect(await lentTo()).toEqual([]);

    await office.call(assignRole, { personId: app.id('person/leaderW'), roleCode: 'liaison', anchor: { kind: 'duty' }, from: TODAY, to: null });
    await cover('2027-03-01', '2027-03-10');
    const body = new TextEncoder().encode(`人员编号,角色,范围,范围编码,自,至（不含）\nleaderW,liaison,duty,,${TODAY},2027-03-05`);
    expect((await office.call(importAssignments, { file: { fileName: 'roles.csv', body }, mode: 'all' })).report).toMatchObject({ updated: 1, badRows: [] });
    expect(await lentTo()).toEqual(['2027-03-05']);
    const ended = await office.call(changeRoles, { personIds: persons('leaderW'), change: { kind: 'end', roleCode: 'liaison' } });
    expect(await lentTo()).toEqual([]);
    await office.call(undoBulkAct, { bulkActId: ended.bulkActId as string });
    expect(await lentTo()).toEqual(['2027-03-05']);
  });
});
