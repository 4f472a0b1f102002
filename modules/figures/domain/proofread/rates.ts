/** 率与增幅 · Rates whose counts stand in the same sentence, and growth that is told by what came on top. */
import { firstAt, sentenceAt } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import { plain } from './discrepancy.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { Mention } from './mentions.ts';

const PEOPLE = new Set(['人', '名', '位']);
/** 人, 名 and 位 count the same. */
export const sameUnit = (one: Mention, other: Mention): boolean => one.unit === other.unit || (PEOPLE.has(one.unit) && PEOPLE.has(other.unit));

/** As much as rounding and vague words allow. */
export function isShareOf(part: { readonly low: number; readonly high: number; readonly value: number }, whole: Mention, percent: Mention): boolean {
  if (whole.low <= 0) return true;
  const [low, high] = [(part.low / Math.min(whole.high, whole.value * 1.2)) * 100, (Math.min(part.high, part.value * 1.2) / whole.low) * 100];
  const slack = Math.max(percent.step / 2, 0.5) + (percent.isVague ? Math.max(percent.step, percent.value * 0.1) : 0);
  return percent.value >= low * 0.99 - slack && percent.value <= high * 1.01 + slack;
}

export const shareOf = (part: { readonly value: number }, whole: { readonly value: number }): string => `${plain(Math.round((part.value / whole.value) * 1000) / 10)}%`;

function inSentence(manuscript: Manuscript, mention: Mention): Mention[] {
  const sentence = sentenceAt(manuscript, mention.start);
  return sentence === undefined ? [] : manuscript.mentions.slice(firstAt(manuscript.mentions, sentence.start), firstAt(manuscript.mentions, mention.start));
}

const NAMED_RATE = /([\u4e00-\u9fff]{2})(?:率|比例|比率|占比|比重)(?:达到|达|为|是|约|已|超过|升至|到)*$/u;

/** 达标率 · “N 个点位中达标 M 个，达标率 P%”: its counts are named by the same word. */
export function namedRates(manuscript: Manuscript): Discrepancy[] {
  return manuscript.mentions.flatMap((percent): Discrepancy[] => {
    const word = percent.unit === '%' ? NAMED_RATE.exec(percent.subject)?.[1] : undefined;
    if (word === undefined) return [];
    const before = inSentence(manuscript, percent).filter(({ unit }) => unit !== '%' && unit !== '');
    const part = before.findLast(({ subject, noun }) => new RegExp(`${word}(?:的|了|有|达|到|达到|完成|合格)*$`, 'u').test(subject) || noun.startsWith(word));
    if (part === undefined || percent.start - part.end > 24) return [];
    const wholes = before.filter((whole) => whole.start < part.start && sameUnit(whole, part) && whole.value >= part.value);
    const nearest = wholes.at(-1);
    if (nearest === undefined || wholes.some((whole) => isShareOf(part, whole, percent))) return [];
    return [{ rule: 'shareContradicted', weight: 'contradiction', spans: [percent, part, nearest], facts: { stated: percent.text, part: part.text, whole: nearest.text, computed: shareOf(part, nearest) } }];
  });
}

/** 完成计划的 · “A，完成年度目标 B 的 P%”, “为计划 B 的 P%”. */
export function ofPlan(manuscript: Manuscript): Discrepancy[] {
  return manuscript.mentions.flatMap((percent, at): Discrepancy[] => {
    const [plan, done] = [manuscript.mentions[at - 1], manuscript.mentions[at - 2]];
    if (percent.unit !== '%' || plan === undefined || done === undefined || !sameUnit(plan, done) || done.unit === '' || done.unit === '%') return [];
    if (!/^(?:任务|目标|计划)?的$/u.test(manuscript.text.slice(plan.end, percent.start)) || !/(?:完成|为|达到|相当于|占)[^，,]{0,12}$/u.test(plan.subject) || plan.start - done.end > 24) return [];
    if (/[。；;]/u.test(manuscript.text.slice(done.end, plan.start)) || isShareOf(done, plan, percent)) return [];
    return [{ rule: 'shareContradicted', weight: 'contradiction', spans: [percent, done, plan], facts: { stated: percent.text, part: done.text, whole: plan.text, computed: shareOf(done, plan) } }];
  });
}

const MORE = /(?:增加|增长|净增|新增|多|提高|上升|提升|扩大)(?:了|到)?$/u;
const LESS = /(?:减少|下降|降低|少|压减|压缩|回落)(?:了)?$/u;
const EARLIER = /较|比|同比|环比/u;
const CHANGE = /(?:同比|环比|较[^，,]{0,8}|比[^，,]{0,8})?(增长|增加|上升|提高|增幅|提升|下降|减少|降低|降幅|回落)(?:了|达|为|约)*$/u;

const changed = (percent: Mention, now: Mention, computed: number, others: readonly Mention[]): Discrepancy[] => {
  const slack = Math.max(percent.step / 2, 0.1) + (percent.isVague || others.some(({ isVague }) => isVague) ? Math.abs(computed) * 0.15 + 1 : Math.abs(computed) * 0.01);
  if (Math.abs(computed - percent.value) <= slack) return [];
  const [first, second] = others as [Mention, Mention | undefined];
  return [{ rule: 'changeContradicted', weight: 'contradiction', spans: [percent, now, first], facts: { stated: percent.text, from: second === undefined ? first.text : second.text, to: now.text, computed: `${plain(Math.round(computed * 10) / 10)}%` } }];
};

