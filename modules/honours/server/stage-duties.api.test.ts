/** Goal: whoever must act in a stage or a re-review owes it by its day, and no longer once it is done. Method: rounds and a re-review step by step, with what each person owes in between. */
import { beforeAll, describe, expect, it } from 'vitest';
import { withdrawBallot } from '#modules/ballots/contract/index.ts';
import { closeNotice, publishNotice, readNotice } from '#modules/notices/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  adoptTitles, answerForDepartment, chooseCandidates, closeReReview, conferAward, conferSelection, createSelectionRound, createSubject, createTitle, decideCandidates, decideShortlist, draftSelectionBallot, draftSelectionNotice, finishStage, importNominations, judgeEligibility, listCandidates, listReviewItems, listTitles, nameJudges, nominateCandidate,
  readMySheets, recordCheck, recordStars, recordVillageMeeting, reviewAward, startReReview, submitSheet,
} from '../contract/index.ts';

const DAY_MS = 86_400_000;
let app: TestApp;
const office = () => app.as('office');
const STAGES_END = '2026-12-31T16:00:00.000Z';
const today = () => new Date(app.clock.now).toISOString().slice(0, 10);
/** Count, due and page of what a person owes of a kind. */
const owed = async (person: string, kind: string) => (await app.as(person).call(listMyDuties, { kind: [`honours.${kind}`], pageSize: 200 })).rows.map(({ count, due, path }) => [count, due, path]);
const stages = (...kinds: string[]) => kinds.map((kind) => ({ kind: kind as 'nomination', startsOn: '2026-09-21', endsOn: '2026-12-31' }));

beforeAll(async () => { app = await testApp(); });

describe('households of a village', () => {
  it('are owed by the officer of that village while a star of theirs was not looked at, by its group and then in its meeting', async () => {
    await office().call(adoptTitles, { name: 'households' });
    const titleId = (await office().call(listTitles, { q: '十星级' })).rows[0]?.id ?? '';
    const { id: roundId } = await office().call(createSelectionRound, { code: 'SD-H', name: '十星级评议', conditions: '办法', titles: [{ titleId }], stages: stages('nomination', 'groupReview', 'committee', 'publicNotice', 'decision', 'conferral') });
    const lines = [['SD-1', '张家户', 'e1', '1号'], ['SD-2', '李家户', 'e1', '2号'], ['SD-3', '王家户', 'e2', '1号']].map((cells) => `${cells.join(',')},诚实守信星,否,`);
    await office().call(importNominations, { roundId, titleId, mode: 'all', file: { fileName: 'h.csv', body: new TextEncoder().encode(`\uFEFF户编号,户名,村编码,门牌号,申报的星,同意公开,同意方式\n${lines.join('\n')}\n`) } });
    expect(await owed('communityE1', 'starsToFind')).toEqual([]);
    await office().call(finishStage, { roundId, kind: 'nomination' });
    const board = `/selection-rounds/${roundId}/villages/${app.id('place/e1')}/stars`;
    expect(await owed('communityE1', 'starsToFind')).toEqual([[2, STAGES_END, board]]);
    // Whoever coordinates many villages, and the office, are not asked in their place.
    for (const person of ['zoneEast', 'zoneWest', 'office', 'deptA', 'lead']) expect(await owed(person, 'starsToFind'), person).toEqual([]);
    const ids = new Map((await office().call(listCandidates, { roundId })).rows.map((row) => [row.subject.label, row.id]));
    const look = (label: string, finding: object) => office().call(recordStars, { candidateId: ids.get(label) ?? '', findings: [{ starCode: 'honest', ...finding }] });
    await look('张家户', { met: true });
    expect(await owed('communityE1', 'starsToFind')).toEqual([[1, STAGES_END, board]]);
    for (const label of ['李家户', '王家户']) await look(label, { met: true });
    expect(await owed('communityE1', 'starsToFind')).toEqual([]);
    await office().call(finishStage, { roundId, kind: 'groupReview' });
    expect(await owed('communityE1', 'starsToFind')).toEqual([[2, STAGES_END, `/selection-rounds/${roundId}/villages`]]);
    await app.as('communityE1').call(recordVillageMeeting, { roundId, placeId: app.id('place/e1'), heldOn: '2026-09-21', presentCount: 20, minutes: '逐户评议' });
    expect(await owed('communityE1', 'starsToFind')).toEqual([[2, STAGES_END, board]]);
    for (const label of ['张家户', '李家户']) await look(label, { votesFor: 15, votesAgainst: 1 });
    expect(await owed('communityE1', 'starsToFind')).toEqual([]);
  });
});

