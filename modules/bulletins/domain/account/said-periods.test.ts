import { describe, expect, it } from 'vitest';
import { renderAccount } from './render.ts';
import type { Card } from './number-words.ts';
import { saidPeriods } from './said-periods.ts';

const card = (code: string): Card => ({ code, figureId: code, labelZh: code, labelEn: code, unit: '', kind: 'count', scopeNote: '', value: 12, numerator: null, denominator: null, rowCount: 1, asOf: '2026-11-29', names: [], namesWithheld: 0 });
const cards = new Map(['money', 'visits'].map((code) => [code, card(code)]));
const found = (content: string, unbounded = ['money']) => saidPeriods([], renderAccount(content, cards).lines, new Set(unbounded)).map(({ line, codes, period }) => `${line} ${codes.join('+')} ${period}`);

describe('a sentence that speaks of a time', () => {
  it('is told when the figure in it counts without one', () => {
    expect(found('全年到位资金{{figure:money}}元。')).toEqual(['1 money 全年']);
    expect(found('2026年度，投入资金{{figure:money}}元，走访{{figure:visits}}户。', ['money', 'visits'])).toEqual(['1 money+visits 2026年度']);
    expect(found('# 一、主要工作\n今年投入{{figure:money}}元；另有若干。')).toEqual(['2 money 今年']);
    for (const period of ['上半年', '一季度', '本月', '当年', '年内', '2026年']) expect(found(`${period}投入{{figure:money}}元。`), period).toEqual([`1 money ${period}`]);
  });

  it('is right when it says that it counts from the beginning, or up to a day', () => {
    for (const right of ['截至2026年11月，投入{{figure:money}}元。', '项目累计到位资金{{figure:money}}元。', '2026年，累计投入{{figure:money}}元。', '2021年以来投入{{figure:money}}元。', '今年又有进展，全市现有{{figure:money}}户。', '到2026年投入{{figure:money}}元。', '截至2026年底投入{{figure:money}}元。', '今年底，投入{{figure:money}}元。', '本年度末投入{{figure:money}}元。', '本月底投入{{figure:money}}元。', '上半年末投入{{figure:money}}元。', '2026年度末投入{{figure:money}}元。', '2026年初投入{{figure:money}}元。', '2026年11月投入{{figure:money}}元。']) {
      expect(found(right), right).toEqual([]);
    }
  });

  it('is right when its figure has a period, and speaks for its own sentence only', () => {
    expect(found('全年投入{{figure:money}}元。', [])).toEqual([]);
    expect(found('全年平稳。投入{{figure:money}}元。')).toEqual([]);
    expect(found('全年平稳\n投入{{figure:money}}元。')).toEqual([]);
  });
});
