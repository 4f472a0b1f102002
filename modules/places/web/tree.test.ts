import { describe, expect, it } from 'vitest';
import { flatTree } from './tree.ts';

describe('a tree shown as a list', () => {
  it('puts every row under its parent, with its depth', () => {
    const rows = [{ id: 'city', parentId: null }, { id: 'a', parentId: 'city' }, { id: 'b', parentId: 'city' }, { id: 'a1', parentId: 'a' }];
    expect(flatTree(rows).map(({ row, depth }) => `${depth} ${row.id}`)).toEqual(['0 city', '1 a', '2 a1', '1 b']);
  });

  it('makes a root of a row whose parent the reader may not see', () => {
    expect(flatTree([{ id: 'a1', parentId: 'a' }])).toEqual([{ row: { id: 'a1', parentId: 'a' }, depth: 0, childCount: 0 }]);
  });
});
