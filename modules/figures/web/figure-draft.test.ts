import { describe, expect, it } from 'vitest';
import { definitionOf, draftOf, emptyCondition, linesOf } from './figure-draft.ts';
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

  it('keeps every condition of a share when it is opened again, and values that hold commas', () => {
    const ofs = [{ ...emptyCondition(), column: 'kind', value: 'a' }, { ...emptyCondition(), column: 'amount', is: 'least' as const, value: '3' }];
    const definition = definitionOf([source], { ...draftOf(), source: 'x.rows', kind: 'share', ofs, where: [{ ...emptyCondition(), column: 'kind', is: 'oneOf', value: linesOf(['甲，乙', '丙']) }] });
    expect(definition).toMatchObject({ where: [{ value: ['甲，乙', '丙'] }], aggregate: { kind: 'share', of: [{ column: 'kind' }, { column: 'amount', is: 'least', value: 3 }] } });
    const again = draftOf({ code: 'x', labelZh: '题', labelEn: 'x', unit: '%', scopeNote: '', definition } as never);
    expect(definitionOf([source], again)).toEqual(definition);
  });

  it('names no rows where figures are added up', () => {
    expect(definitionOf([source], { ...draftOf(), source: 'x.rows', kind: 'sumOfFigures', figures: ['a', 'b'] })).toMatchObject({ source: null, where: [], aggregate: { kind: 'sumOfFigures', figures: ['a', 'b'] } });
  });

  it('names no rows where two figures are put together', () => {
    expect(definitionOf([source], { ...draftOf(), source: 'x.rows', kind: 'ratioOfFigures', numerator: 'a', denominator: 'b' })).toMatchObject({ source: null, where: [], aggregate: { kind: 'ratioOfFigures', numerator: 'a', denominator: 'b' } });
  });
});
