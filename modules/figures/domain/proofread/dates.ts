/** 日期 · Days that do not exist, periods that end before they begin, years counted wrongly. */
import type { Manuscript } from './manuscript.ts';
import type { Discrepancy } from './discrepancy.ts';
import { chineseValue } from './numerals.ts';

const daysOf = (month: number, year: number | null): number => {
  if (month === 2) return year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

export function days({ text }: Manuscript): Discrepancy[] {
  const found: Discrepancy[] = [];
  for (const match of text.matchAll(/(?:(\d{4})年)?(?<![\d.])(\d{1,2})月(?:(\d{1,2})[日号])?/gu)) {
    const [stated, year, month, day] = match;
    if (text[match.index + stated.length] === '个') continue;
    const isDay = Number(month) >= 1 && Number(month) <= 12 && (day === undefined || (Number(day) >= 1 && Number(day) <= daysOf(Number(month), year === undefined ? null : Number(year))));
    if (!isDay) found.push({ rule: 'dateImpossible', weight: 'contradiction', spans: [{ start: match.index, end: match.index + stated.length }], facts: { stated } });
  }
  return found;
}

/** 三年行动计划（2023—2026年） */
const COUNTED_BEFORE = /([二两三四五六七八九十]|\d{1,2})年(?:行动|规划|计划|攻坚|方案|创建)[^。；;，,\n]{0,8}[（(]$/u;
const COUNTED = /^[^。；;\n]{0,20}?([二两三四五六七八九十]|\d{1,2})年(?:行动|规划|计划|攻坚|方案|创建|周期)/u;

/** 走过了 · Told from its first to its last year, or from one to the other: either is right. */
const LASTED = /^[^。；;\n]{0,24}?(?:走过|历经|历时|坚持|连续|持续)(?:了)?(?:整整)?([一二两三四五六七八九十]{1,3}|\d{1,2})(?:个)?年/u;

/** 起止年 · “2021-2023年……三年行动计划” counts its years; a period does not end before it begins. */
export function years({ text }: Manuscript): Discrepancy[] {
  const found: Discrepancy[] = [];
  for (const match of text.matchAll(/(?<!\d)(\d{4})年?\s?[-—–~～至到]{1,2}\s?(\d{4})年/gu)) {
    const [stated, from = '', to = ''] = match;
    const length = Number(to) - Number(from) + 1;
    const behind = COUNTED.exec(text.slice(match.index + stated.length, match.index + stated.length + 30));
    const counted = behind ?? COUNTED_BEFORE.exec(text.slice(Math.max(match.index - 24, 0), match.index));
    const said = counted === null ? null : Number(counted[1]) || (chineseValue(counted[1] ?? '')?.value ?? null);
    const lasted = counted === null ? LASTED.exec(text.slice(match.index + stated.length, match.index + stated.length + 40)) : null;
    const went = lasted === null ? null : Number(lasted[1]) || (chineseValue(lasted[1] ?? '')?.value ?? null);
    const span = { start: match.index, end: match.index + stated.length + (behind?.[0].length ?? lasted?.[0].length ?? 0) };
    if (length < 1) found.push({ rule: 'dateImpossible', weight: 'contradiction', spans: [span], facts: { stated: `${from}—${to}` } });
    else if (said !== null && said !== length) found.push({ rule: 'yearsDiffer', weight: 'contradiction', spans: [span], facts: { stated: `${counted?.[1] ?? ''}年`, from, to, count: length } });
    else if (went !== null && went !== length && went !== length - 1) found.push({ rule: 'yearsDiffer', weight: 'contradiction', spans: [span], facts: { stated: `${lasted?.[1] ?? ''}年`, from, to, count: length } });
  }
  return found;
}
