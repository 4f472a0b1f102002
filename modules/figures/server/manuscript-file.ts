/**
 * 稿件文件 · The plain text of a .docx or .txt file: a paragraph a line, and a row of a table a line with tabs between its cells; then what
 * stands in text boxes, notes, headers and footers, each line once.
 */
import { inflateRawSync } from 'node:zlib';
import type { ProblemText } from '#platform/contract/index.ts';

/** All read parts together, unpacked; a document of 200,000 characters has about four. @unit bytes */
const UNPACKED_MAX = 40_000_000;
/** Each section of a document may have three headers and three footers of its own. */
const PARTS_MAX = 400;

export class ManuscriptFileError extends Error {
  override readonly name = 'ManuscriptFileError';
  readonly reason: ProblemText;
  constructor(reason: ProblemText) { super(reason.en); this.reason = reason; }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (xml: string): string => xml.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex: string | undefined, digits: string | undefined, name: string | undefined) => {
  if (name !== undefined) return ENTITIES[name] ?? whole;
  const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
});

/** What is drawn twice for older readers, and what tracked changes moved away from here. Deleted words stand in w:delText and are not read. */
const NOT_READ = new Set(['mc:Fallback', 'w:moveFrom']);
const BOX = 'w:txbxContent';
const SPACES: ReadonlyMap<string, string> = new Map([['w:tab', '\t'], ['w:br', '\n'], ['w:cr', '\n']]);

/** A regular expression for spaces before the end tries every run of spaces. */
function withoutClosingSpaces(words: string): string {
  let end = words.length;
  while (end > 0 && words[end - 1] === ' ') end -= 1;
  return words.slice(0, end);
}

/** Paragraphs are lines, rows of tables are lines with a tab between cells. */
class Lines {
  readonly #done: string[] = [];
  #open = '';
  #depth = 0;

