/** 先说几个再列举 · A number and the list behind it: “六大行动：甲、乙……”, “12支，分别是……”, “（8个）：……”, and headings with their lines of names. */
import type { Manuscript } from './manuscript.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { Span } from './mentions.ts';
import { CHINESE, chineseValue } from './numerals.ts';

const numberOf = (written: string): number => Number(written) || (chineseValue(written)?.value ?? 0);
const differs = (span: Span, list: Span, stated: string, items: readonly string[], weight: 'contradiction' | 'doubt'): Discrepancy => ({ rule: 'listCountDiffers', weight, spans: [span, list], facts: { stated, count: items.length, list: items.slice(0, 12).join('、') } });

/** A conjunction before the last item, where the other items are not pairs themselves. */
function withLastParted(items: readonly string[]): readonly string[] {
  const last = items.at(-1) ?? '';
  const pair = /^([^和及与]{2,12})(?:和|及|以及|与)([^和及与]{2,12})$/u.exec(last);
  return pair === null || items.slice(0, -1).some((item) => /[和与及]/u.test(item)) ? items : [...items.slice(0, -1), pair[1] ?? '', pair[2] ?? ''];
}

/** A list of a hundred items; what goes on longer without a stop is none. @unit characters */
const LIST_AHEAD = 2_000;
/** @unit characters */
const LIST_LONGEST = 700;

/** @returns the items of a list that begins at a place, or none where it is open or no list */
function listAt(text: string, from: number): { readonly items: readonly string[]; readonly end: number } | null {
  const whole = /^[^。；;！？!?\n：:]*/u.exec(text.slice(from, from + LIST_AHEAD))?.[0] ?? '';
  if (whole.length === LIST_AHEAD) return null;
  const words = whole.includes('、') ? /^[^，,]*/u.exec(whole)?.[0] ?? '' : whole;
  const items = words.split(whole.includes('、') ? '、' : /[，,]/u).map((item) => item.trim());
  const goesOn = whole.includes('、') && words.length < whole.length && /^[，,][^，,]{0,30}、/u.test(whole.slice(words.length));
  if (items.length < 3 || goesOn || items.some((item) => item === '' || item.length > 22 || /\d/u.test(item)) || /等(?:[\u4e00-\u9fff]{0,8})$/u.test(items.at(-1) ?? '')) return null;
  return { items, end: from + words.length };
}

/** Both readings of the last item, whatever a conjunction in it means. */
function disagree(items: readonly string[], stated: number): readonly string[] | null {
  const parted = withLastParted(items);
  return items.length === stated || parted.length === stated ? null : parted;
}

/** 列举在后 */
export function listsBehind({ text }: Manuscript): Discrepancy[] {
  const found: Discrepancy[] = [];
  const leads = [
    [new RegExp(`[“"](?<count>${CHINESE})[\\u4e00-\\u9fff]{1,8}[”"][\\u4e00-\\u9fff]{0,8}(?:[：:]|[，,]?(?:即|分别是|分别为|就是)[：:]?|[，,]?包括[：:]?|——)`, 'gu'), 3],
    [new RegExp(`(?<![第\\d.])(?<count>\\d{1,2}|[二两三四五六七八九十]{1,2})(?:大|项|个|类|支|种|条|家|所|名|位|处)[\\u4e00-\\u9fff]{0,8}[，,]?(?:分别是|分别为|即)[：:]?`, 'gu'), 4],
    [new RegExp(`[前后末](?<count>\\d{1,2}|[二两三四五六七八九十])[位名][^，,。；;、\\n\\d]{0,8}(?:为|是|分别是|分别为|有)[：:]?`, 'gu'), 2],
    [/[（(]共?(?<count>\d{1,2})(?:个|名|人|家|户|所|项|支)[)）][：:]/gu, 9],
  ] as const;
  for (const [pattern, slipMost] of leads) {
    for (const match of text.matchAll(pattern)) {
      const stated = numberOf(match.groups?.['count'] ?? '');
      const list = listAt(text, match.index + match[0].length);
      const items = list === null ? null : disagree(list.items, stated);
      if (list === null || items === null || stated < 2 || Math.abs(items.length - stated) > slipMost) continue;
      found.push(differs({ start: match.index, end: match.index + match[0].length }, { start: match.index, end: list.end }, match[0].replace(/[，,：:—]+.*$/u, ''), items, 'doubt'));
    }
  }
  return found;
}

