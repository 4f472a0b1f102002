/** 捐赠收据 · Ranges of receipt numbers, the receipts written by them, and the register that shows every number. */
import { z } from 'zod';
import { defineOperation, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { DIGITS_MAX } from '../domain/index.ts';
import { shopNamed } from './stock.ts';

const reason = z.string().trim().min(2).max(300);
const receiptState = z.enum(['standing', 'void']);
const receiptRow = z.object({
  id: idOf, number: z.string(), rangeId: idOf, state: receiptState, shop: shopNamed.nullable(), donor: z.string().nullable(), gifts: z.string(), givenOn: localDate.nullable(), valueFen: z.number().int(),
  issuedAt: instant, issuedByName: z.string(), voidedAt: instant.nullable(), voidedByName: z.string().nullable(), voidReason: z.string().nullable(), mayVoid: z.boolean(),
});

export const listReceipts = defineOperation({
  id: 'shops.listReceipts', summary: { zh: '捐赠收据', en: 'Receipts for gifts' },
  method: 'GET', path: '/shop-receipts', permission: 'shops.read',
  input: z.object({ ...pageInput, shopId: idOf.optional(), rangeId: idOf.optional(), state: receiptState.optional(), q: z.string().trim().max(60).optional().describe('收据号或捐赠方 number, donor'), from: localDate.optional(), to: localDate.optional(), sort: sortInput(['number', 'recent', 'value']) }),
  output: pageOf(receiptRow),
});
export const exportReceipts = exportOf(listReceipts, { id: 'shops.exportReceipts', path: '/shop-receipt-export', zh: '导出捐赠收据（xlsx）', en: 'Export receipts for gifts (xlsx)' });

export const readReceipt = defineOperation({
  id: 'shops.readReceipt', summary: { zh: '查看捐赠收据', en: 'Read a receipt for a gift' },
  method: 'GET', path: '/shop-receipts/:receiptId', permission: 'shops.read', input: z.object({ receiptId: idOf }),
  output: receiptRow.extend({ lines: z.array(z.object({ batchId: idOf, goods: z.string(), unit: z.string(), quantity: z.number().int(), valueFen: z.number().int() })) }),
});

export const issueReceipt = defineOperation({
  id: 'shops.issueReceipt', summary: { zh: '开捐赠收据', en: 'Write a receipt for gifts' },
  method: 'POST', path: '/shops/:shopId/receipts', permission: 'shops.keepStock',
  input: z.object({ shopId: idOf, batchIds: z.array(idOf).min(1).max(50).describe('同一捐赠方同一天的批次 batches of one donor and day') }), output: z.object({ id: idOf, number: z.string() }),
  errors: ['shops.shop_unknown', 'shops.batch_unknown', 'shops.not_one_gift', 'shops.receipt_there', 'shops.receipt_numbers_used_up'],
});

export const voidReceipt = defineOperation({
  id: 'shops.voidReceipt', summary: { zh: '作废捐赠收据', en: 'Void a receipt' },
  method: 'POST', path: '/shop-receipts/:receiptId/voiding', permission: 'shops.review', input: z.object({ receiptId: idOf, reason }), output: z.object({ id: idOf }), errors: ['shops.receipt_void', 'points.same_person'],
});

const rangeRow = z.object({
  id: idOf, shop: shopNamed.nullable().describe('空为创建办 null: the office'), prefix: z.string(), first: z.number().int(), last: z.number().int(), digits: z.number().int(), firstNumber: z.string(), lastNumber: z.string(), nextNumber: z.string().nullable(),
  usedCount: z.number().int(), voidCount: z.number().int(), leftCount: z.number().int(), missingCount: z.number().int().describe('缺号，应为零 numbers without a receipt: zero'), handedOutOn: localDate, handedOutByName: z.string(), maySpoil: z.boolean(),
});

export const listReceiptRanges = defineOperation({
  id: 'shops.listReceiptRanges', summary: { zh: '收据号段登记簿', en: 'Register of receipt numbers' },
  method: 'GET', path: '/shop-receipt-ranges', permission: 'shops.read', input: z.object({ ...pageInput, shopId: idOf.optional(), sort: sortInput(['number', 'left', 'recent']) }), output: pageOf(rangeRow).extend({ missingCount: z.number().int() }),
});
export const exportReceiptRanges = exportOf(listReceiptRanges, { id: 'shops.exportReceiptRanges', path: '/shop-receipt-range-export', zh: '导出收据号段登记簿（xlsx）', en: 'Export the register of receipt numbers (xlsx)' });

export const handOutReceiptRange = defineOperation({
  id: 'shops.handOutReceiptRange', reach: 'programme', summary: { zh: '发放收据号段', en: 'Hand out a range of receipt numbers' },
  method: 'POST', path: '/shop-receipt-ranges', permission: 'shops.manage',
  input: z.object({
    shopId: idOf.nullable().default(null).describe('空为创建办留用，没有号段的超市从中取号 null: the office keeps it, for shops without one'), prefix: z.string().trim().max(20).regex(/^\S*$/).default('').describe('号前的字 what stands before the number'),
    first: z.number().int().min(0), last: z.number().int().min(0), digits: z.number().int().min(1).max(DIGITS_MAX).default(6),
  }), output: z.object({ id: idOf, count: z.number().int() }), errors: ['shops.shop_unknown', 'shops.receipt_range_wrong', 'shops.receipt_range_taken'],
});

export const spoilReceiptNumber = defineOperation({
  id: 'shops.spoilReceiptNumber', summary: { zh: '登记废号', en: 'Void the next number' },
  method: 'POST', path: '/shop-receipt-ranges/:rangeId/spoilt-numbers', permission: 'shops.keepStock', input: z.object({ rangeId: idOf, reason }), output: z.object({ number: z.string() }), errors: ['shops.receipt_numbers_used_up', 'shops.receipt_range_of_office'],
});
