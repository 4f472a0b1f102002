import { beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '#kernel/sha256.ts';
import { closeNotice, objectToNotice, publishNotice, readNotice, readObjectionForm, listObjections, resolveObjection } from '#modules/notices/contract/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  adoptTitles, cancelSelectionRound, nameJudges, chooseCandidates, conferAward, conferSelection, createSelectionRound, createSubject, decideCandidates, declareConflict, draftSelectionNotice, enterDepartmentPaper, finishStage, importNominations, judgeEligibility, listAwards, listCandidates,
  listPublicAwards, listTitles, nominateCandidate, nominateFromAwards, overrideFinding, overrideQuota, publishSelection, readCandidate, readJuryResult, readMySheets, readQuotas, readSelectionRound, recordCheck, recordConsent, stageWords, submitSheet, takeBallotResult,
} from '../contract/index.ts';

const DAY_MS = 86_400_000;
let app: TestApp;
const titles = new Map<string, string>();
const title = (code: string): string => titles.get(code) as string;
const office = () => app.as('office');
const lead = () => app.as('lead');

beforeAll(async () => {
  app = await testApp();
  for (const name of ['civilised', 'selections', 'people']) await office().call(adoptTitles, { name });
  for (const row of (await office().call(listTitles, { pageSize: 200 })).rows) titles.set(row.code, row.id);
});

let made = 0;
const subject = async (kind: 'unit' | 'person' | 'team', label: string, more = {}) => (await office().call(createSubject, { kind, code: `S-${(made += 1)}`, label, placeId: app.id('place/e1'), ...(kind === 'person' ? { isAdult: true } : {}), ...more })).id;
const agreed = async (label: string) => {
  const subjectId = await subject('person', label);
  await office().call(recordConsent, { subjectId, consent: 'given', on: '2026-09-01', note: '本人签字' });
  return subjectId;
};
const stages = (...kinds: string[]) => kinds.map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })) as never;
const end = (roundId: string, kind: string, by = office()) => by.call(finishStage, { roundId, kind: kind as never });
const blockers = async (roundId: string) => (await office().call(readSelectionRound, { roundId })).stages.find(({ state }) => state === 'open')?.blockers.map(({ code, count }) => [code, count]);
const ids = async (roundId: string) => new Map((await office().call(listCandidates, { roundId, pageSize: 200 })).rows.map((row) => [row.subject.label, row]));

