import { describe, expect, it } from 'vitest';
import { documentNumberOf, figureGroups, figureValue, hrefParts, linesOf, markOf, officialDate } from './bulletin-view.ts';

describe('a bulletin on screen', () => {
  it('opens a figure into the list that counts it', () => {
    expect(hrefParts('/cases?state=closed&zoneId=1')).toEqual({ to: '/cases', search: { state: 'closed', zoneId: '1' } });
    expect(hrefParts('/rounds/7')).toEqual({ to: '/rounds/7', search: {} });
  });

  it('shows a share as a percentage, and none where nothing was counted', () => {
    expect(figureValue({ id: 'a', kind: 'ratio', numerator: 823, denominator: 1000 })).toBe('82.3%');
    expect(figureValue({ id: 'a', kind: 'ratio', numerator: 0, denominator: 0 })).toBe('—');
    expect(figureValue({ id: 'a', kind: 'count', numerator: 12, denominator: null })).toBe('12');
  });

  it('keeps figures together by what they speak of', () => {
    const figure = (id: string) => ({ id, kind: 'count' as const, numerator: 1, denominator: null });
    expect(figureGroups([figure('overall.rate'), figure('zone.a.rate'), figure('overall.sites')]).map(({ group, figures }) => `${group} ${figures.length}`)).toEqual(['overall 2', 'zone 1']);
  });

  it('keeps the longest name of an issuer on one line of the letterhead', () => {
    for (const length of [4, 8, 12, 18, 30]) {
      const { size_mm, widthShare } = markOf('某'.repeat(length));
      expect(length * size_mm * widthShare).toBeLessThanOrEqual(156);
      expect(widthShare).toBeGreaterThanOrEqual(0.67);
    }
    expect(markOf('某市创建办')).toEqual({ size_mm: 21, widthShare: 1 });
  });

  it('dates a document without leading zeros', () => {
    expect(officialDate('2026-03-05')).toBe('2026年3月5日');
  });

  it('takes bodies line by line, whatever blanks stand around them', () => {
    expect(linesOf(' 各乡镇人民政府\n\n县级各部门 \r\n')).toEqual(['各乡镇人民政府', '县级各部门']);
    expect(linesOf(' \n ')).toEqual([]);
  });

  it('shows a document number as it is typed', () => {
    expect(documentNumberOf(' 碧创办', 2026, 3)).toBe('碧创办〔2026〕3号');
  });
});
