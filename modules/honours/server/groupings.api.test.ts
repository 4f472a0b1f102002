import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  acceptNomination, adoptTitles, chooseCandidates, conferSelection, createSelectionRound, createSubject, createTitle, decideCandidates, draftSelectionNotice, finishStage, groupCandidate, importNominations, judgeEligibility, listCandidates,
  listReceivedNominations, listTitles, nominateCandidate, nominateFromAwards, nominationImportTemplate, overrideFinding, readCandidate, readNominationForm, readQuotas, readSelectionRound, sendNomination,
} from '../contract/index.ts';

let app: TestApp;
let individual: string;
let made = 0;
const office = () => app.as('office');
const lead = () => app.as('lead');
const stages = (...kinds: string[]) => kinds.map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })) as never;
const person = async (label: string) => (await office().call(createSubject, { kind: 'person', code: `G-${(made += 1)}`, label, placeId: app.id('place/e1'), isAdult: true })).id;
const round = async (titleId: string, kinds: string[] = ['nomination', 'eligibility', 'publicNotice', 'decision', 'conferral'], more = {}) =>
  (await office().call(createSelectionRound, { code: `G-${(made += 1)}`, name: '先进个人评选', conditions: '条件', titles: [{ titleId }], stages: stages(...kinds), ...more })).id;
const candidates = async (roundId: string) => new Map((await office().call(listCandidates, { roundId, pageSize: 100 })).rows.map((row) => [row.subject.label, row]));
const groups = async (candidateId: string) => Object.fromEntries((await office().call(readCandidate, { candidateId })).groups.map(({ dimension, group }) => [dimension, group]));
const blockers = async (roundId: string) => (await office().call(readSelectionRound, { roundId })).stages.find(({ state }) => state === 'open')?.blockers.map(({ code, count }) => [code, count]);

beforeAll(async () => {
  app = await testApp();
  for (const name of ['commendations', 'people']) await office().call(adoptTitles, { name });
  const titles = (await office().call(listTitles, { pageSize: 200 })).rows;
  individual = titles.find(({ code }) => code === 'advanced-individual')?.id ?? '';
});

