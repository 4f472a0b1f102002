/** Goal: each department signs for itself, sees what that takes and nothing else, and what it says works as the title says. Method: rounds with two bureaus and one that answers on paper. */
import { previewAsk, readBurden } from '#modules/burden/contract/index.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { listMyDuties } from '#platform/contract/duties.ts';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  answerForDepartment, createSelectionRound, createSubject, createTitle, enterDepartmentPaper, exportDepartmentAnswers, exportRoundDepartments, finishStage, importDepartmentAnswers, judgeEligibility, listCandidates, listDepartmentAnswers, listRoundDepartments, nominateCandidate,
  overrideFinding, readCandidate, readSelectionRound, removeCandidate, updateSelectionRound,
} from '../contract/index.ts';

let app: TestApp;
const titles: Record<'excludes' | 'shown', string> = { excludes: '', shown: '' };
let made = 0;
const office = () => app.as('office');
const [a, b] = [() => app.as('deptA'), () => app.as('deptB')];
const organisation = (code: string) => app.id(`organisation/${code}`);
const NAMES = ['示例甲', '示例乙', '示例丙'];
const DEPARTMENTS = () => [
  { code: 'police', zh: '公安', en: 'Police', asks: '近三年有无违法记录', organisationId: organisation('bureau-a') }, { code: 'tax', zh: '税务', en: 'Tax', organisationId: organisation('bureau-b') }, { code: 'discipline', zh: '纪检监察', en: 'Discipline' },
];

/** A round in its department stage; its candidates lie in the west, out of the reach of any department. */
async function inCheck(rule: 'excludes' | 'shown' = 'excludes', more: { departmentsOpen?: boolean; departments?: ReturnType<typeof DEPARTMENTS> } = {}): Promise<string> {
  const code = `DEPT-${(made += 1)}`;
  const { id: roundId } = await office().call(createSelectionRound, {
    code, name: `好人评选${made}`, conditions: '条件', titles: [{ titleId: titles[rule] }], departments: DEPARTMENTS(), ...more,
    stages: (['nomination', 'eligibility', 'departmentCheck', 'publicNotice', 'decision', 'conferral'] as const).map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-09-30' })),
  });
  for (const label of NAMES) {
    const { id: subjectId } = await office().call(createSubject, { kind: 'person', code: `${code}-${label}`, label, placeId: app.id('place/w1'), isAdult: true });
    await office().call(nominateCandidate, { roundId, titleId: titles[rule], subjectId });
  }
  await office().call(finishStage, { roundId, kind: 'nomination' });
  await office().call(judgeEligibility, { roundId });
  await office().call(finishStage, { roundId, kind: 'eligibility' });
  return roundId;
}
const asked = async (who: () => ReturnType<typeof office>, roundId: string, code: string) => new Map((await who().call(listDepartmentAnswers, { roundId, code, sort: 'subject' })).rows.map((row) => [row.label, row]));
const idsOf = async (roundId: string) => Object.fromEntries((await office().call(listCandidates, { roundId })).rows.map((row) => [row.subject.label, row.id]));
const states = async (roundId: string) => Object.fromEntries((await office().call(listCandidates, { roundId })).rows.map((row) => [row.subject.label, row.state]));
const owed = async (who: () => ReturnType<typeof office>, kind: 'honours.departmentCheck' | 'honours.departmentPaper', roundId: string) => (await who().call(listMyDuties, { kind: [kind], pageSize: 200 })).rows.filter(({ path }) => path.includes(roundId)).map(({ path, count, due }) => [path.split('/').at(-1), count, due]);
async function workbookRows(body: Uint8Array): Promise<string[][]> {
  const found: string[][] = [];
  for await (const row of readTable({ buffer: Buffer.from(body) })) found.push(row.cells.map(cellText));
  return found;
}
const END_OF_SEPTEMBER = '2026-09-30T16:00:00.000Z';

beforeAll(async () => {
  app = await testApp();
  for (const rule of ['excludes', 'shown'] as const) {
    titles[rule] = (await office().call(createTitle, { code: `good-person-${rule}`, nameZh: '好人', nameEn: 'Good person', tier: 'county', subjectKind: 'person', authority: '县文明委', source: '测试', rules: { departmentNo: rule } })).id;
  }
});

