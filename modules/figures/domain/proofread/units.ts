/** 缺单位 · A count that says no unit: 观众达555. Told only where the words before announce a count and nothing follows it. */
import type { Discrepancy } from './discrepancy.ts';
import { sentenceAt } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import type { Mention } from './mentions.ts';

/** Words that announce a count. */
const COUNTS = /(?:达|达到|共|共有|共计|累计|总计|合计|突破|超过|超|逾|增至|增加到|增加至|增长到|增长至|上升到|上升至|升至|减少到|减少至|下降到|下降至|降至|扩大到|发展到|惠及|吸引|覆盖|接待)了?$/u;
/** Vague words in front of a number announce one, too. */
const VAGUE = /^(?:超过|超|逾|突破|不足|不到|至少|近|将近|接近|约|大约)/u;
/** What is told as a bare number: marks, places in an order, numbers of things, measures with a scale of their own. */
const UNITLESS = /指数|得分|评分|分值|总分|均分|成绩|系数|编号|电话|热线|邮编|代码|文号|门牌|房号|密度|浓度|强度|[Pp][MmHh]|比分|排名|位次|名次|位列|版本|比值|率值/u;
const SCALED = /[万亿千百]/u;
/** One unit behind several numbers (12、15、18个), a unit in brackets, a figure with its unit in a heading. */
const GOES_ON = /^(?:[、和与及至到或~～-]\s*[约近超]?\d|\s*[（(])/u;
const ENDS = /^(?:[，,。；;：:！!？?、”"」』）)]|\s*\n|\s*$)/u;
const YEAR = /^(?:19|20)\d\d$/u;

/** What is usually counted so. The first that the words before name last. */
const USUAL: readonly (readonly [RegExp, string])[] = [
  [/率|比例|比重|占比|满意度/u, '%'], [/观众|游客|听众|受众|参观者?|人流|客流|受益|服务对象|参与者/u, '人次'], [/志愿者|党员|群众|居民|村民|学生|师生|干部|职工|代表|人数|人口|老人|儿童|参加者/u, '人'],
  [/家庭|农户|户数|商户|住户/u, '户'], [/场次|活动|讲座|宣讲|演出|培训/u, '场'], [/资金|投资|金额|总额|补贴|奖金|经费/u, '元'], [/面积/u, '平方米'], [/里程|总长|长度/u, '公里'],
];

function usualUnit(subject: string): string {
  let best: { readonly at: number; readonly unit: string } | null = null;
  for (const [words, unit] of USUAL) {
    for (const match of subject.matchAll(new RegExp(words.source, 'gu'))) if (best === null || match.index > best.at) best = { at: match.index, unit };
  }
  return best?.unit ?? '个、人、次';
}

function lacksUnit({ text, sentences }: Pick<Manuscript, 'text' | 'sentences'>, mention: Mention): boolean {
  const [before, after] = [text.slice(Math.max(0, mention.start - 20), mention.start), text.slice(mention.end)];
  const clause = /[^，,。；;：:\n、]*$/u.exec(before)?.[0] ?? '';
  if (mention.unit !== '' || SCALED.test(mention.text) || YEAR.test(mention.text) || GOES_ON.test(after) || !ENDS.test(after)) return false;
  // A list that ends here had its unit, or has none, further up.
  if (/\d\s*[、和与及至到或]$/u.test(before) || UNITLESS.test(clause)) return false;
  if (!COUNTS.test(clause) && !(VAGUE.test(mention.text) && /[\u4e00-\u9fff]{2}$/u.test(clause))) return false;
  const sentence = sentenceAt({ text, sentences } as Manuscript, mention.start)?.text ?? '';
  return !/分别|依次|单位[:：]/u.test(sentence);
}

/** 缺单位 */
export function withoutUnit(manuscript: Manuscript): Discrepancy[] {
  return manuscript.mentions.filter((mention) => lacksUnit(manuscript, mention)).map((mention): Discrepancy => {
    const clause = /[^，,。；;：:\n、]*$/u.exec(mention.subject)?.[0] ?? '';
    return { rule: 'unitMissing', weight: 'doubt', spans: [{ start: mention.start, end: mention.end }], facts: { stated: `${clause.slice(-10)}${mention.text}`, unit: usualUnit(clause) } };
  });
}
