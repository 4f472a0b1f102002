/** 前后两处 · The same count of the same place, told twice with values that cannot both be. */
import { sentenceAt } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { Mention } from './mentions.ts';
import { sameUnit } from './rates.ts';

/** 范围 and 时间 that a clause may name. */
const WHOLE = /(?:全|本|我|该)(?:市|县|区|州|镇|乡|省|旗|校|街道|系统|届)|全域|共|总(?:计|数|量)|累计/u;
/** What makes a number a part, a change or a plan. */
export const PART = /其中|分别|新增|新建|净增|每|人均|户均|平均|另有|之一|目标|计划|力争|拟|将(?:新|建)|比|较|由|从|到\d+年|第[一二三四五六七八九十\d]+(?:批|季|次|期)|首批|占/u;
/** What leads to a count and says nothing about what is counted. */
const LEAD = /^(?:截至目前|目前|截至|同时|其间|期间|活动|全(?:市|县|区|州|镇|乡|省|旗|域|校|街道|系统)|(?:本|我|该)(?:市|县|区|州|镇|乡|省|旗|届)|各(?:县区|区县|部门|乡镇|单位|地)|评选|累计|一共|共计|总共|共|总|已经|已|现有|现|有|拥有|收到|建成|建有|建立|成立|组建|组织|开展|举办|举行|完成|投入|发放|落实|筹集|争取|设立|设|配备|打造|帮扶|资助|救助|走访|慰问|看望|招募|创建|命名|评出|推出|实名|在册|登记|实施|覆盖|参加|吸引|达到|达|为|约|近|超|逾|了|的)/u;
const TAIL = /(?:的|人数|数量|总数|总量|总人数|规模|总额|数|已经|已|共有|共计|累计|达到|达|为|有|共|约|升至|增至)+$/u;
/** A noun ends where something is said of it. */
const NOUN = /^[\u4e00-\u9fff]+?(?=$|建立|建成|开展|实现|完成|(?<!服务|社会|群众|自治|党)组织|通过|修订|推行|设立|覆盖|[的了将已在被为向从到均全都和与及并通参入接获成正活奋投走齐常按每等（(]|中(?![学小心国央级医外华]))/u;

interface Counted { readonly mention: Mention; readonly topic: string; readonly isWhole: boolean; readonly times: ReadonlySet<string> }

function bare(words: string): string {
  let rest = words;
  for (let next = rest.replace(LEAD, ''); next !== rest; next = rest.replace(LEAD, '')) rest = next;
  return rest;
}

/** 注册志愿者达4.86万人, 9万余名注册志愿者 → 注册志愿者 */
function topicOf({ subject, noun, unit }: Mention): string {
  const behind = /^[个名位户家支所座处件篇条项类种张套辆间株棵届场期]$/u.test(unit) ? NOUN.exec(noun)?.[0] ?? '' : '';
  if (behind.length >= 2) return bare(behind);
  return bare(subject.replace(TAIL, ''));
}

const TIMES = /\d{4}年|去年|上年|同期|[上下]半年|[一二三四]季度|\d{1,2}月|年初|春节|十[二三四]五/gu;
const EARLIER = /去年|上年|同期|半年|季度|月|年初|春节|五/u;
/** Whether words name a time before now. */
export const namesEarlier = (words: string): boolean => (words.match(TIMES) ?? []).some((time) => EARLIER.test(time));

function countedOf(manuscript: Manuscript, mention: Mention): Counted | null {
  // 先进集体（10个）: what the bracket counts stands before it, and the bracket counts all of it.
  const isBracketed = /[（(]/u.test(manuscript.text[mention.start - 1] ?? '') && /[)）]/u.test(manuscript.text[mention.end] ?? '');
  const headed = isBracketed ? /([\u4e00-\u9fff]{3,12})[（(]$/u.exec(manuscript.text.slice(Math.max(mention.start - 14, 0), mention.start))?.[1] : undefined;
  const topic = headed === undefined ? topicOf(mention) : bare(headed);
  const sentence = sentenceAt(manuscript, mention.start);
  if (sentence === undefined || mention.unit === '' || mention.unit === '%' || mention.unit === '倍' || topic.length < 3 || topic.length > 14) return null;
  const lead = manuscript.text.slice(Math.max(sentence.start, mention.start - 60), mention.start);
  const clause = /[^，,。；;：:\n]*$/u.exec(lead)?.[0] ?? '';
  if (PART.test(clause) || PART.test(mention.noun.slice(0, 4)) || /其中/u.test(lead)) return null;
  return { mention, topic, isWhole: headed !== undefined || WHOLE.test(lead), times: new Set(lead.match(TIMES) ?? []) };
}

const keyOf = (times: ReadonlySet<string>): string => [...times].sort().join('|');
const isEarlier = (times: ReadonlySet<string>): boolean => [...times].some((time) => EARLIER.test(time));
const firstOf = (one: Counted | undefined, other: Counted | undefined): Counted | undefined => (one === undefined || (other !== undefined && other.mention.start < one.mention.start) ? other : one);

/**
 * 先前所述 · What was counted so far of one topic in one unit, by when it was. One may say when and the other not, as long as it is
 * not an earlier time; the first that agrees is what is told.
 */
class Before {
  readonly #byTimes = new Map<string, Counted>();
  #undated: Counted | undefined;
  #notEarlier: Counted | undefined;

  add(counted: Counted): void {
    const key = keyOf(counted.times);
    if (!this.#byTimes.has(key)) this.#byTimes.set(key, counted);
    if (counted.times.size === 0) this.#undated ??= counted;
    if (!isEarlier(counted.times)) this.#notEarlier ??= counted;
  }

  first({ times }: Counted): Counted | undefined {
    if (times.size === 0) return this.#notEarlier;
    return firstOf(this.#byTimes.get(keyOf(times)), isEarlier(times) ? undefined : this.#undated);
  }
}

/** All of a topic in a unit, and those of the whole place: where the later one is of a part, the earlier one has to be of the whole. */
interface Said { readonly unitOf: Mention; readonly all: Before; readonly whole: Before }

/** Twice as much is another thing, unless both speak of the whole place. */
const NEAR = 2;

/** 同一事项两个数 */
export function twoValues(manuscript: Manuscript): Discrepancy[] {
  const counted = manuscript.mentions.flatMap((mention) => countedOf(manuscript, mention) ?? []);
  const found: Discrepancy[] = [];
  const told = new Set<Mention>();
  const topics = new Map<string, Said[]>();
  for (const after of counted) {
    const units = topics.get(after.topic) ?? [];
    topics.set(after.topic, units);
    const known = units.find(({ unitOf }) => sameUnit(unitOf, after.mention));
    const said = known ?? { unitOf: after.mention, all: new Before(), whole: new Before() };
    if (known === undefined) units.push(said);
    const before = (after.isWhole ? said.all : said.whole).first(after);
    said.all.add(after);
    if (after.isWhole) said.whole.add(after);
    if (before === undefined || told.has(before.mention)) continue;
    const [one, other] = [before.mention, after.mention];
    const isApart = one.low > other.high || other.low > one.high;
    const times = Math.max(one.value, other.value) / Math.max(Math.min(one.value, other.value), 1);
    if (!isApart || (times > NEAR && !(before.isWhole && after.isWhole))) continue;
    told.add(one);
    found.push({ rule: 'twoValues', weight: 'doubt', spans: [other, one], facts: { first: `${one.text}${after.topic}`, second: `${other.text}${after.topic}` } });
  }
  return found;
}
