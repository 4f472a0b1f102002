import type { IssueCollector } from './edition-issue.ts';
import { treeCodes } from './edition-tree.ts';
import { checkChoice } from './edition-text.ts';
import { MAPPING_RELATIONS, type EditionDocument, type MappingPair } from './edition.ts';

/**
 * 新旧对应检查 · Every new code of a mapping exists in this edition, added codes have no old one, dropped codes no new
 * one, and no pair stands twice.
 */
export function validateMapping(issues: IssueCollector, edition: EditionDocument): void {
  const { mapping } = edition;
  if (mapping === undefined) return;
  if (mapping.fromEdition.trim() === '' || mapping.fromEdition === edition.code) {
    issues.error('/mapping/fromEdition', 'reference_dangling', { kind: 'edition', code: mapping.fromEdition });
  }
  const codes = treeCodes(edition);
  for (const { code } of edition.checkItems) codes.add(code);
  const seen = new Set<string>();
  for (const [at, pair] of mapping.pairs.entries()) {
    const pointer = `/mapping/pairs/${at}`;
    checkChoice(issues, `${pointer}/relation`, pair.relation, MAPPING_RELATIONS);
    if (!isPairWhole(pair)) issues.error(pointer, 'mapping_pair_invalid', { relation: pair.relation });
    if (pair.to !== null && !codes.has(pair.to)) {
      issues.error(`${pointer}/to`, 'reference_dangling', { kind: 'code', code: pair.to });
    }
    const identity = `${pair.from ?? ''}/${pair.to ?? ''}`;
    if (seen.has(identity)) issues.error(pointer, 'mapping_pair_duplicate', { from: pair.from ?? '', to: pair.to ?? '' });
    seen.add(identity);
  }
}

function isPairWhole({ from, to, relation }: MappingPair): boolean {
  if (relation === 'added') return from === null && to !== null;
  if (relation === 'dropped') return from !== null && to === null;
  return from !== null && to !== null;
}
