import { describe, expect, it } from 'vitest';
import { distance_m } from '../domain/index.ts';
import type { Position } from '../domain/index.ts';
import { fromWgs84, toWgs84 } from './coordinates.ts';
import { searchPatterns, searchTextOf } from '#platform/server/search/index.ts';

/** Points over the whole country. */
const points: Position[] = [[108.0412345, 32.0712345], [116.3975, 39.9087], [87.6168, 43.8256], [113.2644, 23.1291], [126.6424, 45.7567], [91.1172, 29.6469]];

describe('coordinates in a shifted system', () => {
  it.each(['GCJ-02', 'BD-09'] as const)('come back from %s within a metre', (crs) => {
    for (const point of points) {
      const shifted = fromWgs84(point, crs);
      expect(distance_m(point, shifted)).toBeGreaterThan(100);
      expect(distance_m(point, toWgs84(shifted, crs))).toBeLessThan(1);
    }
  });
  it('stay as they are in WGS-84, to the centimetre', () => {
    expect(toWgs84([108.041234567891, 32.071234567891], 'WGS-84')).toEqual([108.0412346, 32.0712346]);
  });
});

describe('what a name is found by', () => {
  it('is itself, its code, its pinyin and its initials', () => {
    const text = searchTextOf('钟楼农贸市场', 'MK-001');
    for (const query of ['钟楼', 'mk-001', 'zhonglou', 'zlnmsc', 'nmsc']) expect(text).toContain(query);
  });
  it('reads characters by the word they stand in', () => {
    expect(searchTextOf('人民银行')).toContain('rmyh');
  });
  it('takes the marks of a pattern literally', () => {
    expect(searchPatterns('50%_a b')).toEqual(['%50\\%\\_a%', '%b%']);
    expect(searchPatterns('  ')).toEqual([]);
  });
});
