/**
 * Words looked for before the list is asked: a word that few cases have is answered by an index, and the list then reads
 * those few. A word that many have is found soonest row by row, in the order of the list.
 */
import { rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchPatterns } from '#platform/server/search/index.ts';

export const NUMBER = /^\d{4}-\d{0,9}$/;
/** Beyond this a word is found soonest by reading on. */
const FEW_CASES = 2_000;
const FEW_SITES = 50;

/** Cases that have the word themselves, and sites whose cases count too; `settled` where the word before it says it for this one. */
export type WordFound = { readonly caseIds: readonly string[]; readonly siteIds: readonly string[] } | 'settled';

/** Null where there are too many sites to name. */
async function sitesLike(ctx: ReadContext, pattern: string): Promise<string[] | null> {
  const sites = await rows<{ id: string }>(ctx.tx, sql`select id from places.sites where programme_id = ${ctx.programmeId} and search_text like ${pattern} limit ${FEW_SITES + 1}`);
  return sites.length > FEW_SITES ? null : sites.map(({ id }) => id);
}

interface Word { readonly word: string; readonly pattern: string; readonly siteIds: readonly string[] | null }

/** Cases that have all these words themselves; null where they are many, or no word is long enough for the index. Ids alone, of the whole programme: the list lets through what the reader reaches. */
async function casesWith(ctx: ReadContext, words: readonly Word[]): Promise<string[] | null> {
  if (!words.some(({ word }) => word.length >= 2)) return null;
  const found = await rows<{ id: string }>(ctx.tx, sql`select f.id from cases.found_by_all(${words.map(({ word }) => word)}::text[], ${words.map(({ pattern }) => pattern)}::text[], ${FEW_CASES + 1}) as f(id)`);
  return found.length > FEW_CASES ? null : found.map(({ id }) => id);
}

/** For each word what it found, or null where it is better looked for row by row. */
export async function searchFound(ctx: ReadContext, q: string | undefined): Promise<(WordFound | null)[] | undefined> {
  if (q === undefined || NUMBER.test(q)) return undefined;
  const texts = q.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const words: Word[] = [];
  for (const [at, pattern] of searchPatterns(q).entries()) words.push({ word: texts[at] ?? '', pattern, siteIds: await sitesLike(ctx, pattern) });
  if (words.length === 0) return undefined;
  // Where no site has any of the words, a case has them all itself.
  const together = words.every(({ siteIds }) => siteIds?.length === 0) ? await casesWith(ctx, words) : null;
  if (together !== null) return words.map((_word, at) => (at === 0 ? { caseIds: together, siteIds: [] } : 'settled'));
  const found: (WordFound | null)[] = [];
  for (const word of words) {
    const caseIds = word.siteIds === null ? null : await casesWith(ctx, [word]);
    found.push(caseIds === null ? null : { caseIds, siteIds: word.siteIds ?? [] });
  }
  return found;
}

/** Null where nothing was looked for beforehand. */
export function foundPredicate(found: WordFound | null): RawBuilder<unknown> | null {
  if (found === null) return null;
  if (found === 'settled') return sql`true`;
  const ways = [
    ...(found.caseIds.length === 0 ? [] : [sql`c.id = any(${[...found.caseIds]}::uuid[])`]),
    ...(found.siteIds.length === 0 ? [] : [sql`c.site_id = any(${[...found.siteIds]}::uuid[])`]),
  ];
  return ways.length === 0 ? sql`false` : sql`(${sql.join(ways, sql` or `)})`;
}
