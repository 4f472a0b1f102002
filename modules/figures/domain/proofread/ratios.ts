/** 比例 · Percentages against the quantities they are made of. */
import { firstAt, sentenceAt } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import { plain } from './discrepancy.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { Mention } from './mentions.ts';

/** How far apart parts of one statement are looked for. @unit characters */
const NEAR = 160;
const SAME_STORY = 1_600;
const RATIO_WORD = /(?:比例|比重|占比|比率|[率]|覆盖面)/u;
const MAY_EXCEED = /完成|增长|增幅|同比|环比|提高|提升|增加|上升|入库|超额|利用|产销/u;
const CHANGES = /同比|环比|增长|下降|上升|降低|提高|增加|减少/u;
const POPULATION = /儿女|人口|居民|市民|常住|户籍|父老|人民/u;
const PEOPLE = new Set(['人', '名', '位', '']);

const isPercent = (mention: Mention): boolean => mention.unit === '%';
const isRate = ({ subject }: Mention): boolean => RATIO_WORD.test(subject.slice(-10));
/** 志愿者比例达 → 志愿者 */
function coreOf({ subject }: Mention): string {
  const before = subject.split(RATIO_WORD)[0] ?? '';
  return before.replace(/^(?:全市|全县|全区|其中|该市|该县|我市|我县)/u, '').replace(/(?:总|的|所占)$/u, '').slice(-6);
}
const says = (mention: Mention, core: string): boolean => core.length >= 2 && (mention.subject.includes(core) || mention.noun.includes(core));

/** As much as rounding and vague words allow, half a point at least. */
function agrees(part: Mention, whole: Mention, percent: Mention): boolean {
  const [low, high] = [part.low / whole.high, Math.min(part.high, whole.high) / Math.max(whole.low, 1)];
  const slack = Math.max(percent.step / 2, 0.5) + (percent.isVague ? percent.value * 0.1 : 0);
  return percent.value >= low * 100 * 0.99 - slack && percent.value <= high * 100 * 1.01 + slack;
}

const contradicts = (rule: 'ratioContradicted' | 'shareContradicted', part: Mention, whole: Mention, percent: Mention): Discrepancy => ({
  rule, weight: 'contradiction', spans: [percent, part, whole],
  facts: { stated: percent.text, part: part.text, whole: whole.text, computed: `${plain(Math.round((part.value / whole.value) * 1000) / 10)}%` },
});

/** 以人口为分母 · A rate of people, their number, and the population that the same story names. */
function againstPopulation({ mentions }: Manuscript, percent: Mention): Discrepancy | 'noBase' | null {
  const core = coreOf(percent);
  const part = mentions.find((mention) => !isPercent(mention) && PEOPLE.has(mention.unit) && Math.abs(mention.start - percent.start) < NEAR && mention.value > 1 && says(mention, core));
  if (part === undefined) return 'noBase';
  const wholes = mentions.filter((mention) => mention !== part && !isPercent(mention) && PEOPLE.has(mention.unit) && Math.abs(mention.start - percent.start) < SAME_STORY && mention.value > part.value && POPULATION.test(mention.subject.slice(-8) + mention.noun));
  if (wholes.length === 0) return 'noBase';
  if (wholes.some((whole) => agrees(part, whole, percent))) return null;
  const [nearest] = wholes.sort((a, b) => Math.abs(a.start - percent.start) - Math.abs(b.start - percent.start));
  return nearest === undefined ? 'noBase' : contradicts('ratioContradicted', part, nearest, percent);
}

