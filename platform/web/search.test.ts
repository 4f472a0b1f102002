import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearch, plainSearch, stringifySearch } from './search.ts';

describe('a list in the address', () => {
  it('is readable', () => {
    expect(stringifySearch({ state: ['open', 'late'], page: 2, q: '垃圾' })).toBe('?state=open,late&page=2&q=%E5%9E%83%E5%9C%BE');
  });

  it('leaves out what is not set', () => {
    expect(stringifySearch({ q: '', zone: undefined, unit: null, states: [], late: false })).toBe('');
  });

  it('comes back as it went, whatever people type', () => {
    fc.assert(fc.property(fc.dictionary(fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'), fc.string({ minLength: 1, unit: 'grapheme' })), (values) => {
      expect(parseSearch(stringifySearch(values))).toEqual({ ...plainSearch(values) });
    }));
  });
});
