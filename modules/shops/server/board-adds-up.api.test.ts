import { beforeAll, describe, expect, it } from 'vitest';
import { createSubject } from '#modules/honours/contract/index.ts';
import { approveRuleBook, draftRuleBook, listHouseholdsWithoutPoints, postDeeds, publishBoard, readBoard, readPublicBoard, recordDeed, reviewDeeds } from '#modules/points/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { createShop, fetchSetAside, issueVouchers, listHouseholds, receiveStock, redeemGoods, registerHousehold, releaseSetAside, reverseSlip, saveGoods, setGoodsAside } from '../contract/index.ts';

let app: TestApp;
let [shopId, soap] = ['', ''];
const households: string[] = [];
const QUARTER = '2026-3';
const office = () => app.as('office');
const keeper = () => app.as('volunteer');
const at = (text: string): void => { app.clock.now = Date.parse(text); };

interface Row { readonly brought: number; readonly earned: number; readonly deducted: number; readonly redeemed: number; readonly other: number; readonly held: number; readonly balance: number }
const sumOf = (row: Row): number => row.brought + row.earned - row.deducted - row.redeemed - row.other - row.held;

/** The same numbers every time: which act comes next, and for whom. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => { state = (state * 1_103_515_245 + 12_345) % 2_147_483_648; return Math.floor(state / 65_536) % sides; };
}

const counterSays = async (): Promise<Map<string, number>> => new Map((await keeper().call(listHouseholds, { pageSize: 50 })).rows.map((row) => [row.subjectId, row.balance]));

async function deeds(subjectId: string, ruleCode: string): Promise<void> {
  const { id } = await app.as('communityE1').call(recordDeed, { subjectId, ruleCode, happenedOn: '2026-09-21', evidence: '证明人' });
  await app.as('office2').call(reviewDeeds, { deedIds: [id], agree: true });
}

beforeAll(async () => {
  app = await testApp();
  await sql`update people.assignments set role_code = 'shopKeeper', anchor_kind = 'place', place_id = ${app.id('place/e1')} where programme_id = ${app.id('programme')} and id = ${app.id('assignment/volunteer')}`.execute(app.ownerDb);
  const { id: bookId } = await office().call(draftRuleBook, { name: '第一版', effectiveFrom: '2026-09-21', source: '村民会议' });
  await app.as('lead').call(approveRuleBook, { bookId });
  soap = (await office().call(saveGoods, { code: 'soap', name: '肥皂', unit: '块', pricePoints: 3, valueFen: 300 })).id;
  shopId = (await office().call(createShop, { code: 'S-1', name: '示例超市', placeId: app.id('place/e1'), villageIds: [app.id('place/e1')], keeperIds: [app.id('person/volunteer')], openedOn: '2026-01-01' })).id;
  await office().call(receiveStock, { shopId, goodsId: soap, quantity: 500, source: 'bought', code: 'B-1' });
  for (const number of [1, 2, 10]) {
    const subjectId = (await office().call(createSubject, { kind: 'household', code: `H-${number}`, label: `示例${number}户`, placeId: app.id('place/e1a') })).id;
    await office().call(registerHousehold, { shopId, subjectId });
    await deeds(subjectId, 'watering');
    await deeds(subjectId, 'watering');
    households.push(subjectId);
  }
  await deeds(households[2] as string, 'littering');
  at('2026-09-25T02:00:00Z');
  await app.as('admin').call(postDeeds, {});
  await office().call(publishBoard, { quarter: QUARTER, isPublic: true });
});

describe('every row of the board adds up', () => {
  it('over whatever is redeemed, set aside, fetched, let go, reversed and given as vouchers, and says what the counter says', async () => {
    const [roll, asides, slips] = [dice(20_260_921), [] as string[], [] as string[]];
    for (let turn = 0; turn < 24; turn += 1) {
      const subjectId = households[roll(households.length)] as string;
      const lines = [{ goodsId: soap, quantity: 1 + roll(2) }];
      const free = (await counterSays()).get(subjectId) ?? 0;
      const act = roll(6);
      if (act === 0 && free >= 6) slips.push((await keeper().call(redeemGoods, { shopId, subjectId, lines })).id);
      else if (act === 1 && free >= 6) asides.push((await keeper().call(setGoodsAside, { shopId, subjectId, lines, days: 3 })).id);
      else if (act === 2 && asides.length > 0) await keeper().call(fetchSetAside, { setAsideId: asides.shift() as string });
      else if (act === 3 && asides.length > 1) await keeper().call(releaseSetAside, { setAsideId: asides.shift() as string, reason: '电话说不要了' });
      else if (act === 4 && slips.length > 0) await office().call(reverseSlip, { slipId: slips.shift() as string, reason: '拿错了' });
      else if (act === 5) await office().call(issueVouchers, { subjectIds: [subjectId], worthPoints: 6, purpose: '慰问', expiresOn: '2026-12-31' });
      const { rows } = await office().call(readBoard, { quarter: QUARTER, placeId: app.id('place/e1') });
      const counter = await counterSays();
      expect(rows.map(sumOf)).toEqual(rows.map(({ balance }) => balance));
      expect(rows.map(({ balance }) => balance)).toEqual(rows.map((row) => counter.get(row.subjectId)));
      expect(rows.map(({ earned, deducted }) => [earned, deducted])).toEqual([[40, 0], [40, 0], [40, 10]]);
      const shown = await app.as('nobody').call(readPublicBoard, { quarter: QUARTER, placeId: app.id('place/e1a') });
      expect(shown.rows).toEqual(rows.map(({ label, brought, earned, deducted, redeemed, other, held, balance }) => ({ label, brought, earned, deducted, redeemed, other, held, balance })));
    }
    expect(asides.length).toBeGreaterThan(0);
  });

  it('and stands in the order in which people count households', async () => {
    expect((await office().call(readBoard, { quarter: QUARTER, placeId: app.id('place/e1') })).rows.map(({ label }) => label)).toEqual(['示例1户', '示例2户', '示例10户']);
  });

  it('in the quarter after, too: what was left is brought forward, and a quarter that is over does not change any more', async () => {
    for (const subjectId of households) await keeper().call(setGoodsAside, { shopId, subjectId, lines: [{ goodsId: soap, quantity: 1 }], days: 7 });
    at('2026-10-02T02:00:00Z');
    const before = (await office().call(readBoard, { quarter: QUARTER, placeId: app.id('place/e1') })).rows;
    const first = households[0] as string;
    await keeper().call(redeemGoods, { shopId, subjectId: first, lines: [{ goodsId: soap, quantity: 1 }] });
    expect((await office().call(readBoard, { quarter: QUARTER, placeId: app.id('place/e1') })).rows).toEqual(before);
    expect(before.map(({ held }) => held)).toEqual([0, 0, 0]);
    expect(before.map(sumOf)).toEqual(before.map(({ balance }) => balance));
    const now = (await office().call(readBoard, { quarter: '2026-4', placeId: app.id('place/e1') })).rows;
    expect(now).toMatchObject([{ subjectId: first, earned: 0, redeemed: 3, brought: before[0]?.balance }]);
    expect(now.map(sumOf)).toEqual(now.map(({ balance }) => balance));
    const counter = await counterSays();
    expect(now[0]?.balance).toBe(counter.get(first));
    const without = (await office().call(listHouseholdsWithoutPoints, { quarter: '2026-4', placeId: app.id('place/e1a') })).rows;
    expect(without.filter(({ subjectId }) => households.includes(subjectId)).map(({ balance, subjectId }) => [subjectId, balance]).toSorted()).toEqual(households.map((subjectId) => [subjectId, counter.get(subjectId)]).toSorted());
  });
});