describe('a round of persons', () => {
  it('asks the office to judge, to choose and show, the leading group to decide, the office to confer and to publish', async () => {
    const { id: titleId } = await office().call(createTitle, { code: 'sd-person', nameZh: '好人', nameEn: 'Good person', tier: 'county', subjectKind: 'person', authority: '县文明委', source: '测试', rules: { prerequisites: [{ kind: 'declared', code: 'local', zh: '本地工作满一年', en: 'A year here' }] } });
    const { id: roundId } = await office().call(createSelectionRound, { code: 'SD-P', name: '好人评选', conditions: '办法', titles: [{ titleId }], stages: stages('nomination', 'eligibility', 'publicNotice', 'decision', 'conferral', 'publication') });
    const { id: subjectId } = await office().call(createSubject, { kind: 'person', code: 'SD-P-1', label: '示例甲', placeId: app.id('place/w1'), isAdult: true });
    const { id: candidateId } = await office().call(nominateCandidate, { roundId, titleId, subjectId });
    const mine = [[null, STAGES_END, `/selection-rounds/${roundId}`]];
    const KINDS = ['judge', 'choose', 'decide', 'confer', 'publish'] as const;
    const asked = async () => Object.fromEntries(await Promise.all(KINDS.map(async (kind) => [kind, (await owed(kind === 'decide' ? 'lead' : 'office', kind)).filter(([, , path]) => path === `/selection-rounds/${roundId}`)] as const)));
    const only = (kind?: typeof KINDS[number]) => Object.fromEntries(KINDS.map((each) => [each, each === kind ? mine : []]));
    expect(await asked()).toEqual(only());
    await office().call(finishStage, { roundId, kind: 'nomination' });
    expect(await asked()).toEqual(only('judge'));
    expect(await owed('zoneWest', 'judge')).toEqual([]);
    await office().call(recordCheck, { candidateId, kind: 'declared', code: 'local', said: true, signedOn: '2026-09-21' });
    await office().call(judgeEligibility, { roundId });
    expect(await asked()).toEqual(only());
    await office().call(finishStage, { roundId, kind: 'eligibility' });
    expect(await asked()).toEqual(only('choose'));
    await office().call(chooseCandidates, { roundId, candidateIds: [candidateId] });
    expect(await asked()).toEqual(only('choose'));
    const { noticeId } = await office().call(draftSelectionNotice, { roundId, howToObject: '电话 000-0000000' });
    expect(await asked()).toEqual(only());
    await app.as('lead').call(publishNotice, { noticeId, version: 1 });
    const noticeEnds = Date.parse(`${(await office().call(readNotice, { noticeId })).endsOn}T20:00:00Z`) + DAY_MS;
    const before = app.clock.now;
    app.clock.now = noticeEnds;
    await app.as('lead').call(closeNotice, { noticeId, closingNote: '无异议。' });
    await office().call(finishStage, { roundId, kind: 'publicNotice' });
    expect(await asked()).toEqual(only('decide'));
    await app.as('lead').call(decideCandidates, { roundId });
    expect(await asked()).toEqual(only());
    await office().call(finishStage, { roundId, kind: 'decision' });
    expect(await asked()).toEqual(only('confer'));
    await office().call(conferSelection, { roundId, on: today(), document: '文明委〔2026〕9号' });
    expect(await asked()).toEqual(only());
    await office().call(finishStage, { roundId, kind: 'conferral' });
    expect(await asked()).toEqual(only('publish'));
    await office().call(finishStage, { roundId, kind: 'publication' });
    expect(await asked()).toEqual(only());
    app.clock.now = before;
  });
});

