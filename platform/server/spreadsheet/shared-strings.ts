import { corrupt, SpreadsheetError } from './errors.ts';
import type { ReadLimits } from './limits.ts';
import { nameKey, textOf, unescapeSheetText } from './xml-scanner.ts';
import type { XmlListener, XmlScanner } from './xml-scanner.ts';

/** 共享字符串表 · The strings that cells refer to by number. */
export interface SharedStrings {
  readonly count: number;
  at(index: number): string | undefined;
}

const SI = nameKey('si');
const T = nameKey('t');
const PHONETIC = nameKey('rPh');

const BLOCK_BYTES = 2 * 1024 * 1024;
const CACHE_SIZE = 8_192;
const MAX_STRING_LENGTH = 1_000_000;

/**
 * 共享字符串读取器 · Keeps the strings as UTF-16 in blocks outside the JavaScript heap and decodes on demand.
 * A million distinct strings cost about their size on disk; as JavaScript strings they took 600 MB.
 */
export class SharedStringsReader implements XmlListener, SharedStrings {
  wantsText = false;
  count = 0;
  #limits: ReadLimits;
  #parts: string[] = [];
  #partsLength = 0;
  #isPhonetic = false;
  #blocks: Buffer[] = [];
  #blockUsed = BLOCK_BYTES;
  #starts = new Float64Array(1024);
  #lengths = new Uint32Array(1024);
  #cachedIndexes = new Int32Array(CACHE_SIZE).fill(-1);
  #cachedStrings: string[] = Array.from({ length: CACHE_SIZE }, () => '');

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  open(name: number): void {
    if (name === SI) {
      this.#parts = [];
      this.#partsLength = 0;
    } else if (name === PHONETIC) this.#isPhonetic = true;
    else if (name === T) this.wantsText = !this.#isPhonetic;
  }

  text(tag: XmlScanner, start: number, end: number, isRaw: boolean): void {
    const text = textOf(tag.bytes, start, end, isRaw);
    this.#partsLength += text.length;
    if (this.#partsLength > MAX_STRING_LENGTH) throw corrupt('unbounded text');
    this.#parts.push(text);
  }

  close(name: number): void {
    if (name === T) this.wantsText = false;
    else if (name === PHONETIC) this.#isPhonetic = false;
    else if (name === SI) this.#append(unescapeSheetText(this.#parts.length === 1 ? (this.#parts[0] as string) : this.#parts.join('')));
  }

  at(index: number): string | undefined {
    if (index < 0 || index >= this.count) return undefined;
    const slot = index % CACHE_SIZE;
    if (this.#cachedIndexes[slot] === index) return this.#cachedStrings[slot];
    const start = this.#starts[index] as number;
    const block = this.#blocks[Math.floor(start / BLOCK_BYTES)] as Buffer;
    const offset = start % BLOCK_BYTES;
    // Lone surrogates survive because the blocks hold UTF-16, not UTF-8.
    const text = block.toString('utf16le', offset, offset + (this.#lengths[index] as number));
    this.#cachedIndexes[slot] = index;
    this.#cachedStrings[slot] = text;
    return text;
  }

  #append(text: string): void {
    const length = text.length * 2;
    const isTooMuch = this.#blocks.length * BLOCK_BYTES > this.#limits.sharedStringBytes;
    if (isTooMuch || this.count >= this.#limits.sharedStrings) throw new SpreadsheetError('compression_bomb');
    if (this.#blockUsed + length > BLOCK_BYTES) {
      this.#blocks.push(Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, length)));
      this.#blockUsed = 0;
    }
    const block = this.#blocks[this.#blocks.length - 1] as Buffer;
    block.write(text, this.#blockUsed, 'utf16le');
    if (this.count === this.#starts.length) this.#grow();
    this.#starts[this.count] = (this.#blocks.length - 1) * BLOCK_BYTES + this.#blockUsed;
    this.#lengths[this.count] = length;
    this.#blockUsed += length;
    this.count += 1;
  }

  #grow(): void {
    const starts = new Float64Array(this.#starts.length * 2);
    starts.set(this.#starts);
    this.#starts = starts;
    const lengths = new Uint32Array(this.#lengths.length * 2);
    lengths.set(this.#lengths);
    this.#lengths = lengths;
  }
}
