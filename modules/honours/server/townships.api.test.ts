/** Goal: each township answers for its own households after the notice, and nobody else's. Method: a round of two zones through its stages, with the officers of both. */
import { beforeAll, describe, expect, it } from 'vitest';
import { closeNotice, publishNotice, readNotice } from '#modules/notices/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  adoptTitles, chooseCandidates, conferSelection, createSelectionRound, createTitle, decideCandidates, decideTown, draftSelectionNotice, finishStage, importNominations, listAwards, listCandidates, listRoundTowns, listTitles, readCandidate, readNegativeList, readSelectionRound, signNegatives,
} from '../contract/index.ts';

const HOUSEHOLDS: readonly [village: string, label: string][] = [['e1', '张家户'], ['e1', '李家户'], ['e2', '王家户'], ['w1', '赵家户'], ['w1', '钱家户']];
let app: TestApp;
let titleId: string;
let made = 0;
const office = () => app.as('office');
const east = () => app.as('zoneEast');
const west = () => app.as('zoneWest');
type Kind = 'nomination' | 'publicNotice' | 'townshipApproval' | 'decision' | 'conferral' | 'publication';
const stages = (...kinds: Kind[]) => kinds.map((kind) => ({ kind, startsOn: '2026-09-21', endsOn: '2027-03-31' }));
const end = (roundId: string, kind: Kind) => office().call(finishStage, { roundId, kind });
const openStage = async (roundId: string) => (await office().call(readSelectionRound, { roundId })).stages.find(({ state }) => state === 'open');
const candidates = async (roundId: string) => new Map((await office().call(listCandidates, { roundId, pageSize: 200 })).rows.map((row) => [row.subject.label, row]));
const states = async (roundId: string) => Object.fromEntries([...await candidates(roundId)].map(([label, { state }]) => [label, state]));
const town = (code: string) => app.id(`place/${code}`);

/** A round whose list was shown and whose notice is closed. */
async function shown(...kinds: Kind[]): Promise<string> {
  const code = `TOWN-${(made += 1)}`;
  const { id: roundId } = await office().call(createSelectionRound, { code, name: `五星级文明户评选${made}`, conditions: '户申报、公示、乡镇审批。', titles: [{ titleId }], stages: stages(...kinds) });
  const lines = HOUSEHOLDS.map(([village, label], at) => `${code}-${at},${label},${village},${code}${at}号,诚信友善星,是,本人签字`);
  const file = { fileName: 'households.csv', body: new TextEncoder().encode(`\uFEFF户编号,户名,村编码,门牌号,申报的星,同意公开,同意方式\n${lines.join('\n')}\n`) };
  expect((await office().call(importNominations, { roundId, titleId, file, mode: 'all' })).report).toMatchObject({ created: 5 });
  await end(roundId, 'nomination');
  for (const [who, code] of [[east, 'zone-east'], [west, 'zone-west']] as const) {
    const { households, digest } = await who().call(readNegativeList, { roundId, placeId: town(code) });
    await who().call(signNegatives, { roundId, placeId: town(code), households, digest });
  }
  await office().call(chooseCandidates, { roundId, candidateIds: [...await candidates(roundId)].map(([, { id }]) => id) });
  const { noticeId } = await office().call(draftSelectionNotice, { roundId, howToObject: '电话 000-0000000' });
  await app.as('lead').call(publishNotice, { noticeId, version: 1 });
  app.clock.now = Date.parse(`${(await office().call(readNotice, { noticeId })).endsOn}T20:00:00Z`) + 86_400_000;
  await app.as('lead').call(closeNotice, { noticeId, closingNote: '无异议。' });
  await end(roundId, 'publicNotice');
  return roundId;
}

beforeAll(async () => {
  app = await testApp();
  await office().call(adoptTitles, { name: 'households' });
  titleId = (await office().call(listTitles, { q: '五星级' })).rows[0]?.id ?? '';
});

