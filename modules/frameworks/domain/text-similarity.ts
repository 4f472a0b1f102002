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

/** 相似文字 · The place of a text in an index and how similar it is. */
export type SimilarText = { readonly at: number; readonly similarity: number };

/**
 * 相似度索引 · Finds, among many texts, those at least that similar to one. Only texts that share a pair are looked at, and
 * every pair once: comparing 5,000 with 5,000 one by one took nine seconds.
 *
 * @invariant finds exactly the texts for which `textSimilarity` reaches the least
 */
export function similarityIndex(profiles: readonly TextProfile[]): (profile: TextProfile, similarityMin: number) => SimilarText[] {
  const bearersOfPair = new Map<string, { readonly at: number; readonly count: number }[]>();
  for (const [at, { pairs }] of profiles.entries()) {
    for (const [pair, count] of pairs) {
      const bearers = bearersOfPair.get(pair);
      if (bearers === undefined) bearersOfPair.set(pair, [{ at, count }]);
      else bearers.push({ at, count });
    }
  }
  return (profile, similarityMin) => {
    const shared = new Uint32Array(profiles.length);
    for (const [pair, count] of profile.pairs) {
      for (const bearer of bearersOfPair.get(pair) ?? []) {
        shared[bearer.at] = (shared[bearer.at] ?? 0) + Math.min(count, bearer.count);
      }
    }
    const similar: SimilarText[] = [];
    for (const [at, other] of profiles.entries()) {
      const similarity = (2 * (shared[at] ?? 0)) / (profile.pairCount + other.pairCount);
      if (similarity > 0 && similarity >= similarityMin) similar.push({ at, similarity });
    }
    return similar;
  };
}
