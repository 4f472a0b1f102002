export { basketPoints, mergedBasket, pickBatches } from './basket.ts';
export type { BasketLine, Picking, ShelfBatch } from './basket.ts';
export { CARD_BYTES, CARD_LENGTH, cardCodeIn, cardCodeOf, shownCardCode } from './card.ts';
export { CHANNELS, MOVEMENT_KINDS, NEAR_EXPIRY_DAYS, shopStateOn, SOURCES, STOCK_NOTES } from './stock.ts';
export type { Channel, MovementKind, ShopState, Source, StockNote } from './stock.ts';
export { COUNTER_HOURS, deviceSlipPoints, deviceSlipText, ISSUE_KINDS, issuesOf, offlineAllowance, pickOrOwe, splitPoints } from './offline.ts';
export type { DeviceSlip, IssueFacts, IssueKind } from './offline.ts';
export { differing, overBudget, tied } from './tie-out.ts';
export type { TiePair, TieSide } from './tie-out.ts';