describe('a round of units', () => {
  let roundId: string;
  const cand = async (label: string) => (await ids(roundId)).get(label)?.id ?? '';

  it('does not start without a public notice before its decision', async () => {
    const plan = { code: 'R0', name: '省级文明单位推荐', conditions: '办法', titles: [{ titleId: title('province-unit') }] };
    const problem = await problemOf(office().call(createSelectionRound, { ...plan, stages: stages('nomination', 'decision', 'conferral') }));
    expect([problem.code, problem.problem.errors?.map(({ pointer }) => pointer)]).toEqual(['honours.pipeline_invalid', ['/stages/publicNotice']]);
    expect(problem.problem.errors).toEqual([{ pointer: '/stages/publicNotice', detail: '缺少“公示”' }]);
    const turned = await problemOf(office().call(createSelectionRound, { ...plan, stages: [
      { kind: 'nomination', startsOn: '2026-10-01', endsOn: '2026-10-10' }, { kind: 'decision', startsOn: '2026-10-11', endsOn: '2026-10-10' }, { kind: 'publicNotice', startsOn: '2026-10-09', endsOn: '2026-10-20' }, { kind: 'conferral', startsOn: '2026-10-21', endsOn: '2026-10-30' },
    ] as never }));
    expect(turned.problem.errors).toEqual([
      { pointer: '/stages/1', detail: '“审定”要排在“公示”之后' }, { pointer: '/stages/1', detail: '“审定”2026-10-10 结束，早于它的开始 2026-10-11' },
      { pointer: '/stages/2', detail: '“公示”2026-10-09 开始，早于前一环节“审定”的开始 2026-10-11' },
    ]);
    expect((await problemOf(office().call(createSelectionRound, { ...plan, stages: stages('nomination', 'publicNotice', 'decision', 'conferral'), jury: { tieRule: ['median'], lotSeed: 'seed', criteria: [{ code: 'a', zh: '甲', en: 'A', scoreMax: 10 }] } }))).code).toBe('honours.tie_rule_missing');
  });

  it('takes nominations while it is open for them, and says what it waits for', async () => {
    roundId = (await office().call(createSelectionRound, {
      code: 'R1', name: '2026 年省级文明单位推荐', conditions: '三年一届，先有市级称号。', titles: [{ titleId: title('province-unit'), seats: 4 }], stages: stages('nomination', 'eligibility', 'departmentCheck', 'publicNotice', 'decision', 'conferral', 'publication'),
      departments: [{ code: 'police', zh: '公安', en: 'Police' }, { code: 'tax', zh: '税务', en: 'Tax' }],
    })).id;
    expect(await blockers(roundId)).toEqual([['noCandidates', 1]]);
    for (const [at, [label, county]] of ([['甲单位', 'a'], ['乙单位', 'a'], ['丙单位', 'b'], ['丁单位', 'b'], ['戊单位', 'c']] as const).entries()) {
      const subjectId = await subject('unit', label);
      if (label !== '戊单位') await office().call(conferAward, { titleId: title('prefecture-unit'), subjectId, on: '2025-01-10', document: '市文明委' });
      await app.as(at === 0 ? 'zoneEast' : 'office').call(nominateCandidate, { roundId, titleId: title('province-unit'), subjectId, groups: { county, belonging: at === 0 ? 'direct' : 'local', industry: `i${at}` } });
    }
    const [first] = (await office().call(listCandidates, { roundId })).rows;
    expect((await problemOf(office().call(nominateCandidate, { roundId, titleId: title('province-unit'), subjectId: first?.subject.id ?? '' }))).code).toBe('honours.candidate_known');
    expect((await problemOf(office().call(nominateCandidate, { roundId, titleId: title('county-unit'), subjectId: first?.subject.id ?? '' }))).code).toBe('honours.title_not_in_round');
    await end(roundId, 'nomination');
    expect((await problemOf(office().call(nominateCandidate, { roundId, titleId: title('province-unit'), subjectId: first?.subject.id ?? '' }))).code).toBe('honours.stage_not_open');
  });

  it('judges eligibility by the rules, explains it, and sets one condition aside only by name and with a reason', async () => {
    expect(await blockers(roundId)).toEqual([['unsettled', 5]]);
    await office().call(recordCheck, { candidateId: await cand('丁单位'), kind: 'negative', code: 'major-accident', said: true, happenedOn: '2026-03-01', signedOn: '2026-09-21' });
    expect(await office().call(judgeEligibility, { roundId })).toEqual({ eligible: 3, ineligible: 2, open: 0 });
    const found = (await office().call(readCandidate, { candidateId: await cand('丁单位') })).findings.filter(({ state }) => state === 'unmet');
    expect(found).toMatchObject([{ key: 'negative/major-accident', day: '2026-03-01', zh: '无负面情形：发生重大安全、食品药品、生态环境事故' }]);
    expect((await office().call(readCandidate, { candidateId: await cand('戊单位') })).findings.filter(({ state }) => state === 'unmet').map(({ code, titles: asked }) => [code, asked])).toEqual([['holdsTitle', ['prefecture-unit']]]);
    // What happened in a unit is for those who check and decide.
    const seen = await app.as('admin').call(readCandidate, { candidateId: await cand('丁单位') });
    expect([seen.findings.filter(({ code }) => code === 'negative'), seen.checks.filter(({ kind }) => kind === 'negative')]).toEqual([[], []]);
    const override = { candidateId: await cand('丁单位'), findingKey: 'negative/major-accident', reason: '事故经认定无责任' };
    expect((await problemOf(office().call(overrideFinding, override))).code).toBe('platform.not_permitted');
    expect((await problemOf(lead().call(overrideFinding, { ...override, findingKey: 'kind' }))).code).toBe('honours.finding_unknown');
    expect(await lead().call(overrideFinding, override)).toEqual({ state: 'eligible' });
    expect((await office().call(readCandidate, { candidateId: await cand('丁单位') })).findings.find(({ key }) => key === 'negative/major-accident')?.override).toMatchObject({ reason: '事故经认定无责任' });
    await end(roundId, 'eligibility');
  });

  it('waits for every department to sign yes or no for every candidate', async () => {
    expect(await blockers(roundId)).toEqual([['missingChecks', 8]]);
    expect((await problemOf(end(roundId, 'departmentCheck'))).code).toBe('honours.stage_blocked');
    const paper = { roundId, restYes: true, document: '联审意见汇总', signedOn: '2026-09-21' };
    await office().call(enterDepartmentPaper, { ...paper, code: 'police' });
    await office().call(enterDepartmentPaper, { ...paper, code: 'tax', answers: [{ candidateId: await cand('丙单位'), said: false, reason: '有欠税' }] });
    expect((await ids(roundId)).get('丙单位')?.state).toBe('ineligible');
    expect(await blockers(roundId)).toEqual([]);
    await end(roundId, 'departmentCheck');
  });

  it('holds the chosen list against the quotas and stops where one is broken', async () => {
    const chosen = await Promise.all(['甲单位', '乙单位', '丁单位'].map(cand));
    const listActs = async () => (await office().call(readSelectionRound, { roundId })).acts.filter((act) => act === 'choose' || act === 'draftNotice');
    expect(await listActs()).toEqual(['choose']);
    const { findings } = await office().call(chooseCandidates, { roundId, candidateIds: chosen });
    expect(findings.filter(({ ok }) => !ok).map(({ kind, group, count, least, most }) => [kind, group, count, least ?? most])).toEqual([
      ['leastPerGroup', 'b', 1, 2], ['leastPerGroup', 'c', 0, 2], ['groupShareMost', 'direct', 1, 0], ['eachGroupShareMost', 'i0', 1, 0], ['eachGroupShareMost', 'i1', 1, 0], ['eachGroupShareMost', 'i3', 1, 0],
    ].filter(([, group]) => group !== 'c' || findings.some((finding) => finding.group === 'c')));
    const problem = await problemOf(office().call(draftSelectionNotice, { roundId, howToObject: '电话 000-0000000' }));
    expect(problem.code).toBe('honours.quotas_unmet');
    expect(await listActs()).toEqual(['choose']);
    for (const { key } of (await office().call(readQuotas, { roundId })).findings.filter(({ ok }) => !ok)) await lead().call(overrideQuota, { roundId, key, reason: '本轮县区少，按比例放行' });
    expect((await blockers(roundId))?.map(([code]) => code)).toEqual(['noNotice']);
    expect(await listActs()).toEqual(['choose', 'draftNotice']);
  });

  it('shows the list for days of which enough are working days, and confirms nobody while an objection is open', async () => {
    app.clock.now = Date.parse('2026-09-28T01:00:00Z');
    const drafted = await office().call(draftSelectionNotice, { roundId, howToObject: '电话 000-0000000' });
    // From 29 September, over the holidays of 1 and 2 October: seven days hold four working days, so the eighth is added.
    expect(drafted).toMatchObject({ listed: 3, withheld: 0, workingDays: 5 });
    expect(drafted.periodDays).toBeGreaterThan(7);
    const { noticeId } = drafted;
    expect(await office().call(readSelectionRound, { roundId })).toMatchObject({ acts: ['change', 'cancel'], noticePeriod: null });
    expect((await problemOf(office().call(publishNotice, { noticeId, version: 1 }))).code).toBe('notices.drafter_cannot_publish');
    await lead().call(publishNotice, { noticeId, version: 1 });
    // The plan of the stage is one thing, the days of the notice another.
    expect((await office().call(readSelectionRound, { roundId })).noticePeriod).toEqual({ startsOn: '2026-09-29', endsOn: (await lead().call(readNotice, { noticeId })).endsOn });
    expect((await problemOf(office().call(chooseCandidates, { roundId, candidateIds: [] }))).code).toBe('honours.notice_drafted');
    app.clock.now = Date.parse('2026-09-29T01:00:00Z');
    const { formToken } = await app.as('nobody').call(readObjectionForm, { noticeId });
    app.clock.now += 10_000;
    await app.as('nobody').call(objectToNotice, { noticeId, formToken, words: '乙单位有拖欠工资的情况。' });
    expect((await blockers(roundId))?.map(([code]) => code)).toEqual(['objectionOpen', 'noticeRuns']);
    app.clock.now = Date.parse(`${(await lead().call(readNotice, { noticeId })).endsOn}T20:00:00Z`) + DAY_MS;
    expect((await problemOf(lead().call(closeNotice, { noticeId, closingNote: '结束' }))).code).toBe('notices.objection_open');
    expect((await problemOf(end(roundId, 'publicNotice'))).code).toBe('honours.stage_blocked');
    // The database refuses it too, whoever asks.
    const confirm = () => sql`update honours.candidates set state = 'confirmed' where round_id = ${roundId} and state = 'chosen'`.execute(app.ownerDb);
    await expect(confirm()).rejects.toThrow(/notice of the round is not closed/);
    await sql`update notices.notices set state = 'closed', closing_note = 'x' where id = ${noticeId}`.execute(app.ownerDb);
    await expect(confirm()).rejects.toThrow(/objection is open/);
    await sql`update notices.notices set state = 'published', closing_note = null where id = ${noticeId}`.execute(app.ownerDb);
    const [objection] = (await office().call(listObjections, { noticeId })).rows;
    expect((await problemOf(office().call(resolveObjection, { objectionId: objection?.id ?? '', outcome: 'upheld', answer: '属实' }))).code).toBe('notices.handler_cannot_resolve');
    await lead().call(resolveObjection, { objectionId: objection?.id ?? '', outcome: 'upheld', answer: '属实，乙单位不予命名。' });
    await lead().call(closeNotice, { noticeId, closingNote: '异议一件，属实。' });
    await end(roundId, 'publicNotice');
  });

  it('is decided by the leading group, conferred with numbers, and published', async () => {
    expect((await problemOf(office().call(decideCandidates, { roundId }))).code).toBe('platform.not_permitted');
    expect(await lead().call(decideCandidates, { roundId, declined: [{ candidateId: await cand('乙单位'), reason: '公示异议属实' }] })).toEqual({ confirmed: 2, declined: 1 });
    const text = await rows<{ text: string }>(app.ownerDb, sql`select to_jsonb(c)::text as text from honours.candidates c where round_id = ${roundId}`);
    expect(text.map(({ text: each }) => each).join()).not.toContain('公示异议属实');
    await end(roundId, 'decision');
    expect(await blockers(roundId)).toEqual([['notConferred', 2]]);
    const on = new Date(app.clock.now).toISOString().slice(0, 10);
    expect((await office().call(readSelectionRound, { roundId })).acts).toEqual(['confer', 'change', 'cancel']);
    expect(await office().call(conferSelection, { roundId, on, document: '省文明委〔2026〕8号' })).toEqual({ conferred: 2 });
    // What was conferred stands: it is withdrawn one by one, and not by calling the round off.
    expect((await office().call(readSelectionRound, { roundId })).acts).toEqual(['confer', 'change']);
    expect((await problemOf(office().call(cancelSelectionRound, { roundId, reason: '不办了' }))).code).toBe('honours.round_conferred');
    await end(roundId, 'conferral');
    expect(await office().call(readSelectionRound, { roundId })).toMatchObject({ acts: ['publish', 'change'], published: null });
    expect(await office().call(publishSelection, { roundId })).toMatchObject({ shown: 2, withheld: 0 });
    const published = { at: new Date(app.clock.now).toISOString(), byName: '示例office', shown: 2, withheld: 0 };
    expect(await office().call(readSelectionRound, { roundId })).toMatchObject({ state: 'running', acts: ['change'], published });
    expect((await lead().call(readSelectionRound, { roundId })).published).toEqual(published);
    expect(await end(roundId, 'publication')).toEqual({ opened: null, state: 'closed' });
    expect((await office().call(listAwards, { titleId: title('province-unit'), standing: 'current' })).rows.map(({ subject: { label } }) => label).sort()).toEqual(['丁单位', '甲单位']);
    expect((await app.as('nobody').call(listPublicAwards, { titleId: title('province-unit') })).total).toBe(2);
  });
});

