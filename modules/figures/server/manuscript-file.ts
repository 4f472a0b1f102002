/** 稿件文件 · The plain text of a .docx or .txt file: a paragraph a line, and a row of a table a line with tabs between its cells. */
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

const PIECE = /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(tab|br|cr)\b[^>]*\/>|<(\/w:p|w:p\/|\/w:tc|\/w:tr|w:tbl|\/w:tbl)>/g;

/** Paragraphs are lines, rows of tables are lines with a tab between cells. What was deleted under tracked changes stands in w:delText and is not read. */
function textOfDocument(xml: string): string {
  let text = '';
  let depth = 0;
  for (const [, words, space, mark] of xml.matchAll(PIECE)) {
    if (words !== undefined) text += decoded(words);
    else if (space !== undefined) text += space === 'tab' && depth === 0 ? '\t' : depth > 0 ? ' ' : '\n';
    else if (mark === 'w:tbl') depth += 1;
    else if (mark === '/w:tbl') depth -= 1;
    else if (mark === '/w:tc') text = `${text.replace(/ +$/, '')}\t`;
    else if (mark === '/w:tr') text = `${text.replace(/\t$/, '')}\n`;
    else text += depth > 0 ? ' ' : '\n';
  }
  return text.trimEnd();
}

function docxText(body: Uint8Array): string {
  let part: Uint8Array | undefined;
  try {
    part = unzipSync(body, { filter: ({ name, originalSize }) => name === 'word/document.xml' && originalSize <= PART_BYTES_MAX })['word/document.xml'];
  } catch {
    throw new ManuscriptFileError({ zh: '压缩包损坏', en: 'the archive is damaged' });
  }
  if (part === undefined) throw new ManuscriptFileError({ zh: '不是 docx 文档，或正文过大', en: 'it is no docx document, or its body is too large' });
  return textOfDocument(strFromU8(part));
}

function plainText(body: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(body);
      if (!text.includes('\0')) return text;
    } catch { /* the next encoding */ }
  }
  throw new ManuscriptFileError({ zh: '不是文本文件', en: 'it is not a text file' });
}

/** 读出文字 @throws ManuscriptFileError with the reason in both languages */
export function manuscriptText(body: Uint8Array): string {
  if (body.length === 0) throw new ManuscriptFileError({ zh: '文件是空的', en: 'the file is empty' });
  if (body[0] === 0xd0 && body[1] === 0xcf) throw new ManuscriptFileError({ zh: '这是旧的 .doc 格式', en: 'it is an old .doc' });
  const text = body[0] === 0x50 && body[1] === 0x4b ? docxText(body) : plainText(body);
  if (text.trim() === '') throw new ManuscriptFileError({ zh: '文件里没有文字', en: 'it holds no text' });
  return text;
}
