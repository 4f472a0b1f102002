import { beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '#kernel/sha256.ts';
import { readNotice } from '#modules/notices/contract/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  adoptTitles, chooseCandidates, createSelectionRound, createSubject, createTitle, draftSelectionNotice, finishStage, importNominations, listCandidates, listTitles, nameJudges, judgeEligibility, nominateCandidate, overrideQuota, readJuryResult, readMySheets, readQuotas, recordCheck, removeCandidate, submitSheet,
} from '../contract/index.ts';

let app: TestApp;
let personTitle: string;
let made = 0;
const office = () => app.as('office');
const judges = ['lead', 'deptA', 'deptB'];
const stages = (...kinds: string[]) => kinds.map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })) as never;

beforeAll(async () => {
  app = await testApp();
  await office().call(adoptTitles, { name: 'selections' });
  personTitle = (await office().call(listTitles, { pageSize: 200 })).rows.find(({ code }) => code === 'moving-person')?.id ?? '';
});

const juryRound = async (seats: number) => (await office().call(createSelectionRound, { code: `T-${(made += 1)}`, name: '年度人物评选', conditions: '条件', titles: [{ titleId: personTitle, seats }], stages: stages('nomination', 'jury', 'publicNotice', 'decision', 'conferral') })).id;
const labels = async (roundId: string) => new Map((await office().call(listCandidates, { roundId, pageSize: 200 })).rows.map((row) => [row.subject.label, row]));

/** Every judge gives each candidate the same total. */
async function scored(roundId: string, totals: Readonly<Record<string, number>>): Promise<void> {
  await office().call(finishStage, { roundId, kind: 'nomination' });
  await office().call(nameJudges, { roundId, personIds: judges.map((name) => app.id(`person/${name}`)) });
  const dealt = await labels(roundId);
  for (const judge of judges) for (const { blindNumber } of (await app.as(judge).call(readMySheets, { roundId })).sheets) {
    const total = totals[[...dealt].find(([, row]) => row.blindNumber === blindNumber)?.[0] ?? ''] ?? 0;
    await app.as(judge).call(submitSheet, { roundId, blindNumber, scores: { deeds: Math.min(50, total), influence: Math.max(0, Math.min(30, total - 50)), recognition: Math.max(0, total - 80) } });
  }
  await office().call(finishStage, { roundId, kind: 'jury' });
}

