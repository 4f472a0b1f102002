/** Goal: an answer is of nobody, what is asked stays as it was opened, and few are never told apart. Method: one survey through its whole life, every way in, and a look behind the scenes. */
import { beforeAll, describe, expect, it } from 'vitest';
import { rows, sql } from '#platform/server/db/index.ts';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { readEdition } from '#modules/frameworks/contract/index.ts';
import { editionInForce } from '../../../tests/kit/a-round.ts';
import { surveyEvidence } from './index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { readBurden } from '#modules/burden/contract/index.ts';
import { answerImportTemplate, answerSurvey, closeSurvey, draftSurvey, enterAnswer, exportResults, exportSurveys, importAnswers, listPublicSurveys, listSurveys, openSurvey, readPublicSurvey, readResults, readSurvey, setQuotas, suggestQuotas, updateSurvey } from '../contract/index.ts';

const yesNo = [{ code: 'yes', zh: '满意', en: 'Content' }, { code: 'no', zh: '不满意', en: 'Not content' }];
const facts = {
  title: '示例满意度问卷', purpose: '了解居民对环境的看法，用于改进工作。', opensOn: '2026-09-01', closesOn: '2026-09-30', versions: [{ code: 'resident', zh: '居民', en: 'Residents' }, { code: 'student', zh: '学生', en: 'Students' }],
  questions: [
    { code: 'streets', zh: '街道整洁', en: 'Clean streets', type: 'single' as const, choices: yesNo, index: 'satisfaction' as const, topBoxes: ['yes'] },
    { code: 'wishes', zh: '希望改进', en: 'What to better', type: 'multiple' as const, choices: [{ code: 'park', zh: '停车', en: 'Parking' }, { code: 'green', zh: '绿化', en: 'Green' }], required: false },
    { code: 'school', zh: '校园周边', en: 'Around schools', type: 'scale5' as const, versions: ['student'], dontKnow: false },
  ],
};
const HALF_A_MINUTE = 30_000;

let app: TestApp;
let surveyId: string;
const office = () => app.as('office');
const everybody = () => app.as('nobody');
const place = (code: string) => app.id(`place/${code}`);
const enter = (answers: Record<string, string | string[]>, more: object = {}) => office().call(enterAnswer, { surveyId, placeId: place('e1'), version: 'resident', on: '2026-09-10', answers, ...more });
const versionOf = async () => (await office().call(readSurvey, { surveyId })).version;
const csv = (text: string) => ({ fileName: 'sheets.csv', body: new TextEncoder().encode(text) });
async function tables(body: Uint8Array): Promise<string[][]> {
  const found: string[][] = [];
  for await (const row of readTable({ buffer: Buffer.from(body) })) found.push(row.cells.map(cellText));
  return found;
}
const answersHeld = async () => (await rows<{ count: number }>(app.ownerDb, sql`select count(*)::integer as count from surveys.answers`))[0]?.count;

beforeAll(async () => {
  app = await testApp();
  ({ id: surveyId } = await office().call(draftSurvey, { code: 'example', ...facts }));
});

describe('a draft', () => {
  it('is refused with the question at fault, and changes only as it was read', async () => {
    const asking = await problemOf(office().call(draftSurvey, { code: 'asks', ...facts, questions: [{ code: 'who', zh: '您的姓名', en: 'Your name', type: 'single', choices: yesNo }] }));
    expect([asking.code, asking.errors?.[0]?.pointer]).toEqual(['surveys.definition_wrong', '/questions/0/zh']);
    expect((await problemOf(office().call(draftSurvey, { code: 'late', ...facts, closesOn: '2026-08-01' }))).code).toBe('surveys.period_wrong');
    expect((await problemOf(office().call(draftSurvey, { code: 'example', ...facts }))).code).toBe('surveys.code_taken');
    expect((await problemOf(office().call(updateSurvey, { surveyId, version: 7, ...facts }))).code).toBe('platform.changed_meanwhile');
    expect((await office().call(updateSurvey, { surveyId, version: 1, ...facts, title: '示例问卷' })).version).toBe(2);
  });

  it('opens only where it is held in a community, and populations need their source', async () => {
    expect((await problemOf(office().call(openSurvey, { surveyId, version: 2 }))).code).toBe('surveys.quotas_missing');
    expect((await problemOf(enter({ streets: 'yes' }))).code).toBe('surveys.not_open');
    expect((await problemOf(everybody().call(readPublicSurvey, { surveyId }))).status).toBe(404);
    const quotas = [{ placeId: place('e1'), target: 10, population: 3_000 }, { placeId: place('w1'), target: 10, population: 1_000 }, { placeId: place('e2'), target: 5, population: 500 }];
    expect((await problemOf(office().call(setQuotas, { surveyId, version: 2, quotas }))).code).toBe('surveys.source_missing');
    expect((await problemOf(office().call(setQuotas, { surveyId, version: 2, populationSource: '示例普查', quotas: [{ placeId: app.id('place/none'), target: 1 }] }))).code).toBe('surveys.place_unknown');
    await office().call(setQuotas, { surveyId, version: 2, populationSource: '示例普查', quotas });
    await office().call(openSurvey, { surveyId, version: 3 });
    expect((await office().call(readSurvey, { surveyId })).quotas.map(({ place: { code }, target, missing }) => [code, target, missing])).toEqual([['e1', 10, 10], ['e2', 5, 5], ['w1', 10, 10]]);
  });
});

