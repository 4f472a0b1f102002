import { OfficialDocumentError } from './errors.ts';

/** Agency code, year in hexagonal brackets, number without leading zeros. */
const DOCUMENT_NUMBER = /^\S{1,20}〔(?:19|20|21)\d{2}〕[1-9]\d{0,4}号$/u;

/**
 * 发文字号 · Composes `X创城办〔2026〕12号`: hexagonal brackets, year in full, number unpadded, no 第.
 * @errors document_number_invalid
 * @source GB/T 9704-2012, 7.2.5
 */
export function formatDocumentNumber(agencyCode: string, year: number, number: number): string {
  const text = `${agencyCode.trim()}〔${year}〕${number}号`;
  if (!isDocumentNumber(text)) throw new OfficialDocumentError('document_number_invalid', { value: text.slice(0, 60) });
  return text;
}

/** 是否发文字号 · True for a number in the standard's form. */
export function isDocumentNumber(text: string): boolean {
  return DOCUMENT_NUMBER.test(text);
}
