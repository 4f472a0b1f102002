import { describe, expect, it } from 'vitest';
import { passwordWeakness } from './index.ts';

describe('a password', () => {
  it.each([
    ['Kx7-moor-gate', null],
    ['绿水青山 Abc-2026', null],
    ['Short-1', 'too_short'],
    ['alllowercaseletters', 'too_plain'],
    ['only-lower-and-signs', 'too_plain'],
    ['Zhang.San-2026', 'holds_username'],
    ['Aa1Aa1Aa1Aa1', 'repetitive'],
    ['Abcdefghij12', 'repetitive'],
  ])('%s → %s', (password, weakness) => { expect(passwordWeakness(password, 'zhang.san')).toBe(weakness); });
  it('may hold a very short user name by chance', () => {
    expect(passwordWeakness('Kx7-moor-gate', 'or')).toBeNull();
  });
});
