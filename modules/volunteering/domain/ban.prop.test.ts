import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BAN_YEARS, banBlocks, banEnds } from './ban.ts';
import { livesTooFar } from './travel.ts';

const day = fc.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const years = fc.integer({ min: BAN_YEARS.least, max: BAN_YEARS.most });

describe('a ban on recording hours', () => {
  it('lasts whole years, to a day that there is, and never a day longer than the calendar says', () => {
    fc.assert(fc.property(day, years, (from, count) => {
      const to = banEnds(from, count);
      return new Date(`${to}T00:00:00Z`).toISOString().slice(0, 10) === to && Number(to.slice(0, 4)) - Number(from.slice(0, 4)) === count && (to.slice(4) === from.slice(4) || (from.endsWith('-02-29') && to.endsWith('-02-28')));
    }));
    expect(banEnds('2028-02-29', 1)).toBe('2029-02-28');
    expect(banEnds('2026-09-21', 3)).toBe('2029-09-21');
  });

  it('blocks from its first day, ends by itself, and blocks nothing once it is lifted', () => {
    fc.assert(fc.property(day, years, day, (from, count, asked) => banBlocks({ from, to: banEnds(from, count), liftedOn: null }, asked) === (asked >= from && asked < banEnds(from, count))));
    fc.assert(fc.property(day, years, day, (from, count, asked) => !banBlocks({ from, to: banEnds(from, count), liftedOn: from }, asked)));
  });
});

describe('somebody who lives far away', () => {
  it('is told by the distance of two places alone, the same both ways', () => {
    const [home, near, far] = [{ longitude: 108, latitude: 32 }, { longitude: 108.1, latitude: 32 }, { longitude: 108, latitude: 32.6 }];
    expect([livesTooFar(home, near, 40), livesTooFar(home, far, 40), livesTooFar(far, home, 40)]).toEqual([false, true, true]);
    expect(livesTooFar(home, home, 1)).toBe(false);
  });
});
