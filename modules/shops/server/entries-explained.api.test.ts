import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSubject } from '#modules/honours/contract/index.ts';
import { approveRuleBook, draftRuleBook, listAccounts, postDeeds, postTransfers, recordDeed, reviewDeeds } from '#modules/points/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { sql } from '#platform/server/db/index.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { createShop, issueVouchers, keepTieOut, listTieOuts, readTieOut, receiveStock, redeemVoucher, registerHousehold, saveGoods, settleTieOut } from '../contract/index.ts';

let app: TestApp;
const shops = { 'S-1': '' };
const goods = { soap: '' };
const office = () => app.as('office');
const keeper = () => app.as('volunteer');
const duties = async (person: string, kind: string) => (await app.as(person).call(listMyDuties, { kind: [kind] })).rows;

beforeAll(async () => {
  app = await testApp();
  await sql`update people.assignments set role_code = 'shopKeeper', anchor_kind = 'place', place_id = ${app.id('place/e1')} where programme_id = ${app.id('programme')} and id = ${app.id('assignment/volunteer')}`.execute(app.ownerDb);
  const { id: bookId } = await office().call(draftRuleBook, { name: '第一版', effectiveFrom: '2026-09-21', source: '村民会议' });
  await app.as('lead').call(approveRuleBook, { bookId });
  goods.soap = (await office().call(saveGoods, { code: 'soap', name: '肥皂', unit: '块', pricePoints: 5, valueFen: 500 })).id;
  shops['S-1'] = (await office().call(createShop, { code: 'S-1', name: '示例超市', placeId: app.id('place/e1'), villageIds: [app.id('place/e1')], keeperIds: [app.id('person/volunteer')], openedOn: '2026-01-01' })).id;
  await office().call(receiveStock, { shopId: shops['S-1'], goodsId: goods.soap, quantity: 20, source: 'bought', code: 'B-1' });
});

