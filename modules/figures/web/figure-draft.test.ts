import { describe, expect, it } from 'vitest';
import { definitionOf, draftOf, emptyCondition } from './figure-draft.ts';
import type { Source } from './figure-draft.ts';

const words = { zh: '字', en: 'w' };
const source: Source = { code: 'x.rows', words, hasDay: true, hasPlace: true, columns: [{ code: 'kind', words, type: 'text', unit: null, choices: [] }, { code: 'amount', words, type: 'number', unit: null, choices: [] }, { code: 'ok', words, type: 'boolean', unit: null, choices: [] }] };

describe('a definition as it is typed', () => {
  it('takes the type of its column, several values with commas, and what is empty as nothing', () => {
    const where = [{ ...emptyCondition(), column: 'kind', is: 'oneOf' as const, value: 'a，b, c' }, { ...emptyCondition(), column: 'amount', is: 'least' as const, value: '3' }, { ...emptyCondition(), column: 'ok', value: 'true', orEmpty: true }];
    const made = definitionOf([source], { ...draftOf(), source: 'x.rows', where, kind: 'sum', column: 'amount', from: '2026-01-01' });
    expect(made).toEqual({
      source: 'x.rows', where: [{ column: 'kind', is: 'oneOf', value: ['a', 'b', 'c'] }, { column: 'amount', is: 'least', value: 3 }, { column: 'ok', is: 'is', value: true, orEmpty: true }],
      aggregate: { kind: 'sum', column: 'amount' }, period: { from: '2026-01-01', to: null }, asOf: null,
    });
  });

  it('names no rows where two figures are put together', () => {
    expect(definitionOf([source], { ...draftOf(), source: 'x.rows', kind: 'ratioOfFigures', numerator: 'a', denominator: 'b' })).toMatchObject({ source: null, where: [], aggregate: { kind: 'ratioOfFigures', numerator: 'a', denominator: 'b' } });
  });
});
