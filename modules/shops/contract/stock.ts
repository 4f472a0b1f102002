/** 库存 · Batches on the shelves, and every movement in and out. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf, instant, localDate, pageInput, pageOf } from '#platform/contract/index.ts';
import { exportOf } from '#platform/contract/list-export.ts';
import { sortInput } from '#platform/contract/sorting.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';
import { MOVEMENT_KINDS, SOURCES, STOCK_NOTES } from '../domain/index.ts';

export const shopNamed = z.object({ id: idOf, code: z.string(), name: z.string() });
export const goodsNamed = z.object({ id: idOf, code: z.string(), name: z.string(), unit: z.string() });

export const listStock = defineOperation({
  id: 'shops.listStock', summary: { zh: '超市库存', en: 'Stock of shops' },
  method: 'GET', path: '/shop-stock', permission: 'shops.read',
  input: z.object({
    ...pageInput, shopId: idOf.optional(), goodsId: idOf.optional(), source: z.enum(SOURCES).optional(), note: z.enum(STOCK_NOTES).optional().describe('low 不足 · nearExpiry 三十天内到期 · expired 已过期'), thanked: z.enum(['yes', 'no']).optional().describe('捐赠是否已开收据 whether a gift has its receipt'), q: z.string().trim().max(60).optional().describe('批号或物品 code of the batch, goods'),
    sort: sortInput(['code', 'expiry', 'quantity']),
  }),
  output: pageOf(z.object({
    id: idOf, code: z.string(), shop: shopNamed, goods: goodsNamed, source: z.enum(SOURCES), donor: z.string().nullable(), valueFen: z.number().int(), receivedOn: localDate, expiresOn: localDate.nullable(), received: z.number().int(), quantity: z.number().int(), notes: z.array(z.enum(STOCK_NOTES)), receipt: z.object({ id: idOf, number: z.string() }).nullable().describe('捐赠收据 the receipt for a gift'),
  })),
});
export const exportStock = exportOf(listStock, { id: 'shops.exportStock', path: '/shop-stock-export', zh: '导出超市库存（xlsx）', en: 'Export stock (xlsx)' });

export const importDeliveries = defineOperation({
  id: 'shops.importDeliveries', reach: 'programme', summary: { zh: '导入入库单（xlsx、CSV）', en: 'Import what came in (xlsx, CSV)' },
  method: 'POST', path: '/shop-delivery-import', permission: 'shops.manage',
  input: z.object({ file: fileInput, mode: importMode.default('preview') }), output: importAnswer, errors: [...importErrors], bodyLimitBytes: 65 * 1024 * 1024,
});

export const deliveryImportTemplate = defineOperation({
  id: 'shops.deliveryImportTemplate', summary: { zh: '下载入库导入模板', en: 'Download the template for what came in' },
  method: 'GET', path: '/shop-delivery-import-template', permission: 'shops.manage', input: z.object({ ...templateInput }), output: fileOutput,
});

export const receiveStock = defineOperation({
  id: 'shops.receiveStock', summary: { zh: '入库', en: 'Take in goods' },
  method: 'POST', path: '/shops/:shopId/batches', permission: 'shops.keepStock',
  input: z.object({
    shopId: idOf, goodsId: idOf, quantity: z.number().int().min(1).max(1_000_000), source: z.enum(SOURCES), donor: z.string().trim().min(1).max(120).nullable().default(null).describe('捐赠单位或“爱心人士” who gave it'),
    valueFen: z.number().int().min(0).max(100_000_000).nullable().default(null).describe('单价（分），空着按价目 value of one in fen; by the price list when empty'), receivedOn: localDate.nullable().default(null), expiresOn: localDate.nullable().default(null), code: z.string().trim().min(1).max(60).nullable().default(null).describe('批号，空着自动编 made when empty'),
  }), output: z.object({ id: idOf, code: z.string(), quantity: z.number().int(), receiptNumber: z.string().nullable().describe('捐赠随即取下一个收据号；没有号段为空 a gift takes the next receipt number; null where no range is held') }),
  errors: ['shops.shop_unknown', 'shops.goods_unknown', 'shops.batch_code_taken', 'shops.donor_without_gift', 'shops.day_wrong'],
});

export const removeStock = defineOperation({
  id: 'shops.removeStock', summary: { zh: '出库（过期、损坏、调出）', en: 'Take goods out: expired, broken, moved' },
  method: 'POST', path: '/shop-batches/:batchId/removal', permission: 'shops.keepStock',
  input: z.object({ batchId: idOf, quantity: z.number().int().min(1).max(1_000_000), reason: z.string().trim().min(2).max(300) }), output: z.object({ quantity: z.number().int() }),
  errors: ['shops.stock_short', 'points.balance_too_low'],
});

export const listMovements = defineOperation({
  id: 'shops.listMovements', summary: { zh: '出入库流水', en: 'Movements of stock' },
  method: 'GET', path: '/shop-movements', permission: 'shops.read',
  input: z.object({ ...pageInput, shopId: idOf.optional(), batchId: idOf.optional(), kind: z.enum(MOVEMENT_KINDS).optional(), from: localDate.optional(), to: localDate.optional(), sort: sortInput(['recent', 'quantity']) }),
  output: pageOf(z.object({
    id: idOf, kind: z.enum(MOVEMENT_KINDS), shop: shopNamed, goods: goodsNamed, batchCode: z.string(), quantity: z.number().int(), reason: z.string().nullable(), slipNumber: z.string().nullable(), slipId: idOf.nullable(), movedOn: localDate, movedAt: instant, movedByName: z.string().nullable(),
  })),
});
export const exportMovements = exportOf(listMovements, { id: 'shops.exportMovements', path: '/shop-movement-export', zh: '导出出入库流水（xlsx）', en: 'Export movements (xlsx)' });
