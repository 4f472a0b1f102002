import { beforeAll, describe, expect, it } from 'vitest';
import { approveRuleBook, draftRuleBook, readBoard, readRuleBook, verifyAccounts } from '#modules/points/contract/index.ts';
import { exportSlips, findTeams, listSlips, readSlip, readTieOut, redeemForTeam, reverseSlip } from '#modules/shops/contract/index.ts';
import { createTeam, listTeamDeeds, postTeamDeeds, recordTeamDeed, reviewTeamDeed } from '#modules/volunteering/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';
import { TEAM_SPENDS_ON, teamAtAShop } from './kit/team-at-a-shop.ts';

const DAY = TEAM_SPENDS_ON;
let app: TestApp;
let [teamId, shopId, soap] = ['', '', ''];
const office = () => app.as('office');
const keeper = () => app.as('volunteer');
const take = (quantity: number, who = 'volunteer', team = teamId) => app.as(who).call(redeemForTeam, { shopId, teamId: team, leaderPresent: true, lines: [{ goodsId: soap, quantity }] });
const codeOf = (work: Promise<unknown>) => problemOf(work).then(({ code }) => code);

beforeAll(async () => {
  app = await testApp();
  ({ teamId, shopId, soap } = await teamAtAShop(app, { cap: 15, stock: 20 }));
});