describe('what a round asks of departments', () => {
  it('is told beforehand, with what they were asked for the same title; answers that were given weigh on the month', async () => {
    const preview = (about: object) => office().call(previewAsk, { kind: 'honours.department', about: JSON.stringify(about) });
    const about = { titles: [{ titleId: titles.excludes, seats: 5 }], departments: DEPARTMENTS() };
    expect(await preview(about)).toMatchObject({ isReady: true, items: 5, times: 3, minutes: 30, unitCount: 2, overlaps: [] });
    expect((await preview({ ...about, departments: [] })).isReady).toBe(false);
    const roundId = await inCheck();
    const ids = await idsOf(roundId);
    const answers = async () => (await office().call(readBurden, { months: 2 })).kinds.find(({ code }) => code === 'honours.department')?.items;
    const before = await answers();
    await a().call(answerForDepartment, { roundId, code: 'police', answers: NAMES.map((name) => ({ candidateId: ids[name] as string, said: true })) });
    expect(await answers()).toBe((before ?? 0) + 3);
    const again = await preview(about);
    expect(again).toMatchObject({ items: 3, times: 3, minutes: 18, overlapShare: 1 });
    expect(again.overlaps).toMatchObject([{ path: `/selection-rounds/${roundId}`, topics: ['好人'], unitCount: 2 }]);
    expect((await preview({ ...about, self: roundId })).overlaps).toEqual([]);
  });
});

describe('departments of a round that has begun', () => {
  const change = async (roundId: string, departments: Partial<ReturnType<typeof DEPARTMENTS>[number]>[]) => office().call(updateSelectionRound, { roundId, version: (await office().call(readSelectionRound, { roundId })).version, reason: '县里调整分工', departments } as never);
  it('are changed with a reason until the first of them answers, and then stand', async () => {
    const roundId = await inCheck();
    const [police, tax] = DEPARTMENTS() as [ReturnType<typeof DEPARTMENTS>[number], ReturnType<typeof DEPARTMENTS>[number]];
    expect((await problemOf(change(roundId, DEPARTMENTS().map((each, at) => ({ ...each, code: `d${at}` }))))).code).toBe('honours.round_unchanged');
    const doubled = await problemOf(change(roundId, [police, { ...police, code: 'second' }]));
    expect([doubled.code, doubled.problem.errors?.map(({ pointer }) => pointer)]).toEqual(['honours.department_invalid', ['/departments/1/organisationId']]);
    expect((await change(roundId, [tax, { code: 'market', zh: '市场监管', en: 'Market supervision' }])).parts).toEqual(['departments']);
    const now = await office().call(readSelectionRound, { roundId });
    expect(now.departments.map(({ zh }) => zh)).toEqual(['税务', '市场监管']);
    expect(now.changes.map(({ reason, parts }) => [reason, parts.map(({ part, from }) => [part, (from as { zh: string }[]).map(({ zh }) => zh)])])).toEqual([['县里调整分工', [['departments', ['公安', '税务', '纪检监察']]]]]);
    expect([await owed(a, 'honours.departmentCheck', roundId), (await owed(b, 'honours.departmentCheck', roundId)).map(([code]) => code)]).toEqual([[], ['tax']]);
    await b().call(answerForDepartment, { roundId, code: 'tax', restYes: true });
    expect((await office().call(readSelectionRound, { roundId })).fixed).toEqual([{ part: 'departments', code: 'departmentsAnswered' }]);
    const late = await problemOf(change(roundId, [tax]));
    expect([late.code, late.problem.title]).toEqual(['honours.change_refused', '不能这样变更：联审部门：已有部门答复']);
  });
});

