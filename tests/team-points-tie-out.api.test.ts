import { beforeAll, describe, expect, it } from 'vitest';
import { approveRuleBook, draftRuleBook } from '#modules/points/contract/index.ts';
import { readTieOut } from '#modules/shops/contract/index.ts';
import { correctTeamDeed, createTeam, postTeamDeeds, recordTeamDeed, reviewTeamDeed } from '#modules/volunteering/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

const DAY = '2026-09-25';
let app: TestApp;
let [teamId, teamDeedId] = ['', ''];
const office = () => app.as('office');
const rest = async (day = DAY) => (await office().call(readTieOut, { day })).rows.find(({ shop }) => shop === null);
const found = async () => (await rest())?.findings.map(({ kind, booked, ledger }) => [kind, booked, ledger]);
const altered = (set: string) => sql`update volunteering.team_deeds set ${sql.raw(set)} where id = ${teamDeedId}`.execute(app.ownerDb);

beforeAll(async () => {
  app = await testApp();
  const { id: bookId } = await office().call(draftRuleBook, { name: '第一版', effectiveFrom: '2026-09-21', source: '村民会议' });
  await app.as('lead').call(approveRuleBook, { bookId });
  teamId = (await office().call(createTeam, { code: 'T-1', name: '示例一队', foundedOn: '2026-01-05', placeId: app.id('place/e1') })).id;
  teamDeedId = (await app.as('communityE1').call(recordTeamDeed, { teamId, ruleCode: 'public-work', happenedOn: '2026-09-21', evidence: '活动签到表' })).id;
  await office().call(reviewTeamDeed, { teamDeedId, agree: true });
  app.clock.now = Date.parse(`${DAY}T02:00:00Z`);
  await app.as('admin').call(postTeamDeeds, {});
});

describe('points of a team in the daily tie-out', () => {
  it('are what their evidence is worth by the rule of their day, and tie', async () => {
    expect(await rest()).toMatchObject({ isTied: true, earned: { booked: 10, ledger: 10, difference: 0 }, unexplained: { ledger: 0 } });
  });

  it('that the rule does not give are named, and so are those that nothing shows or no deed explains', async () => {
    const { id: bookId } = await office().call(draftRuleBook, { name: '第二版', effectiveFrom: '2026-10-01', source: '村民会议', rules: [{ code: 'public-work', group: '美丽家园', label: '清扫公共场地', points: 6, monthlyCap: null, evidence: 'note' }, { code: 'photographed', group: '美丽家园', label: '有照片的', points: 10, monthlyCap: null, evidence: 'photo' }] });
    const { rows: [was] } = await sql<{ book_id: string; transfer_id: string }>`select book_id, transfer_id from volunteering.team_deeds where id = ${teamDeedId}`.execute(app.ownerDb);
    await altered(`book_id = '${bookId}'`);
    expect(await found()).toEqual([['deed', 6, 10]]);
    await altered("rule_code = 'photographed'");
    expect(await found()).toEqual([['evidence', 0, 10]]);
    await altered("rule_code = 'unheard-of'");
    expect(await found()).toEqual([['deed', 0, 10]]);
    await altered(`rule_code = 'public-work', book_id = '${was?.book_id}', transfer_id = gen_random_uuid()`);
    expect(await found()).toEqual([['unexplained', 0, 10]]);
    await altered(`transfer_id = '${was?.transfer_id}'`);
    expect(await found()).toEqual([]);
  });

  it('that were taken back are explained by the correction', async () => {
    app.clock.now = Date.parse('2026-09-26T02:00:00Z');
    await office().call(correctTeamDeed, { teamDeedId, reason: '记错了队' });
    expect((await rest('2026-09-26'))?.unexplained ?? { difference: 0 }).toMatchObject({ difference: 0 });
    expect(await found()).toEqual([]);
  });
});
