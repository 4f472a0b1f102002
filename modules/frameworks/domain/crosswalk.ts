/**
 * 双城联动 · Two frameworks beside each other, standard by standard: what one piece of evidence saves when it serves both, and
 * what each of them still lacks.
 */
import type { Method } from './edition.ts';
import { similarityIndex, textProfile } from './text-similarity.ts';

/**
 * How the left standard stands to the right one: both ask the same; the left asks a part of what the right asks; the left asks
 * the whole of which the right is a part; they touch; somebody looked and they have nothing to do with each other.
 */
export const CROSSWALK_RELATIONS = ['same', 'part', 'whole', 'related', 'unrelated'] as const;
export type CrosswalkRelation = (typeof CROSSWALK_RELATIONS)[number];

/** 标准对应 · One link, read from the left edition. */
export interface CrosswalkLink { readonly leftCode: string; readonly rightCode: string; readonly relation: CrosswalkRelation }

/** A standard as far as a crosswalk needs it. */
export interface CrosswalkStandard { readonly code: string; readonly methods: readonly Method[] }

/** 反看 · The same link as seen from the other edition. */
export function turned(relation: CrosswalkRelation): CrosswalkRelation {
  return relation === 'part' ? 'whole' : relation === 'whole' ? 'part' : relation;
}

/** 节省 · Pieces of evidence: one for each standard and method by which it is tested. */
export interface CrosswalkSaving {
  /** Asked of people when each framework asks on its own. */
  readonly separately: number;
  /** Asked when standards that ask the same are asked once. */
  readonly once: number;
}

function rootIn(parents: Map<string, string>, key: string): string {
  let root = key;
  while (parents.get(root) !== root) root = parents.get(root) as string;
  for (let at = key; at !== root;) { const next = parents.get(at) as string; parents.set(at, root); at = next; }
  return root;
}

/**
 * 一次采集、两处使用 · Links of the kind `same` make one piece of two wherever both standards are tested by that method; other
 * kinds save nothing by themselves, because one of the two still asks for more.
 *
 * @invariant once ≤ separately; without a link they are equal; one more link never makes `once` larger
 */
export function savingOf(left: readonly CrosswalkStandard[], right: readonly CrosswalkStandard[], links: readonly CrosswalkLink[]): CrosswalkSaving {
  const { separately, once } = savingOfAll(new Map([['l', left], ['r', right]]), links.map((link) => ({ ...link, leftEdition: 'l', rightEdition: 'r' })));
  return { separately, once };
}

/** A link between standards of any two of several editions. */
export interface EditionLink extends CrosswalkLink { readonly leftEdition: string; readonly rightEdition: string }

/** 几处使用 · Pieces by how many frameworks each of them serves. */
export interface ManySaving extends CrosswalkSaving { readonly served: readonly { readonly frameworks: number; readonly pieces: number }[] }

/**
 * 一次采集、多处使用 · The same over any number of editions: a piece is asked once for all that are linked by `same`, also by way of a
 * third one.
 *
 * @invariant once is the sum of `served`; with two editions it is `savingOf`
 */
export function savingOfAll(editions: ReadonlyMap<string, readonly CrosswalkStandard[]>, links: readonly EditionLink[]): ManySaving {
  const parents = new Map<string, string>();
  const keyOf = (edition: string, code: string, method: Method): string => `${edition}/${method}/${code}`;
  const methodsOf = new Map<string, readonly Method[]>();
  const editionOf = new Map<string, string>();
  for (const [edition, standards] of editions) {
    for (const { code, methods } of standards) {
      methodsOf.set(`${edition}/${code}`, methods);
      for (const method of methods) { const key = keyOf(edition, code, method); parents.set(key, key); editionOf.set(key, edition); }
    }
  }
  for (const { leftEdition, leftCode, rightEdition, rightCode, relation } of links) {
    if (relation !== 'same') continue;
    for (const method of methodsOf.get(`${leftEdition}/${leftCode}`) ?? []) {
      const [one, other] = [keyOf(leftEdition, leftCode, method), keyOf(rightEdition, rightCode, method)];
      if (parents.has(other)) parents.set(rootIn(parents, one), rootIn(parents, other));
    }
  }
  const groups = Map.groupBy(parents.keys(), (key) => rootIn(parents, key));
  const counts = Map.groupBy(groups.values(), (keys) => new Set(keys.map((key) => editionOf.get(key))).size);
  return { separately: parents.size, once: groups.size, served: [...counts].map(([frameworks, all]) => ({ frameworks, pieces: all.length })).toSorted((x, y) => x.frameworks - y.frameworks) };
}

