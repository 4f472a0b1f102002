import { describe, expect, it } from 'vitest';
import { validityText } from './validity.ts';

const said = (validity: object, more: object = {}, type = 'number') => {
  const found = validityText({ validity, type, limits: more });
  return found === null ? null : [found.words.zh, found.words.en, found.n];
};

describe('what a field says that the browser refuses', () => {
  it('is about what is wrong with it, in both languages', () => {
    expect(said({ valueMissing: true })).toEqual(['请填写这一项', 'Fill in this field', '']);
    expect(said({ rangeUnderflow: true }, { min: '1', max: '9' })).toEqual(['不能小于 {n}', 'Must be at least {n}', '1']);
    expect(said({ rangeOverflow: true }, { min: '1', max: '9' })).toEqual(['不能大于 {n}', 'Must be at most {n}', '9']);
    expect(said({ tooShort: true }, { minLength: 2 }, 'text')).toEqual(['至少 {n} 个字', 'At least {n} characters', '2']);
  });

  it('is that a number is none before it is that it is missing: the browser holds letters in a number field for both', () => {
    expect(said({ badInput: true, valueMissing: true })?.[0]).toBe('请填写数字');
    expect(said({ badInput: true }, {}, 'date')?.[0]).toBe('格式不对，请按说明填写');
  });

  it('tells a whole number from a step', () => {
    expect([said({ stepMismatch: true })?.[0], said({ stepMismatch: true }, { step: '0.5' })?.[2]]).toEqual(['请填写整数', '0.5']);
  });

  it('is nothing where nothing is wrong', () => { expect(said({})).toBeNull(); });
});
