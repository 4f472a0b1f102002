import { beforeAll, describe, expect, it } from 'vitest';
import { rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { perform } from '#platform/server/operations/index.ts';
import type { Bound } from '#platform/server/operations/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { withdrawnOn } from '../../../tests/kit/withdrawals.ts';
import {
  adoptTitles, conferAward, createSubject, createTitle, forgetBirthdays, importAwardList, keepAward, listAwards, listPublicAwards, listPublicTitles, listSubjects, listTitles, publishAward, readAward, readSubject, readSubjectDetails, readTitle, recordConsent,
  requireRectification, succeedSubject, updateSubject, verifyPlaque,
} from '../contract/index.ts';
import { takeNumbers } from './queries/awards.ts';

let app: TestApp;
const titles = new Map<string, string>();
const title = (code: string): string => titles.get(code) as string;
const office = () => app.as('office');
const nobody = (programme = 'alpha') => app.as('nobody', { programme });

beforeAll(async () => {
  app = await testApp();
  for (const name of ['households', 'civilised', 'people']) await office().call(adoptTitles, { name });
  for (const row of (await office().call(listTitles, { pageSize: 200 })).rows) titles.set(row.code, row.id);
});

let made = 0;
const unit = async (label = '示例单位', placeId: string | null = app.id('place/e1')) => (await office().call(createSubject, { kind: 'unit', code: `U-${(made += 1)}`, label, placeId })).id;
const household = async (houseNumber: string, place = 'e1') => (await office().call(createSubject, { kind: 'household', code: `H-${(made += 1)}`, label: '示例户', placeId: app.id(`place/${place}`), houseNumber })).id;
const confer = (code: string, subjectId: string, on: string, more = {}) => office().call(conferAward, { titleId: title(code), subjectId, on, document: '文明委〔2024〕1号', ...more });

describe('a subject', () => {
  it('keeps its house number sealed, tells two households apart by it, and opens it for those who may', async () => {
    const id = await household('槐树巷12 号');
    expect((await rows<{ text: string }>(app.ownerDb, sql`select to_jsonb(s)::text as text from honours.subjects s where id = ${id}`))[0]?.text).not.toMatch(/槐树|12 号/);
    expect((await problemOf(household('槐树巷１２号'))).code).toBe('honours.household_known');
    expect((await problemOf(household('槐树巷12'))).code).toBe('honours.household_known');
    await household('槐树巷12', 'e2');
    expect(await app.as('communityE1').call(readSubjectDetails, { subjectId: id })).toEqual({ houseNumber: '槐树巷12 号', contact: null, guardian: null });
    expect((await problemOf(app.as('lead').call(readSubjectDetails, { subjectId: id }))).code).toBe('platform.not_permitted');
  });

  it('is seen where one reaches, in lists and by its address', async () => {
    const [east, west] = [await unit('东单位'), await unit('西单位', app.id('place/w1'))];
    const seen = async (person: string) => (await app.as(person).call(listSubjects, { kind: 'unit' })).rows.map(({ label }) => label);
    expect(await seen('zoneEast')).toContain('东单位');
    expect(await seen('zoneEast')).not.toContain('西单位');
    expect((await problemOf(app.as('zoneEast').call(readSubject, { subjectId: west }))).status).toBe(404);
    expect((await app.as('zoneEast').call(readSubject, { subjectId: east })).label).toBe('东单位');
  });

  it('tells the birthday of a minor, and who agreed for them, to those alone who may read what is sealed', async () => {
    const { id } = await office().call(createSubject, { kind: 'person', code: 'P-MINOR', label: '示例少年', placeId: app.id('place/e1'), bornOn: '2012-01-02', guardian: '示例监护人' });
    await office().call(recordConsent, { subjectId: id, consent: 'given', on: '2026-06-02', note: '监护人示例某签字' });
    const seen = async (person: string) => { const { bornOn, consentNote, isAgeKnown, consent } = await app.as(person).call(readSubject, { subjectId: id }); return { bornOn, consentNote, isAgeKnown, consent }; };
    for (const person of ['lead', 'admin', 'zoneEast']) expect(await seen(person), person).toEqual({ bornOn: null, consentNote: null, isAgeKnown: true, consent: 'given' });
    for (const person of ['office', 'communityE1']) expect(await seen(person), person).toEqual({ bornOn: '2012-01-02', consentNote: '监护人示例某签字', isAgeKnown: true, consent: 'given' });
  });

  it('who came of age keeps neither birthday nor guardian, and is shown as before', async () => {
    const register = async (code: string, bornOn: string) => (await office().call(createSubject, { kind: 'person', code, label: '示例少年', placeId: app.id('place/e1'), bornOn, contact: '示例电话', guardian: '示例监护人' })).id;
    const [grown, younger] = [await register('P-GROWN', '2008-09-21'), await register('P-YOUNGER', '2008-09-22')];
    const run = () => perform(app.runtime, app.runtime.operations.get(forgetBirthdays.id) as Bound, { asSystem: { programmeId: app.id('programme') } }, {}, { requestId: 'test', locale: 'zh-CN' });
    expect(await run()).toMatchObject({ ok: true, output: { cameOfAge: 1 } });
    expect(await office().call(readSubject, { subjectId: grown })).toMatchObject({ isAdult: true, bornOn: null, isAgeKnown: true });
    expect(await office().call(readSubjectDetails, { subjectId: grown })).toEqual({ houseNumber: null, contact: '示例电话', guardian: null });
    expect(await office().call(readSubject, { subjectId: younger })).toMatchObject({ isAdult: false, bornOn: '2008-09-22' });
    expect(await office().call(readSubjectDetails, { subjectId: younger })).toMatchObject({ guardian: '示例监护人' });
    expect(await run()).toMatchObject({ ok: true, output: { cameOfAge: 0 } });
  });

  it('is changed as somebody saw it, keeps what is sealed where nothing is said of it, and overwrites nobody', async () => {
    const id = await household('改门牌7号');
    const seen = await office().call(readSubject, { subjectId: id });
    expect(await office().call(updateSubject, { subjectId: id, version: seen.version, label: '改名户', placeId: app.id('place/e1') })).toMatchObject({ version: seen.version + 1 });
    expect((await problemOf(office().call(updateSubject, { subjectId: id, version: seen.version, label: '另一个名', placeId: app.id('place/e1') }))).code).toBe('platform.changed_meanwhile');
    expect(await office().call(readSubjectDetails, { subjectId: id })).toMatchObject({ houseNumber: '改门牌7号' });
    expect((await problemOf(household('改门牌7'))).code).toBe('honours.household_known');
    expect(await office().call(updateSubject, { subjectId: id, version: seen.version + 1, label: '改名户', placeId: app.id('place/e1'), houseNumber: '改门牌8号', contact: '示例电话' })).toMatchObject({ version: seen.version + 2 });
    expect(await office().call(readSubjectDetails, { subjectId: id })).toMatchObject({ houseNumber: '改门牌8号', contact: '示例电话' });
    expect((await problemOf(app.as('communityE1').call(updateSubject, { subjectId: id, version: seen.version + 2, label: '改名户', placeId: app.id('place/e1') }))).code).toBe('platform.not_permitted');
  });

  it('belongs to an organisation that is there', async () => {
    const refused = await problemOf(office().call(createSubject, { kind: 'unit', code: 'U-NOWHERE', label: '示例', placeId: app.id('place/e1'), organisationId: app.id('place/e1') }));
    expect([refused.code, refused.problem.errors?.map(({ pointer }) => pointer)]).toEqual(['honours.place_unknown', ['/organisationId']]);
  });

  it('says of adults no birthday, and of a household its village', async () => {
    expect((await problemOf(office().call(createSubject, { kind: 'household', code: 'H-X', label: '户' }))).code).toBe('honours.subject_incomplete');
    expect((await problemOf(office().call(createSubject, { kind: 'person', code: 'P-X', label: '示例', isAdult: true, bornOn: '1980-01-01' }))).code).toBe('honours.subject_incomplete');
  });
});

describe('an award', () => {
  it('is in force from its first day to the end of its term, counts exactly on any day, and its figures open into their rows', async () => {
    const subjectId = await unit();
    const before = (await office().call(readTitle, { titleId: title('county-unit') })).counts;
    const award = await confer('county-unit', subjectId, '2024-03-01');
    expect(award.number).toBe('县级文明单位-2024-00001');
    const on = async (asOf: string) => (await office().call(readTitle, { titleId: title('county-unit'), asOf })).counts;
    expect([(await on('2024-02-29')).inForce, (await on('2024-03-01')).inForce, (await on('2027-02-28')).inForce, (await on('2027-03-01')).inForce]).toEqual([0, 1, 1, 0]);
    expect((await on('2027-03-01')).cumulative).toBe(before.cumulative + 1);
    for (const [asOf, standing] of [['2024-02-29', 'ahead'], ['2024-03-01', 'inForce'], ['2027-03-01', 'lapsed']] as const) {
      const found = await office().call(listAwards, { titleId: title('county-unit'), asOf, standing });
      expect(found.rows.map((row) => [row.subject.id, row.standing])).toEqual([[subjectId, standing]]);
    }
  });

  it('has a number of its own also where two titles are of one name: whoever gives the second waits until the numbers of the first stand', async () => {
    const take = (tx: Tx, titleId: string) => takeNumbers(tx, app.id('programme'), { titleId, year: 2031, prefix: '同名称号-2031-', given: [] }, 1);
    await app.ownerDb.transaction().execute(async (first) => {
      await take(first, title('county-unit'));
      const second = app.ownerDb.transaction().execute(async (tx) => {
        await sql`set local lock_timeout = '50ms'`.execute(tx);
        return take(tx, title('prefecture-unit'));
      });
      await expect(second).rejects.toThrow('lock timeout');
    });
  });

  it('is held once at a time, also when two confer it at once', async () => {
    const subjectId = await unit();
    const attempts = await Promise.allSettled([confer('prefecture-unit', subjectId, '2025-03-01'), confer('prefecture-unit', subjectId, '2025-04-01')]);
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = attempts.find((attempt) => attempt.status === 'rejected') as PromiseRejectedResult;
    expect((await problemOf(Promise.reject(refused.reason as Error))).code).toBe('honours.holds_already');
  });

  it('is kept, put under rectification, withdrawn with a lock, and each is a figure with its rows', async () => {
    const [first, second] = [await unit('甲'), await unit('乙')];
    const [kept, gone] = [(await confer('province-unit', first, '2024-05-01')).id, (await confer('province-unit', second, '2024-05-01')).id];
    expect(await office().call(keepAward, { awardId: kept, version: 1, on: '2026-05-10', document: '复查通报' })).toMatchObject({ standing: 'inForce', to: '2027-05-01' });
    expect(await office().call(requireRectification, { awardId: gone, version: 1, on: '2026-05-10', by: '2026-08-10', reason: '台账不实' })).toMatchObject({ standing: 'rectifying' });
    expect((await office().call(readTitle, { titleId: title('province-unit') })).counts).toMatchObject({ inForce: 2, rectifying: 1 });
    await withdrawnOn(app, gone, '2026-08-20', { reason: '整改不到位' });
    expect(await office().call(readAward, { awardId: gone })).toMatchObject({ standing: 'locked', to: '2026-08-20' });
    expect((await office().call(readTitle, { titleId: title('province-unit'), since: '2026-01-01' })).counts).toMatchObject({ inForce: 1, rectifying: 0, cumulative: 2, kept: 1, withdrawn: 1 });
    const list = async (event: 'kept' | 'withdrawn') => (await office().call(listAwards, { titleId: title('province-unit'), event, since: '2026-01-01' })).rows.map(({ id }) => id);
    expect([await list('kept'), await list('withdrawn')]).toEqual([[kept], [gone]]);
    expect((await problemOf(confer('province-unit', second, '2026-09-01'))).problem.params).toEqual({ day: '2028-08-20' });
    expect((await problemOf(office().call(keepAward, { awardId: gone, version: 3, on: '2026-09-01' }))).code).toBe('honours.not_in_force');
    const story = (await office().call(readAward, { awardId: gone })).events;
    expect(story.map(({ kind, reason }) => [kind, reason])).toEqual([['conferred', null], ['rectifyBy', '台账不实'], ['withdrawn', '整改不到位']]);
    for (const person of ['lead', 'admin']) expect((await app.as(person).call(readAward, { awardId: gone })).events.map(({ reason }) => reason), person).toEqual([null, null, null]);
    const stored = await rows<{ text: string }>(app.ownerDb, sql`select to_jsonb(e)::text as text from honours.award_events e where award_id = ${gone}`);
    expect(stored.map(({ text }) => text).join()).not.toContain('台账不实');
  });

  it('stands on an earlier day as it stood then, also when it was to rectify and was kept since; and its acts follow one another', async () => {
    const { id: awardId } = await confer('nation-campus', (await office().call(createSubject, { kind: 'campus', code: 'C-1', label: '示例学校', placeId: app.id('place/e1') })).id, '2025-01-10');
    await office().call(requireRectification, { awardId, version: 1, on: '2026-05-10', by: '2026-08-10', reason: '台账不实' });
    expect((await problemOf(office().call(keepAward, { awardId, version: 2, on: '2026-05-09' }))).code).toBe('honours.dates_out_of_order');
    await office().call(keepAward, { awardId, version: 2, on: '2026-08-01' });
    const on = async (asOf: string) => [
      (await office().call(readTitle, { titleId: title('nation-campus'), asOf })).counts.rectifying, (await office().call(listAwards, { titleId: title('nation-campus'), asOf })).rows.map(({ standing }) => standing),
      (await office().call(listAwards, { titleId: title('nation-campus'), asOf, standing: 'rectifying' })).total, (await office().call(listAwards, { titleId: title('nation-campus'), asOf, standing: 'inForce' })).total,
    ];
    expect(await on('2026-05-09')).toEqual([0, ['inForce'], 0, 1]);
    expect(await on('2026-07-31')).toEqual([1, ['rectifying'], 1, 0]);
    expect(await on('2026-08-01')).toEqual([0, ['inForce'], 0, 1]);
  });

  it('counts a term in a row when it is renewed, not at each yearly look', async () => {
    const { id: awardId } = await confer('county-unit', await unit(), '2023-11-01');
    const terms = async () => (await office().call(readAward, { awardId })).termsInARow;
    await office().call(keepAward, { awardId, version: 1, on: '2024-11-05' });
    await office().call(keepAward, { awardId, version: 2, on: '2025-11-05' });
    expect(await terms()).toBe(1);
    await office().call(keepAward, { awardId, version: 3, on: '2026-09-10', renews: true });
    expect(await terms()).toBe(2);
    const household1 = await confer('six-good-family', await household('40'), '2023-09-01');
    await office().call(keepAward, { awardId: household1.id, version: 1, on: '2025-09-01' });
    expect((await office().call(readAward, { awardId: household1.id })).termsInARow).toBe(2);
  });

  it('is not to be reviewed any more when its term is over', async () => {
    const { id } = await confer('county-unit', await unit(), '2021-02-01');
    const due = (await office().call(listAwards, { titleId: title('county-unit'), reviewBy: '2026-12-31', pageSize: 200 })).rows.map((row) => row.id);
    expect(due).not.toContain(id);
    expect(due.length).toBeGreaterThan(0);
  });

  it('gets a number beyond those that came from outside under its prefix', async () => {
    await confer('prefecture-unit', await unit(), '2022-05-01', { number: '市级文明单位-2022-00003' });
    expect([(await confer('prefecture-unit', await unit(), '2022-06-01')).number, (await confer('prefecture-unit', await unit(), '2022-06-01')).number]).toEqual(['市级文明单位-2022-00004', '市级文明单位-2022-00005']);
  });

  it('of stars has the level that they reach, and takes no star it does not know', async () => {
    const ten = ['country', 'honest', 'law', 'work', 'filial', 'help', 'hygiene', 'frugal', 'customs', 'manners'];
    const subjectId = await household('30');
    expect((await problemOf(confer('ten-star-household', subjectId, '2026-01-05', { starCodes: ['wealth'] }))).code).toBe('honours.class_unknown');
    expect((await confer('ten-star-household', subjectId, '2026-01-05', { starCodes: ten.slice(0, 8) })).levelCode).toBe('silver');
    expect((await problemOf(confer('county-unit', subjectId, '2026-01-05'))).code).toBe('honours.kind_differs');
  });
});

describe('the public', () => {
  it('sees units, adults who agreed, and no child under fourteen, whoever agreed', async () => {
    const person = async (label: string, more: object) => (await office().call(createSubject, { kind: 'person', code: `P-${(made += 1)}`, label, placeId: app.id('place/e1'), ...more })).id;
    const awards: [string, string][] = [];
    for (const [label, more] of [['示例成人', { isAdult: true }], ['示例少年', { bornOn: '2012-09-21' }], ['示例儿童', { bornOn: '2012-09-22' }], ['示例不明', {}]] as const) {
      const subjectId = await person(label, more);
      const { id } = await confer('county-youth', subjectId, '2026-06-01');
      expect((await problemOf(office().call(publishAward, { awardId: id }))).code, label).toBe('honours.publication_refused');
      await office().call(recordConsent, { subjectId, consent: 'given', on: '2026-06-02', note: '本人和监护人签字' });
      awards.push([label, id]);
    }
    const outcome = async (id: string) => { try { await office().call(publishAward, { awardId: id }); return 'shown'; } catch { return 'refused'; } };
    const found: [string, string][] = [];
    for (const [label, id] of awards) found.push([label, await outcome(id)]);
    expect(found).toEqual([['示例成人', 'shown'], ['示例少年', 'shown'], ['示例儿童', 'refused'], ['示例不明', 'refused']]);
    const shown = async () => (await nobody().call(listPublicAwards, { titleId: title('county-youth') })).rows.map(({ label }) => label).sort();
    expect(await shown()).toEqual(['示例少年', '示例成人']);
    // Even a row that somebody forced into the table stays inside.
    await sql`update honours.awards set published_at = now() where id = ${awards[2]?.[1] ?? ''}`.execute(app.ownerDb);
    expect(await shown()).toEqual(['示例少年', '示例成人']);
    const [adult] = awards;
    const subjectId = (await office().call(readAward, { awardId: adult?.[1] ?? '' })).subject.id;
    await office().call(recordConsent, { subjectId, consent: 'withdrawn', on: '2026-07-01', note: '本人电话收回' });
    expect(await shown()).toEqual(['示例少年']);
  });

  it('checks a plaque by its number, and of a withdrawn one learns that it stands no more and nothing else', async () => {
    const subjectId = await unit('公开单位');
    const { id, number } = await confer('nation-unit', subjectId, '2025-01-10');
    expect(await nobody().call(verifyPlaque, { number })).toMatchObject({ inForce: true, label: null });
    await office().call(publishAward, { awardId: id });
    expect(await nobody().call(verifyPlaque, { number })).toMatchObject({ inForce: true, label: '公开单位', titleZh: '全国文明单位', document: (await office().call(readAward, { awardId: id })).document, decidedOn: '2025-01-10' });
    const page = await app.http.inject({ url: `/public/alpha/honours/plaques/${number}`, headers: { accept: 'text/html' } });
    expect(page.body).toContain('公开单位');
    expect(page.body).toMatch(/批准文号[\s\S]*批准日期[\s\S]*datetime="2025-01-10"/);
    // In force to the ninth: the tenth is the first day of which it is not.
    expect(page.body).toContain('datetime="2028-01-09"');
    await withdrawnOn(app, id, '2026-08-01', { reason: '不公开的理由' });
    const answer = await nobody().call(verifyPlaque, { number });
    expect(answer).toMatchObject({ inForce: false, label: null });
    expect(JSON.stringify(answer)).not.toContain('理由');
    expect((await problemOf(nobody().call(verifyPlaque, { number: 'NOTHING-1' }))).status).toBe(404);
    expect((await problemOf(nobody('beta').call(verifyPlaque, { number }))).status).toBe(404);
    const titlesShown = (await nobody().call(listPublicTitles, {})).rows.map(({ nameZh }) => nameZh);
    expect(titlesShown).not.toContain('全国文明单位');
    expect((await app.http.inject({ url: '/public/alpha/honours', headers: { accept: 'text/html' } })).body).toContain('核验奖牌');
  });
});

describe('villages and units that change', () => {
  it('carry their title under a filed name, lose it in a merger, and the history stays', async () => {
    const [one, other] = [await unit('旧名单位'), await unit('承接单位')];
    const { id } = await confer('county-unit', one, '2025-02-01');
    expect(await office().call(succeedSubject, { subjectId: one, version: 1, succession: 'renamed', on: '2026-02-01', filed: true, label: '新名单位', document: '更名批复' })).toEqual({ carried: 1, ended: 0 });
    expect(await office().call(readAward, { awardId: id })).toMatchObject({ standing: 'inForce', subject: { label: '新名单位' } });
    expect(await office().call(succeedSubject, { subjectId: one, version: 2, succession: 'merged', on: '2026-06-01', successorId: other, document: '合并批复' })).toEqual({ carried: 0, ended: 1 });
    expect(await office().call(readAward, { awardId: id })).toMatchObject({ standing: 'ended', to: '2026-06-01' });
    const fresh = await unit();
    await confer('county-unit', fresh, '2026-06-01');
    expect((await problemOf(office().call(succeedSubject, { subjectId: fresh, version: 1, succession: 'merged', on: '2026-06-01', successorId: other, document: '合并批复' }))).code).toBe('honours.dates_out_of_order');
    expect(await office().call(readSubject, { subjectId: one })).toMatchObject({ succeededBy: { label: '承接单位' }, validTo: '2026-06-01' });
    expect((await problemOf(confer('county-unit', one, '2026-07-01'))).code).toBe('honours.subject_gone');
  });
});

describe('a title that was withdrawn', () => {
  it('stays locked for whoever takes over where the award would have gone with them, and for whoever takes over from those', async () => {
    const create = (code: string, onMerge: 'carries' | 'ends') => office().call(createTitle, { code, nameZh: `锁定${code}`, tier: 'county', subjectKind: 'unit', authority: '县文明委', lockMonths: 24, source: '测试', rules: { onMerge } });
    const [{ id: carried }, { id: ending }] = [await create('lock-carried', 'carries'), await create('lock-ending', 'ends')];
    const [bad, heir, last] = [await unit('撤销单位'), await unit('并入后的单位'), await unit('再并入的单位')];
    for (const titleId of [carried, ending]) {
      const { id } = await office().call(conferAward, { titleId, subjectId: bad, on: '2025-02-01', document: '号' });
      await withdrawnOn(app, id, '2026-03-01');
    }
    await office().call(succeedSubject, { subjectId: bad, version: 1, succession: 'merged', on: '2026-05-01', successorId: heir, document: '合并批复' });
    const asked = (titleId: string, subjectId: string) => office().call(conferAward, { titleId, subjectId, on: '2026-07-01', document: '号' });
    expect((await problemOf(asked(carried, heir))).code).toBe('honours.locked');
    expect(await asked(ending, heir)).toMatchObject({ number: expect.stringMatching(/./u) });
    await office().call(succeedSubject, { subjectId: heir, version: 1, succession: 'merged', on: '2026-08-01', successorId: last, document: '合并批复' });
    expect((await problemOf(office().call(conferAward, { titleId: carried, subjectId: last, on: '2026-08-15', document: '号' }))).code).toBe('honours.locked');
    const sheet = { fileName: 'a.csv', body: new TextEncoder().encode(`\uFEFF对象编号,名称,命名日期,文号\n${(await office().call(readSubject, { subjectId: last })).code},再并入的单位,2026-08-20,号\n`) };
    expect((await office().call(importAwardList, { titleId: carried, file: sheet })).report?.badRows).toMatchObject([{ code: 'locked', zh: '撤销后锁定到 2028-03-01' }]);
  });
});

describe('a village that is split', () => {
  const village = async (label: string, placeId = app.id('place/e1')) => (await office().call(createSubject, { kind: 'village', code: `V-${(made += 1)}`, label, placeId })).id;
  const create = async (code: string, onMerge: 'carries' | 'ends') => (await office().call(createTitle, { code, nameZh: `文明村${code}`, tier: 'county', subjectKind: 'village', authority: '县文明委', lockMonths: 24, termMonths: 60, source: '测试', rules: { onMerge } })).id;
  const split = (subjectId: string, successorId: string, more = {}) => office().call(succeedSubject, { subjectId, version: 1, succession: 'split', on: '2026-06-01', successorId, document: '区划调整批复', ...more });
  const inForce = async (titleId: string, asOf: string) => (await office().call(readTitle, { titleId, asOf })).counts.inForce;
  const held = async (titleId: string) => (await office().call(listAwards, { titleId })).rows.map(({ subject, standing, number }) => [subject.label, standing, number]).sort();

  it('hands a title that is carried to the part named first and to no other: one before, one after, under one number', async () => {
    const titleId = await create('split-carried', 'carries');
    const [whole, first, second] = [await village('大湾村'), await village('上湾村'), await village('下湾村', app.id('place/w1'))];
    const { number } = await office().call(conferAward, { titleId, subjectId: whole, on: '2025-02-01', document: '号' });
    expect(await split(whole, first, { otherIds: [second] })).toEqual({ carried: 1, ended: 0 });
    expect(await held(titleId)).toEqual([['上湾村', 'inForce', number], ['大湾村', 'passedOn', number]].sort());
    expect([await inForce(titleId, '2026-05-31'), await inForce(titleId, '2026-06-01')]).toEqual([1, 1]);
    expect(await office().call(readSubject, { subjectId: whole })).toMatchObject({ validTo: '2026-06-01', succeededBy: { label: '上湾村' } });
    expect(await office().call(conferAward, { titleId, subjectId: second, on: '2026-07-01', document: '号' })).toMatchObject({ number: expect.not.stringMatching(number) });
  });

  it('loses one that ends with a merger', async () => {
    const titleId = await create('split-ending', 'ends');
    const [whole, first] = [await village('大岭村'), await village('上岭村')];
    await office().call(conferAward, { titleId, subjectId: whole, on: '2025-02-01', document: '号' });
    expect(await split(whole, first)).toEqual({ carried: 0, ended: 1 });
    expect((await held(titleId)).map(([label, standing]) => [label, standing])).toEqual([['大岭村', 'ended']]);
    expect([await inForce(titleId, '2026-05-31'), await inForce(titleId, '2026-06-01')]).toEqual([1, 0]);
  });

  it('is no way round a lock: it holds for every part of a title that is carried', async () => {
    const [carried, ending] = [await create('split-lock', 'carries'), await create('split-free', 'ends')];
    const [whole, first, second] = [await village('大坪村'), await village('上坪村'), await village('下坪村')];
    for (const titleId of [carried, ending]) {
      const { id } = await office().call(conferAward, { titleId, subjectId: whole, on: '2025-02-01', document: '号' });
      await withdrawnOn(app, id, '2026-03-01');
    }
    await split(whole, first, { otherIds: [second] });
    for (const part of [first, second]) {
      const asked = (titleId: string) => office().call(conferAward, { titleId, subjectId: part, on: '2026-07-01', document: '号' });
      expect((await problemOf(asked(carried))).code).toBe('honours.locked');
      expect(await asked(ending)).toMatchObject({ number: expect.stringMatching(/./u) });
    }
  });

  it('names each part once, of its own kind, and parts of a split alone', async () => {
    const [whole, first, second] = [await village('大塘村'), await village('上塘村'), await village('下塘村')];
    const refused = async (more: object) => (await problemOf(split(whole, first, more))).code;
    expect([await refused({ otherIds: [first] }), await refused({ otherIds: [second, second] }), await refused({ otherIds: [whole] })]).toEqual(['honours.subject_incomplete', 'honours.subject_incomplete', 'honours.subject_incomplete']);
    expect(await refused({ otherIds: [await unit('别的单位')] })).toBe('honours.kind_differs');
    expect(await refused({ succession: 'merged', otherIds: [second] })).toBe('honours.subject_incomplete');
    expect(await refused({ successorId: whole })).toBe('honours.subject_incomplete');
  });
});

describe('a merger that carries a title', () => {
  it('leaves the days before to the predecessor, goes on under the same number, and is counted once', async () => {
    const { id: titleId } = await office().call(createTitle, { code: 'carried-unit', nameZh: '延续单位', nameEn: 'Carried', tier: 'county', subjectKind: 'unit', authority: '县文明委', termMonths: 36, source: '测试', rules: { onMerge: 'carries' } });
    const give = (subjectId: string, on: string) => office().call(conferAward, { titleId, subjectId, on, document: '号' });
    const [one, other, third] = [await unit('并入单位'), await unit('接收单位', app.id('place/w1')), await unit('也并入单位')];
    const [{ id, number }] = [await give(one, '2024-02-01'), await give(third, '2025-02-01')];
    await office().call(requireRectification, { awardId: id, version: 1, on: '2026-03-01', by: '2026-08-01', reason: '有待整改' });
    const merge = (subjectId: string, on: string, version = 1) => office().call(succeedSubject, { subjectId, version, succession: 'merged', on, successorId: other, document: '合并批复' });
    expect((await problemOf(merge(one, '2026-02-01'))).code).toBe('honours.dates_out_of_order');
    expect(await merge(one, '2026-06-01')).toEqual({ carried: 1, ended: 0 });
    expect(await merge(third, '2026-06-01')).toEqual({ carried: 0, ended: 1 });
    const on = async (asOf: string) => (await office().call(listAwards, { titleId, asOf, standing: 'current' })).rows.map(({ subject, standing }) => [subject.label, standing]).sort();
    expect([await on('2026-02-28'), await on('2026-05-31'), await on('2026-06-01')]).toEqual([[['也并入单位', 'inForce'], ['并入单位', 'inForce']], [['也并入单位', 'inForce'], ['并入单位', 'rectifying']], [['接收单位', 'rectifying']]]);
    expect((await office().call(readTitle, { titleId })).counts).toMatchObject({ inForce: 1, cumulative: 2, rectifying: 1 });
    const before = await office().call(readAward, { awardId: id });
    expect(before).toMatchObject({ standing: 'passedOn', to: '2026-06-01', carriedTo: { label: '接收单位' }, acts: [] });
    const after = await office().call(readAward, { awardId: before.carriedTo?.id ?? '' });
    expect(after).toMatchObject({ number, from: '2026-06-01', to: '2027-02-01', rectifyBy: '2026-08-01', carriedFrom: { id }, termsInARow: 1 });
    expect(await nobody().call(verifyPlaque, { number })).toMatchObject({ inForce: true, from: '2024-02-01', to: '2027-02-01' });
    expect(await office().call(keepAward, { awardId: after.id, version: 1, on: '2026-08-02', renews: true })).toMatchObject({ to: '2030-02-01' });
    expect((await problemOf(office().call(keepAward, { awardId: after.id, version: 2, on: '2026-08-03', renews: true }))).code).toBe('honours.renewed_already');
  });
});

describe('an import of awards', () => {
  const sheet = (lines: string[]) => ({ fileName: 'awards.csv', body: new TextEncoder().encode(`\uFEFF对象编号,名称,区域编码,门牌号,命名日期,文号,星,同意公开,同意方式,公开\n${lines.join('\n')}\n`) });
  it('brings households with their awards, says of each bad row what is wrong, and a second time changes nothing', async () => {
    const titleId = title('five-star-household');
    const good = ['V1-001,张家户,e2,1号,2026-03-01,县文明委〔2026〕3号,勤劳节俭星、孝敬和睦星,是,本人签字,是', 'V1-002,李家户,e2,2号,2026-03-01,县文明委〔2026〕3号,thrift，books,否,,否'];
    const bad = [
      'V1-003,王家户,,3号,2026-03-01,号,,,,', 'V1-004,赵家户,nowhere,4号,2026-03-01,号,,,,', 'V1-005,孙家户,e2,1 号,2026-03-01,号,,,,', 'V1-006,周家户,e2,6号,2026-03-01,号,富裕星,,,', 'V1-007,吴家户,e2,7号,2027-03-01,号,,,,',
      'V1-008,郑家户,e2,8号,2026-03-01,号,,否,,是', 'V1-009,冯家户,e2,9号,2026-03-01,号,,是,,', 'V1-001,张家户,e2,1号,2026-03-01,号,,,,',
    ];
    const preview = (await office().call(importAwardList, { titleId, file: sheet([...good, ...bad]) })).report;
    expect(preview?.badRows.map(({ row, column, code }) => [row, column, code])).toEqual([
      [4, '区域编码', 'place_missing'], [5, '区域编码', 'unknown_place'], [6, '门牌号', 'household_known'], [7, '星', 'star_unknown'], [8, '命名日期', 'in_future'], [9, '公开', 'no_consent'], [10, '同意方式', 'consent_unsaid'],
      [11, '对象编号', 'duplicate'],
    ]);
    expect(preview).toMatchObject({ outcome: 'previewed', goodRows: 2, badRowCount: 8 });
    expect((await office().call(importAwardList, { titleId, file: sheet(good), mode: 'all' })).report).toMatchObject({ outcome: 'written', created: 2 });
    expect((await office().call(importAwardList, { titleId, file: sheet(good), mode: 'all' })).report).toMatchObject({ created: 0, unchanged: 2 });
    expect((await office().call(readTitle, { titleId })).counts).toMatchObject({ inForce: 2, cumulative: 2 });
    expect((await nobody().call(listPublicAwards, { titleId })).rows).toMatchObject([{ label: '张家户', stars: 2, number: '五星级文明户-2026-00001' }]);
  });

  it('lifts no refusal, brings nobody back, and leaves contact and guardian as they are known', async () => {
    const titleId = title('five-star-household');
    const line = (code: string, more: string) => `${code},示例户,e2,${more}`;
    const register = async (code: string, houseNumber: string) => (await office().call(createSubject, { kind: 'household', code, label: '示例户', placeId: app.id('place/e2'), houseNumber, contact: '示例电话', guardian: '示例监护人' })).id;
    const [known, away, gone] = [await register('V2-1', '21号'), await register('V2-2', '22号'), await register('V2-3', '23号')];
    const agreeing = line('V2-2', ',2026-03-01,号,,是,本人签字,是');
    expect((await office().call(importAwardList, { titleId, file: sheet([line('V2-1', '31号,2026-03-01,号,,,,'), agreeing]), mode: 'all' })).report).toMatchObject({ outcome: 'written', created: 2 });
    expect(await office().call(readSubjectDetails, { subjectId: known })).toEqual({ houseNumber: '31号', contact: '示例电话', guardian: '示例监护人' });
    await office().call(recordConsent, { subjectId: away, consent: 'withdrawn', on: '2026-07-01', note: '本人电话收回' });
    const { version } = await office().call(readSubject, { subjectId: gone });
    await office().call(succeedSubject, { subjectId: gone, version, succession: 'merged', on: '2026-02-01', successorId: known, document: '合并' });
    const again = (await office().call(importAwardList, { titleId, file: sheet([agreeing, line('V2-3', ',2026-03-01,号,,,,')]), mode: 'good' })).report;
    expect(again?.badRows.map(({ row, column, code }) => [row, column, code])).toEqual([[2, '同意公开', 'consent_declined'], [3, '对象编号', 'subject_gone']]);
    expect((await office().call(readSubject, { subjectId: away })).consent).toBe('withdrawn');
  });

  it('says of numbers that are too short or stand twice where they stand', async () => {
    const file = { fileName: 'numbers.csv', body: new TextEncoder().encode('对象编号,名称,区域编码,命名日期,文号,荣誉编号\nN-1,甲单位,e2,2026-03-01,号,AB\nN-2,乙单位,e2,2026-03-01,号,示例-1\nN-3,丙单位,e2,2026-03-01,号,示例-1\n') };
    const { report } = await office().call(importAwardList, { titleId: title('county-unit'), file, mode: 'good' });
    expect(report?.badRows.map(({ row, column, code }) => [row, column, code])).toEqual([[2, '荣誉编号', 'text_pattern'], [4, '荣誉编号', 'number_taken']]);
    expect(report).toMatchObject({ outcome: 'written', created: 1 });
  });

  it('moves the awards of a subject that lies elsewhere now', async () => {
    const titleId = title('county-unit');
    const place = (code: string) => ({ fileName: 'moved.csv', body: new TextEncoder().encode(`对象编号,名称,区域编码,命名日期,文号\nM-1,迁址单位,${code},2026-03-01,号\n`) });
    await office().call(importAwardList, { titleId, file: place('e1'), mode: 'all' });
    await office().call(importAwardList, { titleId, file: place('w1'), mode: 'all' });
    const seenBy = async (person: string) => (await app.as(person).call(listAwards, { titleId, q: '迁址单位' })).total;
    expect([await seenBy('zoneEast'), await seenBy('zoneWest')]).toEqual([0, 1]);
  });
});

describe('the database itself', () => {
  it('shows nobody a subject or an award, and whoever reaches a zone what lies in it', async () => {
    const under = (statement: string, table: string) => app.appDb.transaction().execute(async (tx) => {
      await sql.raw(statement).execute(tx);
      return (await rows<{ n: number }>(tx, sql`select count(*) as n from ${sql.table(table)}`))[0]?.n ?? 0;
    });
    const context = (everything: boolean, places: string[]) => `select people.set_context('${app.id('programme')}', ${everything}, array[${places.map((place) => `'${app.id(`place/${place}`)}'`).join(',')}]::uuid[], '{}', '{}')`;
    for (const table of ['honours.subjects', 'honours.awards', 'honours.award_events']) {
      expect(await under(context(false, []), table), table).toBe(0);
      const [all, part] = [await under(context(true, []), table), await under(context(false, ['e2']), table)];
      expect(part).toBeGreaterThan(0);
      expect(part).toBeLessThan(all);
    }
  });
});
