import { openPublicSite } from '#modules/places/server/index.ts';
import { bindRead } from '#platform/server/operations/index.ts';
import { listPublicShops, readPublicShop } from '../../contract/index.ts';
import { publicGoods, publicShop, publicShopPage, publicShopTotal, publicVillages, rulesInForce } from '../queries/public.ts';
import type { PublicShopRow } from '../queries/public.ts';

const shopOut = (row: PublicShopRow) => ({ id: row.id, name: row.name, placeZh: row.place_zh, placeEn: row.place_en, openingHours: row.opening_hours, villageCount: row.village_count, kindCount: row.kind_count });

export const listPublicShopsBound = bindRead(listPublicShops, async (ctx, { q, page, pageSize }) => {
  await openPublicSite(ctx);
  return { rows: (await publicShopPage(ctx.tx, ctx.today, q, { limit: pageSize, offset: (page - 1) * pageSize })).map(shopOut), total: await publicShopTotal(ctx.tx, ctx.today, q), page, pageSize };
});

export const readPublicShopBound = bindRead(readPublicShop, async (ctx, { shopId }) => {
  await openPublicSite(ctx);
  const row = (await publicShop(ctx.tx, ctx.today, shopId)) ?? ctx.notFound();
  const goods = await publicGoods(ctx.tx, ctx.today, shopId);
  return { ...shopOut(row), villages: await publicVillages(ctx.tx, shopId), goods: goods.map((each) => ({ name: each.name, unit: each.unit, pricePoints: each.price_points, isThere: each.is_there })), rules: await rulesInForce(ctx.tx, ctx.programmeId, ctx.today) };
});