/** “甲、乙、丙位列前三名”, “……分列第一至第七位”, “甲、乙……等7个单位” with more than seven. */
export function placesTaken({ text }: Manuscript): Discrepancy[] {
  const found: Discrepancy[] = [];
  const back = (end: number): { items: string[]; start: number } => {
    const last = /[，,]/u.test(text[end - 1] ?? '') ? end - 1 : end;
    let start = last;
    while (start > 0 && end - start < LIST_LONGEST && !/[。；;：:！？\n，,]/u.test(text[start - 1] ?? '')) start -= 1;
    return { items: text.slice(start, last).split('、'), start };
  };
  for (const match of text.matchAll(/(?:分别)?(?:位列|位居|列|居|获得|排名|排在)[^，,。；;、\n\d]{0,8}?前(\d{1,2}|[二两三四五六七八九十])(?:名|位)|(?:分列|分别位列|依次列|分居)第一(?:名|位)?(?:至|到)第([二三四五六七八九十]|\d{1,2})(?:名|位)/gu)) {
    const { items, start } = back(match.index);
    const stated = numberOf(match[1] ?? match[2] ?? '');
    if (items.length < 2 || items.some((item) => item.length > 24 || item === '') || items.at(-1)?.endsWith('等') === true || items.length === stated || withLastParted(items).length === stated || Math.abs(items.length - stated) > 4) continue;
    found.push(differs({ start: match.index, end: match.index + match[0].length }, { start, end: match.index }, match[0], items, 'doubt'));
  }
  for (const match of text.matchAll(/等(\d{1,3})(?:个|家)(?:[^\u4e00-\u9fff]|[\u4e00-\u9fff]{0,4}(?:单位|部门|集体|地区|乡镇|社区|村|街道|学校|企业|组织))/gu)) {
    const { items, start } = back(match.index);
    if (items.length < 3 || items.length <= Number(match[1]) || items.some((item) => item.length > 18 || item.length < 2 || /\d/u.test(item))) continue;
    found.push(differs({ start: match.index, end: match.index + match[0].length }, { start, end: match.index }, match[0], items, 'contradiction'));
  }
  return found;
}

/** 几单几化 · “百姓点单、中心制单……群众评单”的“六单”: items that share a character, closed by how many. */
export function sharedCharacters({ text }: Manuscript): Discrepancy[] {
  return [...text.matchAll(new RegExp(`((?:[\\u4e00-\\u9fff]{2,8}、){2,9}[\\u4e00-\\u9fff]{2,8})[”"]?(?:的|等)?[“"]?(?<count>${CHINESE})(?<char>[\\u4e00-\\u9fff])(?=[”"])`, 'gu'))].flatMap((match): Discrepancy[] => {
    const [, list = ''] = match;
    const { count = '', char = '' } = match.groups ?? {};
    const [items, stated] = [list.split('、'), numberOf(count)];
    const rest = items.slice(1);
    const isShared = rest.every((item) => item.endsWith(char)) || rest.every((item) => item.startsWith(char));
    if (!isShared || stated < 2 || items.length === stated) return [];
    return [differs({ start: match.index + match[0].length - count.length - 1, end: match.index + match[0].length }, { start: match.index, end: match.index + list.length }, `${count}${char}`, items, 'doubt')];
  });
}

/** A line as it is read once, whatever headings stand above it. @property bare without its number @property names how many stand in it */
interface Line extends Span { readonly text: string; readonly isItem: boolean; readonly isNumbered: boolean; readonly bare: string; readonly names: number; readonly head: Readonly<Record<string, string | undefined>> | undefined }
const HEADED = new RegExp(`^(?<lead>[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\\d]+[)）])?[^。；;，,\\n]{2,40}[（(]共?(?<count>\\d{1,3}|${CHINESE})(?:人|名|个|家|户|篇|项|支|件|所|位)[)）][：:]?(?<rest>.*)$`, 'u');
const NUMBERED = /^\s*(\d{1,3})[.．、)）]\s*/u;
const LINE_LONGEST = 60;
/** A heading counts up to 999; where more lines follow it, they are not its own. */
const LINES_AHEAD = 1_000;

