/** 稿件文件 · The plain text of a .docx or .txt file: paragraphs and table cells, one a line. */
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

function textOfDocument(xml: string): string {
  const lines: string[] = [];
  for (const paragraph of xml.split('</w:p>')) {
    let line = '';
    // What was deleted under tracked changes stands in w:delText and is not read.
    for (const piece of paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(tab|br|cr)\b[^>]*\/>/g)) line += piece[2] === undefined ? decoded(piece[1] ?? '') : piece[2] === 'tab' ? '\t' : '\n';
    lines.push(line);
  }
  return lines.join('\n').trimEnd();
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
