/** 版本对照 · What became of every code from one edition to the next. */
import { bindRead } from '#platform/server/operations/index.ts';
import { compareEditions } from '../../contract/index.ts';
import { diffEditions, DIFF_LEVELS, mapCodes, previousCodes } from '../../domain/index.ts';
import type { DiffLevel, EditionDocument, EditionMapping } from '../../domain/index.ts';
import { loadEdition } from '../load-edition.ts';

interface Entry { readonly level: DiffLevel; readonly code: string; readonly zh: string; readonly en: string }
interface Pair { readonly from: string | null; readonly to: string | null; readonly relation: string; readonly level: DiffLevel; readonly similarity: number | null }

function entriesOf(edition: EditionDocument): Map<string, Entry> {
  const entries = edition.themes.flatMap((theme): Entry[] => [
    { level: 'theme', code: theme.code, zh: theme.zh, en: theme.en },
    ...theme.contents.flatMap((content): Entry[] => [
      { level: 'content', code: content.code, zh: content.zh, en: content.en },
      ...content.standards.map(({ code, zh, en }): Entry => ({ level: 'standard', code, zh, en })),
    ]),
  ]);
  for (const { code, zh, en } of edition.checkItems) entries.push({ level: 'checkItem', code, zh, en });
  return new Map(entries.map((entry) => [entry.code, entry]));
}

/** The edition's own word on every old and every new code. */
function declaredPairs(mapping: EditionMapping, before: ReadonlyMap<string, Entry>, after: ReadonlyMap<string, Entry>): Pair[] {
  const pairs: Pair[] = [];
  for (const { code, level } of before.values()) {
    const { relation, codes } = mapCodes(mapping, code);
    // A code that the mapping leaves out and the new edition lacks has gone without a word.
    const known = codes.filter((to) => after.has(to));
    if (known.length === 0) pairs.push({ from: code, to: null, relation: 'dropped', level, similarity: null });
    for (const to of known) pairs.push({ from: code, to, relation, level, similarity: null });
  }
  const reached = new Set(pairs.map(({ to }) => to));
  for (const { code, level } of after.values()) {
    if (reached.has(code)) continue;
    const { relation } = previousCodes(mapping, code);
    pairs.push({ from: null, to: code, relation: relation === 'kept' ? 'added' : relation, level, similarity: null });
  }
  return pairs.toSorted((a, b) => DIFF_LEVELS.indexOf(a.level) - DIFF_LEVELS.indexOf(b.level));
}

export const compareEditionsBound = bindRead(compareEditions, async (ctx, { editionId, otherEditionId, suggest }) => {
  const edition = (await loadEdition(ctx.tx, ctx.programmeId, editionId)) ?? ctx.notFound();
  const other = (await loadEdition(ctx.tx, ctx.programmeId, otherEditionId)) ?? ctx.notFound();
  const declared = suggest !== true && edition.mapping?.fromEdition === other.code;
  const [before, after] = [entriesOf(other), entriesOf(edition)];
  const pairs: readonly Pair[] = declared ? declaredPairs(edition.mapping as EditionMapping, before, after) : diffEditions(other, edition).pairs;
  return {
    declared,
    pairs: pairs.map(({ from, to, relation, level, similarity }) => {
      const old = from === null ? undefined : before.get(from);
      const fresh = to === null ? undefined : after.get(to);
      return { from, to, relation, level, fromZh: old?.zh ?? null, toZh: fresh?.zh ?? null, fromEn: old?.en ?? null, toEn: fresh?.en ?? null, similarity };
    }),
  };
});
