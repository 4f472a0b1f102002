import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { listSites, readSite } from '../../places/contract/index.ts';
import { assignDuty, dutyAt, endDuty, handOver, listDuties } from '../contract/index.ts';
import { dutiesAt } from './index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

const leaderOn = async (siteId: string, day: string): Promise<string | null> =>
  (await app.as('office').call(dutyAt, { siteId, day })).holders.find((holder) => holder.role === 'siteLeader')?.person?.name ?? null;

describe('who answered for a site on a day', () => {
  it('is the former up to the eve of the change and the new one from that day on', async () => {
    const siteId = app.id('site/e1a-1');
    const assigned = await app.as('office').call(assignDuty, { siteId, role: 'siteLeader', personId: app.id('person/leaderE2'), from: '2026-06-01', reason: '调整' });
    expect(assigned).toMatchObject({ outcome: 'assigned', endedId: app.id('duty/e1a-1/siteLeader') });
    const days = ['2025-12-31', '2026-01-01', '2026-05-31', '2026-06-01', '2030-01-01'];
    expect(await Promise.all(days.map((day) => leaderOn(siteId, day)))).toEqual([null, '示例leaderE', '示例leaderE', '示例leaderE2', '示例leaderE2']);
    const { holders } = await app.as('office').call(dutyAt, { siteId, day: '2026-05-31' });
    expect(holders.find((holder) => holder.role === 'siteLeader')).toMatchObject({ from: '2026-01-01', to: '2026-06-01', present: false });
  });

  it('shows with the site: present holders first, then everybody before', async () => {
    const { duties, siteLeader } = await app.as('office').call(readSite, { siteId: app.id('site/e1a-1') });
    expect(siteLeader?.name).toBe('示例leaderE2');
    expect(duties.map((duty) => [duty.role, duty.person?.name ?? duty.organisation?.nameZh, duty.present])).toEqual([
      ['siteLeader', '示例leaderE2', true], ['responsibleUnit', '单位bureau-a', true], ['liaison', '示例liaisonA', true], ['siteLeader', '示例leaderE', false],
    ]);
  });

  it('is told the same to the modules that ask inside their own transaction', async () => {
    const site = app.id('site/e1a-1');
    const ask = (day: string) => dutiesAt(app.ownerDb as never, app.id('programme'), [site], day);
    expect((await ask('2026-05-31')).get(site)).toEqual({ siteLeaderId: app.id('person/leaderE'), organisationId: app.id('organisation/bureau-a'), liaisonId: app.id('person/liaisonA') });
    expect((await ask('2026-06-01')).get(site)?.siteLeaderId).toBe(app.id('person/leaderE2'));
    expect((await ask('2025-01-01')).get(site)).toEqual({ siteLeaderId: null, organisationId: null, liaisonId: null });
  });
});

