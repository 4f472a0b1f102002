import type { MappingPair } from '#modules/frameworks/domain/index.ts';
import { itemCode, standardsWithCodes } from './build.ts';
import type { ThemeSource } from './source/vocabulary.ts';

type Row = { readonly code: string; readonly words: string; readonly parent: string };

/**
 * 新旧对应 · What each standard and check item of the older edition became in the newer one. Rows are
 * recognised by their words, never by their codes, because a code that fell free is given to another row. A
 * row that kept both its code and its words is left out: it stands for itself.
 */
export function mappingBetween(
  older: readonly ThemeSource[],
  newer: readonly ThemeSource[],
  renamed: ReadonlyMap<string, string>,
): MappingPair[] {
  const unclaimed = new Map(rowsOf(newer).map((row) => [keyOf(row), row.code]));
  const pairs = rowsOf(older).map((row): MappingPair => {
    const words = renamed.get(row.words) ?? row.words;
    const key = keyOf({ words, parent: renamed.get(row.parent) ?? row.parent });
    const to = unclaimed.get(key) ?? null;
    unclaimed.delete(key);
    if (to === null) return { from: row.code, to, relation: 'dropped' };
    return { from: row.code, to, relation: words === row.words ? 'kept' : 'changed' };
  });
  const telling = pairs.filter(({ from, to, relation }) => relation !== 'kept' || from !== to);
  return [...telling, ...[...unclaimed.values()].map((to): MappingPair => ({ from: null, to, relation: 'added' }))];
}

function rowsOf(themes: readonly ThemeSource[]): Row[] {
  return standardsWithCodes(themes).flatMap(({ code, source }) => [
    { code, words: source.zh, parent: '' },
    ...source.items.map((item, at) => ({ code: itemCode(code, at), words: item.zh, parent: source.zh })),
  ]);
}

function keyOf(row: Pick<Row, 'words' | 'parent'>): string {
  return `${row.parent}
${row.words}`;
}