/** 增量与增幅 · “8620户，较上年增加1120户，增长25%”; “V，去年同期 B，同比增长 P%”. */
export function increments(manuscript: Manuscript): Discrepancy[] {
  const { text } = manuscript;
  return manuscript.mentions.flatMap((percent): Discrepancy[] => {
    const way = percent.unit === '%' && !percent.noun.startsWith('个百分点') ? CHANGE.exec(percent.subject)?.[1] : undefined;
    if (way === undefined) return [];
    const isDown = /下降|减少|降低|降幅|回落/u.test(way);
    const before = inSentence(manuscript, percent).filter(({ unit }) => unit !== '%' && unit !== '');
    const step = before.at(-1);
    if (step === undefined || percent.start - step.end > 12) return [];
    const others = before.slice(0, -1).filter((mention) => sameUnit(mention, step));
    if (isDown ? LESS.test(step.subject) : MORE.test(step.subject) && !step.subject.endsWith('到')) {
      const base = others.findLast(({ end, subject }) => step.start - end < 6 && EARLIER.test(subject));
      const now = others.findLast((mention) => mention !== base && mention.value > (isDown ? 0 : step.value) && step.start - mention.end < 40);
      if (base !== undefined) return changed(percent, now ?? base, (step.value / base.value) * 100, [step, base]);
      if (now === undefined || !EARLIER.test(text.slice(now.end, step.start))) return [];
      const was = now.value + (isDown ? step.value : -step.value);
      return changed(percent, now, (step.value / was) * 100, [step]);
    }
    const now = others.at(-1);
    if (now === undefined || !/(?:去年|上年|同期|前年|上半年)[^，,]{0,6}$/u.test(step.subject) || step.value === 0 || !/同比|比上年|较上年|增长|下降/u.test(percent.subject)) return [];
    return changed(percent, now, ((now.value - step.value) / step.value) * (isDown ? -100 : 100), [step]);
  });
}

const REACHED = /([\u4e00-\u9fff]{2})(?:已|则)?(?:降至|降到|减至|减少到|下降到|增至|增加到|增长到|升至|上升到|提高到|提升到|扩大到)$/u;

/** 降至 · “平均彩礼 16.8 万元……平均彩礼降至 7.2 万元，下降 P%”: what was named before is where it came from. */
export function reachedFrom(manuscript: Manuscript): Discrepancy[] {
  const { mentions, text } = manuscript;
  return mentions.flatMap((percent): Discrepancy[] => {
    const way = percent.unit === '%' && !percent.noun.startsWith('个百分点') ? CHANGE.exec(percent.subject)?.[1] : undefined;
    if (way === undefined) return [];
    const now = mentions.findLast((mention) => mention.start < percent.start && percent.start - mention.end < 40 && mention.unit !== '%' && REACHED.test(mention.subject));
    const of = now === undefined ? undefined : REACHED.exec(now.subject)?.[1];
    if (now === undefined || of === undefined || /[由从]/u.test(now.subject) || (percent.start - now.end > 3 && !percent.subject.includes(of)) || /[。；;\n]/u.test(text.slice(now.end, percent.start))) return [];
    const was = mentions.findLast((mention) => mention.start < now.start && now.start - mention.start < 160 && mention.unit === now.unit && mention.subject.includes(of));
    if (was === undefined || was.value === 0) return [];
    return changed(percent, now, ((now.value - was.value) / was.value) * (/下降|减少|降低|降幅|回落/u.test(way) ? -100 : 100), [was]);
  });
}

const SINGLE_SHARE = /^(?:占|占比|占比达|占比为|约占|占到)$/u;
/** How far back the whole of “女性4人，占45%” may stand. @unit characters */
const BACK = 320;

