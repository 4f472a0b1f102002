/** Goal: a manuscript of nothing but names holds nobody up. Method: what the rules look at, ask and tell is counted; two hundred thousand characters took hours where each two names were compared. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differingInOne, PAIRS_MAX, PLACES_MAX } from './alike.ts';
import { MANUSCRIPT_LENGTH_MAX, proofread } from './index.ts';
import { manuscriptOf, MENTIONS_MAX } from './manuscript.ts';
import type { Discrepancy } from './discrepancy.ts';
import { spellings } from './names.ts';
import { persons } from './persons.ts';
import { twoValues } from './repeats.ts';

/** Any of twenty thousand characters, by number. */
const character = (number: number): string => String.fromCodePoint(0x4e00 + (number % 20_000));

/** As long as a manuscript may be. @param piece by its number */
function longest(piece: (number: number) => string): string {
  const pieces: string[] = [];
  for (let [number, length] = [0, 0]; length < MANUSCRIPT_LENGTH_MAX; number += 1) {
    const next = piece(number);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('').slice(0, MANUSCRIPT_LENGTH_MAX);
}

describe('names that differ in one character', () => {
  it('are those that comparing each with each would find, in that order', () => {
    const name = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { minLength: 2, maxLength: 3 }).map((characters) => characters.join(''));
    fc.assert(fc.property(fc.uniqueArray(name, { maxLength: 30 }), (names) => {
      const each = names.flatMap((one, at) => names.slice(at + 1).flatMap((other, behind) => {
        const differing = [...one].flatMap((char, place) => (char === other[place] ? [] : [place]));
        return one.length === other.length && differing.length === 1 ? [{ one: at, other: at + 1 + behind, at: differing[0] }] : [];
      }));
      expect([...differingInOne(names)]).toEqual(each);
    }));
  });

  it('are looked at up to a number of pairs, and names that share nothing not at all', () => {
    const count = (names: readonly string[]): number => [...differingInOne(names)].length;
    const numbers = Array.from({ length: 20_000 }, (_each, number) => number);
    expect(count(numbers.map((number) => `王甲${character(number)}`))).toBe(PAIRS_MAX);
    expect(count(numbers.map((number) => `${character(number)}${character(number + 1)}${character(number + 2)}`))).toBe(0);
  });
});

describe('a manuscript as long as may be, of nothing but', () => {
  it.each<[string, string]>([
    ['people who share two characters', longest((number) => `，王甲${character(number)}说`)],
    ['people who share one or two characters', longest((number) => `，王${character(number % 200)}${character(number)}说`)],
    ['two people again and again', longest((number) => `，王甲${number % 2 === 0 ? '乙' : '以'}说`)],
    ['counties that share a character', longest((number) => `某${character(number)}县`)],
    ['counties of three hundred characters', longest((number) => `${character(number % 300)}${character(Math.floor(number / 300))}县`)],
    ['one city', longest(() => '某某市')],
    ['townships that are towns', longest((number) => `${character(number)}某${number % 2 === 0 ? '乡' : '镇'}${character(number + 1)}某镇`)],
    ['villages that share two characters', longest((number) => `黄泥${character(number)}村`)],
  ])('%s is read to its end: each word is looked up once, and what is told has an end', (_what, text) => {
    const manuscript = manuscriptOf(text);
    const placesOf = (found: readonly Discrepancy[]): number => found.reduce((sum, { spans }) => sum + spans.length, 0);
    for (const rule of [persons, (...[read, knowledge]: Parameters<typeof persons>) => spellings(read, knowledge, new Set())]) {
      const [words, characters]: [string[], string[]] = [[], []];
      const found = rule(manuscript, { isWord: (word) => { words.push(word); return false; }, soundOf: (char) => { characters.push(char); return String((char.codePointAt(0) ?? 0) % 50); } });
      expect(words).toHaveLength(new Set(words).size);
      expect(characters).toHaveLength(new Set(characters).size);
      // The last that is told may name each place of the text.
      expect(placesOf(found)).toBeLessThanOrEqual(PLACES_MAX + MANUSCRIPT_LENGTH_MAX);
    }
  });
});

describe('one count told again and again', () => {
  it('is held against what was said of it, not against each time it was said', () => {
    const piece = '文明村庄12个。';
    const manuscript = manuscriptOf(piece.repeat(2_000));
    let looks = 0;
    const mentions = manuscript.mentions.map((mention) => ({ ...mention, get unit() { looks += 1; return mention.unit; } }));
    expect(twoValues({ ...manuscript, mentions })).toEqual([]);
    expect(mentions).toHaveLength(2_000);
    expect(looks).toBeLessThan(mentions.length * 20);
  });
});

describe('a manuscript with more numbers than anybody writes', () => {
  it('is looked at up to a number of them, and told from where on it was not', () => {
    const text = longest((number) => `第${number}村有${(number % 90) + 10}户，`);
    const { discrepancies, quantities } = proofread(text, { isWord: () => true });
    expect(quantities).toBe(MENTIONS_MAX);
    const [told, ...more] = discrepancies.filter(({ rule }) => rule === 'numbersBeyond');
    expect([more, told?.weight, told?.facts['most']]).toEqual([[], 'note', MENTIONS_MAX]);
    expect(told?.spans[0].start).toBeLessThan(text.length);
    expect(Number(told?.facts['count'])).toBeGreaterThan(MENTIONS_MAX);
  });

  it('is looked at whole where it has no more', () => {
    expect(proofread('全村有20户，其中党员户3户。', { isWord: () => true }).discrepancies).toEqual([]);
  });
});
