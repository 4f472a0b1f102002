/** 留货和兑换券 · Goods that wait for a household, and a printed voucher that is good once. */
import { cardCodeOf } from './card.ts';

export const SET_ASIDE_STATES = ['open', 'fetched', 'released', 'lapsed'] as const;
/** 留货状态 · Lapsed: nobody came, and the ledger let it go by the clock. */
export type SetAsideState = (typeof SET_ASIDE_STATES)[number];

/** Shorter than a card, so that a scanner tells which of them it read. */
export const VOUCHER_LENGTH = 12;

/** 券码 · @param bytes ten random bytes @returns twelve characters, sixty bits */
export const voucherCodeOf = (bytes: Uint8Array): string => cardCodeOf(bytes).slice(0, VOUCHER_LENGTH);

/** 读入的券码 · What a scanner or a hand typed, as it is kept; null when it is no voucher. */
export function voucherCodeIn(text: string): string | null {
  const plain = text.trim().toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return plain.length === VOUCHER_LENGTH && /^[0-9A-HJKMNP-TV-Z]+$/.test(plain) ? plain : null;
}

/**
 * 用券 · A voucher is spent once: what goods cost is paid from it, and what is left of it lapses.
 * @unit points
 * @invariant paid + lapsed = worth, when it suffices
 */
export function spendVoucher(worth: number, cost: number): { readonly paid: number; readonly lapsed: number } | null {
  return cost > worth ? null : { paid: cost, lapsed: worth - cost };
}
