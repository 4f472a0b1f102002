/** A volunteer team with points, and a shop of its place where it may spend them. */
import { approveRuleBook, draftRuleBook } from '#modules/points/contract/index.ts';
import { createShop, receiveStock, saveGoods } from '#modules/shops/contract/index.ts';
import { createTeam, postTeamDeeds, recordTeamDeed, reviewTeamDeed } from '#modules/volunteering/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import type { TestApp } from './index.ts';

/** A day after the notice of the deeds is over. */
export const TEAM_SPENDS_ON = '2026-09-25';

/** Two deeds of 15 points together, posted; goods at 5 points each. The keeper is the person `volunteer`, the leader `leaderE`. @param cap points a month @param stock pieces. Leaves the clock on the day on which the team may spend. */
export async function teamAtAShop(app: TestApp, { cap, stock }: { readonly cap: number; readonly stock: number }): Promise<{ readonly teamId: string; readonly shopId: string; readonly soap: string }> {
  const office = app.as('office');
  await sql`update people.assignments set role_code = 'shopKeeper', anchor_kind = 'place', place_id = ${app.id('place/e1')} where programme_id = ${app.id('programme')} and id = ${app.id('assignment/volunteer')}`.execute(app.ownerDb);
  const { id: bookId } = await office.call(draftRuleBook, { name: '第一版', effectiveFrom: '2026-09-21', source: '村民会议', terms: { teamMonthlyCap: cap } });
  await app.as('lead').call(approveRuleBook, { bookId });
  const { id: teamId } = await office.call(createTeam, { code: 'T-1', name: '示例一队', foundedOn: '2026-01-05', placeId: app.id('place/e1'), leaderId: app.id('person/leaderE') });
  for (const ruleCode of ['public-work', 'watering']) {
    const { id: teamDeedId } = await app.as('communityE1').call(recordTeamDeed, { teamId, ruleCode, happenedOn: '2026-09-21', evidence: '活动签到表' });
    await office.call(reviewTeamDeed, { teamDeedId, agree: true });
  }
  const { id: soap } = await office.call(saveGoods, { code: 'soap', name: '肥皂', unit: '块', pricePoints: 5, valueFen: 500 });
  const { id: shopId } = await office.call(createShop, { code: 'S-1', name: '示例超市', placeId: app.id('place/e1'), villageIds: [app.id('place/e1')], keeperIds: [app.id('person/volunteer')], openedOn: '2026-01-01' });
  await office.call(receiveStock, { shopId, goodsId: soap, quantity: stock, source: 'bought', code: 'B-1' });
  app.clock.now = Date.parse(`${TEAM_SPENDS_ON}T02:00:00Z`);
  await app.as('admin').call(postTeamDeeds, {});
  return { teamId, shopId, soap };
}
