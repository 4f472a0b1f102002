import { beforeAll, describe, expect, it } from 'vitest';
import { createSubject } from '#modules/honours/contract/index.ts';
import { approveRuleBook, draftRuleBook } from '#modules/points/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { createShop, exportTieOuts, keepTieOut, listStock, listTieOuts, readKeptTieOut, receiveStock, registerHousehold, removeStock, saveGoods, settleTieOut } from '../contract/index.ts';
import { createShopsModule } from './index.ts';

const redeemingTeams = { teams: () => sql`select null`, tookPartIn: () => sql`select null` };

let app: TestApp;
const shops = { 'S-1': '', 'S-2': '', 'S-3': '' };
const batches = { 'S-1': '', 'S-2': '', 'S-3': '' };
const goods = { soap: '', milk: '' };
const office = () => app.as('office');
const keeper = () => app.as('volunteer');
const duties = async (person: string, kind: string) => (await app.as(person).call(listMyDuties, { kind: [kind] })).rows;
/** A movement in the shop's own book of which the ledger knows nothing. */
const invent = (batch: keyof typeof batches, quantity: number, at = '2026-09-20T03:00:00Z') => sql`insert into shops.movements (programme_id, id, shop_id, batch_id, kind, quantity, reason, transfer_id, moved_on, moved_at)
  select programme_id, gen_random_uuid(), shop_id, id, 'counted', ${quantity}, '编造', gen_random_uuid(), '2026-09-20', ${at} from shops.batches where id = ${batches[batch]}`.execute(app.ownerDb);

beforeAll(async () => {
  app = await testApp();
  await sql`update people.assignments set role_code = 'shopKeeper', anchor_kind = 'place', place_id = ${app.id('place/e1')} where programme_id = ${app.id('programme')} and id = ${app.id('assignment/volunteer')}`.execute(app.ownerDb);
  const { id: bookId } = await office().call(draftRuleBook, { name: '第一版', effectiveFrom: '2026-09-21', source: '村民会议' });
  await app.as('lead').call(approveRuleBook, { bookId });
  app.clock.now = Date.parse('2026-09-20T02:00:00Z');
  goods.soap = (await office().call(saveGoods, { code: 'soap', name: '肥皂', unit: '块', pricePoints: 5, valueFen: 500, lowBelow: 10 })).id;
  goods.milk = (await office().call(saveGoods, { code: 'milk', name: '牛奶', unit: '箱', pricePoints: 40, valueFen: 4_500, nearDays: 7 })).id;
  for (const code of ['S-1', 'S-2', 'S-3'] as const) {
    shops[code] = (await office().call(createShop, { code, name: `示例超市${code}`, placeId: app.id('place/e1'), villageIds: [app.id('place/e1')], keeperIds: code === 'S-3' ? [] : [app.id('person/volunteer')], openedOn: '2026-01-01' })).id;
    batches[code] = (await office().call(receiveStock, { shopId: shops[code], goodsId: goods.soap, quantity: 20, source: 'bought', code: `B-${code}` })).id;
  }
  const { id: subjectId } = await office().call(createSubject, { kind: 'household', code: 'H-1', label: '甲家', placeId: app.id('place/e1') });
  await office().call(registerHousehold, { shopId: shops['S-1'], subjectId });
  app.clock.now = Date.parse('2026-09-20T17:30:00Z');
});

describe('every night', () => {
  it('the day that is over is tied out shop by shop and kept; one whose books cannot be computed does not keep the others from theirs', async () => {
    await invent('S-2', 3);
    // Quantities beyond any shelf, so that the value of what was bought does not fit a number any more.
    await sql`update shops.batches set value_fen = 100000000 where id = ${batches['S-3']}`.execute(app.ownerDb);
    await sql`insert into shops.movements (programme_id, id, shop_id, batch_id, kind, quantity, transfer_id, moved_on, moved_at)
      select programme_id, gen_random_uuid(), shop_id, id, 'received', 2147483647, gen_random_uuid(), '2026-09-20', '2026-09-20T03:00:00Z' from shops.batches cross join generate_series(1, 50) where id = ${batches['S-3']}`.execute(app.ownerDb);
    const shopsModule = createShopsModule({ deeds: [], teams: redeemingTeams });
    const job = shopsModule.schedule?.find((line) => line.job === 'shops.tieOut')?.job ?? '';
    await shopsModule.jobs?.[job]?.({}, { runtime: app.runtime, signal: new AbortController().signal });
    const kept = (await office().call(listTieOuts, { sort: 'recent' })).rows;
    expect(kept.map(({ shop, day, outcome, difference }) => [shop?.code, day, outcome, difference])).toEqual([['S-1', '2026-09-20', 'tied', 0], ['S-2', '2026-09-20', 'differs', 3], ['S-3', '2026-09-20', 'failed', 0]]);
    expect((await office().call(readKeptTieOut, { tieOutId: kept[1]?.id as string })).books?.findings).toMatchObject([{ kind: 'batch', booked: 23, ledger: 20 }]);
    expect(await office().call(readKeptTieOut, { tieOutId: kept[2]?.id as string })).toMatchObject({ books: null, fault: '22003' });
  });

  it('a difference is a duty of the keeper by name, and of whoever reviews and does not keep the shop', async () => {
    expect((await duties('volunteer', 'shops.tieOutsToExplain')).map(({ titleZh }) => titleZh)).toEqual(['示例超市S-2 · 2026-09-20']);
    expect((await duties('office', 'shops.tieOuts')).map(({ titleZh }) => titleZh).toSorted()).toEqual(['示例超市S-2 · 2026-09-20', '示例超市S-3 · 2026-09-20 · 没有算成']);
    expect(await duties('office', 'shops.tieOutsToExplain')).toEqual([]);
  });
});