describe('a tie at the line of the seats', () => {
  let roundId: string;
  const result = () => office().call(readJuryResult, { roundId, titleId: personTitle });
  const ids = async (...names: string[]) => { const all = await labels(roundId); return names.map((name) => all.get(name)?.id ?? ''); };

  it('is decided by the rule written before anybody scored: who was nominated earlier, not by the numbers that were dealt', async () => {
    roundId = await juryRound(2);
    for (const [at, label] of ['丁', '丙', '乙', '甲'].entries()) {
      app.clock.now += 60_000;
      const { id: subjectId } = await office().call(createSubject, { kind: 'person', code: `T-${at}`, label, placeId: app.id('place/e1'), isAdult: true });
      await office().call(nominateCandidate, { roundId, titleId: personTitle, subjectId });
    }
    await scored(roundId, { 甲: 90, 乙: 80, 丙: 80, 丁: 80 });
    expect((await result()).rows.map(({ label, place, partedBy }) => [label, place, partedBy])).toEqual([['甲', 1, null], ['丁', 2, null], ['丙', 3, 'earlier'], ['乙', 4, 'earlier']]);
    expect((await result()).rows[2]?.tieSteps.at(-1)).toEqual({ key: 'earlier', above: '1', own: '2' });
    // Whoever decides the list sees the order, the agreement and what parted equals, as the office does; a department does not.
    expect(await app.as('lead').call(readJuryResult, { roundId, titleId: personTitle })).toEqual(await result());
    expect((await problemOf(app.as('deptA').call(readJuryResult, { roundId, titleId: personTitle }))).code).toBe('platform.not_permitted');
  });

  it('is not decided otherwise without a word: the list names who was passed over, and stays undone', async () => {
    const problem = await problemOf(office().call(chooseCandidates, { roundId, candidateIds: await ids('甲', '乙') }));
    expect([problem.code, problem.problem.title]).toEqual(['honours.order_left', expect.stringMatching(/丁.*丙|丙.*丁/)]);
    expect([...(await labels(roundId)).values()].map(({ state }) => state)).toEqual(['eligible', 'eligible', 'eligible', 'eligible']);
    const left = await office().call(chooseCandidates, { roundId, candidateIds: await ids('甲', '乙'), orderReason: '丁、丙本人书面放弃' });
    expect(left.passedOver.toSorted()).toEqual((await ids('丁', '丙')).toSorted());
    expect(await result()).toMatchObject({ passedOver: expect.arrayContaining(await ids('丁', '丙')), orderReason: { reason: '丁、丙本人书面放弃' } });
    expect((await office().call(chooseCandidates, { roundId, candidateIds: await ids('甲', '丁') })).passedOver).toEqual([]);
    expect(await result()).toMatchObject({ passedOver: [], orderReason: null });
  });

  it('between those who came in on one sheet is decided by the lot, which anybody draws again from the seed', async () => {
    roundId = await juryRound(1);
    const body = new TextEncoder().encode('\uFEFF编号,姓名,村编码,已成年\nL-1,戊,e1,是\nL-2,己,e1,是\nL-3,庚,e1,是\n');
    await office().call(importNominations, { roundId, titleId: personTitle, file: { fileName: 'l.csv', body }, mode: 'all' });
    await scored(roundId, { 戊: 85, 己: 85, 庚: 85 });
    const { rows, lotSeed } = await result();
    expect(rows.slice(1).map(({ partedBy }) => partedBy)).toEqual(['lot', 'lot']);
    expect(rows.map(({ candidateId }) => candidateId)).toEqual(rows.map(({ candidateId }) => candidateId).toSorted((a, b) => (sha256Hex(`${lotSeed}/${a}`) < sha256Hex(`${lotSeed}/${b}`) ? -1 : 1)));
  });
});

describe('quotas that contradict each other', () => {
  it('two of every county against a quarter of one kind of unit are named together, with the county and the numbers, and no notice goes out', async () => {
    const share = { numerator: 25, denominator: 100 };
    const { id: titleId } = await office().call(createTitle, {
      code: 'clash-unit', nameZh: '示例单位称号', nameEn: 'Example unit', tier: 'county', subjectKind: 'unit', authority: '县文明委', source: '测试',
      rules: { quotas: [{ kind: 'leastPerGroup', dimension: 'county', least: 2 }, { kind: 'groupShareMost', dimension: 'belonging', group: 'direct', most: share }] },
    });
    const { id: roundId } = await office().call(createSelectionRound, { code: 'CLASH', name: '单位评选', conditions: '条件', titles: [{ titleId, seats: 6 }], stages: stages('nomination', 'publicNotice', 'decision', 'conferral') });
    for (const [at, [county, belonging]] of [['a', 'direct'], ['a', 'direct'], ['b', 'local'], ['b', 'local'], ['c', 'local'], ['c', 'local'], ['c', 'local']].entries()) {
      const { id: subjectId } = await office().call(createSubject, { kind: 'unit', code: `CU-${at}`, label: `单位${at}`, placeId: app.id('place/e1') });
      await office().call(nominateCandidate, { roundId, titleId, subjectId, groups: { county: county as string, belonging: belonging as string } });
    }
    const { rooms } = await office().call(readQuotas, { roundId });
    expect(rooms[0]?.conflicts.map(({ reason, rules, groupZh, need, allow }) => [reason, rules.map(({ kind }) => kind).toSorted(), groupZh, need, allow])).toEqual([['cross', ['groupShareMost', 'leastPerGroup'], 'a', 2, 1]]);
    await office().call(finishStage, { roundId, kind: 'nomination' });
    const all = [...(await labels(roundId)).values()].map(({ id }) => id);
    const { findings, passedOver } = await office().call(chooseCandidates, { roundId, candidateIds: all.slice(0, 6) });
    expect(passedOver).toEqual([]);
    expect(findings.filter(({ ok }) => !ok).map(({ kind }) => kind)).not.toEqual([]);
    expect((await problemOf(office().call(draftSelectionNotice, { roundId, howToObject: '电话 000-0000000' }))).code).toBe('honours.quotas_unmet');
  });
});

