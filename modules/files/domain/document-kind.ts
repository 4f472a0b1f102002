/** 文件格式 · What the bytes of a document are, and what in them would act by itself. */
export const DOCUMENT_MEDIA_TYPES = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;
export type DocumentKind = keyof typeof DOCUMENT_MEDIA_TYPES;

/** 照片或文件 · A photo is shown, a document is downloaded. */
export const isPhotoType = (mediaType: string): boolean => mediaType.startsWith('image/');

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte);

/**
 * 识别文件 · By the first bytes. Whether a zip is a Word or an Excel file is seen only inside it.
 *
 * @returns null for everything else: the older .doc and WPS formats, pictures, programs
 */
export function documentKindOf(bytes: Uint8Array): 'pdf' | 'office' | null {
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'pdf';
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'office';
  return null;
}

/** A name of PDF may write any letter as #xx. */
const plainNames = (pdf: string): string => pdf.replaceAll(/#([0-9a-f]{2})/gi, (_whole, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
/** What runs, opens or carries something else. @source ISO 32000-2, 12.6.4, 7.11.4, 12.7.8, 13.6 */
const ACTS = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA)(?=[\s/()<>[\]]|$)/;
const LOCKED = /\/Encrypt(?=[\s/<])/;

export type DocumentFault = 'active' | 'locked' | 'damaged';

/**
 * 检查 PDF 的一段 · Of a text whose characters are its bytes.
 * @returns null where nothing acts by itself
 */
export function pdfFault(part: string): Exclude<DocumentFault, 'damaged'> | null {
  const plain = plainNames(part);
  return LOCKED.test(plain) ? 'locked' : ACTS.test(plain) ? 'active' : null;
}

/** 对象流 · Where objects lie packed in a PDF; `packed` is null for a packing other than Flate, which cannot be looked into. */
export function objectStreams(pdf: string): { readonly from: number; readonly to: number; readonly packed: boolean | null }[] {
  const found: { from: number; to: number; packed: boolean | null }[] = [];
  for (const mark of pdf.matchAll(/\/([^\s/<>()[\]{}%]{6,18})/g)) {
    if (plainNames(mark[1] ?? '') !== 'ObjStm') continue;
    const opened = pdf.indexOf('stream', mark.index + mark[0].length);
    if (opened === -1) continue;
    const from = opened + 'stream'.length + (pdf[opened + 6] === '\r' ? 2 : 1);
    const to = pdf.indexOf('endstream', from);
    const dictionary = plainNames(pdf.slice(pdf.lastIndexOf('obj', mark.index), opened));
    const filter = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1]?.replaceAll(/[[\]\s]/g, '') ?? '';
    found.push({ from, to: to === -1 ? pdf.length : to, packed: filter === '' ? false : filter === '/FlateDecode' || filter === '/Fl' ? true : null });
  }
  return found;
}

/** Macros, controls and objects of other programs. */
const ACTIVE_PART = /(?:^|\/)(?:vbaproject[^/]*\.bin|vbadata\.xml|activex\/.*|embeddings\/.*\.(?:bin|exe|dll|js|vbs|docm|xlsm|pptm))$/i;
/** Of a workbook: macro sheets of old, other workbooks and programs that it reads from, queries and connections, anything embedded. */
const ACTIVE_SHEET_PART = /^xl\/(?:macrosheets|dialogsheets|externallinks|querytables|embeddings)\/|^xl\/connections\.xml$|^xl\/model\//i;
/** What a document may fetch from elsewhere is a link that a person presses. */
const EXTERNAL = /<Relationship\b[^>]*TargetMode\s*=\s*"External"[^>]*>/gi;
const IS_LINK = /Type\s*=\s*"[^"]*\/hyperlink"/i;
const MAIN_TYPES = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' } as const;
const MAIN_PARTS = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' } as const;
type OfficeKind = keyof typeof MAIN_TYPES;

/**
 * 检查 Word 和 Excel 文件 · By the names of its parts, its list of content types and its relationships.
 * @returns which of the two it is, where nothing in it acts by itself; `active` otherwise, `damaged` without its main part, `unknown` for another kind of zip
 */
export function officeKind(parts: readonly string[], contentTypes: string | null, relationships: readonly string[]): OfficeKind | 'active' | 'damaged' | 'unknown' {
  if (parts.some((name) => ACTIVE_PART.test(name) || ACTIVE_SHEET_PART.test(name)) || contentTypes?.includes('macroEnabled') === true) return 'active';
  const kind = (['docx', 'xlsx'] as const).find((each) => contentTypes?.includes(MAIN_TYPES[each]) === true);
  if (kind === undefined) return 'unknown';
  if (relationships.some((xml) => [...xml.matchAll(EXTERNAL)].some(([each]) => !IS_LINK.test(each)))) return 'active';
  return parts.includes(MAIN_PARTS[kind]) ? kind : 'damaged';
}

/** Where a workbook writes formulas: cells, rules of formats and of input, names, columns of tables. */
const FORMULAS = /<(?:\w+:)?(?:f|formula\d?|definedName|calculatedColumnFormula|totalsRowFormula)\b[^>]*>([^<]*)/g;
/** Functions that fetch from elsewhere or start something as soon as a workbook is opened; HYPERLINK waits to be pressed. */
const FETCHES = /(?<![\w.])(?:_xl\w*\.)*(?:WEBSERVICE|IMAGE|RTD|DDE|STOCKHISTORY|CUBE[A-Z]+|CALL|EXEC|REGISTER(?:\.ID)?)\s*\(/i;
const ENTITIES: Readonly<Record<string, string>> = { '&quot;': '"', '&apos;': "'", '&amp;': '&' };

const unescaped = (text: string): string => text.replaceAll(/&#(x[\da-f]{1,6}|\d{1,7});/gi, (_whole, digits: string) => {
  const point = digits.startsWith('x') || digits.startsWith('X') ? Number.parseInt(digits.slice(1), 16) : Number(digits);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}).replaceAll(/&(?:quot|apos|amp);/g, (entity) => ENTITIES[entity] as string);

/** 检查公式 · Whether a part of a workbook has a formula that fetches from elsewhere: what stands in quotes is text or the name of a sheet; a bar outside of them asks another program (DDE). */
export function fetchesByFormula(xml: string): boolean {
  if (/<!\[CDATA\[|<!ENTITY/.test(xml)) return true;
  return [...xml.replaceAll(/<!--[\s\S]*?-->/g, '').matchAll(FORMULAS)].some(([, written = '']) => {
    const formula = unescaped(written).replaceAll(/"[^"]*"|'[^']*'/g, '');
    return FETCHES.test(formula) || formula.includes('|');
  });
}
