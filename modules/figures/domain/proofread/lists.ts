/** 列举 · Lists against the number that closes them, items listed twice, points announced and made, editions. */
import type { Manuscript } from './manuscript.ts';
import { sentenceAt } from './manuscript.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { Mention, Span } from './mentions.ts';
import { CHINESE, chineseValue } from './numerals.ts';

/** 姓 · The commonest family names of one character. */
export const SURNAMES = new Set('王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛岳伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲靳祁路涂兰甘裴梅童翁霍游阮尤岑柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳司费蒙席晏隋古强穆姬宫景米麦谈柏瞿艾沙鄢桂窦郁缪畅巩卓褚栾戚全娄甄郎池丛边岳农苟迟保商臧佘卞虞刁冷应匡栗仇练楚揭师官佟封燕桑巫敖原植邝仲荆储宗楼干苑寇盖南屠鞠荣井乐银奚明麻雍花闻冼木郜廉衣蔺和冀占门帅利满'.split(''));
const isPerson = (item: string): boolean => /^[\u4e00-\u9fff]{2,4}$|·/u.test(item) && (SURNAMES.has(item[0] ?? '') || item.includes('·'));
const isBody = (item: string): boolean => /(?:村|社区|局|公司|中学|小学|学校|幼儿园|医院|街道|镇|乡|县|市|区|委|办|支行|银行|中心|学院|大学|厂|站|所|队|协会|庭|院|大队|团委|商会)$/u.test(item);

/** @unit characters */
const LIST_LONGEST = 600;

/** Where the clause before a place begins; looked for is no further back than the longest list. */
function clauseStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < LIST_LONGEST && !/[。！？!?；;：:，,\n]/u.test(text[start - 1] ?? '')) start -= 1;
  return start;
}

/** Items before a place, back to where the sentence cannot be a list any more. */
function itemsBefore(text: string, end: number): { items: string[]; start: number } {
  const start = clauseStart(text, end);
  const clause = text.slice(start, end);
  const all = clause.replaceAll(/(?<=[”」])(?=[“「])/gu, '、').split('、').map((item) => item.trim());
  // What an earlier number closed is another list.
  const items = all.slice(Math.max(all.slice(0, -1).findLastIndex((item) => /\d/u.test(item)), 0));
  const last = items.at(-1) ?? '';
  const pair = /^(.{2,12})[和及与](.{2,12})$/u.exec(last);
  const isPair = pair !== null && items.length > 1;
  return { items: isPair ? [...items.slice(0, -1), pair[1] ?? '', pair[2] ?? ''] : items, start };
}

/** The first item may carry the words that lead to the list: only its end is the item. */
function allAre(items: readonly string[], test: (item: string) => boolean): boolean {
  const [first = '', ...rest] = items;
  return rest.length > 0 && rest.every(test) && (test(first) || [2, 3, 4].some((length) => test(first.slice(-length))));
}

const OFFICE = /(?:书记|长|主任|员|记者|教师|医生|护士|代表|同志|先生|女士|教授|经理|会长|干事)$/u;

/** Whether the clause before a comma may belong to the list: it is a list itself, or ends in somebody with an office. */
function endsInItem(text: string, comma: number, isPeople: boolean): boolean {
  const clause = text.slice(clauseStart(text, comma), comma);
  if (clause.includes('、')) return true;
  return isPeople ? [2, 3, 4].some((length) => isPerson(clause.slice(-length)) && (clause.length === length || OFFICE.test(clause.slice(0, -length)))) : isBody(clause);
}