describe('a least of every county', () => {
  it('is asked of a county all of whose units fell out, refused or removed, and holds the notice up until somebody says why', async () => {
    const { id: titleId } = await office().call(createTitle, {
      code: 'every-county', nameZh: '各县都有的单位称号', nameEn: 'Units of every county', tier: 'county', subjectKind: 'unit', authority: '县文明委', source: '测试',
      rules: { classes: [{ code: 'school', zh: '学校', en: 'Schools' }], negativeItems: [{ code: 'accident', zh: '发生事故', en: 'An accident', lookBackMonths: 12 }], quotas: [{ kind: 'leastPerGroup', dimension: 'county', least: 1 }] },
    });
    const { id: roundId } = await office().call(createSelectionRound, { code: 'ABSENT', name: '单位评选', conditions: '条件', titles: [{ titleId }], stages: stages('nomination', 'eligibility', 'publicNotice', 'decision', 'conferral') });
    const ids: string[] = [];
    for (const [at, county] of ['a', 'b', 'c'].entries()) {
      const { id: subjectId } = await office().call(createSubject, { kind: 'unit', code: `AC-${at}`, label: `各县单位${at}`, placeId: app.id('place/e1') });
      ids.push((await office().call(nominateCandidate, { roundId, titleId, subjectId, classCode: 'school', groups: { county } })).id);
    }
    const [kept, refused, removed] = ids as [string, string, string];
    await office().call(recordCheck, { candidateId: refused, kind: 'negative', code: 'accident', said: true, happenedOn: '2026-09-01', signedOn: '2026-09-21' });
    await office().call(finishStage, { roundId, kind: 'nomination' });
    expect(await office().call(judgeEligibility, { roundId, negativesChecked: true })).toMatchObject({ ineligible: 1 });
    await office().call(removeCandidate, { candidateId: removed, reason: '单位自愿退出' });
    await office().call(finishStage, { roundId, kind: 'eligibility' });
    const { findings } = await office().call(chooseCandidates, { roundId, candidateIds: [kept] });
    expect(findings.map(({ group, count, least, ok }) => [group, count, least, ok])).toEqual([['a', 1, 1, true], ['b', 0, 1, false], ['c', 0, 1, false]]);
    expect((await office().call(readQuotas, { roundId })).rooms[0]?.conflicts.map(({ groupZh, need, allow }) => [groupZh, need, allow]).at(0)).toEqual(['b', 1, 0]);
    const notice = () => office().call(draftSelectionNotice, { roundId, howToObject: '电话 000-0000000' });
    expect((await problemOf(notice())).problem).toMatchObject({ code: 'honours.quotas_unmet', params: { count: 2 } });
    for (const { key, ok } of findings) if (!ok) await app.as('lead').call(overrideQuota, { roundId, key, reason: '该县本届没有合格单位' });
    const { noticeId, listed } = await notice();
    const shown = await office().call(readNotice, { noticeId });
    expect([listed, shown.list]).toEqual([1, { columns: ['称号', '名称', '类别', '所在地'], rows: [['各县都有的单位称号', '各县单位0', '学校', '地点e1']] }]);
    // Nobody scored here, so nothing is said of a jury.
    expect(shown.body).not.toContain('抽签');
  });
});
