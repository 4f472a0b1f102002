import { beforeAll, describe, expect, it } from 'vitest';
import { approveRuleBook, draftRuleBook, listAccounts, listSettlementLines, listSettlementPreview, postSettlement, reverseSettlement, verifyAccounts, warnSettlement } from '#modules/points/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { correctTeamDeed, createTeam, exportTeamDeeds, listTeamDeeds, postTeamDeeds, recordTeamDeed, reviewTeamDeed } from '../contract/index.ts';

let app: TestApp;
let [teamId, elsewhere] = ['', ''];
const office = () => app.as('office');
const at = (text: string): void => { app.clock.now = Date.parse(text); };
const record = (ruleCode = 'public-work', more: object = {}, person = 'communityE1') => app.as(person).call(recordTeamDeed, { teamId, ruleCode, happenedOn: '2026-09-21', evidence: '活动签到表', ...more });
const balance = async () => (await office().call(listTeamDeeds, { teamId })).balance;

beforeAll(async () => {
  app = await testApp();
  const { id: bookId } = await office().call(draftRuleBook, { name: '第一版', effectiveFrom: '2026-09-21', source: '村民会议' });
  await app.as('lead').call(approveRuleBook, { bookId });
  teamId = (await office().call(createTeam, { code: 'T-1', name: '示例一队', foundedOn: '2026-01-05', placeId: app.id('place/e1') })).id;
  elsewhere = (await office().call(createTeam, { code: 'T-2', name: '示例二队', foundedOn: '2026-01-05', placeId: app.id('place/w1') })).id;
});