/** 名单人数 · “甲、乙、丙3人”, “甲、乙等5家单位”. */
export function listCounts({ mentions, text }: Manuscript): Discrepancy[] {
  return mentions.flatMap((mention) => {
    if (mention.isVague || !/^[人名位家个所支村]$/u.test(mention.unit)) return [];
    const isOpen = mention.subject.endsWith('等');
    const listEnd = isOpen ? mention.start - 1 : mention.start;
    const { items, start } = itemsBefore(text, listEnd);
    const isPeople = /^[人名位]$/u.test(mention.unit);
    if (items.length < 2 || !allAre(items, isPeople ? isPerson : isBody)) return [];
    // Behind a comma the list may have begun earlier: then only too many are wrong.
    const mayBeLonger = isOpen || (/[，,]/u.test(text[start - 1] ?? '') && endsInItem(text, start - 1, isPeople));
    if (mayBeLonger ? items.length <= mention.value : items.length === mention.value) return [];
    const span: Span = { start, end: mention.end };
    return [{ rule: 'listCountDiffers' as const, weight: 'contradiction' as const, spans: [mention, span] as const, facts: { stated: mention.text, count: items.length, list: items.slice(0, 12).join('、') } }];
  });
}

/** What a row of bare names can be the names of. */
const NAMED_BODIES = /^(?:街道|乡镇|镇|乡|工作组|专项组|小组|专班|方面|环节|要素)/u;
/** A slip is by one or two; a list beside a much greater number is a list of examples. */
const SLIP_MAX = 2;

/** 简称名单 · “城东、城西、河畔5个街道”: names without their kind, which the number says. */
export function bareListCounts({ mentions, text }: Manuscript): Discrepancy[] {
  return mentions.flatMap((mention) => {
    if (mention.isVague || mention.unit !== '个' || mention.subject.endsWith('等') || !NAMED_BODIES.test(mention.noun)) return [];
    const { items, start } = itemsBefore(text, mention.start);
    const isName = (item: string): boolean => /^[\u4e00-\u9fff]{2,6}$/u.test(item) && !/[和及与等共各的了是]$/u.test(item);
    const isOpen = /[，,]/u.test(text[start - 1] ?? '') && text.slice(clauseStart(text, start - 1), start - 1).includes('、');
    if (items.length < 3 || isOpen || !items.slice(1).every(isName) || items.length === mention.value || Math.abs(items.length - mention.value) > SLIP_MAX) return [];
    return [{ rule: 'listCountDiffers' as const, weight: 'doubt' as const, spans: [mention, { start, end: mention.end }] as const, facts: { stated: mention.text, count: items.length, list: items.join('、') } }];
  });
}

