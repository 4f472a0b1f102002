/** 数字写法 · A figure's value in the words of a manuscript. What is rounded down says so (余, 多); nothing else is rounded. */
import { isShare } from '#modules/figures/domain/index.ts';
import type { NumberFormat } from './language.ts';

/** 数字卡 · A figure as an account quotes it. `names`: labels of its rows, where a text asks for them. */
export interface Card {
  readonly code: string;
  readonly figureId: string;
  readonly labelZh: string;
  readonly labelEn: string;
  readonly unit: string;
  readonly kind: 'count' | 'sum' | 'ratio' | 'rank';
  readonly scopeNote: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly rowCount: number;
  readonly asOf: string;
  readonly names: readonly string[];
  /** Rows that may not be named where everybody reads: persons and households without their consent, children. */
  readonly namesWithheld: number;
}

const WAN = 10_000;
const YI = 100_000_000;
/** What a person can take for a list in a sentence. */
const NAMES_MAX = 20;

/** At most so many decimals, without closing noughts. */
function decimal(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return digits === 0 ? text : text.replace(/0+$/, '').replace(/\.$/, '');
}

/** @unit value as the figure's unit; four decimals are kept where there are any */
const plainText = (value: number): string => decimal(value, 4);

/** Exactly: a whole number has eight decimals of 亿 at most. */
function scaledText(value: number, scale: number): string {
  if (Math.abs(value) < scale) return scale === YI && Math.abs(value) >= WAN ? scaledText(value, WAN) : plainText(value);
  return `${decimal(value / scale, scale === WAN ? 4 : 8)}${scale === WAN ? '万' : '亿'}`;
}

/** 余 · Rounded down to whole steps, by the leading digit where no step is given; an exact number takes no 余. */
function floorText(value: number, step: number | null, word: string): string {
  if (value < 10) return plainText(value);
  const size = step !== null && step > 0 ? step : 10 ** Math.floor(Math.log10(value));
  const floor = Math.floor(value / size + 1e-9) * size;
  if (floor <= 0) return plainText(value);
  const shown = floor % YI === 0 ? `${floor / YI}亿` : floor % WAN === 0 ? `${floor / WAN}万` : plainText(floor);
  return floor === value ? shown : `${shown}${word}`;
}

/** What a ratio is made of; a large round number as people write it. */
function baseText(value: number | null): string | null {
  if (value === null) return null;
  return value >= WAN && value % 100 === 0 ? scaledText(value, value >= YI ? YI : WAN) : plainText(value);
}

const DIGITS = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'] as const;

function sectionWords(section: number): string {
  let words = '';
  let skipped = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(section / 10 ** place) % 10;
    if (digit === 0) { skipped = words !== ''; continue; }
    words += `${skipped ? '零' : ''}${DIGITS[digit] ?? ''}${PLACES[place] ?? ''}`;
    skipped = false;
  }
  return words;
}

/** 汉字数 · 10 is 十, 146 is 一百四十六. @returns null for what is not written so: parts of one, below nought, a hundred million and more */
export function chineseNumber(value: number): string | null {
  if (!Number.isSafeInteger(value) || value < 0 || value >= YI) return null;
  if (value === 0) return '零';
  const [upper, lower] = [Math.floor(value / WAN), value % WAN];
  const words = upper === 0 ? sectionWords(lower) : `${sectionWords(upper)}万${lower > 0 && lower < 1_000 ? '零' : ''}${sectionWords(lower)}`;
  return words.replace(/^一十/u, '十');
}

/** Who is not named is told by 等, as those are who would make the sentence too long. */
function namesText({ names, namesWithheld }: Card, most: number): string {
  const different = [...new Set(names.filter((name) => name !== ''))];
  return `${different.slice(0, most).join('、')}${different.length > most || namesWithheld > 0 ? '等' : ''}`;
}

/**
 * 写出数字 · @param argument of the format: the step of 余 and 多, decimals of a share, how many names
 * @returns null when the figure has no value, or no names to list
 */
export function numberWords(card: Card, format: NumberFormat | null, argument: number | null): string | null {
  if (format === 'names') return card.names.length === 0 ? null : namesText(card, Math.min(argument ?? NAMES_MAX, NAMES_MAX));
  const { value } = card;
  if (value === null) return null;
  if (format === 'part' || format === 'whole') return baseText(format === 'part' ? card.numerator : card.denominator);
  switch (format ?? (isShare(card) ? 'share' : card.kind === 'ratio' ? 'mean' : 'plain')) {
    case 'mean': return decimal(value, Math.min(argument ?? 1, 4));
    case 'over': return floorText(value, argument, '余');
    case 'more': return floorText(value, argument, '多');
    case 'wan': return scaledText(value, WAN);
    case 'yi': return scaledText(value, YI);
    case 'share': return `${decimal(value * 100, Math.min(argument ?? 1, 4))}%`;
    case 'words': return chineseNumber(value) ?? plainText(value);
    default: return plainText(value);
  }
}
