import { describe, expect, it } from 'vitest';
import { heatOf, intervalText, lowestFirst, previousOf, searchOf, shortName, tiedRanks } from './score-view.ts';

describe('scores on a page', () => {
  it('a number opens the observations of its own dimension', () => {
    expect(searchOf('zone', 'z1', { themeId: 't1' })).toEqual({ zoneId: 'z1', themeId: 't1' });
    expect(searchOf('siteType', 'market')).toEqual({ siteType: 'market' });
  });

  it('there is no change against nothing', () => {
    expect(previousOf({ previousMet: null, previousObserved: null })).toBeUndefined();
    expect(previousOf({ previousMet: 0, previousObserved: 0 })).toBeUndefined();
    expect(previousOf({ previousMet: 0, previousObserved: 3 })).toEqual({ numerator: 0, denominator: 3 });
  });

  it('the lowest come first and those without a figure last', () => {
    const rows = [{ key: 'none', met: 0, observed: 0 }, { key: 'high', met: 9, observed: 10 }, { key: 'low', met: 1, observed: 3 }, { key: 'same', met: 2, observed: 6 }];
    expect(lowestFirst(rows).map(({ key }) => key)).toEqual(['low', 'same', 'high', 'none']);
  });

  it('heat is the distance from the overall rate, full at the reach', () => {
    expect(heatOf(0.7, 0.8, 0.2)).toBeCloseTo(-0.5);
    expect(heatOf(0.1, 0.8)).toBe(-1);
    expect(heatOf(1, 0.8, 0.1)).toBe(1);
    expect(heatOf(null, 0.8)).toBeNull();
  });

  it('finds the ranks that are shared', () => {
    expect([...tiedRanks([{ rank: 1 }, { rank: 1 }, { rank: 3 }, { rank: null }, { rank: null }])]).toEqual([1]);
  });

  it('an interval is read with one decimal, and there is nothing to read where there is none', () => {
    expect(intervalText({ low: 0.6834, high: 0.756 })).toBe('68.3–75.6%');
    expect(intervalText(null)).toBeNull();
  });

  it('cuts a long name by the room it takes', () => {
    expect(shortName('健康向上的人文环境', 18)).toBe('健康向上的人文环境');
    expect(shortName('建设具有强大生命力和创造力', 10)).toBe('建设具有强…');
    expect(shortName('Culture and care', 8)).toBe('Culture…');
    expect(shortName('Culture and care', Infinity)).toBe('Culture and care');
  });
});