/** 占 · “A，占 B 的 P%” and “B 中 A，占 P%” within one sentence. */
export function shares({ mentions, text, ...manuscript }: Manuscript): Discrepancy[] {
  return mentions.flatMap((percent, at) => {
    const sentence = isPercent(percent) ? sentenceAt({ mentions, text, ...manuscript }, percent.start) : undefined;
    if (sentence === undefined) return [];
    const clause = text.slice(sentence.start, percent.start);
    const before = mentions.slice(firstAt(mentions, sentence.start), at);
    const owned = clause.lastIndexOf('占');
    if (owned < 0 || clause.length - owned > 24 || /[。；;]/u.test(clause.slice(owned))) return [];
    const inside = before.findLast(({ start, unit }) => start - sentence.start > owned && unit !== '%');
    const outside = before.filter(({ start, unit }) => start - sentence.start < owned && unit !== '%');
    const part = outside.at(-1);
    // “想学舞蹈的占42%”, “其中甲类占四成”: something else than the count before has the share.
    if (part !== undefined && inside === undefined && /[^，,、（()）\d\s]{2,}(?<!合计|总共|共计|大约|总计|一共)$/u.test(text.slice(part.end, sentence.start + owned).replace(/^[\u4e00-\u9fff]{0,6}[，,]/u, ''))) return [];
    const isShared = (mention: Mention): boolean => /^[，,（(]?占/u.test(text.slice(mention.end, mention.end + 2));
    const whole = inside ?? (/占(?:总数|总量|全部|其中|比)?(?:的|比|达|为|约)?$/u.test(clause) ? outside.findLast((mention) => mention !== part && mention.value >= (part?.value ?? 0) && mention.unit === part?.unit && !isShared(mention)) : undefined);
    if (part === undefined || whole === undefined || whole.unit !== part.unit || whole.value <= 0) return [];
    // Where it is not said whose share, what was counted further up may be the whole.
    if (inside === undefined && mentions.some((mention) => mention.start < part.start && percent.start - mention.start < NEAR * 2 && mention.unit === part.unit && mention.value > part.value && agrees(part, mention, percent))) return [];
    return agrees(part, whole, percent) ? [] : [contradicts('shareContradicted', part, whole, percent)];
  });
}

/** 增减 · “由 A 增加到 B，增长 P%”, “从 A 下降到 B，下降 P%”. */
export function changes({ mentions, text }: Manuscript): Discrepancy[] {
  return mentions.flatMap((from, at) => {
    const [to, percent] = [mentions[at + 1], mentions[at + 2]];
    if (to === undefined || percent === undefined || percent.unit !== '%' || percent.end - from.start > 80 || from.value === 0 || to.unit === '' && from.unit === '') return [];
    const [between, behind] = [text.slice(from.end, to.start), text.slice(to.end, percent.start)];
    const way = /(增加|增长|提高|上升|扩大|提升|发展|增至|升至)?(?:到|至|为)/u.exec(between);
    if (way === null || !/[由从]/u.test(from.subject) || /[。；;]/u.test(between + behind) || !/增长|增加|提高|上升|增幅|下降|减少|降低|压缩|降幅|提升/u.test(behind)) return [];
    if (from.unit === '%' && to.unit === '%' && /百分点/u.test(percent.noun)) return [];
    const isDown = /下降|减少|降低|压缩|降幅/u.test(behind);
    const change = ((to.value - from.value) / from.value) * (isDown ? -100 : 100);
    const slack = Math.max(percent.step / 2, 0.1) + ((from.step + to.step) / 2 / from.value) * 100 + (percent.isVague || from.isVague || to.isVague ? Math.abs(change) * 0.15 + 1 : 0);
    if (Math.abs(change - percent.value) <= slack) return [];
    return [{ rule: 'changeContradicted' as const, weight: 'contradiction' as const, spans: [percent, from, to] as const, facts: { stated: percent.text, from: from.text, to: to.text, computed: `${plain(Math.round(change * 10) / 10)}%` } }];
  });
}

/** 比率 · Rates: above a hundred, without a base, or against the population of the story. */
export function rates(manuscript: Manuscript): Discrepancy[] {
  const found: Discrepancy[] = [];
  const bare: Mention[] = [];
  for (const percent of manuscript.mentions.filter((mention) => isPercent(mention) && isRate(mention) && !CHANGES.test(mention.subject))) {
    if (percent.value > 100 && !MAY_EXCEED.test(percent.subject)) { found.push({ rule: 'rateOverHundred', weight: 'contradiction', spans: [percent], facts: { stated: percent.text, of: percent.subject.slice(-10) } }); continue; }
    const verdict = againstPopulation(manuscript, percent);
    if (verdict === 'noBase') { if (!percent.subject.endsWith('的')) bare.push(percent); } else if (verdict !== null) found.push(verdict);
  }
  const [first, ...rest] = bare;
  if (first !== undefined) found.push({ rule: 'ratioWithoutBase', weight: 'note', spans: [first, ...rest], facts: { count: bare.length, stated: bare.slice(0, 6).map(({ text }) => text).join('、') } });
  return found;
}
