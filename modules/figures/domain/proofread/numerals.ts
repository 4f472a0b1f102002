/** 数词 · Numbers as Chinese manuscripts write them: 60039, 1,857.2万, 6万, 一百四十六, 两千, ６００. */

const DIGITS: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const SMALL_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE_UNITS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** Character classes for expressions that look for numbers. */
export const ARABIC = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`;
export const SCALE = '(?:万亿|百亿|千亿|十亿|亿|千万|百万|十万|万|千|百)?';
export const CHINESE = '[〇零一二两三四五六七八九十百千万亿]+';

const SCALES: Readonly<Record<string, number>> = { '': 1, 百: 100, 千: 1000, 万: 10_000, 十万: 100_000, 百万: 1_000_000, 千万: 10_000_000, 亿: 100_000_000, 十亿: 1_000_000_000, 百亿: 10_000_000_000, 千亿: 100_000_000_000, 万亿: 1_000_000_000_000 };

/** 半角 · Full-width digits, percent signs, commas and points become ASCII, one character for one: places in the text stay. */
export function narrowed(text: string): string {
  return text.replaceAll(/[０-９．％]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) - 0xfee0));
}

export interface Reading {
  readonly value: number;
  /** Size of the last digit written: 14.9万 goes by 1,000. */
  readonly step: number;
  /** Size of the last digit that is not a closing nought: 600 goes by 100. */
  readonly roundStep: number;
}

/** 读数 @param digits as ARABIC matches @param scale as SCALE matches */
export function arabicValue(digits: string, scale: string): Reading {
  const plain = digits.replaceAll(',', '');
  const decimals = plain.split('.')[1]?.length ?? 0;
  const factor = SCALES[scale] ?? 1;
  const noughts = decimals > 0 || /^0+$/.test(plain) ? 0 : /0*$/.exec(plain)?.[0].length ?? 0;
  const step = factor / 10 ** decimals;
  return { value: Math.round(Number(plain) * factor * 1e6) / 1e6, step, roundStep: step * 10 ** noughts };
}

/** 读汉字数 @returns null when the characters are no number, such as 十百 or 万亿 alone */
export function chineseValue(characters: string): Reading | null {
  if (/^[〇零一二三四五六七八九]{2,}$/.test(characters)) {
    return { value: Number([...characters].map((char) => DIGITS[char]).join('')), step: 1, roundStep: 1 };
  }
  let [total, section, digit, step] = [0, 0, -1, 1];
  for (const char of characters) {
    const [asDigit, small, large] = [DIGITS[char], SMALL_UNITS[char], LARGE_UNITS[char]];
    if (asDigit !== undefined) {
      if (digit > 0) return null;
      [digit, step] = [asDigit, 1];
    } else if (small !== undefined) {
      if (digit < 0 && small !== 10) return null;
      section += (digit < 0 ? 1 : digit) * small;
      [digit, step] = [-1, small];
    } else if (large !== undefined) {
      const sum = section + Math.max(digit, 0);
      if (sum === 0) return null;
      total = large > 10_000 ? (total + sum) * large : total + sum * large;
      [section, digit, step] = [0, -1, large];
    }
  }
  return { value: total + section + Math.max(digit, 0), step, roundStep: step };
}
