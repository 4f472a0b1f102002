/**
 * Goal: everybody is told exactly what they owe, by the clock, over all modules — and never what would be refused to them.
 * Method: things of every kind are brought about by their operations; then each person's list is compared with what was
 * arranged, and the counts with the list. Today is Monday 21 September 2026, 10:00.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { createRng } from '#kernel/rng.ts';
import { uuidv7 } from '#kernel/ids.ts';
import { approveBulletin, draftBulletin, publishBulletin } from '#modules/bulletins/contract/index.ts';
import { acceptCase, decideExtension, dispatchCase, extendCase, returnCase, verifyCase } from '#modules/cases/contract/index.ts';
import { escalateCasesBound } from '#modules/cases/server/handlers/escalation.ts';
import { seedManyCases } from '#modules/cases/seed/index.ts';
import { planRound, recordObservations, closeRound, dispatchFindings } from '#modules/inspections/contract/index.ts';
import { draftNotice, publishNotice } from '#modules/notices/contract/index.ts';
import { assignDuty, coverMySites, endDuty, dutyAt, myAbilities } from '#modules/people/contract/index.ts';
import { countMyDuties, listMyDuties } from '#platform/contract/duties.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { perform } from '#platform/server/operations/index.ts';
import { dutySources } from '../apps/modules.ts';
import { allPermissions } from '../apps/permissions.ts';
import { aDrawnRound, checksOf, editionInForce } from './kit/a-round.ts';
import { accepted, dispatched, expectations, rectified, registered } from './kit/cases.ts';
import { fixturePeople, problemOf, testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

const HOUR = 3_600_000;
let app: TestApp;
beforeAll(async () => { app = await testApp(); });

type Duty = OutputOf<typeof listMyDuties>['rows'][number];
const dutiesOf = async (person: string, input: Record<string, unknown> = {}): Promise<Duty[]> => (await app.as(person).call(listMyDuties, { pageSize: 200, ...input })).rows;
const titles = async (person: string, kind: string): Promise<(string | null)[]> => (await dutiesOf(person, { kind })).map((duty) => duty.code ?? duty.titleZh);
const kinds = async (person: string): Promise<string[]> => [...new Set((await dutiesOf(person)).map((duty) => duty.kind))].toSorted();

describe('sources of duties', () => {
  it('ask for a permission that exists, in words of both languages', () => {
    for (const source of dutySources) {
      expect(source.permission === 'signedIn' || source.permission in allPermissions, source.kind).toBe(true);
      expect([source.words.zh.length > 1, source.words.en.length > 1, source.act.zh.length > 1, source.act.en.length > 1], source.kind).not.toContain(false);
      expect(source.kind).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
    }
  });
  it('answer everybody, also those who owe nothing', async () => {
    for (const { name } of fixturePeople) expect((await app.as(name).call(listMyDuties, {})).total, name).toBe((await app.as(name).call(countMyDuties, {})).total);
    expect(await dutiesOf('resident')).toEqual([]);
  });
  it('name for live updates only what the person may hear: one topic that may not be heard alone is a refused page', async () => {
    for (const { name } of fixturePeople) {
      const { topics } = await app.as(name).call(countMyDuties, {});
      const { permissions } = await app.as(name).call(myAbilities, {});
      expect(topics.filter((topic) => !permissions.includes(app.runtime.topics[topic] ?? '')), name).toEqual([]);
    }
    expect((await app.as('office').call(countMyDuties, {})).topics).toContain('cases');
  });
});

describe('a case asks one after the other', () => {
  it('the dispatcher, the fixer, the verifier, and nobody once it is closed', async () => {
    const found = await registered(app);
    expect([await titles('office', 'cases.toDispatch'), await titles('zoneEast', 'cases.toDispatch'), await titles('zoneWest', 'cases.toDispatch'), await titles('leaderE', 'cases.toDispatch')])
      .toEqual([[found.number], [found.number], [], []]);
    const sent = await app.as('office').call(dispatchCase, expectations(found));
    for (const person of ['leaderE', 'liaisonA', 'deptA']) expect(await titles(person, 'cases.toAccept'), person).toEqual([found.number]);
    for (const person of ['leaderE2', 'leaderW', 'deptB', 'office', 'inspectorE', 'lead']) expect(await titles(person, 'cases.toAccept'), person).toEqual([]);
    const [duty] = await dutiesOf('leaderE', { kind: 'cases.toAccept' });
    expect(duty).toMatchObject({ kindZh: '待接收', actEn: expect.stringContaining('Accept'), titleZh: '垃圾桶旁散落垃圾', placeZh: '点位e1a-1', due: sent.deadlineAt, lateness: 'today', escalation: 0, count: null, path: `/cases/${found.id}` });
    const taken = await app.as('leaderE').call(acceptCase, expectations(sent));
    expect([await titles('leaderE', 'cases.toAccept'), await titles('leaderE', 'cases.toFix')]).toEqual([[], [found.number]]);
    await app.as('leaderE').call(returnCase, { ...expectations(taken), reason: '不属于本单位' });
    expect([await titles('office', 'cases.toSendOn'), await titles('office', 'cases.toDispatch'), await titles('leaderE', 'cases.toFix')]).toEqual([[found.number], [], []]);
  });

  it('is verified by somebody else than its fixer, inside their reach', async () => {
    const fixed = await rectified(app, { site: 'e2a-1', fixer: 'leaderE2' });
    for (const person of ['office', 'zoneEast', 'inspectorE', 'inspectorAll']) expect(await titles(person, 'cases.toVerify'), person).toEqual([fixed.number]);
    for (const person of ['zoneWest', 'leaderE2', 'deptA']) expect(await titles(person, 'cases.toVerify'), person).toEqual([]);
    await app.as('inspectorE').call(verifyCase, { ...expectations(fixed), outcome: 'pass', note: '已看' });
    expect(await titles('office', 'cases.toVerify')).toEqual([]);
  });

  it('asks the office to decide on a second extension, and not the one who asked', async () => {
    const taken = await accepted(app, { site: 'w1a-2', fixer: 'leaderW', category: 'greenery' });
    const once = await app.as('leaderW').call(extendCase, { ...expectations(taken), extraAmount: 1, reason: '材料未到' });
    const twice = await app.as('leaderW').call(extendCase, { ...expectations(once), extraAmount: 1, reason: '仍未到' });
    expect([await titles('office', 'cases.toDecideExtension'), await titles('zoneWest', 'cases.toDecideExtension')]).toEqual([[taken.number], []]);
    await app.as('office').call(decideExtension, { ...expectations(twice), approve: true, reason: '可以' });
    expect(await titles('office', 'cases.toDecideExtension')).toEqual([]);
  });

  it('stands on top once it has climbed, and after three days asks the office', async () => {
    const late = await dispatched(app, { site: 'e1b-1' });
    const [first] = await dutiesOf('leaderE');
    expect(first?.escalation).toBe(0);
    app.clock.now += 5 * 24 * HOUR;
    await perform(app.runtime, escalateCasesBound, { asSystem: { programmeId: app.id('programme') } }, {}, { requestId: 'r', locale: 'zh-CN' });
    const [top] = await dutiesOf('leaderE');
    expect(top).toMatchObject({ code: late.number, lateness: 'overdue', escalation: 3 });
    expect(await titles('office', 'cases.supervised')).toContain(late.number);
    expect((await dutiesOf('leaderE', { escalated: 'true' })).every((duty) => duty.escalation > 0)).toBe(true);
    app.clock.now -= 5 * 24 * HOUR;
  });

  it('goes with the site to a deputy for the days of a cover', async () => {
    const found = await dispatched(app, { site: 'e2a-2' });
    expect(await titles('leaderE', 'cases.toAccept')).not.toContain(found.number);
    await app.as('leaderE2').call(coverMySites, { toPersonId: app.id('person/leaderE'), from: '2026-09-21', until: '2026-09-22' });
    expect(await titles('leaderE', 'cases.toAccept')).toContain(found.number);
    // whose absence ends, and who stands in, are both told
    for (const person of ['leaderE', 'leaderE2']) expect(await dutiesOf(person, { kind: 'people.coverEnding' }), person).toMatchObject([{ titleZh: '代管 示例leaderE2 → 示例leaderE', due: '2026-09-22T16:00:00.000Z', lateness: 'soon' }]);
    expect(await titles('office', 'people.coverEnding')).toEqual([]);
  });
});

describe('a round asks', () => {
  it('to be drawn, inspected by whom it was given to, its findings dispatched, closed, and told of', async () => {
    const editionId = await editionInForce(app);
    const office = app.as('office');
    await office.call(planRound, { code: 'R0', nameZh: '预备轮', nameEn: 'Round zero', editionId, startsOn: '2026-10-08', endsOn: '2026-10-15', sampleSize: 3 });
    expect([await titles('office', 'inspections.toDraw'), await titles('zoneEast', 'inspections.toDraw')]).toEqual([['R0'], []]);
    const { roundId } = await aDrawnRound(app, { editionId });
    const toInspect = async (person: string) => (await dutiesOf(person, { kind: 'inspections.toInspect' })).map((duty) => [duty.code, duty.count, duty.due]);
    const left = [...await toInspect('inspectorE'), ...await toInspect('inspectorAll')];
    expect(left.map(([code]) => code)).toEqual(['R1', 'R1']);
    expect(left.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(12);
    expect(left[0]?.[2]).toBe('2026-09-30T16:00:00.000Z');
    const { rows } = (await sql<{ site_id: string; code: string; inspector_id: string }>`select site_id, site_code as code, inspector_id from inspections.round_sites where round_id = ${roundId} order by site_code`.execute(app.ownerDb));
    const { c: _c, ...checks } = await checksOf(app, roundId, rows[0]?.site_id as string);
    for (const site of rows) {
      const person = site.inspector_id === app.id('person/inspectorE') ? 'inspectorE' : 'inspectorAll';
      const street = site.code.endsWith('-1') ? { c: (await checksOf(app, roundId, site.site_id))['c'] as string } : {};
      await app.as(person).call(recordObservations, { roundId, siteId: site.site_id, observations: Object.entries({ ...checks, ...street }).map(([check, checkItemId]) => ({ checkItemId, observedCount: check === 'c' ? 5 : 1, metCount: check === 'a' && site.code === 'e1a-2' ? 0 : check === 'c' ? 5 : 1, observedAt: '2026-09-21T01:00:00Z' })), done: true } as never);
    }
    expect([await toInspect('inspectorE'), await toInspect('inspectorAll')]).toEqual([[], []]);
    for (const [person, count] of [['office', 1], ['zoneEast', 1], ['zoneWest', 0]] as const) {
      expect((await dutiesOf(person, { kind: 'inspections.toDispatchFindings' })).reduce((sum, duty) => sum + (duty.count ?? 0), 0), person).toBe(count);
    }
    await office.call(dispatchFindings, { roundId, all: true });
    expect([await titles('office', 'inspections.toDispatchFindings'), await titles('office', 'inspections.toClose')]).toEqual([[], ['R1']]);
    await office.call(closeRound, { roundId });
    expect([await titles('office', 'inspections.toClose'), await titles('office', 'bulletins.toDraft'), await titles('lead', 'bulletins.toDraft')]).toEqual([[], ['R1'], []]);
    const { id } = await office.call(draftBulletin, { roundId });
    expect([await titles('office', 'bulletins.toDraft'), await titles('office', 'bulletins.toApprove'), (await titles('office2', 'bulletins.toApprove')).length, (await titles('lead', 'bulletins.toApprove')).length]).toEqual([[], [], 1, 1]);
    await app.as('lead').call(approveBulletin, { bulletinId: id });
    expect((await titles('office', 'bulletins.toPublish')).length).toBe(1);
    await office.call(publishBulletin, { bulletinId: id });
    expect(await titles('office', 'bulletins.toPublish')).toEqual([]);
  });
});

describe('a notice asks', () => {
  it('a second person to publish it, and to close it once its period is over', async () => {
    const { id, version } = await app.as('office').call(draftNotice, { kind: 'result', title: '整改结果公示', body: '本轮整改结果如下。', startsOn: '2026-09-22', periodDays: 3, howToObject: '可在本页提出异议。' });
    expect([(await titles('lead', 'notices.toPublish')).length, await titles('office', 'notices.toPublish'), (await titles('office2', 'notices.toPublish')).length]).toEqual([1, [], 1]);
    await app.as('lead').call(publishNotice, { noticeId: id, version });
    expect([await titles('lead', 'notices.toPublish'), await titles('lead', 'notices.toClose')]).toEqual([[], []]);
    app.clock.now += 5 * 24 * HOUR;
    expect(await dutiesOf('lead', { kind: 'notices.toClose' })).toMatchObject([{ titleZh: '整改结果公示', lateness: 'overdue', path: `/notices/${id}` }]);
    app.clock.now -= 5 * 24 * HOUR;
  });
});

describe('a zone asks its coordinator', () => {
  it('for leaders where there are none, and where they soon end', async () => {
    const office = app.as('office');
    const leader = async (site: string, day: string) => (await office.call(dutyAt, { siteId: app.id(`site/${site}`), day })).holders.find((holder) => holder.role === 'siteLeader');
    await office.call(endDuty, { dutyId: (await leader('w1a-1', '2026-09-21'))?.id as string, to: '2026-09-21', reason: '离任' });
    await office.call(endDuty, { dutyId: (await leader('w1a-2', '2026-09-21'))?.id as string, to: '2026-09-28', reason: '离任' });
    expect(await dutiesOf('zoneWest', { kind: 'people.withoutLeader' })).toMatchObject([{ titleZh: '地点zone-west', count: 1, path: expect.stringContaining(app.id('place/zone-west')) }]);
    expect(await dutiesOf('zoneWest', { kind: 'people.leaderEnding' })).toMatchObject([{ titleZh: '地点zone-west', count: 1, due: '2026-09-27T16:00:00.000Z' }]);
    expect([(await titles('office', 'people.withoutLeader')).length, await titles('zoneEast', 'people.withoutLeader'), await titles('leaderW', 'people.withoutLeader')]).toEqual([1, [], []]);
    await office.call(assignDuty, { siteId: app.id('site/w1a-1'), role: 'siteLeader', personId: app.id('person/leaderW'), from: '2026-09-21' });
    expect(await titles('zoneWest', 'people.withoutLeader')).toEqual([]);
  });
});

describe('the list of duties', () => {
  it('is sorted by the clock: the escalated first, then by due time, the timeless last', async () => {
    for (const person of ['office', 'leaderE', 'deptA', 'zoneEast']) {
      const found = await dutiesOf(person);
      const key = (duty: Duty) => `${duty.escalation > 0 ? 0 : 1}${duty.due ?? '~'}`;
      expect(found.map(key), person).toEqual(found.map(key).toSorted());
    }
  });

  it('counts exactly what it lists, by kind and by lateness, for every role', async () => {
    for (const { name } of fixturePeople) {
      const [found, counted] = [await dutiesOf(name), await app.as(name).call(countMyDuties, {})];
      expect(counted.total, name).toBe(found.length);
      for (const { kind, count, overdue } of counted.byKind) {
        const own = await app.as(name).call(listMyDuties, { kind, pageSize: 200 });
        expect([own.total, own.rows.length, own.rows.filter((duty) => duty.lateness === 'overdue').length], `${name} ${kind}`).toEqual([count, count, overdue]);
      }
      for (const { lateness, count } of counted.byLateness) expect((await app.as(name).call(listMyDuties, { lateness })).total, `${name} ${lateness}`).toBe(count);
    }
  });

  it('differs by role as the work does', async () => {
    expect(await kinds('leaderE')).not.toContain('cases.toVerify');
    expect((await kinds('inspectorE')).every((kind) => ['cases.toVerify', 'inspections.toInspect'].includes(kind))).toBe(true);
    for (const person of ['volunteer', 'resident', 'communityE1', 'observer', 'admin']) expect(await kinds(person), person).toEqual([]);
  });

  it('holds nothing of another programme', async () => {
    expect(await app.as('office', { home: 'beta', programme: 'beta' }).call(countMyDuties, {})).toMatchObject({ total: 0 });
    expect((await problemOf(app.as('office', { home: 'beta', programme: 'alpha' }).call(listMyDuties, {}))).code).toBe('platform.programme_not_found');
  });

  it('goes page by page without gaps, and not deeper than anybody looks', async () => {
    const all = (await dutiesOf('office')).map((duty) => duty.path);
    const paged: string[] = [];
    for (let page = 1; paged.length < all.length; page += 1) paged.push(...(await dutiesOf('office', { page, pageSize: 3 })).map((duty) => duty.path));
    expect(paged).toEqual(all);
    expect((await problemOf(app.as('office').call(listMyDuties, { page: 1_000, pageSize: 200 }))).code).toBe('platform.invalid_input');
  });

  it('finds the first five among 30,000 cases, and counts them all', async () => {
    const before = await app.as('office').call(countMyDuties, {});
    await app.ownerDb.transaction().execute((tx) => seedManyCases(tx as never, { programmeId: app.id('programme'), count: 30_000, newId: () => uuidv7(Date.now(), (n) => new Uint8Array(n)), rng: createRng('duties'), until: '2026-09-21T01:00:00Z' } as never));
    await sql`analyze cases.cases`.execute(app.ownerDb);
    const [counted, first] = [await app.as('office').call(countMyDuties, {}), await dutiesOf('office', { pageSize: 5 })];
    expect(counted.total).toBeGreaterThan(before.total + 200);
    expect(first).toHaveLength(5);
  }, 120_000);
});
