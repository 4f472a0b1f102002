/**
 * 数字提及 · Where a manuscript names a quantity: how much at least and at most, of what. Vague words widen the range: 6万余 is 60,000
 * to under 70,000, 近600 is over 500 to 600, 约 a tenth either way.
 */
import { ARABIC, arabicValue, CHINESE, chineseValue, SCALE } from './numerals.ts';

export interface Span { readonly start: number; readonly end: number }

export interface Mention extends Span {
  readonly text: string;
  /** Without its vague words; money in 元, areas as written. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Size of the last digit given. */
  readonly step: number;
  readonly isVague: boolean;
  /** 量词 as written, without its scale: 人, 户, 元, 平方米, % … */
  readonly unit: string;
  /** The words behind the unit up to the next stop, at most twelve characters. */
  readonly noun: string;
  /** The words before, back to the last stop, at most twenty characters. */
  readonly subject: string;
}

/** Longer ones first, so that 人次 is not read as 人. */
export const UNITS = ['平方公里', '平方千米', '立方米', '平方米', '公里', '千米', '公顷', '公斤', '万元', '亿元', '人次', '场次', '户次', '个百分点', '百分点', '小时', '分钟', '元', '亩', '米', '吨', '㎡', '人', '名', '位', '户', '家', '个', '件', '条', '期', '次', '场', '支', '所', '篇', '份', '处', '座', '栋', '幢', '项', '类', '种', '批', '枚', '台', '辆', '册', '本', '块', '张', '盏', '套', '间', '株', '棵', '对', '组', '队', '校', '村', '镇', '乡', '届', '天', '年', '分', '岁', '倍', '起', '首', '例', '桌', '部', '门', '幅', '宗', '册次', '辆次', '台次', '台套', '票', '班', '%'] as const;
/** These stand in too many words (四起, 八门, 三部委) to be counting behind a lone numeral. */
const ONLY_BEHIND_LARGE = new Set<string>(['起', '首', '例', '桌', '部', '门', '幅', '宗', '票', '班']);
const UNIT = `(?:${[...UNITS].sort((a, b) => b.length - a.length).join('|')})`;
const quantity = new RegExp(`(?<before>约|大约|近|将近|接近|超过|超|逾|突破|不足|不到|至少)?(?:(?<digits>${ARABIC})(?<scale>${SCALE})|(?<characters>${CHINESE}))(?:(?<more>[余多几])(?<late>${SCALE}))?(?<unit>${UNIT})?(?:[(（](?:次|个|人|处|项|家)[)）])?(?<after>左右|上下|以上|以下|以内)?`, 'gu');
const STOP = /[，,。；;：:！!？?、\n\t（）()“”"《》]/u;

const wordsBack = (text: string, from: number): string => {
  let start = from;
  while (start > 0 && from - start < 20 && !STOP.test(text[start - 1] ?? '')) start -= 1;
  return text.slice(start, from);
};
const wordsOn = (text: string, from: number): string => {
  let end = from;
  while (end < text.length && end - from < 12 && !STOP.test(text[end] ?? '') && !/\d/.test(text[end] ?? '')) end += 1;
  return text.slice(from, end);
};

function rangeOf(value: number, step: number, before: string, more: string, after: string): { low: number; high: number } {
  if (more !== '') return { low: value, high: value + step * (1 - 1e-9) };
  if (/近/.test(before)) return { low: value - step, high: value };
  if (/约/.test(before) || /左右|上下/.test(after)) return { low: value * 0.9, high: value * 1.1 };
  if (/超|逾|突破|至少/.test(before) || after === '以上') return { low: value, high: Number.MAX_SAFE_INTEGER };
  if (/不足|不到/.test(before) || /以下|以内/.test(after)) return { low: 0, high: value };
  return { low: value, high: value };
}

type Parts = Readonly<Record<'before' | 'digits' | 'scale' | 'characters' | 'more' | 'late' | 'unit' | 'after', string | undefined>>;

/** A number that names a thing rather than counts it: a year, a month and day, 第三, 十四五, the clock. */
function namesSomething(text: string, start: number, all: string, { before = '', digits, unit }: Parts): boolean {
  const at = start + before.length;
  const [previous, next] = [text[at - 1] ?? '', text[start + all.length] ?? ''];
  if (previous === '第' || /[A-Za-z_]/u.test(previous) || (/[-—–~～/.:：]/u.test(previous) && /\d|年|月/u.test(text[at - 2] ?? ''))) return true;
  if (unit === '年' && Number(digits) > 1000) return true;
  // 3至5个, 1到6月: neither end is the number.
  if ((/[至到]/u.test(previous) && /\d/.test(text[at - 2] ?? '')) || (unit === undefined && /[至到]/u.test(next) && /\d/.test(text[start + all.length + 1] ?? ''))) return true;
  if (unit === undefined && /[月日号时点:：—–~～/-]/u.test(next)) return true;
  return unit === undefined && text[at - 1] === '月';
}

/** Chinese numerals stand in too many words (一体推进, 五湖四海): they count only before a unit, and 一 never. */
const isCounting = ({ digits, characters = '', unit }: Parts): boolean => digits !== undefined || (unit !== undefined && characters !== '一' && unit !== '分' && unit !== '年' && unit !== '天' && (!ONLY_BEHIND_LARGE.has(unit) || /[十百千万]/u.test(characters.slice(1))));

function mentionOf(text: string, start: number, all: string, parts: Parts): Mention | null {
  const { before = '', digits, scale = '', characters = '', more = '', late = '', unit = '', after = '' } = parts;
  const read = digits === undefined ? chineseValue(characters) : arabicValue(digits, scale === '' ? late : scale);
  if (read === null) return null;
  const factor = unit === '万元' ? 10_000 : unit === '亿元' ? 100_000_000 : 1;
  const value = read.value * factor;
  const moreStep = (scale === '' ? read.roundStep : read.step) * factor;
  return {
    start, end: start + all.length, text: all, value, step: read.step * factor, ...rangeOf(value, moreStep, before, more, after), isVague: before + more + after !== '',
    unit: factor === 1 ? unit : '元', noun: wordsOn(text, start + all.length), subject: wordsBack(text, start),
  };
}

const SHARE = new RegExp(`(?<before>约|大约|近|将近|接近|超过|超|逾|突破|不足|不到|至少)?(?:百分之(?<hundredth>${CHINESE})(?:点(?<decimals>[〇零一二三四五六七八九]+))?|(?<tenth>[一二两三四五六七八九])成(?<half>[一二三四五六七八九])?(?![立效果功员本长为都熟就分交])|(?<below>[二三四五六七八九十])分之(?<above>[一二三四五六七八九]))(?<more>[余多])?(?<after>左右|上下|以上|以下|以内)?`, 'gu');

/** 百分之六十、六成、三分之二 · @returns percentages written in characters; tenths and fractions are vague by themselves */
function sharesOf(text: string): Mention[] {
  return [...text.matchAll(SHARE)].flatMap((match) => {
    const { before = '', hundredth, decimals = '', tenth, half = '', below = '', above = '', more = '', after = '' } = match.groups ?? {};
    const digit = (character: string): number => (character === '' ? 0 : chineseValue(character)?.value ?? 0);
    const whole = hundredth === undefined ? null : chineseValue(hundredth)?.value ?? null;
    if (hundredth !== undefined && whole === null) return [];
    const step = whole !== null ? 1 / 10 ** decimals.length : tenth !== undefined ? (half === '' ? 10 : 1) : 1;
    const value = whole !== null ? whole + Number([...decimals].map(digit).join('')) * step : tenth !== undefined ? digit(tenth) * 10 + digit(half) : Math.round((digit(above) / digit(below)) * 1000) / 10;
    const start = match.index;
    return [{
      start, end: start + match[0].length, text: match[0], value, step, ...rangeOf(value, step, before, more, after), isVague: whole === null || before + more + after !== '', unit: '%',
      noun: wordsOn(text, start + match[0].length), subject: wordsBack(text, start),
    }];
  });
}

/** 找出数量 @param text narrowed @returns in the order of the text */
export function mentionsOf(text: string): Mention[] {
  const found: Mention[] = [];
  const shares = sharesOf(text);
  // Both come in the order of the text.
  let next = 0;
  const isTaken = (at: number): boolean => {
    while ((shares[next]?.end ?? Infinity) <= at) next += 1;
    return (shares[next]?.start ?? Infinity) <= at;
  };
  for (const match of text.matchAll(quantity)) {
    const [all] = match;
    const parts = match.groups as unknown as Parts;
    if (!isCounting(parts) || isTaken(match.index) || namesSomething(text, match.index, all, parts)) continue;
    const mention = mentionOf(text, match.index, all, parts);
    if (mention !== null) found.push(mention);
  }
  return [...shares, ...found].sort((one, other) => one.start - other.start);
}
