import { describe, expect, it } from 'vitest';
import { wholeSorted } from './whole-list.ts';

const rows = [{ name: '中心组', sites: 2 }, { name: '安居组', sites: 10 }, { name: '未定', sites: null }, { name: '城管组', sites: 1 }];
const orders = { name: (row: (typeof rows)[number]) => row.name, sites: (row: (typeof rows)[number]) => row.sites };
const names = (sort: 'name' | '-name' | 'sites' | '-sites' | undefined) => wholeSorted(rows, sort, orders).map((row) => row.name);

describe('a list that comes whole', () => {
  it('stays as it came until somebody asks for an order', () => {
    expect(names(undefined)).toEqual(['中心组', '安居组', '未定', '城管组']);
  });

  it('is sorted by pinyin, and backwards', () => {
    expect(names('name')).toEqual(['安居组', '城管组', '未定', '中心组']);
    expect(names('-name')).toEqual(['中心组', '未定', '城管组', '安居组']);
  });

  it('counts numbers as numbers, and keeps rows without one at the end both ways', () => {
    expect(names('sites')).toEqual(['城管组', '中心组', '安居组', '未定']);
    expect(names('-sites')).toEqual(['安居组', '中心组', '城管组', '未定']);
  });
});
