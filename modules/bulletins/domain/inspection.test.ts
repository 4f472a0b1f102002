import { describe, expect, it } from 'vitest';
import {
  figureDrift, figuresHash, inspectionBody, inspectionFigures, inspectionTitle,
} from './index.ts';
import type { BodyBlock, CaseTally, InspectionFacts, NamedTally } from './index.ts';

const cases = (changes: Partial<CaseTally> = {}): CaseTally => ({ total: 0, closed: 0, closedOnTime: 0, rectified: 0, overdue: 0, shelved: 0, reworks: 0, ...changes });
const tally = (code: string, met: number, observed: number, previous: NamedTally['previous'] = null): NamedTally =>
  ({ key: `key-${code}`, code, zh: `甲${code}`, en: code, met, observed, itemCount: observed, notApplicable: 0, siteCount: 4, previous });

function facts(changes: Partial<InspectionFacts> = {}): InspectionFacts {
  return {
    round: { id: 'r', zh: '第一轮实地督查', en: 'First round', startsOn: '2026-09-07', endsOn: '2026-09-11', editionZh: '测试体系', seed: 's', frameHash: 'h' },
    sites: { drawn: 9, done: 9, inspectors: 3 },
    overall: { met: 817, observed: 1_166, itemCount: 1_000, notApplicable: 13, previous: { met: 685, observed: 1_000 } },
    themes: [tally('T1', 400, 500, { met: 300, observed: 500 }), tally('T2', 417, 666)], zones: [tally('Z1', 817, 1_166)], siteTypes: [tally('market', 817, 1_166)],
    weakestStandards: [tally('1.1.1', 2, 9)],
    findings: { total: 40, dispatched: 38, dismissed: 2, open: 0 },
    cases: cases({ total: 38, closed: 30, closedOnTime: 27, overdue: 3, rectified: 2, reworks: 4 }),
    organisations: [
      { ...cases({ total: 20, closed: 15, closedOnTime: 14, overdue: 2 }), key: 'a', code: 'A', zh: '甲单位', en: 'A' },
      { ...cases({ total: 15, closed: 15, closedOnTime: 13 }), key: 'b', code: 'B', zh: '乙单位', en: 'B' },
      { ...cases({ total: 3 }), key: 'c', code: 'C', zh: '丙单位', en: 'C' },
      { ...cases(), key: 'd', code: 'D', zh: '丁单位', en: 'D' },
      { ...cases({ total: 8, closed: 6 }), key: 'e', code: 'E', zh: '戊单位', en: 'E' },
    ],
    countedOn: '2026-09-21', ...changes,
  };
}

const noRanking = { withRanking: false, minimumCount: 5 };
const bodyOf = (given: InspectionFacts, ranking = noRanking): BodyBlock[] => inspectionBody(given, inspectionFigures(given), ranking);
const textOf = (blocks: readonly BodyBlock[]): string => blocks.map((block) => (block.kind === 'table' ? '' : block.text)).join('\n');
const tableOf = (blocks: readonly BodyBlock[], caption: RegExp): Extract<BodyBlock, { kind: 'table' }> =>
  blocks.find((block): block is Extract<BodyBlock, { kind: 'table' }> => block.kind === 'table' && caption.test(block.captionText)) as Extract<BodyBlock, { kind: 'table' }>;

