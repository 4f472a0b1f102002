/**
 * 地名写法 · One place under several spellings: two names of a kind that differ in one character, where at least one is no word of
 * the language and not a place that the programme knows.
 */
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
  return names.flatMap((one, at) => names.slice(at + 1).flatMap((other) => {
    const differing = [...one].flatMap((char, index) => (char === other[index] ? [] : [[char, other[index] ?? ''] as const]));
    const [pair] = differing;
    return pair !== undefined && differing.length === 1 && soundOf(pair[0]) === soundOf(pair[1]) && !(isWord(one) && isWord(other)) ? [new Set([one, other])] : [];
  }));
}

function differInOne(a: string, b: string): boolean {
  const differing = [...a].flatMap((char, at) => (char === b[at] ? [] : [char + (b[at] ?? '')]));
  return a.length === b.length && differing.length === 1 && !TOLD_APART.test(differing[0] ?? '');
}

/** Words of the language split into fewer pieces than characters: 先进 is one, most names of small places are two. */
export type IsWord = (text: string) => boolean;

/** 全部出现 · Also where the name stands without 县 or 市, in “魅力某某” and “某某公路总段”. */
function everywhere(text: string, name: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) spans.push({ start: at, end: at + name.length });
  return spans;
}

/** @param knowledge words of the language, and how a character sounds (without it villages are not compared) @param known names that the programme has, without suffix */
export function spellings({ text }: Manuscript, { isWord, soundOf }: { readonly isWord: IsWord; readonly soundOf?: SoundOf | undefined }, known: ReadonlySet<string>): Discrepancy[] {
  const groups: Set<string>[] = soundOf === undefined ? [] : villages(text, isWord, soundOf);
  const sounds = (one: string, other: string): boolean => soundOf !== undefined && one !== other && [...one].every((char, at) => soundOf(char) === soundOf(other[at] ?? '')) && [...one].filter((char, at) => char !== other[at]).length === 1;
  const named = stemsOf(text);
  for (const suffix of SUFFIXES) {
    const stems = named.filter((stem) => stem.suffix === suffix);
    for (const [at, a] of stems.entries()) {
      for (const b of stems.slice(at + 1)) {
        const isSure = (name: string): boolean => known.has(name);
        const isAlike = sounds(a.name, b.name);
        if (!(differInOne(a.name, b.name) || isAlike) || (isSure(a.name) && isSure(b.name)) || (!isAlike && ((isWord(a.name) && isWord(b.name)) || (a.isListed && b.isListed)))) continue;
        // Two words of the language that sound the same are one name where one of them is the rule and the other the slip.
        if (isWord(a.name) && isWord(b.name) && Math.max(a.spans.length, b.spans.length) < 3) continue;
        const group = groups.find((each) => each.has(a.name) || each.has(b.name));
        if (group === undefined) groups.push(new Set([a.name, b.name])); else { group.add(a.name); group.add(b.name); }
      }
    }
  }
  return [...rankOfPlace(text, named), ...groups.map((group): Discrepancy => {
    const names = [...group].map((name) => ({ name, spans: everywhere(text, name) })).sort((a, b) => b.spans.length - a.spans.length);
    const [first, ...rest] = names.flatMap(({ spans }) => spans).sort((a, b) => a.start - b.start);
    return { rule: 'nameSpellings' as const, weight: 'doubt' as const, spans: [first ?? { start: 0, end: 0 }, ...rest], facts: { names: names.map(({ name, spans }) => `${name}（${spans.length}）`).join('、') } };
  })];
}

/** 乡与镇 · One name once as a 乡 and once as a 镇. */
function rankOfPlace(text: string, stems: readonly Stem[]): Discrepancy[] {
  const isRenamed = /撤乡|改镇|设镇/u.test(text);
  return stems.filter(({ suffix }) => suffix === '乡').flatMap((township): Discrepancy[] => {
    const town = stems.find(({ name, suffix }) => suffix === '镇' && name === township.name);
    if (town === undefined || (town.isListed && township.isListed) || isRenamed) return [];
    const [first, ...rest] = [...township.spans, ...town.spans].toSorted((a, b) => a.start - b.start);
    return first === undefined ? [] : [{ rule: 'nameSpellings', weight: 'doubt', spans: [first, ...rest], facts: { names: `${township.name}乡（${township.spans.length}）、${town.name}镇（${town.spans.length}）` } }];
  });
}
