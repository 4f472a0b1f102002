import { isDocumentNumber } from './document-number.ts';
import { OfficialDocumentError } from './errors.ts';
import type { Attachment, Block, OfficialDocument } from './model.ts';

/**
 * 公文上限 · How much a document may hold. A table cell costs some 14 kB of memory while the file is made, so long lists
 * belong in a spreadsheet.
 * @unit characters, except for blocks, cells, columns, addressees and attachments
 */
export const DOCUMENT_LIMITS = { title: 120, line: 200, paragraph: 20_000, cell: 2_000, blocks: 3_000, cells: 12_000, columns: 16, addressees: 200, attachments: 50 } as const;

/** Characters that XML cannot hold, and the controls that text has no use for; line breaks are handled by the caller. */
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/g;

/** 部位名称 · What an error calls the part of the document that it is about. */
const PART = {
  date: { zh: '成文日期', en: 'The date' },
  printedOn: { zh: '印发日期', en: 'The date of printing' },
  issuer: { zh: '发文机关标志', en: 'The issuer' },
  title: { zh: '标题', en: 'The title' },
  signature: { zh: '发文机关署名', en: 'The signature' },
  addressees: { zh: '主送机关', en: 'The name of an addressee' },
  copyTo: { zh: '抄送机关', en: 'The name of a copy’s addressee' },
  secrecy: { zh: '密级', en: 'The secrecy mark' },
  urgency: { zh: '紧急程度', en: 'The urgency mark' },
  printedBy: { zh: '印发机关', en: 'The printing office' },
  syntheticMark: { zh: '演示标记', en: 'The demonstration mark' },
  attachment: { zh: '附件名称', en: 'The title of an attachment' },
  heading: { zh: '层次标题', en: 'A heading' },
  paragraph: { zh: '段落', en: 'A paragraph' },
  note: { zh: '注', en: 'A note' },
  tableTitle: { zh: '表题', en: 'The title of a table' },
  tableHeader: { zh: '表头', en: 'A table header' },
  cell: { zh: '单元格', en: 'A table cell' },
} as const;
type Part = (typeof PART)[keyof typeof PART];

/**
 * 校验公文 · Gives the document with clean text, or says what keeps it from being set.
 * @errors text_missing, text_too_long, document_number_invalid, copy_number_invalid, date_invalid, too_many_blocks, tables_too_large,
 *   table_malformed
 */
export function validDocument(document: OfficialDocument): OfficialDocument {
  const attachments = document.attachments ?? [];
  if (attachments.length > DOCUMENT_LIMITS.attachments) throw new OfficialDocumentError('too_many_blocks', { limit: DOCUMENT_LIMITS.attachments });
  requireBlockCount([document.body, ...attachments.map((attachment) => attachment.body ?? [])].flat());
  if (document.documentNumber !== null && !isDocumentNumber(document.documentNumber)) {
    throw new OfficialDocumentError('document_number_invalid', { value: document.documentNumber.slice(0, 60) });
  }
  if (document.copyNumber !== undefined && !/^\d{6}$/.test(document.copyNumber)) {
    throw new OfficialDocumentError('copy_number_invalid', { value: document.copyNumber.slice(0, 60) });
  }
  requireDate(PART.date, document.date);
  if (document.printedOn !== undefined) requireDate(PART.printedOn, document.printedOn);
  const { secrecy, urgency, printedBy, syntheticMark, copyTo } = document;
  return {
    ...document,
    issuer: required(PART.issuer, document.issuer, 60),
    title: required(PART.title, document.title, DOCUMENT_LIMITS.title, true),
    signature: required(PART.signature, document.signature, 60),
    addressees: names(PART.addressees, document.addressees),
    body: document.body.map(validBlock),
    attachments: attachments.map(validAttachment),
    ...(copyTo === undefined ? {} : { copyTo: names(PART.copyTo, copyTo) }),
    ...(secrecy === undefined ? {} : { secrecy: cleaned(PART.secrecy, secrecy, 30) }),
    ...(urgency === undefined ? {} : { urgency: cleaned(PART.urgency, urgency, 30) }),
    ...(printedBy === undefined ? {} : { printedBy: cleaned(PART.printedBy, printedBy, 60) }),
    ...(syntheticMark === undefined ? {} : { syntheticMark: cleaned(PART.syntheticMark, syntheticMark, DOCUMENT_LIMITS.line) }),
  };
}