describe('the group that a quota looks at', () => {
  let roundId: string;

  it('is asked for by the form of the round, with the groups it may be', async () => {
    roundId = await round(individual);
    expect((await office().call(readSelectionRound, { roundId })).titles[0]?.groupings).toEqual([{ dimension: 'rank', zh: '职级', en: 'rank', groups: [{ code: 'countyLevel', zh: '县处级', en: 'county level' }, { code: 'belowCounty', zh: '县处级以下', en: 'below county level' }] }]);
  });

  it('comes by API, by word or by code, and by a sheet whose column is there; the same sheet fills it in where it was missing', async () => {
    const sheet = (text: string) => office().call(importNominations, { roundId, titleId: individual, file: { fileName: 's.csv', body: new TextEncoder().encode(`\uFEFF${text}\n`) }, mode: 'all' });
    await office().call(nominateCandidate, { roundId, titleId: individual, subjectId: await person('甲'), source: 'self', groups: { rank: ' 县处级 ' } });
    await office().call(nominateCandidate, { roundId, titleId: individual, subjectId: await person('乙'), groups: { rank: 'belowCounty' } });
    const { id: bing } = await office().call(nominateCandidate, { roundId, titleId: individual, subjectId: await person('丙') });
    await sheet('编号,姓名,村编码,已成年,职级\nGS-1,丁,e1,是,县处级以下\nGS-2,戊,e1,是,');
    const all = await candidates(roundId);
    const of = (label: string) => groups(all.get(label)?.id ?? '');
    expect([await of('甲'), await of('乙'), await of('丁'), await of('戊')]).toEqual([{ rank: 'countyLevel' }, { rank: 'belowCounty' }, { rank: 'belowCounty' }, { rank: null }]);
    expect(all.get('甲')?.source).toBe('self');
    const again = await sheet('编号,姓名,村编码,已成年,职级\nGS-1,丁,e1,是,县处级\nGS-2,戊,e1,是,县处级以下');
    expect(again.report).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    // What was said stays: a second sheet moves nobody from one group to another.
    expect([await of('丁'), await of('戊'), await groups(bing)]).toEqual([{ rank: 'belowCounty' }, { rank: 'belowCounty' }, { rank: null }]);
  });

  it('is named as what holds the conditions up, and nobody without one is eligible', async () => {
    await office().call(finishStage, { roundId, kind: 'nomination' });
    expect(await office().call(judgeEligibility, { roundId })).toEqual({ eligible: 4, ineligible: 0, open: 1 });
    expect(await blockers(roundId)).toEqual([['withoutGroup', 1], ['unsettled', 1]]);
    const problem = await problemOf(office().call(finishStage, { roundId, kind: 'eligibility' }));
    expect([problem.code, problem.problem.title]).toEqual(['honours.stage_blocked', expect.stringContaining('候选未填名额分组')]);
    const bing = (await candidates(roundId)).get('丙');
    expect((await office().call(readCandidate, { candidateId: bing?.id ?? '' })).findings.find(({ code }) => code === 'group')).toMatchObject({ key: 'group/rank', state: 'open', zh: '名额分组已填：职级' });
  });

  it('is filled in by the office, or set aside by the leading group with a reason; by nobody else', async () => {
    const candidateId = (await candidates(roundId)).get('丙')?.id ?? '';
    expect((await problemOf(app.as('deptA').call(groupCandidate, { candidateId, groups: { rank: 'belowCounty' } }))).code).toBe('platform.not_permitted');
    const aside = { candidateId, findingKey: 'group/rank', reason: '本人无职级，按普通群众参评' };
    expect((await problemOf(office().call(overrideFinding, aside))).code).toBe('platform.not_permitted');
    expect(await lead().call(overrideFinding, aside)).toEqual({ state: 'eligible' });
    expect(await blockers(roundId)).toEqual([]);
    const wu = (await candidates(roundId)).get('戊')?.id ?? '';
    expect(await office().call(groupCandidate, { candidateId: wu, groups: {} })).toEqual({ state: 'nominated' });
    expect(await office().call(groupCandidate, { candidateId: wu, groups: { rank: '县级' } })).toEqual({ state: 'eligible' });
    expect(await groups(wu)).toEqual({ rank: 'countyLevel' });
    await office().call(finishStage, { roundId, kind: 'eligibility' });
  });

  it('counts in the share that leaders may have, and whoever lost it is counted by name before a notice goes out', async () => {
    const all = await candidates(roundId);
    const { findings } = await office().call(chooseCandidates, { roundId, candidateIds: [...all.values()].map(({ id }) => id) });
    // Two of five are leaders; a fifth may be. Of whom the group was set aside, nothing is missing.
    expect(findings.filter(({ ok }) => !ok).map(({ kind, group, count, most }) => [kind, group, count, most])).toEqual([['groupShareMost', 'countyLevel', 2, 1]]);
    await office().call(groupCandidate, { candidateId: all.get('乙')?.id ?? '', groups: {} });
    expect((await office().call(readQuotas, { roundId })).findings.filter(({ ok }) => !ok).map(({ kind, group, count, most }) => [kind, group, count, most])).toEqual([['groupShareMost', 'countyLevel', 2, 1], ['groupShareMost', null, 1, 0]]);
    expect((await problemOf(office().call(draftSelectionNotice, { roundId, howToObject: '电话 000-0000000' }))).code).toBe('honours.quotas_unmet');
  });

  it('holds up the end of nomination where no stage of its own judges conditions', async () => {
    const plain = await round(individual, ['nomination', 'publicNotice', 'decision', 'conferral']);
    const { id } = await office().call(nominateCandidate, { roundId: plain, titleId: individual, subjectId: await person('己') });
    expect(await blockers(plain)).toEqual([['withoutGroup', 1]]);
    await office().call(groupCandidate, { candidateId: id, groups: { rank: 'belowCounty' } });
    expect(await office().call(finishStage, { roundId: plain, kind: 'nomination' })).toMatchObject({ opened: 'publicNotice' });
  });
});

