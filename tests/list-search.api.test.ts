import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { fillSearchTexts } from '#platform/server/search/index.ts';
import { draftNotice, listNotices } from '#modules/notices/contract/index.ts';
import { listCases, reportCase } from '#modules/cases/contract/index.ts';
import { listFindings, listRounds, listRoundSites, recordObservations } from '#modules/inspections/contract/index.ts';
import { assignRole, createLogin, createPerson, listAssignments, listLogins, listPersons } from '#modules/people/contract/index.ts';
import { listOrganisations } from '#modules/places/contract/index.ts';
import { searchTexts } from '../apps/modules.ts';
import { aDrawnRound, checksOf, editionInForce } from './kit/a-round.ts';
import { testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });
const columnOf = async (table: string, where: string) => (await sql<{ search_text: string | null }>`select search_text from ${sql.raw(table)} where ${sql.raw(where)}`.execute(app.ownerDb)).rows;

describe('what people type for a Chinese name', () => {
  it('finds cases by initials or pinyin of the title and by the name of the site, all words at once', async () => {
    const site = app.id('site/e1a-1');
    await sql`update places.sites set search_text = '翠湖公园 cuihugongyuan chgy' where id = ${site}`.execute(app.ownerDb);
    const found = await app.as('inspectorAll').call(reportCase, { categoryCode: 'litter', title: '垃圾桶满溢', siteId: site });
    const numbersFor = async (q: string) => (await app.as('office').call(listCases, { q })).rows.map(({ number }) => number);
    for (const q of ['ljt', 'lajitong', '垃圾桶', 'chgy', '翠湖', 'LJT chgy', found.number.slice(-6)]) expect(await numbersFor(q), q).toEqual([found.number]);
    for (const q of ['ljtx', 'ljt zzz', '%', '_']) expect(await numbersFor(q), q).toEqual([]);
    expect((await app.as('leaderW').call(listCases, { q: 'ljt' })).rows).toEqual([]);
  });

  it('finds cases that have two words, and none that have but one of them, be it in the title or by the site', async () => {
    const [lake, other] = [app.id('site/e1a-2'), app.id('site/e1a-3')];
    await sql`update places.sites set search_text = '月牙湖 yueyahu yyh' where id = ${lake}`.execute(app.ownerDb);
    const report = async (title: string, siteId: string) => (await app.as('inspectorAll').call(reportCase, { categoryCode: 'litter', title, siteId })).number;
    const numbers = { railing: await report('护栏破损', lake), both: await report('护栏倾倒', other), lamp: await report('路灯倾倒', lake) };
    const found = async (q: string) => (await app.as('office').call(listCases, { q, sort: 'number' })).rows.map(({ number }) => number).toSorted();
    expect(await found('护栏 倾倒')).toEqual([numbers.both]);
    expect(await found('护栏 路灯')).toEqual([]);
    expect(await found('倾倒 灯')).toEqual([numbers.lamp]);
    expect(await found('月牙 护栏')).toEqual([numbers.railing]);
    expect(await found('月牙')).toEqual([numbers.railing, numbers.lamp].toSorted());
    expect(await found('护')).toEqual([numbers.railing, numbers.both].toSorted());
  });

  it('finds rounds, findings, notices and organisations', async () => {
    const office = app.as('office');
    const { roundId } = await aDrawnRound(app, { editionId: await editionInForce(app), code: 'PY-1', sampleSize: 12 });
    expect((await office.call(listRounds, { q: 'py-1' })).rows.map(({ id }) => id)).toEqual([roundId]);
    const siteId = (await office.call(listRoundSites, { roundId })).rows[0]?.siteId as string;
    const checks = Object.values(await checksOf(app, roundId, siteId));
    await office.call(recordObservations, { roundId, siteId, observations: [{ checkItemId: checks[0] as string, observedCount: 1, metCount: 0, observedAt: new Date(app.clock.now).toISOString() }] });
    expect((await office.call(listFindings, { roundId, q: 'dmgj' })).total + (await office.call(listFindings, { roundId, q: 'dimian' })).total).toBe(2);
    expect((await office.call(listFindings, { roundId, q: 'zzzz' })).total).toBe(0);
    await office.call(draftNotice, { title: '拟推荐名单公示', body: '名单如下。', howToObject: '电话' });
    expect((await office.call(listNotices, { q: 'ntj' })).total).toBe(1);
    expect((await office.call(listNotices, { q: 'tuijian mingdan' })).total).toBe(1);
  });

  it('finds persons, logins and holders of a role', async () => {
    const [office, admin] = [app.as('office'), app.as('admin')];
    const { id } = await office.call(createPerson, { code: 'P-900', name: '演示督查员' });
    await admin.call(createLogin, { personId: id, username: 'yanshi900', password: 'a long enough phrase 900' });
    await admin.call(assignRole, { personId: id, roleCode: 'inspector', anchor: { kind: 'programme' } });
    for (const q of ['ysdcy', 'yanshi ducha', 'p-900']) {
      expect((await office.call(listPersons, { q })).rows.map((row) => row.id), q).toEqual([id]);
      expect((await admin.call(listLogins, { q })).rows.map((row) => row.person.id), q).toEqual([id]);
      expect((await office.call(listAssignments, { q })).rows.map((row) => row.person.id), q).toEqual([id]);
    }
  });
});

describe('rows from before', () => {
  it('are found by their names at once, and by pinyin when the job has come round', async () => {
    const office = app.as('office');
    const code = (await office.call(listOrganisations, {})).rows[0]?.code as string;
    await sql`update places.organisations set name_zh = '城市管理局', search_text = null where code = ${code}`.execute(app.ownerDb);
    const codesFor = async (q: string) => (await office.call(listOrganisations, { q })).rows.map((row) => row.code);
    expect(await codesFor('城市管理')).toContain(code);
    expect(await codesFor('csglj')).toEqual([]);
    expect(await fillSearchTexts(app.appDb, searchTexts)).toBeGreaterThan(0);
    expect(await codesFor('csglj')).toContain(code);
    for (const { table } of searchTexts) expect(await columnOf(table, 'search_text is null'), table).toEqual([]);
    expect(await fillSearchTexts(app.appDb, searchTexts)).toBe(0);
  });
});
