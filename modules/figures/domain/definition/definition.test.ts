import { describe, expect, it } from 'vitest';
import { AS_OF, countsAllTimes, definitionFault, isAsExpected, kindOf, verdictOf } from './index.ts';
import type { FigureDefinition, ShapeFacts } from './index.ts';

const shape: ShapeFacts = { hasDay: true, hasPlace: true, columns: { kind: { type: 'text' }, amount: { type: 'number' }, from: { type: 'date' }, until: { type: 'date' }, ok: { type: 'boolean' } } };
const count: FigureDefinition = { source: 'x.rows', where: [], aggregate: { kind: 'count' }, period: { from: null, to: null }, asOf: null };
const faultOf = (more: Partial<FigureDefinition>, over: ShapeFacts | undefined = shape) => definitionFault({ ...count, ...more }, over);

describe('the definition of a figure', () => {
  it('is right over the columns of its shape', () => {
    expect(faultOf({ where: [{ column: 'kind', is: 'oneOf', value: ['a'] }, { column: 'from', is: 'most', value: AS_OF }, { column: 'until', is: 'above', value: AS_OF, orEmpty: true }, { column: 'place', is: 'under', value: 'e1' }, { column: 'ok', is: 'is', value: true }], aggregate: { kind: 'sum', column: 'amount' } })).toBeNull();
    expect(faultOf({ source: null, aggregate: { kind: 'ratioOfFigures', numerator: 'a', denominator: 'b' } }, undefined)).toBeNull();
  });

  it('is told what is wrong, and where', () => {
    expect([definitionFault(count, undefined)?.fault, definitionFault({ ...count, source: null }, shape)?.fault]).toEqual(['sourceUnknown', 'sourceNeeded']);
    expect(faultOf({ where: [{ column: 'toString', is: 'is', value: 'x' }] })).toEqual({ fault: 'columnUnknown', pointer: '/definition/where/0' });
    expect(faultOf({ where: [{ column: 'kind', is: 'least', value: 'x' }] })?.fault).toBe('operatorMisfit');
    expect(faultOf({ where: [{ column: 'amount', is: 'is', value: 'x' }] })?.fault).toBe('valueMisfit');
    expect(faultOf({ aggregate: { kind: 'sum', column: 'kind' } })).toEqual({ fault: 'notNumber', pointer: '/definition/aggregate' });
    expect(faultOf({ period: { from: '2026-01-01', to: null } }, { ...shape, hasDay: false })?.fault).toBe('noDay');
  });

  it('counts rows of all times unless a period, a year or the reference day bounds it', () => {
    const boundBy = (value: string | string[]) => countsAllTimes({ ...count, where: [{ column: 'kind', is: Array.isArray(value) ? 'oneOf' : 'is', value }] });
    expect([countsAllTimes(count), boundBy('20xx'), countsAllTimes({ ...count, period: { from: null, to: '2026-12-31' } })]).toEqual([true, true, true]);
    expect([boundBy('2026'), boundBy('2026-10'), boundBy(['2025', '2026']), boundBy(AS_OF), countsAllTimes({ ...count, period: { from: '2026-01-01', to: null } })]).toEqual([false, false, false, false, false]);
    expect(countsAllTimes({ ...count, source: null, aggregate: { kind: 'sumOfFigures', figures: ['a', 'b'] } })).toBe(false);
  });

  it('has the kind that a person would say', () => {
    expect([kindOf({ kind: 'distinct', column: 'place' }), kindOf({ kind: 'share', of: [] }), kindOf({ kind: 'rank', column: 'amount', best: 'highest', self: { column: 'kind', is: 'is', value: 'a' } })]).toEqual(['count', 'ratio', 'rank']);
  });
});

describe('a published number', () => {
  const published = (value: number, more: object = {}) => ({ value, qualifier: 'exact' as const, kind: 'count', reproduce: true, ...more });
  const of = (value: number | null, numerator: number | null = null, denominator: number | null = null) => ({ value, numerator, denominator });

  it('matches exactly, or from its floor on where it says 余', () => {
    expect([verdictOf(published(32), of(32)), verdictOf(published(32), of(33)), verdictOf(published(600, { qualifier: 'more_than' }), of(612)), verdictOf(published(600, { qualifier: 'more_than' }), of(599))]).toEqual(['matches', 'differs', 'matches', 'differs']);
  });

  it('is a ratio at the decimals it was published with, and inconsistent where its counts say otherwise', () => {
    const rate = (value: number) => published(value, { kind: 'ratio' });
    expect([verdictOf(rate(0.98), of(0.9799, 9_799, 10_000)), verdictOf(rate(0.62), of(60_039 / 600_000, 60_039, 600_000)), verdictOf(rate(0.62), of(null))]).toEqual(['matches', 'inconsistent', 'noValue']);
    expect([isAsExpected({ ...rate(0.62), reproduce: false }, 'inconsistent'), isAsExpected(rate(0.62), 'inconsistent')]).toEqual([true, false]);
  });
});