function validAttachment(attachment: Attachment): Attachment {
  const title = required(PART.attachment, attachment.title, DOCUMENT_LIMITS.title);
  return attachment.body === undefined ? { title } : { title, body: attachment.body.map(validBlock) };
}

function validBlock(block: Block): Block {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: required(PART.heading, block.text, DOCUMENT_LIMITS.line) };
    case 'paragraph':
      return { ...block, text: cleaned(PART.paragraph, block.text, DOCUMENT_LIMITS.paragraph, true) };
    case 'figureNote':
      return { ...block, text: cleaned(PART.note, block.text, DOCUMENT_LIMITS.paragraph) };
    case 'table':
      return validTable(block);
  }
}

function validTable(table: Block & { kind: 'table' }): Block {
  const { columns, rows, title } = table;
  const isSound =
    columns.length > 0 &&
    columns.length <= DOCUMENT_LIMITS.columns &&
    columns.every((column) => Number.isFinite(column.widthShare) && column.widthShare > 0) &&
    rows.every((row) => row.length === columns.length);
  if (!isSound) throw new OfficialDocumentError('table_malformed', { part: (title ?? columns[0]?.header ?? '').slice(0, 40) });
  return {
    kind: 'table',
    ...(title === undefined ? {} : { title: cleaned(PART.tableTitle, title, DOCUMENT_LIMITS.line) }),
    columns: columns.map((column) => ({ ...column, header: cleaned(PART.tableHeader, column.header, DOCUMENT_LIMITS.line) })),
    rows: rows.map((row) => row.map((cell) => cleaned(PART.cell, cell, DOCUMENT_LIMITS.cell, true))),
  };
}

function requireBlockCount(blocks: readonly Block[]): void {
  const count = blocks.reduce((sum, block) => sum + (block.kind === 'table' ? 1 + block.rows.length : 1), 0);
  if (count > DOCUMENT_LIMITS.blocks) throw new OfficialDocumentError('too_many_blocks', { limit: DOCUMENT_LIMITS.blocks });
  const cells = blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.columns.length * (1 + block.rows.length) : 0), 0);
  if (cells > DOCUMENT_LIMITS.cells) throw new OfficialDocumentError('tables_too_large', { limit: DOCUMENT_LIMITS.cells });
}

function names(part: Part, wanted: readonly string[]): string[] {
  if (wanted.length > DOCUMENT_LIMITS.addressees) throw new OfficialDocumentError('too_many_blocks', { limit: DOCUMENT_LIMITS.addressees });
  return wanted.map((name) => cleaned(part, name, DOCUMENT_LIMITS.line)).filter((name) => name !== '');
}

function required(part: Part, text: string, limit: number, keepsLines = false): string {
  const clean = cleaned(part, text, limit, keepsLines);
  if (clean === '') throw new OfficialDocumentError('text_missing', { part_zh: part.zh, part_en: part.en });
  return clean;
}

function cleaned(part: Part, text: string, limit: number, keepsLines = false): string {
  const lines = text.toWellFormed().replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '').trim();
  const clean = keepsLines ? lines : lines.replace(/\s*\n\s*/g, ' ');
  if (clean.length > limit) throw new OfficialDocumentError('text_too_long', { part_zh: part.zh, part_en: part.en, limit });
  return clean;
}

function requireDate(part: Part, value: string): void {
  const date = /^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  const isReal = date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  if (!isReal) throw new OfficialDocumentError('date_invalid', { part_zh: part.zh, part_en: part.en, value: value.slice(0, 40) });
}
