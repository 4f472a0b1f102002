import { invariant } from './result.ts';
import { sha256Bytes } from './sha256.ts';

const UINT32_RANGE = 2 ** 32;
const WORDS_PER_BLOCK = 8;

/**
 * 可复现随机数 · A stream of numbers that anybody who knows the published seed can make again.
 *
 * @unit nextUint32: whole number in [0, 2³²) · nextInt: whole number in [0, maxExclusive) ·
 *   nextFloat: multiple of 2⁻⁵³ in [0, 1)
 */
export type Rng = {
  readonly nextUint32: () => number;
  readonly nextInt: (maxExclusive: number) => number;
  readonly nextFloat: () => number;
  readonly shuffle: <T>(array: readonly T[]) => T[];
  readonly pick: <T>(array: readonly T[]) => T;
  readonly sample: <T>(array: readonly T[], count: number) => T[];
};

/**
 * 由种子生成 · Opens the stream of a seed. The whole algorithm, so that a sceptic can repeat a draw with
 * `sha256sum` and a pencil:
 *
 * 1. Block n (n = 0, 1, 2 …) is SHA-256 of the UTF-8 text `<seed>:<n>`, n in decimal.
 * 2. Each block is read as eight big-endian 32-bit numbers, first to last; `nextUint32` answers the next one.
 * 3. `nextInt(m)` takes numbers until one is below ⌊2³² / m⌋ × m, and answers its remainder modulo m.
 * 4. `nextFloat` takes a then b and answers (⌊a / 2⁵⌋ × 2²⁶ + ⌊b / 2⁶⌋) / 2⁵³.
 * 5. `shuffle` copies, then for i from the last place down to 1 swaps place i with place `nextInt(i + 1)`.
 * 6. `pick` answers place `nextInt(length)`.
 * 7. `sample(array, k)` copies, then for i from 0 to k − 1 swaps place i with place `i + nextInt(length − i)`,
 *    and answers the first k places in that order.
 *
 * It makes fair draws that can be checked; it does not make secrets.
 *
 * @source our decision: hash counter mode was chosen over faster generators because a citizen can check it
 */
export function createRng(seed: string): Rng {
  const nextUint32 = uint32Stream(seed);

  function nextInt(maxExclusive: number): number {
    invariant(
      Number.isInteger(maxExclusive) && maxExclusive >= 1 && maxExclusive <= UINT32_RANGE,
      `a random whole number needs a bound from 1 to 2^32, not ${maxExclusive}`,
    );
    const fairBelow = Math.floor(UINT32_RANGE / maxExclusive) * maxExclusive;
    let word = nextUint32();
    while (word >= fairBelow) word = nextUint32();
    return word % maxExclusive;
  }

  function nextFloat(): number {
    const high = nextUint32() >>> 5;
    const low = nextUint32() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  function shuffle<T>(array: readonly T[]): T[] {
    const copy = [...array];
    for (let place = copy.length - 1; place >= 1; place -= 1) swap(copy, place, nextInt(place + 1));
    return copy;
  }

  function pick<T>(array: readonly T[]): T {
    invariant(array.length > 0, 'nothing to pick from');
    return array[nextInt(array.length)] as T;
  }

  function sample<T>(array: readonly T[], count: number): T[] {
    invariant(
      Number.isInteger(count) && count >= 0 && count <= array.length,
      `cannot draw ${count} of ${array.length}`,
    );
    const copy = [...array];
    for (let place = 0; place < count; place += 1) swap(copy, place, place + nextInt(copy.length - place));
    return copy.slice(0, count);
  }

  return { nextUint32, nextInt, nextFloat, shuffle, pick, sample };
}

function uint32Stream(seed: string): () => number {
  let block: Uint8Array = new Uint8Array(0);
  let blockNumber = 0;
  let word = WORDS_PER_BLOCK;
  return () => {
    if (word === WORDS_PER_BLOCK) {
      block = sha256Bytes(`${seed}:${blockNumber}`);
      blockNumber += 1;
      word = 0;
    }
    const at = word * 4;
    word += 1;
    return new DataView(block.buffer, block.byteOffset + at, 4).getUint32(0);
  };
}

function swap<T>(array: T[], left: number, right: number): void {
  const kept = array[left] as T;
  array[left] = array[right] as T;
  array[right] = kept;
}
