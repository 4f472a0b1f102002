/**
 * 地名写法 · One place under several spellings: two names of a kind that differ in one character, where at least one is no word of
 * the language and not a place that the programme knows.
 */
import { differingInOne, PLACES_MAX, remembered } from './alike.ts';
import type { Pair } from './alike.ts';
import type { Manuscript } from './manuscript.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { Span } from './mentions.ts';

const SUFFIXES = ['县', '市', '区', '旗', '镇', '乡', '街道'] as const;
/** 县城 and 小区 are no names; nor is what stands before 全县, 该市, 我区. */
const NO_STEM = /[全该各本我省市县区乡镇村城旧贵大小社地园片辖景郊新山校库灾疫矿牧农街商专特发开级强两几这此的在到向为是和及与评得]$|^[的在到向为是和及与全该各本我对从由让把将]/u;
/** Neighbours are often told apart by one of these. */
const TOLD_APART = /[东西南北中上下前后左右大小新老内外阴阳一二三四五六七八九十]/u;

interface Stem { readonly name: string; readonly suffix: string; readonly spans: Span[]; isListed: boolean }

function stemsOf(text: string): Stem[] {
  const found = new Map<string, Stem>();
  for (const match of text.matchAll(/(?=([\u4e00-\u9fff]{2})([县市区旗镇乡]|街道))/gu)) {
    const [, name = '', suffix = ''] = match;
    if (NO_STEM.test(name) || (suffix === '区' && name.endsWith('林')) || (suffix === '旗' && /[授升国红锦党团队校会彩战义白黑军]$/u.test(name))) continue;
    const key = name + suffix;
    const stem = found.get(key) ?? { name, suffix, spans: [], isListed: false };
    stem.spans.push({ start: match.index, end: match.index + 2 + suffix.length });
    // Places of one list are told apart by whoever made the list.
    stem.isListed ||= /[、：:]/u.test(text[match.index - 1] ?? '') || text[match.index + 2 + suffix.length] === '、';
    found.set(key, stem);
  }
  return [...found.values()];
}

/** 读音 · A character without its tone; villages are told apart by one character too often for anything less than the same sound. */
export type SoundOf = (character: string) => string;

/** 村名 · Three characters before 村, of which one is written in another way that sounds the same: 黄泥岗村 and 黄泥冈村. */
function villages(text: string, isWord: IsWord, soundOf: SoundOf): Set<string>[] {
  const names = [...new Set([...text.matchAll(/(?=([\u4e00-\u9fff]{3})村)/gu)].map((match) => match[1] as string))];
  return [...differingInOne(names)].flatMap(({ one, other, at }) => {
    const [first, second] = [names[one] ?? '', names[other] ?? ''];
    return soundOf(first[at] ?? '') === soundOf(second[at] ?? '') && !(isWord(first) && isWord(second)) ? [new Set([first, second])] : [];
  });
}

/** Words of the language split into fewer pieces than characters: 先进 is one, most names of small places are two. */
export type IsWord = (text: string) => boolean;

/** 全部出现 · Also where the name stands without 县 or 市, in “魅力某某” and “某某公路总段”. @returns for each name its places in their order */
function everywhere(text: string, names: ReadonlySet<string>): Map<string, Span[]> {
  const places = new Map([...names].map((name) => [name, [] as Span[]]));
  const lengths = [...new Set([...names].map(({ length }) => length))];
  for (let at = 0; at < text.length; at += 1) {
    for (const length of lengths) places.get(text.slice(at, at + length))?.push({ start: at, end: at + length });
  }
  return places;
}

/** @param knowledge words of the language, and how a character sounds (without it villages are not compared) @param known names that the programme has, without suffix */
export function spellings({ text }: Manuscript, knowledge: { readonly isWord: IsWord; readonly soundOf?: SoundOf | undefined }, known: ReadonlySet<string>): Discrepancy[] {
  const [isWord, soundOf] = [remembered(knowledge.isWord), knowledge.soundOf === undefined ? undefined : remembered(knowledge.soundOf)];
  const stems = stemsOf(text);
  const groups: Set<string>[] = soundOf === undefined ? [] : villages(text, isWord, soundOf);
  // The first group that a name is in.
  const groupOf = new Map<string, number>();
  for (const suffix of SUFFIXES) {
    const kind = stems.filter((stem) => stem.suffix === suffix);
    for (const pair of differingInOne(kind.map(({ name }) => name))) {
      const [a, b] = [kind[pair.one] as Stem, kind[pair.other] as Stem];
      if (!isOnePlace(a, b, pair, { isWord, soundOf }, known)) continue;
      const at = Math.min(groupOf.get(a.name) ?? groups.length, groupOf.get(b.name) ?? groups.length);
      const group = groups[at] ?? new Set<string>();
      groups[at] = group;
      for (const { name } of [a, b]) { group.add(name); groupOf.set(name, at); }
    }
  }
  return [...rankOfPlace(text, stems), ...toldOf(text, groups)];
}

/** Whether two names of a kind that differ in one character may be one place. */
function isOnePlace(a: Stem, b: Stem, { at }: Pair, { isWord, soundOf }: { readonly isWord: IsWord; readonly soundOf: SoundOf | undefined }, known: ReadonlySet<string>): boolean {
  const [one, other] = [a.name[at] ?? '', b.name[at] ?? ''];
  const isAlike = soundOf !== undefined && soundOf(one) === soundOf(other);
  if ((TOLD_APART.test(one + other) && !isAlike) || (known.has(a.name) && known.has(b.name)) || (!isAlike && a.isListed && b.isListed)) return false;
  // Two words of the language that sound the same are one name where one of them is the rule and the other the slip.
  return !(isWord(a.name) && isWord(b.name)) || (isAlike && Math.max(a.spans.length, b.spans.length) >= 3);
}

function toldOf(text: string, groups: readonly ReadonlySet<string>[]): Discrepancy[] {
  const places = everywhere(text, new Set(groups.flatMap((group) => [...group])));
  const found: Discrepancy[] = [];
  let told = 0;
  for (const group of groups) {
    const names = [...group].map((name) => ({ name, spans: places.get(name) ?? [] })).sort((a, b) => b.spans.length - a.spans.length);
    const [first, ...rest] = names.flatMap(({ spans }) => spans).sort((a, b) => a.start - b.start);
    found.push({ rule: 'nameSpellings', weight: 'doubt', spans: [first ?? { start: 0, end: 0 }, ...rest], facts: { names: names.map(({ name, spans }) => `${name}（${spans.length}）`).join('、') } });
    told += rest.length + 1;
    if (told > PLACES_MAX) break;
  }
  return found;
}

/** 乡与镇 · One name once as a 乡 and once as a 镇. */
function rankOfPlace(text: string, stems: readonly Stem[]): Discrepancy[] {
  if (/撤乡|改镇|设镇/u.test(text)) return [];
  const towns = new Map(stems.filter(({ suffix }) => suffix === '镇').map((town) => [town.name, town]));
  return stems.filter(({ suffix }) => suffix === '乡').flatMap((township): Discrepancy[] => {
    const town = towns.get(township.name);
    if (town === undefined || (town.isListed && township.isListed)) return [];
    const [first, ...rest] = [...township.spans, ...town.spans].toSorted((a, b) => a.start - b.start);
    return first === undefined ? [] : [{ rule: 'nameSpellings', weight: 'doubt', spans: [first, ...rest], facts: { names: `${township.name}乡（${township.spans.length}）、${town.name}镇（${town.spans.length}）` } }];
  });
}
