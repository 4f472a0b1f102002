/**
 * 时段之言 · “全年到位资金13亿元”: a sentence that speaks of a year, quarter or month, and a figure in it that counts without beginning or
 * end. The number is right and the sentence is not; nobody sees it from the number.
 */
import type { Line, Run } from './render.ts';
import { lineText } from './render.ts';

/** One a sentence, with all its figures. @unit line: 0 is the title, paragraphs from 1; start, end: characters of the line where the first of them stands */
export interface SaidPeriod { readonly line: number; readonly start: number; readonly end: number; readonly codes: readonly string[]; readonly period: string }

/** The rule under which it is told. */
export const PERIOD_NOT_COUNTED = 'periodNotCounted';

const SENTENCE_ENDS = /[。！？；!?;]/u;
/** A day up to which something is counted says no period: 截至2026年11月, 今年底. */
const PERIOD = /(?<!截至|截止|截止到|到|至)(?:全年|本年度?|今年|当年|年内|上半年|下半年|全季|本季度?|[一二三四]季度|全月|本月|当月|\d{4}年(?:度(?![末底初]))?(?!\d|以来))(?!度?[末底初])/gu;
/** From here on the sentence speaks of all that ever was, or of what there is. */
const BEYOND = /累计|历年|至今|迄今|以来|共有|现有|在册|达到|保有/u;

function saidInLine(runs: readonly Run[], line: number, unbounded: ReadonlySet<string>): SaidPeriod[] {
  const text = lineText({ runs });
  const found = new Map<number, SaidPeriod>();
  let at = 0;
  for (const { text: words, code } of runs) {
    const [start, end] = [at, at + words.length];
    at = end;
    if (code === null || !unbounded.has(code)) continue;
    const before = text.slice(0, start);
    let from = start;
    while (from > 0 && !SENTENCE_ENDS.test(before.charAt(from - 1))) from -= 1;
    const sentence = before.slice(from);
    const period = [...sentence.matchAll(PERIOD)].at(-1);
    if (period === undefined || BEYOND.test(sentence.slice(period.index + period[0].length))) continue;
    const said = found.get(from + period.index);
    found.set(from + period.index, said === undefined ? { line, start, end, codes: [code], period: period[0] } : { ...said, codes: [...said.codes, code] });
  }
  return [...found.values()];
}

/** 时段之言 @param title its runs, line 0 @param unbounded codes of figures that count without a period */
export function saidPeriods(title: readonly Run[], lines: readonly Line[], unbounded: ReadonlySet<string>): SaidPeriod[] {
  return [...saidInLine(title, 0, unbounded), ...lines.flatMap(({ runs }, at) => saidInLine(runs, at + 1, unbounded))];
}