describe('what a stage waits for', () => {
  let made = 0;
  const title = async (rules: object = {}) => (await office().call(createTitle, { code: `sd-w${(made += 1)}`, nameZh: `待办称号${made}`, nameEn: `Title ${made}`, tier: 'county', subjectKind: 'person', authority: '县文明委', source: '测试', rules })).id;
  async function round(titleId: string, kinds: readonly string[], more: object = {}): Promise<{ roundId: string; candidateIds: string[] }> {
    const code = `SD-W${(made += 1)}`;
    const { id: roundId } = await office().call(createSelectionRound, { code, name: `待办评选${made}`, conditions: '办法', titles: [{ titleId, seats: 1 }], stages: stages('nomination', ...kinds, 'publicNotice', 'decision', 'conferral'), ...more });
    const candidateIds: string[] = [];
    for (const label of ['示例甲', '示例乙', '示例丙']) {
      const { id: subjectId } = await office().call(createSubject, { kind: 'person', code: `${code}-${label}`, label, placeId: app.id('place/w1'), isAdult: true });
      candidateIds.push((await office().call(nominateCandidate, { roundId, titleId, subjectId })).id);
    }
    return { roundId, candidateIds };
  }
  const inRound = async (kind: string, roundId: string) => (await owed('office', kind)).filter(([, , path]) => path === `/selection-rounds/${roundId}`).length;

  it('is for judges to be named while a jury has fewer than three of them, or a review none', async () => {
    const { roundId } = await round(await title(), ['review', 'jury'], { jury: { method: 'mean', trim: 0, tieRule: ['lot'], lotSeed: 'seed', criteria: [{ code: 'deeds', zh: '事迹', en: 'Deeds', scoreMax: 10 }] } });
    const owes = () => inRound('nameJudges', roundId);
    const name = (...names: string[]) => office().call(nameJudges, { roundId, personIds: names.map((each) => app.id(`person/${each}`)) });
    expect(await owes()).toBe(0);
    await office().call(finishStage, { roundId, kind: 'nomination' });
    expect([await owes(), (await owed('zoneWest', 'nameJudges')).length, (await owed('lead', 'nameJudges')).length]).toEqual([1, 0, 0]);
    await name('lead');
    expect(await owes()).toBe(0);
    for (const { blindNumber } of (await app.as('lead').call(readMySheets, { roundId })).sheets) await app.as('lead').call(submitSheet, { roundId, blindNumber, scores: { deeds: 5 } });
    await office().call(finishStage, { roundId, kind: 'review' });
    expect(await owes()).toBe(1);
    await name('lead', 'deptA', 'deptB');
    expect(await owes()).toBe(0);
  });

  it('is for a shortlist to be decided, then for a ballot to be drafted, and again once that is withdrawn', async () => {
    const titleId = await title();
    const { roundId } = await round(titleId, ['shortlist', 'publicVoice'], { shortlist: { size: 2, per: 'title' } });
    const owes = async () => [await inRound('shortlist', roundId), await inRound('draftBallot', roundId)];
    expect(await owes()).toEqual([0, 0]);
    await office().call(finishStage, { roundId, kind: 'nomination' });
    expect(await owes()).toEqual([1, 0]);
    await office().call(decideShortlist, { roundId, titleId });
    expect(await owes()).toEqual([0, 0]);
    await office().call(finishStage, { roundId, kind: 'shortlist' });
    expect(await owes()).toEqual([0, 1]);
    const { ballotId } = await office().call(draftSelectionBallot, { roundId, opensAt: new Date(app.clock.now + DAY_MS).toISOString(), closesAt: new Date(app.clock.now + 3 * DAY_MS).toISOString() });
    expect(await owes()).toEqual([0, 0]);
    await app.as('lead').call(withdrawBallot, { ballotId, reason: '日期有误' });
    expect(await owes()).toEqual([0, 1]);
  });

  it('is for candidates to be settled once every department has answered', async () => {
    const titleId = await title({ prerequisites: [{ kind: 'declared', code: 'local', zh: '本地工作满一年', en: 'A year here' }] });
    const { roundId, candidateIds } = await round(titleId, ['departmentCheck'], { departments: [{ code: 'tax', zh: '税务', en: 'Tax', organisationId: app.id('organisation/bureau-a') }] });
    const owes = () => inRound('settle', roundId);
    await office().call(finishStage, { roundId, kind: 'nomination' });
    expect(await owes()).toBe(0);
    await app.as('deptA').call(answerForDepartment, { roundId, code: 'tax', restYes: true });
    expect(await owes()).toBe(1);
    for (const candidateId of candidateIds) await office().call(recordCheck, { candidateId, kind: 'declared', code: 'local', said: true, signedOn: '2026-09-21' });
    await office().call(judgeEligibility, { roundId });
    expect(await owes()).toBe(0);
  });
});

describe('a re-review', () => {
  it('is asked for thirty days ahead, then award by award, and to be closed', async () => {
    const { id: titleId } = await office().call(createTitle, { code: 'sd-unit', nameZh: '文明单位', nameEn: 'Unit', tier: 'county', subjectKind: 'unit', authority: '县文明委', source: '测试', reviewEveryMonths: 12, rules: {} });
    for (const [label, on] of [['甲', '2025-10-01'], ['乙', '2025-10-15'], ['丙', '2025-11-15']] as const) {
      const { id: subjectId } = await office().call(createSubject, { kind: 'unit', code: `SD-U-${label}`, label, placeId: app.id('place/e1') });
      await office().call(conferAward, { titleId, subjectId, on, document: '县文明委' });
    }
    expect(await owed('office', 'reviewDue')).toEqual([[2, '2026-10-01T16:00:00.000Z', '/re-reviews']]);
    expect([await owed('lead', 'reviewDue'), await owed('zoneEast', 'reviewDue')]).toEqual([[], []]);
    const { id: reReviewId } = await office().call(startReReview, { titleId, name: '年度复查', dueBy: '2026-10-31', endsOn: '2026-12-31' });
    const page = `/re-reviews/${reReviewId}`;
    expect([await owed('office', 'reviewDue'), await owed('office', 'reviewItems')]).toEqual([[], [[2, STAGES_END, page]]]);
    const items = new Map((await office().call(listReviewItems, { reReviewId })).rows.map((row) => [row.label, row.id]));
    const keep = (label: string) => office().call(reviewAward, { itemId: items.get(label) ?? '', result: 'keep', evidence: '现场核实，达标' });
    await keep('甲');
    expect([await owed('office', 'reviewItems'), await owed('office', 'reviewToClose')]).toEqual([[[1, STAGES_END, page]], []]);
    await keep('乙');
    expect([await owed('office', 'reviewItems'), await owed('office', 'reviewToClose')]).toEqual([[], [[null, STAGES_END, page]]]);
    await office().call(closeReReview, { reReviewId });
    expect(await owed('office', 'reviewToClose')).toEqual([]);
  });
});
