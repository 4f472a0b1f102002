/** 断网柜台 · A device is opened for a day, carries what it needs, and hands in what it signed. */
import { z } from 'zod';
import { defineOperation, idOf, instant, pulledPage, pullInput } from '#platform/contract/index.ts';

export const openCounter = defineOperation({
  id: 'shops.openCounter', summary: { zh: '开断网柜台', en: 'Open a counter for a day without network' },
  method: 'POST', path: '/shops/:shopId/counters', permission: 'shops.serve',
  input: z.object({ shopId: idOf, counterId: idOf.describe('由设备生成 made by the device'), publicKey: z.string().regex(/^[A-Za-z0-9+/=]{80,400}$/).describe('设备公钥（P-256，SPKI，base64）public key of the device') }),
  output: z.object({ id: idOf, validUntil: instant, capPoints: z.number().int() }), errors: ['shops.shop_unknown', 'shops.shop_closed', 'shops.key_wrong', 'points.role_wrong'],
});

const line = z.object({ goodsId: idOf, quantity: z.number().int().min(1).max(1_000), pricePoints: z.number().int().min(1).max(100_000) });

export const handInSlip = defineOperation({
  id: 'shops.handInSlip', summary: { zh: '上交断网兑换', en: 'Hand in a redemption made without network' },
  method: 'POST', path: '/shop-device-slips', permission: 'shops.serve',
  input: z.object({ counterId: idOf, slipId: idOf, sequence: z.number().int().min(1).max(1_000_000), subjectId: idOf, lines: z.array(line).min(1).max(50), redeemedAt: instant, signature: z.string().regex(/^[A-Za-z0-9+/=]{40,200}$/) }),
  output: z.object({ id: idOf, number: z.string(), points: z.number().int(), shortPoints: z.number().int(), issues: z.array(z.string()) }),
  errors: ['shops.counter_unknown', 'shops.signature_wrong', 'shops.slip_differs', 'shops.household_unknown', 'shops.team_not_offline', 'shops.goods_unknown', 'points.balance_too_low'],
});

export const settleSlipIssue = defineOperation({
  id: 'shops.settleSlipIssue', summary: { zh: '核查兑换单', en: 'Settle what was not in order with a slip' },
  method: 'POST', path: '/shop-slips/:slipId/issue', permission: 'shops.review',
  input: z.object({ slipId: idOf, outcome: z.enum(['collected', 'borne']).describe('collected 从该户现有积分补扣 · borne 由超市承担'), note: z.string().trim().min(2).max(300) }),
  output: z.object({ id: idOf }), errors: ['shops.issue_settled', 'shops.points_short', 'points.same_person', 'points.balance_too_low'],
});

const named = { shopId: idOf, shopName: z.string() };
export const pullCounter = defineOperation({
  id: 'shops.pullCounter', summary: { zh: '下载断网柜台（服务户、货架）', en: 'What a counter carries: households and the shelf' },
  method: 'GET', path: '/pull/shop-counter', permission: 'shops.serve',
  input: z.object(pullInput),
  output: pulledPage(z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('shop'), id: z.string(), ...named, capPoints: z.number().int(), isOpen: z.boolean() }),
    z.object({ kind: z.literal('household'), id: z.string(), shopId: idOf, subjectId: idOf, label: z.string(), code: z.string(), cardCode: z.string(), placeZh: z.string(), placeEn: z.string(), balance: z.number().int(), mayServe: z.boolean(), searchText: z.string().nullable() }),
    z.object({ kind: z.literal('goods'), id: z.string(), shopId: idOf, goodsId: idOf, name: z.string(), unit: z.string(), pricePoints: z.number().int(), left: z.number().int() }),
  ])),
});
