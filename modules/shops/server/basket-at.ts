/** 柜台取货 · What a basket costs at a shop now and from which batches it is given, or why it is not. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import { basketPoints, mergedBasket, pickBatches, shopStateOn } from '../domain/index.ts';
import type { BasketLine, Picking } from '../domain/index.ts';
import type { KnownShop } from './queries/ground.ts';
import { goodsById } from './queries/shops.ts';
import type { KnownGoods } from './queries/shops.ts';
import { shelfOf } from './queries/stock.ts';

export const isShopOpen = (shop: KnownShop, today: string): boolean => shopStateOn({ openedOn: shop.opened_on, closedOn: shop.closed_on }, today) === 'open';

export type BasketAt = { readonly fault: null; readonly pickings: readonly Picking[]; readonly goods: ReadonlyMap<string, KnownGoods>; readonly prices: ReadonlyMap<string, number>; readonly points: number }
  | { readonly fault: 'shops.goods_unknown' } | { readonly fault: 'shops.stock_short'; readonly name: string; readonly left: number };

/** The caller holds the row of the shop, so that what was on the shelf is still there when it is written. @unit points: of the basket by the price list */
export async function basketAt(ctx: ReadContext, shop: KnownShop, lines: readonly BasketLine[]): Promise<BasketAt> {
  const basket = mergedBasket(lines);
  const goods = new Map((await goodsById(ctx.tx, ctx.programmeId, basket.map(({ goodsId }) => goodsId))).map((row) => [row.id, row]));
  if (basket.some(({ goodsId }) => { const kind = goods.get(goodsId); return kind === undefined || (kind.withdrawn_on !== null && kind.withdrawn_on <= ctx.today); })) return { fault: 'shops.goods_unknown' };
  const shelf = (await shelfOf(ctx.tx, ctx.programmeId, shop.id)).map((row) => ({ batchId: row.batch_id, goodsId: row.goods_id, left: row.left, expiresOn: row.expires_on }));
  const { pickings, missing } = pickBatches(basket, shelf, ctx.today);
  if (missing[0] !== undefined) return { fault: 'shops.stock_short', name: goods.get(missing[0].goodsId)?.name ?? '', left: missing[0].left };
  const prices = new Map([...goods].map(([id, row]) => [id, row.price_points]));
  return { fault: null, pickings, goods, prices, points: basketPoints(basket, prices) };
}
