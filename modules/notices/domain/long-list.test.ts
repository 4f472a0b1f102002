import { describe, expect, it } from 'vitest';
import { beginningOf, placesOf, rowsFound } from './long-list.ts';

const list = { columns: ['称号', '名称', '所在地'], rows: Array.from({ length: 16_104 }, (_row, at) => ['十星级文明户', `第${at + 1}户`, `${(at % 120) + 1}村`]) };

describe('a long list', () => {
  it('shows its beginning, and a short one itself', () => {
    expect(beginningOf(list).rows).toHaveLength(100);
    const short = { ...list, rows: list.rows.slice(0, 1_000) };
    expect(beginningOf(short)).toBe(short);
  });
  it('is found by village and by name, and loses no row', () => {
    const places = placesOf(list);
    expect([places.length, places.reduce((sum, { count }) => sum + count, 0)]).toEqual([120, 16_104]);
    expect(rowsFound(list, { place: '7村' })).toHaveLength(places.find(({ name }) => name === '7村')?.count ?? -1);
    expect(rowsFound(list, { place: '7村', q: '第7户' })).toEqual([['十星级文明户', '第7户', '7村']]);
    expect(rowsFound(list, {})).toHaveLength(16_104);
    expect(placesOf({ columns: ['项目'], rows: [['a']] })).toEqual([]);
  });
});