describe('a grouping of a title’s own', () => {
  let titleId: string;
  beforeAll(async () => {
    titleId = (await office().call(createTitle, { code: 'own-grouping', nameZh: '系统标兵', nameEn: 'Model of a system', tier: 'county', subjectKind: 'person', authority: '县文明委', source: '测试', rules: { quotas: [{ kind: 'eachGroupShareMost', dimension: '系统', most: { numerator: 1, denominator: 2 } }] } })).id;
  });

  it('of a village asks for nothing that people or households have, and its example names an area that there is', async () => {
    const villages = (await office().call(createTitle, { code: 'own-village', nameZh: '示范村', nameEn: 'Model village', tier: 'county', subjectKind: 'village', authority: '县文明委', source: '测试', rules: {} })).id;
    const text = new TextDecoder().decode((await office().call(nominationImportTemplate, { roundId: await round(villages), titleId: villages, format: 'csv' })).body);
    for (const header of ['门牌号', '已成年', '出生日期', '职级', '同意公开', '同意方式', '类别']) expect(text).not.toContain(header);
    for (const header of ['对象编号', '名称', '区域编码', '事迹摘要']) expect(text).toContain(header);
    expect(text).toMatch(/示例村,e\d/);
  });

  it('has a column in the template, and the sheet fills it', async () => {
    const roundId = await round(titleId);
    const template = new TextDecoder().decode((await office().call(nominationImportTemplate, { roundId, titleId, format: 'csv' })).body);
    expect(template).toContain('分组：系统');
    // A title without stars asks for none.
    expect(template).not.toContain('星');
    expect(template).toContain('已成年');
    expect(template).not.toContain('门牌号');
    expect(new Set(template.trim().split('\n').map((line) => line.split(',').length)).size).toBe(1);
    await office().call(importNominations, { roundId, titleId, file: { fileName: 's.csv', body: new TextEncoder().encode('\uFEFF编号,姓名,村编码,已成年,系统\nOG-1,庚,e1,是,教育\n') }, mode: 'all' });
    expect(await groups((await candidates(roundId)).get('庚')?.id ?? '')).toEqual({ 系统: '教育' });
    expect((await office().call(readSelectionRound, { roundId })).titles[0]?.groupings).toEqual([{ dimension: '系统', zh: '系统', en: '系统', groups: [{ code: '教育', zh: '教育', en: '教育' }] }]);
  });

  it('is said when a nomination of anybody is taken', async () => {
    const roundId = await round(titleId, ['nomination', 'publicNotice', 'decision', 'conferral'], { openNomination: true });
    const { formToken } = await app.as('nobody').call(readNominationForm, { roundId });
    app.clock.now += 25_000;
    await app.as('nobody').call(sendNomination, { roundId, formToken, titleId, nominee: '辛', words: '二十年如一日照顾邻居老人。', kind: 'resident', contact: '000-1234567', agreed: true });
    const [nomination] = (await office().call(listReceivedNominations, { roundId })).rows;
    const { candidateId } = await office().call(acceptNomination, { nominationId: nomination?.id ?? '', subjectId: await person('辛'), groups: { 系统: '卫生' } });
    expect(await groups(candidateId)).toEqual({ 系统: '卫生' });
  });

  it('comes with those whom another title brings, from the round that honoured them, and else from the act that takes them in', async () => {
    const source = await round(titleId, ['nomination', 'publicNotice', 'decision', 'conferral']);
    await office().call(nominateCandidate, { roundId: source, titleId, subjectId: await person('壬'), groups: { 系统: '公安' } });
    await office().call(nominateCandidate, { roundId: source, titleId, subjectId: await person('癸'), groups: { 系统: '教育' } });
    await office().call(finishStage, { roundId: source, kind: 'nomination' });
    await office().call(chooseCandidates, { roundId: source, candidateIds: [...(await candidates(source)).values()].map(({ id }) => id) });
    const { noticeId } = await office().call(draftSelectionNotice, { roundId: source, howToObject: '电话 000-0000000' });
    await sql`update notices.notices set state = 'closed', starts_on = '2026-09-22', ends_on = '2026-09-29', published_at = now(), published_by = ${app.id('person/lead')}, closing_note = '无异议' where id = ${noticeId}`.execute(app.ownerDb);
    await office().call(finishStage, { roundId: source, kind: 'publicNotice' });
    await lead().call(decideCandidates, { roundId: source });
    await office().call(finishStage, { roundId: source, kind: 'decision' });
    await office().call(conferSelection, { roundId: source, on: '2026-09-20', document: '演示' });
    const fed = (await office().call(createTitle, { code: 'own-grouping-2', nameZh: '系统标兵之星', nameEn: 'Star of a system', tier: 'county', subjectKind: 'person', authority: '县文明委', source: '测试', rules: { quotas: [{ kind: 'eachGroupShareMost', dimension: '系统', most: { numerator: 1, denominator: 2 } }, { kind: 'leastPerGroup', dimension: '批次', least: 1 }] } })).id;
    const roundId = await round(fed);
    await office().call(nominateFromAwards, { roundId, titleId: fed, feederTitleIds: [titleId], groups: { 批次: '第一批', 系统: '其他' } });
    const all = await candidates(roundId);
    expect([await groups(all.get('壬')?.id ?? ''), await groups(all.get('癸')?.id ?? '')]).toEqual([{ 系统: '公安', 批次: '第一批' }, { 系统: '教育', 批次: '第一批' }]);
  });
});