/** 占而不说占谁 · “女性4人，占45%”: some count nearby has to be the whole; “占学校总数的40%”: the schools were counted somewhere. */
export function bareShares(manuscript: Manuscript): Discrepancy[] {
  const { mentions, text } = manuscript;
  return mentions.flatMap((percent): Discrepancy[] => {
    if (percent.unit !== '%') return [];
    // “两项合计占总户数的”: the number of the parts is none of them.
    const inside = inSentence(manuscript, percent).filter(({ unit, noun }) => unit !== '%' && unit !== '' && !(/^[项类者]$/u.test(unit) && /^(?:合计|共|总)/u.test(noun)));
    const named = /占(?:全[市县区省州镇乡校村]|本[市县区]|该[市县区])?(?<of>[A-Z\u4e00-\u9fff]{2,10}?)(?:总数|总量|总人数)?的(?:比例|比重)?(?:达|为|约|超过|近)?$/u.exec(text.slice(Math.max(percent.start - 24, 0), percent.start))?.groups?.['of']?.replace(/^(?:全|本|该|我)[市县区省镇乡校村州]$/u, '') || undefined;
    if (!SINGLE_SHARE.test(percent.subject) && named === undefined) return [];
    const isOf = (whole: Mention): boolean => named === undefined || whole.subject.includes(named) || whole.noun.startsWith(named) || (named.length > 3 && whole.subject.endsWith(named.slice(-2))) || (/[户人]|人口/u.test(named) && named.startsWith('总') && (whole.subject.endsWith(named.slice(1)) || (named === '总户数' && whole.unit === '户')));
    const part = inside.at(-1);
    if (part === undefined || percent.start - part.end > (named === undefined ? 4 : 30)) return [];
    const run = inside.filter((mention) => sameUnit(mention, part));
    const wholes = mentions.filter((whole) => whole !== part && (named !== undefined || whole.start < part.start) && Math.abs(part.start - whole.start) < (named === undefined ? BACK : 600) && (sameUnit(whole, part) || ((named ?? '').endsWith('人口') && PEOPLE.has(part.unit) && whole.unit === '')) && whole.value >= part.value && isOf(whole));
    const sums = run.map((_each, at) => run.slice(at)).map((some) => ({ low: some.reduce((sum, { low }) => sum + low, 0), high: some.reduce((sum, { high }) => sum + high, 0), value: some.reduce((sum, { value }) => sum + value, 0) }));
    const nearest = wholes.at(-1);
    if (nearest === undefined || wholes.some((whole) => sums.some((sum) => sum.value <= whole.value && isShareOf(sum, whole, percent)))) return [];
    // Counted far above, but the count that its share gives: the whole is that one.
    if (named === undefined && mentions.some((whole) => sameUnit(whole, part) && whole.value > part.value && Math.abs(part.start - whole.start) < 1_000 && sums.some((sum) => isShareOf(sum, whole, percent)))) return [];
    // Parts that follow each with its own share may have no whole written at all.
    const parts = named === undefined ? mentions.filter((each) => sameUnit(each, part) && Math.abs(each.start - part.start) < 80 && /^[，,]?占/u.test(text.slice(each.end, each.end + 2))) : [];
    const total = parts.reduce((sum, { value }) => sum + value, 0);
    if (parts.length > 1 && Math.abs((part.value / total) * 100 - percent.value) <= Math.max(percent.step, 1)) return [];
    const whole = named === undefined ? wholes.find(({ value }) => value === Math.min(...wholes.map((each) => each.value))) ?? nearest : nearest;
    const shown = named === undefined ? part : { ...part, value: (sums[0] as { value: number }).value, text: run.length > 1 ? run.map((each) => each.text).join(' + ') : part.text };
    return [{ rule: 'shareContradicted', weight: 'doubt', spans: [percent, part, whole], facts: { stated: percent.text, part: shown.text, whole: whole.text, computed: shareOf(shown, whole) } }];
  });
}

const YEAR_OF = /((?:19|20)\d\d)年|(去年|上年|前年)|(今年|本年)/u;
const GROWN = /^[，,、（(]?(?:同比|环比|较上年|比上年|较去年|比去年|年均)?(?<way>增长|增加|提高|上升|下降|减少|降低)(?:了|达|约|近)?$/u;
const EARLIER_VALUE = /^[，,（(]?(?:上年|去年|上年同期|去年同期|同期|上季度|上月)(?:为|是|仅)?$/u;

/** 两年两数 · “2022年 A，2023年达到 B，增长 P%”; “B，比上年增长 P%，上年为 A”. */
export function yearlyGrowth({ mentions, text }: Manuscript): Discrepancy[] {
  return mentions.flatMap((percent, at): Discrepancy[] => {
    const [now, was, later] = [mentions[at - 1], mentions[at - 2], mentions[at + 1]];
    if (percent.unit !== '%' || now === undefined || now.unit === '%' || now.unit === '') return [];
    const way = GROWN.exec(text.slice(now.end, percent.start))?.groups?.['way'];
    if (way === undefined) return [];
    const grown = (from: Mention): Discrepancy[] => (from.value === 0 ? [] : changed(percent, now, ((now.value - from.value) / from.value) * (/下降|减少|降低/u.test(way) ? -100 : 100), [from]));
    if (later !== undefined && sameUnit(later, now) && later.start - percent.end < 14 && EARLIER_VALUE.test(text.slice(percent.end, later.start))) return grown(later);
    if (was === undefined || !sameUnit(was, now) || now.start - was.end > 24 || /[。；;\n]/u.test(text.slice(was.end, now.start))) return [];
    const [before, after] = [YEAR_OF.exec(text.slice(Math.max(was.start - 28, 0), was.start)), YEAR_OF.exec(text.slice(was.end, now.start))];
    const rises = before?.[1] !== undefined && after?.[1] !== undefined ? Number(after[1]) > Number(before[1]) : before?.[2] !== undefined && after?.[3] !== undefined;
    return rises && !/由|从/u.test(was.subject) && /(?:达到|达|为|增至|升至|增加到|增长到|降至|减少到|下降到|是)$/u.test(now.subject) ? grown(was) : [];
  });
}
