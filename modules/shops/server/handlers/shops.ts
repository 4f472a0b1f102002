import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import type { ParsedInputOf } from '#platform/contract/index.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { createShop, goodsImportTemplate, importGoods, importShops, listGoods, listShops, readShop, saveGoods, shopImportTemplate, updateShop } from '../../contract/index.ts';
import { shopStateOn } from '../../domain/index.ts';
import { goodsColumns, goodsExample, goodsImport } from '../imports/goods.ts';
import { shopColumns, shopExample, shopImport } from '../imports/shops.ts';
import { goodsAsset } from '../legs.ts';
import { lockShop, personsThere, placesInReach } from '../queries/ground.ts';
import { goodsByCode, goodsPage, goodsTotal, insertShop, replaceShop, settleShopParts, shopFigures, shopPage, shopTotals, upsertGoods, villagesOf } from '../queries/shops.ts';
import type { ShopRow, ShopToKeep } from '../queries/shops.ts';

const rowOut = (row: ShopRow, today: string) => ({
  id: row.id, code: row.code, name: row.name, place: { id: row.place_id, nameZh: row.place_zh, nameEn: row.place_en }, state: shopStateOn({ openedOn: row.opened_on, closedOn: row.closed_on }, today), openedOn: row.opened_on, closedOn: row.closed_on,
  openingHours: row.opening_hours, offlineCapPoints: row.offline_cap_points, isPublic: row.is_public, keepers: row.keepers, villageCount: row.village_count, householdCount: row.household_count, version: row.version,
});
const rememberAs = (ctx: ReadContext, name: string, filter: unknown): string => `shops.${name}:${ctx.today}:${ctx.scope.everything ? '' : ctx.personId}:${JSON.stringify(filter)}`;

export const listShopsBound = bindRead(listShops, async (ctx, { page, pageSize, sort, ...filter }) => {
  const found = await shopPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  const totals = await shopTotals(ctx, filter);
  return { rows: found.map((row) => rowOut(row, ctx.today)), total: totals.shops, villageCount: totals.villages, householdCount: totals.households, page, pageSize };
});

export const readShopBound = bindRead(readShop, async (ctx, { shopId }) => {
  const [row] = await shopPage(ctx, { id: shopId }, 'code', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  const figures = await shopFigures(ctx, shopId);
  const villages = (await villagesOf(ctx, shopId)).map((village) => ({ id: village.id, nameZh: village.name_zh, nameEn: village.name_en }));
  return { ...rowOut(row, ctx.today), villages, goodsCount: figures.goods_count, stockValueFen: figures.stock_value_fen, slipCount: figures.slip_count, pointsRedeemed: figures.points_redeemed };
});

type ShopInput = Omit<ParsedInputOf<typeof createShop>, 'code'>;

async function misfit(ctx: ReadContext, shop: ShopInput): Promise<{ code: 'shops.place_unknown' | 'shops.person_unknown' | 'shops.dates_out_of_order'; pointer: string } | null> {
  const places = await placesInReach(ctx, [shop.placeId, ...shop.villageIds]);
  if (!places.has(shop.placeId)) return { code: 'shops.place_unknown', pointer: '/placeId' };
  if (shop.villageIds.some((id) => !places.has(id))) return { code: 'shops.place_unknown', pointer: '/villageIds' };
  if ((await personsThere(ctx.tx, ctx.programmeId, shop.keeperIds)).size < new Set(shop.keeperIds).size) return { code: 'shops.person_unknown', pointer: '/keeperIds' };
  return shop.closedOn !== null && shop.closedOn < shop.openedOn ? { code: 'shops.dates_out_of_order', pointer: '/closedOn' } : null;
}

const toKeep = (id: string, code: string, shop: ShopInput): ShopToKeep => ({ id, code, ...shop, searchText: searchTextOf(shop.name, code) });
const partsOf = (ctx: WriteContext, id: string, shop: ShopInput) => ({ id, villageIds: [...new Set(shop.villageIds)], keepers: [...new Set(shop.keeperIds)].map((personId) => ({ id: ctx.newId(), personId })) });

function leaveTrace(ctx: WriteContext, id: string, act: 'create' | 'update', placeId: string): void {
  ctx.record({ kind: 'shop', id, change: { act } });
  ctx.emit({ topic: 'shops', subjectId: id, placeId });
}

export const createShopBound = bindWrite(createShop, async (ctx, { code, ...shop }) => {
  const wrong = await misfit(ctx, shop);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  const id = ctx.newId();
  await insertShop(ctx.tx, ctx.programmeId, toKeep(id, code, shop));
  await settleShopParts(ctx.tx, ctx.programmeId, [partsOf(ctx, id, shop)], ctx.today);
  leaveTrace(ctx, id, 'create', shop.placeId);
  return { id, version: 1 };
});

export const updateShopBound = bindWrite(updateShop, async (ctx, { shopId, version, ...shop }) => {
  const known = (await lockShop(ctx, shopId)) ?? ctx.notFound();
  if (known.version !== version) return ctx.refuse('platform.changed_meanwhile');
  const wrong = await misfit(ctx, shop);
  if (wrong !== null) return ctx.refuse(wrong.code, {}, { pointers: [wrong.pointer] });
  await replaceShop(ctx.tx, ctx.programmeId, toKeep(shopId, known.code, shop));
  await settleShopParts(ctx.tx, ctx.programmeId, [partsOf(ctx, shopId, shop)], ctx.today);
  leaveTrace(ctx, shopId, 'update', shop.placeId);
  return { id: shopId, version: version + 1 };
});

export const listGoodsBound = bindRead(listGoods, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await goodsPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({
    id: row.id, code: row.code, name: row.name, unit: row.unit, pricePoints: row.price_points, valueFen: row.value_fen, lowBelow: row.low_below, nearDays: row.near_days, withdrawnOn: row.withdrawn_on, quantity: row.quantity, shopCount: row.shop_count, version: row.version,
  })), total: await ctx.remember(rememberAs(ctx, 'goods', filter), () => goodsTotal(ctx, filter)), page, pageSize,
}));

export const saveGoodsBound = bindWrite(saveGoods, async (ctx, goods) => {
  const assetId = await goodsAsset(ctx, goods);
  await upsertGoods(ctx.tx, ctx.programmeId, [{ id: ctx.newId(), ...goods, assetId, searchText: searchTextOf(goods.name, goods.code) }]);
  const { id } = (await goodsByCode(ctx.tx, ctx.programmeId, goods.code)) as { id: string };
  ctx.record({ kind: 'shopGoods', id, change: { act: 'save', pricePoints: goods.pricePoints } });
  ctx.emit({ topic: 'shops', subjectId: id });
  return { id };
});

export const importShopsBound = bindWrite(importShops, (ctx, { file, mode }) => importTable(ctx, { operation: importShops, file, mode, definition: () => Promise.resolve(shopImport(ctx)) }));
export const shopImportTemplateBound = bindRead(shopImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '爱心超市导入模板', en: 'Shops to import' }, shopColumns, { zh: [shopExample('zh', ctx.today)], en: [shopExample('en', ctx.today)] }, format));
export const importGoodsBound = bindWrite(importGoods, (ctx, { file, mode }) => importTable(ctx, { operation: importGoods, file, mode, definition: () => Promise.resolve(goodsImport(ctx)) }));
export const goodsImportTemplateBound = bindRead(goodsImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '物品和价目导入模板', en: 'Goods to import' }, goodsColumns, { zh: [goodsExample('zh')], en: [goodsExample('en')] }, format));