describe('a tie-out that does not tie', () => {
  const ofShop = async (code: keyof typeof shops) => (await office().call(listTieOuts, { shopId: shops[code] })).rows[0];

  it('is settled with what was done, by somebody who does not keep the shop, and opens again when it says something else', async () => {
    const tieOutId = (await ofShop('S-2'))?.id as string;
    await sql`update people.assignments set role_code = 'communityOfficer' where programme_id = ${app.id('programme')} and id = ${app.id('assignment/volunteer')}`.execute(app.ownerDb);
    expect((await problemOf(keeper().call(settleTieOut, { tieOutId, note: '记错' }))).code).toBe('points.same_person');
    await office().call(settleTieOut, { tieOutId, note: '多记三块，已让店长冲回' });
    expect((await problemOf(office().call(settleTieOut, { tieOutId, note: '再来' }))).code).toBe('shops.tie_out_settled');
    expect(await duties('volunteer', 'shops.tieOutsToExplain')).toEqual([]);
    await office().call(keepTieOut, { day: '2026-09-20', shopId: shops['S-2'] });
    expect(await ofShop('S-2')).toMatchObject({ outcome: 'differs', note: '多记三块，已让店长冲回', maySettle: false });
    // More is booked of that day, and the finding is the one that was looked into.
    const now = app.clock.now;
    app.clock.now = Date.parse('2026-09-20T04:00:00Z');
    await office().call(receiveStock, { shopId: shops['S-2'], goodsId: goods.soap, quantity: 6, source: 'bought', code: 'B-later' });
    app.clock.now = now;
    await office().call(keepTieOut, { day: '2026-09-20', shopId: shops['S-2'] });
    expect((await office().call(readKeptTieOut, { tieOutId })).books?.budget.spentFen).toBe(26 * 500);
    expect(await ofShop('S-2')).toMatchObject({ outcome: 'differs', difference: 3, note: '多记三块，已让店长冲回', maySettle: false });
    await invent('S-2', 1);
    await office().call(keepTieOut, { day: '2026-09-20', shopId: shops['S-2'] });
    expect(await ofShop('S-2')).toMatchObject({ outcome: 'differs', difference: 4, note: null, maySettle: true });
  });

  it('closes by itself once the books agree', async () => {
    await invent('S-2', -4);
    expect(await office().call(keepTieOut, { day: '2026-09-20', shopId: shops['S-2'] })).toEqual({ day: '2026-09-20', shopCount: 1, tiedCount: 1, differingCount: 0, failedCount: 0 });
    expect((await office().call(listTieOuts, { open: 'true' })).rows.map(({ shop }) => shop?.code)).toEqual(['S-3']);
    expect((await problemOf(office().call(keepTieOut, { day: '2026-10-20' }))).code).toBe('shops.day_in_future');
    expect((await office().call(exportTieOuts, {})).fileName).toMatch(/xlsx$/);
  });
});

describe('on the shelf', () => {
  it('goods run low shop by shop, below the number of the price list, and are a duty of the keeper until more is brought', async () => {
    await office().call(removeStock, { batchId: batches['S-1'], quantity: 10, reason: '调给村部' });
    expect((await office().call(listStock, { shopId: shops['S-1'], note: 'low' })).total).toBe(0);
    await office().call(removeStock, { batchId: batches['S-1'], quantity: 1, reason: '调给村部' });
    expect((await office().call(listStock, { note: 'low' })).rows.map(({ shop, notes }) => [shop.code, notes])).toEqual([['S-1', ['low']]]);
    expect((await duties('volunteer', 'shops.low')).map(({ titleZh, count }) => [titleZh, count])).toEqual([['肥皂 · 示例超市S-1', 9]]);
    expect(await duties('office', 'shops.low')).toEqual([]);
    await office().call(receiveStock, { shopId: shops['S-1'], goodsId: goods.soap , quantity: 5, source: 'bought' });
    expect(await duties('volunteer', 'shops.low')).toEqual([]);
  });

  it('what ends soon is told by the days that its goods say: seven for milk, thirty for the rest', async () => {
    const bring = (name: keyof typeof goods, expiresOn: string) => office().call(receiveStock, { shopId: shops['S-2'], goodsId: goods[name] , quantity: 4, source: 'bought', expiresOn, code: `${name}-${expiresOn}` });
    await bring('milk', '2026-09-28');
    await bring('milk', '2026-09-29');
    await bring('soap', '2026-10-21');
    await bring('soap', '2026-10-22');
    expect((await office().call(listStock, { note: 'nearExpiry', sort: 'code' })).rows.map(({ code }) => code)).toEqual(['milk-2026-09-28', 'soap-2026-10-21']);
    expect((await duties('volunteer', 'shops.nearExpiry')).map(({ code }) => code).toSorted()).toEqual(['milk-2026-09-28', 'soap-2026-10-21']);
    app.clock.now = Date.parse('2026-09-28T17:30:00Z');
    expect((await office().call(listStock, { note: 'expired' })).rows.map(({ code }) => code)).toEqual(['milk-2026-09-28']);
  });
});