describe('the approval of a township', () => {
  it('is a stage that waits for every town, is owed by the officer of each, and shows each its own', async () => {
    const roundId = await shown('nomination', 'publicNotice', 'townshipApproval', 'conferral');
    expect(await openStage(roundId)).toMatchObject({ kind: 'townshipApproval', permission: 'honours.approve', blockers: [{ code: 'townsOpen', count: 2 }], mayFinish: false });
    // Each reads one town of its own, and no town that is told all is done.
    const told = async (who: () => ReturnType<typeof office>) => { const { stages: all, counts } = await who().call(readSelectionRound, { roundId }); return [all.find(({ state }) => state === 'open')?.blockers, counts]; };
    expect([await told(east), await told(west), await told(() => app.as('communityE1'))]).toEqual([3, 2, 2].map((chosen) => [[{ code: 'townsOpen', count: 2, day: null }], { chosen }]));
    const seen = async (who: () => ReturnType<typeof office>) => (await who().call(listRoundTowns, { roundId, sort: 'place' })).rows.map(({ nameZh, villages, households, mayDecide }) => [nameZh, villages, households, mayDecide]);
    expect(await seen(office)).toEqual([['地点zone-east', 2, 3, false], ['地点zone-west', 1, 2, false]]);
    expect(await seen(east)).toEqual([['地点zone-east', 2, 3, true]]);
    const owed = async (who: () => ReturnType<typeof office>) => (await who().call(listMyDuties, { kind: ['honours.approve'] })).rows.map(({ path, count }) => [path, count]);
    expect(await owed(east)).toEqual([[`/selection-rounds/${roundId}/towns/${town('zone-east')}`, 3]]);
    expect([await owed(office), await owed(() => app.as('communityE1'))]).toEqual([[], []]);
    expect((await problemOf(office().call(decideTown, { roundId, placeId: town('zone-east'), approve: true }))).code).toBe('platform.not_permitted');
    expect((await problemOf(app.as('communityE1').call(decideTown, { roundId, placeId: town('zone-east'), approve: true }))).code).toBe('platform.not_permitted');
    expect((await problemOf(east().call(decideTown, { roundId, placeId: town('zone-west'), approve: true }))).code).toBe('honours.place_unknown');
    expect((await problemOf(east().call(decideTown, { roundId, placeId: town('e1'), approve: true }))).code).toBe('honours.place_unknown');
    const zhao = (await candidates(roundId)).get('赵家户')?.id ?? '';
    expect((await problemOf(east().call(decideTown, { roundId, placeId: town('zone-east'), approve: true, returned: [{ candidateId: zhao, reason: '不归我们管' }] }))).code).toBe('honours.candidate_settled');
    expect(await states(roundId)).toEqual({ 张家户: 'chosen', 李家户: 'chosen', 王家户: 'chosen', 赵家户: 'chosen', 钱家户: 'chosen' });
  });

  it('takes the list as a whole, sends single households back with a reason, may be given anew until the stage ends, and leads to the plaque', async () => {
    const roundId = await shown('nomination', 'publicNotice', 'townshipApproval', 'conferral');
    const li = (await candidates(roundId)).get('李家户')?.id ?? '';
    expect(await east().call(decideTown, { roundId, placeId: town('zone-east'), approve: true, document: '东镇〔2026〕3号', returned: [{ candidateId: li, reason: '门前卫生与申报不符' }] })).toEqual({ approved: 2, returned: 1 });
    // The east is done, and still reads that the round is not.
    expect((await east().call(readSelectionRound, { roundId })).stages.find(({ state }) => state === 'open')).toMatchObject({ blockers: [{ code: 'townsOpen', count: 1 }], mayFinish: false });
    expect((await problemOf(office().call(finishStage, { roundId, kind: 'townshipApproval' }))).code).toBe('honours.stage_blocked');
    expect((await problemOf(west().call(decideTown, { roundId, placeId: town('zone-west'), approve: false }))).code).toBe('honours.reason_missing');
    expect(await west().call(decideTown, { roundId, placeId: town('zone-west'), approve: false, reason: '评议会到会人数不足' })).toEqual({ approved: 0, returned: 2 });
    expect(await states(roundId)).toEqual({ 张家户: 'confirmed', 李家户: 'declined', 王家户: 'confirmed', 赵家户: 'declined', 钱家户: 'declined' });
    // The village must know why, to put it right; a village elsewhere reads nothing.
    expect((await app.as('communityE1').call(readCandidate, { candidateId: li })).reason).toBe('门前卫生与申报不符');
    expect((await problemOf(west().call(readCandidate, { candidateId: li }))).status).toBe(404);
    expect((await app.as('communityE1').call(listRoundTowns, { roundId, sort: 'place' })).rows.map(({ approved, document }) => [approved, document])).toEqual([[true, '东镇〔2026〕3号']]);
    // It is told at once, with the day and the way to the list; the town and the office are not reminded of what they did.
    const told = async (who: string) => (await app.as(who).call(listMyDuties, { kind: ['honours.householdsReturned'] })).rows.map(({ path, count, placeZh, since }) => [path, count, placeZh, since === null ? null : Date.parse(since)]);
    expect(await told('communityE1')).toEqual([[`/selection-rounds/${roundId}/towns/${town('zone-east')}?state=declined`, 1, '地点e1', app.clock.now]]);
    expect([await told('zoneEast'), await told('office')]).toEqual([[], []]);
    expect(await east().call(decideTown, { roundId, placeId: town('zone-east'), approve: true, document: '东镇〔2026〕4号' })).toEqual({ approved: 3, returned: 0 });
    expect(await told('communityE1')).toEqual([]);
    expect((await office().call(readCandidate, { candidateId: li })).reason).toBeNull();
    expect((await office().call(listRoundTowns, { roundId, sort: 'place' })).rows.map(({ approved, returned, document, reason }) => [approved, returned, document, reason])).toEqual([[true, 0, '东镇〔2026〕4号', null], [false, 2, null, '评议会到会人数不足']]);
    expect((await office().call(readSelectionRound, { roundId })).stages.find(({ state }) => state === 'open')).toMatchObject({ blockers: [], mayFinish: true });
    await end(roundId, 'townshipApproval');
    expect((await problemOf(east().call(decideTown, { roundId, placeId: town('zone-east'), approve: true }))).code).toBe('honours.stage_not_open');
    expect(await office().call(conferSelection, { roundId, on: new Date(app.clock.now).toISOString().slice(0, 10), document: '文明委〔2026〕9号' })).toEqual({ conferred: 3 });
    expect((await office().call(listAwards, { titleId })).rows.map(({ subject }) => subject.label).sort()).toEqual(['张家户', '李家户', '王家户'].sort());
  });

  it('leaves the last word to the leading group where a decision follows', async () => {
    const roundId = await shown('nomination', 'publicNotice', 'townshipApproval', 'decision', 'conferral');
    const qian = (await candidates(roundId)).get('钱家户')?.id ?? '';
    await east().call(decideTown, { roundId, placeId: town('zone-east'), approve: true });
    await west().call(decideTown, { roundId, placeId: town('zone-west'), approve: true, returned: [{ candidateId: qian, reason: '已迁出本村' }] });
    expect((await office().call(readSelectionRound, { roundId })).counts).toEqual({ chosen: 4, declined: 1 });
    await end(roundId, 'townshipApproval');
    expect(await app.as('lead').call(decideCandidates, { roundId })).toEqual({ confirmed: 4, declined: 0 });
  });

  it('is for households: no other title has a township that knows its doors', async () => {
    const unit = (await office().call(createTitle, { code: 'town-unit', nameZh: '文明单位', nameEn: 'Unit', tier: 'county', subjectKind: 'unit', authority: '县文明委', source: '测试', rules: {} })).id;
    expect((await problemOf(office().call(createSelectionRound, { code: 'TOWN-U', name: '文明单位评选', conditions: '条件', titles: [{ titleId: unit }], stages: stages('nomination', 'publicNotice', 'townshipApproval', 'conferral') }))).code).toBe('honours.township_of_households');
  });
});
