/** 收据号段 · Numbers of a receipt book: which there are, how they are written, and that none is left out. */

/** 号段 · @unit first, last, used: whole numbers; used is below first while none was used */
export interface ReceiptRange { readonly prefix: string; readonly first: number; readonly last: number; readonly digits: number; readonly used: number }

/** @unit numbers a range; a book of paper has fifty or a hundred */
export const RANGE_MAX = 100_000;
export const DIGITS_MAX = 9;

/** 收据号 · The number as it stands on the receipt. */
export const receiptNumber = ({ prefix, digits }: Pick<ReceiptRange, 'prefix' | 'digits'>, serial: number): string => `${prefix}${String(serial).padStart(digits, '0')}`;

/** 下一号 · The next number of a range, or null when it is used up. @invariant every number of a range comes once, in order */
export const nextSerial = ({ last, used }: Pick<ReceiptRange, 'last' | 'used'>): number | null => (used >= last ? null : used + 1);

/** 尚余 · Numbers nobody has used yet. */
export const numbersLeft = ({ first, last, used }: Pick<ReceiptRange, 'first' | 'last' | 'used'>): number => last - Math.max(used, first - 1);

/**
 * 缺号 · Numbers that passed without a receipt, void or not: zero in a book that was kept as it should be.
 * @param held how many receipts stand in the register for this range
 */
export const missingNumbers = ({ first, used }: Pick<ReceiptRange, 'first' | 'used'>, held: number): number => Math.max(0, used - first + 1) - held;

export type RangeFault = 'order' | 'tooLong' | 'digits';

/** 号段是否成立 · Why a range cannot be handed out, or null. */
export function rangeFault({ first, last, digits }: Pick<ReceiptRange, 'first' | 'last' | 'digits'>): RangeFault | null {
  if (last < first) return 'order';
  if (String(last).length > digits) return 'digits';
  return last - first >= RANGE_MAX ? 'tooLong' : null;
}
