import type { EditionMapping, MappingPair, MappingRelation } from './edition.ts';

/** 对应结果 · The codes on the other side of a mapping and how they came about; none for what was added or dropped. */
export type MappedCodes = { readonly relation: MappingRelation; readonly codes: readonly string[] };

/**
 * 旧代码对应新代码 · What a code of the earlier edition is called now. A mapping lists what moved or changed; a code it
 * does not name was kept as it is.
 *
 * @example mapCodes(mapping, '1.1.1') // { relation: 'split', codes: ['1.1.1', '1.1.2'] }
 */
export function mapCodes(mapping: EditionMapping, oldCode: string): MappedCodes {
  const pairs = mapping.pairs.filter(({ from }) => from === oldCode);
  return mapped(pairs, oldCode, 'dropped', ({ to }) => to);
}

/**
 * 新代码追溯旧代码 · What a code of this edition was called before. A code whose old bearer went elsewhere and that
 * nothing leads to is new.
 */
export function previousCodes(mapping: EditionMapping, newCode: string): MappedCodes {
  const pairs = mapping.pairs.filter(({ to }) => to === newCode);
  const isReused = pairs.length === 0 && mapping.pairs.some(({ from }) => from === newCode);
  return isReused ? { relation: 'added', codes: [] } : mapped(pairs, newCode, 'added', ({ from }) => from);
}

function mapped(
  pairs: readonly MappingPair[],
  sameCode: string,
  withoutOther: 'added' | 'dropped',
  otherSide: (pair: MappingPair) => string | null,
): MappedCodes {
  const first = pairs[0];
  if (first === undefined) return { relation: 'kept', codes: [sameCode] };
  const codes = pairs.map(otherSide).filter((code) => code !== null);
  return { relation: codes.length === 0 ? withoutOther : first.relation, codes };
}
