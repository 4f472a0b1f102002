/** 库存 · Where goods come from, what moves them, and what a keeper should look at. */
export const SOURCES = ['donated', 'bought', 'civilAffairs'] as const;
/** 物资来源 */
export type Source = (typeof SOURCES)[number];

export const MOVEMENT_KINDS = ['received', 'redeemed', 'returned', 'removed', 'counted'] as const;
/** 出入库种类 */
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

export const CHANNELS = ['counter', 'device', 'paper'] as const;
/** 兑换方式 · At the counter, by a device without network, or from a paper card afterwards. */
export type Channel = (typeof CHANNELS)[number];

export const STOCK_NOTES = ['low', 'nearExpiry', 'expired'] as const;
/** 库存提示 */
export type StockNote = (typeof STOCK_NOTES)[number];

/** So long before its end a batch is pointed at, where the goods say nothing else. @unit days */
export const NEAR_EXPIRY_DAYS = 30;

/** 店况 · A shop is not open yet, open, or closed on a day. */
export type ShopState = 'coming' | 'open' | 'closed';

export function shopStateOn(shop: { readonly openedOn: string; readonly closedOn: string | null }, day: string): ShopState {
  if (day < shop.openedOn) return 'coming';
  return shop.closedOn !== null && day >= shop.closedOn ? 'closed' : 'open';
}
