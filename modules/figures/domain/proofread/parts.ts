/** 整体与部分 · Wholes and their parts within a sentence; percentages that share one whole. */
import type { Manuscript } from './manuscript.ts';
import { plain } from './discrepancy.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { Mention, Span } from './mentions.ts';

const PART_WORDS = /其中[:：，,]?|包括|分别(?:为|是|有)[:：]?|分为/u;

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
  if (isComplete && parts.length > 1 && sum.high < whole.low - slack) return { rule: 'partsDiffer', weight: 'doubt', spans, facts };
  return null;
}

/** 其中 · “共 N 个，其中甲 A 个、乙 B 个”; “N 人（男 A 人，女 B 人）”. */
export function partsOfWholes({ mentions, sentences, text }: Manuscript): Discrepancy[] {
  return sentences.flatMap((sentence) => {
    const inside = mentions.filter(({ start, unit }) => start >= sentence.start && start < sentence.end && unit !== '');
    const word = PART_WORDS.exec(sentence.text);
    const verdicts: (Discrepancy | null)[] = [];
    if (word !== null) {
      const cut = sentence.start + word.index;
      const behind = inside.filter(({ start }) => start > cut);
      // The whole that stands last before “其中” in the unit of the parts.
      const whole = inside.findLast(({ start, unit }) => start < cut && unit === behind[0]?.unit);
      const stop = behind.findIndex((part) => part.unit !== whole?.unit);
      const parts = (stop < 0 ? behind : behind.slice(0, stop)).filter(({ subject, start }) => !/[共计]$/u.test(subject) && !/\n/u.test(text.slice(cut, start)));
      if (whole !== undefined) verdicts.push(verdictOn(whole, parts, /分/u.test(word[0])));
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

/** 占比之和 · “分别占 A%、B%、C%” and parts of one pie above a hundred. */
export function percentagesOfOne({ mentions, sentences }: Manuscript): Discrepancy[] {
  return sentences.flatMap((sentence) => {
    if (!/分别占|占比分别|各占/u.test(sentence.text)) return [];
    const at = sentence.start + sentence.text.search(/分别占|占比分别|各占/u);
    const shares = mentions.filter(({ start, unit, end }) => start > at && end <= sentence.end && unit === '%');
    const sum = shares.reduce((all, { value }) => all + value, 0);
    const [first, ...rest] = shares;
    if (first === undefined || rest.length === 0 || sum <= 100 + shares.length * 0.5) return [];
    return [{ rule: 'percentagesExceed' as const, weight: 'contradiction' as const, spans: [first, ...rest] as const, facts: { parts: shares.map(({ text: each }) => each).join(' + '), sum: `${plain(sum)}%` } }];
  });
}

/** Something that a later year may change is no contradiction. */
const TIME = /\d{4}年|去年|上年|同期|今年|目前|截至|年底|年初|[上下]半年|月/u;
const WHOLE_PLACE = /(全市|全县|全区|全州|全镇|全乡|全省|全街道|该市|该县|该区|我市|我县|我区)(?:共|共有|现有|有|设|辖|下辖)?$/u;

/** 同一事项两个数 · The same count of the same place, twice, with values that cannot both be. */
export function twoValues({ mentions, text }: Manuscript): Discrepancy[] {
  const known = new Map<string, Mention>();
  const found: Discrepancy[] = [];
  for (const mention of mentions) {
    const place = WHOLE_PLACE.exec(mention.subject);
    const noun = /^[\u4e00-\u9fff]{2,4}/u.exec(mention.noun)?.[0];
    if (place === null || noun === undefined || mention.unit === '' || mention.unit === '%') continue;
    const key = `${mention.unit}${noun.slice(0, 3)}`;
    const before = known.get(key);
    if (before === undefined) { known.set(key, mention); continue; }
    if (mention.start - before.start > 3_000) { known.set(key, mention); continue; }
    const between = text.slice(Math.max(before.start - 24, 0), before.start) + text.slice(Math.max(mention.start - 24, 0), mention.start);
    if ((before.low > mention.high || mention.low > before.high) && !TIME.test(between)) found.push({ rule: 'twoValues', weight: 'doubt', spans: [mention, before], facts: { first: `${before.text}${noun}`, second: `${mention.text}${noun}` } });
  }
  return found;
}
