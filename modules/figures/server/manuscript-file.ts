/**
 * 稿件文件 · The plain text of a .docx or .txt file: a paragraph a line, and a row of a table a line with tabs between its cells; then what
 * stands in text boxes, notes, headers and footers, each line once.
 */
import { strFromU8, unzipSync } from 'fflate';
import type { ProblemText } from '#platform/contract/index.ts';

/** Unpacked; a document of 200,000 characters has about four. @unit bytes */
const PART_BYTES_MAX = 40_000_000;

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

const PIECE = /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(tab|br|cr|noBreakHyphen)\b[^>]*\/>|<(\/w:p|w:p\/|\/w:tc|\/w:tr|w:tbl|\/w:tbl)>/g;
/** What is drawn twice for older readers, and what tracked changes moved away from here. Deleted words stand in w:delText and are not read. */
const NOT_READ = /<mc:Fallback\b[^>]*>.*?<\/mc:Fallback>|<w:moveFrom\b[^>]*>.*?<\/w:moveFrom>/gs;
const BOX = /<w:txbxContent\b[^>]*>(.*?)<\/w:txbxContent>/gs;

/** Paragraphs are lines, rows of tables are lines with a tab between cells. */
function linesOf(xml: string): string {
  let text = '';
  let depth = 0;
  for (const [, words, space, mark] of xml.matchAll(PIECE)) {
    if (words !== undefined) text += decoded(words);
    else if (space === 'noBreakHyphen') text += '-';
    else if (space !== undefined) text += space === 'tab' && depth === 0 ? '\t' : depth > 0 ? ' ' : '\n';
    else if (mark === 'w:tbl') depth += 1;
    else if (mark === '/w:tbl') depth -= 1;
    else if (mark === '/w:tc') text = `${text.replace(/ +$/, '')}\t`;
    else if (mark === '/w:tr') text = `${text.replace(/\t$/, '')}\n`;
    else text += depth > 0 ? ' ' : '\n';
  }
  return text.trimEnd();
}

/** A box stands in the middle of the paragraph that it hangs on: its words come behind the text. */
function textOfPart(xml: string): { readonly body: string; readonly boxes: readonly string[] } {
  const read = xml.replaceAll(NOT_READ, '');
  return { body: linesOf(read.replaceAll(BOX, '')), boxes: [...read.matchAll(BOX)].map(([, box = '']) => linesOf(box)) };
}

const BESIDE = /^word\/(?:footnotes|endnotes|header\d*|footer\d*)\.xml$/;

function docxText(body: Uint8Array): string {
  let parts: Readonly<Record<string, Uint8Array>>;
  try {
    parts = unzipSync(body, { filter: ({ name, originalSize }) => (name === 'word/document.xml' || BESIDE.test(name)) && originalSize <= PART_BYTES_MAX });
  } catch {
    throw new ManuscriptFileError({ zh: '压缩包损坏', en: 'the archive is damaged' });
  }
  const document = parts['word/document.xml'];
  if (document === undefined) throw new ManuscriptFileError({ zh: '不是 docx 文档，或正文过大', en: 'it is no docx document, or its body is too large' });
  const { body: text, boxes } = textOfPart(strFromU8(document));
  const beside = Object.keys(parts).filter((name) => BESIDE.test(name)).toSorted().flatMap((name) => { const part = textOfPart(strFromU8(parts[name] as Uint8Array)); return [part.body, ...part.boxes]; });
  // Headers are there once for first, odd and even pages; a page number alone says nothing.
  const lines = new Set([...boxes, ...beside].flatMap((each) => each.split('\n')).map((line) => line.trim()).filter((line) => line !== '' && !/^[—\-·\s\d第共页/]+$/u.test(line)));
  return [text, ...lines].filter((each) => each.trim() !== '').join('\n');
}

const starts = (body: Uint8Array, ...bytes: readonly number[]): boolean => bytes.every((byte, at) => body[at] === byte);
const decode = (encoding: string, body: Uint8Array): string | null => {
  try { return new TextDecoder(encoding, { fatal: true }).decode(body); } catch { return null; }
};
/** Nearly all of it are characters that manuscripts are written in. */
const isChinese = (text: string): boolean => { const written = text.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2026\x09\x0a\x0d\x20-\x7e]/gu)?.length ?? 0; return text.length > 0 && written >= text.length * 0.95; };

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
