/** 人名写法 · One person under two spellings: names of three characters that differ in one, each where a person is named. */
import type { Manuscript } from './manuscript.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { Span } from './mentions.ts';
import { SURNAMES } from './lists.ts';
import type { IsWord, SoundOf } from './names.ts';

/** Whoever stands behind these is a person. */
const ROLE = /(?:[员长师生者记任匠工]|村民|居民|老人|书记|同志|老师|医生|队员|大妈|大叔|党员|户主|老兵|主播)$/u;
/** Before these stands a person. */
const SAYS = /^(?:说|告诉|介绍|表示|坦言|笑着|老人|同志|一家|家庭|夫妇|夫妻|的事迹|的故事|的家|今年|每天|义务|带领|带头|获|被评|荣获|当选|入选|老师|医生|阿姨|大爷|奶奶|先生|女士|感慨|回忆|深有感触)/u;

interface Named { readonly name: string; readonly spans: readonly Span[]; readonly isListed: boolean }

function personsOf(text: string, isWord: IsWord): Named[] {
  const found = new Map<string, { sure: number; spans: Span[]; isListed: boolean }>();
  for (const match of text.matchAll(/(?=([\u4e00-\u9fff]{3}))/gu)) {
    const name = match[1] as string;
    if (!SURNAMES.has(name[0] ?? '') || isWord(name) || isWord(name.slice(0, 2)) || /[的了是在和与及为等把被对向从们个年月日市县区镇乡村人]/u.test(name)) continue;
    const [before, after] = [text.slice(Math.max(match.index - 3, 0), match.index), text.slice(match.index + 3, match.index + 8)];
    const [begins, speaks] = [/^$|[^\u4e00-\u9fff]$/u.test(before), SAYS.test(after)];
    const role = ROLE.test(before);
    if (!(begins || role || /[的乡镇村区]$/u.test(before)) || !(speaks || role || /^[^\u4e00-\u9fff]/u.test(after))) continue;
    const entry = found.get(name) ?? { sure: 0, spans: [], isListed: false };
    entry.spans.push({ start: match.index, end: match.index + 3 });
    found.set(name, { sure: entry.sure + (speaks || role ? 1 : 0), spans: entry.spans, isListed: entry.isListed || before.endsWith('、') || after.startsWith('、') });
  }
  return [...found].filter(([, { sure }]) => sure > 0).map(([name, { spans, isListed }]) => ({ name, spans, isListed }));
}

/** People of one family and class-mates share two characters: those stand in one list, or far apart. @unit characters */
const NEAR = 160;

/** What may stand between two who are named beside each other. */
const BESIDE = new Set(['、', '和', '与', '，']);

/** How near two of them stand at least; both in the order of the text. @unit characters */
function nearest(some: readonly Span[], others: readonly Span[]): number {
  let least = Infinity;
  for (let one = 0, other = 0; one < some.length && other < others.length;) {
    const apart = (some[one] as Span).start - (others[other] as Span).start;
    least = Math.min(least, Math.abs(apart));
    if (apart < 0) one += 1; else other += 1;
  }
  return least;
}

export function persons({ text }: Manuscript, { isWord, soundOf }: { readonly isWord: IsWord; readonly soundOf?: SoundOf | undefined }): Discrepancy[] {
  const named = personsOf(text, isWord);
  const places = new Map<string, readonly number[]>();
  const placesOf = (name: string): readonly number[] => {
    const before = places.get(name);
    if (before !== undefined) return before;
    const found: number[] = [];
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) found.push(at);
    places.set(name, found);
    return found;
  };
  const goesBefore = (one: string, other: string): boolean => placesOf(one).some((at) => BESIDE.has(text[at + one.length] ?? '') && text.startsWith(other, at + one.length + 1));
  return named.flatMap((one, at) => named.slice(at + 1).flatMap((other): Discrepancy[] => {
    const differing = [...one.name].flatMap((char, index) => (char === other.name[index] ? [] : [[char, other.name[index] ?? ''] as const]));
    const [pair] = differing;
    if (pair === undefined || differing.length !== 1) return [];
    const isAlike = soundOf !== undefined && soundOf(pair[0]) === soundOf(pair[1]);
    // Not the same sound: only where the surname is the same, they stand near, and no list tells them apart.
    if (!isAlike && (one.name[0] !== other.name[0] || (one.isListed && other.isListed) || nearest(one.spans, other.spans) > NEAR)) return [];
    // Named beside each other they are told apart.
    if (goesBefore(one.name, other.name) || goesBefore(other.name, one.name)) return [];
    const [first, ...rest] = [...one.spans, ...other.spans].toSorted((a, b) => a.start - b.start);
    return first === undefined ? [] : [{ rule: 'nameSpellings', weight: 'doubt', spans: [first, ...rest], facts: { names: `${one.name}（${one.spans.length}）、${other.name}（${other.spans.length}）` } }];
  }));
}
