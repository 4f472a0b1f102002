/** 断网兑换 · What a device may hand out for a day, how it signs for it, and what a person looks at afterwards. */
import { canonicalJson } from '#kernel/canonical-json.ts';
import { mergedBasket } from './basket.ts';
import type { BasketLine, Picking, ShelfBatch } from './basket.ts';
import { pickBatches } from './basket.ts';

/** A counter that was opened hands out so long without asking again. @unit hours */
export const COUNTER_HOURS = 24;

/** 设备单据 · A redemption as a device signed it. @unit pricePoints: what the household was told · redeemedAt: ISO instant by the device's clock */
export interface DeviceSlip {
  readonly counterId: string; readonly slipId: string; readonly sequence: number; readonly subjectId: string; readonly lines: readonly (BasketLine & { readonly pricePoints: number })[]; readonly redeemedAt: string;
}

/** 签名文本 · The exact text that the device signs: whoever changes a line changes the text. */
export const deviceSlipText = (slip: DeviceSlip): string =>
  canonicalJson(['lianchuang shop slip v1', slip.counterId, slip.slipId, slip.sequence, slip.subjectId, slip.lines.map(({ goodsId, quantity, pricePoints }) => [goodsId, quantity, pricePoints]), slip.redeemedAt]);

export const deviceSlipPoints = (slip: Pick<DeviceSlip, 'lines'>): number => slip.lines.reduce((sum, { quantity, pricePoints }) => sum + quantity * pricePoints, 0);

/** 谁来承担 · The goods are gone: what the household has pays first, the shop bears the rest. @invariant paid + short = points, and paid leaves nobody below nothing */
export function splitPoints(points: number, available: number): { readonly paid: number; readonly short: number } {
  const paid = Math.min(points, Math.max(0, available));
  return { paid, short: points - paid };
}

/** 取货与短缺 · Batches as far as they go; what no batch held is short. @invariant picked + short = asked, for each goods */
export function pickOrOwe(lines: readonly BasketLine[], shelf: readonly ShelfBatch[], day: string): { readonly pickings: Picking[]; readonly short: BasketLine[] } {
  const pickings: Picking[] = [];
  const short: BasketLine[] = [];
  for (const line of mergedBasket(lines)) {
    const whole = pickBatches([line], shelf, day);
    const left = whole.missing[0]?.left;
    const some = left === undefined ? whole : left === 0 ? { pickings: [] } : pickBatches([{ goodsId: line.goodsId, quantity: left }], shelf, day);
    pickings.push(...some.pickings);
    if (left !== undefined) short.push({ goodsId: line.goodsId, quantity: line.quantity - left });
  }
  return { pickings, short };
}

/** 断网余量 · What a household may still take without network today: never beyond the cap, never beyond what it had when the device last heard. */
export const offlineAllowance = (given: { readonly cap: number; readonly balance: number; readonly takenToday: number; readonly takenSincePull: number }): number =>
  Math.max(0, Math.min(given.cap - given.takenToday, given.balance - given.takenSincePull));

export const ISSUE_KINDS = ['shortPoints', 'shortStock', 'overCap', 'overTeamCap', 'afterDay', 'priceDiffers', 'tookPart', 'notServed', 'notRedeemer'] as const;
/** 待核查种类 · What was not as it should be when a slip of a device came in. */
export type IssueKind = (typeof ISSUE_KINDS)[number];

export interface IssueFacts { readonly shortPoints: number; readonly isShortOfStock: boolean; readonly takenThatDay: number; readonly cap: number; readonly redeemedAt_ms: number; readonly validUntil_ms: number; readonly hasOtherPrice: boolean; readonly tookPart: boolean; readonly isServed: boolean; readonly mayRedeem: boolean }

/** 待核查事项 · @unit takenThatDay: points of this slip and of all others of devices for the household on that day */
export function issuesOf(facts: IssueFacts): IssueKind[] {
  const found: Readonly<Record<IssueKind, boolean>> = {
    shortPoints: facts.shortPoints > 0, shortStock: facts.isShortOfStock, overCap: facts.takenThatDay > facts.cap, overTeamCap: false, afterDay: facts.redeemedAt_ms > facts.validUntil_ms, priceDiffers: facts.hasOtherPrice, tookPart: facts.tookPart, notServed: !facts.isServed, notRedeemer: !facts.mayRedeem,
  };
  return ISSUE_KINDS.filter((kind) => found[kind]);
}
