/** Goal: a number that a figure says is bound to it, another number of the same thing is told, and nothing is told of what may be meant otherwise. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proofread } from './index.ts';
import type { ProofCard } from './index.ts';

const card = (code: string, labelZh: string, unit: string, value: number, kind: ProofCard['kind'] = 'count'): ProofCard => ({ code, labelZh, unit, value, kind });
const CARDS = [
  card('volunteers', '注册志愿者', '人', 60_039), card('ratio', '志愿者比例', '比', 60_039 / 600_000, 'ratio'), card('households', '五星级文明户', '户', 10_000), card('family', '六好家庭', '户', 590), card('national', '全国文明单位', '个', 1),
  card('area', '棚户区改造面积', '平方米', 149_032, 'sum'), card('money', '投入资金', '元', 1_300_000_000, 'sum'), card('talks', '宣讲活动', '场', 603), card('rank', '测评排名', '名', 1, 'rank'),
];
const read = (text: string, cards: readonly ProofCard[] = CARDS) => {
  const { bound, discrepancies } = proofread(text, { isWord: () => true, cards });
  return { bound: bound.map(({ start, end, code }) => `${text.slice(start, end)}=${code}`), differs: discrepancies.filter(({ rule }) => rule === 'cardDiffers').map(({ spans: [{ start, end }], facts }) => `${text.slice(start, end)}≠${facts['code']}:${facts['card']}`) };
};

describe('a number whose words are those of a figure', () => {
  it.each([
    ['志愿者注册人数达60039人。', ['60039人=volunteers']], ['全市６万余名注册志愿者参加活动。', ['６万余名=volunteers']], ['王某等10000户家庭被表扬为“五星级文明户”，另有590户被评为“六好”家庭。', ['10000户=households', '590户=family']],
    ['完成棚户区改造14.9万平方米，投入资金13亿元。', ['14.9万平方米=area', '13亿元=money']], ['开展宣讲活动600余场。', ['600余场=talks']], ['志愿者比例约10%。', ['约10%=ratio']],
  ])('%s is bound to it', (text, bound) => { expect(read(text)).toEqual({ bound, differs: [] }); });

  it.each([
    ['截至目前，注册志愿者60139人。', '60139人≠volunteers:60039人'], ['全市注册志愿者达7万余人。', '7万余人≠volunteers:60039人'], ['志愿者比例达62%。', '62%≠ratio:10.0065%'], ['评出“五星级文明户”10001户。', '10001户≠households:10000户'],
    ['完成棚户区改造面积15.9万平方米。', '15.9万平方米≠area:149032平方米'], ['开展宣讲活动700场次。', '700场次≠talks:603场'],
  ])('%s is told', (text, differs) => { expect(read(text)).toEqual({ bound: [], differs: [differs] }); });

  it.each([
    ['a part', '其中女性注册志愿者31000人。'], ['what was added', '新增注册志愿者2000人。'], ['a plan', '力争注册志愿者达到8万人。'], ['another time', '去年底注册志愿者58000人。'], ['another level', '命名县级文明单位92个。'], ['other words', '会上表扬志愿者代表20人。'], ['a rank', '综合测评排名第2名。'],
    ['the words of the number before', '1个单位获评“全国文明单位”，92个单位获评县级荣誉。'],
    ['another unit', '注册志愿者服务3万次。'],
  ])('%s is not taken for it: %s', (_what, text) => { expect(read(text).differs).toEqual([]); });

  it('is not told where two figures could be meant', () => {
    expect(read('现有志愿服务队伍40支。', [card('one', '志愿服务队伍', '支', 30), card('two', '志愿服务队伍数量', '支', 50)])).toEqual({ bound: [], differs: [] });
  });

  it('what its own text contradicts is told once', () => {
    const { discrepancies } = proofread('60万江城儿女同心创建，注册志愿者60039人，志愿者比例达62%。', { isWord: () => true, cards: CARDS });
    expect(discrepancies.map(({ rule }) => rule)).toEqual(['ratioContradicted']);
  });

  it('always says what it is held against: what a figure says is never told, whatever its value', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 99_999_999 }), (value) => {
      const cards = [card('households', '五星级文明户', '户', value)];
      expect(read(`评出“五星级文明户”${value}户。`, cards)).toEqual({ bound: [`${value}户=households`], differs: [] });
      expect(read(`评出“五星级文明户”${value + 1}户。`, cards).bound).toEqual([]);
    }));
  });
});