describe('assigning a duty', () => {
  const code = async (person: string, input: Record<string, unknown>): Promise<string> =>
    (await problemOf(app.as(person).call(assignDuty, { siteId: app.id('site/e1a-2'), role: 'siteLeader', personId: app.id('person/leaderE2'), from: '2026-06-01', ...input } as never))).code;

  it('twice to the same person changes nothing', async () => {
    const input = { siteId: app.id('site/e1b-1'), role: 'siteLeader' as const, personId: app.id('person/leaderE'), from: '2026-07-01' };
    expect(await app.as('office').call(assignDuty, input)).toMatchObject({ outcome: 'unchanged', id: app.id('duty/e1b-1/siteLeader') });
  });

  it('is refused where somebody holds it later on, unless it ends before', async () => {
    const office = app.as('office');
    const siteId = app.id('site/e1b-2');
    await office.call(assignDuty, { siteId, role: 'siteLeader', personId: app.id('person/leaderE2'), from: '2026-10-01' });
    const between = { siteId, role: 'siteLeader' as const, personId: app.id('person/leaderW'), from: '2026-08-01' };
    const problem = await problemOf(office.call(assignDuty, between));
    expect([problem.code, problem.problem.title]).toEqual(['people.duty_overlaps', '同一责任在 2026-10-01 起已另有安排']);
    await office.call(assignDuty, { ...between, to: '2026-10-01' });
    expect(await Promise.all(['2026-07-31', '2026-08-01', '2026-09-30', '2026-10-01'].map((day) => leaderOn(siteId, day)))).toEqual(['示例leaderE', '示例leaderW', '示例leaderW', '示例leaderE2']);
  });

  it('corrected on its first day leaves no trace of the mistake but the audit', async () => {
    const office = app.as('office');
    const siteId = app.id('site/e1b-3');
    await office.call(assignDuty, { siteId, role: 'liaison', personId: app.id('person/leaderW'), from: '2026-09-01' });
    await office.call(assignDuty, { siteId, role: 'liaison', personId: app.id('person/leaderE2'), from: '2026-09-01' });
    const { duties } = await office.call(readSite, { siteId });
    expect(duties.filter((duty) => duty.role === 'liaison').map((duty) => duty.person?.name)).toEqual(['示例leaderE2', '示例liaisonA']);
  });

  it('wants the right kind of holder, in office, and days in order', async () => {
    expect(await code('office', { personId: undefined, organisationId: app.id('organisation/bureau-b') })).toBe('people.duty_holder_wrong');
    expect(await code('office', { role: 'responsibleUnit' })).toBe('people.duty_holder_wrong');
    expect(await code('office', { personId: app.id('person/office', 'beta') })).toBe('people.person_unknown');
    expect(await code('office', { to: '2026-06-01' })).toBe('people.dates_out_of_order');
    expect(await code('office', { placeId: app.id('place/e1') })).toBe('platform.invalid_input');
    expect(await code('office', { siteId: app.id('site/e1a-1', 'beta') })).toBe('platform.not_found');
  });

  it('is for the office, and for a zone’s coordinator in the zone', async () => {
    expect(await code('zoneWest', {})).toBe('platform.not_found');
    expect(await code('leaderE', {})).toBe('platform.not_permitted');
    await expect(app.as('zoneEast').call(assignDuty, { siteId: app.id('site/e1a-2'), role: 'responsibleUnit', organisationId: app.id('organisation/bureau-b'), from: '2026-06-01' })).resolves.toMatchObject({ outcome: 'assigned' });
    // the unit that answers now sees the site, the one that did no longer lists it
    expect((await app.as('deptB').call(listSites, { q: 'e1a-2' })).total).toBe(1);
    expect((await app.as('deptA').call(listSites, { q: 'e1a-2' })).total).toBe(0);
  });

  it('of a place is a duty too, and reaches what lies below', async () => {
    const placeId = app.id('place/e2');
    await app.as('office').call(assignDuty, { placeId, role: 'gridLeader', personId: app.id('person/leaderW'), from: '2026-02-01' });
    expect((await app.as('office').call(dutyAt, { placeId, day: '2026-02-01' })).holders.map((holder) => holder.person?.name)).toEqual(['示例leaderW']);
    expect((await app.as('leaderW').call(listSites, {})).rows.map((site) => site.code)).toContain('e2a-1');
  });

  it('at the same moment by two people leaves one holder on every day', async () => {
    const siteId = app.id('site/e2a-1');
    const tries = Array.from({ length: 8 }, (_each, at) =>
      app.as(at % 2 === 0 ? 'office' : 'office2').call(assignDuty, { siteId, role: 'siteLeader', personId: app.id(`person/${at % 2 === 0 ? 'leaderE' : 'deptA'}`), from: `2026-0${3 + (at % 4)}-01` }).catch(() => null));
    await Promise.all(tries);
    const held = await sql<{ from: string; to: string | null }>`select lower(validity) as "from", upper(validity) as "to" from people.responsibilities
      where site_id = ${siteId} and role = 'siteLeader' order by lower(validity)`.execute(app.ownerDb);
    held.rows.slice(1).forEach((duty, at) => { expect(held.rows[at]?.to).toBe(duty.from); });
    expect(held.rows.at(-1)?.to).toBeNull();
  });
});