describe('points that move', () => {
  const DAY = '2026-09-25';
  const household = async (code: string, shopId?: string): Promise<string> => {
    const { id } = await office().call(createSubject, { kind: 'household', code, label: `${code}家`, placeId: app.id('place/e1') });
    if (shopId !== undefined) await office().call(registerHousehold, { shopId, subjectId: id });
    return id;
  };
  const assetOf = async (holderId: string): Promise<string> => (await office().call(listAccounts, { holderId })).rows[0]?.assetId as string;
  const findingsOf = async (shopId?: string) => (await office().call(readTieOut, { day: DAY, ...(shopId === undefined ? {} : { shopId }) })).rows.flatMap(({ shop, findings }) => findings.map(({ kind, booked, ledger }) => [shop?.code ?? null, kind, booked, ledger]));
  const earned = async (subjectId: string, ruleCode: string, evidence: string | null): Promise<string> => {
    const { id } = await app.as('communityE1').call(recordDeed, { subjectId, ruleCode, happenedOn: '2026-09-21', evidence });
    await app.as('office2').call(reviewDeeds, { deedIds: [id], agree: true });
    return id;
  };
  const connected = (holderId: string, assetId: string, amount: number) => app.as('observer').call(postTransfers, { transfers: [{ id: randomUUID(), kind: amount > 0 ? 'earn' : 'redeem', occurredOn: DAY, memo: '外来', legs: [{ assetId, holderKind: 'household', holderId, purpose: 'holding', amount }, { assetId, holderKind: 'programme', holderId: app.id('programme'), purpose: 'issue', amount: -amount }] }] });
  let [served, alone, deedId] = ['', '', ''];

  it('are explained by their deeds, also for a household that no shop serves: then its tie-out is of no shop, and ties', async () => {
    await sql`update people.assignments set role_code = 'connectedSystem' where programme_id = ${app.id('programme')} and id = ${app.id('assignment/observer')}`.execute(app.ownerDb);
    app.clock.now = Date.parse('2026-09-21T02:00:00Z');
    served = await household('H-served', shops['S-1']);
    alone = await household('H-alone');
    deedId = await earned(served, 'help-neighbour', '证明人：邻居');
    await earned(alone, 'public-work', '签到表');
    app.clock.now = Date.parse(`${DAY}T02:00:00Z`);
    await app.as('admin').call(postDeeds, {});
    expect(await findingsOf(shops['S-1'])).toEqual([]);
    const all = await office().call(readTieOut, { day: DAY });
    expect(all.rows.find(({ shop }) => shop === null)).toMatchObject({ isTied: true, earned: { booked: 10, ledger: 10 }, unexplained: { ledger: 0 } });
  });

  it('without a deed, a slip or a settlement are named, and so is a deed whose evidence is not there', async () => {
    const assetId = await assetOf(served);
    await connected(served, assetId, 7);
    await connected(alone, assetId, -3);
    await sql`update points.deeds set evidence = null where id = ${deedId}`.execute(app.ownerDb);
    const points = (await office().call(readTieOut, { day: DAY, shopId: shops['S-1'] })).rows[0]?.earned.ledger as number;
    expect(await findingsOf(shops['S-1'])).toEqual([['S-1', 'evidence', 0, points], ['S-1', 'unexplained', 0, 7]]);
    expect((await findingsOf()).filter(([code]) => code === null)).toEqual([[null, 'unexplained', 0, -3]]);
    await office().call(keepTieOut, { day: DAY });
    const rest = (await office().call(listTieOuts, { from: DAY, open: 'true' })).rows.find(({ shop }) => shop === null);
    expect(rest).toMatchObject({ outcome: 'differs', difference: 3, keeperNames: [] });
    expect((await duties('office', 'shops.tieOuts')).map(({ titleZh }) => titleZh)).toContain(`不归任何超市的户、个人和队伍 · ${DAY}`);
    await office().call(settleTieOut, { tieOutId: rest?.id as string, note: '已请对接系统冲正' });
    await office().call(keepTieOut, { day: DAY });
    expect((await office().call(listTieOuts, { from: DAY })).rows.filter(({ shop }) => shop === null)).toMatchObject([{ note: '已请对接系统冲正' }]);
    await sql`update points.deeds set evidence = '证明人：邻居' where id = ${deedId}`.execute(app.ownerDb);
  });

  it('by a deduction are held against its rule, and against what the account had before it', async () => {
    const both = [await household('H-full', shops['S-1']), await household('H-poor', shops['S-1'])] as const;
    app.clock.now = Date.parse('2026-09-21T02:00:00Z');
    // One after the other, so that they are posted in this order: the second has fewer points than the rule takes.
    const next = async (subjectId: string, rule: string): Promise<string> => { app.clock.now += 1_000; return earned(subjectId, rule, '签到表'); };
    await next(both[0], 'public-work');
    await next(both[0], 'help-neighbour');
    await next(both[1], 'study');
    const deductions = [await next(both[0], 'littering'), await next(both[1], 'littering')];
    app.clock.now = Date.parse(`${DAY}T02:00:00Z`);
    await app.as('admin').call(postDeeds, {});
    const deeds = async () => (await findingsOf(shops['S-1'])).filter(([, kind]) => kind === 'deed');
    expect(await deeds()).toEqual([]);
    const { rows: taken } = await sql<{ points: number; posted_points: number }>`select points, posted_points from points.deeds where id = any(${deductions}::uuid[]) order by posted_points`.execute(app.ownerDb);
    expect(taken.map((deed) => deed.posted_points === deed.points)).toEqual([true, false]);
    const { id: bookId } = await office().call(draftRuleBook, { name: '第二版', effectiveFrom: '2026-09-22', source: '村民会议', rules: [{ code: 'littering', group: '减分', label: '乱扔垃圾', points: -3, monthlyCap: null, evidence: 'note' }] });
    const { rows: [was] } = await sql<{ book_id: string; posted_points: number }>`select book_id, posted_points from points.deeds where id = ${deductions[0]}`.execute(app.ownerDb);
    await sql`update points.deeds set book_id = ${bookId} where id = ${deductions[0]}`.execute(app.ownerDb);
    expect(await deeds()).toEqual([['S-1', 'deed', -3, was?.posted_points]]);
    await sql`update points.deeds set book_id = ${was?.book_id} where id = ${deductions[0]}`.execute(app.ownerDb);
    expect(await deeds()).toEqual([]);
  });

  it('as vouchers are held against the ledger too: those not used yet, and those a slip was paid with', async () => {
    const { vouchers } = await office().call(issueVouchers, { subjectIds: [served], worthPoints: 20, purpose: '慰问', expiresOn: '2026-12-31' });
    expect((await findingsOf(shops['S-1'])).filter(([, kind]) => kind === 'voucher')).toEqual([]);
    await sql`update shops.vouchers set worth_points = 30 where id = ${vouchers[0]?.id}`.execute(app.ownerDb);
    expect((await findingsOf(shops['S-1'])).filter(([, kind]) => kind === 'voucher')).toEqual([['S-1', 'voucher', 30, 20]]);
    await sql`update shops.vouchers set worth_points = 20 where id = ${vouchers[0]?.id}`.execute(app.ownerDb);
    const { number } = await keeper().call(redeemVoucher, { shopId: shops['S-1'], code: vouchers[0]?.code as string, lines: [{ goodsId: goods.soap, quantity: 1 }] });
    expect((await findingsOf(shops['S-1'])).filter(([, kind]) => kind === 'voucher')).toEqual([]);
    await sql`update shops.slips set voucher_points = 4 where number = ${number}`.execute(app.ownerDb);
    expect((await findingsOf(shops['S-1'])).filter(([, kind]) => kind === 'voucher')).toEqual([['S-1', 'voucher', 4, 5]]);
    await sql`update shops.slips set voucher_points = 5 where number = ${number}`.execute(app.ownerDb);
  });
});
