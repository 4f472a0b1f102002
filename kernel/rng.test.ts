import { describe, expect, it } from 'vitest';
import { createRng } from './rng.ts';
import { sha256Hex } from './sha256.ts';

const SEED = '2026-03 第一轮';
const upTo = (count: number) => Array.from({ length: count }, (_, place) => place + 1);
const times = <T>(count: number, next: () => T) => Array.from({ length: count }, next);

/** Every expected value was computed by a second program, written in another language from the published steps. */
describe('test vectors of the published algorithm', () => {
  it('reads 32-bit numbers from SHA-256 blocks', () => {
    expect(times(10, createRng(SEED).nextUint32)).toEqual([
      1986196000, 1858220171, 156337793, 1327927845, 48614959, 392300897, 3772008052, 2803778413, 740320133, 635519433,
    ]);
    expect(sha256Hex(`${SEED}:0`).slice(0, 8)).toBe((1986196000).toString(16));
    expect(sha256Hex(`${SEED}:1`).slice(0, 8)).toBe((740320133).toString(16));
  });

  it('throws a die', () => {
    const rng = createRng(SEED);
    expect(times(12, () => rng.nextInt(6))).toEqual([4, 5, 5, 3, 1, 5, 4, 1, 5, 3, 0, 0]);
  });

  it('rejects numbers that would favour small remainders', () => {
    const rng = createRng('reject');
    expect(times(4, () => rng.nextInt(2 ** 31 + 1))).toEqual([2001144781, 1461485483, 171032334, 1035862378]);
  });

  it('makes fractions', () => {
    expect(times(3, createRng(SEED).nextFloat)).toEqual([0.4624472963262394, 0.03640023104237233, 0.011319049383250346]);
  });

  it('shuffles, draws and picks', () => {
    expect(createRng(SEED).shuffle(upTo(10))).toEqual([4, 5, 6, 10, 3, 8, 7, 2, 9, 1]);
    expect(['a', 'b', 'c', 'd'].map((seed) => createRng(seed).shuffle(upTo(3)))).toEqual([
      [3, 2, 1],
      [2, 3, 1],
      [3, 1, 2],
      [2, 1, 3],
    ]);
    expect(createRng(SEED).sample(upTo(100), 7)).toEqual([1, 73, 62, 80, 84, 18, 29]);
    expect(createRng(SEED).pick(upTo(6))).toBe(5);
  });
});

describe('the stream', () => {
  it('differs for seeds that differ little', () => {
    expect(createRng('a').nextUint32()).not.toBe(createRng('b').nextUint32());
    expect(createRng('a:1').nextUint32()).not.toBe(createRng('a').nextUint32());
  });

  it('leaves the array it was given alone', () => {
    const array = Object.freeze(upTo(5));
    createRng('x').shuffle(array);
    expect(createRng('x').sample(array, 5)).toHaveLength(5);
    expect(array).toEqual([1, 2, 3, 4, 5]);
  });

  it('refuses impossible requests', () => {
    const rng = createRng('x');
    expect(() => rng.nextInt(0)).toThrow(/bound/);
    expect(() => rng.nextInt(2 ** 32 + 1)).toThrow(/bound/);
    expect(() => rng.nextInt(2.5)).toThrow(/bound/);
    expect(() => rng.pick([])).toThrow(/nothing to pick/);
    expect(() => rng.sample([1, 2], 3)).toThrow(/cannot draw 3 of 2/);
  });
});