describe('a department', () => {
  it('is told whom it answers for, wherever they lie, by name and kind alone, and owes it by the end of the stage', async () => {
    const roundId = await inCheck();
    expect((await problemOf(a().call(readCandidate, { candidateId: (await idsOf(roundId))['示例甲'] ?? '' }))).status).toBe(404);
    const found = await asked(a, roundId, 'police');
    expect([...found.keys()].toSorted()).toEqual(NAMES.toSorted());
    const first = found.get('示例甲');
    expect(first).toEqual({
      candidateId: (await idsOf(roundId))['示例甲'], subjectCode: `DEPT-${made}-示例甲`, label: '示例甲', kind: 'person', titleCode: 'good-person-excludes', titleZh: '好人', titleEn: 'Good person', placeZh: '地点w1', placeEn: 'Place w1', unitZh: null, unitEn: null,
      said: null, reason: null, signedOn: null, signedByName: null, source: null, document: null, others: null,
    });
    expect(await owed(a, 'honours.departmentCheck', roundId)).toEqual([['police', 3, END_OF_SEPTEMBER]]);
    expect(await owed(b, 'honours.departmentCheck', roundId)).toEqual([['tax', 3, END_OF_SEPTEMBER]]);
    expect([await owed(office, 'honours.departmentCheck', roundId), await owed(office, 'honours.departmentPaper', roundId)]).toEqual([[], [['discipline', 3, END_OF_SEPTEMBER]]]);
    for (const person of ['zoneWest', 'communityE1', 'liaisonA', 'lead']) expect(await owed(() => app.as(person), 'honours.departmentCheck', roundId), person).toEqual([]);
  });

  it('signs many at once, each no with its reason, with its own name and the day; what it owed is done', async () => {
    const roundId = await inCheck();
    const ids = await idsOf(roundId);
    const no = { candidateId: ids['示例乙'] ?? '', said: false };
    const bare = await problemOf(a().call(answerForDepartment, { roundId, code: 'police', answers: [no], restYes: true }));
    expect([bare.code, bare.problem.errors?.map(({ pointer }) => pointer)]).toEqual(['honours.reason_missing', ['/answers/0/reason']]);
    expect((await problemOf(a().call(answerForDepartment, { roundId, code: 'police' }))).code).toBe('honours.nothing_answered');
    expect(await states(roundId)).toEqual({ 示例甲: 'eligible', 示例乙: 'eligible', 示例丙: 'eligible' });
    expect(await a().call(answerForDepartment, { roundId, code: 'police', answers: [{ ...no, reason: '有未结案件' }], restYes: true })).toEqual({ yes: 2, no: 1, owed: 0 });
    expect((await asked(a, roundId, 'police')).get('示例乙')).toMatchObject({ said: false, reason: '有未结案件', signedOn: '2026-09-21', signedByName: '示例deptA', source: 'signed', document: null });
    expect((await asked(a, roundId, 'police')).get('示例甲')).toMatchObject({ said: true, reason: null, source: 'signed' });
    expect(await owed(a, 'honours.departmentCheck', roundId)).toEqual([]);
    // Who is out need not be answered for by the others.
    expect(await states(roundId)).toEqual({ 示例甲: 'eligible', 示例乙: 'ineligible', 示例丙: 'eligible' });
    expect(await owed(b, 'honours.departmentCheck', roundId)).toEqual([['tax', 2, END_OF_SEPTEMBER]]);
  });

  it('may change its mind until the stage ends, by name: the rest never touches what it said', async () => {
    const roundId = await inCheck();
    const ids = await idsOf(roundId);
    await a().call(answerForDepartment, { roundId, code: 'police', answers: [{ candidateId: ids['示例甲'] ?? '', said: false, reason: '有未结案件' }] });
    expect(await a().call(answerForDepartment, { roundId, code: 'police', restYes: true })).toEqual({ yes: 2, no: 0, owed: 0 });
    expect((await states(roundId))['示例甲']).toBe('ineligible');
    await a().call(answerForDepartment, { roundId, code: 'police', answers: [{ candidateId: ids['示例甲'] ?? '', said: true }] });
    expect((await states(roundId))['示例甲']).toBe('nominated');
    expect((await asked(a, roundId, 'police')).get('示例甲')).toMatchObject({ said: true, reason: null });
  });

  it('signs for nobody else: not for another bureau, nor for its own branch, nor from a zone, a village or the office', async () => {
    const branch = [{ code: 'branch', zh: '分局', en: 'Branch', asks: '', organisationId: organisation('bureau-a-branch') }, { code: 'tax', zh: '税务', en: 'Tax', asks: '', organisationId: organisation('bureau-b') }];
    const roundId = await inCheck('excludes', { departments: branch });
    for (const code of ['branch', 'tax']) {
      expect((await problemOf(a().call(answerForDepartment, { roundId, code, restYes: true }))).code, code).toBe('honours.not_your_department');
      expect((await problemOf(a().call(listDepartmentAnswers, { roundId, code }))).status, code).toBe(404);
      expect((await problemOf(a().call(importDepartmentAnswers, { roundId, code, file: { fileName: 'a.csv', body: new TextEncoder().encode('对象编号,称号编码,意见\n') } }))).code, code).toBe('honours.not_your_department');
      expect((await problemOf(a().call(enterDepartmentPaper, { roundId, code, restYes: true, document: '公函', signedOn: '2026-09-21' }))).code, code).toBe('platform.not_permitted');
    }
    expect((await problemOf(office().call(answerForDepartment, { roundId, code: 'tax', restYes: true }))).code).toBe('honours.not_your_department');
    for (const person of ['zoneWest', 'zoneEast', 'communityE1', 'liaisonA', 'lead', 'observer']) {
      expect((await problemOf(app.as(person).call(answerForDepartment, { roundId, code: 'tax', restYes: true }))).code, person).toBe('platform.not_permitted');
      expect((await problemOf(app.as(person).call(listDepartmentAnswers, { roundId, code: 'tax' }))).code, person).toBe('platform.not_permitted');
    }
    expect((await app.as('zoneWest').call(listRoundDepartments, { roundId })).rows).toEqual([]);
    expect((await problemOf(app.as('office', { home: 'beta', programme: 'beta' }).call(listRoundDepartments, { roundId }))).status).toBe(404);
    expect(await states(roundId)).toEqual({ 示例甲: 'eligible', 示例乙: 'eligible', 示例丙: 'eligible' });
  });

  it('is told nothing before its stage, nothing after it, and of the others only where the round says so', async () => {
    const [closed, open] = [await inCheck(), await inCheck('excludes', { departmentsOpen: true })];
    for (const roundId of [closed, open]) await b().call(answerForDepartment, { roundId, code: 'tax', restYes: true });
    expect((await asked(a, closed, 'police')).get('示例甲')?.others).toBeNull();
    expect((await a().call(listRoundDepartments, { roundId: closed })).rows.map(({ code, maySign, mayEnter }) => [code, maySign, mayEnter])).toEqual([['police', true, false]]);
    expect((await asked(a, open, 'police')).get('示例甲')?.others).toEqual([{ zh: '税务', en: 'Tax', said: true }]);
    expect((await a().call(listRoundDepartments, { roundId: open, sort: 'owed' })).rows.map(({ code, owed: left, maySign }) => [code, left, maySign])).toEqual([['police', 3, true], ['discipline', 3, false], ['tax', 0, false]]);
    // Whom others answered for stays theirs also where their numbers are open.
    expect((await problemOf(a().call(listDepartmentAnswers, { roundId: open, code: 'tax' }))).status).toBe(404);
    await a().call(answerForDepartment, { roundId: closed, code: 'police', restYes: true });
    await office().call(enterDepartmentPaper, { roundId: closed, code: 'discipline', restYes: true, document: '纪函〔2026〕8号', signedOn: '2026-09-20' });
    await office().call(finishStage, { roundId: closed, kind: 'departmentCheck' });
    expect((await problemOf(a().call(listDepartmentAnswers, { roundId: closed, code: 'police' }))).status).toBe(404);
    expect((await a().call(listRoundDepartments, { roundId: closed })).rows).toEqual([]);
    expect((await problemOf(a().call(answerForDepartment, { roundId: closed, code: 'police', restYes: true }))).code).toBe('honours.stage_not_open');
    expect((await office().call(listRoundDepartments, { roundId: closed, sort: 'name' })).total).toBe(3);
  });
});

