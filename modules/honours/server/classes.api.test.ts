/** Goal: “exactly two of each class” reaches the voter, the tally and the range of weights; counties that must be covered are told though nobody came from them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { castBallot, closeBallot, countBallot, downloadPublishedBallot, exchangeCode, openBallot, printCodes, readBallot, readPublicBallot, readPublicResult, requestClosing } from '#modules/ballots/contract/index.ts';
import { verifyPublished } from '#modules/ballots/domain/index.ts';
import { cryptoFor } from '#modules/ballots/server/index.ts';
import { blindedRequest, sealedBallot } from '#modules/ballots/seed/index.ts';
import { createPlace } from '#modules/places/contract/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  adoptTitles, chooseCandidates, createSelectionRound, createSubject, createTitle, draftSelectionBallot, draftSelectionNotice, finishStage, listCandidates, listTitles, nameJudges, nominateCandidate, overrideQuota, readJuryResult, readQuotas, readSelectionRound, recordConsent, submitSheet, takeBallotResult,
} from '../contract/index.ts';

const HOUR = 3_600_000;
const judges = ['lead', 'deptA', 'deptB'];
let app: TestApp;
const office = () => app.as('office');
const nobody = () => app.as('nobody', { programme: 'alpha' });
const stages = (...kinds: readonly string[]) => kinds.map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2026-12-01' })) as never;
let made = 0;
async function candidate(roundId: string, titleId: string, label: string, more: Record<string, unknown>): Promise<void> {
  const { id: subjectId } = await office().call(createSubject, { kind: 'person', code: `CL-${(made += 1)}`, label, placeId: app.id('place/e1'), isAdult: true });
  await office().call(recordConsent, { subjectId, consent: 'given', on: '2026-09-01', note: '本人签字' });
  await office().call(nominateCandidate, { roundId, titleId, subjectId, ...more });
}

beforeAll(async () => { app = await testApp(); });

describe('a title with exactly two of each class', () => {
  let titleId: string;
  let roundId: string;
  let ballotId: string;
  const numbers = async () => new Map((await office().call(listCandidates, { roundId, pageSize: 50 })).rows.map((row) => [row.subject.label, row.blindNumber as number]));
  const labels = ['助甲', '助乙', '助丙', '敬甲', '敬乙', '敬丙'];

  beforeAll(async () => {
    titleId = (await office().call(createTitle, {
      code: 'exact-model', nameZh: '道德模范', nameEn: 'Moral model', tier: 'county', subjectKind: 'person', authority: '县文明委', source: '测试',
      rules: { classes: [{ code: 'help', zh: '助人为乐', en: 'Helping' }, { code: 'duty', zh: '敬业奉献', en: 'Duty' }], quotas: [{ kind: 'perClass', least: 2, most: 2 }] },
    })).id;
    roundId = (await office().call(createSelectionRound, { code: 'EX1', name: '道德模范', conditions: '每类恰好两名。', titles: [{ titleId }], voicePercent: 40, voiceRule: '办法第六条', stages: stages('nomination', 'jury', 'publicVoice', 'publicNotice', 'decision', 'conferral') })).id;
    for (const label of labels) await candidate(roundId, titleId, label, { classCode: label.startsWith('助') ? 'help' : 'duty' });
    await office().call(finishStage, { roundId, kind: 'nomination' });
    await office().call(nameJudges, { roundId, personIds: judges.map((name) => app.id(`person/${name}`)) });
    const dealt = await numbers();
    const points: Record<string, number> = { 助甲: 50, 助乙: 40, 助丙: 38, 敬甲: 30, 敬乙: 20, 敬丙: 10 };
    for (const judge of judges) for (const label of labels) await app.as(judge).call(submitSheet, { roundId, blindNumber: dealt.get(label) ?? 0, scores: { deeds: points[label] ?? 0, influence: 0, recognition: 0 } });
  });

  it('has a ballot with its classes, each to be filled exactly', async () => {
    expect((await office().call(readJuryResult, { roundId, titleId }).catch(() => null))).toBeNull();
    await office().call(finishStage, { roundId, kind: 'jury' });
    const result = await office().call(readJuryResult, { roundId, titleId });
    expect([result.perClass, result.rows.filter(({ isInside }) => isInside).map(({ label }) => label)]).toEqual([{ least: 2, most: 2 }, ['助甲', '助乙', '敬甲', '敬乙']]);
    ballotId = (await office().call(draftSelectionBallot, { roundId, opensAt: new Date(app.clock.now).toISOString(), closesAt: new Date(app.clock.now + 24 * HOUR).toISOString() })).ballotId;
    const drafted = await office().call(readBallot, { ballotId });
    expect([drafted.mode, drafted.totalLimit, drafted.classes.map(({ label, limit, seats }) => [label, limit, seats])]).toEqual(['exactly', null, [['助人为乐', 2, 2], ['敬业奉献', 2, 2]]]);
  });

  it('counts only what keeps the classes, in the server and in the file that anybody checks', async () => {
    const votes = [['助丙', '助乙', '敬甲', '敬乙'], ['助丙', '助甲', '敬丙', '敬乙'], ['助丙', '助乙', '敬丙', '敬乙'], ['助甲', '助乙', '助丙', '敬甲'], ['助甲', '敬甲', '敬乙']];
    const { codes } = await office().call(printCodes, { ballotId, label: '示例社区', count: votes.length });
    await app.as('lead').call(openBallot, { ballotId, version: (await office().call(readBallot, { ballotId })).version });
    const { definition } = await nobody().call(readPublicBallot, { ballotId });
    const dealt = await numbers();
    for (const [at, chosen] of votes.entries()) {
      const request = await blindedRequest(definition);
      app.clock.now += 2_000;
      const credential = await request.finish((await nobody().call(exchangeCode, { ballotId, code: codes[at] as string, blinded: request.blinded })).blindSignature);
      const choice = chosen.map((label) => definition.options.findIndex(({ code }) => code === String(dealt.get(label)))).toSorted((a, b) => a - b);
      await nobody().call(castBallot, { ballotId, ...sealedBallot(definition, credential, choice) });
    }
    app.clock.now += 25 * HOUR;
    await office().call(requestClosing, { ballotId, minutes: '时间已到。' });
    await app.as('lead').call(closeBallot, { ballotId });
    await app.as('lead').call(countBallot, { ballotId });
    const result = await nobody().call(readPublicResult, { ballotId });
    // Three of one class, and three in all, are spoilt: each by its own.
    expect([result.counted.ballots, result.counted.valid, result.counted.spoilt]).toEqual([5, 3, 2]);
    expect(result.counted.classes.map(({ label, seats, options }) => [label, seats, options.filter(({ isIn }) => isIn).length])).toEqual([['助人为乐', 2, 2], ['敬业奉献', 2, 2]]);
    async function* lines(): AsyncGenerator<string> { yield* new TextDecoder().decode((await nobody().call(downloadPublishedBallot, { ballotId })).body).split('\n'); }
    const checked = await verifyPublished(lines(), cryptoFor);
    expect(checked).toMatchObject({ isSound: true, differences: [], counted: { valid: 3, spoilt: 2 } });
    // An honest file of which somebody says that three of one class count: its rules are part of what was signed.
    async function* widened(): AsyncGenerator<string> { for await (const line of lines()) yield line.replaceAll('"limit":2', '"limit":3'); }
    expect((await verifyPublished(widened(), cryptoFor)).isSound).toBe(false);
  });

  it('says of each class between which weights those chosen stay chosen', async () => {
    await office().call(takeBallotResult, { roundId, ballotId });
    const { range, classRanges, rows } = await office().call(readJuryResult, { roundId, titleId });
    // 助甲 has 1 of the jury and 1/3 of the voice of its class, 助乙 4/5 and 2/3: they meet at 37.5 %. 敬甲 has 1 and 1/3, 敬丙 1/3 and 2/3: at 66.7 %.
    expect([classRanges, range]).toEqual([[{ classCode: 'duty', from: 0, to: 66 }, { classCode: 'help', from: 38, to: 100 }], { from: 38, to: 66 }]);
    expect(rows.filter(({ isInside }) => isInside).map(({ label }) => label).toSorted()).toEqual(['助乙', '助丙', '敬甲', '敬乙'].toSorted());
  });
});

describe('counties that must be covered', () => {
  let titleId: string;
  let roundId: string;
  const quotas = () => office().call(readQuotas, { roundId });
  it('are told at every stage though nobody came from them, and counted by the quota', async () => {
    titleId = (await office().call(createTitle, { code: 'covering', nameZh: '各县都有的称号', nameEn: 'Covering', tier: 'prefecture', subjectKind: 'person', authority: '市文明委', source: '测试', rules: { quotas: [{ kind: 'leastPerGroup', dimension: 'county', least: 1, cover: { from: 'list', groups: ['甲县', '乙县', '丙县'] } }] } })).id;
    roundId = (await office().call(createSelectionRound, { code: 'CV1', name: '各县都有', conditions: '条件', titles: [{ titleId }], stages: stages('nomination', 'publicNotice', 'decision', 'conferral') })).id;
    expect((await office().call(readSelectionRound, { roundId })).titles[0]?.groupings[0]?.groups.map(({ zh }) => zh)).toEqual(['甲县', '乙县', '丙县']);
    for (const [label, county] of [['覆一', '甲县'], ['覆二', '乙县'], ['覆三', '丁县']] as const) await candidate(roundId, titleId, label, { groups: { county } });
    expect((await quotas()).coverage).toEqual([{ titleId, titleZh: '各县都有的称号', titleEn: 'Covering', dimension: 'county', least: 1, needed: null, groups: 3, missing: [{ zh: '丙县', en: '丙县' }] }]);
    expect((await quotas()).rooms[0]?.conflicts.map(({ groupZh, need, allow }) => [groupZh, need, allow])).toEqual([['丙县', 1, 0]]);
    await office().call(finishStage, { roundId, kind: 'nomination' });
    const all = (await office().call(listCandidates, { roundId })).rows;
    await office().call(chooseCandidates, { roundId, candidateIds: all.map(({ id }) => id) });
    expect((await quotas()).findings.map(({ groupZh, count, least, ok }) => [groupZh, count, least, ok])).toEqual([['丁县', 1, 1, true], ['丙县', 0, 1, false], ['乙县', 1, 1, true], ['甲县', 1, 1, true]]);
  });
  it('are set aside by the named role, with a reason, and by nobody else', async () => {
    const key = (await quotas()).findings.find(({ ok }) => !ok)?.key ?? '';
    expect((await problemOf(office().call(draftSelectionNotice, { roundId, howToObject: '电话' }))).code).toBe('honours.quotas_unmet');
    expect((await problemOf(office().call(overrideQuota, { roundId, key, reason: '丙县本届未申报' }))).code).toBe('platform.not_permitted');
    expect(await app.as('lead').call(overrideQuota, { roundId, key, reason: '丙县本届未申报' })).toEqual({ unmet: 0 });
  });
  it('are, under the shipped rules of a province, its counties: nothing where the programme holds none, each county without anybody where it does', async () => {
    await office().call(adoptTitles, { name: 'civilised' });
    const id = (await office().call(listTitles, { q: '省级文明单位' })).rows[0]?.id ?? '';
    roundId = (await office().call(createSelectionRound, { code: 'CV3', name: '省级文明单位推荐', conditions: '条件', titles: [{ titleId: id }], stages: stages('nomination', 'publicNotice', 'decision', 'conferral') })).id;
    const missing = async () => (await quotas()).coverage.map((gap) => [gap.dimension, gap.least, gap.groups, gap.missing.map(({ zh }) => zh)]);
    expect(await missing()).toEqual([['county', 2, 0, []]]);
    for (const [code, nameZh] of [['cv-a', '覆甲县'], ['cv-b', '覆乙县']] as const) await office().call(createPlace, { kind: 'county', code, nameZh, nameEn: code, parentId: app.id('place/city') });
    const { id: subjectId } = await office().call(createSubject, { kind: 'unit', code: 'CV3-1', label: '覆单位' });
    await office().call(nominateCandidate, { roundId, titleId: id, subjectId, groups: { county: '覆甲县', belonging: 'local', industry: '教育' } });
    expect(await missing()).toEqual([['county', 2, 2, ['覆乙县']]]);
  });
  it('may be all places of a kind, as they are today', async () => {
    const { id } = await office().call(createTitle, { code: 'covering-places', nameZh: '各片区都有的称号', nameEn: 'Covering places', tier: 'county', subjectKind: 'person', authority: '县文明委', source: '测试', rules: { quotas: [{ kind: 'leastPerGroup', dimension: '片区', least: 1, cover: { from: 'places', placeKinds: ['zone'] } }] } });
    roundId = (await office().call(createSelectionRound, { code: 'CV2', name: '各片区都有', conditions: '条件', titles: [{ titleId: id }], stages: stages('nomination', 'publicNotice', 'decision', 'conferral') })).id;
    const [before] = (await quotas()).coverage;
    expect([before?.groups === before?.missing.length, (before?.groups ?? 0) > 1]).toEqual([true, true]);
    await candidate(roundId, id, '片一', { groups: { 片区: before?.missing[0]?.zh ?? '' } });
    expect((await quotas()).coverage[0]?.missing.length).toBe((before?.groups ?? 0) - 1);
  });
});

describe('a share of the villages that a round must cover', () => {
  it('is counted over the villages there are, named where nobody came from, and set aside by the named role alone', async () => {
    const { id: titleId } = await office().call(createTitle, {
      code: 'half-of-villages', nameZh: '一半村参加的称号', nameEn: 'Half of the villages', tier: 'county', subjectKind: 'household', authority: '县文明委', source: '测试',
      rules: { quotas: [{ kind: 'groupsCoveredLeast', dimension: 'village', least: { numerator: 1, denominator: 2 }, cover: { from: 'places', placeKinds: ['village', 'community'] } }] },
    });
    const { id: roundId } = await office().call(createSelectionRound, { code: 'CV-HALF', name: '一半村参加', conditions: '条件', titles: [{ titleId }], stages: stages('nomination', 'publicNotice', 'decision', 'conferral') });
    const nominated = async (code: string, at: string) => {
      const { id: subjectId } = await office().call(createSubject, { kind: 'household', code, label: `示例${code}户`, placeId: app.id(`place/${at}`) });
      await office().call(nominateCandidate, { roundId, titleId, subjectId });
    };
    const read = () => office().call(readQuotas, { roundId });
    await nominated('CVH-1', 'e1');
    await nominated('CVH-2', 'e1');
    const [gap] = (await read()).coverage;
    const villages = gap?.groups ?? 0;
    const needed = Math.ceil(villages / 2);
    expect([villages > 2, gap?.needed, gap?.missing.length]).toEqual([true, needed, villages - 1]);
    expect((await read()).rooms[0]?.conflicts.map(({ reason, need, allow }) => [reason, need, allow])).toEqual([['sum', needed, 1]]);
    await office().call(finishStage, { roundId, kind: 'nomination' });
    const list = async () => office().call(chooseCandidates, { roundId, candidateIds: (await office().call(listCandidates, { roundId })).rows.map(({ id }) => id) });
    await list();
    const [found, ...more] = (await read()).findings;
    expect([found?.kind, found?.group, found?.count, found?.of, found?.least, found?.ok, found?.uncovered.length, more]).toEqual(['groupsCoveredLeast', null, 1, villages, needed, false, villages - 1, []]);
    expect(found?.uncovered.map(({ zh }) => zh)).not.toContain('地点e1');
    expect((await problemOf(office().call(draftSelectionNotice, { roundId, howToObject: '电话' }))).code).toBe('honours.quotas_unmet');
    expect((await problemOf(office().call(overrideQuota, { roundId, key: found?.key ?? '', reason: '本季度试点' }))).code).toBe('platform.not_permitted');
    expect(await app.as('lead').call(overrideQuota, { roundId, key: found?.key ?? '', reason: '本季度只在试点村开展' })).toEqual({ unmet: 0 });
  });
});
