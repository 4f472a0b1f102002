/** Goal: a leader who is away is stood in for on exactly those days, and everybody can tell who answered. Today is 2026-09-21. */
import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { listSites, readSite } from '../../places/contract/index.ts';
import { assignDuty, assignRole, coverMySites, dutyAt, endAssignment, endCover, endMyCover, handOver, listAssignments, listCovers, listDeputies, listDuties, listRoles, setRolePermissions } from '../contract/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  // nobody in bureau B leads sites but leaderW: a colleague without a role over duties
  await sql`update people.persons set organisation_id = ${app.id('organisation/bureau-b')} where programme_id = ${app.id('programme')} and code = 'volunteer'`.execute(app.ownerDb);
});

const leaderOn = async (site: string, day: string): Promise<string | null> =>
  (await app.as('office').call(dutyAt, { siteId: app.id(`site/${site}`), day })).holders.find((holder) => holder.role === 'siteLeader')?.person?.name ?? null;
const rowsOf = async (site: string) => (await sql<{ code: string; from: string; to: string | null }>`select q.code, lower(r.validity) as "from", upper(r.validity) as "to"
  from people.responsibilities r join people.persons q on q.id = r.person_id where r.site_id = ${app.id(`site/${site}`)} and r.role = 'siteLeader' order by lower(r.validity)`.execute(app.ownerDb)).rows;
const cover = (person: string, input: Partial<{ toPersonId: string; from: string; until: string; note: string }>) =>
  app.as(person).call(coverMySites, { toPersonId: app.id('person/leaderE2'), from: '2026-10-01', until: '2026-10-07', ...input });