describe('an answer on paper', () => {
  it('is entered by the office with its document and day, is shown as such, and never overrules a signature', async () => {
    const roundId = await inCheck();
    const paper = { roundId, code: 'discipline', document: '纪函〔2026〕8号', signedOn: '2026-09-18' };
    expect((await problemOf(office().call(enterDepartmentPaper, { ...paper, restYes: true, signedOn: '2026-09-22' }))).code).toBe('honours.dates_out_of_order');
    expect(await office().call(enterDepartmentPaper, { ...paper, restYes: true })).toEqual({ yes: 3, no: 0, owed: 0 });
    expect((await asked(office, roundId, 'discipline')).get('示例甲')).toMatchObject({ said: true, source: 'paper', document: '纪函〔2026〕8号', signedOn: '2026-09-18', signedByName: '示例office' });
    expect(await owed(office, 'honours.departmentPaper', roundId)).toEqual([]);
    const ids = await idsOf(roundId);
    await a().call(answerForDepartment, { roundId, code: 'police', answers: [{ candidateId: ids['示例甲'] ?? '', said: false, reason: '有未结案件' }] });
    const over = await problemOf(office().call(enterDepartmentPaper, { ...paper, code: 'police', answers: [{ candidateId: ids['示例甲'] ?? '', said: true }] }));
    expect([over.code, over.problem.errors?.map(({ pointer }) => pointer)]).toEqual(['honours.signed_already', ['/answers/0/candidateId']]);
    expect(await office().call(enterDepartmentPaper, { ...paper, code: 'police', restYes: true })).toEqual({ yes: 2, no: 0, owed: 0 });
    // The department may still say otherwise itself.
    await a().call(answerForDepartment, { roundId, code: 'police', answers: [{ candidateId: ids['示例丙'] ?? '', said: true }] });
    expect([...(await asked(office, roundId, 'police')).values()].map(({ label, said, source }) => [label, said, source])).toEqual(expect.arrayContaining([['示例丙', true, 'signed'], ['示例乙', true, 'paper'], ['示例甲', false, 'signed']]));
    const { checks } = await office().call(readCandidate, { candidateId: ids['示例甲'] ?? '' });
    expect(checks.map(({ code, said, reason, document, signedByName }) => [code, said, reason, document, signedByName])).toEqual([['police', false, '有未结案件', null, '示例deptA'], ['tax', null, null, null, null], ['discipline', true, null, '纪函〔2026〕8号', '示例office']]);
  });
});