function linesOf(text: string): Line[] {
  let at = 0;
  return text.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    const words = line.trim();
    return { start, end: start + line.length, text: words, isItem: isItem(words), isNumbered: NUMBERED.test(words), bare: words.replace(NUMBERED, ''), names: namesIn(words), head: HEADED.exec(words)?.groups };
  });
}

const isItem = (text: string): boolean => text !== '' && (text.length <= LINE_LONGEST || text.split('、').length > 5) && !/[。；;：:]/u.test(text) && !/^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|附件|联系|公示)/u.test(text);

/** Names in a line: parted by 、, or by spaces where nothing else stands there; two characters of a name may be spaced. */
function namesIn(line: string): number {
  const bare = line.replace(NUMBERED, '');
  if (bare.includes('、')) return bare.split('、').filter((item) => item !== '').length;
  const tokens = bare.split(/[\s\u3000]+/u).filter((token) => token !== '');
  if (tokens.length < 3 || tokens.some((token) => !/^[\u4e00-\u9fff·]{1,4}$/u.test(token))) return 1;
  const single = tokens.filter((token) => token.length === 1).length;
  return tokens.length - single + single / 2;
}

/** 标题下的名单 · “见义勇为模范（2名）” over three lines; “（42个）” over groups that add up to 41; one line twice. */
export function headedLists({ text }: Manuscript): Discrepancy[] {
  const lines = linesOf(text);
  const found: Discrepancy[] = [];
  for (const [at, line] of lines.entries()) {
    const { head } = line;
    if (head === undefined) continue;
    const stated = numberOf(head['count'] ?? '');
    const below = lines.slice(at + 1, at + 1 + LINES_AHEAD);
    const stop = below.findIndex((next) => !next.isItem);
    const rest = stop >= 0 ? below.slice(0, stop) : below.length < LINES_AHEAD ? below : [];
    const items = rest[0]?.isNumbered === true ? rest.filter(({ isNumbered }) => isNumbered) : rest;
    const count = items.reduce((sum, { names }) => sum + names, 0);
    const span = { start: line.start, end: line.end };
    if ((items.length > 1 || (items[0]?.text.split('、').length ?? 0) > 4) && head['rest'] === '' && !items.some((item) => item.head !== undefined) && count !== stated && Math.abs(count - stated) <= Math.max(2, stated * 0.2)) {
      found.push({ rule: 'listCountDiffers', weight: 'doubt', spans: [span, ...items.map(({ start, end }) => ({ start, end }))], facts: { stated: line.text.slice(-24), count, list: items.slice(0, 12).map(({ bare }) => bare.slice(0, 12)).join('、') } });
    }
    const names = items.map(({ bare }) => bare);
    const seen = new Set<string>();
    const again = names.findIndex((name) => name.length > 2 && seen.size === seen.add(name).size);
    const [twice, once] = [items[again], items[names.indexOf(names[again] ?? '')]];
    if (twice !== undefined && once !== undefined) found.push({ rule: 'listedTwice', weight: 'doubt', spans: [{ start: twice.start, end: twice.end }, { start: once.start, end: once.end }], facts: { item: names[again] ?? '' } });
    // Groups under a heading: 东州市（8个）：……, 西宁山市（6个）：…….
    const groups: { readonly count: number; readonly line: Line }[] = [];
    if (head['rest'] === '') {
      for (const next of below) {
        const sub = next.head;
        if (sub?.['lead'] !== undefined && sub['lead'] !== '' && (head['lead'] ?? '') !== '' && /、/u.test(sub['lead'])) break;
        if (sub !== undefined) groups.push({ count: numberOf(sub['count'] ?? ''), line: next });
        else if (groups.length === 0 || /^[一二三四五六七八九十]+、/u.test(next.text) || /[。]/u.test(next.text)) break;
      }
    }
    const sum = groups.reduce((all, group) => all + group.count, 0);
    if (groups.length > 1 && sum !== stated && Math.abs(sum - stated) <= Math.max(2, stated * 0.1)) {
      found.push({ rule: 'partsDiffer', weight: 'doubt', spans: [span, ...groups.map(({ line: { start, text: words } }) => ({ start, end: start + (words.search(/[)）]/u) + 1) }))], facts: { whole: head['count'] ?? '', parts: groups.map((group) => group.count).join(' + '), sum } });
    }
  }
  return found;
}
