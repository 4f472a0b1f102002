import { beforeAll, describe, expect, it } from 'vitest';
import { createSubject, readSubject } from '#modules/honours/contract/index.ts';
import { uploadFile } from '#modules/files/contract/index.ts';
import sharp from 'sharp';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { approveRuleBook, deedImportTemplate, draftRuleBook, exportDeeds, exportRules, importDeeds, importRules, listDeeds, postDeeds, readRuleBook, recordDeed, reviewDeeds, ruleImportTemplate } from '../contract/index.ts';

let app: TestApp;
let made = 0;
const RULES = [
  { code: 'public-work', group: '美丽家园', label: '清扫公共场地', points: 30, monthlyCap: 3, evidence: 'signature' },
  { code: 'watering', group: '美丽家园', label: '浇灌花木', points: 40, monthlyCap: null, evidence: 'photo' },
  { code: 'littering', group: '减分', label: '乱扔垃圾', points: -10, monthlyCap: null, evidence: 'note' },
] as const;

beforeAll(async () => {
  app = await testApp();
  const { id: bookId } = await app.as('office').call(draftRuleBook, { name: '第一版', effectiveFrom: '2026-09-21', source: '村民会议', rules: RULES.map((rule) => ({ ...rule })), terms: { householdMonthlyCap: 50, recordRoles: ['communityOfficer'], redeemRoles: ['programmeOffice'] } });
  await app.as('lead').call(approveRuleBook, { bookId });
});

const officer = () => app.as('communityE1');
const aHousehold = async (label?: string, place = 'e1a') => {
  made += 1;
  return { code: `C-${made}`, id: (await app.as('office').call(createSubject, { kind: 'household', code: `C-${made}`, label: label ?? `周期${made}户`, placeId: app.id(`place/${place}`) })).id };
};
const sheet = (...lines: string[]) => ({ fileName: '记分.csv', body: Buffer.from(`\uFEFF${['户编号,户名,所在区域,积分项,发生日期,凭据', ...lines].join('\n')}`) });
const reported = async (file: ReturnType<typeof sheet>, mode: 'preview' | 'all' | 'good', person = 'communityE1') => (await app.as(person).call(importDeeds, { file, mode })).report;

describe('deeds from a sheet', () => {
  it('come in by number or name and rule, once; the good rows alone when asked, and bad cells are named', async () => {
    const placeName = (await app.as('office').call(readSubject, { subjectId: (await aHousehold('外号户', 'e1b')).id })).place?.nameZh ?? '';
    const far = await aHousehold('远处户', 'w1a');
    const [one, , twin] = [await aHousehold(), await aHousehold('同名户'), await aHousehold('同名户', 'e1b')];
    const file = sheet(`${one.code},,,public-work,2026-09-21,签到表`, `,同名户,,清扫公共场地,2026-09-21,签到表`, `${far.code},,,public-work,2026-09-21,签到表`, `${one.code},,,watering,2026-09-21,签到表`, `${one.code},,,littering,2026-09-21,`, `${one.code},,,public-work,2026-09-22,签到表`, `${one.code},,,unheard,2026-09-21,`, `,同名户,${placeName},public-work,2026-09-21,签到表`, `${twin.code},,,public-work,2026-09-21,`);
    const preview = await reported(file, 'preview');
    expect(preview).toMatchObject({ outcome: 'previewed', totalRows: 9, badRowCount: 7 });
    const told = preview?.badRows.map(({ row, code }) => [row, code]);
    expect(told).toEqual(expect.arrayContaining([[3, 'household_twice'], [4, 'household_unknown'], [5, 'photo_missing'], [6, 'evidence_missing'], [7, 'day_wrong'], [8, 'rule_unknown'], [10, 'evidence_kind_missing']]));
    expect(await reported(file, 'good')).toMatchObject({ outcome: 'written', created: 2 });
    expect((await app.as('office').call(listDeeds, { subjectId: twin.id })).total).toBe(1);
    expect((await app.as('office').call(listDeeds, { subjectId: one.id })).rows).toMatchObject([{ ruleCode: 'public-work', state: 'recorded', subjectCode: one.code }]);
    expect(await reported(sheet(`${one.code},,,public-work,2026-09-21,签到表`), 'all')).toMatchObject({ created: 0, unchanged: 1 });
  });

  it('keep to the month’s cap of a rule within one sheet, and what goes out comes in again and changes nothing', async () => {
    const one = await aHousehold();
    app.clock.now = Date.parse('2026-09-28T02:00:00Z');
    expect(await reported(sheet(...[21, 22, 23, 24].map((day) => `${one.code},,,public-work,2026-09-${day},签到表`)), 'good')).toMatchObject({ created: 3, badRowCount: 1, badRows: [{ row: 5, code: 'over_cap' }] });
    const { body } = await officer().call(exportDeeds, { subjectId: one.id });
    expect((await officer().call(importDeeds, { file: { fileName: '记分.xlsx', body }, mode: 'all' })).report).toMatchObject({ outcome: 'written', created: 0, unchanged: 3, ignoredColumns: [] });
    expect((await officer().call(deedImportTemplate, {})).fileName).toBe('记分导入模板.xlsx');
    app.clock.now = Date.parse('2026-09-21T02:00:00Z');
  });
});

