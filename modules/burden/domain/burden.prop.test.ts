import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesAWeek, minutesBy, monthsUpTo, overlapOf, rateOf, unitsAsked, wholeMinutes } from './index.ts';

const topic = fc.constantFrom('standard:a/1', 'standard:a/2', 'standard:b/1', 'standard:b/2', 'field:户数', 'field:面积');
const topics = fc.uniqueArray(topic, { maxLength: 6 });
const pairs = fc.array(fc.tuple(topic, topic), { maxLength: 4 });
const earlier = fc.array(topics.map((own) => own), { maxLength: 4 }).map((lists) => lists.map((own, at) => ({ askId: `a${at}`, topics: own })));

describe('minutes', () => {
  it('go by what was set, else by what was measured often enough, else by the default', () => {
    expect(rateOf({ set: 2, measured: { minutes: 1, count: 500 }, byDefault: 3 })).toEqual({ minutes: 2, source: 'set' });
    expect(rateOf({ set: null, measured: { minutes: 1.2, count: 20 }, byDefault: 3 })).toEqual({ minutes: 1.2, source: 'measured' });
    expect(rateOf({ set: null, measured: { minutes: 1.2, count: 19 }, byDefault: 3 })).toEqual({ minutes: 3, source: 'default' });
    expect(rateOf({ set: null, measured: null, byDefault: 3 }).source).toBe('default');
  });

  it('add up to the same, told apart by unit or by kind', () => {
    const row = fc.record({ kind: fc.constantFrom('x', 'y'), askId: fc.constant('1'), month: fc.constantFrom('2026-01', '2026-02'), unitId: fc.constantFrom('p', 'q', null), items: fc.nat(500) });
    fc.assert(fc.property(fc.array(row), (asked) => {
      const rates = new Map([['x', 2], ['y', 3]]);
      const sum = (of: ReadonlyMap<string, number>) => [...of.values()].reduce((all, each) => all + each, 0);
      expect(sum(minutesBy(asked, rates, ({ unitId }) => unitId ?? ''))).toBe(sum(minutesBy(asked, rates, ({ kind }) => kind)));
    }));
  });
});

describe('whole minutes of rows', () => {
  it('add up to the total, which is the same however the rows are told apart, and no row is off by a whole minute', () => {
    const tenths = fc.nat(100_000).map((each) => each / 10);
    fc.assert(fc.property(fc.array(tenths, { maxLength: 60 }), (rows) => {
      const { total, rows: whole } = wholeMinutes(rows);
      expect(whole.reduce((sum, each) => sum + each, 0)).toBe(total);
      expect(Math.abs(total - rows.reduce((sum, each) => sum + each, 0))).toBeLessThanOrEqual(0.5);
      for (const [at, each] of whole.entries()) expect(Math.abs(each - (rows[at] as number))).toBeLessThan(1);
    }));
    expect(wholeMinutes([0.4, 0.4, 0.4])).toEqual({ total: 1, rows: [1, 0, 0] });
  });
});

describe('what was asked before', () => {
  it('is all of an ask that was asked already, and nothing of one that is new', () => {
    fc.assert(fc.property(topics.filter((own) => own.length > 0), pairs, (own, same) => {
      expect(overlapOf(own, [{ askId: '1', topics: own }], same)).toMatchObject({ share: 1, repeated: own });
      expect(overlapOf(own, [], same)).toEqual({ repeated: [], share: 0, with: [] });
    }));
  });

  it('never grows less by one more link or one more ask, and stays a share', () => {
    fc.assert(fc.property(topics, earlier, pairs, fc.tuple(topic, topic), topics, (own, asks, same, link, more) => {
      const now = overlapOf(own, asks, same).share;
      expect(now).toBeGreaterThanOrEqual(0);
      expect(now).toBeLessThanOrEqual(1);
      expect(overlapOf(own, asks, [...same, link]).share).toBeGreaterThanOrEqual(now);
      expect(overlapOf(own, [...asks, { askId: 'more', topics: more }], same).share).toBeGreaterThanOrEqual(now);
    }));
  });

  it('is told across frameworks that ask the same, also by way of a third', () => {
    expect(overlapOf(['standard:a/1', 'standard:a/2'], [{ askId: 'r', topics: ['standard:c/9'] }], [['standard:a/1', 'standard:b/1'], ['standard:c/9', 'standard:b/1']])).toEqual({ repeated: ['standard:a/1'], share: 0.5, with: [{ askId: 'r', topics: ['standard:a/1'] }] });
  });
});

describe('the units of an ask', () => {
  const unit = fc.constantFrom('p', 'q', 'r');
  it('that were asked the same already are found in whatever kind of ask it was, and others are not', () => {
    expect(unitsAsked({ topics: ['standard:a/1'], units: ['p', 'q', 'r'] }, [{ topic: 'standard:b/1', unit: 'q' }, { topic: 'field:户数', unit: 'p' }, { topic: 'standard:a/1', unit: null }], [['standard:a/1', 'standard:b/1']])).toEqual(['q']);
    fc.assert(fc.property(topics, fc.array(unit), fc.array(fc.record({ topic, unit: fc.option(unit) })), pairs, (own, units, asked, same) => {
      const found = unitsAsked({ topics: own, units }, asked, same);
      for (const each of found) expect(units).toContain(each);
      const plain = asked.filter((each) => own.includes(each.topic) && each.unit !== null && units.includes(each.unit));
      for (const each of plain) expect(found).toContain(each.unit);
    }));
  });

  it('lose so many minutes a week', () => {
    expect([minutesAWeek(300, '2026-06'), minutesAWeek(280, '2026-02'), minutesAWeek(290, '2028-02')]).toEqual([70, 70, 70]);
  });
});

describe('months', () => {
  it('are counted back over the turn of a year', () => {
    expect(monthsUpTo('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });
});
