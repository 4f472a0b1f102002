import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FigureDefinition } from '../definition/index.ts';
import { figureSeriesDoubts } from './series.ts';
import type { FigureOverTime, FigurePoint } from './series.ts';

const definition = (more: Partial<FigureDefinition> = {}): FigureDefinition => ({ source: 'records.study', where: [], aggregate: { kind: 'count' }, period: { from: null, to: null }, asOf: null, ...more });
const day = (at: number): string => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
const figure = (points: readonly FigurePoint[], more: Partial<FigureOverTime> = {}): FigureOverTime => ({ label: '示例数字', path: '/figures/1', kind: 'count', isCumulative: true, points, ...more });
const published = (values: readonly number[], more: Partial<FigurePoint> = {}): FigurePoint[] => values.map((value, at) => ({ on: day(at), value, publishedIn: at === values.length - 1 ? null : `简报${at + 1}`, definition: definition(), ...more }));
const rules = (found: readonly { rule: string }[]) => found.map(({ rule }) => rule);

describe('a figure after it was published', () => {
  it('that only grows, and never trebles from fifty on, raises nothing', () => {
    const growing = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 }).map((steps) => steps.reduce<number[]>((all, step) => [...all, (all.at(-1) ?? 0) + step], [])).filter((values) => values.every((value, at) => at === 0 || (values[at - 1] ?? 0) < 50 || value <= 3 * (values[at - 1] ?? 0)));
    fc.assert(fc.property(growing, (values) => { expect(figureSeriesDoubts([figure(published(values))])).toEqual([]); }));
  });

  it('falls as often as it is lower than the time before, and only where it was said to grow', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 49 }), { minLength: 2, maxLength: 12 }), (values) => {
      const falls = values.filter((value, at) => at > 0 && value < (values[at - 1] ?? 0)).length;
      expect(rules(figureSeriesDoubts([figure(published(values))]))).toEqual(Array.from({ length: falls }, () => 'cumulativeFalls'));
      expect(figureSeriesDoubts([figure(published(values), { isCumulative: false })])).toEqual([]);
    }));
  });

  it('is told with both numbers and both days, and where it was published', () => {
    const [fall] = figureSeriesDoubts([figure(published([120, 90]))]);
    expect(fall).toMatchObject({ rule: 'cumulativeFalls', facts: { name: '示例数字', before: 120, beforeOn: '2026-01-01', now: 90, nowOn: '2026-01-02' }, at: [{ label: '示例数字（简报1）' }, { label: '示例数字' }] });
    expect(figureSeriesDoubts([figure(published([100, 301]), { isCumulative: false })])[0]).toMatchObject({ rule: 'impossibleJump', facts: { times: 3 } });
  });

  it('is not held against another definition, a period of another length, or itself on one day', () => {
    const [before, now] = published([100, 400]) as [FigurePoint, FigurePoint];
    const year = (of: number) => definition({ period: { from: `${of}-01-01`, to: `${of}-12-31` } });
    const doubts = (one: FigurePoint, other: FigurePoint) => rules(figureSeriesDoubts([figure([one, other], { isCumulative: false })]));
    expect(doubts(before, { ...now, definition: definition({ where: [{ column: 'kind', is: 'is', value: 'group' }] }) })).toEqual([]);
    expect(doubts({ ...before, definition: year(2024) }, { ...now, definition: definition({ period: { from: '2025-01-01', to: '2025-03-31' } }) })).toEqual([]);
    expect(doubts({ ...before, definition: year(2024) }, { ...now, definition: year(2025) })).toEqual(['impossibleJump']);
    expect(doubts(before, { ...now, on: before.on })).toEqual([]);
    // Another year begins anew: its number may be lower, also of what grows within a year.
    expect(figureSeriesDoubts([figure([{ ...now, definition: year(2024) }, { ...before, on: day(9), definition: year(2025) }])])).toEqual([]);
    expect(figureSeriesDoubts([figure(published([100, 400]), { kind: 'ratio' })])).toEqual([]);
  });
});