describe('an open survey', () => {
  it('keeps its questions, also against whoever goes past the operations', async () => {
    expect((await problemOf(office().call(updateSurvey, { surveyId, version: await versionOf(), ...facts }))).code).toBe('surveys.frozen');
    await expect(sql`update surveys.surveys set title = 'x' where id = ${surveyId}`.execute(app.ownerDb)).rejects.toThrow('not changed');
    await expect(sql`update surveys.surveys set definition = '{}' where id = ${surveyId}`.execute(app.ownerDb)).rejects.toThrow('not changed');
  });

  it('refuses what cannot be counted, in words', async () => {
    const missing = await problemOf(enter({ wishes: ['park'] }));
    expect([missing.code, missing.errors?.[0]?.pointer]).toEqual(['surveys.answer_wrong', '/answers/streets']);
    expect((await problemOf(enter({ streets: 'maybe' }))).code).toBe('surveys.answer_wrong');
    expect((await problemOf(enter({ streets: 'yes', school: '5' }))).code).toBe('surveys.answer_wrong');
    expect((await problemOf(enter({ streets: 'yes', school: 'dontKnow' }, { version: 'student' }))).code).toBe('surveys.answer_wrong');
    expect((await problemOf(enter({ streets: 'yes' }, { version: 'teacher' }))).code).toBe('surveys.version_unknown');
    expect((await problemOf(enter({ streets: 'yes' }, { on: '2026-09-29' }))).code).toBe('surveys.day_wrong');
    expect((await problemOf(enter({ streets: 'yes' }, { on: '2026-08-31' }))).code).toBe('surveys.day_wrong');
    expect((await problemOf(enter({ streets: 'yes' }, { placeId: place('city') }))).code).toBe('surveys.place_unknown');
    expect(await answersHeld()).toBe(0);
  });

  it('is entered at the desk within one’s own area, against the target', async () => {
    expect(await app.as('communityE1').call(enterAnswer, { surveyId, placeId: place('e1'), version: 'resident', on: '2026-09-10', answers: { streets: 'yes', wishes: ['park', 'green'] } })).toEqual({ collected: 1, missing: 9 });
    expect((await problemOf(app.as('communityE1').call(enterAnswer, { surveyId, placeId: place('w1'), version: 'resident', on: '2026-09-10', answers: { streets: 'yes' } }))).code).toBe('surveys.place_unknown');
    expect((await problemOf(app.as('inspectorAll').call(enterAnswer, { surveyId, placeId: place('e1'), version: 'resident', on: '2026-09-10', answers: { streets: 'yes' } }))).code).toBe('platform.not_permitted');
  });

  it('takes each paper sheet once, by hand or in a file, and the same file again changes nothing', async () => {
    const sheet = '\uFEFF问卷编号,社区,适用人群,作答日期,streets,wishes,school\nP-1,e1,居民,2026-09-11,满意,停车、绿化,\nP-2,地点w1,学生,2026-09-11,不清楚,,4\n';
    const send = (text: string, mode: 'preview' | 'all' | 'good' = 'all') => office().call(importAnswers, { surveyId, file: csv(text), mode });
    expect((await send(sheet, 'preview')).report).toMatchObject({ outcome: 'previewed', goodRows: 2, created: 2 });
    expect((await send(sheet)).report).toMatchObject({ outcome: 'written', created: 2 });
    expect((await send(sheet)).report).toMatchObject({ created: 0, unchanged: 2 });
    expect((await problemOf(enter({ streets: 'yes' }, { sheetNumber: 'P-1' }))).code).toBe('surveys.sheet_entered');
    const { report } = await send('问卷编号,社区,适用人群,作答日期,streets,wishes,school\nP-3,nowhere,居民,2026-09-11,满意,,\nP-4,e1,居民,2026-09-29,,游泳,\n', 'good');
    expect(report?.badRows.map(({ row, column }) => `${row} ${column}`)).toEqual(['2 社区', '3 作答日期', '3 streets', '3 wishes']);
    expect(await answersHeld()).toBe(3);
    const [headers] = await tables((await office().call(answerImportTemplate, { surveyId })).body);
    expect(headers?.map((header) => header.replace(/\*$/, ''))).toEqual(['问卷编号', '社区', '适用人群', '作答日期', 'streets 街道整洁', 'wishes 希望改进', 'school 校园周边']);
  });

  it('shows no result, and no community to those who do not reach it', async () => {
    expect((await problemOf(office().call(readResults, { surveyId }))).code).toBe('surveys.not_closed');
    expect((await problemOf(office().call(exportResults, { surveyId }))).code).toBe('surveys.not_closed');
    const east = await app.as('zoneEast').call(readSurvey, { surveyId });
    expect([east.collected, east.quotas.map(({ place: { code } }) => code)]).toEqual([2, ['e1', 'e2']]);
    expect((await office().call(readSurvey, { surveyId })).byChannel).toEqual([{ channel: 'office', count: 1 }, { channel: 'paper', count: 2 }]);
    expect((await problemOf(office().call(setQuotas, { surveyId, version: await versionOf(), populationSource: '示例普查', quotas: [{ placeId: place('w1'), target: 10 }] }))).code).toBe('surveys.quota_in_use');
  });
});