describe('a deed of a team', () => {
  it('is worth what the rule book says, is looked at by another, hangs out, and is then in the account of the team', async () => {
    const { id: teamDeedId, points } = await record();
    expect(points).toBe(10);
    expect((await problemOf(app.as('communityE1').call(reviewTeamDeed, { teamDeedId, agree: true }))).code).toBe('points.same_person');
    expect((await office().call(listMyDuties, { kind: ['volunteering.teamDeeds'] })).rows.map(({ titleZh }) => titleZh)).toEqual(['清扫公共场地、河道、道路 · 示例一队']);
    expect((await app.as('communityE1').call(listMyDuties, { kind: ['volunteering.teamDeeds'] })).total).toBe(0);
    await office().call(reviewTeamDeed, { teamDeedId, agree: true });
    expect((await office().call(listTeamDeeds, { teamId })).rows).toMatchObject([{ state: 'noticed', noticeUntil: '2026-09-24' }]);
    at('2026-09-24T02:00:00Z');
    await app.as('admin').call(postTeamDeeds, {});
    expect(await balance()).toBe(0);
    at('2026-09-25T02:00:00Z');
    expect(await app.as('admin').call(postTeamDeeds, {})).toEqual({ posted: 1 });
    expect([await balance(), await app.as('admin').call(postTeamDeeds, {})]).toEqual([10, { posted: 0 }]);
    expect((await office().call(listAccounts, { holderId: teamId })).rows).toMatchObject([{ holderKind: 'team', holderLabel: '示例一队', balance: 10 }]);
    expect((await office().call(verifyAccounts, {})).isSound).toBe(true);
    at('2026-09-21T02:00:00Z');
  });

  it('that was wrong is corrected by somebody else: by a reversal once it is posted, and on notice it never is', async () => {
    const onNotice = await record('study');
    await office().call(reviewTeamDeed, { teamDeedId: onNotice.id, agree: true });
    const { rows: posted } = await office().call(listTeamDeeds, { teamId, state: 'posted' });
    const teamDeedId = posted[0]?.id as string;
    expect((await problemOf(app.as('communityE1').call(correctTeamDeed, { teamDeedId, reason: '记错了队' }))).code).toBe('points.same_person');
    await office().call(correctTeamDeed, { teamDeedId, reason: '记错了队' });
    expect(await balance()).toBe(0);
    expect((await problemOf(office().call(correctTeamDeed, { teamDeedId, reason: '再来一次' }))).code).toBe('points.deed_not_open');
    await office().call(correctTeamDeed, { teamDeedId: onNotice.id, reason: '没有这回事' });
    at('2026-09-25T02:00:00Z');
    expect(await app.as('admin').call(postTeamDeeds, {})).toEqual({ posted: 0 });
    expect((await office().call(listTeamDeeds, { teamId, state: 'corrected' })).rows.map(({ correctionReason }) => correctionReason).toSorted()).toEqual(['没有这回事', '记错了队']);
    expect((await office().call(verifyAccounts, {})).isSound).toBe(true);
    at('2026-09-21T02:00:00Z');
  });

  it('expires with the points of households at the end of a year, by the same rule and under the name of the team', async () => {
    const { id: bookId } = await office().call(draftRuleBook, { name: '第二版', effectiveFrom: '2026-09-22', source: '村民会议', terms: { keepPercent: 50, warnDays: 60 } });
    await app.as('lead').call(approveRuleBook, { bookId });
    const { id: teamDeedId } = await record('watering');
    await office().call(reviewTeamDeed, { teamDeedId, agree: true });
    at('2026-09-25T02:00:00Z');
    await app.as('admin').call(postTeamDeeds, {});
    const had = (await balance()) as number;
    expect((await office().call(listSettlementPreview, { q: '示例一队' })).rows).toMatchObject([{ label: '示例一队', balance: had, expired: had / 2, carried: had / 2 }]);
    at('2026-11-01T02:00:00Z');
    const { id: settlementId } = await office().call(warnSettlement, { year: 2026, notice: '年末到期，请在此前兑换。' });
    at('2027-01-05T02:00:00Z');
    await app.as('office2').call(postSettlement, { settlementId });
    expect(await balance()).toBe(had / 2);
    expect((await office().call(listSettlementLines, { settlementId, q: '示例一队' })).rows).toMatchObject([{ label: '示例一队', expired: had / 2 }]);
    await office().call(reverseSettlement, { settlementId, reason: '预告没有贴到村里' });
    expect([await balance(), (await office().call(verifyAccounts, {})).isSound]).toEqual([had, true]);
    at('2026-09-21T02:00:00Z');
  });

  it('is declined only with a reason, and then counts for nothing and frees its place under the month’s cap', async () => {
    const { id: teamDeedId } = await record('clean-yard');
    expect((await problemOf(record('clean-yard'))).code).toBe('points.over_cap');
    expect((await problemOf(office().call(reviewTeamDeed, { teamDeedId, agree: false }))).code).toBe('points.reason_missing');
    await office().call(reviewTeamDeed, { teamDeedId, agree: false, reason: '当天没有活动' });
    expect((await problemOf(office().call(reviewTeamDeed, { teamDeedId, agree: true }))).code).toBe('points.deed_not_open');
    expect((await record('clean-yard')).points).toBe(15);
  });

  it('is reviewed by nobody who leads the team: its points are goods that the leader takes', async () => {
    const { id: led } = await office().call(createTeam, { code: 'T-3', name: '示例三队', foundedOn: '2026-01-05', placeId: app.id('place/e1'), leaderId: app.id('person/office2') });
    const { id: teamDeedId } = await record('study', { teamId: led });
    const mine = async (person: string) => (await app.as(person).call(listTeamDeeds, { teamId: led })).rows.map(({ mayReview }) => mayReview);
    expect([await mine('office2'), await mine('office')]).toEqual([[false], [true]]);
    const duties = async (person: string) => (await app.as(person).call(listMyDuties, { kind: ['volunteering.teamDeeds'] })).rows.filter(({ titleZh }) => titleZh.includes('示例三队')).length;
    expect([await duties('office2'), await duties('office')]).toEqual([0, 1]);
    for (const agree of [true, false]) expect((await problemOf(app.as('office2').call(reviewTeamDeed, { teamDeedId, agree, reason: '本队的' }))).code).toBe('points.same_person');
    await expect(sql`update volunteering.team_deeds set state = 'noticed', notice_until = '2026-09-24', reviewed_by = ${app.id('person/office2')}, reviewed_at = now() where id = ${teamDeedId}`.execute(app.ownerDb)).rejects.toMatchObject({ constraint: 'team_deeds__leader_does_not_review' });
    await office().call(reviewTeamDeed, { teamDeedId, agree: true });
  });

  it('is refused for a deduction, an unknown rule, a day to come and a team elsewhere', async () => {
    expect((await problemOf(record('littering'))).code).toBe('points.rule_unknown');
    expect((await problemOf(record('unheard-of'))).code).toBe('points.rule_unknown');
    expect((await problemOf(record('study', { happenedOn: '2026-09-22' }))).code).toBe('points.day_wrong');
    expect((await problemOf(record('study', { teamId: elsewhere }))).status).toBe(404);
    expect((await office().call(exportTeamDeeds, {})).fileName).toMatch(/xlsx$/);
  });

  it('is refused for a rule that asks for a photo: words alone do not show what it wants to see', async () => {
    const { id: bookId } = await office().call(draftRuleBook, { name: '第三版', effectiveFrom: '2026-09-23', source: '村民会议', rules: [{ code: 'public-work', group: '美丽家园', label: '清扫公共场地', points: 10, monthlyCap: null, evidence: 'photo' }, { code: 'study', group: '文明实践', label: '参加学习', points: 5, monthlyCap: null, evidence: 'signature' }] });
    await app.as('lead').call(approveRuleBook, { bookId });
    at('2026-09-23T02:00:00Z');
    expect((await problemOf(record('public-work', { happenedOn: '2026-09-23' }))).code).toBe('points.photo_missing');
    expect((await record('study', { happenedOn: '2026-09-23' })).points).toBe(5);
    at('2026-09-21T02:00:00Z');
  });
});
