import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenOfWan, fundingSums, PROJECT_STATES, projectDoubts, projectMayBecome, wanOfFen, workDone } from './index.ts';
import type { ProjectFacts } from './index.ts';

const fen = fc.integer({ min: 0, max: 10_000_000_000_000 });
const line = fc.record({ source: fc.constantFrom('central', 'city', 'social'), year: fc.integer({ min: 2024, max: 2027 }), planned: fen, arrived: fen, spent: fen });

describe('money in 万元', () => {
  it('is exact to the fen, both ways', () => {
    expect([fenOfWan('1857.2'), fenOfWan('130000'), fenOfWan('0.000001'), fenOfWan('0.0000001'), fenOfWan('-1'), fenOfWan('1,000')]).toEqual([1_857_200_000n, 130_000_000_000n, 1n, null, null, null]);
    fc.assert(fc.property(fen, (amount) => fenOfWan(wanOfFen(amount)) === BigInt(amount)));
  });

  it('adds up alike by source and by year', () => {
    fc.assert(fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const { total, bySource, byYear } = fundingSums(lines);
      for (const part of ['planned', 'arrived', 'spent'] as const) {
        const sum = (map: ReadonlyMap<unknown, typeof total>) => [...map.values()].reduce((all, each) => all + each[part], 0);
        expect([sum(bySource), sum(byYear)]).toEqual([total[part], total[part]]);
        expect(total[part]).toBe(lines.reduce((all, each) => all + each[part], 0));
      }
    }));
  });
});

const sound: ProjectFacts = {
  state: 'underway', endsOn: '2026-12-31', funding: [{ source: 'city', year: 2026, planned: 100, arrived: 80, spent: 60 }], milestones: [{ doneOn: null }],
  measures: [{ name: '改造面积', unit: '平方米', planned: 10_000, readings: [{ on: '2026-03-01', hundredths: 4_000 }, { on: '2026-06-01', hundredths: 9_000 }] }],
};
const kinds = (change: Partial<ProjectFacts>, late = 0) => projectDoubts({ ...sound, ...change }, late).map(({ kind }) => kind);

describe('a project', () => {
  it('is told what does not go together, and nothing where all does', () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ funding: [{ source: 'city', year: 2026, planned: 50, arrived: 60, spent: 70 }] })).toEqual(['spentOverArrived', 'arrivedOverPlanned']);
    const work = (...values: number[]) => [{ ...sound.measures[0], readings: values.map((hundredths, at) => ({ on: `2026-0${at + 1}-01`, hundredths })) }] as ProjectFacts['measures'];
    expect(kinds({ measures: work(5_000, 10_100) })).toEqual(['overDone']);
    expect(kinds({ measures: work(5_000, 4_000) })).toEqual(['fell']);
    expect(kinds({ state: 'finished', measures: work(9_900) })).toEqual(['finishedUndone', 'finishedMilestones']);
    expect(kinds({}, 3)).toEqual(['late']);
    expect(kinds({ state: 'dropped' }, 3)).toEqual([]);
  });

  it('spends no more than arrived exactly where nothing is told', () => {
    fc.assert(fc.property(fc.array(line, { maxLength: 8 }), (funding) => {
      const told = projectDoubts({ ...sound, funding }, 0).filter(({ kind }) => kind === 'spentOverArrived').length;
      return told === funding.filter(({ spent, arrived }) => spent > arrived).length;
    }));
  });

  it('stands where its last reading is, whatever the order they came in', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 10, max: 28 }), { minLength: 1, maxLength: 8 }), (days) => {
      const readings = days.map((day) => ({ on: `2026-03-${day}`, hundredths: day }));
      return workDone({ name: 'x', unit: 'm²', planned: 1, readings })?.hundredths === Math.max(...days);
    }));
  });

  it('goes the ways that are drawn', () => {
    expect(PROJECT_STATES.flatMap((from) => PROJECT_STATES.filter((to) => projectMayBecome(from, to)).map((to) => `${from} ${to}`))).toEqual([
      'planned underway', 'planned dropped', 'underway paused', 'underway finished', 'underway dropped', 'paused underway', 'paused dropped', 'finished underway',
    ]);
  });
});
