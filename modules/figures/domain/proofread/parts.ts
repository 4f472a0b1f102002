/** 整体与部分 · Wholes and their parts within a sentence; percentages that share one whole. */
import { paragraphAt, within } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import { plain } from './discrepancy.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { Mention, Span } from './mentions.ts';

const PART_WORDS = /其中[:：，,]?|包括|分别(?:为|是|有)[:：]?|(?<![划得评总均])分为|按[^，,。；;\d]{1,8}(?:分|划分|看|统计)[:：，,]/u;
/** Parts of a time are all of it where each is named: 2021年…、2022年…; 一季度…、二季度…. */
const OF_TIME = /(?:(?:19|20)\d\d年|[一二三四]季度|[上下]半年)(?:[\u4e00-\u9fff]{0,4})?$/u;
const isOfTime = (part: Mention): boolean => OF_TIME.test(part.subject);

const sumOf = (parts: readonly Mention[]): { low: number; high: number; value: number } => ({
  low: parts.reduce((sum, part) => sum + part.low, 0), high: parts.reduce((sum, part) => sum + Math.min(part.high, part.value * 1.2 + part.step), 0), value: parts.reduce((sum, part) => sum + part.value, 0),
});

function verdictOn(whole: Mention, parts: readonly Mention[], isComplete: boolean): Discrepancy | null {
  const [first, ...rest] = parts;
  if (first === undefined) return null;
  const spans: [Span, ...Span[]] = [whole, first, ...rest];
  const larger = parts.find((part) => part.low > whole.high);
  if (larger !== undefined) return { rule: 'partExceedsWhole', weight: 'contradiction', spans: [larger, whole], facts: { part: larger.text, whole: whole.text } };
  const sum = sumOf(parts);
  const slack = parts.reduce((all, part) => all + (part.step > 1 || part.step < 1 ? part.step / 2 : 0), whole.step > 1 || whole.step < 1 ? whole.step / 2 : 0);
  const facts = { whole: whole.text, parts: parts.map(({ text }) => text).join(' + '), sum: plain(sum.value) };
  if (parts.length > 1 && sum.low > whole.high + slack) return { rule: 'partsExceedWhole', weight: 'contradiction', spans, facts };
  // Of parts that nearly fill the whole, one was miscounted or one is missing; a few examples leave far more.
  const nearlyAll = [whole, ...parts].every(({ isVague }) => !isVague) && sum.high >= whole.low * (parts.length > 2 ? 0.88 : 0.95);
  if ((isComplete || nearlyAll) && parts.length > 1 && sum.high < whole.low - slack) return { rule: 'partsDiffer', weight: 'doubt', spans, facts };
  return null;
}

