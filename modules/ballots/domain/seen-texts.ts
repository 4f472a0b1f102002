/** 见过的文本 · Which texts came before, in a table of a size that is known beforehand: 64 bits of each, and nothing that a collector has to look after. */
import { sha256Bytes } from '#kernel/sha256.ts';

/** Two slots for each text, so that a free one is near; at least a page. */
const SLOTS_LEAST = 1_024;
/** A file may say that there are as many as it likes: beyond so many the table grows as they come. @unit slots; 32 MiB */
const SLOTS_AT_ONCE = 2 ** 22;

const slotsFor = (expected: number): number => 2 ** Math.ceil(Math.log2(Math.min(SLOTS_AT_ONCE, Math.max(SLOTS_LEAST, 2 * expected))));

/** Open addressing over pairs of 32 bits; nought and nought is a free slot. */
class Table {
  readonly #words: Uint32Array;
  readonly #mask: number;

  constructor(slots: number) {
    this.#words = new Uint32Array(2 * slots);
    this.#mask = slots - 1;
  }

  get slots(): number { return this.#mask + 1; }

  /** @returns whether it was there already */
  add(high: number, low: number): boolean {
    const words = this.#words;
    let at = low & this.#mask;
    while (words[2 * at] !== 0 || words[2 * at + 1] !== 0) {
      if (words[2 * at] === high && words[2 * at + 1] === low) return true;
      at = (at + 1) & this.#mask;
    }
    words[2 * at] = high;
    words[2 * at + 1] = low;
    return false;
  }

  twice(): Table {
    const larger = new Table(2 * this.slots);
    for (let at = 0; at < this.#words.length; at += 2) {
      const [high, low] = [this.#words[at] as number, this.#words[at + 1] as number];
      if (high !== 0 || low !== 0) larger.add(high, low);
    }
    return larger;
  }
}

/**
 * 见过的文本 · Tells of each text whether it came before. A repeated one is always found; a false alarm is one in millions of boxes.
 *
 * @param expected how many there will be, where it is known: then nothing grows. Said too low it still finds every repetition.
 * @unit texts
 */
export function seenTexts(expected: number): (text: string) => boolean {
  let table = new Table(slotsFor(Number.isFinite(expected) ? expected : 0));
  let count = 0;
  return (text) => {
    const digest = sha256Bytes(text);
    const view = new DataView(digest.buffer, digest.byteOffset);
    const isSeen = table.add(view.getUint32(0) || 1, view.getUint32(4));
    if (isSeen) return true;
    count += 1;
    if (count * 2 > table.slots) table = table.twice();
    return false;
  };
}