describe('a volunteer team at the counter', () => {
  it('is found by its name where the shop serves its place, with what it may take this month', async () => {
    expect((await keeper().call(findTeams, { shopId, q: '示例' })).rows).toMatchObject([{ teamId, label: '示例一队', balance: 30, left: 15, mayServe: true }]);
    expect((await office().call(findTeams, { shopId, q: 'T-1' })).rows).toMatchObject([{ mayServe: false }]);
    // A team of the zone goes to any shop in it, also where the keeper reaches a village alone.
    await office().call(createTeam, { code: 'T-3', name: '示例三队', foundedOn: '2026-01-05', placeId: app.id('place/zone-east'), leaderId: app.id('person/leaderE') });
    expect((await keeper().call(findTeams, { shopId, q: 'T-3' })).rows).toMatchObject([{ label: '示例三队', balance: 0 }]);
  });

  it('takes goods through its leader, by a slip in the books of the shop and the ledger alike', async () => {
    const { id, number, balance, left } = await take(2);
    expect([balance, left]).toEqual([20, 5]);
    expect((await keeper().call(listSlips, { q: '示例一队' })).rows).toMatchObject([{ id, number, holderKind: 'team', label: '示例一队', takenByName: '示例leaderE', points: 10 }]);
    expect(await office().call(readSlip, { slipId: id })).toMatchObject({ balance: 20, lines: [{ quantity: 2, points: 10 }] });
    expect((await office().call(listTeamDeeds, { teamId })).balance).toBe(20);
    const tieOut = await office().call(readTieOut, { day: DAY });
    expect(tieOut.rows.map(({ shop, isTied }) => [shop?.code ?? null, isTied])).toEqual([['S-1', true], [null, true]]);
    expect(tieOut.rows[0]).toMatchObject({ redeemed: { booked: 10, ledger: 10 } });
    expect((await office().call(exportSlips, {})).fileName).toMatch(/xlsx$/);
    expect((await office().call(verifyAccounts, {})).isSound).toBe(true);
    // The board is of households.
    expect((await office().call(readBoard, { quarter: '2026-3' })).rows).toEqual([]);
  });

  it('gets its points back by nobody who led it to the counter, and by another', async () => {
    const lead = (person: string) => sql`update volunteering.teams set leader_id = ${app.id(`person/${person}`)} where id = ${teamId}`.execute(app.ownerDb);
    await lead('office2');
    const { id: slipId } = await take(1);
    // Whoever leads the team today is no matter: the goods went to whoever led it then.
    await lead('leaderE');
    const mayReverse = async (person: string) => (await app.as(person).call(readSlip, { slipId })).mayReverse;
    expect([await mayReverse('office2'), await mayReverse('office')]).toEqual([false, true]);
    expect(await codeOf(app.as('office2').call(reverseSlip, { slipId, reason: '想退回积分' }))).toBe('points.same_person');
    await expect(sql`update shops.slips set reversed_at = now(), reversed_by = taken_by, reversal_reason = '硬改' where id = ${slipId}`.execute(app.ownerDb)).rejects.toMatchObject({ constraint: 'slips__taker_does_not_reverse' });
    await office().call(reverseSlip, { slipId, reason: '物品退回' });
    expect((await keeper().call(findTeams, { shopId, q: '示例一队' })).rows).toMatchObject([{ balance: 20, left: 5 }]);
  });

  it('of no place, as one of a department is, goes to any shop', async () => {
    const { id: ofBureau } = await office().call(createTeam, { code: 'T-4', name: '机关队', foundedOn: '2026-01-05', organisationId: app.id('organisation/bureau-a'), leaderId: app.id('person/leaderE') });
    expect((await keeper().call(findTeams, { shopId, q: '机关队' })).rows).toMatchObject([{ teamId: ofBureau, placeZh: null, balance: 0, left: 15, mayServe: true }]);
    expect(await codeOf(take(1, 'volunteer', ofBureau))).toBe('shops.points_short');
    app.clock.now = Date.parse('2026-09-21T02:00:00Z');
    const { id: teamDeedId } = await office().call(recordTeamDeed, { teamId: ofBureau, ruleCode: 'watering', happenedOn: '2026-09-21', evidence: '活动签到表' });
    await app.as('office2').call(reviewTeamDeed, { teamDeedId, agree: true });
    app.clock.now = Date.parse(`${DAY}T02:00:00Z`);
    await app.as('admin').call(postTeamDeeds, {});
    const { id: slipId } = await take(1, 'volunteer', ofBureau);
    expect(await keeper().call(readSlip, { slipId })).toMatchObject({ label: '机关队', points: 5 });
    await app.as('office').call(reverseSlip, { slipId, reason: '物品退回' });
  });

  it('takes no more than the cap of its month and what it has, and what was reversed is free again', async () => {
    expect(await codeOf(take(2))).toBe('shops.team_over_cap');
    const { rows: [slip] } = await office().call(listSlips, { reversed: false });
    await office().call(reverseSlip, { slipId: slip?.id as string, reason: '拿错了物品' });
    expect((await keeper().call(findTeams, { shopId, q: '示例一队' })).rows).toMatchObject([{ balance: 30, left: 15 }]);
    expect(await take(3)).toMatchObject({ balance: 15, left: 0 });
    expect(await codeOf(take(7))).toBe('shops.points_short');
    app.clock.now = Date.parse('2026-10-01T02:00:00Z');
    expect(await take(3)).toMatchObject({ balance: 0, left: 0 });
    expect((await office().call(readTieOut, { day: '2026-10-01' })).rows.every(({ isTied }) => isTied)).toBe(true);
  });

  it('is served by nobody who leads it or had a part in what it earned, and not without a leader or elsewhere', async () => {
    for (const person of ['office', 'communityE1']) expect(await codeOf(take(1, person))).toBe('points.same_person');
    await sql`update volunteering.teams set leader_id = ${app.id('person/volunteer')} where id = ${teamId}`.execute(app.ownerDb);
    expect(await codeOf(take(1))).toBe('points.same_person');
    await sql`update volunteering.teams set leader_id = null where id = ${teamId}`.execute(app.ownerDb);
    expect(await codeOf(take(1))).toBe('shops.team_without_leader');
    const { id: elsewhere } = await office().call(createTeam, { code: 'T-2', name: '示例二队', foundedOn: '2026-01-05', placeId: app.id('place/w1'), leaderId: app.id('person/leaderE') });
    expect(await codeOf(take(1, 'office2', elsewhere))).toBe('shops.team_unknown');
    await expect(sql`update shops.slips set taken_by = redeemed_by where holder_kind = 'team'`.execute(app.ownerDb)).rejects.toMatchObject({ constraint: 'slips__of_team' });
  });

  it('redeems nothing by a rule book of before there was such a cap: nobody approved it with that', async () => {
    const left = async () => (await keeper().call(findTeams, { shopId, q: 'T-4' })).rows.map((row) => row.left);
    expect(await left()).toEqual([15]);
    const { id: bookId } = await office().call(draftRuleBook, { name: '第二版', effectiveFrom: '2026-10-01', source: '村民会议' });
    const terms = async () => (await office().call(readRuleBook, { bookId })).terms.teamMonthlyCap;
    // A draft of today proposes one; a book of before says nothing.
    expect(await terms()).toBe(200);
    await sql`update points.rule_books set terms = terms - 'teamMonthlyCap' where id = ${bookId}`.execute(app.ownerDb);
    await app.as('lead').call(approveRuleBook, { bookId });
    expect([await terms(), await left()]).toEqual([0, [0]]);
  });
});
