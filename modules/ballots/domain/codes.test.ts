import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_BYTES, codeOf, codeTyped, findAnomalies, paperStanding, printedCode } from './index.ts';
import type { CastMark } from './index.ts';

const random = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });

describe('a printed code', () => {
  it('is read as people type it: small letters, spaces, dashes, O for 0 and I or L for 1', () => {
    fc.assert(fc.property(random, (bytes) => {
      const code = codeOf(bytes);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
      expect(codeTyped(` ${printedCode(code).toLowerCase()} `)).toBe(code);
      expect(codeTyped(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
    }));
  });
  it('with signs left out is no code, and one wrong sign is found thirty-one times of thirty-two', () => {
    expect(codeTyped('ABCD')).toBeNull();
    const code = codeOf(new Uint8Array(CODE_BYTES).fill(7));
    const wrong = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'].filter((sign) => sign !== code[3]).map((sign) => code.slice(0, 3) + sign + code.slice(4));
    expect(wrong.filter((text) => codeTyped(text) === null).length).toBeGreaterThan(25);
  });
});

describe('a paper ballot', () => {
  it('counts when two entries agree; where they differ the third decides', () => {
    expect(paperStanding([{ choice: [1, 2] }])).toEqual({ state: 'once', choice: null });
    expect(paperStanding([{ choice: [1, 2] }, { choice: [1, 2] }])).toEqual({ state: 'settled', choice: [1, 2] });
    expect(paperStanding([{ choice: [1, 2] }, { choice: [1, 3] }])).toEqual({ state: 'differs', choice: null });
    expect(paperStanding([{ choice: [1, 2] }, { choice: null }, { choice: [1, 3] }])).toEqual({ state: 'settled', choice: [1, 3] });
    expect(paperStanding([{ choice: null }, { choice: null }])).toEqual({ state: 'settled', choice: null });
  });
});

describe('what is unusual about where and when ballots came', () => {
  const at = (hourOfDay: number) => ({ hourOfDay, hour: `2026-09-21 ${hourOfDay}` });
  const spread = (count: number): CastMark[] => Array.from({ length: count }, (_, leafIndex) => ({ leafIndex, network: `home ${leafIndex}`, ...at(8 + (leafIndex % 10)) }));
  it('says nothing about many homes over the day, nor about a family or an office', () => {
    const office = Array.from({ length: 15 }, (_, more) => ({ leafIndex: 200 + more, network: 'office', ...at(8 + (more % 10)) }));
    expect(findAnomalies([...spread(200), ...office])).toEqual([]);
  });
  it('names the leaves of one network, of a burst and of the night', () => {
    const farm = Array.from({ length: 150 }, (_, more) => ({ leafIndex: 200 + more, network: 'farm', ...at(2) }));
    const found = findAnomalies([...spread(200), ...farm]);
    expect(found.map(({ kind, count }) => [kind, count])).toEqual([['oneOrigin', 150], ['burst', 150], ['oddHours', 150]]);
    expect(found[0]?.leafIndexes).toEqual(farm.map(({ leafIndex }) => leafIndex));
  });
});
