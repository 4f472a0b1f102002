import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { createShop, exportReceiptRanges, exportReceipts, handOutReceiptRange, issueReceipt, listReceiptRanges, listReceipts, listStock, readReceipt, receiveStock, saveGoods, spoilReceiptNumber, voidReceipt } from '../contract/index.ts';

let app: TestApp;
let [shopId, otherShopId, soap] = ['', '', ''];
const office = () => app.as('office');
const keeper = () => app.as('volunteer');
const gift = (quantity: number, donor: string | null = '示例捐赠单位', shop = shopId) => keeper().call(receiveStock, { shopId: shop, goodsId: soap, quantity, source: 'donated', donor });
const ranges = async () => (await office().call(listReceiptRanges, {}));

beforeAll(async () => {
  app = await testApp();
  await sql`update people.assignments set role_code = 'shopKeeper', anchor_kind = 'place', place_id = ${app.id('place/e1')} where programme_id = ${app.id('programme')} and id = ${app.id('assignment/volunteer')}`.execute(app.ownerDb);
  soap = (await office().call(saveGoods, { code: 'soap', name: '肥皂', unit: '块', pricePoints: 5, valueFen: 500 })).id;
  const shop = (code: string, place: string) => office().call(createShop, { code, name: `示例超市${code}`, placeId: app.id(`place/${place}`), villageIds: [app.id(`place/${place}`)], openedOn: '2026-01-01' });
  [shopId, otherShopId] = [(await shop('S-1', 'e1')).id, (await shop('S-2', 'w1')).id];
});