describe('a rule book by sheet', () => {
  it('goes out and comes into a draft under the same headers; whoever brought the lines does not approve them', async () => {
    const { id: bookId } = await app.as('office').call(draftRuleBook, { name: '第二版', effectiveFrom: '2027-01-01', source: '村民会议' });
    const { body } = await app.as('office').call(exportRules, { bookId });
    expect((await app.as('office2').call(importRules, { bookId, file: { fileName: '规则.xlsx', body }, mode: 'preview' })).report).toMatchObject({ badRowCount: 0, updated: 0, unchanged: 16 });
    const csv = Buffer.from('\uFEFF规则编码,类别,积分项,分值,每月次数,凭据\npublic-work,美丽家园,清扫公共场地,12,4,现场照片\nnothing,其他,没有分值,0,,情况说明');
    expect((await app.as('office2').call(importRules, { bookId, file: { fileName: '规则.csv', body: csv }, mode: 'all' })).report).toMatchObject({ outcome: 'nothingWritten', badRowCount: 1 });
    await app.as('office2').call(importRules, { bookId, file: { fileName: '规则.csv', body: csv }, mode: 'good' });
    expect((await app.as('office').call(readRuleBook, { bookId }))).toMatchObject({ rules: [{ code: 'public-work', points: 12, evidence: 'photo' }], mayApprove: true, terms: { householdMonthlyCap: 200 } });
    expect((await problemOf(app.as('office2').call(approveRuleBook, { bookId }))).code).toBe('points.same_person');
    await app.as('office').call(approveRuleBook, { bookId });
    expect((await problemOf(app.as('office2').call(importRules, { bookId, file: { fileName: '规则.csv', body: csv }, mode: 'good' }))).code).toBe('points.book_settled');
    expect((await app.as('office').call(ruleImportTemplate, { format: 'csv' })).fileName).toMatch(/csv$/);
  });
});

describe('by the terms of the rule book', () => {
  it('a rule that asks for a photo is refused without one, and the reviewer sees it', async () => {
    const { id: subjectId } = await aHousehold();
    const given = { subjectId, ruleCode: 'watering', happenedOn: '2026-09-21', evidence: null };
    expect((await problemOf(officer().call(recordDeed, given))).code).toBe('points.photo_missing');
    const body = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#446' } }).jpeg().toBuffer();
    const photo = await officer().call(uploadFile, { file: { fileName: 'p.jpg', body }, placeId: app.id('place/e1a') });
    expect((await problemOf(officer().call(recordDeed, { ...given, photos: [{ fileId: subjectId }] }))).code).toBe('points.photo_unknown');
    await officer().call(recordDeed, { ...given, photos: [{ fileId: photo.id }] });
    expect((await app.as('office').call(listDeeds, { subjectId })).rows[0]?.photoIds).toEqual([photo.id]);
  });

  it('each step is left to the roles it names', async () => {
    const { id: subjectId } = await aHousehold();
    const refused = await problemOf(app.as('office').call(recordDeed, { subjectId, ruleCode: 'public-work', happenedOn: '2026-09-21', evidence: '签到表' }));
    expect([refused.code, refused.problem.title]).toEqual(['points.role_wrong', '按现行规则，这一步由社区（村）干部办理']);
    expect((await problemOf(app.as('office').call(importDeeds, { file: sheet('C-1,,,public-work,2026-09-21,'), mode: 'preview' }))).code).toBe('points.role_wrong');
  });

  it('a household earns no more a month than its cap; what was cut is told', async () => {
    const { id: subjectId } = await aHousehold();
    app.clock.now = Date.parse('2026-09-23T02:00:00Z');
    const record = (happenedOn: string) => officer().call(recordDeed, { subjectId, ruleCode: 'public-work', happenedOn, evidence: '签到表' });
    const first = await record('2026-09-21');
    const second = await record('2026-09-22');
    const third = await record('2026-09-23');
    expect([first, second, third].map(({ countsFor }) => countsFor)).toEqual([30, 20, 0]);
    await app.as('office').call(reviewDeeds, { deedIds: [first, second, third].map(({ id }) => id), agree: true });
    app.clock.now = Date.parse('2026-09-28T02:00:00Z');
    await app.as('admin').call(postDeeds, {});
    const { rows } = await app.as('office').call(listDeeds, { subjectId, sort: 'points' });
    expect(rows.map(({ happenedOn, postedPoints, cutPoints }) => [happenedOn, postedPoints, cutPoints]).toSorted()).toEqual([['2026-09-21', 30, 0], ['2026-09-22', 20, 10], ['2026-09-23', 0, 30]]);
    app.clock.now = Date.parse('2026-09-21T02:00:00Z');
  });
});
