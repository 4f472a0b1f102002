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
