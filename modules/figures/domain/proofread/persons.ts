/** 人名写法 · One person under two spellings: names of three characters that differ in one, each where a person is named. */
import { differingInOne, PLACES_MAX, remembered } from './alike.ts';
import { firstAt } from './manuscript.ts';
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
  const isAnyWord = remembered(isWord);
  const found = new Map<string, { sure: number; spans: Span[]; isListed: boolean }>();
  for (const match of text.matchAll(/(?=([\u4e00-\u9fff]{3}))/gu)) {
    const name = match[1] as string;
    if (!SURNAMES.has(name[0] ?? '') || /[的了是在和与及为等把被对向从们个年月日市县区镇乡村人]/u.test(name)) continue;
    const [before, after] = [text.slice(Math.max(match.index - 3, 0), match.index), text.slice(match.index + 3, match.index + 8)];
    const [begins, speaks] = [/^$|[^\u4e00-\u9fff]$/u.test(before), SAYS.test(after)];
    const role = ROLE.test(before);
    if (!(begins || role || /[的乡镇村区]$/u.test(before)) || !(speaks || role || /^[^\u4e00-\u9fff]/u.test(after))) continue;
    // Last, for it takes longest.
    if (isAnyWord(name) || isAnyWord(name.slice(0, 2))) continue;
    const entry = found.get(name) ?? { sure: 0, spans: [], isListed: false };
    entry.spans.push({ start: match.index, end: match.index + 3 });
    found.set(name, { sure: entry.sure + (speaks || role ? 1 : 0), spans: entry.spans, isListed: entry.isListed || before.endsWith('、') || after.startsWith('、') });
  }
  return [...found].filter(([, { sure }]) => sure > 0).map(([name, { spans, isListed }]) => ({ name, spans, isListed }));
}

/** People of one family and class-mates share two characters: those stand in one list, or far apart. @unit characters */
const NEAR = 160;

/** Whether a place of the one is near a place of the other. @param one in the order of the text, as the other */
function areNear(one: readonly Span[], other: readonly Span[]): boolean {
  const [few, many] = one.length < other.length ? [one, other] : [other, one];
  return few.some(({ start }) => {
    const next = firstAt(many, start);
    return [many[next - 1], many[next]].some((span) => span !== undefined && Math.abs(span.start - start) <= NEAR);
  });
}

/** Two names beside each other, written as one word. */
function besides(text: string, names: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  for (const { index } of text.matchAll(/[、和与，]/gu)) {
    const [before, after] = [text.slice(Math.max(index - 3, 0), index), text.slice(index + 1, index + 4)];
    if (names.has(before) && names.has(after)) found.add(before + after);
  }
  return found;
}

export function persons({ text }: Manuscript, { isWord, soundOf }: { readonly isWord: IsWord; readonly soundOf?: SoundOf | undefined }): Discrepancy[] {
  const named = personsOf(text, isWord);
  const names = named.map(({ name }) => name);
  const toldApart = besides(text, new Set(names));
  const sound = soundOf === undefined ? undefined : remembered(soundOf);
  const found: Discrepancy[] = [];
  let places = 0;
  for (const pair of differingInOne(names)) {
    const [one, other] = [named[pair.one] as Named, named[pair.other] as Named];
    // Named beside each other they are told apart.
    if (toldApart.has(one.name + other.name) || toldApart.has(other.name + one.name)) continue;
    const isAlike = sound !== undefined && sound(one.name[pair.at] ?? '') === sound(other.name[pair.at] ?? '');
    // Not the same sound: only where the surname is the same, they stand near, and no list tells them apart.
    if (!isAlike && (pair.at === 0 || (one.isListed && other.isListed) || !areNear(one.spans, other.spans))) continue;
    const [first, ...rest] = [...one.spans, ...other.spans].sort((a, b) => a.start - b.start);
    if (first === undefined) continue;
    found.push({ rule: 'nameSpellings', weight: 'doubt', spans: [first, ...rest], facts: { names: `${one.name}（${one.spans.length}）、${other.name}（${other.spans.length}）` } });
    places += rest.length + 1;
    if (places > PLACES_MAX) break;
  }
  return found;
}