/** 几大行动 · A list that a quoted “N大……” closes. */
export function namedCounts({ text }: Manuscript): Discrepancy[] {
  const found: Discrepancy[] = [];
  for (const match of text.matchAll(new RegExp(`[“"《]?(${CHINESE})(大|项|个|类)([\\u4e00-\\u9fff]{2,6})[”"》]?`, 'gu'))) {
    if (!/[“"]/u.test(match[0][0] ?? '') && match[2] !== '大') continue;
    const stated = chineseValue(match[1] ?? '')?.value;
    const { items, start } = itemsBefore(text, match.index);
    if (stated === undefined || stated < 2 || items.length < 3 || items.some((item) => item.length > 24 || item === '') || items.at(-1)?.endsWith('等') === true) continue;
    if (items.length !== stated) found.push({ rule: 'listCountDiffers', weight: 'doubt', spans: [{ start: match.index, end: match.index + match[0].length }, { start, end: match.index }], facts: { stated: match[0], count: items.length, list: items.join('、') } });
  }
  return found;
}

/** 几项工作 · “甲、乙、丙3项”: kinds are counted one by one, whatever they are. */
export function kindCounts({ mentions, text }: Manuscript): Discrepancy[] {
  return mentions.flatMap((mention) => {
    if (mention.isVague || !/^[项类种]$/u.test(mention.unit) || mention.value < 2 || text[mention.start - 1] === '的') return [];
    const isOpen = mention.subject.endsWith('等');
    const { items, start } = itemsBefore(text, isOpen ? mention.start - 1 : mention.start);
    if (items.length < 3 || items.some((item) => item.length < 2 || item.length > 16 || /\d|[二三四五六七八九十]大?[类个项]$/u.test(item)) || (isOpen ? items.length <= mention.value : items.length === mention.value)) return [];
    return [{ rule: 'listCountDiffers' as const, weight: 'doubt' as const, spans: [mention, { start, end: mention.end }] as const, facts: { stated: mention.text, count: items.length, list: items.slice(0, 12).join('、') } }];
  });
}

const ORDINALS = '一二三四五六七八九十';

/** 几个方面 · Points announced, then made as 一是…二是…. */
export function announcedPoints({ text }: Manuscript): Discrepancy[] {
  const found: Discrepancy[] = [];
  for (const match of text.matchAll(/([二两三四五六七八九十]|\d{1,2})(?:个|项|点|大|条)(?:方面|要点|重点|举措|措施|任务|问题|环节|要求|意见|建议|工作|关系)[^。！？\n]{0,40}?[。：:，,；;\n]/gu)) {
    const rest = text.slice(match.index + match[0].length, match.index + 1_500);
    const stated = /\d/u.test(match[1] ?? '') ? Number(match[1]) : chineseValue(match[1] ?? '')?.value ?? 0;
    const first = /(?:^|[。；;，,：:\n\s])(?:一是|一要|第一[，,是])/u.exec(rest.slice(0, 60));
    if (first === null) continue;
    let count = 0;
    let at = 0;
    for (const ordinal of ORDINALS) {
      // 第一，第二 are counted as such: what stands under one of them as 一是, 二是 is its own.
      const next = rest.slice(at).search(new RegExp(first[0].includes('第') ? `第${ordinal}[，,是]` : `(?<!第)${ordinal}[是要]`, 'u'));
      if (next < 0) break;
      count += 1;
      at += next + 1;
    }
    if (count !== stated && count > 1) found.push({ rule: 'pointsDiffer', weight: 'contradiction', spans: [{ start: match.index, end: match.index + match[0].length - 1 }], facts: { stated: match[0].slice(0, -1), count } });
  }
  return found;
}

interface Item extends Span { readonly owner: string; readonly name: string }

function quotedItems(text: string, from: number): Item[] {
  const items: Item[] = [];
  for (const match of text.matchAll(/([^、“”。；;，,：:\n]{0,16})[“"]([^“”"\n]{2,40})[”"]/gu)) {
    const start = from + match.index + (match[1]?.length ?? 0);
    items.push({ start, end: from + match.index + match[0].length, owner: (match[1] ?? '').trim(), name: match[2] ?? '' });
  }
  return items;
}

/** A name of three characters and more that the first item ends with, or that the last one begins with. */
function namedAgain(names: readonly string[]): string | undefined {
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const isName = (name: string): boolean => name.length >= 3 && !/\d/u.test(name);
  return names.slice(1, -1).find((name) => isName(name) && (first.endsWith(name) || new RegExp(`^${name.replaceAll(/[^\u4e00-\u9fff\w]/gu, '.')}(?:等|[和与及（(])`, 'u').test(last)))
    ?? (isName(names.at(-1)?.replace(/等.*$/u, '') ?? '') && first !== last && names.length > 2 && first === last.replace(/等.*$/u, '') ? first : undefined);
}

/** 重复列举 · One list names the same thing twice; the same name under two different owners is two things. */
export function listedTwice({ sentences, text }: Manuscript): Discrepancy[] {
  return sentences.flatMap((sentence) => {
    if (!sentence.text.includes('、')) return [];
    const found: Discrepancy[] = [];
    const quoted = quotedItems(sentence.text, sentence.start);
    quoted.forEach((item, at) => {
      const twin = quoted.slice(0, at).find((earlier) => earlier.name === item.name && isOneList(text.slice(earlier.end, item.start)) && (earlier.owner === item.owner || earlier.owner === '' || item.owner === ''));
      if (twin !== undefined) found.push({ rule: 'listedTwice', weight: 'doubt', spans: [item, twin], facts: { item: item.name } });
    });
    for (const list of sentence.text.matchAll(/[^、，,。；;：:“”\n]{2,20}(?:、[^、，,。；;：:“”\n]{2,20}){2,}/gu)) {
      const names = list[0].split('、');
      const again = names.find((name, at) => names.indexOf(name) < at && !/^[\d.]+[%\u4e00-\u9fff]{0,3}$/u.test(name));
      const whole = again ?? namedAgain(names);
      if (whole === undefined) continue;
      const [first, last] = [list[0].indexOf(whole), list[0].lastIndexOf(whole)].map((at) => sentence.start + list.index + at) as [number, number];
      found.push({ rule: 'listedTwice', weight: 'doubt', spans: [{ start: last, end: last + whole.length }, { start: first, end: first + whole.length }], facts: { item: whole } });
    }
    return found;
  });
}

const isOneList = (between: string): boolean => between.includes('、') && !/[，,；;。：:]/u.test(between);

/** An edition that is announced is not held yet. */
const NOT_YET = /将(?:于|在|继续|举|开)|即将|拟(?:于|定于|举办)|启动|筹备|报名|征集|预告/u;

/** How far apart an edition and the count of editions may stand. @unit characters */
const SAME_STORY = 1_500;

/** 届次 · “第十届” beside “已连续评选了九届” of one selection. */
export function editions(manuscript: Manuscript): Discrepancy[] {
  const { mentions, text } = manuscript;
  const held = mentions.filter(({ unit, subject }) => unit === '届' && /(?:评选|举办|举行|开展|召开|组织|表彰|评比|进行)(?:了|过)?$/u.test(subject));
  const ordinals = [...text.matchAll(new RegExp(`第(${CHINESE}|\\d+)届[“"]?([\\u4e00-\\u9fff]{2,4})`, 'gu'))];
  return held.flatMap((count) => {
    const sentence = sentenceAt(manuscript, count.start);
    const own = `${text.slice(sentence?.start ?? 0, count.start)}${count.noun}`;
    const [nearest] = ordinals.filter(({ index, 2: name = '' }) => Math.abs(index - count.start) < SAME_STORY && (own.includes(name) || (Math.abs(index - count.start) < 120 && own.includes(name.slice(0, 2))))).sort((a, b) => Math.abs(a.index - count.start) - Math.abs(b.index - count.start));
    if (nearest === undefined) return [];
    const edition = Number(nearest[1]) || (chineseValue(nearest[1] ?? '')?.value ?? 0);
    const isEarlier = /此前|之前|往届|前$/u.test(count.subject) || NOT_YET.test(sentenceAt(manuscript, nearest.index)?.text ?? '');
    if (count.value === edition || (isEarlier && count.value === edition - 1)) return [];
    const span = { start: nearest.index, end: nearest.index + nearest[0].length };
    return [{ rule: 'editionsDisagree' as const, weight: 'contradiction' as const, spans: [count, span] as const, facts: { edition: `第${nearest[1]}届`, held: count.text, name: nearest[2] ?? '' } }];
  });
}

/** 两句相同 */
export function sentencesTwice({ sentences }: Manuscript): Discrepancy[] {
  const seen = new Map<string, Span>();
  return sentences.flatMap((sentence) => {
    const words = sentence.text.trim();
    if (words.length < 25) return [];
    const before = seen.get(words);
    if (before === undefined) { seen.set(words, sentence); return []; }
    return [{ rule: 'sentenceTwice' as const, weight: 'note' as const, spans: [sentence, before] as const, facts: { sentence: words.slice(0, 30) } }];
  });
}

/** 概数重叠 · “约600余”, “近五百多”, “超过100以上”. */
export function vagueTwice({ mentions }: Manuscript): Discrepancy[] {
  return mentions.filter(({ text }: Mention) => /^(?:约|大约|近|将近|接近|超过|超|逾|突破|至少|不足|不到).*(?:[余多]|左右|上下|以上|以下)/u.test(text))
    .map((mention) => ({ rule: 'vagueTwice' as const, weight: 'note' as const, spans: [mention] as const, facts: { stated: mention.text } }));
}