describe('receipts for gifts', () => {
  it('are not written while nobody holds a range, and the gift comes in all the same', async () => {
    const { id, receiptNumber } = await gift(3);
    expect(receiptNumber).toBeNull();
    expect((await problemOf(keeper().call(issueReceipt, { shopId, batchIds: [id] }))).code).toBe('shops.receipt_numbers_used_up');
  });

  it('take the next number of the shop, with what was given and what it is worth', async () => {
    expect((await problemOf(keeper().call(handOutReceiptRange, { shopId, first: 1, last: 4 }))).code).toBe('platform.not_permitted');
    expect(await office().call(handOutReceiptRange, { shopId, prefix: '示-', first: 1, last: 4, digits: 3 })).toMatchObject({ count: 4 });
    expect((await gift(2)).receiptNumber).toBe('示-001');
    const [before] = (await office().call(listStock, { shopId, thanked: 'no' })).rows;
    expect(await keeper().call(issueReceipt, { shopId, batchIds: [before?.id as string] })).toMatchObject({ number: '示-002' });
    const [receipt] = (await office().call(listReceipts, { q: '示-002' })).rows;
    expect(await keeper().call(readReceipt, { receiptId: receipt?.id as string })).toMatchObject({ donor: '示例捐赠单位', valueFen: 1_500, state: 'standing', lines: [{ goods: '肥皂', quantity: 3, unit: '块', valueFen: 500 }] });
    expect((await problemOf(keeper().call(issueReceipt, { shopId, batchIds: [before?.id as string] }))).code).toBe('shops.receipt_there');
    expect((await keeper().call(receiveStock, { shopId, goodsId: soap, quantity: 1, source: 'bought' })).receiptNumber).toBeNull();
    expect((await gift(1, null)).receiptNumber).toBeNull();
  });

  it('that are void keep their number and reason, and the gift gets another one', async () => {
    const [receipt] = (await office().call(listReceipts, { q: '示-001' })).rows;
    const receiptId = receipt?.id as string;
    const [batch] = (await readReceiptOf(receiptId)).lines;
    expect((await problemOf(keeper().call(voidReceipt, { receiptId, reason: '写错' }))).code).toBe('platform.not_permitted');
    await office().call(voidReceipt, { receiptId, reason: '捐赠方写错' });
    expect((await problemOf(office().call(voidReceipt, { receiptId, reason: '再作废' }))).code).toBe('shops.receipt_void');
    const again = await office().call(issueReceipt, { shopId, batchIds: [batch?.batchId as string] });
    expect(again.number).toBe('示-003');
    expect((await problemOf(office().call(voidReceipt, { receiptId: again.id, reason: '自己的' }))).code).toBe('points.same_person');
    expect((await office().call(listReceipts, { state: 'void' })).rows.map(({ number, voidReason }) => [number, voidReason])).toEqual([['示-001', '捐赠方写错']]);
  });

  it('leave no gap: a spoilt number stands in the register, and a used-up range gives no more', async () => {
    const rangeId = (await ranges()).rows[0]?.id as string;
    expect(await keeper().call(spoilReceiptNumber, { rangeId, reason: '纸收据撕破' })).toEqual({ number: '示-004' });
    expect((await problemOf(keeper().call(spoilReceiptNumber, { rangeId, reason: '再来' }))).code).toBe('shops.receipt_numbers_used_up');
    expect((await ranges()).rows[0]).toMatchObject({ usedCount: 4, voidCount: 2, leftCount: 0, missingCount: 0, nextNumber: null });
  });

  it('of a shop without a range come from the office, whose numbers of other shops are no gap for a keeper', async () => {
    await office().call(handOutReceiptRange, { prefix: '办-', first: 10, last: 30, digits: 4 });
    expect((await office().call(receiveStock, { shopId: otherShopId, goodsId: soap, quantity: 1, source: 'donated', donor: '另一个捐赠方' })).receiptNumber).toBe('办-0010');
    expect((await gift(1)).receiptNumber).toBe('办-0011');
    const seen = await keeper().call(listReceiptRanges, { sort: 'number' });
    expect(seen.rows.find(({ shop }) => shop === null)).toMatchObject({ usedCount: 2, missingCount: 0, maySpoil: false });
    expect(seen.missingCount).toBe(0);
    expect((await keeper().call(listReceipts, {})).rows.map(({ number }) => number)).not.toContain('办-0010');
    expect((await problemOf(keeper().call(spoilReceiptNumber, { rangeId: seen.rows.find(({ shop }) => shop === null)?.id as string, reason: '不归我' }))).code).toBe('shops.receipt_range_of_office');
  });

  it('never share a number: ranges do not overlap, and twenty gifts at once take twenty numbers', async () => {
    expect((await problemOf(office().call(handOutReceiptRange, { prefix: '办-', first: 30, last: 40, digits: 4 }))).code).toBe('shops.receipt_range_taken');
    expect((await problemOf(office().call(handOutReceiptRange, { first: 9, last: 1 }))).code).toBe('shops.receipt_range_wrong');
    await office().call(handOutReceiptRange, { shopId, prefix: '齐-', first: 1, last: 100, digits: 3 });
    const numbers = await Promise.all(Array.from({ length: 20 }, async () => (await gift(1)).receiptNumber));
    expect(numbers.toSorted()).toEqual(Array.from({ length: 20 }, (_, at) => `齐-${String(at + 1).padStart(3, '0')}`));
    expect((await ranges()).missingCount).toBe(0);
  });

  it('are for one donor and one day', async () => {
    const before = (await office().call(listStock, { shopId, thanked: 'yes', pageSize: 50 })).rows;
    const [first] = before;
    await office().call(voidReceipt, { receiptId: first?.receipt?.id as string, reason: '重开' });
    const { id: bought } = await keeper().call(receiveStock, { shopId, goodsId: soap, quantity: 1, source: 'bought' });
    expect((await problemOf(office().call(issueReceipt, { shopId, batchIds: [first?.id as string, bought] }))).code).toBe('shops.not_one_gift');
    expect((await problemOf(office().call(issueReceipt, { shopId: otherShopId, batchIds: [first?.id as string] }))).code).toBe('shops.batch_unknown');
  });

  it('go out as sheets, register and all', async () => {
    expect((await office().call(exportReceipts, {})).fileName).toMatch(/xlsx$/);
    expect((await office().call(exportReceiptRanges, {})).fileName).toMatch(/xlsx$/);
  });
});

const readReceiptOf = (receiptId: string) => office().call(readReceipt, { receiptId });
