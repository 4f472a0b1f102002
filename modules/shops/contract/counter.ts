/** 柜台 · Households with their cards, and the slips by which points become goods. */
import { z } from 'zod';
import { booleanParam, defineOperation, fileInput, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { CHANNELS, ISSUE_KINDS } from '../domain/index.ts';
import { named } from './shops.ts';
import { goodsNamed, shopNamed } from './stock.ts';

const householdRow = z.object({ id: idOf, subjectId: idOf, code: z.string(), label: z.string(), place: named, shop: shopNamed, cardCode: z.string(), cardNumber: z.number().int(), registeredOn: localDate, leftOn: localDate.nullable(), balance: z.number().int() });

export const listHouseholds = defineOperation({
  id: 'shops.listHouseholds', summary: { zh: '超市服务户', en: 'Households served by shops' },
  method: 'GET', path: '/shop-households', permission: 'shops.read',
  input: z.object({ ...pageInput, q: z.string().trim().max(60).optional().describe('户名、编号或拼音首字母 label, code or pinyin'), shopId: idOf.optional(), placeId: idOf.optional(), withFormer: booleanParam, sort: sortInput(['code', 'label', 'balance']) }),
  output: pageOf(householdRow),
});
export const exportHouseholds = exportOf(listHouseholds, { id: 'shops.exportHouseholds', path: '/shop-household-export', zh: '导出超市服务户（xlsx）', en: 'Export households served (xlsx)' });

export const registerHousehold = defineOperation({
  id: 'shops.registerHousehold', summary: { zh: '登记服务户', en: 'Register a household at a shop' },
  method: 'POST', path: '/shops/:shopId/households', permission: 'shops.serve',
  input: z.object({ shopId: idOf, subjectId: idOf }), output: z.object({ id: idOf, cardCode: z.string() }), errors: ['shops.shop_unknown', 'shops.household_unknown', 'shops.registered_already', 'shops.not_served'],
});

export const leaveShop = defineOperation({
  id: 'shops.leaveShop', summary: { zh: '服务户退出或转店', en: 'A household leaves its shop' },
  method: 'POST', path: '/shop-households/:householdId/leaving', permission: 'shops.serve', input: z.object({ householdId: idOf }), output: z.object({ id: idOf }),
});

export const replaceCard = defineOperation({
  id: 'shops.replaceCard', summary: { zh: '换发户卡', en: 'Replace a household card' },
  method: 'POST', path: '/shop-households/:householdId/card', permission: 'shops.serve', input: z.object({ householdId: idOf }), output: z.object({ cardCode: z.string(), cardNumber: z.number().int() }),
});

export const importHouseholds = defineOperation({
  id: 'shops.importHouseholds', reach: 'programme', summary: { zh: '导入服务户（xlsx、CSV）', en: 'Import households (xlsx, CSV)' },
  method: 'POST', path: '/shop-household-import', permission: 'shops.manage',
  input: z.object({ file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors], bodyLimitBytes: 65 * 1024 * 1024,
});

export const householdImportTemplate = defineOperation({
  id: 'shops.householdImportTemplate', summary: { zh: '下载服务户导入模板', en: 'Download the template for importing households' },
  method: 'GET', path: '/shop-household-import-template', permission: 'shops.manage', input: z.object({ ...templateInput }), output: fileOutput,
});

export const readCounter = defineOperation({
  id: 'shops.readCounter', summary: { zh: '柜台货架', en: 'The shelf at the counter' },
  method: 'GET', path: '/shops/:shopId/counter', permission: 'shops.serve',
  input: z.object({ shopId: idOf }),
  output: z.object({ shop: shopNamed, isOpen: z.boolean(), goods: z.array(goodsNamed.extend({ pricePoints: z.number().int(), left: z.number().int() })) }),
});

export const findHouseholds = defineOperation({
  id: 'shops.findHouseholds', summary: { zh: '扫卡或按户名找服务户', en: 'Find a household by card or name' },
  method: 'GET', path: '/shops/:shopId/counter/households', permission: 'shops.serve',
  input: z.object({ shopId: idOf, q: z.string().trim().min(1).max(60).describe('户卡号、户名、编号或拼音首字母 card, label, code or pinyin') }),
  output: z.object({ byCard: z.boolean(), rows: z.array(z.object({ subjectId: idOf, label: z.string(), code: z.string(), placeZh: z.string(), placeEn: z.string(), balance: z.number().int(), mayServe: z.boolean().describe('记过或评议过这户的人不能办理 whoever recorded or reviewed its deeds may not') })) }),
});

export const redeemGoods = defineOperation({
  id: 'shops.redeemGoods', summary: { zh: '超市兑换', en: 'Hand out goods for points' },
  method: 'POST', path: '/shops/:shopId/slips', permission: 'shops.serve',
  input: z.object({ shopId: idOf, subjectId: idOf, lines: z.array(z.object({ goodsId: idOf, quantity: z.number().int().min(1).max(1_000) })).min(1).max(50) }),
  output: z.object({ id: idOf, number: z.string(), points: z.number().int(), balance: z.number().int() }),
  errors: ['shops.shop_unknown', 'shops.shop_closed', 'shops.household_unknown', 'shops.goods_unknown', 'shops.stock_short', 'shops.points_short', 'points.role_wrong', 'points.same_person', 'points.balance_too_low'],
});

const slipRow = z.object({
  id: idOf, number: z.string(), shop: shopNamed, holderKind: z.enum(['household', 'team']), subjectId: idOf.describe('户或队伍的编号 of the household or team'), label: z.string(), takenByName: z.string().nullable().describe('领取的队伍负责人 the leader who took it for a team'), points: z.number().int(), shortPoints: z.number().int(), voucherPoints: z.number().int().describe('凭券付的 paid with a voucher'), goods: z.string(), channel: z.enum(CHANNELS), paperNumber: z.string().nullable(), redeemedOn: localDate, redeemedAt: instant, redeemedByName: z.string(),
  reversedAt: instant.nullable(), reversedByName: z.string().nullable(), reversalReason: z.string().nullable(), mayReverse: z.boolean(),
  issues: z.array(z.enum(ISSUE_KINDS)), issueOutcome: z.enum(['collected', 'borne']).nullable(), issueNote: z.string().nullable(), maySettle: z.boolean(),
});

export const listSlips = defineOperation({
  id: 'shops.listSlips', summary: { zh: '兑换单', en: 'Slips' },
  method: 'GET', path: '/shop-slips', permission: 'shops.read',
  input: z.object({ ...pageInput, shopId: idOf.optional(), subjectId: idOf.optional(), q: z.string().trim().max(60).optional().describe('单号或户名 number or label'), channel: z.enum(CHANNELS).optional(), reversed: booleanParam, short: booleanParam.describe('积分不足的 those short of points'), issue: z.enum(['open', 'settled']).optional().describe('待核查、已核查 what a person looks at'), from: localDate.optional(), to: localDate.optional(), sort: sortInput(['recent', 'points']) }),
  output: pageOf(slipRow).extend({ points: z.number().int().describe('所查兑换单的积分合计，冲销的不算 points of all that was asked for, without those reversed') }),
});
export const exportSlips = exportOf(listSlips, { id: 'shops.exportSlips', path: '/shop-slip-export', zh: '导出兑换单（xlsx）', en: 'Export slips (xlsx)' });

export const readSlip = defineOperation({
  id: 'shops.readSlip', summary: { zh: '查看兑换单', en: 'Read a slip' },
  method: 'GET', path: '/shop-slips/:slipId', permission: 'shops.read', input: z.object({ slipId: idOf }),
  output: slipRow.extend({ lines: z.array(z.object({ goods: goodsNamed, batchCode: z.string().nullable(), quantity: z.number().int(), points: z.number().int() })), balance: z.number().int() }),
});

export const reverseSlip = defineOperation({
  id: 'shops.reverseSlip', summary: { zh: '冲销兑换', en: 'Reverse a redemption' },
  method: 'POST', path: '/shop-slips/:slipId/reversal', permission: 'shops.review',
  input: z.object({ slipId: idOf, reason: z.string().trim().min(2).max(300) }), output: z.object({ id: idOf }), errors: ['shops.reversed_already', 'points.same_person', 'points.reversed_already'],
});
