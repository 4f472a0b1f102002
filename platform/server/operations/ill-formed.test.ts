import { describe, expect, it } from 'vitest';
import { findIllFormed } from './ill-formed.ts';

describe('an input that no table can hold', () => {
  it.each([
    ['a NUL in a text', { a: [{ b: 'x\u0000y' }] }, ['a', 0, 'b']],
    ['half a surrogate pair', { title: 'x\ud800y' }, ['title']],
    ['a NUL in the name of a member', { 'a\u0000': 1 }, []],
  ])('%s is found with its place', (_what, input, path) => { expect(findIllFormed(input)).toEqual(path); });
  it('is one nested deeper than sixty', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 80; level += 1) deep = { a: deep };
    expect(findIllFormed(deep)).toHaveLength(60);
  });
  it('is not emoji, nor a rare character, nor the bytes of a file', () => {
    expect(findIllFormed({ name: '𠮷野家😀', file: { body: new Uint8Array([0, 0]) } })).toBeNull();
  });
});
