/** 留货 · Goods that a household asks for and fetches later: points and goods are held in the ledger meanwhile. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { HOLDER_KINDS, SET_ASIDE_STATES } from '../domain/index.ts';
import { shopNamed } from './stock.ts';

const holderKind = z.enum(HOLDER_KINDS).default('household').describe('留给户还是队伍 whose points these are');
const leaderPresent = z.boolean().default(false).describe('队伍的须由负责人本人领取 of a team: its leader takes the goods in person');

const setAsideRow = z.object({
  id: idOf, number: z.string(), shop: shopNamed, holderKind: z.enum(HOLDER_KINDS), subjectId: idOf.describe('户或队伍的编号 of the household or team'), label: z.string(), goods: z.string(), points: z.number().int(), state: z.enum(SET_ASIDE_STATES), madeAt: instant, madeByName: z.string(), expiresAt: instant, endedAt: instant.nullable(), endedByName: z.string().nullable(), reason: z.string().nullable(), slipId: idOf.nullable(), slipNumber: z.string().nullable(),
  /** Never by whoever took part in its deeds, nor by the leader of the team. */
  mayFetch: z.boolean(),
});

export const listSetAsides = defineOperation({
  id: 'shops.listSetAsides', summary: { zh: '留货单', en: 'Goods set aside' },
  method: 'GET', path: '/shop-set-asides', permission: 'shops.read',
  input: z.object({ ...pageInput, shopId: idOf.optional(), subjectId: idOf.optional(), state: z.enum(SET_ASIDE_STATES).optional(), q: z.string().trim().max(60).optional().describe('单号或户名 number or label'), sort: sortInput(['recent', 'points']) }), output: pageOf(setAsideRow),
});
export const exportSetAsides = exportOf(listSetAsides, { id: 'shops.exportSetAsides', path: '/shop-set-aside-export', zh: '导出留货单（xlsx）', en: 'Export goods set aside (xlsx)' });

export const setGoodsAside = defineOperation({
  id: 'shops.setGoodsAside', summary: { zh: '给一户或一支队伍留货', en: 'Set goods aside for a household or team' },
  method: 'POST', path: '/shops/:shopId/set-asides', permission: 'shops.serve',
  input: z.object({ shopId: idOf, holderKind, subjectId: idOf.describe('户或队伍的编号 of the household or team'), lines: z.array(z.object({ goodsId: idOf, quantity: z.number().int().min(1).max(1_000) })).min(1).max(50), days: z.number().int().min(1).max(14).default(3).describe('留几天，过后自动放回 days until it lapses by itself') }),
  output: z.object({ id: idOf, number: z.string(), points: z.number().int(), balance: z.number().int().describe('还可用的积分 points that are still free'), expiresAt: instant }),
  errors: ['shops.shop_unknown', 'shops.shop_closed', 'shops.household_unknown', 'shops.team_unknown', 'shops.team_without_leader', 'shops.team_over_cap', 'shops.goods_unknown', 'shops.stock_short', 'shops.points_short', 'points.balance_too_low'],
});

export const fetchSetAside = defineOperation({
  id: 'shops.fetchSetAside', summary: { zh: '取走留货', en: 'Hand out what was set aside' },
  method: 'POST', path: '/shop-set-asides/:setAsideId/fetching', permission: 'shops.serve', input: z.object({ setAsideId: idOf, leaderPresent }),
  output: z.object({ id: idOf.describe('兑换单 the slip'), number: z.string(), points: z.number().int(), balance: z.number().int() }), errors: ['shops.set_aside_over', 'shops.shop_closed', 'shops.household_unknown', 'shops.team_unknown', 'shops.team_without_leader', 'shops.leader_absent', 'shops.team_over_cap', 'shops.goods_ended', 'points.role_wrong', 'points.same_person', 'points.balance_too_low'],
});

export const releaseSetAside = defineOperation({
  id: 'shops.releaseSetAside', summary: { zh: '放回留货', en: 'Let go what was set aside' },
  method: 'POST', path: '/shop-set-asides/:setAsideId/release', permission: 'shops.serve', input: z.object({ setAsideId: idOf, reason: z.string().trim().min(2).max(300) }), output: z.object({ id: idOf }), errors: ['shops.set_aside_over'],
});

const voucherRow = z.object({
  id: idOf, number: z.string(), code: z.string().nullable().describe('印在券上的随机码，只给发券的人看 chance, as printed; null for whoever does not issue them'), holderKind: z.enum(HOLDER_KINDS), subjectId: idOf.describe('户或队伍的编号 of the household or team'), label: z.string(), placeZh: z.string().nullable().describe('不属于哪个村的队伍为空 empty for a team that belongs to no place'), placeEn: z.string().nullable(), worthPoints: z.number().int(), purpose: z.string(), issuedOn: localDate, expiresOn: localDate, state: z.enum(['issued', 'redeemed', 'lapsed', 'void']), issuedByName: z.string(),
  endedAt: instant.nullable(), endedByName: z.string().nullable(), reason: z.string().nullable(), slipId: idOf.nullable(), slipNumber: z.string().nullable(),
});

