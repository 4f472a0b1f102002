import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber, draftedText, figureCodes, lineText, looseNumbers, numberWords, readLanguage, renderAccount } from '../index.ts';
import type { Card, NumberFormat } from '../index.ts';

const card = (code: string, value: number | null, more: Partial<Card> = {}): Card => ({ code, figureId: code, labelZh: code, labelEn: code, unit: '个', kind: 'count', scopeNote: '', value, numerator: null, denominator: null, rowCount: 1, asOf: '2026-09-21', names: [], namesWithheld: 0, ...more });
const cardsOf = (...cards: readonly Card[]): Map<string, Card> => new Map(cards.map((each) => [each.code, each]));
const said = (content: string, ...cards: readonly Card[]): string => renderAccount(content, cardsOf(...cards)).lines.map(lineText).join('\n');
const words = (value: number, format: NumberFormat | null, argument: number | null = null, more: Partial<Card> = {}): string | null => numberWords(card('a', value, more), format, argument);

describe('a number of an account', () => {
  it.each<[number, NumberFormat | null, number | null, string]>([
    [60_039, null, null, '60039'], [157, 'over', 10, '150余'], [150, 'over', 10, '150'], [31_507, 'over', null, '3万余'], [603, 'more', 100, '600多'], [1_234, 'over', 100, '1200余'], [7, 'over', null, '7'],
    [149_000, 'wan', null, '14.9万'], [18_572_000, 'wan', null, '1857.2万'], [60_039, 'wan', null, '6.0039万'], [1_300_000_000, 'yi', null, '13亿'], [310_000_000, 'yi', null, '3.1亿'], [8_000, 'wan', null, '8000'], [10, 'words', null, '十'], [146, 'words', null, '一百四十六'], [1.5, 'words', null, '1.5'],
  ])('%d as %s (%s) is %s', (value, format, argument, expected) => { expect(words(value, format, argument)).toBe(expected); });

  it('says of a ratio its share and what it is made of, and nothing where it has no value', () => {
    const ratio: Partial<Card> = { kind: 'ratio', unit: '比', numerator: 60_039, denominator: 600_000 };
    expect([words(60_039 / 600_000, null, null, ratio), words(60_039 / 600_000, 'share', 3, ratio), words(60_039 / 600_000, 'part', null, ratio), words(60_039 / 600_000, 'whole', null, ratio)]).toEqual(['10%', '10.007%', '60039', '60万']);
    expect(numberWords(card('a', null), null, null)).toBeNull();
    const mean = card('mean', 43.16666, { kind: 'ratio', unit: '人次/场', numerator: 2_331, denominator: 54 });
    expect([numberWords(mean, null, null), numberWords(mean, null, 2), numberWords(mean, 'over', 10)]).toEqual(['43.2', '43.17', '40余']);
  });

  it('lists the rows behind it, each once, and says when there are more', () => {
    const names = ['海绵', '停车', '管廊', '停车'];
    expect([words(4, 'names', null, { names }), words(4, 'names', 2, { names }), words(0, 'names', null)]).toEqual(['海绵、停车、管廊', '海绵、停车等', null]);
  });

  it('is never rounded up, and whatever is rounded says so', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.constantFrom(null, 1, 10, 100, 1_000, 10_000), (value, step) => {
      const text = words(value, 'over', step) as string;
      const read = Number(/[\d.]+/.exec(text)?.[0]) * (text.includes('亿') ? 1e8 : text.includes('万') ? 1e4 : 1);
      expect(read).toBeLessThanOrEqual(value);
      expect(text.endsWith('余')).toBe(read !== value);
    }));
  });

  it('in 万 and 亿 is exact for every whole number', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), fc.constantFrom<NumberFormat>('wan', 'yi'), (value, format) => {
      const text = words(value, format) as string;
      expect(Math.round(Number(/[\d.]+/.exec(text)?.[0]) * (text.includes('亿') ? 1e8 : text.includes('万') ? 1e4 : 1))).toBe(value);
    }));
  });

  it('in characters reads back', () => {
    const [digits, places]: [string, Record<string, number>] = ['零一二三四五六七八九', { 十: 10, 百: 100, 千: 1_000 }];
    const back = (text: string): number => { const [upper, lower] = text.includes('万') ? text.split('万') as [string, string] : ['', text]; const section = (part: string): number => { let [sum, digit] = [0, 0]; for (const character of part) { const place = places[character]; if (place === undefined) digit = digits.indexOf(character); else { sum += (digit === 0 ? 1 : digit) * place; digit = 0; } } return sum + digit; }; return section(upper) * 10_000 + section(lower); };
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => { expect(back(chineseNumber(value) as string)).toBe(value); }));
  });
});

