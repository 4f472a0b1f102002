import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { postTransfers } from '#modules/points/server/index.ts';
import { deliveryImportTemplate, importDeliveries, listMovements, listStock, receiveStock, removeStock } from '../../contract/index.ts';
import { deliveryColumns, deliveryExample, deliveryImport } from '../imports/deliveries.ts';
import { goodsLegs, ofProgramme } from '../legs.ts';
import { lockShop } from '../queries/ground.ts';
import { goodsById } from '../queries/shops.ts';
import { insertMovements, movementPage, movementTotal, stockPage, stockTotal } from '../queries/stock.ts';
import { writeReceipt } from '../receipting.ts';
import { takeIn } from '../taking-in.ts';

const isoNow = (ctx: Pick<ReadContext, 'now'>): string => new Date(ctx.now).toISOString();
const shopOf = (row: { shop_id: string; shop_code: string; shop_name: string }) => ({ id: row.shop_id, code: row.shop_code, name: row.shop_name });
const goodsOf = (row: { goods_id: string; goods_code: string; goods_name: string; goods_unit: string }) => ({ id: row.goods_id, code: row.goods_code, name: row.goods_name, unit: row.goods_unit });

export const listStockBound = bindRead(listStock, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await stockPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({
    id: row.id, code: row.code, shop: shopOf(row), goods: goodsOf(row), source: row.source, donor: row.donor, valueFen: row.value_fen, receivedOn: row.received_on, expiresOn: row.expires_on, received: row.received, quantity: row.quantity, notes: row.notes, receipt: row.receipt_id === null ? null : { id: row.receipt_id, number: row.receipt_number ?? '' },
  })), total: await stockTotal(ctx, filter), page, pageSize,
}));

export const listMovementsBound = bindRead(listMovements, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await movementPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({
    id: row.id, kind: row.kind, shop: shopOf(row), goods: goodsOf(row), batchCode: row.batch_code, quantity: row.quantity, reason: row.reason, slipNumber: row.slip_number, slipId: row.slip_id, movedOn: row.moved_on, movedAt: row.moved_at, movedByName: row.moved_by_name,
  })), total: await movementTotal(ctx, filter), page, pageSize,
}));

export const receiveStockBound = bindWrite(receiveStock, async (ctx, input) => {
  const shop = await lockShop(ctx, input.shopId);
  if (shop === undefined) return ctx.refuse('shops.shop_unknown', {}, { pointers: ['/shopId'] });
  const [goods] = await goodsById(ctx.tx, ctx.programmeId, [input.goodsId]);
  if (goods === undefined) return ctx.refuse('shops.goods_unknown', {}, { pointers: ['/goodsId'] });
  if (input.donor !== null && input.source !== 'donated') return ctx.refuse('shops.donor_without_gift', {}, { pointers: ['/donor'] });
  const receivedOn = input.receivedOn ?? ctx.today;
  if (receivedOn > ctx.today || (input.expiresOn !== null && input.expiresOn < receivedOn)) return ctx.refuse('shops.day_wrong', {}, { pointers: [receivedOn > ctx.today ? '/receivedOn' : '/expiresOn'] });
  // A made code only has to be new: the tail of an id is.
  const code = input.code ?? `${shop.code}-${receivedOn.replaceAll('-', '')}-${ctx.newId().slice(-6)}`;
  const [id] = await takeIn(ctx, receiveStock.id, [{ code, shopId: shop.id, shopPlaceId: shop.place_id, goodsId: goods.id, assetId: goods.asset_id, quantity: input.quantity, source: input.source, donor: input.donor, valueFen: input.valueFen ?? goods.value_fen, receivedOn, expiresOn: input.expiresOn }]);
  ctx.record({ kind: 'stockBatch', id: id as string, change: { act: 'receive', quantity: input.quantity, source: input.source } });
  ctx.emit({ topic: 'shops', subjectId: shop.id, placeId: shop.place_id });
  const receipt = input.donor === null ? null : await writeReceipt(ctx, { shopId: shop.id, shopPlaceId: shop.place_id, donor: input.donor, givenOn: receivedOn, gifts: [{ batchId: id as string, goods: goods.name, unit: goods.unit, quantity: input.quantity, valueFen: input.valueFen ?? goods.value_fen }] });
  return { id: id as string, code, quantity: input.quantity, receiptNumber: receipt?.number ?? null };
});

export const removeStockBound = bindWrite(removeStock, async (ctx, { batchId, quantity, reason }) => {
  const [seen] = await stockPage(ctx, { id: batchId }, 'code', { limit: 1, offset: 0 });
  if (seen === undefined) return ctx.notFound();
  await lockShop(ctx, seen.shop_id);
  const [batch] = await stockPage(ctx, { id: batchId }, 'code', { limit: 1, offset: 0 });
  if (batch === undefined || batch.quantity < quantity) return ctx.refuse('shops.stock_short', { goods: seen.goods_name, left: batch?.quantity ?? 0 }, { pointers: ['/quantity'] });
  const transferId = ctx.newId();
  await postTransfers(ctx, removeStock.id, [{
    id: transferId, kind: 'stockOut', occurredOn: ctx.today, memo: reason.slice(0, 200), causeKind: 'stockBatch', causeId: batchId, legs: goodsLegs({ assetId: batch.asset_id, batchId, placeId: batch.shop_place_id, quantity: -quantity, other: ofProgramme(ctx, batch.asset_id, 'removed') }),
  }]);
  await insertMovements(ctx.tx, ctx.programmeId, [{ id: ctx.newId(), shopId: batch.shop_id, batchId, kind: 'removed', quantity: -quantity, reason, slipId: null, transferId, movedOn: ctx.today }], isoNow(ctx), ctx.personId);
  ctx.record({ kind: 'stockBatch', id: batchId, reason, change: { act: 'remove', quantity } });
  ctx.emit({ topic: 'shops', subjectId: batch.shop_id, placeId: batch.shop_place_id });
  return { quantity: batch.quantity - quantity };
});

export const importDeliveriesBound = bindWrite(importDeliveries, (ctx, { file, mode }) => importTable(ctx, { operation: importDeliveries, file, mode, definition: () => Promise.resolve(deliveryImport(ctx, importDeliveries.id)) }));
export const deliveryImportTemplateBound = bindRead(deliveryImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '入库导入模板', en: 'What came in' }, deliveryColumns, { zh: [deliveryExample('zh', ctx.today)], en: [deliveryExample('en', ctx.today)] }, format));