describe('the public page', () => {
  const path = () => `/public/alpha/surveys/${surveyId}/answer/resident`;
  const post = (fields: Record<string, string>, address = '203.0.113.7') => app.http.inject({ method: 'POST', url: path(), remoteAddress: address, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(fields).toString() });
  const formToken = async () => (await everybody().call(readPublicSurvey, { surveyId })).formToken;
  const later = () => { app.clock.now += HALF_A_MINUTE; };

  it('is a plain form: the community of its link is chosen, and nothing asks who somebody is', async () => {
    expect((await everybody().call(listPublicSurveys, {})).rows.map(({ id }) => id)).toEqual([surveyId]);
    expect((await app.http.inject({ url: `/public/alpha/surveys/${surveyId}?place=w1` })).body).toContain('/answer/student?place=w1');
    const { body, statusCode } = await app.http.inject({ url: `${path()}?place=w1` });
    expect(statusCode).toBe(200);
    expect(body).toContain(`<option value="${place('w1')}" selected>`);
    expect(body).toContain('name="wishes__park"');
    expect(body).not.toContain('校园周边');
    expect(body).not.toMatch(/type="(tel|email)"|<script(?![^>]*src)/);
  });

  it('takes an answer, and gives back what was filled in where one is wrong', async () => {
    const token = await formToken();
    const early = await post({ formToken: token, placeId: place('w1'), streets: 'yes' });
    expect(early.statusCode).toBe(422);
    later();
    const wrong = await post({ formToken: token, placeId: place('w1'), wishes__green: 'green' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toMatch(/name="wishes__green" value="green" checked/);
    const sent = await post({ formToken: token, placeId: place('w1'), streets: 'no', wishes__green: 'green', wishes__park: 'park' });
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '/public/alpha/surveys?sent=1']);
    expect((await app.http.inject({ url: '/public/alpha/surveys?sent=1' })).body).toContain('已收到，谢谢');
    expect(await rows(app.ownerDb, sql`select answers from surveys.answers where channel = 'online'`)).toEqual([{ answers: { streets: 'no', wishes: ['green', 'park'] } }]);
  });

  it('keeps nothing of what fills in the unseen field, of a forged form, or of a community it is not held in', async () => {
    const token = await formToken();
    later();
    const send = (more: object) => everybody().call(answerSurvey, { surveyId, formToken: token, placeId: place('e1'), version: 'resident', answers: { streets: 'yes' }, ...more });
    const before = await answersHeld();
    expect(await send({ website: 'https://example.org' })).toEqual({ received: true });
    expect((await problemOf(send({ formToken: 'x.y' }))).code).toBe('surveys.form_stale');
    expect((await problemOf(send({ placeId: place('city') }))).code).toBe('surveys.place_unknown');
    expect((await problemOf(send({ placeId: '' }))).code).toBe('surveys.place_unknown');
    expect(await answersHeld()).toBe(before);
  });

  it('takes ten a minute from one source and goes on taking from others', async () => {
    const tokens: string[] = [];
    for (let turn = 0; turn < 13; turn += 1) tokens.push(await formToken());
    later();
    const codes: number[] = [];
    for (let turn = 0; turn < 12; turn += 1) codes.push((await post({ formToken: tokens[turn] as string, placeId: place('w1'), streets: 'yes' }, '198.51.100.9')).statusCode);
    expect(codes.slice(0, 10).every((code) => code === 303)).toBe(true);
    expect(codes.slice(10)).toEqual([429, 429]);
    expect((await post({ formToken: tokens[12] as string, placeId: place('w1'), streets: 'yes' }, '192.0.2.77')).statusCode).toBe(303);
  });
});

