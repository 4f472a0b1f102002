/** 纸单草稿 · What a page of paper slips holds while it is typed: one number a slip, and as many kinds of goods on it as the paper shows. */
export interface PaperGoodsDraft { readonly key: number; readonly goodsId: string; readonly quantity: string }
export interface PaperSlipDraft { readonly key: number; readonly paperNumber: string; readonly household: string; readonly redeemedOn: string; readonly goods: readonly PaperGoodsDraft[] }

/** Kinds of goods on one slip, as many as the operation takes. */
export const GOODS_A_SLIP = 20;

/** 再加一样 · Another kind of goods on the same slip. */
export const nextGoods = (goods: readonly PaperGoodsDraft[]): PaperGoodsDraft => ({ key: (goods.at(-1)?.key ?? 0) + 1, goodsId: '', quantity: '1' });

/** 再加一张 · The next slip, with the day and the goods of the one before standing ready. */
export function nextSlip(slips: readonly PaperSlipDraft[]): PaperSlipDraft {
  const last = slips.at(-1);
  return { key: (last?.key ?? 0) + 1, paperNumber: '', household: '', redeemedOn: last?.redeemedOn ?? '', goods: [{ key: 1, goodsId: last?.goods[0]?.goodsId ?? '', quantity: '1' }] };
}

/** 交上的纸单 · @param today the day of a slip whose day was left as it stood */
export const slipsToSend = (slips: readonly PaperSlipDraft[], today: string) => slips.map(({ paperNumber, household, redeemedOn, goods }) => ({
  paperNumber, householdCode: household, redeemedOn: redeemedOn === '' ? today : redeemedOn, lines: goods.map(({ goodsId, quantity }) => ({ goodsId, quantity: Number(quantity) })),
}));

/** Blank slips on one print, and the longest number they carry. */
export const SLIPS_MOST = 200;
const NUMBER_MOST = 999_999;
const DIGITS = 4;

/** 空白纸单号 · Numbers of blank slips upwards from the first; none where first or count is no whole number within bounds. @example blankNumbers('S-1-Z', 9, 2) is S-1-Z0009 and S-1-Z0010 */
export function blankNumbers(prefix: string, first: number, count: number): string[] {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(count) || first < 1 || count < 1 || first + count - 1 > NUMBER_MOST) return [];
  return Array.from({ length: Math.min(count, SLIPS_MOST) }, (_each, at) => `${prefix.trim()}${String(first + at).padStart(DIGITS, '0')}`);
}
