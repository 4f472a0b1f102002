import { describe, expect, it } from 'vitest';
import { ageSpans, closedShare, errandsOf, figuresTogether, leastDone, otherTasks, shadesOf } from './home-view.ts';

const kind = (name: string, count: number, overdue = 0) => ({ kind: name, kindZh: name, kindEn: name, count, overdue, escalated: 0 });
const counts = (overdue: number, ...byKind: ReturnType<typeof kind>[]) => ({ asOf: '', total: byKind.reduce((sum, each) => sum + each.count, 0), overdue, escalated: 0, byLateness: [], byKind, topics: [] });

describe('what waits for somebody today', () => {
  it('adds up to all there is: what is late is told as a part of its kind, and each number opens the list it counts', () => {
    const waiting = counts(2, kind('cases.toFix', 3, 2), kind('points.toReview', 4));
    expect(errandsOf(waiting).map(({ key, count, late, urgent, search }) => [key, count, late, urgent, search])).toEqual([
      ['cases.toFix', 3, 2, true, { kind: 'cases.toFix' }], ['points.toReview', 4, 0, false, { kind: 'points.toReview' }],
    ]);
    expect(errandsOf(waiting).reduce((sum, { count }) => sum + count, 0)).toBe(waiting.total);
  });

  it('shows every kind, in the order of the server: none is left out', () => {
    expect(errandsOf(counts(0, ...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => kind(name, 1)))).map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('shows nothing where nothing waits', () => { expect(errandsOf(counts(0))).toEqual([]); });
});

describe('the age of open cases', () => {
  it('covers every day once', () => {
    expect(ageSpans('2026-11-23').map(({ from, to }) => [from, to])).toEqual([['2026-11-17', undefined], ['2026-10-25', '2026-11-16'], [undefined, '2026-10-24']]);
  });
});

describe('areas outside the zones', () => {
  it('count as one, and are compared only when all of them were in the round before', () => {
    const area = (met: number, observed: number, previousMet: number | null) => ({ met, observed, previousMet, previousObserved: previousMet === null ? null : 10 });
    expect(figuresTogether([area(3, 4, 5), area(5, 6, 6)])).toEqual({ met: 8, observed: 10, previousMet: 11, previousObserved: 20 });
    expect(figuresTogether([area(3, 4, 5), area(5, 6, null)])).toEqual({ met: 8, observed: 10, previousMet: null, previousObserved: null });
    expect(figuresTogether([])).toBeNull();
  });
});

describe('progress of the running round', () => {
  it('begins where most is left', () => {
    expect(leastDone([{ key: 'a', total: 10, done: 9 }, { key: 'b', total: 10, done: 2 }, { key: 'c', total: 3, done: 3 }], 2).map(({ key }) => key)).toEqual(['b', 'a']);
  });
});

describe('zones on the map', () => {
  it('shades from the lowest to the highest rate and leaves the unknown blank', () => {
    expect(shadesOf([0.8, 0.9, null]).map((shade) => (shade === null ? null : Math.round(shade * 100)))).toEqual([10, 90, null]);
    expect(shadesOf([0.8, 0.8])).toEqual([0.5, 0.5]);
  });
});

describe('the card of a plan', () => {
  it('tells the tasks of other plans apart from its own', () => {
    expect(otherTasks({ total: 14, accepted: 1, overdue: 2 }, { total: 1, accepted: 0, overdue: 0 })).toEqual({ total: 13, accepted: 1, overdue: 2 });
  });
});

describe('the share of closed cases', () => {
  it('counts by the rule of bulletins: of those dispatched, never of those only filed, declined or voided', () => {
    const states = { reported: 1, registered: 2, dispatched: 3, accepted: 4, rectified: 5, shelved: 6, closed: 7, declined: 8, voided: 9 };
    expect(closedShare(Object.entries(states).map(([state, count]) => ({ state, count })))).toEqual({ numerator: 7, denominator: 25 });
  });
});