describe('a yearly selection with a jury', () => {
  let roundId: string;
  const judges = ['lead', 'deptA', 'deptB', 'zoneWest'];
  const score = (person: string, blindNumber: number, total: number) => app.as(person).call(submitSheet, { roundId, blindNumber, scores: { deeds: Math.min(50, total), influence: Math.max(0, Math.min(30, total - 50)), recognition: Math.max(0, total - 80) } });
  const numberOf = async (label: string) => (await ids(roundId)).get(label)?.blindNumber ?? 0;

  it('draws its candidates from those who hold other titles', async () => {
    for (const label of ['示例甲', '示例乙', '示例丙']) {
      await office().call(conferAward, { titleId: title('county-good-person'), subjectId: await agreed(label), on: '2026-08-01', document: '榜单', classCode: 'help' });
    }
    roundId = (await office().call(createSelectionRound, {
      code: 'Y10', name: '第十届年度人物评选', edition: 10, conditions: '条件', titles: [{ titleId: title('moving-person'), seats: 1 }], stages: stages('nomination', 'jury', 'publicVoice', 'publicNotice', 'decision', 'conferral', 'publication'),
    })).id;
    expect(await office().call(nominateFromAwards, { roundId, titleId: title('moving-person'), feederTitleIds: [title('county-good-person')], since: '2026-01-01' })).toEqual({ added: 3, present: 0 });
    expect(await office().call(nominateFromAwards, { roundId, titleId: title('moving-person'), feederTitleIds: [title('county-good-person')] })).toEqual({ added: 0, present: 3 });
    // They come without deeds, which a sheet of nominations adds once; what is said stays.
    const fed = (await office().call(listCandidates, { roundId })).rows.map(({ subject: of }) => of);
    const deeds = (words: string) => ({ fileName: 'deeds.csv', body: new TextEncoder().encode(`\uFEFF对象编号,名称,事迹摘要\n${fed.map(({ code, label }) => `${code},${label},${words}`).join('\n')}\n`) });
    expect((await office().call(importNominations, { roundId, titleId: title('moving-person'), file: deeds('守着教学点二十年'), mode: 'all' })).report).toMatchObject({ created: 0, updated: 3, unchanged: 0 });
    expect((await office().call(importNominations, { roundId, titleId: title('moving-person'), file: deeds('另一种说法'), mode: 'all' })).report).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    await end(roundId, 'nomination');
    expect((await office().call(readSelectionRound, { roundId })).counts).toEqual({ eligible: 3 });
  });

  it('shows its judges numbers and no names, wherever they are, and lets nobody else score', async () => {
    expect(await blockers(roundId)).toEqual([['tooFewJudges', 0]]);
    await office().call(nameJudges, { roundId, personIds: judges.map((name) => app.id(`person/${name}`)) });
    expect(await blockers(roundId)).toEqual([['missingSheets', 12]]);
    const mine = await app.as('zoneWest').call(readMySheets, { roundId });
    expect(mine.sheets.map(({ summary }) => summary)).toEqual(Array.from({ length: 3 }, () => '守着教学点二十年'));
    expect(JSON.stringify(mine.sheets)).not.toMatch(/示例/);
    // Nor does a list tell a judge which number is whose, while the office sees it.
    expect((await app.as('lead').call(listCandidates, { roundId, sort: 'number' })).rows.map(({ blindNumber, subject }) => [blindNumber, subject.label])).toEqual(['示例丙', '示例甲', '示例乙'].map((label) => [null, label]));
    expect([...(await ids(roundId)).values()].map(({ blindNumber }) => blindNumber).toSorted()).toEqual([1, 2, 3]);
    // Nor the summary, which stands on the sheet of a number, beside a name.
    await sql`update honours.candidates set summary = '某年某事' where round_id = ${roundId}`.execute(app.ownerDb);
    const candidateId = (await office().call(listCandidates, { roundId })).rows[0]?.id as string;
    expect(await app.as('lead').call(readCandidate, { candidateId })).toMatchObject({ blindNumber: null, summary: null });
    expect(await office().call(readCandidate, { candidateId })).toMatchObject({ summary: '某年某事' });
    expect(mine.toDeclare.map(({ label }) => label).sort()).toEqual(['示例丙', '示例乙', '示例甲'].sort());
    expect((await problemOf(office().call(readMySheets, { roundId }))).code).toBe('honours.not_a_judge');
    expect((await problemOf(app.as('deptA').call(submitSheet, { roundId, blindNumber: 1, scores: { deeds: 51, influence: 0, recognition: 0 } }))).code).toBe('honours.sheet_invalid');
    expect((await problemOf(app.as('deptA').call(submitSheet, { roundId, blindNumber: 1, scores: { deeds: 50 } }))).code).toBe('honours.sheet_invalid');
  });

  it('takes a judge who is close to somebody off that sheet, and shows no order while sheets come in', async () => {
    const [jia, yi, bing] = [await numberOf('示例甲'), await numberOf('示例乙'), await numberOf('示例丙')];
    for (const person of judges) { await score(person, jia, 80); await score(person, yi, person === 'lead' ? 100 : 70); await score(person, bing, 60); }
    const candidateId = (await ids(roundId)).get('示例乙')?.id ?? '';
    await app.as('lead').call(declareConflict, { roundId, candidateId, reason: '曾为同事' });
    expect((await app.as('lead').call(readMySheets, { roundId })).sheets.map(({ blindNumber }) => blindNumber)).not.toContain(yi);
    expect((await problemOf(score('lead', yi, 100))).code).toBe('honours.sheet_invalid');
    expect(await blockers(roundId)).toEqual([]);
    expect((await problemOf(office().call(readJuryResult, { roundId, titleId: title('moving-person') }))).code).toBe('honours.stage_not_open');
    await end(roundId, 'jury');
    expect((await problemOf(score('deptA', bing, 100))).code).toBe('honours.stage_not_open');
  });

  it('orders them by trimmed means with the sum shown, and with the public voice says which weights keep the winner', async () => {
    const result = () => office().call(readJuryResult, { roundId, titleId: title('moving-person') });
    const plain = await result();
    expect(plain.rows.map(({ label, place, score: { numerator, denominator }, left }) => [label, place, numerator / denominator, left.length])).toEqual([['示例甲', 1, 8000, 2], ['示例乙', 2, 7000, 2], ['示例丙', 3, 6000, 2]]);
    expect(plain).toMatchObject({ agreement: { w: 1, judges: 3 }, range: null, voicePercent: 0 });
    const ballotId = app.id('ballot/y10');
    const codes = await ids(roundId);
    const options = (['示例甲', '示例乙', '示例丙'] as const).map((label, at) => ({ code: codes.get(label)?.subject.code ?? '', label, votes: [100, 400, 50][at], firstPlaces: null, rank: 1, isTied: false, isIn: true }));
    const insert = (counted: object, weight = 0) => sql`with b as (insert into ballots.ballots (programme_id, id, state, title, body, mode, classes, options, weight_percent, weight_rule, opens_at, closes_at, definition, definition_hash, drafted_at, drafted_by, authors, opened_by)
        values (${app.id('programme')}, ${ballotId}, 'closed', '第十届投票', '', 'approve', '[]', '[]', ${weight}, '', '2026-01-01', '2026-01-02', '{}', 'x', now(), ${app.id('person/office')}, array[${app.id('person/office')}]::uuid[], ${app.id('person/lead')}) on conflict (programme_id, id) do update set weight_percent = excluded.weight_percent)
      insert into ballots.results (programme_id, ballot_id, counted, quarantined, paper_count, codes, root, signature, file_sha256, file_bytes, counted_at)
        values (${app.id('programme')}, ${ballotId}, ${JSON.stringify(counted)}::jsonb, '{}', 0, '{}', 'r', 's', 'f', 1, now()) on conflict (programme_id, ballot_id) do update set counted = excluded.counted`.execute(app.ownerDb);
    expect(await blockers(roundId)).toEqual([['voiceOpen', 1]]);
    await insert({ classes: [{ options: options.slice(0, 2) }] });
    expect((await problemOf(office().call(takeBallotResult, { roundId, ballotId }))).code).toBe('honours.ballot_differs');
    await insert({ classes: [{ options }] }, 30);
    expect((await problemOf(office().call(takeBallotResult, { roundId, ballotId }))).problem).toMatchObject({ code: 'honours.ballot_weight_differs', params: { ballot: 30, round: 0 } });
    await insert({ classes: [{ options }] });
    expect(await office().call(takeBallotResult, { roundId, ballotId })).toEqual({ candidates: 3, voices: 550 });
    expect((await problemOf(office().call(takeBallotResult, { roundId, ballotId }))).code).toBe('honours.stage_not_open');
    await end(roundId, 'publicVoice');
    // 甲 has 1 of the jury and 1/4 of the voice, 乙 7/8 and 1: they meet at a weight of one in seven.
    expect((await result()).range).toEqual({ from: 0, to: 14 });
  });

  it('names only those who agreed in its notice', async () => {
    const winner = (await ids(roundId)).get('示例甲')?.id ?? '';
    await office().call(chooseCandidates, { roundId, candidateIds: [winner] });
    const { noticeId, listed } = await office().call(draftSelectionNotice, { roundId, howToObject: '电话 000-0000000' });
    expect(listed).toBe(1);
    const notice = await office().call(readNotice, { noticeId });
    expect(notice).toMatchObject({ hasNames: true, consentConfirmed: true, noMinorsConfirmed: true });
    expect(notice.list?.rows).toEqual([['年度感动人物', '示例甲', '地点e1']]);
    // Whoever reads it can make the order again: the method, what parts equals, and the seed of the lot.
    const { lotSeed } = (await office().call(readSelectionRound, { roundId })).jury;
    const through = (await office().call(readSelectionRound, { roundId })).stages.filter(({ state }) => state === 'done').map(({ kind }) => stageWords[kind].zh);
    expect(notice.body).toContain(`已完成${through.slice(0, -1).join('、')}和${through.at(-1)}，拟命名 1 个`);
    expect(notice.body.trim().split('\n').at(-1)).toContain(lotSeed);
    expect(notice.body).toContain('评审计分：去掉最高最低取平均（两端各去掉 1 张）；平分时依次：中位数高者先、');
    expect(notice.body).toContain(`${lotSeed}（SHA-256 摘要 ${sha256Hex(lotSeed)}）`);
  });
});
