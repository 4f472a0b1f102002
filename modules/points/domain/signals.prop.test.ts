import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_SIGNAL_TERMS, SIGNAL_STATES, signalKey, signalsOf, stateAgain } from './index.ts';
import type { HandedOut, ReviewedDeed, Rule, SignalTerms } from './index.ts';

const shipped = JSON.parse(readFileSync(new URL('../../../packs/points/rules.json', import.meta.url), 'utf8')) as { readonly rules: readonly Rule[]; readonly terms: { readonly signals: SignalTerms } };

const deed = (id: number, more: Partial<ReviewedDeed> = {}): ReviewedDeed => ({ id: String(id), recordedBy: 'a', reviewedBy: 'b', points: 5, recordedHour: 10, recordedDay: '2026-09-21', ...more });
const found = (deeds: readonly ReviewedDeed[], redemptions: readonly HandedOut[] = [], terms: SignalTerms = DEFAULT_SIGNAL_TERMS) => signalsOf('2026-3', deeds, redemptions, terms);

it('the same two over half are told, whichever of them recorded; half or few are not', () => {
  const ten = Array.from({ length: 10 }, (_, at) => deed(at, at % 2 === 0 ? {} : { recordedBy: 'b', reviewedBy: 'a' }));
  const others = (count: number) => Array.from({ length: count }, (_, at) => deed(100 + at, { recordedBy: `c${at}`, reviewedBy: `d${at}` }));
  expect(found([...ten, ...others(9)])).toMatchObject([{ kind: 'samePair', span: '2026-3', personIds: ['a', 'b'], count: 10, of: 19 }]);
  expect(found([...ten, ...others(10)])).toEqual([]);
  expect(found(ten.slice(1))).toEqual([]);
});

it('round numbers in bulk are told with their day: thirty of one person, nine in ten of what they recorded', () => {
  const day = (round: number, odd: number) => Array.from({ length: round + odd }, (_, at) => deed(at, { points: at < round ? 20 : 5, reviewedBy: null }));
  expect(found(day(30, 3))).toMatchObject([{ kind: 'roundInBulk', span: '2026-09-21', personIds: ['a'], count: 30, of: 33 }]);
  expect(found(day(29, 0))).toEqual([]);
  expect(found(day(30, 4))).toEqual([]);
  expect(found(day(30, 0).map((each, at) => (at % 2 === 0 ? each : { ...each, recordedDay: '2026-09-22' })))).toEqual([]);
});

it('every signal can fire under the rule book that comes with the product, with its own lines', () => {
  const terms = shipped.terms.signals;
  const worth = shipped.rules.map(({ points }) => points);
  expect(worth.filter((points) => points % terms.roundOf === 0).length).toBeGreaterThan(0);
  expect(worth.filter((points) => points % terms.roundOf !== 0).length).toBeGreaterThan(0);
  const round = shipped.rules.find(({ code }) => code === 'public-work')?.points ?? 0;
  const deeds = Array.from({ length: 40 }, (_, at) => deed(at, { points: round, recordedHour: at === 0 ? terms.nightFrom : 10 }));
  expect(found(deeds, [{ id: 's', hasSlip: false, redeemedBy: 'c' }], terms).map(({ kind }) => kind)).toEqual(['samePair', 'roundInBulk', 'atNight', 'withoutSlip']);
});

it('a night that ends before it began goes past midnight, and one that does not stays within the day', () => {
  const hours = (terms: SignalTerms) => found([0, 3, 5, 6, 13, 21, 22, 23].map((recordedHour) => deed(recordedHour, { recordedHour, recordedBy: `p${recordedHour}`, reviewedBy: null })), [], terms).map(({ personIds }) => personIds[0]);
  expect(hours(DEFAULT_SIGNAL_TERMS)).toEqual(['p0', 'p3', 'p5', 'p22', 'p23']);
  expect(hours({ ...DEFAULT_SIGNAL_TERMS, nightFrom: 0, nightTo: 5 })).toEqual(['p0', 'p3']);
});

it('redemptions without a slip are told with how many of how many, person by person', () => {
  expect(found([], [{ id: '1', hasSlip: false, redeemedBy: 'a' }, { id: '2', hasSlip: true, redeemedBy: 'a' }, { id: '3', hasSlip: true, redeemedBy: 'b' }])).toMatchObject([{ kind: 'withoutSlip', personIds: ['a'], count: 1, of: 2, factIds: ['1'] }]);
});

const deeds = fc.array(fc.record({ recordedBy: fc.constantFrom('a', 'b', 'c'), reviewedBy: fc.constantFrom('a', 'b', 'c', null), points: fc.constantFrom(5, 10, 20, -10), recordedHour: fc.integer({ min: 0, max: 23 }), recordedDay: fc.constantFrom('2026-09-20', '2026-09-21') }), { maxLength: 80 })
  .map((rows) => rows.map((row, id): ReviewedDeed => ({ ...row, id: String(id) })));

it('the order in which deeds come changes neither which signals there are nor what is behind them', () => {
  fc.assert(fc.property(deeds, (rows) => {
    const told = (given: readonly ReviewedDeed[]) => found(given).map((signal) => [signalKey(signal), signal.count, signal.of, signal.factIds.toSorted()]).toSorted((x, y) => String(x[0]).localeCompare(String(y[0])));
    expect(told(rows.toReversed())).toEqual(told(rows));
    expect(new Set(found(rows).map(signalKey)).size).toBe(found(rows).length);
  }), { seed: 5, numRuns: 200 });
});

it('what was decided stays so while nothing new came, and opens again with the first new fact', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 40 }).map(String), { maxLength: 20 });
  fc.assert(fc.property(fc.constantFrom(...SIGNAL_STATES), ids, ids, (state, decided, now) => {
    const after = stateAgain(state, new Set(decided), now);
    const isNew = now.some((id) => !decided.includes(id));
    expect(after).toBe(state === 'open' || state === 'gone' || isNew ? 'open' : state);
  }), { seed: 6, numRuns: 300 });
});
