import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCover, planReturn } from './index.ts';
import type { DayChanges, SiteDays } from './index.ts';

const dayAt = (at: number): string => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
const SPAN = 40;
const everyDay = Array.from({ length: SPAN + 5 }, (_each, at) => dayAt(at));
const holdsOn = (days: SiteDays, day: string): boolean => days.from <= day && (days.to === null || day < days.to);
const holderOn = (all: readonly SiteDays[], siteId: string, day: string): string[] => all.filter((days) => days.siteId === siteId && holdsOn(days, day)).map((days) => days.holderId);

/** What the statements make of the changes, step by step in their order. */
function applied(all: readonly SiteDays[], changes: DayChanges, prefix: string): SiteDays[] {
  const resized = new Map([...changes.shrunk, ...changes.grown].map((each) => [each.id, each]));
  return [
    ...all.filter((days) => !changes.removed.includes(days.id)).map((days) => ({ ...days, ...resized.get(days.id) })),
    ...changes.added.map((each, at) => ({ ...each, id: `${prefix}${at}` })),
  ];
}

/** Stretches of one site that follow each other, held by the leader or by somebody else, the last perhaps without an end. */
const siteHistory = fc.tuple(fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('leader', 'other', null)), { minLength: 1, maxLength: 5 }), fc.boolean()).map(([parts, goesOn]) => {
  let at = 0;
  const made = parts.flatMap(([length, holderId]) => { const from = at; at += length; return holderId === null ? [] : [{ holderId, from: dayAt(from), to: dayAt(at) as string | null }]; });
  const last = made.at(-1);
  return goesOn && last !== undefined ? [...made.slice(0, -1), { ...last, to: null }] : made;
});
const histories = fc.array(siteHistory, { minLength: 1, maxLength: 4 }).map((sites) => sites.flatMap((parts, site) => parts.map((part, at): SiteDays => ({ ...part, id: `${site}-${at}`, siteId: String(site) }))));
const period = fc.tuple(fc.integer({ min: 0, max: SPAN }), fc.integer({ min: 1, max: 15 })).map(([at, length]) => ({ from: dayAt(at), to: dayAt(at + length) }));

describe('a deputy for some days', () => {
  it('answers on exactly the leader’s days inside the period, and nothing else moves', () => {
    fc.assert(fc.property(histories, period, (before, when) => {
      const after = applied(before, planCover(before.filter((days) => days.holderId === 'leader'), when, 'deputy'), 'c');
      for (const siteId of new Set(before.map((days) => days.siteId))) {
        for (const day of everyDay) {
          const was = holderOn(before, siteId, day);
          expect(holderOn(after, siteId, day)).toEqual(was[0] === 'leader' && day >= when.from && day < when.to ? ['deputy'] : was);
        }
      }
      expect(after.every((days) => days.to === null || days.to > days.from)).toBe(true);
    }));
  });

  it('gives the days from any day on back, and taken back before it began leaves no trace', () => {
    fc.assert(fc.property(histories, period, fc.integer({ min: 0, max: SPAN + 15 }), (before, when, at) => {
      const during = applied(before, planCover(before.filter((days) => days.holderId === 'leader'), when, 'deputy'), 'c');
      const day = dayAt(at);
      const after = applied(during, planReturn(during.filter((days) => days.holderId === 'deputy'), during.filter((days) => days.holderId === 'leader'), day, 'leader'), 'r');
      for (const siteId of new Set(before.map((days) => days.siteId))) {
        for (const each of everyDay) {
          expect(holderOn(after, siteId, each)).toEqual(holderOn(each >= day ? before : during, siteId, each));
        }
      }
      expect(after.every((days) => days.to === null || days.to > days.from)).toBe(true);
    }));
  });

  it('taken back where the leader goes on leaves the very rows there were', () => {
    const before: SiteDays[] = [{ id: 'a', siteId: '1', holderId: 'leader', from: '2026-01-01', to: null }];
    const during = applied(before, planCover(before, { from: '2026-01-10', to: '2026-01-20' }, 'deputy'), 'c');
    const back = (day: string) => applied(during, planReturn(during.filter((days) => days.holderId === 'deputy'), during.filter((days) => days.holderId === 'leader'), day, 'leader'), 'r');
    expect(back('2026-01-05')).toEqual(before);
    expect(back('2026-01-15').map((days) => [days.holderId, days.from, days.to])).toEqual([
      ['leader', '2026-01-01', '2026-01-10'], ['leader', '2026-01-15', null], ['deputy', '2026-01-10', '2026-01-15'],
    ]);
  });
});
