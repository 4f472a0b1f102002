import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { juryRanking } from './jury.ts';
import type { JurySettings, TieKey } from './jury.ts';
import { passedOver } from './passed-over.ts';

const place = (candidate: string, group: string | null = null) => ({ candidate, group });

describe('a list held against the written order', () => {
  it('passes over whoever stands before somebody chosen, within a class alone', () => {
    const order = [place('a', 'x'), place('b', 'y'), place('c', 'x'), place('d', 'y')];
    expect(passedOver(order, new Set(['a', 'b']))).toEqual([]);
    expect(passedOver(order, new Set(['c', 'b']))).toEqual(['a']);
    expect(passedOver(order, new Set(['c', 'd']))).toEqual(['a', 'b']);
    expect(passedOver(order, new Set())).toEqual([]);
  });

  const orders = fc.array(fc.constantFrom('x', 'y', null), { maxLength: 12 }).map((groups) => groups.map((group, at) => place(`c${at}`, group)));
  it('passes over nobody exactly when those chosen of each class are its first', () => {
    fc.assert(fc.property(orders, fc.infiniteStream(fc.boolean()), (order, flips) => {
      const chosen = new Set(order.filter(() => flips.next().value as boolean).map(({ candidate }) => candidate));
      const areFirst = ['x', 'y', null].every((group) => {
        const own = order.filter((each) => each.group === group).map(({ candidate }) => chosen.has(candidate));
        return !own.some((isIn, at) => isIn && own.slice(0, at).includes(false));
      });
      expect(passedOver(order, chosen).length === 0).toBe(areFirst);
    }), { numRuns: 1_000 });
  });
  it('names nobody who is chosen, and with all it names chosen as well passes over nobody', () => {
    fc.assert(fc.property(orders, fc.infiniteStream(fc.boolean()), (order, flips) => {
      const chosen = new Set(order.filter(() => flips.next().value as boolean).map(({ candidate }) => candidate));
      const left = passedOver(order, chosen);
      expect(left.some((candidate) => chosen.has(candidate))).toBe(false);
      expect(passedOver(order, new Set([...chosen, ...left]))).toEqual([]);
    }), { numRuns: 500 });
  });
});

describe('a tie at the line between in and out', () => {
  const settings = (tieRule: readonly TieKey[]): JurySettings => ({ method: 'trimmedMean', trim: 1, tieRule, lotSeed: 'published-seed' });
  const scores = fc.array(fc.record({ total: fc.constantFrom(7_000, 8_000), moment: fc.constantFrom('2026-09-01T01:00:00.000Z', '2026-09-02T01:00:00.000Z') }), { minLength: 2, maxLength: 8 });
  it('is decided by who was nominated earlier where the rule says so, whatever number they were dealt, and by the lot between those of one moment', () => {
    fc.assert(fc.property(scores, fc.nat(), (rows, turn) => {
      const candidates = rows.map((row, at) => ({ ...row, id: `c${at}` }));
      const dealt = candidates.map(({ id }) => id);
      const numbers = [...dealt.slice(turn % dealt.length), ...dealt.slice(0, turn % dealt.length)];
      const sheets = candidates.flatMap(({ id, total }) => ['j1', 'j2', 'j3'].map((judge) => ({ judge, candidate: id, total })));
      const moments = new Map(candidates.map(({ id, moment }) => [id, moment]));
      const ranking = juryRanking(sheets, numbers, settings(['median', 'earlier', 'lot']), moments);
      expect(juryRanking(sheets, dealt, settings(['median', 'earlier', 'lot']), moments).map(({ candidate }) => candidate)).toEqual(ranking.map(({ candidate }) => candidate));
      for (const [at, row] of ranking.entries()) {
        const above = ranking[at - 1];
        if (above === undefined || row.partedBy === null) continue;
        const [own, other] = [moments.get(row.candidate) as string, moments.get(above.candidate) as string];
        expect(row.partedBy).toBe(own === other ? 'lot' : 'earlier');
        expect(own >= other).toBe(true);
        expect(row.tieSteps.at(-1)?.above).not.toBe(row.tieSteps.at(-1)?.own);
      }
    }), { numRuns: 500 });
  });
});
