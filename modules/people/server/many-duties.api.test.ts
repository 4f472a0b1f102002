import { beforeAll, describe, expect, it } from 'vitest';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { closeSite, listSites } from '../../places/contract/index.ts';
import { assignDuties, assignDuty, dutyAt } from '../contract/index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

const sites = (...codes: string[]) => codes.map((code) => app.id(`site/${code}`));
const leaderOn = async (code: string, day: string) =>
  (await app.as('office').call(dutyAt, { siteId: app.id(`site/${code}`), day })).holders.find((each) => each.role === 'siteLeader')?.person?.name;

describe('one leader for many sites', () => {
  it('is shown first with kinds and present leaders, then takes office and leaves the history', async () => {
    const office = app.as('office');
    const wanted = { siteIds: sites('e1a-1', 'e1a-2', 'e2a-1'), role: 'siteLeader' as const, personId: app.id('person/leaderE'), from: '2026-10-01' };
    const preview = await office.call(assignDuties, wanted, { dryRun: true });
    expect(preview).toMatchObject({ assigned: 1, unchanged: 2, left: 0 });
    expect(preview.byType).toEqual([{ code: 'main-street', nameZh: '主干道', nameEn: 'main-street', count: 2 }, { code: 'park', nameZh: '公园', nameEn: 'park', count: 1 }]);
    expect(preview.byHolder.map(({ holder, count }) => [holder?.name, count])).toEqual([['示例leaderE', 2], ['示例leaderE2', 1]]);
    expect(await leaderOn('e2a-1', '2026-10-01')).toBe('示例leaderE2');
    await office.call(assignDuties, wanted);
    expect(await leaderOn('e2a-1', '2026-10-01')).toBe('示例leaderE');
    expect(await leaderOn('e2a-1', '2026-09-30')).toBe('示例leaderE2');
  });

  it('may be all the open sites of a place', async () => {
    const office = app.as('office');
    await office.call(closeSite, { siteId: app.id('site/w1a-3'), version: 1, validTo: '2026-09-21', reason: '拆除' });
    const answer = await office.call(assignDuties, { placeId: app.id('place/zone-west'), role: 'responsibleUnit', organisationId: app.id('organisation/bureau-a'), from: '2026-10-01' });
    expect(answer.sites.map((site) => site.code)).toEqual(['w1a-1', 'w1a-2']);
    expect(answer.assigned).toBe(2);
  });

  it('may be all the open sites that a filter gives, as many as were shown', async () => {
    const office = app.as('office');
    const filter = { zoneId: app.id('place/zone-west') };
    const { total } = await office.call(listSites, filter);
    const wanted = { role: 'responsibleUnit', organisationId: app.id('organisation/bureau-b'), from: '2026-10-03' } as const;
    expect((await problemOf(office.call(assignDuties, { ...wanted, all: { filter, count: total + 1 } }))).code).toBe('people.selection_changed');
    const answer = await office.call(assignDuties, { ...wanted, all: { filter, count: total } });
    expect([answer.assigned, answer.sites.every((site) => site.code.startsWith('w'))]).toEqual([total, true]);
  });

  it('leaves out a site that somebody leads later on, and says so', async () => {
    const office = app.as('office');
    await office.call(assignDuty, { siteId: app.id('site/e1b-1'), role: 'siteLeader', personId: app.id('person/leaderW'), from: '2026-12-01' });
    const answer = await office.call(assignDuties, { siteIds: sites('e1b-1', 'e1b-2'), role: 'siteLeader', personId: app.id('person/leaderE2'), from: '2026-10-01' });
    expect(answer.sites.map((site) => [site.code, site.outcome])).toEqual([['e1b-1', 'left'], ['e1b-2', 'assigned']]);
    expect(await leaderOn('e1b-1', '2026-12-01')).toBe('示例leaderW');
  });

  it('is decided by coordinators for their own zone alone, and never by the leaders themselves', async () => {
    const wanted = { siteIds: sites('e1a-1', 'w1a-1'), role: 'siteLeader' as const, personId: app.id('person/leaderE2'), from: '2026-11-01' };
    expect((await app.as('zoneEast').call(assignDuties, wanted)).sites.map((site) => site.code)).toEqual(['e1a-1']);
    expect((await problemOf(app.as('zoneWest').call(assignDuties, { ...wanted, siteIds: sites('e1a-1') }))).code).toBe('people.no_sites_chosen');
    expect((await problemOf(app.as('leaderE').call(assignDuties, wanted))).code).toBe('platform.not_permitted');
  });

  it('is a person, and one in office', async () => {
    const office = app.as('office');
    const some = { siteIds: sites('e1a-1'), from: '2026-11-02' };
    expect((await problemOf(office.call(assignDuties, { ...some, role: 'siteLeader', organisationId: app.id('organisation/bureau-a') }))).code).toBe('people.duty_holder_wrong');
    expect((await problemOf(office.call(assignDuties, { ...some, role: 'siteLeader', personId: app.id('person/leaderE', 'beta') }))).code).toBe('people.person_unknown');
  });
});