describe('anonymity', () => {
  it('is in the schema: an answer has a community, a day, a way in and a version, and nothing else', async () => {
    const columns = await rows<{ name: string; type: string }>(app.ownerDb, sql`select column_name as name, data_type as type from information_schema.columns where table_schema = 'surveys' and table_name = 'answers' order by ordinal_position`);
    expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual(['programme_id uuid', 'id uuid', 'survey_id uuid', 'place_id uuid', 'version_code text', 'channel text', 'on_date date', 'answers jsonb']);
    const named = await rows(app.ownerDb, sql`select table_name, column_name from information_schema.columns where table_schema = 'surveys' and table_name <> 'surveys' and column_name ~ '(person|login|phone|name|contact|address|ip|device|session|_at$)'`);
    expect(named).toEqual([]);
    // A drawn id: version 4, which tells no time, where the ids of everything else are version 7.
    const ids = await rows<{ id: string }>(app.ownerDb, sql`select id from surveys.answers`);
    expect(ids.every(({ id }) => id[14] === '4')).toBe(true);
  });

  it('is in the audit and in the keys of requests: nothing beside an answer from the public, no choice beside one that was entered', async () => {
    const entries = await rows<{ operation: string; entry: string }>(app.ownerDb, sql`select operation, entry::text as entry from platform.audit_entries where operation like 'surveys.%'`);
    expect(entries.some(({ operation }) => operation === 'surveys.answerSurvey')).toBe(false);
    expect(entries.filter(({ operation }) => operation === 'surveys.enterAnswer' || operation === 'surveys.importAnswers').length).toBeGreaterThan(0);
    for (const { entry } of entries) expect(entry).not.toMatch(/"(yes|no|park|green|dontKnow|streets|wishes)"/);
    const keys = await rows<{ operation: string; output: string | null }>(app.ownerDb, sql`select operation, output::text as output from platform.idempotency_keys where operation like 'surveys.%'`);
    expect(keys.some(({ operation }) => operation === 'surveys.answerSurvey')).toBe(false);
    for (const { output } of keys) expect(output ?? '').not.toMatch(/"(yes|no|park|green)"/);
  });

  it('holds for what is in: an answer is not changed', async () => {
    await expect(sql`update surveys.answers set answers = '{}'`.execute(app.ownerDb)).rejects.toThrow('not changed');
  });
});