/** 其中 · “共 N 个，其中甲 A 个、乙 B 个”; “N 人（男 A 人，女 B 人）”. */
export function partsOfWholes(manuscript: Manuscript): Discrepancy[] {
  const { mentions, sentences, text } = manuscript;
  return sentences.flatMap((sentence) => {
    const inside = within(mentions, sentence).filter(({ unit }) => unit !== '' && unit !== '分' && unit !== '岁').filter(({ unit }) => unit !== '%' || !/增长|下降|同比|环比|提高|增幅|降幅/u.test(sentence.text));
    const word = PART_WORDS.exec(sentence.text);
    const verdicts: (Discrepancy | null)[] = [];
    if (word !== null) {
      const cut = sentence.start + word.index;
      const behind = inside.filter(({ start }) => start > cut);
      const begins = /^[\s（(]*$/u.test(sentence.text.slice(0, word.index)) || word[0].startsWith('按');
      // Where the sentence begins so, its whole stands in what was said before, in the same paragraph.
      const from = begins ? paragraphAt(manuscript, sentence.start).start : sentence.start;
      const wholes = mentions.filter(({ start, unit, subject }) => start >= from && start < cut && unit !== '' && unit === behind[0]?.unit && !/[均每]/u.test(subject));
      // The whole that stands last before “其中” in the unit of the parts.
      const whole = word[0].startsWith('按') ? wholes.toSorted((one, other) => other.value - one.value)[0] : wholes.at(-1);
      const stop = behind.findIndex((part) => part.unit !== whole?.unit);
      const parts = (stop < 0 ? behind : behind.slice(0, stop)).filter(({ subject, start }) => !/[共计]$/u.test(subject) && !/\n/u.test(text.slice(cut, start)));
      const isComplete = /分|看|统计/u.test(word[0]) || parts.some(({ subject }) => /其余|其他|另有/u.test(subject)) || /(?:以下|以上)$/u.test(parts.at(-1)?.subject ?? '') || (parts.length > 1 && parts.every(isOfTime));
      // “由180支发展到420支，增加240支，其中……”: any whole that its parts add up to will do.
      const isMet = parts.length > 1 && wholes.some((each) => verdictOn(each, parts, true) === null);
      if (whole !== undefined && !isMet) verdicts.push(verdictOn(whole, parts, isComplete));
    }
    for (const bracket of sentence.text.matchAll(/[(（]([^()（）]{4,120})[)）]/gu)) {
      const [from, to] = [sentence.start + bracket.index, sentence.start + bracket.index + bracket[0].length];
      const whole = inside.findLast(({ end }) => end <= from && from - end <= 12);
      const parts = inside.filter(({ start, end, unit }) => start > from && end < to && unit === whole?.unit);
      if (whole !== undefined && parts.length > 1) verdicts.push(verdictOn(whole, parts, !/其中|含|等/u.test(bracket[0])));
    }
    return verdicts.filter((verdict) => verdict !== null);
  });
}

const TOTAL = /(?:合计|共计|总计|总共|三项共|两项共)(?:达到|达|为|约|有)?$/u;

/** 合计 · “甲 A 元、乙 B 元，合计 C 元”: some run of the counts before it has to add up to it. */
export function totals({ mentions, sentences }: Manuscript): Discrepancy[] {
  return mentions.flatMap((total) => {
    const sentence = sentences.find(({ start, end }) => start <= total.start && total.start < end);
    if (sentence === undefined || total.unit === '' || total.unit === '%' || !(TOTAL.test(total.subject) || /(?:合计|共计|总计|总共)[^0-9]{0,12}$/u.test(total.subject))) return [];
    const before = mentions.filter(({ start, unit }) => start >= sentence.start && start < total.start && unit === total.unit);
    const parts = before.filter(({ value }) => value !== total.value);
    const slack = [total, ...parts].reduce((all, { step }) => all + (step > 1 || step < 1 ? step / 2 : 0), 0);
    const fits = (some: readonly Mention[]): boolean => { const sum = sumOf(some); return sum.low <= total.high + slack && sum.high >= total.low - slack; };
    const [first, ...rest] = parts;
    if (first === undefined || rest.length === 0 || parts.some((_each, at) => fits(parts.slice(at))) || before.some((_each, at) => at < before.length - 1 && fits(before.slice(at)))) return [];
    return [{ rule: 'partsDiffer' as const, weight: 'doubt' as const, spans: [total, first, ...rest] as const, facts: { whole: total.text, parts: parts.map(({ text }) => text).join(' + '), sum: plain(sumOf(parts).value) } }];
  });
}

const COUNTING = new Set(['个', '名', '人', '位', '户', '家', '项', '支', '所', '处', '件', '篇']);

/** 共几类 · “甲100名、乙30个、丙20个，共3类 N 个”: as many counts as kinds stand before it, whatever their measure words. */
export function totalsOfKinds({ mentions, sentences, text }: Manuscript): Discrepancy[] {
  return mentions.flatMap((kinds, at) => {
    const total = mentions[at + 1];
    const sentence = sentences.find(({ start, end }) => start <= kinds.start && kinds.start < end);
    if (sentence === undefined || total === undefined || !/^[类项种]$/u.test(kinds.unit) || !/共(?:计|有)?$/u.test(kinds.subject) || total.start - kinds.end > 4 || total.start >= sentence.end || !COUNTING.has(total.unit) || /[。；;，,]/u.test(text.slice(kinds.end, total.start))) return [];
    const parts = mentions.filter(({ start, unit }) => start >= sentence.start && start < kinds.start && COUNTING.has(unit)).slice(-kinds.value);
    const [first, ...rest] = parts;
    const sum = sumOf(parts);
    if (first === undefined || parts.length !== kinds.value || parts.length < 2 || [total, ...parts].some(({ isVague }) => isVague) || sum.value === total.value) return [];
    return [{ rule: 'partsDiffer' as const, weight: 'doubt' as const, spans: [total, first, ...rest] as const, facts: { whole: total.text, parts: parts.map((part) => part.text).join(' + '), sum: plain(sum.value) } }];
  });
}

/** 占比之和 · “分别占 A%、B%、C%” and parts of one pie above a hundred. */
export function percentagesOfOne({ mentions, sentences }: Manuscript): Discrepancy[] {
  return sentences.flatMap((sentence) => {
    const inside = within(mentions, sentence).filter(({ unit, end }) => end <= sentence.end && unit === '%');
    // “甲占四成，乙占三成，丙占两成”: each says only 占, so that they share one whole.
    const told = inside.filter(({ subject }) => subject.endsWith('占'));
    const cut = sentence.text.search(/分别占|占比分别|各占/u);
    if (cut < 0 && told.length < 3) return [];
    const shares = cut < 0 ? told : inside.filter(({ start }) => start > sentence.start + cut);
    const sum = shares.reduce((all, { value }) => all + value, 0);
    const [first, ...rest] = shares;
    if (first === undefined || rest.length === 0 || sum <= 100 + shares.reduce((all, { step }) => all + Math.min(step / 2, 0.5), 0) + 1e-9) return [];
    return [{ rule: 'percentagesExceed' as const, weight: 'contradiction' as const, spans: [first, ...rest] as const, facts: { parts: shares.map(({ text: each }) => each).join(' + '), sum: `${plain(sum)}%` } }];
  });
}