describe('a site leader who is away', () => {
  it('may choose among colleagues of the same organisation who can sign in', async () => {
    const { rows, total } = await app.as('leaderE').call(listDeputies, { from: '2026-10-01', until: '2026-10-07' });
    expect(rows.map((row) => row.name).toSorted()).toEqual(['示例communityE1', '示例deptA', '示例leaderE2', '示例liaisonA']);
    expect([rows[0]?.name, rows[0]?.siteCount, total]).toEqual(['示例leaderE2', 3, 4]);
  });

  it('is stood in for on those days, and has the sites back afterwards by themselves', async () => {
    const done = await cover('leaderE', { note: '国庆期间出差' });
    expect(done).toMatchObject({ until: '2026-10-07', roleGiven: false });
    expect(done.sites.map((site) => site.code)).toEqual(['e1a-1', 'e1a-2', 'e1a-3', 'e1b-1', 'e1b-2', 'e1b-3']);
    expect(await Promise.all(['2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08', '2030-01-01'].map((day) => leaderOn('e1a-1', day))))
      .toEqual(['示例leaderE', '示例leaderE2', '示例leaderE2', '示例leaderE', '示例leaderE']);
    // what the deputy leads anyway stays untouched
    expect(await rowsOf('e2a-1')).toEqual([{ code: 'leaderE2', from: '2026-01-01', to: null }]);
  });

  it('shows at the site and with both persons, who stands in for whom', async () => {
    const { duties } = await app.as('office').call(readSite, { siteId: app.id('site/e1a-1') });
    expect(duties.filter((duty) => duty.role === 'siteLeader').map((duty) => [duty.person?.name, duty.from, duty.to, duty.coverFor?.name ?? null])).toContainEqual(['示例leaderE2', '2026-10-01', '2026-10-08', '示例leaderE']);
    const held = await app.as('leaderE2').call(listDuties, { personId: app.id('person/leaderE2'), at: '2026-10-03', pageSize: 200 });
    expect(held.rows.filter((row) => row.coverFor?.name === '示例leaderE')).toHaveLength(6);
    for (const who of ['leaderE', 'leaderE2', 'office', 'zoneEast']) {
      expect((await app.as(who).call(listCovers, {})).rows, who).toMatchObject([{ person: { name: '示例leaderE' }, deputy: { name: '示例leaderE2' }, from: '2026-10-01', until: '2026-10-07', phase: 'coming', siteCount: 6, note: '国庆期间出差' }]);
    }
    for (const who of ['leaderW', 'zoneWest']) expect((await app.as(who).call(listCovers, {})).total, who).toBe(0);
    expect((await app.as('office').call(listCovers, { siteId: app.id('site/w1a-1') })).total).toBe(0);
  });

  it('is refused clearly what cannot be', async () => {
    const code = async (input: Parameters<typeof cover>[1], person = 'leaderE') => (await problemOf(cover(person, input))).code;
    const overlap = await problemOf(cover('leaderE', { from: '2026-10-05', until: '2026-10-09', toPersonId: app.id('person/deptA') }));
    expect([overlap.code, overlap.problem.title]).toEqual(['people.cover_overlaps', '2026-10-01 至 2026-10-07 已由示例leaderE2代管']);
    expect(await code({ from: '2026-09-20' })).toBe('people.cover_begins_in_past');
    expect(await code({ from: '2026-11-05', until: '2026-11-04' })).toBe('people.dates_out_of_order');
    expect(await code({ from: '2026-11-01', until: '2027-03-01' })).toBe('people.cover_too_long');
    expect(await code({ from: '2026-11-01', until: '2026-11-02', toPersonId: app.id('person/leaderE') })).toBe('people.same_person');
    expect(await code({ from: '2026-11-01', until: '2026-11-02', toPersonId: app.id('person/leaderW') })).toBe('people.deputy_unsuitable');
    expect(await code({ from: '2026-11-01', until: '2026-11-02', toPersonId: app.id('person/leaderE', 'beta') })).toBe('people.deputy_unsuitable');
    // the deputy cannot go away meanwhile to somebody who is away themselves
    const away = await problemOf(cover('leaderE2', { from: '2026-10-02', until: '2026-10-03', toPersonId: app.id('person/leaderE') }));
    expect([away.code, away.problem.title]).toEqual(['people.deputy_away', '示例leaderE自己在 2026-10-01 至 2026-10-07 外出']);
    expect(await code({}, 'liaisonA')).toBe('platform.not_permitted');
  });

  it('does not pass on what is looked after for somebody else', async () => {
    const done = await cover('leaderE2', { from: '2026-10-02', until: '2026-10-03', toPersonId: app.id('person/deptA') });
    expect(done.sites.map((site) => site.code)).toEqual(['e2a-1', 'e2a-2', 'e2a-3']);
    expect([await leaderOn('e1a-1', '2026-10-02'), await leaderOn('e2a-1', '2026-10-02'), await leaderOn('e2a-1', '2026-10-04')]).toEqual(['示例leaderE2', '示例deptA', '示例leaderE2']);
    expect(done.standsInFor).toEqual([{ person: { id: app.id('person/leaderE'), name: '示例leaderE' }, from: '2026-10-01', until: '2026-10-07' }]);
    await app.as('leaderE2').call(endMyCover, { coverId: done.id });
    expect(await rowsOf('e2a-1')).toEqual([{ code: 'leaderE2', from: '2026-01-01', to: null }]);
  });

  it('taken back before it began leaves the very rows there were', async () => {
    const { id } = (await app.as('leaderE').call(listCovers, {})).rows[0] as { id: string };
    expect((await problemOf(app.as('leaderE2').call(endMyCover, { coverId: id }))).code).toBe('platform.not_found');
    expect(await app.as('leaderE').call(endMyCover, { coverId: id })).toMatchObject({ outcome: 'cancelled', siteCount: 6 });
    expect(await rowsOf('e1a-1')).toEqual([{ code: 'leaderE', from: '2026-01-01', to: null }]);
    expect((await app.as('leaderE').call(listCovers, {})).total).toBe(0);
  });
});

