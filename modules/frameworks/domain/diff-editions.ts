import { canonicalJson } from '#kernel/canonical-json.ts';
import { compareNatural } from '#kernel/natural-order.ts';
import { standardsOf } from './edition-tree.ts';
import type { EditionDocument, EditionMapping, MappingPair } from './edition.ts';
import { similarityIndex, textProfile, textSimilarity, type TextProfile } from './text-similarity.ts';

/** 差异层级 · What is compared with what. */
export const DIFF_LEVELS = ['theme', 'content', 'standard', 'checkItem'] as const;
export type DiffLevel = (typeof DIFF_LEVELS)[number];

/** 对应建议 · A suggested pair for a person to confirm. @unit similarity: 0 to 1, 1 = same text */
export type SuggestedPair = MappingPair & { readonly level: DiffLevel; readonly similarity: number };

/** 版本差异 · How two editions differ, level by level, in the order of the old and then of the added codes. */
export type EditionDiff = {
  readonly fromEdition: string;
  readonly toEdition: string;
  readonly pairs: readonly SuggestedPair[];
};

type Entry = { readonly code: string; readonly profile: TextProfile; readonly terms: string };
type Pairing = { readonly from: Entry; readonly to: Entry; readonly similarity: number };

/** Under its old code a text may be half rewritten and still be the same thing; elsewhere it must be closer. */
const SAME_CODE_SIMILARITY_MIN = 0.5;
const OTHER_CODE_SIMILARITY_MIN = 0.6;

/**
 * 版本比对 · Suggests what became of every code: first the same code with the same text, then the same text under
 * another code, then the same code with similar text, then the most similar of the rest. Same text and same terms
 * (score, methods, rule, site types) is `kept`, otherwise `changed`; merges and splits are for people to say.
 *
 * @invariant every old code and every new code stands in exactly one pair of its level
 */
export function diffEditions(oldEdition: EditionDocument, newEdition: EditionDocument): EditionDiff {
  const pairs = DIFF_LEVELS.flatMap((level) => diffLevel(level, entriesOf(oldEdition, level), entriesOf(newEdition, level)));
  return { fromEdition: oldEdition.code, toEdition: newEdition.code, pairs };
}

/** 采纳建议 · A diff as the mapping that goes into the new edition, without what was simply kept under its code. */
export function mappingOfDiff(diff: EditionDiff): EditionMapping {
  const pairs = diff.pairs
    .filter(({ relation, from, to }) => relation !== 'kept' || from !== to)
    .map(({ from, to, relation }) => ({ from, to, relation }));
  return { fromEdition: diff.fromEdition, pairs };
}

function diffLevel(level: DiffLevel, oldEntries: readonly Entry[], newEntries: readonly Entry[]): SuggestedPair[] {
  const byCode = (entries: readonly Entry[]) => new Map(entries.map((entry) => [entry.code, entry]));
  const open = { from: byCode(oldEntries), to: byCode(newEntries) };
  const pairings = new Map<string, Pairing>();
  const settle = (found: readonly Pairing[]): void => {
    for (const pairing of found) {
      if (!open.from.has(pairing.from.code) || !open.to.has(pairing.to.code)) continue;
      open.from.delete(pairing.from.code);
      open.to.delete(pairing.to.code);
      pairings.set(pairing.from.code, pairing);
    }
  };
  settle(sameCode(open.from, open.to, 1));
  settle(sameText(open.from, open.to));
  settle(sameCode(open.from, open.to, SAME_CODE_SIMILARITY_MIN));
  settle(mostSimilar([...open.from.values()], [...open.to.values()]));
  const suggestions = oldEntries.map(({ code }) => suggestionOf(level, code, pairings.get(code)));
  for (const code of open.to.keys()) suggestions.push({ level, from: null, to: code, relation: 'added', similarity: 0 });
  return suggestions;
}

function suggestionOf(level: DiffLevel, from: string, pairing: Pairing | undefined): SuggestedPair {
  if (pairing === undefined) return { level, from, to: null, relation: 'dropped', similarity: 0 };
  const isKept = pairing.similarity === 1 && pairing.from.terms === pairing.to.terms;
  return { level, from, to: pairing.to.code, relation: isKept ? 'kept' : 'changed', similarity: pairing.similarity };
}

function sameCode(from: ReadonlyMap<string, Entry>, to: ReadonlyMap<string, Entry>, similarityMin: number): Pairing[] {
  const pairings: Pairing[] = [];
  for (const entry of from.values()) {
    const other = to.get(entry.code);
    if (other === undefined) continue;
    const similarity = textSimilarity(entry.profile, other.profile);
    if (similarity >= similarityMin) pairings.push({ from: entry, to: other, similarity });
  }
  return pairings;
}

function sameText(from: ReadonlyMap<string, Entry>, to: ReadonlyMap<string, Entry>): Pairing[] {
  const newByText = Map.groupBy(to.values(), ({ profile }) => profile.text);
  const oldByText = Map.groupBy(from.values(), ({ profile }) => profile.text);
  const pairings: Pairing[] = [];
  for (const [text, entries] of oldByText) {
    const others = newByText.get(text) ?? [];
    // Several standards may say the same in different places; their order in the tree tells them apart.
    for (const [at, entry] of entries.entries()) {
      const other = others[at];
      if (other !== undefined) pairings.push({ from: entry, to: other, similarity: 1 });
    }
  }
  return pairings;
}

function mostSimilar(from: readonly Entry[], to: readonly Entry[]): Pairing[] {
  const similarTo = similarityIndex(to.map(({ profile }) => profile));
  return from
    .flatMap((entry) =>
      similarTo(entry.profile, OTHER_CODE_SIMILARITY_MIN).flatMap(({ at, similarity }) => {
        const other = to[at];
        return other === undefined ? [] : [{ from: entry, to: other, similarity }];
      }),
    )
    .toSorted(
      (left, right) =>
        right.similarity - left.similarity ||
        compareNatural(left.from.code, right.from.code) ||
        compareNatural(left.to.code, right.to.code),
    );
}

function entriesOf(edition: EditionDocument, level: DiffLevel): Entry[] {
  const entry = (code: string, zh: string, terms: unknown): Entry => ({ code, profile: textProfile(zh), terms: canonicalJson(terms) });
  switch (level) {
    case 'theme':
      return edition.themes.map(({ code, zh }) => entry(code, zh, null));
    case 'content':
      return edition.themes.flatMap(({ contents }) => contents.map(({ code, zh, scoreMax }) => entry(code, zh, scoreMax)));
    case 'standard':
      return standardsOf(edition).map(({ standard: { code, zh, scoreMax, methods } }) => entry(code, zh, { scoreMax, methods }));
    case 'checkItem':
      return edition.checkItems.map(({ code, zh, rule, siteTypes, weight }) =>
        entry(code, zh, { rule, siteTypes: siteTypes.toSorted(), weight }),
      );
  }
}
