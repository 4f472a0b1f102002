/** 兑换篮 · What a household takes for its points, and from which batches it is given. */

/** 篮中一行 · @unit quantity: whole units of the goods */
export interface BasketLine { readonly goodsId: string; readonly quantity: number }

/** 货架批次 · @unit left: whole units */
export interface ShelfBatch { readonly batchId: string; readonly goodsId: string; readonly left: number; readonly expiresOn: string | null }

/** 取货行 · So many of one batch. */
export interface Picking { readonly batchId: string; readonly goodsId: string; readonly quantity: number }

/** 同物合并 · The same goods named twice are one line, in the order they were named first. */
export function mergedBasket(lines: readonly BasketLine[]): BasketLine[] {
  const sums = new Map<string, number>();
  for (const { goodsId, quantity } of lines) sums.set(goodsId, (sums.get(goodsId) ?? 0) + quantity);
  return [...sums].map(([goodsId, quantity]) => ({ goodsId, quantity }));
}

/** 应兑积分 · @unit points · @errors throws for goods without a price: the caller has looked them up */
export function basketPoints(lines: readonly BasketLine[], prices: ReadonlyMap<string, number>): number {
  return lines.reduce((sum, { goodsId, quantity }) => {
    const price = prices.get(goodsId);
    if (price === undefined) throw new Error(`goods ${goodsId} have no price`);
    return sum + price * quantity;
  }, 0);
}

const NEVER = '9999-12-31';

/**
 * 先到期先出 · From which batches a basket is given: what ends first goes first, what has ended is not given at all.
 * @returns what is missing beside it: goods of which there is less than asked, with how many there are
 */
export function pickBatches(lines: readonly BasketLine[], shelf: readonly ShelfBatch[], today: string): { readonly pickings: Picking[]; readonly missing: { readonly goodsId: string; readonly left: number }[] } {
  const pickings: Picking[] = [];
  const missing: { goodsId: string; left: number }[] = [];
  for (const { goodsId, quantity } of mergedBasket(lines)) {
    const usable = shelf.filter((batch) => batch.goodsId === goodsId && batch.left > 0 && (batch.expiresOn ?? NEVER) >= today)
      .toSorted((a, b) => (a.expiresOn ?? NEVER).localeCompare(b.expiresOn ?? NEVER) || a.batchId.localeCompare(b.batchId));
    const there = usable.reduce((sum, { left }) => sum + left, 0);
    if (there < quantity) { missing.push({ goodsId, left: there }); continue; }
    let open = quantity;
    for (const batch of usable) {
      if (open === 0) break;
      const taken = Math.min(open, batch.left);
      pickings.push({ batchId: batch.batchId, goodsId, quantity: taken });
      open -= taken;
    }
  }
  return { pickings, missing };
}
