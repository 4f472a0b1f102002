import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventDoubts } from './events.ts';
import type { EventBehind } from './events.ts';

const day = (at: number): string => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
const event = (id: string, kind: string, on: number, more: Partial<EventBehind> & { readonly lasts?: number } = {}): EventBehind => ({ id, kind, key: '清理河道', title: '清理河道', on: day(on), until: day(on + (more.lasts ?? 0)), label: id, path: `/${kind}/${id}`, ...more });
const events = fc.array(fc.record({ kind: fc.constantFrom('study', 'talks', 'plans.projects', 'volunteering'), on: fc.integer({ min: 0, max: 40 }), lasts: fc.constantFrom(0, 0, 0, 5), key: fc.constantFrom('甲', '乙') }), { maxLength: 14 })
  .map((of) => of.map(({ kind, on, lasts, key }, at) => event(String(at).padStart(2, '0'), kind, on, { key, title: key, lasts })));

describe('one event in two places', () => {
  it('is a lecture in two registers, an activity beside a record, a project that a register holds too', () => {
    expect(eventDoubts([event('1', 'study', 3), event('2', 'lectures', 3)])[0]).toMatchObject({ rule: 'eventTwice', facts: { name: '清理河道', on: '2026-01-04', count: 2 }, at: [{ path: '/study/1' }, { path: '/lectures/2' }] });
    expect(eventDoubts([event('1', 'volunteering', 3), event('2', 'study', 3)])).toHaveLength(1);
    expect(eventDoubts([event('1', 'plans.projects', 0, { lasts: 200 }), event('2', 'projects', 30)])).toHaveLength(1);
  });

  it('is none twice in one place, on two days, or under other words', () => {
    expect(eventDoubts([event('1', 'volunteering', 3), event('2', 'volunteering', 3)])).toEqual([]);
    expect(eventDoubts([event('1', 'study', 3), event('2', 'talks', 4)])).toEqual([]);
    expect(eventDoubts([event('1', 'study', 3), event('2', 'talks', 3, { key: '别的' })])).toEqual([]);
    expect(eventDoubts([event('1', 'plans.projects', 0, { lasts: 20 }), event('2', 'projects', 21)])).toEqual([]);
  });

  it('is found for whatever pair there is, and for nothing else, in whichever order rows come', () => {
    fc.assert(fc.property(events, (given) => {
      const found = eventDoubts(given);
      expect(eventDoubts(given.toReversed())).toEqual(found);
      const named = new Set(found.flatMap(({ at }) => at.map(({ label }) => label)));
      const touches = (one: EventBehind, other: EventBehind): boolean => one.key === other.key && one.on <= other.until && other.on <= one.until;
      for (const one of given) if (given.some((other) => other.kind !== one.kind && touches(one, other))) expect(named).toContain(one.id);
      for (const { at } of found) expect(new Set(at.map(({ path }) => path?.split('/')[1])).size).toBeGreaterThanOrEqual(2);
    }));
  });
});
