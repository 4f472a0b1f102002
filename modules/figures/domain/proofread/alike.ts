/**
 * 一字之差 · Names that differ in one character, found by what the others share: a manuscript of nothing but names has more pairs of
 * them than a server can look at, so names are kept by their other characters, and how much is looked at and told has an end.
 */

/** Two names by their places in the list, the earlier one first, and the character in which they differ. */
export interface Pair { readonly one: number; readonly other: number; readonly at: number }

/** How many pairs of names of one kind are looked at; a roster of a few thousand people has some ten thousand that share two characters. */
export const PAIRS_MAX = 100_000;
/** Once a rule has told this many places it tells no more: nobody looks at them. */
export const PLACES_MAX = 20_000;

/** 一字之差 @param names different from each other @returns pairs of one length that differ in one character, by the first, then by the second; PAIRS_MAX at most */
export function* differingInOne(names: readonly string[]): Generator<Pair> {
  const shared = names.map((name) => Array.from({ length: name.length }, (_each, at) => `${at}${name.slice(0, at)}${name.slice(at + 1)}`));
  const buckets = new Map<string, { readonly members: number[]; passed: number }>();
  for (const [index, keys] of shared.entries()) {
    for (const key of keys) {
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, { members: [index], passed: 0 }); else bucket.members.push(index);
    }
  }
  let left = PAIRS_MAX;
  for (const [one, keys] of shared.entries()) {
    const later = keys.flatMap((key, at) => {
      const bucket = buckets.get(key);
      if (bucket === undefined) return [];
      bucket.passed += 1;
      return bucket.members.slice(bucket.passed, bucket.passed + left).map((other) => ({ one, other, at }));
    });
    for (const pair of later.sort((a, b) => a.other - b.other).slice(0, left)) yield pair;
    left -= Math.min(later.length, left);
    if (left === 0) return;
  }
}

/** 记住 · Asks once for each text: dictionaries are slow. */
export function remembered<T>(ask: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    if (!answers.has(text)) answers.set(text, ask(text));
    return answers.get(text) as T;
  };
}
