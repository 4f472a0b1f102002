import { isDocumentNumber } from './document-number.ts';
import { OfficialDocumentError } from './errors.ts';
import type { Attachment, Block, OfficialDocument } from './model.ts';

/** 公文上限 · How much a document may hold. @unit characters, except blocks and columns */
export const DOCUMENT_LIMITS = { title: 120, line: 200, paragraph: 20_000, cell: 2_000, blocks: 10_000, columns: 16, addressees: 200, attachments: 50 } as const;

/** Characters that XML cannot hold, and the controls that text has no use for; line breaks are handled by the caller. */
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/g;

/**
 * 校验公文 · Gives the document with clean text, or says what keeps it from being set.
 * @errors text_missing, text_too_long, document_number_invalid, copy_number_invalid, date_invalid, too_many_blocks, table_malformed
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
  requireDate('成文日期 Date', document.date);
  if (document.printedOn !== undefined) requireDate('印发日期 Date of printing', document.printedOn);
  const { secrecy, urgency, printedBy, syntheticMark, copyTo } = document;
  return {
    ...document,
    issuer: required('发文机关标志 Issuer', document.issuer, 60),
    title: required('标题 Title', document.title, DOCUMENT_LIMITS.title, true),
    signature: required('发文机关署名 Signature', document.signature, 60),
    addressees: names('主送机关 Addressees', document.addressees),
    body: document.body.map(validBlock),
    attachments: attachments.map(validAttachment),
    ...(copyTo === undefined ? {} : { copyTo: names('抄送机关 Copies', copyTo) }),
    ...(secrecy === undefined ? {} : { secrecy: cleaned('密级 Secrecy', secrecy, 30) }),
    ...(urgency === undefined ? {} : { urgency: cleaned('紧急程度 Urgency', urgency, 30) }),
    ...(printedBy === undefined ? {} : { printedBy: cleaned('印发机关 Printed by', printedBy, 60) }),
    ...(syntheticMark === undefined ? {} : { syntheticMark: cleaned('演示标记 Synthetic mark', syntheticMark, DOCUMENT_LIMITS.line) }),
  };
}

function validAttachment(attachment: Attachment): Attachment {
  const title = required('附件名称 Attachment title', attachment.title, DOCUMENT_LIMITS.title);
  return attachment.body === undefined ? { title } : { title, body: attachment.body.map(validBlock) };
}

function validBlock(block: Block): Block {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: required('层次标题 Heading', block.text, DOCUMENT_LIMITS.line) };
    case 'paragraph':
      return { ...block, text: cleaned('段落 Paragraph', block.text, DOCUMENT_LIMITS.paragraph, true) };
    case 'figureNote':
      return { ...block, text: cleaned('注 Note', block.text, DOCUMENT_LIMITS.paragraph) };
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
    ...(title === undefined ? {} : { title: cleaned('表题 Table title', title, DOCUMENT_LIMITS.line) }),
    columns: columns.map((column) => ({ ...column, header: cleaned('表头 Table header', column.header, DOCUMENT_LIMITS.line) })),
    rows: rows.map((row) => row.map((cell) => cleaned('单元格 Cell', cell, DOCUMENT_LIMITS.cell, true))),
  };
}

function requireBlockCount(blocks: readonly Block[]): void {
  const count = blocks.reduce((sum, block) => sum + (block.kind === 'table' ? 1 + block.rows.length : 1), 0);
  if (count > DOCUMENT_LIMITS.blocks) throw new OfficialDocumentError('too_many_blocks', { limit: DOCUMENT_LIMITS.blocks });
}

function names(part: string, wanted: readonly string[]): string[] {
  if (wanted.length > DOCUMENT_LIMITS.addressees) throw new OfficialDocumentError('too_many_blocks', { limit: DOCUMENT_LIMITS.addressees });
  return wanted.map((name) => cleaned(part, name, DOCUMENT_LIMITS.line)).filter((name) => name !== '');
}

function required(part: string, text: string, limit: number, keepsLines = false): string {
  const clean = cleaned(part, text, limit, keepsLines);
  if (clean === '') throw new OfficialDocumentError('text_missing', { part });
  return clean;
}

function cleaned(part: string, text: string, limit: number, keepsLines = false): string {
  const lines = text.toWellFormed().replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '').trim();
  const clean = keepsLines ? lines : lines.replace(/\s*\n\s*/g, ' ');
  if (clean.length > limit) throw new OfficialDocumentError('text_too_long', { part, limit });
  return clean;
}

function requireDate(part: string, value: string): void {
  const date = /^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  const isReal = date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
  if (!isReal) throw new OfficialDocumentError('date_invalid', { part, value: value.slice(0, 40) });
}
