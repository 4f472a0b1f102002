import { expect, it } from 'vitest';
import { sha256Bytes, sha256Hex } from './sha256.ts';

it('agrees with the vectors of FIPS 180-4', () => {
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('hashes Chinese text as its UTF-8 bytes', () => {
  expect(sha256Hex('文明')).toBe(sha256Hex(Uint8Array.from([0xe6, 0x96, 0x87, 0xe6, 0x98, 0x8e])));
  expect(sha256Bytes('文明')).toHaveLength(32);
});