/** own: evidence of its own; shared: that of a standard which asks at least as much; partly: of one that asks less; missing: none. elsewhere: its methods are none of those that are collected here. */
export const COVERAGE_STATES = ['own', 'shared', 'partly', 'missing', 'elsewhere'] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

/** 覆盖情况 · A standard of the left edition, with its own pieces of evidence and those it may use of the right edition. */
export interface StandardCoverage { readonly code: string; readonly state: CoverageState; readonly ownCount: number; readonly sharedCount: number; readonly sharedCodes: readonly string[] }

/**
 * 还缺什么 · Which standards of the left edition have evidence, directly or through a link.
 *
 * @param collected methods by which evidence is collected here at all
 */
export function coverageOf(
  left: readonly CrosswalkStandard[], links: readonly CrosswalkLink[],
  evidence: { readonly left: ReadonlyMap<string, number>; readonly right: ReadonlyMap<string, number>; readonly collected: ReadonlySet<Method> },
): StandardCoverage[] {
  const linksOf = Map.groupBy(links, ({ leftCode }) => leftCode);
  return left.map(({ code, methods }) => {
    const serving = (linksOf.get(code) ?? []).filter(({ relation, rightCode }) => (relation === 'same' || relation === 'part' || relation === 'whole') && (evidence.right.get(rightCode) ?? 0) > 0);
    const ownCount = evidence.left.get(code) ?? 0;
    const state = ownCount > 0 ? 'own'
      : serving.some(({ relation }) => relation !== 'whole') ? 'shared'
        : serving.length > 0 ? 'partly'
          : methods.some((method) => evidence.collected.has(method)) ? 'missing' : 'elsewhere';
    return { code, state, ownCount, sharedCount: serving.reduce((sum, { rightCode }) => sum + (evidence.right.get(rightCode) ?? 0), 0), sharedCodes: serving.map(({ rightCode }) => rightCode) };
  });
}

/** 建议 · Two standards whose words are alike and about which nobody has decided. @unit similarity: 0 to 1 */
export interface CrosswalkSuggestion { readonly leftCode: string; readonly rightCode: string; readonly similarity: number }

/** A standard and its words in the language in which the two editions are compared. */
export interface WordedStandard { readonly code: string; readonly words: string }

const SUGGESTIONS_EACH = 3;

/**
 * 按文字建议对应 · Pairs whose words are alike, the likeliest first, at most three for each standard on the left. A person
 * accepts or declines each: likeness of words is no likeness of demands.
 */
export function suggestLinks(
  left: readonly WordedStandard[], right: readonly WordedStandard[],
  decided: readonly Pick<CrosswalkLink, 'leftCode' | 'rightCode'>[], similarityMin: number,
): CrosswalkSuggestion[] {
  const known = new Set(decided.map(({ leftCode, rightCode }) => `${leftCode}\n${rightCode}`));
  const similarTo = similarityIndex(right.map(({ words }) => textProfile(words)));
  return left
    .flatMap(({ code, words }) => similarTo(textProfile(words), similarityMin)
      .map(({ at, similarity }) => ({ leftCode: code, rightCode: (right[at] as { code: string }).code, similarity }))
      .filter(({ leftCode, rightCode }) => !known.has(`${leftCode}\n${rightCode}`))
      .toSorted((a, b) => b.similarity - a.similarity || (a.rightCode < b.rightCode ? -1 : 1))
      .slice(0, SUGGESTIONS_EACH))
    .toSorted((a, b) => b.similarity - a.similarity || (a.leftCode < b.leftCode ? -1 : 1));
}

/** 沿用 · A link whose standard has changed or gone in the new edition, or that comes over as it is. */
export interface CarriedLink extends CrosswalkLink { readonly fromCode: string; readonly changed: boolean }

/**
 * 换版沿用 · Brings links of an edition to its next one. A standard that was kept or changed keeps its links, under its new
 * code; what was merged or split becomes "related", for a person to decide again; what was dropped is left behind.
 *
 * @param becomes what became of a code: its codes in the next edition, and how
 */
export function carryLinks(links: readonly CrosswalkLink[], becomes: (code: string) => { readonly relation: string; readonly codes: readonly string[] }): CarriedLink[] {
  return links.flatMap((link) => {
    const { relation, codes } = becomes(link.leftCode);
    const whole = relation === 'kept' || relation === 'changed';
    return codes.map((code): CarriedLink => ({
      leftCode: code, rightCode: link.rightCode, fromCode: link.leftCode, changed: relation !== 'kept',
      relation: whole || link.relation === 'unrelated' ? link.relation : 'related',
    }));
  });
}