describe('the stage', () => {
  it('says which departments owe how many, and waits for them', async () => {
    const roundId = await inCheck();
    const blockers = async () => (await office().call(readSelectionRound, { roundId })).stages.find(({ state }) => state === 'open')?.blockers.map(({ code, count }) => [code, count]);
    expect(await blockers()).toEqual([['missingChecks', 9]]);
    await b().call(answerForDepartment, { roundId, code: 'tax', restYes: true });
    expect((await office().call(listRoundDepartments, { roundId, sort: 'owed' })).rows.map((row) => [row.zh, row.asked, row.yes, row.no, row.owed, row.lastSignedOn, row.maySign, row.mayEnter])).toEqual([
      ['公安', 3, 0, 0, 3, null, false, true], ['纪检监察', 3, 0, 0, 3, null, false, true], ['税务', 3, 3, 0, 0, '2026-09-21', false, true],
    ]);
    expect(await blockers()).toEqual([['missingChecks', 6]]);
    // A first answer takes nobody back: they stay eligible while the others are waited for.
    expect(await states(roundId)).toEqual({ 示例甲: 'eligible', 示例乙: 'eligible', 示例丙: 'eligible' });
    // One who is taken out is owed no more.
    await office().call(removeCandidate, { candidateId: (await idsOf(roundId))['示例丙'] ?? '', reason: '本人放弃' });
    expect(await blockers()).toEqual([['missingChecks', 4]]);
    const out = await workbookRows((await office().call(exportRoundDepartments, { roundId })).body);
    expect(out[0]).toEqual(['部门', '签字单位', '核查什么', '应答复', '同意', '不同意', '未答复', '其中纸质', '最近签署']);
    expect(out.slice(1).map((row) => [row[0], row[6]])).toEqual([['公安', '2'], ['纪检监察', '2'], ['税务', '0']]);
  });

  it('keeps out by a no where the title says so, unless the leading group sets it aside with a reason', async () => {
    const roundId = await inCheck('excludes');
    const candidateId = (await idsOf(roundId))['示例甲'] ?? '';
    await a().call(answerForDepartment, { roundId, code: 'police', answers: [{ candidateId, said: false, reason: '有未结案件' }] });
    expect(await office().call(readCandidate, { candidateId })).toMatchObject({ state: 'ineligible', saidNo: 1, findings: expect.arrayContaining([expect.objectContaining({ key: 'department/police', state: 'unmet', isAdvice: false })]) });
    await app.as('lead').call(overrideFinding, { candidateId, findingKey: 'department/police', reason: '案件已撤销' });
    expect((await states(roundId))['示例甲']).toBe('nominated');
  });

  it('shows a no to whoever decides where the title says that, and goes on', async () => {
    const roundId = await inCheck('shown');
    const candidateId = (await idsOf(roundId))['示例甲'] ?? '';
    await a().call(answerForDepartment, { roundId, code: 'police', answers: [{ candidateId, said: false, reason: '有未结案件' }], restYes: true });
    await b().call(answerForDepartment, { roundId, code: 'tax', restYes: true });
    await office().call(enterDepartmentPaper, { roundId, code: 'discipline', restYes: true, document: '纪函〔2026〕8号', signedOn: '2026-09-20' });
    expect(await states(roundId)).toEqual({ 示例甲: 'eligible', 示例乙: 'eligible', 示例丙: 'eligible' });
    expect(await office().call(finishStage, { roundId, kind: 'departmentCheck' })).toMatchObject({ opened: 'publicNotice' });
    expect((await app.as('lead').call(listCandidates, { roundId, sort: 'subject' })).rows.map(({ subject, saidNo }) => [subject.label, saidNo]).filter(([, saidNo]) => saidNo !== 0)).toEqual([['示例甲', 1]]);
    const seen = await app.as('lead').call(readCandidate, { candidateId });
    expect(seen.findings.find(({ key }) => key === 'department/police')).toMatchObject({ state: 'unmet', isAdvice: true, zh: '部门同意：公安' });
    expect(seen.checks.find(({ code }) => code === 'police')).toMatchObject({ said: false, reason: '有未结案件' });
  });

  it('is not begun with a department that stands twice or an organisation that there is not', async () => {
    const start = (departments: ReturnType<typeof DEPARTMENTS>) => problemOf(inCheck('excludes', { departments }));
    const police = { code: 'police', zh: '公安', en: 'Police', asks: '', organisationId: organisation('bureau-a') };
    const pointers = async (departments: ReturnType<typeof DEPARTMENTS>) => { const { code, problem } = await start(departments); return [code, problem.errors?.map(({ pointer }) => pointer)]; };
    expect(await pointers([police, { ...police, organisationId: organisation('bureau-b') }])).toEqual(['honours.department_invalid', ['/departments/1/code']]);
    expect(await pointers([police, { ...police, code: 'second' }])).toEqual(['honours.department_invalid', ['/departments/1/organisationId']]);
    expect(await pointers([{ ...police, organisationId: organisation('nowhere') }])).toEqual(['honours.department_invalid', ['/departments/0/organisationId']]);
  });
});