describe('a hand-over', () => {
  it('gives all sites of one leader to another from a day, and keeps the history', async () => {
    const office = app.as('office');
    const input = { fromPersonId: app.id('person/leaderW'), toPersonId: app.id('person/leaderE2'), from: '2026-09-20', reason: '岗位调整' };
    const done = await office.call(handOver, input);
    expect(done.sites.map((site) => site.code)).toEqual(['e1b-2', 'w1a-1', 'w1a-2', 'w1a-3']);
    expect(await leaderOn(app.id('site/w1a-1'), '2026-09-19')).toBe('示例leaderW');
    expect(await leaderOn(app.id('site/w1a-1'), '2026-09-20')).toBe('示例leaderE2');
    // reach follows at once: today is the 21st
    expect((await app.as('leaderW').call(listSites, { q: 'w1a' })).total).toBe(0);
    expect((await app.as('leaderE2').call(listSites, { q: 'w1a' })).total).toBe(3);
    expect((await problemOf(office.call(handOver, { ...input, from: '2026-09-25' }))).code).toBe('people.nothing_to_hand_over');
    expect((await problemOf(office.call(handOver, { ...input, toPersonId: input.fromPersonId }))).code).toBe('people.same_person');
  });

  it('keeps the end that was set: what somebody else holds later stays theirs', async () => {
    expect(await Promise.all(['2026-09-30', '2026-10-01'].map((day) => leaderOn(app.id('site/e1b-2'), day)))).toEqual(['示例leaderE2', '示例leaderE2']);
    const { duties } = await app.as('office').call(readSite, { siteId: app.id('site/e1b-2') });
    expect(duties.filter((duty) => duty.role === 'siteLeader').map((duty) => [duty.from, duty.to])).toEqual([
      ['2026-09-20', '2026-10-01'], ['2026-10-01', null], ['2026-08-01', '2026-09-20'], ['2026-01-01', '2026-08-01'],
    ]);
  });

  it('by a zone’s coordinator stays in the zone', async () => {
    const done = await app.as('zoneWest').call(handOver, { fromPersonId: app.id('person/leaderE2'), toPersonId: app.id('person/leaderW'), from: '2026-09-21', reason: '调整' });
    expect(done.sites.map((site) => site.code)).toEqual(['w1a-1', 'w1a-2', 'w1a-3']);
  });
});

describe('a list of duties', () => {
  it('is of a person, a unit, a place, a day, or all that ever was', async () => {
    const office = app.as('office');
    const total = async (input: Record<string, unknown>): Promise<number> => (await office.call(listDuties, { pageSize: 200, ...input })).total;
    expect(await total({ personId: app.id('person/leaderW'), role: 'siteLeader' })).toBe(3);
    expect(await total({ organisationId: app.id('organisation/bureau-b') })).toBe(4);
    expect(await total({ placeId: app.id('place/zone-west'), at: '2026-01-01' })).toBe(6);
    expect(await total({ at: '2025-12-31' })).toBe(0);
    expect(await total({ siteId: app.id('site/e1b-2'), role: 'siteLeader', history: true })).toBe(4);
  });

  it('holds for narrow people only what lies in their reach', async () => {
    const { rows } = await app.as('zoneWest').call(listDuties, { pageSize: 200 });
    expect(new Set(rows.map((row) => row.site?.code))).toEqual(new Set(['w1a-1', 'w1a-2', 'w1a-3']));
    const own = await app.as('leaderE').call(listDuties, { pageSize: 200, role: 'siteLeader' });
    expect(own.rows.every((row) => row.person?.name === '示例leaderE' || row.site?.code.startsWith('e'))).toBe(true);
    expect((await problemOf(app.as('zoneWest').call(dutyAt, { siteId: app.id('site/e1a-1'), day: '2026-05-01' }))).code).toBe('platform.not_found');
  });
});

describe('ending a duty', () => {
  it('leaves the site with nobody from that day on', async () => {
    const office = app.as('office');
    const siteId = app.id('site/w1a-2');
    const duty = (await office.call(dutyAt, { siteId, day: '2026-09-21' })).holders.find((holder) => holder.role === 'siteLeader');
    await office.call(endDuty, { dutyId: duty?.id as string, to: '2026-12-01', reason: '撤销' });
    expect([await leaderOn(siteId, '2026-11-30'), await leaderOn(siteId, '2026-12-01')]).toEqual(['示例leaderW', null]);
    expect((await problemOf(office.call(endDuty, { dutyId: duty?.id as string, to: '2026-12-05', reason: '再撤' }))).code).toBe('people.duty_over');
    expect((await problemOf(office.call(endDuty, { dutyId: duty?.id as string, to: '2026-09-21', reason: '太早' }))).code).toBe('people.dates_out_of_order');
    expect((await problemOf(app.as('zoneEast').call(endDuty, { dutyId: duty?.id as string, to: '2026-11-01', reason: '越界' }))).code).toBe('platform.not_found');
  });
});