  words(words: string): void { this.#open += words; }
  space(space: string): void { this.#open += this.#depth > 0 ? ' ' : space; }
  table(by: 1 | -1): void { this.#depth += by; }
  cellEnds(): void {
    this.#done.push(withoutClosingSpaces(this.#open), '\t');
    this.#open = '';
  }

  rowEnds(): void {
    if (this.#open === '' && this.#done.at(-1) === '\t') this.#done.pop();
    this.#done.push(this.#open, '\n');
    this.#open = '';
  }

  text(): string { return `${this.#done.join('')}${this.#open}`.trimEnd(); }
}

/** The name of a tag, with its stroke before it where it closes; longer names are none that are read. */
const NAME = /\/?[\w:]{1,20}(?=[\s/>])/y;

function readTag(lines: Lines, name: string, isEmpty: boolean): void {
  const space = isEmpty ? SPACES.get(name) : undefined;
  if (space !== undefined) lines.space(space);
  else if (isEmpty && name === 'w:noBreakHyphen') lines.words('-');
  else if (name === '/w:p' || (isEmpty && name === 'w:p')) lines.space('\n');
  else if (name === '/w:tc') lines.cellEnds();
  else if (name === '/w:tr') lines.rowEnds();
  else if (name === 'w:tbl' || name === '/w:tbl') lines.table(name === 'w:tbl' ? 1 : -1);
}

/**
 * Goes through a part once, from tag to tag: whoever writes a file may open as much as he likes and close none of it.
 * A box stands in the middle of the paragraph that it hangs on: its words come behind the text.
 */
function textOfPart(xml: string): { readonly body: string; readonly boxes: readonly string[] } {
  const body = new Lines();
  const boxes: Lines[] = [];
  const inside: Lines[] = [body];
  let unread = 0;
  for (let open = xml.indexOf('<'); open >= 0;) {
    const close = xml.indexOf('>', open);
    if (close < 0) break;
    NAME.lastIndex = open + 1;
    const name = NAME.exec(xml)?.[0] ?? '';
    const isEmpty = xml[close - 1] === '/';
    const next = xml.indexOf('<', close);
    const lines = inside.at(-1) as Lines;
    if (NOT_READ.has(name)) unread += isEmpty ? 0 : 1;
    else if (name.startsWith('/') && NOT_READ.has(name.slice(1))) unread = Math.max(unread - 1, 0);
    else if (unread === 0 && name === BOX && !isEmpty) { const box = new Lines(); boxes.push(box); inside.push(box); }
    else if (unread === 0 && name === `/${BOX}`) { if (inside.length > 1) inside.pop(); }
    else if (unread === 0 && name === 'w:t') { if (next > 0 && xml.startsWith('</w:t>', next)) lines.words(decoded(xml.slice(close + 1, next))); }
    else if (unread === 0) readTag(lines, name, isEmpty);
    open = next;
  }
  return { body: body.text(), boxes: boxes.map((box) => box.text()) };
}

const DOCUMENT = 'word/document.xml';
const BESIDE = /^word\/(?:footnotes|endnotes|header\d*|footer\d*)\.xml$/;
const TOO_LARGE = { zh: '不是 docx 文档，或正文过大', en: 'it is no docx document, or its body is too large' } as const;

const [END_SIGNATURE, END_BYTES, COMMENT_BYTES_MAX] = [Buffer.from([0x50, 0x4b, 5, 6]), 22, 0xffff];
const [ENTRY_BYTES, LOCAL_BYTES, STORED, DEFLATED] = [46, 30, 0, 8];
interface Packed { readonly name: string; readonly method: number; readonly at: number; readonly bytes: number }

/** @returns the parts that are read, one of a name that stands twice as often @throws RangeError where the directory leads out of the file */
function packedParts(zip: Buffer): Packed[] {
  const end = zip.lastIndexOf(END_SIGNATURE);
  if (end < 0 || zip.length - end > END_BYTES + COMMENT_BYTES_MAX) throw new RangeError('no directory');
  const found: Packed[] = [];
  for (let left = zip.readUInt16LE(end + 10), at = zip.readUInt32LE(end + 16); left > 0; left -= 1) {
    const nameEnds = at + ENTRY_BYTES + zip.readUInt16LE(at + 28);
    const name = zip.toString('latin1', at + ENTRY_BYTES, nameEnds);
    if (name === DOCUMENT || BESIDE.test(name)) {
      const local = zip.readUInt32LE(at + 42);
      found.push({ name, method: zip.readUInt16LE(at + 10), bytes: zip.readUInt32LE(at + 20), at: local + LOCAL_BYTES + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28) });
    }
    at = nameEnds + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return found;
}

/** What a part declares as its size is whatever its writer wrote there: counted is what comes out. */
function unpacked(zip: Buffer, { method, at, bytes }: Packed, left: number): Buffer {
  if (at + bytes > zip.length || (method !== STORED && method !== DEFLATED)) throw new RangeError('no such part');
  const packed = zip.subarray(at, at + bytes);
  if (method === STORED) return packed;
  return inflateRawSync(packed, { maxOutputLength: left });
}

const isTooMuch = (error: unknown): boolean => error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

function docxParts(body: Uint8Array): ReadonlyMap<string, string> {
  const zip = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const parts = new Map<string, string>();
  let left = UNPACKED_MAX;
  try {
    const packed = packedParts(zip);
    if (packed.length > PARTS_MAX) throw new ManuscriptFileError(TOO_LARGE);
    for (const part of packed) {
      const bytes = unpacked(zip, part, left);
      left -= bytes.length;
      if (left <= 0) throw new ManuscriptFileError(TOO_LARGE);
      parts.set(part.name, bytes.toString('utf8'));
    }
  } catch (error) {
    if (error instanceof ManuscriptFileError) throw error;
    throw new ManuscriptFileError(isTooMuch(error) ? TOO_LARGE : { zh: '压缩包损坏', en: 'the archive is damaged' });
  }
  return parts;
}

function docxText(file: Uint8Array): string {
  const parts = docxParts(file);
  const document = parts.get(DOCUMENT);
  if (document === undefined) throw new ManuscriptFileError(TOO_LARGE);
  const { body: text, boxes } = textOfPart(document);
  const beside = [...parts].filter(([name]) => name !== DOCUMENT).toSorted(([one], [other]) => (one < other ? -1 : 1)).flatMap(([, xml]) => { const part = textOfPart(xml); return [part.body, ...part.boxes]; });
  // Headers are there once for first, odd and even pages; a page number alone says nothing.
  const lines = new Set([...boxes, ...beside].flatMap((each) => each.split('\n')).map((line) => line.trim()).filter((line) => line !== '' && !/^[—\-·\s\d第共页/]+$/u.test(line)));
  return [text, ...lines].filter((each) => each.trim() !== '').join('\n');
}

const starts = (body: Uint8Array, ...bytes: readonly number[]): boolean => bytes.every((byte, at) => body[at] === byte);
const decode = (encoding: string, body: Uint8Array): string | null => {
  try { return new TextDecoder(encoding, { fatal: true }).decode(body); } catch { return null; }
};
/** @unit characters */
const SAMPLE = 100_000;
/** Nearly all at its beginning are characters that manuscripts are written in. */
const isChinese = (whole: string): boolean => { const text = whole.slice(0, SAMPLE); const written = text.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2026\x09\x0a\x0d\x20-\x7e]/gu)?.length ?? 0; return text.length > 0 && written >= text.length * 0.95; };

/** UTF-8 and GB18030; UTF-16 with its mark, as “Unicode text” is saved, or where nothing else fits. */
function plainText(body: Uint8Array): string {
  if (starts(body, 0xff, 0xfe) || starts(body, 0xfe, 0xff)) {
    const text = decode(body[0] === 0xff ? 'utf-16le' : 'utf-16be', body);
    if (text !== null && isChinese(text)) return text;
  }
  for (const encoding of ['utf-8', 'gb18030']) {
    const text = decode(encoding, body);
    if (text !== null && !text.includes('\0')) return text;
  }
  for (const encoding of ['utf-16le', 'utf-16be']) {
    const text = decode(encoding, body);
    if (text !== null && !text.includes('\0') && isChinese(text)) return text;
  }
  throw new ManuscriptFileError({ zh: '不是文本文件', en: 'it is not a text file' });
}

/** What an office program writes into a document that is locked with a password. */
const LOCKED = [...'EncryptedPackage'].flatMap((char) => [char.codePointAt(0) ?? 0, 0]);
const isLocked = (body: Uint8Array): boolean => Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes(Buffer.from(LOCKED));

/** 读出文字 @throws ManuscriptFileError with the reason in both languages */
export function manuscriptText(body: Uint8Array): string {
  if (body.length === 0) throw new ManuscriptFileError({ zh: '文件是空的', en: 'the file is empty' });
  if (starts(body, 0xd0, 0xcf)) throw new ManuscriptFileError(isLocked(body) ? { zh: '文件加了密码，请去掉密码再试', en: 'it is locked with a password; take the password off first' } : { zh: '这是旧的 .doc 格式（改了扩展名也还是），请另存为 .docx', en: 'it is an old .doc, whatever its name says; save it as .docx' });
  if (starts(body, 0x25, 0x50, 0x44, 0x46)) throw new ManuscriptFileError({ zh: '这是 PDF，请用原来的 .docx', en: 'it is a PDF; use the .docx that it was made of' });
  if (starts(body, 0x7b, 0x5c, 0x72, 0x74, 0x66)) throw new ManuscriptFileError({ zh: '这是 RTF 格式，请另存为 .docx', en: 'it is an RTF document; save it as .docx' });
  const text = starts(body, 0x50, 0x4b) ? docxText(body) : plainText(body);
  if (text.trim() === '') throw new ManuscriptFileError({ zh: '文件里没有文字', en: 'it holds no text' });
  return text;
}