describe('a closed survey', () => {
  beforeAll(async () => {
    // e1 has 2 by now (1 interview, 1 sheet), w1 13 (1 sheet that does not know, 12 online: 1 no, 11 yes); e2 gets 3, too few to be told.
    for (let turn = 0; turn < 8; turn += 1) await enter({ streets: turn < 4 ? 'yes' : 'no' });
    for (let turn = 0; turn < 3; turn += 1) await enter({ streets: 'no' }, { placeId: place('e2') });
    await office().call(closeSurvey, { surveyId, version: await versionOf() });
  });

  it('takes nothing more and stays closed', async () => {
    expect((await problemOf(enter({ streets: 'yes' }))).code).toBe('surveys.not_open');
    expect((await problemOf(everybody().call(readPublicSurvey, { surveyId }))).code).toBe('surveys.not_open');
    expect((await problemOf(office().call(importAnswers, { surveyId, file: csv('x'), mode: 'all' }))).code).toBe('surveys.not_open');
    expect((await problemOf(office().call(closeSurvey, { surveyId, version: await versionOf() }))).code).toBe('surveys.not_open');
    expect((await app.http.inject({ url: '/public/alpha/surveys' })).body).toContain('现在没有开放的问卷');
  });

  it('tells shares with their denominators, those who do not know apart, weighted as by hand', async () => {
    const { questions, indexes, covered } = await office().call(readResults, { surveyId });
    const [streets, wishes, school] = questions;
    // yes: w1 11 of 12; e2 0 of 3 and e1 6 of 10 are not told and weighed as one; people 1000, 500 and 3000
    expect(streets).toMatchObject({ base: 25, dontKnow: { numerator: 1, denominator: 26 }, isHidden: false });
    expect(streets?.options[0]?.share).toEqual({ numerator: 17, denominator: 25 });
    expect(streets?.options[0]?.weighted).toBeCloseTo((3_500 * 6 / 13 + 1_000 * 11 / 12) / 4_500, 10);
    const effective = 4_500 ** 2 / (3_500 ** 2 / 13 + 1_000 ** 2 / 12);
    expect(streets?.effective).toBeCloseTo(effective, 8);
    expect(streets?.margin).toBeCloseTo(1.96 * Math.sqrt(0.25 / effective), 10);
    expect(wishes).toMatchObject({ isHidden: true, base: 0, options: [] });
    expect(school).toMatchObject({ isHidden: true, options: [] });
    expect(indexes).toMatchObject([{ kind: 'satisfaction', questions: ['streets'], share: { numerator: 17, denominator: 25 } }]);
    expect(covered).toEqual({ numerator: 4_500, denominator: 4_500 });
  });

  it('tells nothing of a community with fewer than five, nor of the one that would give it away', async () => {
    const { questions } = await office().call(readResults, { surveyId });
    expect(questions[0]?.places.map(({ place: { code } }) => code)).toEqual(['w1']);
    expect(questions[0]?.hiddenPlaceCount).toBe(2);
    const west = await app.as('zoneWest').call(readResults, { surveyId });
    expect([west.questions[0]?.base, west.questions[0]?.places.length]).toEqual([12, 1]);
  });

  it('goes out as a workbook with its note, and the list with it', async () => {
    const file = await office().call(exportResults, { surveyId });
    const whole = await tables(file.body);
    expect(whole[0]?.slice(0, 5)).toEqual(['题目', '选项', '份数', '回答份数', '占比']);
    expect(whole.find(([question, option]) => question === '街道整洁' && option === '满意')?.slice(2, 4)).toEqual(['17', '25']);
    expect(whole.some((cells) => cells.includes('不足 5 份，不显示'))).toBe(true);
    expect((await tables((await office().call(exportSurveys, {})).body))[1]?.slice(0, 3)).toEqual(['example', '示例问卷', '已结束']);
    expect((await office().call(listSurveys, { state: 'closed', sort: '-collected' })).rows.map(({ collected, target }) => [collected, target])).toEqual([[26, 25]]);
  });

  it('is in the burden meter with its interviews alone', async () => {
    // Twelve interviews of one question each, of which one answered two; what came online or on paper was typed by nobody here.
    const { kinds } = await office().call(readBurden, {});
    expect(kinds.find(({ code }) => code === 'surveys.interview')?.items).toBe(13);
  });
});

