/** 不可能的数 · Fewer attendances than people, fewer people than households, more used than there was; parts that leave a remainder. */
import { firstAt, paragraphAt } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import { plain } from './discrepancy.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { Mention } from './mentions.ts';
import { sameUnit } from './rates.ts';

const PEOPLE = /^[人名位]$/u;
const impossible = (lesser: Mention, greater: Mention, weight: 'contradiction' | 'doubt'): Discrepancy => ({ rule: 'countsImpossible', weight, spans: [lesser, greater], facts: { lesser: lesser.text, greater: greater.text } });

/** 人次少于人，人少于户 */
export function attendances({ mentions, text }: Manuscript): Discrepancy[] {
  return mentions.slice(1).flatMap((second, at): Discrepancy[] => {
    const first = mentions[at] as Mention;
    const between = text.slice(first.end, second.start);
    if (second.high >= first.low) return [];
    const isBeside = /^[、，,（(／/]?(?:共计|共|合计|累计)?$/u.test(between);
    if (second.unit === '人次' && PEOPLE.test(first.unit)) {
      if (isBeside) return [impossible(second, first, 'contradiction')];
      // The same people, who did it so many times.
      return between.length < 34 && !/[。；;\n、]/u.test(between) && /(?:累计|共|总计)[^，,]{0,4}(?:参与|参加|出动|上岗|服务)$/u.test(second.subject) ? [impossible(second, first, 'doubt')] : [];
    }
    if (!/^[户]$/u.test(first.unit) || !PEOPLE.test(second.unit) || !/^(?:[)）]|人|口|群众|居民|村民)?$/u.test(second.noun)) return [];
    if (isBeside) return [impossible(second, first, 'doubt')];
    return between.length < 30 && !/[。；;\n、]/u.test(between) && /(?:惠及|受益|涉及|覆盖|解决)[^，,]{0,4}$/u.test(second.subject) && !/党员|代表|志愿者|户主/u.test(between) ? [impossible(second, first, 'doubt')] : [];
  });
}

const USED = /(?:^|[，,])已(?:经)?(?:兑换|使用|支出|拨付|发放|消耗|激活|办结|整改|化解|回收|收回|领取|销号)[^\d，,]{0,4}$/u;
const PLANNED = /计划|目标|任务|预算|预计|拟/u;

/** 用去的多于所有 · “9800户中有1.02万户”, “存储46万小时，已兑换52万小时”. */
export function subsets({ mentions, text }: Manuscript): Discrepancy[] {
  return mentions.slice(1).flatMap((part, at): Discrepancy[] => {
    const whole = mentions[at] as Mention;
    const between = text.slice(whole.end, part.start);
    if (!sameUnit(part, whole) || part.unit === '' || part.unit === '%' || part.low <= whole.high || /[。；;\n]/u.test(between)) return [];
    const isAmong = /^[\u4e00-\u9fff]{0,6}中[，,]?(?:已?有|共有)$/u.test(between);
    if (!isAmong && !(USED.test(between) && !PLANNED.test(whole.subject))) return [];
    return [{ rule: 'partExceedsWhole', weight: isAmong ? 'contradiction' : 'doubt', spans: [part, whole], facts: { part: part.text, whole: whole.text } }];
  });
}

const DONE = /(?:已|办结|完成|通过|合格|达标|整改|采用|销号|化解)/u;
const LEFT = /(?:未|尚未|剩余|还剩|其余|仍有|尚有|不合格|未通过|不予通过|暂缓通过|正在整改|待整改|不达标)[\u4e00-\u9fff]{0,5}$/u;

/** 已办与未办 · “发现462个，已整改438个，未整改34个”: what is done and what is left are all of it. */
export function remainders(manuscript: Manuscript): Discrepancy[] {
  const { mentions, text } = manuscript;
  return mentions.flatMap((done, at): Discrepancy[] => {
    if (done.unit === '' || done.unit === '%' || done.isVague || !(DONE.test(done.subject.slice(-6)) || DONE.test(done.noun.slice(0, 4))) || LEFT.test(done.subject)) return [];
    const left: Mention[] = [];
    for (let behind = at + 1; behind < mentions.length; behind += 1) {
      const mention = mentions[behind] as Mention;
      if (mention.start - (left.at(-1) ?? done).end > 24 || /[。\n]/u.test(text.slice(done.end, mention.start))) break;
      if (mention.unit === '%') continue;
      if (!sameUnit(mention, done) || !LEFT.test(mention.subject)) break;
      left.push(mention);
    }
    if (left.length === 0) return [];
    const from = Math.max(paragraphAt(manuscript, done.start).start, done.start - 199);
    const wholes = mentions.slice(firstAt(mentions, from), at).filter((mention) => sameUnit(mention, done) && mention.low >= done.value);
    const whole = wholes.at(-1);
    const [first, ...rest] = left;
    const sum = left.reduce((all, { value }) => all + value, done.value);
    if (whole === undefined || first === undefined || [...left, whole].some(({ isVague }) => isVague) || wholes.some(({ value, step }) => Math.abs(value - sum) < Math.max(step, done.step, 1))) return [];
    return [{ rule: 'partsDiffer', weight: 'doubt', spans: [first, whole, done, ...rest], facts: { whole: whole.text, parts: [done, ...left].map((each) => each.text).join(' + '), sum: plain(sum) } }];
  });
}
