import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysLeft, forecastAt, leastSquares, mayBecome, phaseOn, phaseProgress, phaseRefusal, PLAN_STATES, TREND_POINTS_MIN } from './index.ts';

const xs = fc.uniqueArray(fc.integer({ min: 0, max: 2_000 }), { minLength: 3, maxLength: 30 });
const few = fc.integer({ min: -50, max: 50 });
const points = xs.chain((days) => fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: days.length, maxLength: days.length }).map((ys) => days.map((x, at) => ({ x, y: ys[at] as number }))));

describe('the trend', () => {
  it('finds a straight line again, without error', () => {
    fc.assert(fc.property(xs, few, few, fc.integer({ min: 0, max: 3_000 }), (days, slope, intercept, at) => {
      const line = leastSquares(days.map((x) => ({ x, y: slope * x + intercept })));
      const { value, error } = forecastAt(line as NonNullable<typeof line>, at);
      expect(value).toBeCloseTo(slope * at + intercept, 3);
      expect(error).toBeLessThan(1e-3);
    }));
  });

  it('does not depend on the order of the points', () => {
    fc.assert(fc.property(points, (all) => {
      const [one, other] = [leastSquares(all), leastSquares(all.toReversed())];
      expect(one?.slope).toBeCloseTo(other?.slope as number, 6);
      expect(one?.spread).toBeCloseTo(other?.spread as number, 6);
    }));
  });

  it('has an error that is never negative and grows with the distance', () => {
    fc.assert(fc.property(points, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (all, near, more) => {
      const line = leastSquares(all) as NonNullable<ReturnType<typeof leastSquares>>;
      const [close, far] = [forecastAt(line, line.meanX + near).error, forecastAt(line, line.meanX + near + more).error];
      return close >= 0 && far >= close - 1e-9;
    }));
  });

  it('says nothing from fewer than three points, nor from one day', () => {
    fc.assert(fc.property(points, (all) => leastSquares(all.slice(0, TREND_POINTS_MIN - 1)) === null));
    expect(leastSquares([1, 2, 3].map((y) => ({ x: 7, y })))).toBeNull();
  });

  it('is the one of a worked example', () => {
    const line = leastSquares([{ x: 0, y: 1 }, { x: 1, y: 3 }, { x: 2, y: 4 }]);
    expect(line?.slope).toBeCloseTo(1.5, 9);
    expect(line?.intercept).toBeCloseTo(7 / 6, 9);
    expect(line?.spread).toBeCloseTo(Math.sqrt(1 / 6), 9);
    expect(forecastAt(line as NonNullable<typeof line>, 3)).toEqual({ value: expect.closeTo(5.6667, 3), error: expect.closeTo(Math.sqrt(10 / 18), 9) });
  });
});

const aim = { direction: 'atLeast', target: 90, endsOn: '2021-12-31' } as const;
const reading = (on: string, value: number) => ({ on, value });
const rising = [reading('2021-03-01', 60), reading('2021-05-01', 70), reading('2021-07-01', 80)];

describe('a target at the end of a phase', () => {
  it('is reached or missed by what was measured once the phase is over', () => {
    expect(phaseProgress(aim, rising, '2022-01-01').verdict).toBe('missed');
    expect(phaseProgress(aim, [...rising, reading('2022-01-05', 95)], '2022-02-01')).toMatchObject({ verdict: 'missed', actual: { value: 80 }, forecast: null });
    expect(phaseProgress(aim, [...rising, reading('2021-12-31', 90)], '2022-02-01').verdict).toBe('reached');
    expect(phaseProgress({ ...aim, direction: 'atMost' }, rising, '2022-01-01').verdict).toBe('reached');
  });

  it('is foretold while it runs, with its error, and not from two points', () => {
    expect(phaseProgress(aim, rising, '2021-07-10').verdict).toBe('onTrack');
    expect(phaseProgress(aim, rising.map(({ on }, at) => reading(on, 60 + at)), '2021-07-10').verdict).toBe('behind');
    expect(phaseProgress(aim, [reading('2021-03-01', 60), reading('2021-05-01', 85), reading('2021-07-01', 72)], '2021-07-10').verdict).toBe('uncertain');
    expect(phaseProgress(aim, rising.slice(0, 2), '2021-07-10')).toMatchObject({ verdict: 'tooFewPoints', forecast: null, actual: { value: 70 } });
    expect(phaseProgress(aim, rising, '2021-02-01').verdict).toBe('noReading');
  });

  it('as a share is never foretold beyond 0 and 100, and says where the line left them', () => {
    const share = { ...aim, isShare: true };
    const steep = rising.map(({ on, value }) => reading(on, value + 15));
    expect(phaseProgress(share, steep, '2021-07-10').verdict).toBe('reached');
    expect(phaseProgress({ ...share, target: 98 }, steep, '2021-07-10')).toMatchObject({ forecast: { value: 100, isClamped: true }, verdict: 'onTrack' });
    expect(phaseProgress({ ...aim, target: 98 }, steep, '2021-07-10').forecast?.value).toBeGreaterThan(100);
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 8 }), (values) => {
      const { forecast } = phaseProgress(share, values.map((value, at) => reading(`2021-0${at + 1}-01`, value)), '2021-09-15');
      return forecast !== null && forecast.value >= 0 && forecast.value <= 100;
    }));
  });

  it('is never forecast once the phase is over, and never from the future', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 100 })), { maxLength: 12 }), (days) => {
      const readings = [...new Map(days).entries()].map(([at, value]) => reading(`2021-12-${String(at).padStart(2, '0')}`, value));
      const over = phaseProgress(aim, readings, '2022-06-01');
      const early = phaseProgress(aim, readings, '2021-12-10');
      return over.forecast === null && (early.actual === null || early.actual.on <= '2021-12-10');
    }));
  });
});

describe('phases', () => {
  const plan = { startsOn: '2021-01-01', endsOn: '2023-12-31' };
  const years = [2021, 2022, 2023].map((year) => ({ startsOn: `${year}-01-01`, endsOn: `${year}-12-31` }));

  it('lie within their plan, one after another', () => {
    expect(phaseRefusal(plan, years)).toBeNull();
    expect(phaseRefusal(plan, [{ startsOn: '2021-06-01', endsOn: '2021-05-01' }])).toEqual({ kind: 'outOfOrder', at: 0 });
    expect(phaseRefusal(plan, [years[0] as never, { startsOn: '2022-01-01', endsOn: '2024-01-01' }])).toEqual({ kind: 'outsidePlan', at: 1 });
    expect(phaseRefusal(plan, [years[0] as never, { startsOn: '2021-12-31', endsOn: '2022-01-05' }])).toEqual({ kind: 'overlap', at: 1 });
  });

  it('hold every day of the plan once, and say how many are left', () => {
    expect(phaseOn(years, '2022-12-31')).toEqual(years[1]);
    expect(phaseOn(years, '2024-01-01')).toBeNull();
    expect([daysLeft(plan, '2023-12-31'), daysLeft(plan, '2023-12-01'), daysLeft(plan, '2025-01-01')]).toEqual([0, 30, 0]);
  });

  it('belong to a plan that goes forward only', () => {
    expect(PLAN_STATES.flatMap((from) => PLAN_STATES.filter((to) => mayBecome(from, to)).map((to) => `${from} ${to}`))).toEqual(['draft inForce', 'inForce ended']);
  });
});
