/** 每月统计 · What a shop did in a month, as the office passes it on. */
import { z } from 'zod';
import { defineOperation, idOf, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { shopNamed } from './stock.ts';

export const listShopMonths = defineOperation({
  id: 'shops.listShopMonths', summary: { zh: '超市每月统计', en: 'Shops by month' },
  method: 'GET', path: '/shop-months', permission: 'shops.read',
  input: z.object({ ...pageInput, month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/).optional().describe('空着为本月 this month when empty'), shopId: idOf.optional(), sort: sortInput(['code', 'points']) }),
  output: pageOf(z.object({
    shop: shopNamed, month: z.string(), households: z.number().int().describe('来兑过的户 households that came'), slips: z.number().int(), points: z.number().int(), voucherPoints: z.number().int(), pieces: z.number().int().describe('兑出件数 pieces handed out'), valueFen: z.number().int().describe('兑出物资参考价 what they are worth'),
    receivedPieces: z.number().int(), receivedFen: z.number().int(), donatedFen: z.number().int().describe('其中捐赠 of them donated'), removedPieces: z.number().int().describe('出库和盘亏 taken out and counted short'),
  })).extend({ month: z.string() }),
});
export const exportShopMonths = exportOf(listShopMonths, { id: 'shops.exportShopMonths', path: '/shop-month-export', zh: '导出超市每月统计（xlsx）', en: 'Export shops by month (xlsx)' });
