/** Who redeems stands in the rule book: what a shop hands out keeps to it, whichever way it is handed out. */
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { createSubject } from '#modules/honours/contract/index.ts';
import { approveRuleBook, draftRuleBook, postDeeds, recordDeed, reviewDeeds } from '#modules/points/contract/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { createShop, enterPaperSlips, fetchSetAside, handInSlip, issueVouchers, openCounter, receiveStock, redeemGoods, redeemVoucher, registerHousehold, saveGoods, setGoodsAside, settlePaperSheet, settleSlipIssue } from '../contract/index.ts';
import { deviceSlipText } from '../domain/index.ts';

let app: TestApp;
let [shopId, soap, subjectId, sheetId, setAsideId, voucherCode] = ['', '', '', '', '', ''];
const counterId = randomUUID();
const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const publicKey = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const office = () => app.as('office');
const keeper = () => app.as('volunteer');
const lines = () => [{ goodsId: soap, quantity: 1 }];
const paper = (paperNumber: string) => ({ shopId, slips: [{ paperNumber, householdCode: 'H-1', redeemedOn: '2026-09-25', lines: lines() }] });

async function inForce(name: string, effectiveFrom: string, redeemRoles: string[]): Promise<void> {
  const { id: bookId } = await office().call(draftRuleBook, { name, effectiveFrom, source: '村民会议', terms: { redeemRoles } });
  await app.as('lead').call(approveRuleBook, { bookId });
}

/** A slip as the keeper's phone signs it, handed out at this moment. */
async function handIn(sequence: number) {
  const made = { counterId, slipId: randomUUID(), sequence, subjectId, lines: [{ goodsId: soap, quantity: 1, pricePoints: 5 }], redeemedAt: new Date(app.clock.now).toISOString() };
  return keeper().call(handInSlip, { ...made, signature: sign('sha256', Buffer.from(deviceSlipText(made), 'utf8'), { key: keys.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64') });
}

beforeAll(async () => {
  app = await testApp();
  await sql`update people.assignments set role_code = 'shopKeeper', anchor_kind = 'place', place_id = ${app.id('place/e1')} where programme_id = ${app.id('programme')} and id = ${app.id('assignment/volunteer')}`.execute(app.ownerDb);
  await inForce('第一版', '2026-09-21', ['shopKeeper']);
  soap = (await office().call(saveGoods, { code: 'soap', name: '肥皂', unit: '块', pricePoints: 5, valueFen: 500 })).id;
  shopId = (await office().call(createShop, { code: 'S-1', name: '示例超市', placeId: app.id('place/e1'), villageIds: [app.id('place/e1')], keeperIds: [app.id('person/volunteer')], openedOn: '2026-01-01' })).id;
  await office().call(receiveStock, { shopId, goodsId: soap, quantity: 20, source: 'bought' });
  subjectId = (await office().call(createSubject, { kind: 'household', code: 'H-1', label: '甲家', placeId: app.id('place/e1') })).id;
  await office().call(registerHousehold, { shopId, subjectId });
  const deedIds = [];
  for (let turn = 0; turn < 3; turn += 1) deedIds.push((await app.as('communityE1').call(recordDeed, { subjectId, ruleCode: 'watering', happenedOn: '2026-09-21', evidence: '证明人' })).id);
  await app.as('office2').call(reviewDeeds, { deedIds, agree: true });
  app.clock.now = Date.parse('2026-09-25T02:00:00Z');
  await app.as('admin').call(postDeeds, {});
});

it('whom the rule book names hands out at the counter, without network and by voucher; another is told who does', async () => {
  await keeper().call(redeemGoods, { shopId, subjectId, lines: lines() });
  expect((await problemOf(office().call(redeemGoods, { shopId, subjectId, lines: lines() }))).problem.title).toBe('按现行规则，这一步由爱心超市店长办理');
  await keeper().call(openCounter, { shopId, counterId, publicKey });
  expect((await handIn(1)).issues).toEqual([]);
  sheetId = (await keeper().call(enterPaperSlips, paper('P-1'))).id;
  setAsideId = (await keeper().call(setGoodsAside, { shopId, subjectId, lines: lines(), days: 5 })).id;
  voucherCode = (await app.as('office2').call(issueVouchers, { subjectIds: [subjectId], worthPoints: 10, purpose: '节日慰问', expiresOn: '2026-12-31' })).vouchers[0]?.code ?? '';
});

it('once another version leaves it to others nothing goes out by the keeper’s hand; what a phone had handed out is kept and looked at', async () => {
  await inForce('第二版', '2026-09-26', ['programmeOffice']);
  app.clock.now = Date.parse('2026-09-26T01:30:00Z');
  const refusals = [
    () => keeper().call(redeemGoods, { shopId, subjectId, lines: lines() }), () => keeper().call(fetchSetAside, { setAsideId }), () => keeper().call(redeemVoucher, { shopId, code: voucherCode, lines: lines() }), () => keeper().call(openCounter, { shopId, counterId: randomUUID(), publicKey }),
    () => keeper().call(enterPaperSlips, paper('P-2')), () => app.as('communityE1').call(settlePaperSheet, { sheetId, agree: true }),
  ];
  for (const refused of refusals) expect((await problemOf(refused())).code).toBe('points.role_wrong');
  const kept = await handIn(2);
  expect(kept).toMatchObject({ points: 5, shortPoints: 0, issues: ['notRedeemer'] });
  await app.as('office').call(settleSlipIssue, { slipId: kept.id, outcome: 'borne', note: '换版当天，柜台未更新' });
  await office().call(settlePaperSheet, { sheetId, agree: true });
  await office().call(fetchSetAside, { setAsideId });
  await office().call(redeemVoucher, { shopId, code: voucherCode, lines: lines() });
});
