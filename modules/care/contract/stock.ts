/** 库存 · What came in, went out and was counted; the sheet that reconciles it. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { BENEFIT_KINDS, MOVE_KINDS } from '../domain/index.ts';

const quantity = z.number().int().min(1).max(1_000_000);
const document = z.string().trim().min(2).max(200).describe('凭证：发票、捐赠收据、订单、损坏说明 invoice, donation receipt, order, minute of damage');

export const receiveStock = defineOperation({
  id: 'care.receiveStock', reach: 'programme', summary: { zh: '登记入库', en: 'Record what came in' }, method: 'POST', path: '/care-benefits/:benefitId/receipts', permission: 'care.manage',
  input: z.object({ benefitId: idOf, source: z.enum(['bought', 'donated']), quantity, document }), output: z.object({ id: idOf, onHand: z.number().int() }), errors: ['care.scheme_state'],
});

export const takeOutStock = defineOperation({
  id: 'care.takeOutStock', reach: 'programme', summary: { zh: '登记退供方或损坏', en: 'Record what went back or was damaged' }, method: 'POST', path: '/care-benefits/:benefitId/losses', permission: 'care.manage',
  input: z.object({ benefitId: idOf, why: z.enum(['returned', 'damaged']), quantity, document }), output: z.object({ id: idOf, onHand: z.number().int() }), errors: ['care.scheme_state', 'care.stock_short'],
});

export const countStock = defineOperation({
  id: 'care.countStock', reach: 'programme', summary: { zh: '清点（两人各点一次）', en: 'Count the stock, one of two people' }, method: 'POST', path: '/care-benefits/:benefitId/counts', permission: 'care.manage',
  input: z.object({ benefitId: idOf, quantity: z.number().int().min(0).max(1_000_000) }), output: z.object({ state: z.enum(['waiting', 'agreed', 'differs']), /** Counted less what the books say; null while one of two. */ difference: z.number().int().nullable() }), errors: ['care.scheme_state', 'care.count_second_person'],
});

export const listStockMoves = defineOperation({
  id: 'care.listStockMoves', reach: 'programme', summary: { zh: '出入库流水', en: 'Moves of stock' }, method: 'GET', path: '/care-stock-moves', permission: 'care.manage',
  input: z.object({ ...pageInput, schemeId: idOf.optional(), benefitId: idOf.optional(), kind: z.enum(MOVE_KINDS).optional(), sort: sortInput(['recent', 'quantity']) }),
  output: pageOf(z.object({ id: idOf, benefit: z.object({ id: idOf, name: z.string(), unit: z.string() }), kind: z.enum(MOVE_KINDS), effect: z.number().int(), document: z.string().nullable(), recipientNumber: z.string().nullable(), at: instant, by: z.string() })),
});

export const exportStockMoves = exportOf(listStockMoves, { id: 'care.exportStockMoves', path: '/care-stock-move-export', zh: '导出出入库流水（xlsx）', en: 'Export moves of stock (xlsx)' });

const count = z.object({ state: z.enum(['waiting', 'agreed', 'differs']), /** Null while the second has not counted. */ quantity: z.number().int().nullable(), difference: z.number().int().nullable(), firstBy: z.string(), secondBy: z.string().nullable(), at: instant, /** Something moved since. */ isStale: z.boolean(), mayCount: z.boolean() });

export const readReconciliation = defineOperation({
  id: 'care.readReconciliation', reach: 'programme', summary: { zh: '库存对账单', en: 'Reconciliation of a scheme' }, method: 'GET', path: '/care-schemes/:schemeId/reconciliation', permission: 'care.manage', input: z.object({ schemeId: idOf }),
  output: z.object({
    on: localDate, scheme: z.object({ id: idOf, code: z.string(), name: z.string(), from: localDate, until: localDate }), budgetFen: z.number().int(), boughtFen: z.number().int(), /** Hand-overs that wait as doubles: their goods are among what was delivered. */ doublesOpen: z.number().int(),
    rows: z.array(z.object({ id: idOf, kind: z.enum(BENEFIT_KINDS), name: z.string(), unit: z.string(), valueFen: z.number().int(), bought: z.number().int(), donated: z.number().int(), delivered: z.number().int(), returned: z.number().int(), damaged: z.number().int(), onHand: z.number().int(), count: count.nullable() })),
  }),
});