describe('a form of the public', () => {
  it('counts once, however often it is sent and also side by side; another form counts anew, and none is known after the closing', async () => {
    const { id } = await office().call(draftSurvey, { code: 'once', ...facts });
    await office().call(setQuotas, { surveyId: id, version: 1, quotas: [{ placeId: place('e1'), target: 10 }] });
    await office().call(openSurvey, { surveyId: id, version: 2 });
    const form = async () => (await everybody().call(readPublicSurvey, { surveyId: id })).formToken;
    const [token, other] = [await form(), await form()];
    app.clock.now += HALF_A_MINUTE;
    const send = (formToken: string, streets: string) => everybody().call(answerSurvey, { surveyId: id, formToken, placeId: place('e1'), version: 'resident', answers: { streets } });
    const held = async () => (await office().call(readSurvey, { surveyId: id })).collected;
    expect(await Promise.all([send(token, 'yes'), send(token, 'no'), send(token, 'yes')])).toEqual([{ received: true }, { received: true }, { received: true }]);
    expect(await held()).toBe(1);
    await send(other, 'yes');
    expect(await held()).toBe(2);
    // A number that was made up is no form.
    expect((await problemOf(send(`made-up~${token.split('~')[1] ?? ''}`, 'yes'))).code).toBe('surveys.form_stale');
    await office().call(closeSurvey, { surveyId: id, version: 3 });
    expect(await rows(app.ownerDb, sql`select 1 from surveys.sent_forms where survey_id = ${id}`)).toEqual([]);
  });
});

describe('a question that names its standards', () => {
  const counted = async (editionId: string) => app.appDb.transaction().execute(async (tx) => {
    await sql`select people.set_context(${app.id('programme')}, false, '{}', '{}', '{}')`.execute(tx);
    return [...await surveyEvidence.countByStandard({ tx, programmeId: app.id('programme') } as never, editionId, '2020-01-01')];
  });

  it('is evidence for them once its survey is closed and five people answered it; one that is not there is refused', async () => {
    const editionId = await editionInForce(app);
    const edition = await office().call(readEdition, { editionId });
    const standard = edition.nodes.find(({ level }) => level === 'standard')?.code as string;
    const questions = (standards: string[]) => [{ ...facts.questions[0] as (typeof facts.questions)[0], standards }, { ...facts.questions[0] as (typeof facts.questions)[0], code: 'other', zh: '另一题', en: 'Another' }];
    const wrong = await problemOf(office().call(draftSurvey, { code: 'nowhere', ...facts, versions: facts.versions.slice(0, 1), questions: questions([`${edition.code}/9.9.9`]) }));
    expect([wrong.code, wrong.errors?.[0]?.pointer]).toEqual(['surveys.definition_wrong', '/questions/0/standards']);
    const { id } = await office().call(draftSurvey, { code: 'evidence', ...facts, versions: facts.versions.slice(0, 1), questions: questions([`${edition.code}/${standard}`]) });
    expect((await office().call(readSurvey, { surveyId: id })).definition.questions.map(({ standards }) => standards)).toEqual([[`${edition.code}/${standard}`], []]);
    await office().call(setQuotas, { surveyId: id, version: 1, populationSource: null, quotas: [{ placeId: place('e1'), target: 6, population: null }] });
    await office().call(openSurvey, { surveyId: id, version: 2 });
    const answer = (other: string) => office().call(enterAnswer, { surveyId: id, placeId: place('e1'), version: 'resident', on: '2026-09-10', answers: { streets: 'yes', other } });
    for (let at = 0; at < 5; at += 1) await answer('yes');
    expect(await counted(editionId)).toEqual([]);
    await office().call(closeSurvey, { surveyId: id, version: 3 });
    expect(await counted(editionId)).toEqual([[standard, 1]]);
  });
});

it('a new survey is offered the communities, targets and people of the one before, with source and age', async () => {
  const { id } = await office().call(draftSurvey, { code: 'next-year', ...facts });
  const { from, rows: known } = await office().call(suggestQuotas, { surveyId: id });
  expect([from?.closesOn, from?.ageDays]).toEqual(['2026-09-30', 0]);
  expect(known.length).toBeGreaterThan(0);
  await office().call(setQuotas, { surveyId: id, version: 1, populationSource: from?.populationSource ?? (known.some(({ population }) => population !== null) ? '示例' : null), quotas: known });
  expect((await office().call(readSurvey, { surveyId: id })).quotas.map(({ place: at, target }) => [at.id, target]).toSorted()).toEqual(known.map(({ placeId, target }) => [placeId, target]).toSorted());
  expect((await problemOf(app.as('zoneEast').call(suggestQuotas, { surveyId: id }))).code).toBe('platform.not_permitted');
});
