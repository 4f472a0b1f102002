/** 账本规则 · What a transfer is, when it is one, and the text by which it is known for ever. */
import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256Hex } from '#kernel/sha256.ts';

export const ASSET_KINDS = ['points', 'serviceMinutes', 'goods', 'voucher'] as const;
/** 资产类别 · What an account counts. */
export type AssetKind = (typeof ASSET_KINDS)[number];

/** 发放账户 · Where points come from: the one purpose whose account may sink without end. */
export const ISSUE = 'issue';
/** 持有账户 · What a household, person, team or shop has at hand. */
export const HOLDING = 'holding';

/** 账户名 · An account by what it is for; it is opened by the first transfer that names it. */
export interface AccountKey { readonly assetId: string; readonly holderKind: string; readonly holderId: string; readonly purpose: string }

/** 分录 · One side of a transfer. @unit amount: the asset's own unit, whole, never zero */
export interface Leg extends AccountKey { readonly amount: number; readonly placeId?: string | null | undefined }

/** 积分转移 · Several legs that balance in each asset, posted together or not at all. */
export interface Transfer {
  readonly id: string;
  readonly kind: string;
  readonly occurredOn: string;
  readonly memo?: string | null | undefined;
  /** The deed, redemption or activity it comes from. */
  readonly causeKind?: string | null | undefined;
  readonly causeId?: string | null | undefined;
  readonly reverses?: string | null | undefined;
  readonly legs: readonly Leg[];
}

export const LEGS_MAX = 1_000;
/** @unit the asset's unit */
export const AMOUNT_MAX = 1_000_000_000_000;

export type TransferFault = 'tooFewLegs' | 'amountWrong' | 'unbalanced';

/**
 * 是否成立 · Why a transfer cannot be posted, or null. Floors are the database's matter: only it knows the balance.
 * @invariant what passes leaves the sum of every asset where it was
 */
export function transferFault(transfer: Pick<Transfer, 'legs'>): TransferFault | null {
  if (transfer.legs.length < 2) return 'tooFewLegs';
  const sums = new Map<string, number>();
  for (const { assetId, amount } of transfer.legs) {
    if (!Number.isSafeInteger(amount) || amount === 0 || Math.abs(amount) > AMOUNT_MAX) return 'amountWrong';
    sums.set(assetId, (sums.get(assetId) ?? 0) + amount);
  }
  return [...sums.values()].every((sum) => sum === 0) ? null : 'unbalanced';
}

/** 冲正 · The exact opposite of a transfer, which it names; made on its own day. */
export function reversalOf(transfer: Transfer, reversal: { readonly id: string; readonly occurredOn: string; readonly memo?: string | null }): Transfer {
  return {
    ...reversal, kind: 'reverse', reverses: transfer.id, causeKind: transfer.causeKind ?? null, causeId: transfer.causeId ?? null,
    legs: transfer.legs.map((leg) => ({ ...leg, amount: -leg.amount })),
  };
}

/**
 * 转移摘要 · Digest of what was posted: everything but what follows from it (the instant stands in its posting, balances in the sums).
 * @invariant the same of what was given and of what is read back
 */
export function transferDigest(transfer: Transfer): string {
  return sha256Hex(canonicalJson(transferParts(transfer)));
}

/** 转移要素 · What the digest is of, in order: texts, whole numbers and null, nothing whose order could be another. */
export const transferParts = (transfer: Transfer): readonly unknown[] => [
  transfer.id, transfer.kind, transfer.occurredOn, transfer.memo ?? null, transfer.causeKind ?? null, transfer.causeId ?? null, transfer.reverses ?? null,
  transfer.legs.map((leg) => [leg.assetId, leg.holderKind, leg.holderId, leg.purpose, leg.amount]),
];

/** 过账摘要 · Digest of one posting: instant, who, by which operation, and its transfers in order. */
export function postingDigest(posting: { readonly id: string; readonly postedAt: string; readonly postedBy: string | null; readonly operation: string }, transferDigests: readonly string[]): string {
  return sha256Hex([posting.id, posting.postedAt, posting.postedBy ?? '-', posting.operation, ...transferDigests].join('\n'));
}
