/**
 * 校核 · Reads a Chinese manuscript and says where its numbers, lists and names disagree with each other. It knows no place and no
 * programme; what it finds is arithmetic and comparison, and a person decides.
 */
import { heldAgainstCards } from './cards.ts';
import type { ProofCard } from './cards.ts';
import { manuscriptOf, MENTIONS_MAX } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import { yearlyEditions, yearsGone } from './anniversaries.ts';
import { days, years } from './dates.ts';
import { clocks, dayCounts, weekdays } from './days.ts';
import { differences, orders, ranks } from './differences.ts';
import { headedLists, listsBehind, placesTaken, sharedCharacters } from './enumerated.ts';
import { PROOF_RULES, PROOF_WEIGHTS } from './discrepancy.ts';
import type { Discrepancy } from './discrepancy.ts';
import { announcedPoints, bareListCounts, editions, kindCounts, listCounts, listedTwice, namedCounts, sentencesTwice, vagueTwice } from './lists.ts';
import type { Span } from './mentions.ts';
import { spellings } from './names.ts';
import type { IsWord, SoundOf } from './names.ts';
import { partsOfWholes, percentagesOfOne, totals, totalsOfKinds } from './parts.ts';
import { bareShares, increments, namedRates, ofPlan, reachedFrom, yearlyGrowth } from './rates.ts';
import { attendances, remainders, subsets } from './impossible.ts';
import { means } from './means.ts';
import { persons } from './persons.ts';
import { changes, rates, shares } from './ratios.ts';
import { twoValues } from './repeats.ts';
import { tableTotals } from './tables.ts';
import { withoutUnit } from './units.ts';

export type { ProofCard } from './cards.ts';
export { PROOF_RULES, PROOF_WEIGHTS } from './discrepancy.ts';
export type { Discrepancy, ProofRule, ProofWeight } from './discrepancy.ts';
export { mentionsOf } from './mentions.ts';
export type { Mention, Span } from './mentions.ts';
export { narrowed as narrowedText } from './numerals.ts';

/** @unit characters */
export const MANUSCRIPT_LENGTH_MAX = 200_000;

export interface Proof {
  /** By weight, then by place; spans are places in the text as it was given. */
  readonly discrepancies: readonly Discrepancy[];
  readonly characters: number;
  /** Quantities that were read. */
  readonly quantities: number;
  /** Quantities that a figure of the programme says, in the order of the text; without cards none. */
  readonly bound: readonly (Span & { readonly code: string })[];
}

export interface Knowledge { readonly isWord: IsWord; readonly soundOf?: SoundOf; readonly places?: readonly string[]; readonly cards?: readonly ProofCard[] }

/** Rules that look at the same thing from several sides: what one has found at a place, the next does not tell again. */
function once(findings: readonly (readonly Discrepancy[])[]): Discrepancy[][] {
  const places = new Set<number>();
  return findings.map((found) => {
    const fresh = found.filter(({ spans: [{ start }] }) => !places.has(start));
    for (const { spans: [{ start }] } of fresh) places.add(start);
    return fresh;
  });
}

/** What was not looked at is told. */
const unread = ({ beyond }: Manuscript): Discrepancy[] => (beyond === null ? [] : [{ rule: 'numbersBeyond', weight: 'note', spans: [beyond.from], facts: { count: beyond.count, most: MENTIONS_MAX } }]);

/**
 * 校核一篇 @param given plain text, at most MANUSCRIPT_LENGTH_MAX characters
 * @param knowledge what is a word of the language, the names of places that are known to be right, and the figures of the programme
 */
export function proofread(given: string, knowledge: Knowledge): Proof {
  const manuscript = manuscriptOf(given);
  const known = new Set((knowledge.places ?? []).map((name) => name.replace(/[县市区旗镇乡]$/u, '')));
  const held = heldAgainstCards(manuscript, knowledge.cards ?? []);
  const own = [
    rates(manuscript), ...once([shares(manuscript), namedRates(manuscript), ofPlan(manuscript), bareShares(manuscript)]), ...once([changes(manuscript), increments(manuscript), reachedFrom(manuscript), yearlyGrowth(manuscript), differences(manuscript)]), means(manuscript), ...once([partsOfWholes(manuscript), subsets(manuscript), remainders(manuscript), totals(manuscript), totalsOfKinds(manuscript), tableTotals(manuscript)]), percentagesOfOne(manuscript),
    attendances(manuscript), ranks(manuscript), orders(manuscript), ...once([listCounts(manuscript), bareListCounts(manuscript), namedCounts(manuscript), kindCounts(manuscript), listsBehind(manuscript), placesTaken(manuscript), sharedCharacters(manuscript), headedLists(manuscript)]), announcedPoints(manuscript), listedTwice(manuscript),
    ...once([editions(manuscript), yearlyEditions(manuscript)]), twoValues(manuscript), spellings(manuscript, knowledge, known), persons(manuscript, knowledge), days(manuscript), clocks(manuscript), weekdays(manuscript), dayCounts(manuscript), ...once([years(manuscript), yearsGone(manuscript)]), withoutUnit(manuscript), vagueTwice(manuscript), sentencesTwice(manuscript),
  ].flat();
  // What the text itself contradicts is not told once more by its figure.
  const contradicted = new Set(own.flatMap(({ weight, spans: [{ start }] }) => (weight === 'contradiction' ? [start] : [])));
  const found = [...own, ...held.discrepancies.filter(({ spans: [{ start }] }) => !contradicted.has(start)), ...unread(manuscript)];
  const given1 = (discrepancy: Discrepancy): Discrepancy => ({ ...discrepancy, spans: discrepancy.spans.map((span) => manuscript.given(span)) as [Span, ...Span[]] });
  const order = (discrepancy: Discrepancy): number => PROOF_WEIGHTS.indexOf(discrepancy.weight) * PROOF_RULES.length + PROOF_RULES.indexOf(discrepancy.rule);
  return {
    discrepancies: found.map(given1).sort((a, b) => order(a) - order(b) || a.spans[0].start - b.spans[0].start),
    characters: given.replaceAll(/\s/gu, '').length, quantities: manuscript.mentions.length, bound: held.bound.map(({ span, code }) => ({ ...manuscript.given(span), code })),
  };
}
