/** 年数 · Years gone by, anniversaries, ages, and editions that are held every year, against the years that the text names. */
import { yearsIn } from './days.ts';
import type { Manuscript } from './manuscript.ts';
import type { Discrepancy } from './discrepancy.ts';
import { CHINESE, chineseValue } from './numerals.ts';

const COUNT = `(?<count>\\d{1,3}|${CHINESE})`;
const countOf = (written = ''): number => Number(written) || (chineseValue(written)?.value ?? 0);
const differs = (match: RegExpMatchArray & { index: number }, from: number, to: number, stated: string): Discrepancy => ({ rule: 'yearsDiffer', weight: 'doubt', spans: [{ start: match.index, end: match.index + match[0].length }], facts: { stated, from, to, count: to - from } });

/** “从2004年到2024年，18年间”, “从2019年5月退休后……到2024年5月，已经坚持了整整7年”: the first and the last year counted or not. */
const FROM_TO = new RegExp(`(?<from>(?:19|20)\\d\\d)年(?:\\d{1,2}月)?[^。；;\\n\\d]{0,30}?(?:到|至)(?<to>(?:19|20)\\d\\d)年(?:\\d{1,2}月)?(?:底|末|初)?[，,]?(?:他|她|他们|我们)?(?:已|已经|连续|坚持|历时|走过|历经|一干就是|整整|了|这){0,4}${COUNT}(?:个)?年(?:间|来|里|时间|的时间|如一日)?(?![度级前\\d])`, 'gu');
/** “1964年嫁入王家，至今已整整50年”. */
const UNTIL_NOW = new RegExp(`(?<from>(?:19|20)\\d\\d)年(?:\\d{1,2}月)?[^。；;\\n\\d]{0,24}?(?:至今|到现在|如今|到今天)(?:已|已经|连续|坚持|走过|整整|了|有){0,4}${COUNT}(?:个)?年(?![度级前\\d])`, 'gu');
const ANNIVERSARY = new RegExp(`(?<to>(?:19|20)\\d\\d)年(?:\\d{1,2}月)?[^。；;\\n\\d]{0,14}?(?:成立|创建|创刊|建县|建市|建校|建馆|设立|创办)${COUNT}周年`, 'gu');
const FOUNDED = /((?:19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?[^。；;\n\d]{0,14}?(?:成立|创办|创建|设立)(?!\d|[〇零一二三四五六七八九十]+周年)|(?:成立|始建|创办|创立|创建|建)于((?:19|20)\d\d)年/gu;
const BORN = new RegExp(`(?<from>19\\d\\d|20\\d\\d)年(?:\\d{1,2}月)?(?:出?生)[^。；;\\n\\d]{0,16}?今年(?:已)?${COUNT}岁|今年(?:已)?(?<age>\\d{1,3})岁[^。；;\\n\\d]{0,8}?(?<born>19\\d\\d|20\\d\\d)年(?:\\d{1,2}月)?出?生`, 'gu');

/** 走过几年 */
export function yearsGone({ text }: Manuscript): Discrepancy[] {
  const named = yearsIn(text);
  const [latest] = named;
  const founded = [...text.matchAll(FOUNDED)].map(([, one, other]) => Number(one ?? other));
  const found: Discrepancy[] = [];
  const all = (pattern: RegExp) => [...text.matchAll(pattern)] as (RegExpMatchArray & { index: number; groups: Record<string, string | undefined> })[];
  for (const match of all(FROM_TO)) {
    const [from, to, count] = [Number(match.groups['from']), Number(match.groups['to']), countOf(match.groups['count'])];
    if (to > from && count > 0 && Math.abs(count - (to - from) - 0.5) > 0.6) found.push(differs(match, from, to, `${match.groups['count']}年`));
  }
  for (const match of all(UNTIL_NOW)) {
    const [from, count] = [Number(match.groups['from']), countOf(match.groups['count'])];
    if (latest !== undefined && latest > from && count > 0 && !named.some((year) => year >= latest - 1 && Math.abs(year - from - count) <= 1)) found.push(differs(match, from, latest, `${match.groups['count']}年`));
  }
  for (const match of all(ANNIVERSARY)) {
    const [to, count] = [Number(match.groups['to']), countOf(match.groups['count'])];
    const [first] = founded;
    if (first !== undefined && count > 0 && !founded.some((year) => to - year === count)) found.push(differs(match, first, to, `${match.groups['count']}周年`));
  }
  for (const match of all(BORN)) {
    const [born, age] = [Number(match.groups['from'] ?? match.groups['born']), countOf(match.groups['count'] ?? match.groups['age'])];
    if (latest !== undefined && age > 0 && !named.some((year) => year >= latest - 1 && Math.abs(year - born - age) <= 1)) found.push(differs(match, born, latest, `${age}岁`));
  }
  return found;
}

/** 一年一届 · “自2015年起每年举办一届，2023年举办了第八届”. */
export function yearlyEditions({ text }: Manuscript): Discrepancy[] {
  const pattern = new RegExp(`自?(?<from>(?:19|20)\\d\\d)年(?:\\d{1,2}月)?(?:起|开始|以来|首届|首次)[^。；;\\n\\d]{0,16}?(?:每年|一年)[^。；;\\n\\d]{0,6}?一(?:届|次)[^。\\n]{0,30}?(?<to>(?:19|20)\\d\\d)年(?:\\d{1,2}月)?[^。；;\\n\\d]{0,12}?第(?<edition>\\d{1,2}|${CHINESE})届`, 'gu');
  return ([...text.matchAll(pattern)] as (RegExpMatchArray & { index: number; groups: Record<string, string> })[]).flatMap((match): Discrepancy[] => {
    const [from, to, edition] = [Number(match.groups['from']), Number(match.groups['to']), countOf(match.groups['edition'])];
    if (edition === to - from + 1) return [];
    return [{ rule: 'editionsDisagree', weight: 'doubt', spans: [{ start: match.index, end: match.index + match[0].length }], facts: { edition: `第${match.groups['edition'] ?? ''}届`, held: `${to - from + 1}届`, name: `${from}—${to}` } }];
  });
}
