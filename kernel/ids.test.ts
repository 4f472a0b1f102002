import { describe, expect, it } from 'vitest';
import { isUuid, uuidv7 } from './ids.ts';

const constantBytes = (byte: number) => (bytes: number) => new Uint8Array(bytes).fill(byte);

describe('version 7 ids', () => {
  it('agrees with the example printed in RFC 9562, appendix A.6', () => {
    const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(uuidv7(0x017f22e279b0, () => random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('sets version and variant whatever the randomness says', () => {
    expect(uuidv7(0, constantBytes(0x00))).toBe('00000000-0000-7000-8000-000000000000');
    expect(uuidv7(2 ** 48 - 1, constantBytes(0xff))).toBe('ffffffff-ffff-7fff-bfff-ffffffffffff');
  });

  it('sorts a later id after an earlier one', () => {
    const earlier = uuidv7(1_700_000_000_000, constantBytes(0xff));
    const later = uuidv7(1_700_000_000_001, constantBytes(0x00));
    expect(earlier < later).toBe(true);
  });

  it('refuses a clock or a source of randomness that is broken', () => {
    expect(() => uuidv7(-1, constantBytes(1))).toThrow(/48 bits/);
    expect(() => uuidv7(1.5, constantBytes(1))).toThrow(/48 bits/);
    expect(() => uuidv7(2 ** 48, constantBytes(1))).toThrow(/48 bits/);
    expect(() => uuidv7(1, () => new Uint8Array(4))).toThrow(/4 of 10 bytes/);
  });
});

describe('spelling of ids', () => {
  it.each([
    ['017f22e2-79b0-7cc3-98c4-dc0c0c07398f', true],
    ['017F22E2-79B0-7CC3-98C4-DC0C0C07398F', false],
    ['017f22e279b07cc398c4dc0c0c07398f', false],
    ['017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n', false],
    ['', false],
  ])('%j is an id: %s', (text, expected) => {
    expect(isUuid(text)).toBe(expected);
  });
});
