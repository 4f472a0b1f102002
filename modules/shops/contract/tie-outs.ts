/** 每日三方核对 · Points by the rules, slips and stock against the ledger, and what was bought against the budget; kept night by night. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { TIE_OUTCOMES } from '../domain/index.ts';
import { shopNamed } from './stock.ts';

const side = z.object({ booked: z.number().int(), ledger: z.number().int(), difference: z.number().int() });
const books = {
  earned: side.describe('凭据×规则 对 账本，没有凭据的不算分 deeds by their rules against the ledger'), redeemed: side.describe('兑换单 对 账本 slips against the ledger'), vouchers: side.describe('兑换券 对 账本：未用的和当日兑的 vouchers not used yet, and those used on the day, against the ledger'), unexplained: side.describe('没有记分、兑换单或结算对应的积分进出 entries of points that no deed, slip or settlement explains'),
  stock: side.describe('出入库流水 对 账本结存 movements against balances'),
  budget: z.object({ grantedFen: z.number().int().nullable(), spentFen: z.number().int(), overFen: z.number().int() }),
  findings: z.array(z.object({ kind: z.enum(['deed', 'evidence', 'slip', 'voucher', 'unexplained', 'batch', 'budget']), id: z.string(), label: z.string(), booked: z.number().int(), ledger: z.number().int() })),
};
export const shopBooks = z.object(books);

export const readTieOut = defineOperation({
  id: 'shops.readTieOut', summary: { zh: '每日三方核对', en: 'The daily tie-out' },
  method: 'GET', path: '/shop-tie-out', permission: 'shops.read',
  input: z.object({ day: localDate.optional().describe('空着为今天 today when empty'), shopId: idOf.optional(), onlyDifferences: z.enum(['true', 'false']).optional() }),
  output: z.object({ day: localDate, shopCount: z.number().int(), tiedCount: z.number().int(), rows: z.array(z.object({ shop: shopNamed.nullable().describe('空：不归任何超市的户、个人和队伍 null: households that no shop serves, persons and teams'), ...books, isTied: z.boolean() })) }),
});

const keptRow = z.object({
  id: idOf, shop: shopNamed.nullable().describe('空：不归任何超市的户、个人和队伍 null: households that no shop serves, persons and teams'), day: localDate, outcome: z.enum(TIE_OUTCOMES), difference: z.number().int().describe('差额合计，积分、件、单一起数 of points, slips and pieces together'), computedAt: instant, keeperNames: z.array(z.string()), settledByName: z.string().nullable(), settledAt: instant.nullable(), note: z.string().nullable(),
  /** Never by whoever keeps the shop. */
  maySettle: z.boolean(),
});

export const listTieOuts = defineOperation({
  id: 'shops.listTieOuts', summary: { zh: '每日核对记录', en: 'Tie-outs that were kept' },
  method: 'GET', path: '/shop-tie-outs', permission: 'shops.read',
  input: z.object({ ...pageInput, shopId: idOf.optional(), outcome: z.enum(TIE_OUTCOMES).optional(), open: z.enum(['true', 'false']).optional().describe('true：只看没办结的 those that nobody settled'), from: localDate.optional(), to: localDate.optional(), sort: sortInput(['recent', 'difference']) }), output: pageOf(keptRow),
});
export const exportTieOuts = exportOf(listTieOuts, { id: 'shops.exportTieOuts', path: '/shop-tie-out-export', zh: '导出每日核对记录（xlsx）', en: 'Export tie-outs (xlsx)' });

export const readKeptTieOut = defineOperation({
  id: 'shops.readKeptTieOut', summary: { zh: '查看一次每日核对', en: 'Read a tie-out that was kept' },
  method: 'GET', path: '/shop-tie-outs/:tieOutId', permission: 'shops.read', input: z.object({ tieOutId: idOf }), output: keptRow.extend({ books: shopBooks.nullable().describe('没有算成的为空 null when it could not be computed'), fault: z.string().nullable() }),
});

/** The system does so every night for the day that is over; somebody may ask for it at once, or again once a mistake was mended. */
export const keepTieOut = defineOperation({
  id: 'shops.keepTieOut', summary: { zh: '核对并留存（系统每晚自动执行）', en: 'Tie out and keep it (the system does so every night)' },
  method: 'POST', path: '/shop-tie-outs', permission: 'shops.review', input: z.object({ day: localDate.optional().describe('空着为昨天 yesterday when empty'), shopId: idOf.optional() }),
  output: z.object({ day: localDate, shopCount: z.number().int(), tiedCount: z.number().int(), differingCount: z.number().int(), failedCount: z.number().int() }), errors: ['shops.day_in_future', 'shops.shop_unknown'],
});

export const settleTieOut = defineOperation({
  id: 'shops.settleTieOut', summary: { zh: '办结一次不平的核对', en: 'Settle a tie-out that does not tie' },
  method: 'POST', path: '/shop-tie-outs/:tieOutId/settling', permission: 'shops.review', input: z.object({ tieOutId: idOf, note: z.string().trim().min(2).max(300).describe('原因和怎么处理的 why, and what was done') }), output: z.object({ id: idOf }), errors: ['shops.tie_out_settled', 'points.same_person'],
});