describe('a deputy without a role over duties', () => {
  it('gets it for those days and reaches the sites at once; early return takes both back', async () => {
    const seen = async () => (await app.as('volunteer').call(listSites, {}).catch(() => ({ total: -1 }))).total;
    const before = await seen();
    const { id, roleGiven } = await cover('leaderW', { from: '2026-09-21', until: '2026-09-30', toPersonId: app.id('person/volunteer') });
    expect([before, roleGiven, await seen()]).toEqual([-1, true, 3]);
    expect((await app.as('leaderW').call(listSites, {})).total).toBe(0);
    // Who is away still reads which sites, with whom and until when; so does the deputy; others are told no names.
    const sitesFor = async (who: string) => (await app.as(who).call(listCovers, { personId: app.id('person/leaderW'), phase: 'present', withSites: true })).rows.map((row) => row.sites?.map((site) => site.code) ?? null);
    const three = [['w1a-1', 'w1a-2', 'w1a-3']];
    expect(await Promise.all(['leaderW', 'volunteer', 'office'].map(sitesFor))).toEqual([three, three, [null]]);
    expect((await app.as('leaderW').call(listCovers, { phase: 'present' })).rows[0]?.sites).toBeNull();
    const { rows } = await app.as('office').call(listAssignments, { personId: app.id('person/volunteer') });
    expect(rows.find((row) => row.role.code === 'siteLeader')).toMatchObject({ anchor: { kind: 'duty' }, from: '2026-09-21', to: '2026-10-01' });
    app.clock.now += 3 * 86_400_000;
    await app.as('leaderW').call(endMyCover, { coverId: id });
    expect([await leaderOn('w1a-1', '2026-09-23'), await leaderOn('w1a-1', '2026-09-24')]).toEqual(['示例volunteer', '示例leaderW']);
    expect([await seen(), (await app.as('leaderW').call(listSites, {})).total]).toEqual([-1, 3]);
    expect((await problemOf(app.as('leaderW').call(endMyCover, { coverId: id }))).code).toBe('people.cover_over');
    expect((await app.as('leaderW').call(listCovers, { phase: 'over' })).rows).toMatchObject([{ from: '2026-09-21', until: '2026-09-23', siteCount: 3 }]);
  });
});

describe('the office and covers', () => {
  it('ends one early, a coordinator only where all of it lies in the zone', async () => {
    const { id } = await cover('leaderE', { from: '2026-09-24', until: '2026-09-30' });
    expect((await problemOf(app.as('zoneWest').call(endCover, { coverId: id, reason: '越界' }))).code).toBe('platform.not_found');
    expect((await problemOf(app.as('zoneEast').call(endCover, { coverId: id, on: '2026-09-22', reason: '太早' }))).code).toBe('people.dates_out_of_order');
    expect(await app.as('zoneEast').call(endCover, { coverId: id, on: '2026-09-26', reason: '提前返岗' })).toMatchObject({ outcome: 'ended' });
    expect(await rowsOf('e1a-1')).toEqual([
      { code: 'leaderE', from: '2026-01-01', to: '2026-09-24' }, { code: 'leaderE2', from: '2026-09-24', to: '2026-09-26' }, { code: 'leaderE', from: '2026-09-26', to: null },
    ]);
  });

  it('hands all days of a leader over, also those a deputy holds and those after', async () => {
    await cover('leaderE', { from: '2026-11-01', until: '2026-11-10' });
    const done = await app.as('office').call(handOver, { fromPersonId: app.id('person/leaderE'), toPersonId: app.id('person/liaisonA'), from: '2026-11-05', reason: '调离' });
    expect(done.handedOver).toBe(6);
    expect(await Promise.all(['2026-10-31', '2026-11-04', '2026-11-05', '2026-11-11', '2027-11-11'].map((day) => leaderOn('e1a-1', day))))
      .toEqual(['示例leaderE', '示例leaderE2', '示例liaisonA', '示例liaisonA', '示例liaisonA']);
    const { id } = (await app.as('leaderE').call(listCovers, { phase: 'coming' })).rows[0] as { id: string };
    await app.as('leaderE').call(endMyCover, { coverId: id, on: '2026-11-02' });
    expect(await Promise.all(['2026-11-01', '2026-11-02', '2026-11-04', '2026-11-05'].map((day) => leaderOn('e1a-1', day)))).toEqual(['示例leaderE2', '示例leaderE', '示例leaderE', '示例liaisonA']);
  });

  it('keeps one holder on every day when eight ask at once', async () => {
    const tries = Array.from({ length: 8 }, (_each, at) => cover('leaderW', { from: `2026-12-0${1 + (at % 3)}`, until: '2026-12-20', toPersonId: app.id('person/volunteer') }).catch(() => null));
    expect((await Promise.all(tries)).filter((done) => done !== null)).toHaveLength(1);
    const held = await rowsOf('w1a-1');
    held.slice(1).forEach((days, at) => { expect(held[at]?.to).toBe(days.from); });
  });
});