describe('the figures of an inspection bulletin', () => {
  it('keep numerator and denominator beside every share', () => {
    const rate = inspectionFigures(facts()).find((figure) => figure.id === 'rate.overall');
    expect(rate).toMatchObject({ kind: 'ratio', numerator: 817, denominator: 1_166, href: '/scores/r' });
  });

  it('have one id each, a definition in both languages and a place where their records are listed', () => {
    const figures = inspectionFigures(facts());
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    for (const figure of figures) {
      expect(figure.definitionZh.length, figure.id).toBeGreaterThan(4);
      expect(figure.definitionEn.length, figure.id).toBeGreaterThan(4);
      expect(figure.href, figure.id).toMatch(/^\//);
    }
  });

  it('hash alike when alike, and otherwise when one number moves', () => {
    const hash = figuresHash(inspectionFigures(facts()));
    expect(figuresHash(JSON.parse(JSON.stringify(inspectionFigures(facts()))))).toBe(hash);
    expect(figuresHash(inspectionFigures(facts({ findings: { total: 41, dispatched: 38, dismissed: 2, open: 1 } })))).not.toBe(hash);
  });

  it('tell which of them the records would give otherwise today', () => {
    const later = facts({ cases: cases({ total: 38, closed: 31, closedOnTime: 27, overdue: 2, rectified: 2, reworks: 4 }) });
    const drift = figureDrift(inspectionFigures(facts()), inspectionFigures(later));
    expect(drift.map(({ id }) => id)).toEqual(['cases.closed', 'cases.onTime', 'cases.overdue']);
    expect(drift[0]).toMatchObject({ frozen: '78.9%（30/38）', now: '81.6%（31/38）' });
    expect(figureDrift(inspectionFigures(facts()), inspectionFigures(facts()))).toEqual([]);
  });
});

describe('the words of an inspection bulletin', () => {
  it('print the rate with what it was made of and the change in percentage points, as 70.1% (+1.6)', () => {
    expect(textOf(bodyOf(facts()))).toContain('总体得分率为70.1%（817/1166），较上轮上升1.6个百分点。');
  });

  it('say nothing of change where two rounds cannot be compared, and that a rate stayed the same where it did', () => {
    const alone = facts({ overall: { ...facts().overall, previous: null } });
    expect(textOf(bodyOf(alone))).toContain('总体得分率为70.1%（817/1166）。');
    const same = facts({ overall: { ...facts().overall, previous: { met: 817, observed: 1_166 } } });
    expect(textOf(bodyOf(same))).toContain('（817/1166），与上轮持平。');
  });

  it('hold no number that is not a figure, a date or part of a name', () => {
    const figures = inspectionFigures(facts());
    const allowed = new Set(figures.flatMap((figure) => [String(figure.numerator), String(figure.denominator), ...(figure.kind === 'ratio' ? [(100 * figure.numerator / (figure.denominator ?? 1)).toFixed(1)] : [])]));
    const text = textOf(bodyOf(facts())).replace(/\d+年\d+月\d+日/g, '').replace(/甲[A-Z\d.]+/g, '');
    const changes = text.match(/(?:上升|下降)[\d.]+个百分点/g) ?? [];
    const numbers = text.replace(/(?:上升|下降)[\d.]+个百分点/g, '').match(/\d+(?:\.\d+)?/g) ?? [];
    expect(changes.length).toBeGreaterThan(0);
    expect(numbers.length).toBeGreaterThan(15);
    expect(numbers.filter((number) => !allowed.has(number))).toEqual([]);
  });

  it('ask for a gap to be explained only where sites were left out', () => {
    expect(textOf(bodyOf(facts()))).not.toContain('未查');
    expect(textOf(bodyOf(facts({ sites: { drawn: 9, done: 8, inspectors: 3 } })))).toContain('查看点位8个（抽取9个，其余因客观原因未查');
  });

  it('call nobody the best or the weakest on a handful of judgements', () => {
    const few = facts({ zones: [tally('Z1', 817, 1_166), tally('Z2', 9, 9), tally('Z3', 300, 500)], weakestStandards: [] });
    expect(textOf(bodyOf(few))).toContain('得分率最高的是“甲Z1”（70.1%），最低的是“甲Z3”（60.0%）');
    expect(textOf(bodyOf(few))).toContain('本轮没有判定满十次而未全部达标的标准');
    expect(tableOf(bodyOf(few), /片区/).rows.map(([name]) => name)).toEqual(['甲Z1', '甲Z2', '甲Z3']);
  });

  it('rank nobody unless asked to, and list only organisations with cases then', () => {
    const table = tableOf(bodyOf(facts()), /责任单位/);
    expect(table.columns.map(({ header }) => header)).not.toContain('名次');
    expect(table.rows.map(([name]) => name)).toEqual(['甲单位', '乙单位', '戊单位', '丙单位']);
  });

  it('rank with ties sharing a place, the next one skipped, too few and no tasks set apart with the reason', () => {
    const table = tableOf(bodyOf(facts(), { withRanking: true, minimumCount: 5 }), /排名/);
    expect(table.rows.map((row) => [row[0], row.at(-1)])).toEqual([
      ['乙单位', '1'], ['甲单位', '2'], ['戊单位', '2'], ['丙单位', '任务数不足，不排名'], ['丁单位', '无任务，不排名'],
    ]);
  });

  it('print a dash and never 0% where nothing was due', () => {
    const table = tableOf(bodyOf(facts(), { withRanking: true, minimumCount: 5 }), /排名/);
    expect(table.rows.find(([name]) => name === '丁单位')).toEqual(['丁单位', '0', '0', '—', '—', '0', '无任务，不排名']);
  });
});

it('names a bulletin after its round', () => {
  expect(inspectionTitle('第一轮实地督查')).toBe('关于第一轮实地督查情况的通报');
});