describe('the language of accounts', () => {
  it('names its figures and loses no character of what it is given', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('全市有', '{{figure:a}}', '个。\n', '{{if a > 0}}', '{{else}}', '{{end}}', '{{oops}}', '{{year}}', '# 一、', '{', '}}', '2026年'), { maxLength: 20 }), (parts) => {
      const text = parts.join('');
      expect(readLanguage(text).pieces.map(({ source }) => source).join('')).toBe(text);
    }));
    expect(figureCodes('{{figure:b.c|余:10}}{{if a >= 1}}{{figure:b.c}}{{end}}')).toEqual(['b.c', 'a']);
  });

  it('tells each fault with its line', () => {
    const faults = (text: string) => readLanguage(text).faults.map(({ fault, line }) => `${line} ${fault}`);
    expect(faults('一\n{{figure:a|大}}\n{{wow}}')).toEqual(['2 formatUnknown', '3 tagUnknown']);
    expect(faults('{{if a > 0}}甲')).toEqual(['1 ifOpen']);
    expect(faults('{{else}}{{end}}')).toEqual(['1 elseStray', '1 endStray']);
    expect(faults('{{if a > 0}}{{if a > 1}}{{if a > 2}}{{if a > 3}}{{end}}{{end}}{{end}}{{end}}')).toEqual(['1 ifTooDeep']);
  });

  it('keeps or leaves out sentences by what the figures say, whole lines too', () => {
    const text = '# 一、概况\n{{if a > 0}}新增{{figure:a}}个。{{else}}没有新增。{{end}}\n{{if b = 2}}第二段。{{end}}';
    expect(said(text, card('a', 3), card('b', 2))).toBe('一、概况\n新增3个。\n第二段。');
    expect(said(text, card('a', 0), card('b', 1))).toBe('一、概况\n没有新增。');
    expect(said('{{if a > 0}}甲{{if b > 0}}乙{{else}}丙{{end}}{{end}}丁', card('a', 1), card('b', 0))).toBe('甲丙丁');
  });

  it('tells a figure that says nothing, and sets a dash in its place', () => {
    const { lines, missing } = renderAccount('共{{figure:a}}个，{{figure:z}}户', cardsOf(card('a', null)));
    expect([lines.map(lineText), missing.map(({ code }) => code)]).toEqual([['共—个，—户'], ['a', 'z']]);
  });

  it('takes the words of the day once, when it is drafted', () => {
    expect(draftedText('{{programme}}{{year}}年{{figure:a}}', { year: '2026', today: '2026年9月21日', programme: '某市' })).toBe('某市2026年{{figure:a}}');
  });
});

describe('a number that nobody counted', () => {
  const loose = (content: string, ...cards: readonly Card[]) => looseNumbers([], renderAccount(content, cardsOf(...cards)).lines).map(({ number }) => number);

  it('is found with its paragraph, its sentence and its place', () => {
    const { lines } = renderAccount('# 一、概况\n全市有志愿者{{figure:a}}人。另有27个社区建起驿站，居民满意。', cardsOf(card('a', 60_039)));
    expect(looseNumbers([], lines)).toEqual([{ line: 2, sentence: '另有27个社区建起驿站，居民满意。', number: '27个', start: 15, end: 18 }]);
  });

  it.each(['2021年2月2日召开', '二〇二〇年十月', '2021-2023年三年行动', '〔2026〕12号', '第十届', '第3期', '（一）基础设施', '1. 道路', '电话：000-0000000', '拨打12345热线', '“四个意识”', '两个维护', 'GB/T 9704-2012', 'www.example.cn/2026', '一体推进、一把手负责', '90后志愿者', '五星级文明户'])('but %s counts nothing', (text) => { expect(loose(text)).toEqual([]); });
  it.each([['新增3个社区', '3个'], ['投入13亿元', '13亿元'], ['达标率98%', '98%'], ['两个社区', '两个'], ['百分之九十', '百分之九十'], ['布局三区五镇', '五镇'], ['增加６万余人', '６万余人']])('while %s is one', (text, number) => { expect(loose(text)).toEqual([number]); });

  it('is also one that is typed against a bound number, while its unit may be typed', () => {
    expect(loose('共{{figure:a}}个', card('a', 57))).toEqual([]);
    expect(loose('共1{{figure:a}}个', card('a', 57))).toEqual(['157个']);
    expect(loose('共{{figure:a}}万人', card('a', 57))).toEqual(['57万人']);
    expect(loose('提高{{figure:a}}个百分点', card('a', 5))).toEqual([]);
  });
});