it('two who leave their sites to each other at once are not both away', async () => {
  await app.as('office').call(assignDuty, { siteId: app.id('site/e1a-1'), role: 'siteLeader', personId: app.id('person/leaderE'), from: '2027-03-01' });
  // Several times, since parallel writers may also happen to come one after the other.
  for (let day = 1; day <= 6; day += 1) {
    const days = { from: `2027-03-0${day}`, until: `2027-03-0${day}` };
    const tries = await Promise.allSettled([cover('leaderE', days), cover('leaderE2', { ...days, toPersonId: app.id('person/leaderE') })]);
    expect(tries.filter((each) => each.status === 'fulfilled'), days.from).toHaveLength(1);
  }
});

describe('what a cover does not do', () => {
  it('lend a role on after the leader has lost it', async () => {
    const [office, code] = [app.as('office'), 'liaison'];
    const lentTo = async () => (await sql<{ to: string }>`select a.valid_to::text as "to" from people.assignments a
      where a.person_id = ${app.id('person/volunteer')} and a.cover_id is not null and a.role_code = ${code} order by 1`.execute(app.ownerDb)).rows.map((row) => row.to);
    const { id: assignmentId } = await office.call(assignRole, { personId: app.id('person/leaderW'), roleCode: code, anchor: { kind: 'duty' }, from: '2026-09-01', to: null });
    for (const [from, until] of [['2027-02-01', '2027-02-10'], ['2027-02-15', '2027-02-20']] as const) await cover('leaderW', { toPersonId: app.id('person/volunteer'), from, until });
    expect(await lentTo()).toEqual(['2027-02-11', '2027-02-21']);
    await office.call(endAssignment, { assignmentId, to: '2027-02-05' });
    expect(await lentTo()).toEqual(['2027-02-05']);
    await office.call(endAssignment, { assignmentId, to: '2026-12-01' });
    expect(await lentTo()).toEqual([]);
  });

  it('lend a role on once it may decide over rights', async () => {
    const [admin, code] = [app.as('admin'), 'liaison'];
    const { id: assignmentId } = await app.as('office').call(assignRole, { personId: app.id('person/leaderW'), roleCode: code, anchor: { kind: 'duty' }, from: '2026-09-01', to: null });
    await cover('leaderW', { toPersonId: app.id('person/volunteer'), from: '2027-04-01', until: '2027-04-02' });
    const lent = async () => (await sql<{ role: string }>`select a.role_code as role from people.assignments a where a.cover_id is not null and a.valid_from = '2027-04-01' order by 1`.execute(app.ownerDb)).rows.map((row) => row.role);
    expect(await lent()).toEqual([code, 'siteLeader']);
    const { permissions } = (await admin.call(listRoles, {})).roles.find((role) => role.code === code) as { permissions: string[] };
    await admin.call(setRolePermissions, { roleCode: code, permissions: [...permissions, 'people.manageLogins'] });
    expect(await lent()).toEqual(['siteLeader']);
    await admin.call(setRolePermissions, { roleCode: code, permissions });
    await app.as('office').call(endAssignment, { assignmentId, to: '2026-09-01' });
  });

  it('lend a role for longer than the leader holds it', async () => {
    await sql`update people.assignments set valid_to = '2027-01-08' where id = ${app.id('assignment/leaderW')}`.execute(app.ownerDb);
    await cover('leaderW', { toPersonId: app.id('person/volunteer'), from: '2027-01-05', until: '2027-01-14' });
    const lent = (await sql<{ to: string }>`select a.valid_to::text as "to" from people.assignments a where a.person_id = ${app.id('person/volunteer')} and a.cover_id is not null and a.valid_from = '2027-01-05'`.execute(app.ownerDb)).rows;
    expect(lent).toEqual([{ to: '2027-01-08' }]);
  });

  it('tell everybody in reach why somebody is away', async () => {
    await cover('leaderE2', { toPersonId: app.id('person/leaderE'), from: '2026-12-15', until: '2026-12-16', note: '住院' });
    const noteFor = async (who: string) => (await app.as(who).call(listCovers, { personId: app.id('person/leaderE2'), phase: 'coming', pageSize: 200 })).rows.find((row) => row.from === '2026-12-15')?.note;
    expect(await Promise.all(['leaderE', 'leaderE2', 'office', 'zoneEast'].map(noteFor))).toEqual(['住院', '住院', '住院', '住院']);
    expect(await Promise.all(['inspectorE', 'lead', 'deptA'].map(noteFor))).toEqual([null, null, null]);
  });
});
