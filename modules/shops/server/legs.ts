/** 账本分录 · How the shop speaks to the ledger: goods of a batch, points of a household, and where both go. */
import { ensureAsset } from '#modules/points/server/index.ts';
import { HOLDING, ISSUE } from '#modules/points/domain/index.ts';
import type { AccountKey, Leg } from '#modules/points/domain/index.ts';
import type { HolderKind } from '../domain/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';

/** 持有人 · A batch of goods on a shelf is a holder of its own: what it holds is what is left of it. */
export const STOCK_BATCH = 'stockBatch';

/** The asset that the points module keeps households' points in; the same kind and code are the same asset. */
export const pointsAsset = (ctx: WriteContext): Promise<string> => ensureAsset(ctx, { kind: 'points', code: 'household', nameZh: '户积分', nameEn: 'Household points', unitZh: '分', unitEn: 'points' });
export const goodsAsset = (ctx: WriteContext, goods: { readonly code: string; readonly name: string; readonly unit: string }): Promise<string> =>
  ensureAsset(ctx, { kind: 'goods', code: `shop.${goods.code}`, nameZh: goods.name, nameEn: goods.code, unitZh: goods.unit, unitEn: goods.unit });

/** What vouchers of the programme are worth, apart from points that were earned. */
export const voucherAsset = (ctx: WriteContext): Promise<string> => ensureAsset(ctx, { kind: 'voucher', code: 'shop', nameZh: '兑换券', nameEn: 'Voucher', unitZh: '分', unitEn: 'points' });

export const batchAccount = (assetId: string, batchId: string): AccountKey => ({ assetId, holderKind: STOCK_BATCH, holderId: batchId, purpose: HOLDING });
export const householdAccount = (assetId: string, subjectId: string): AccountKey => ({ assetId, holderKind: 'household', holderId: subjectId, purpose: HOLDING });
export const teamAccount = (assetId: string, teamId: string): AccountKey => ({ assetId, holderKind: 'team', holderId: teamId, purpose: HOLDING });
/** 持有人账户 · Of a household or of a team, whose account is kept the same way. */
export const holderAccount = (kind: HolderKind, assetId: string, holderId: string): AccountKey => (kind === 'team' ? teamAccount : householdAccount)(assetId, holderId);
export const ofProgramme = (ctx: Pick<ReadContext, 'programmeId'>, assetId: string, purpose: 'issue' | 'redeemed' | 'removed' | 'expired'): AccountKey => ({ assetId, holderKind: 'programme', holderId: ctx.programmeId, purpose });
/** 短缺账户 · What a shop gave although nobody held it: the one account of a shop that may sink. */
export const shortageAccount = (assetId: string, shopId: string): AccountKey => ({ assetId, holderKind: 'shop', holderId: shopId, purpose: ISSUE });

/** Goods that come in, go out (negative) or come back: the batch on one side, `other` on the other. */
export function goodsLegs(given: { readonly assetId: string; readonly batchId: string; readonly placeId: string; readonly quantity: number; readonly other: AccountKey }): Leg[] {
  return [{ ...batchAccount(given.assetId, given.batchId), amount: given.quantity, placeId: given.placeId }, { ...given.other, amount: -given.quantity }];
}
