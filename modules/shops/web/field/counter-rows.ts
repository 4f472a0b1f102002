/** 柜台随身数据 · What the phone carries, less what was handed out on it and has not come back. Pure. */
import { CHINA_UTC_OFFSET_MINUTES, instant, localDateOf } from '#kernel/local-date.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import type { QueueItem } from '#platform/web/offline/index.ts';
import type { pullCounter } from '../../contract/index.ts';
import { cardCodeIn, deviceSlipPoints, offlineAllowance } from '../../domain/index.ts';
import type { DeviceSlip } from '../../domain/index.ts';
import { shopCounterSource } from '../offline.ts';

/** The day of an instant, by official time. */
export const dayOf = (at: string): string => localDateOf(instant(Date.parse(at)), CHINA_UTC_OFFSET_MINUTES);

/** 来源名 */
export const COUNTER_ROWS = shopCounterSource.name;
/** Key of the open counter of a shop, before the id of the shop. */
export const COUNTER_DRAFT = 'shopCounter:';

export type CarriedRow = OutputOf<typeof pullCounter>['rows'][number];
export type CarriedShop = Extract<CarriedRow, { kind: 'shop' }>;
export type CarriedHousehold = Extract<CarriedRow, { kind: 'household' }>;
export type CarriedGoods = Extract<CarriedRow, { kind: 'goods' }>;

export const subjectOf = (subjectId: string): string => `shopHousehold:${subjectId}`;

/** 本机兑换 · Slips of this phone that still count: not taken back, not refused. */
export function slipsHere(items: readonly QueueItem[], operation: string): (DeviceSlip & { readonly acknowledgedAt: string | null })[] {
  return items.filter((item) => item.operation === operation && item.state !== 'discarded' && item.state !== 'refused').map((item) => ({ ...(item.input as DeviceSlip), acknowledgedAt: item.acknowledgedAt }));
}

interface Heard { readonly pulledAt: string | null; readonly today: string }
/** A slip that the server has answered is in what was pulled after its answer. */
const isUnheard = (slip: { readonly acknowledgedAt: string | null }, { pulledAt }: Heard): boolean => slip.acknowledgedAt === null || pulledAt === null || slip.acknowledgedAt > pulledAt;

/** 还可兑多少 · @unit points */
export function allowanceOf(household: CarriedHousehold, shop: CarriedShop, slips: ReturnType<typeof slipsHere>, heard: Heard): number {
  const own = slips.filter(({ subjectId }) => subjectId === household.subjectId);
  const sum = (some: readonly DeviceSlip[]): number => some.reduce((total, slip) => total + deviceSlipPoints(slip), 0);
  return offlineAllowance({ cap: shop.capPoints, balance: household.balance, takenToday: sum(own.filter(({ redeemedAt }) => dayOf(redeemedAt) === heard.today)), takenSincePull: sum(own.filter((slip) => isUnheard(slip, heard))) });
}

/** 架上还剩 */
export function leftOf(goods: CarriedGoods, slips: ReturnType<typeof slipsHere>, heard: Heard): number {
  const taken = slips.filter((slip) => isUnheard(slip, heard)).flatMap(({ lines }) => lines).filter(({ goodsId }) => goodsId === goods.goodsId).reduce((sum, { quantity }) => sum + quantity, 0);
  return Math.max(0, goods.left - taken);
}

const FOUND_AT_MOST = 12;

/** 找一户 · By card, by letters, by code: the same as at the desk, from what the phone holds. */
export function householdsFor(asked: string, households: readonly CarriedHousehold[]): CarriedHousehold[] {
  const text = asked.trim().toLowerCase();
  if (text === '') return [];
  const card = cardCodeIn(asked);
  if (card !== null) return households.filter(({ cardCode }) => cardCode === card);
  return households.filter((row) => row.label.toLowerCase().includes(text) || row.code.toLowerCase().includes(text) || (row.searchText ?? '').toLowerCase().includes(text)).slice(0, FOUND_AT_MOST);
}
