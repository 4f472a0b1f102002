import { corrupt, SpreadsheetError } from './errors.ts';

/** Receives the events of one XML part; names are {@link nameKey} numbers without their namespace prefix. */
export interface XmlListener {
  /** False lets the scanner skip character data that nobody reads. */
  readonly wantsText: boolean;
  open(name: number, tag: XmlScanner): void;
  text(tag: XmlScanner, start: number, end: number, isRaw: boolean): void;
  close(name: number): void;
}

const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const EQUALS = 0x3d;
const COLON = 0x3a;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const MAX_ATTRIBUTES = 64;
const MAX_MARKUP_BYTES = 64 * 1024;

/** 名称键 · A number that stands for a local name, so that hot loops compare numbers instead of building strings. */
export function nameKey(name: string): number {
  let key = 0;
  for (let index = 0; index < name.length; index += 1) key = (Math.imul(key, 31) + name.charCodeAt(index)) | 0;
  return key;
}

/**
 * XML 扫描器 · Event scanner over UTF-8 chunks that keeps only the unfinished tail of a chunk in memory.
 *
 * It works on bytes because building a string per tag costs more than the parsing itself: a sheet of a
 * million cells has four million tags. Declarations (`<!DOCTYPE`, `<!ENTITY`) are refused outright.
 */
export class XmlScanner {
  bytes: Buffer = Buffer.alloc(0);
  #listener: XmlListener;
  #maxTextBytes: number;
  #attributeNames = new Int32Array(MAX_ATTRIBUTES);
  #attributeStarts = new Int32Array(MAX_ATTRIBUTES);
  #attributeEnds = new Int32Array(MAX_ATTRIBUTES);
  #attributeCount = 0;
  #isFirstChunk = true;
  #depth = 0;

  constructor(listener: XmlListener, maxTextBytes: number) {
    this.#listener = listener;
    this.#maxTextBytes = maxTextBytes;
  }

