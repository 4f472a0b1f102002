/** 字符对 · The neighbouring characters of a text with their numbers, after case, width, spaces and marks are levelled. */
export type TextProfile = { readonly text: string; readonly pairs: ReadonlyMap<string, number>; readonly pairCount: number };

/** 文字特征 · Prepares a text once for many comparisons; works for Chinese, where there are no words to split at. */
export function textProfile(text: string): TextProfile {
  const levelled = text.normalize('NFKC').toLowerCase().replaceAll(/[\p{P}\p{S}\s]/gu, '');
  const characters = ['', ...levelled, ''];
  const pairs = new Map<string, number>();
  for (let at = 1; at < characters.length; at += 1) {
    const pair = `${characters[at - 1]}|${characters[at]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { text: levelled, pairs, pairCount: characters.length - 1 };
}

/**
 * 文字相似度 · How much two texts share (Dice's coefficient of their character pairs).
 *
 * @unit 0 = nothing in common, 1 = the same
 */
export function textSimilarity(left: TextProfile, right: TextProfile): number {
  if (left.text === right.text) return 1;
  let shared = 0;
  for (const [pair, count] of left.pairs) shared += Math.min(count, right.pairs.get(pair) ?? 0);
  return (2 * shared) / (left.pairCount + right.pairCount);
}