export const listVouchers = defineOperation({
  id: 'shops.listVouchers', summary: { zh: '兑换券', en: 'Vouchers' },
  method: 'GET', path: '/shop-vouchers', permission: 'shops.read',
  input: z.object({ ...pageInput, shopId: idOf.optional().describe('由这家超市服务的户和队伍 households and teams of this shop'), subjectId: idOf.optional(), state: z.enum(['issued', 'redeemed', 'lapsed', 'void']).optional(), q: z.string().trim().max(60).optional().describe('券号、户名或用途 number, label or purpose'), sort: sortInput(['number', 'expiry', 'worth']) }), output: pageOf(voucherRow),
});
export const exportVouchers = exportOf(listVouchers, { id: 'shops.exportVouchers', path: '/shop-voucher-export', zh: '导出兑换券（xlsx）', en: 'Export vouchers (xlsx)' });

export const issueVouchers = defineOperation({
  id: 'shops.issueVouchers', reach: 'programme', summary: { zh: '发放兑换券', en: 'Issue vouchers' },
  method: 'POST', path: '/shop-vouchers', permission: 'shops.manage',
  input: z.object({ holderKind, subjectIds: z.array(idOf).min(1).max(500).describe('由超市服务的户，或队伍 households that a shop serves, or teams'), worthPoints: z.number().int().min(1).max(10_000).describe('一张值多少分的物品 goods of so many points'), purpose: z.string().trim().min(2).max(120).describe('为什么发，印在券上 why; printed on it'), expiresOn: localDate }),
  output: z.object({ vouchers: z.array(z.object({ id: idOf, number: z.string(), code: z.string() })) }), errors: ['shops.household_unknown', 'shops.team_unknown', 'shops.voucher_day_wrong'],
});

export const voidVoucher = defineOperation({
  id: 'shops.voidVoucher', reach: 'programme', summary: { zh: '作废兑换券', en: 'Void a voucher' },
  method: 'POST', path: '/shop-vouchers/:voucherId/voiding', permission: 'shops.manage', input: z.object({ voucherId: idOf, reason: z.string().trim().min(2).max(300) }), output: z.object({ id: idOf }), errors: ['shops.voucher_spent', 'points.reversed_already'],
});

export const findVoucher = defineOperation({
  id: 'shops.findVoucher', summary: { zh: '扫兑换券', en: 'Find a voucher by its code' },
  method: 'GET', path: '/shops/:shopId/counter/vouchers', permission: 'shops.serve', input: z.object({ shopId: idOf, code: z.string().trim().min(1).max(40) }),
  output: z.object({ voucher: voucherRow.pick({ id: true, number: true, holderKind: true, label: true, worthPoints: true, purpose: true, expiresOn: true, state: true }).extend({ leaderName: z.string().nullable().describe('队伍的负责人 who leads the team'), mayRedeem: z.boolean().describe('谁发的不由谁兑 never whoever issued it') }).nullable() }),
});

export const redeemVoucher = defineOperation({
  id: 'shops.redeemVoucher', summary: { zh: '凭券兑换', en: 'Hand out goods for a voucher' },
  method: 'POST', path: '/shops/:shopId/voucher-slips', permission: 'shops.serve',
  input: z.object({ shopId: idOf, code: z.string().trim().min(1).max(40), leaderPresent, lines: z.array(z.object({ goodsId: idOf, quantity: z.number().int().min(1).max(1_000) })).min(1).max(50) }),
  output: z.object({ id: idOf.describe('兑换单 the slip'), number: z.string(), voucherPoints: z.number().int(), lapsedPoints: z.number().int().describe('没用完的作废 what was not used lapses') }),
  errors: ['shops.shop_unknown', 'shops.shop_closed', 'shops.team_without_leader', 'shops.leader_absent', 'shops.voucher_unknown', 'shops.voucher_spent', 'shops.voucher_short', 'shops.goods_unknown', 'shops.stock_short', 'points.role_wrong', 'points.same_person', 'points.balance_too_low'],
});

/** By the clock: what nobody brought until its day lapses. */
export const endVouchers = defineOperation({
  id: 'shops.endVouchers', reach: 'programme', summary: { zh: '到期兑换券失效（系统每晚自动执行）', en: 'Let vouchers lapse whose day is over (the system does so every night)' },
  method: 'POST', path: '/shop-voucher-ending', permission: 'shops.manage', input: z.object({}), output: z.object({ lapsed: z.number().int() }),
});
