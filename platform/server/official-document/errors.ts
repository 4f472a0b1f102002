export type OfficialDocumentErrorCode = 'text_missing' | 'text_too_long' | 'too_many_blocks' | 'tables_too_large' | 'table_malformed' | 'date_invalid' | 'document_number_invalid' | 'copy_number_invalid';

type ErrorDetail = Readonly<Record<string, string | number>>;

const WORDING: Readonly<Record<OfficialDocumentErrorCode, (detail: ErrorDetail) => { zh: string; en: string }>> = {
  text_missing: ({ part_zh, part_en }) => ({ zh: `缺少${part_zh}。请补充后再生成。`, en: `${part_en} is missing. Fill it in and try again.` }),
  text_too_long: ({ part_zh, part_en, limit }) => ({ zh: `${part_zh}超过 ${limit} 字。请缩短后再生成。`, en: `${part_en} is longer than ${limit} characters. Shorten it and try again.` }),
  too_many_blocks: ({ limit }) => ({ zh: `正文超过 ${limit} 段（含表格行）。请移入附表。`, en: `The body has more than ${limit} blocks, table rows included. Move part of it to a spreadsheet.` }),
  tables_too_large: ({ limit }) => ({ zh: `表格合计超过 ${limit} 个单元格。请改用电子表格作附件。`, en: `The tables have more than ${limit} cells together. Attach a spreadsheet instead.` }),
  table_malformed: ({ part }) => ({ zh: `表格“${part}”的列数与各行不一致，或列宽无效。`, en: `The rows of the table “${part}” do not match its columns, or a column width is not positive.` }),
  date_invalid: ({ part_zh, part_en, value }) => ({ zh: `${part_zh}“${value}”不是有效日期，应如 2026-03-01。`, en: `${part_en} “${value}” is not a valid date; write it like 2026-03-01.` }),
  document_number_invalid: ({ value }) => ({ zh: `发文字号“${value}”无效，应如 某创城办〔2026〕12号。`, en: `The document number “${value}” is not valid; it looks like 某创城办〔2026〕12号.` }),
  copy_number_invalid: ({ value }) => ({ zh: `份号“${value}”无效，应为6位数字。`, en: `The copy number “${value}” is not valid; it has six digits.` }),
};

/** 公文错误 · Why a document cannot be set, in words for the person who wrote it. */
export class OfficialDocumentError extends Error {
  readonly code: OfficialDocumentErrorCode;
  readonly zh: string;
  readonly en: string;
  readonly detail: ErrorDetail;

  constructor(code: OfficialDocumentErrorCode, detail: ErrorDetail) {
    const { zh, en } = WORDING[code](detail);
    super(`${code}: ${en}`);
    this.name = 'OfficialDocumentError';
    this.code = code;
    this.zh = zh;
    this.en = en;
    this.detail = detail;
  }
}