  /**
   * 送入字节 · Scans as far as whole markup reaches and keeps the rest for the next chunk.
   * @errors xml_entity, corrupt_file
   */
  push(chunk: Buffer): void {
    const rest = this.bytes;
    this.bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (this.#isFirstChunk) {
      if (this.bytes.length < 4) return;
      this.#isFirstChunk = false;
      // UTF-16 is legal in theory, never written by spreadsheet programs, and a known way round filters.
      if (this.bytes[0] === 0 || this.bytes[1] === 0 || this.bytes[0] === 0xff || this.bytes[0] === 0xfe) throw corrupt('not UTF-8');
    }
    const used = this.#scan();
    this.bytes = this.bytes.subarray(used);
    if (this.bytes.length > this.#maxTextBytes + MAX_MARKUP_BYTES) throw corrupt('unbounded text');
  }

  /**
   * 结束 · Checks that the part ended with every element closed.
   * @errors corrupt_file
   */
  finish(): void {
    if (this.#depth !== 0 || find(this.bytes, LESS_THAN, 0) >= 0) throw corrupt('unfinished XML');
  }

  /** Byte offset of an attribute's value in {@link bytes}, or -1. */
  attributeStart(name: number): number {
    for (let index = 0; index < this.#attributeCount; index += 1) {
      if (this.#attributeNames[index] === name) return this.#attributeStarts[index] as number;
    }
    return -1;
  }

  /** Text of an attribute, or null when the tag does not carry it. */
  attribute(name: number): string | null {
    for (let index = 0; index < this.#attributeCount; index += 1) {
      if (this.#attributeNames[index] !== name) continue;
      return textOf(this.bytes, this.#attributeStarts[index] as number, this.#attributeEnds[index] as number, false);
    }
    return null;
  }

  /** Number of an attribute that holds plain digits, or -1. */
  attributeDigits(name: number): number {
    let at = this.attributeStart(name);
    if (at < 0) return -1;
    let number = 0;
    let byte = this.bytes[at] as number;
    if (byte < 0x30 || byte > 0x39) return -1;
    while (byte >= 0x30 && byte <= 0x39) {
      number = number * 10 + byte - 0x30;
      at += 1;
      byte = this.bytes[at] as number;
    }
    return number;
  }

  #scan(): number {
    const { bytes } = this;
    const listener = this.#listener;
    let at = 0;
    for (;;) {
      const tagStart = find(bytes, LESS_THAN, at);
      if (tagStart < 0 || tagStart + 1 >= bytes.length) {
        return listener.wantsText || tagStart >= 0 ? at : bytes.length;
      }
      const next = bytes[tagStart + 1] as number;
      if (next === BANG || next === QUESTION) {
        const end = this.#scanDeclaration(tagStart, at);
        if (end < 0) return at;
        at = end;
        continue;
      }
      const tagEnd = next === SLASH ? find(bytes, GREATER_THAN, tagStart) : this.#scanAttributes(tagStart + 1);
      if (tagEnd < 0) {
        if (bytes.length - tagStart > MAX_MARKUP_BYTES) throw corrupt('unbounded tag');
        return at;
      }
      if (listener.wantsText && tagStart > at) listener.text(this, at, tagStart, false);
      if (next === SLASH) {
        this.#depth -= 1;
        listener.close(this.#keyFrom(tagStart + 2));
      } else {
        const name = this.#keyFrom(tagStart + 1);
        listener.open(name, this);
        if (bytes[tagEnd - 1] === SLASH) listener.close(name);
        else this.#depth += 1;
      }
      at = tagEnd + 1;
    }
  }

  /** Handles comments, CDATA and processing instructions; returns the offset behind them, or -1 when unfinished. */
  #scanDeclaration(start: number, textStart: number): number {
    const { bytes } = this;
    const end = bytes.length - start < 9 ? -1 : this.#declarationEnd(start);
    if (end < 0 || !this.#listener.wantsText) return end;
    if (start > textStart) this.#listener.text(this, textStart, start, false);
    const isCdata = bytes[start + 2] === 0x5b;
    if (isCdata) this.#listener.text(this, start + 9, end - 3, true);
    return end;
  }

  #declarationEnd(start: number): number {
    const { bytes } = this;
    const opening = bytes.toString('latin1', start, start + 9);
    let closing = '?>';
    if (opening.startsWith('<!--')) closing = '-->';
    else if (opening === '<![CDATA[') closing = ']]>';
    else if (!opening.startsWith('<?')) throw new SpreadsheetError('xml_entity');
    const from = start + (closing === ']]>' ? 9 : closing === '-->' ? 4 : 2);
    const found = bytes.indexOf(closing, from, 'latin1');
    return found < 0 ? -1 : found + closing.length;
  }

  #keyFrom(start: number): number {
    const { bytes } = this;
    let key = 0;
    for (let at = start; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      if (byte === GREATER_THAN || byte === SLASH || byte <= 0x20) break;
      key = byte === COLON ? 0 : (Math.imul(key, 31) + byte) | 0;
    }
    return key;
  }

  /** Notes every attribute of the tag and returns the offset of its `>`, or -1 when the tag is unfinished. */
  #scanAttributes(start: number): number {
    const { bytes } = this;
    const end = bytes.length;
    this.#attributeCount = 0;
    let key = 0;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte === GREATER_THAN) return at;
      if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) {
        const close = find(bytes, byte, at + 1);
        if (close < 0) return -1;
        if (this.#attributeCount < MAX_ATTRIBUTES) {
          this.#attributeNames[this.#attributeCount] = key;
          this.#attributeStarts[this.#attributeCount] = at + 1;
          this.#attributeEnds[this.#attributeCount] = close;
          this.#attributeCount += 1;
        }
        at = close;
        key = 0;
      } else if (byte <= 0x20 || byte === COLON) {
        if (bytes[at + 1] !== EQUALS) key = 0;
      } else if (byte !== EQUALS) key = (Math.imul(key, 31) + byte) | 0;
    }
    return -1;
  }
}

/** Like `indexOf`, but without the cost of leaving JavaScript for the usual distance of a few bytes. */
function find(bytes: Buffer, wanted: number, from: number): number {
  const near = Math.min(bytes.length, from + 48);
  for (let at = from; at < near; at += 1) if (bytes[at] === wanted) return at;
  return near === bytes.length ? -1 : bytes.indexOf(wanted, near);
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * 解码文字 · Decodes character data: the five predefined entities, numeric references, and XML line ends.
 * @errors xml_entity
 */
export function textOf(bytes: Buffer, start: number, end: number, isRaw: boolean): string {
  const text = bytes.toString('utf8', start, end);
  const joined = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (isRaw || !joined.includes('&')) return joined;
  return joined.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][\w.-]*));/g, (_whole, hex, decimal, name) => {
    if (name !== undefined) {
      const character = NAMED_ENTITIES[name as string];
      if (character === undefined) throw new SpreadsheetError('xml_entity');
      return character;
    }
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16);
    return point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  });
}

/** 还原转义 · Decodes the `_xHHHH_` form in which spreadsheets store characters that XML cannot hold. */
export function unescapeSheetText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
