import { describe, expect, it } from 'vitest';
import { arabicValue, chineseValue, narrowed } from './numerals.ts';

describe('numbers in a Chinese manuscript', () => {
  it.each([['60039', '', 60_039, 1, 1], ['14.9', '万', 149_000, 1000, 1000], ['6', '万', 60_000, 10_000, 10_000], ['1,857.2', '万', 18_572_000, 1000, 1000], ['600', '', 600, 1, 100], ['150', '万', 1_500_000, 10_000, 100_000], ['0', '', 0, 1, 1]])('%s%s is %d by %d, rounded to %d', (digits, scale, value, step, roundStep) => {
    expect(arabicValue(digits, scale)).toEqual({ value, step, roundStep });
  });
  it.each([['十', 10], ['十二', 12], ['二十', 20], ['一百四十六', 146], ['三千零五', 3005], ['两万', 20_000], ['一亿三千万', 130_000_000], ['二〇二一', 2021], ['九', 9]])('%s is %d', (characters, value) => {
    expect(chineseValue(characters)?.value).toBe(value);
  });
  it.each(['万', '亿', '百', '一二十三'])('%s is no number', (characters) => { expect(chineseValue(characters)).toBeNull(); });
  it('full-width digits and percent signs become plain ones in their places', () => {
    expect(narrowed('比例达６２．５％')).toBe('比例达62.5%');
  });
});
