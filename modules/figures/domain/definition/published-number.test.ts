import { describe, expect, it } from 'vitest';
import { publishedNumber } from './published-number.ts';

describe('a published number in a cell', () => {
  it.each([['1286', 1286, false, false], ['1,286', 1286, false, false], [' 98.5 % ', 0.985, true, false], ['62%', 0.62, true, false], ['6万余', 60_000, false, true], ['3.07万', 30_700, false, false], ['600余万', 6_000_000, false, true], ['3000以上', 3000, false, true], ['-2.5', -2.5, false, false]] as const)('%s', (text, value, isPercent, isMoreThan) => {
    expect(publishedNumber(text)).toEqual({ value, isPercent, isMoreThan });
  });
  it.each(['', '约600', '六十', '12个', '万', '6万亿万'])('“%s” is none', (text) => { expect(publishedNumber(text)).toBeNull(); });
});