describe('the sheet of a department', () => {
  it('goes out with its candidates, comes back filled in, names what is wrong row by row, and changes nothing the second time', async () => {
    const roundId = await inCheck();
    const { body, fileName } = await a().call(exportDepartmentAnswers, { roundId, code: 'police', sort: 'subject' });
    expect(fileName).toContain('部门联审名单');
    const rows = await workbookRows(body);
    expect(rows[0]).toEqual(['对象编号', '称号编码', '名称', '种类', '称号', '所在区域', '所在单位', '意见', '理由', '签署日期', '签署人', '纸质意见']);
    const code = (label: string) => rows.find((row) => row[2] === label)?.[0] ?? '';
    const send = (lines: readonly string[], mode: 'all' | 'preview' = 'all') => a().call(importDepartmentAnswers, { roundId, code: 'police', mode, file: { fileName: 'answers.csv', body: new TextEncoder().encode(`\uFEFF对象编号,称号编码,意见,理由\n${lines.join('\n')}\n`) } });
    const title = 'good-person-excludes';
    const bad = (await send([`${code('示例甲')},${title},同意,`, `${code('示例乙')},${title},不同意,`, `没有的人,${title},同意,`, `${code('示例丙')},${title},也许,`])).report;
    expect([bad?.outcome, bad?.badRows.map(({ row, code: fault }) => [row, fault]).toSorted()]).toEqual(['nothingWritten', [[3, 'reason_missing'], [4, 'not_asked'], [5, 'not_a_choice']]]);
    expect(await owed(a, 'honours.departmentCheck', roundId)).toEqual([['police', 3, END_OF_SEPTEMBER]]);
    const good = [`${code('示例甲')},${title},同意,`, `${code('示例乙')},${title},不同意,有未结案件`, `${code('示例丙')},${title},,`];
    expect((await send(good)).report).toMatchObject({ outcome: 'written', updated: 2, unchanged: 1 });
    expect(await states(roundId)).toEqual({ 示例甲: 'eligible', 示例乙: 'ineligible', 示例丙: 'eligible' });
    expect((await send(good)).report).toMatchObject({ outcome: 'written', updated: 0, unchanged: 3 });
    const again = (await a().call(exportDepartmentAnswers, { roundId, code: 'police', sort: 'subject' })).body;
    expect((await a().call(importDepartmentAnswers, { roundId, code: 'police', mode: 'all', file: { fileName: 'answers.xlsx', body: again } })).report).toMatchObject({ outcome: 'written', updated: 0, unchanged: 3, badRows: [], ignoredColumns: [] });
    expect(await owed(a, 'honours.departmentCheck', roundId)).toEqual([['police', 1, END_OF_SEPTEMBER]]);
  });
});
