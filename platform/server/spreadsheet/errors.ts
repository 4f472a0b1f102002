export type SpreadsheetErrorCode =
  | 'empty_file'
  | 'file_too_large'
  | 'not_a_spreadsheet'
  | 'old_xls'
  | 'encrypted'
  | 'other_spreadsheet_format'
  | 'corrupt_file'
  | 'compression_bomb'
  | 'xml_entity'
  | 'sheet_not_found'
  | 'several_sheets'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'cell_too_long'
  | 'unknown_encoding'
  | 'header_not_found'
  | 'header_problems'
  | 'unwritable_value';

type ErrorDetail = Readonly<Record<string, string | number>>;
type Wording = (detail: ErrorDetail) => { zh: string; en: string };

const WORDING: Readonly<Record<SpreadsheetErrorCode, Wording>> = {
  empty_file: () => ({
    zh: '文件是空的。请确认已保存内容后再上传。',
    en: 'The file is empty. Save it with content and upload it again.',
  }),
  file_too_large: ({ limit }) => ({
    zh: `文件过大，上限为 ${limit} 字节。请拆分为几个文件，或删去图片后再上传。`,
    en: `The file is larger than ${limit} bytes. Split it, or remove its pictures, and upload it again.`,
  }),
  not_a_spreadsheet: () => ({
    zh: '这不是表格文件。请用 Excel 或 WPS 打开后“另存为” .xlsx（或 CSV）再上传。',
    en: 'This is not a spreadsheet. Open it in Excel or WPS, save it as .xlsx (or CSV), and upload that.',
  }),
  old_xls: () => ({
    zh: '这是旧版 .xls 文件。请用 Excel 或 WPS 打开后“另存为” .xlsx 再上传。',
    en: 'This is an old .xls file. Open it in Excel or WPS, save it as .xlsx, and upload that.',
  }),
  encrypted: () => ({
    zh: '文件设有打开密码。请在 Excel 或 WPS 中取消密码后再上传。',
    en: 'The file is password-protected. Remove the password in Excel or WPS and upload it again.',
  }),
  other_spreadsheet_format: ({ format }) => ({
    zh: `暂不读取 ${format} 格式。请“另存为” .xlsx 再上传。`,
    en: `The ${format} format is not read. Save the file as .xlsx and upload that.`,
  }),
  corrupt_file: ({ reason }) => ({
    zh: `文件已损坏或不完整（${reason}）。请用 Excel 或 WPS 打开并重新保存后再上传。`,
    en: `The file is damaged or incomplete (${reason}). Open it in Excel or WPS, save it again, and upload that.`,
  }),
  compression_bomb: () => ({
    zh: '文件解压后异常庞大，已拒绝读取。请只保留需要导入的工作表和数据后另存再上传。',
    en: 'The file unpacks to an unreasonable size and was refused. Keep only the sheet and rows to import, save, and upload that.',
  }),
  xml_entity: () => ({
    zh: '文件内含不允许的实体声明，已拒绝读取。请用 Excel 或 WPS 重新保存后再上传。',
    en: 'The file contains entity declarations, which are refused. Save it again with Excel or WPS and upload that.',
  }),
  sheet_not_found: ({ sheet, available }) => ({
    zh: `找不到工作表“${sheet}”。文件中的工作表：${available}。`,
    en: `There is no sheet “${sheet}”. The file has: ${available}.`,
  }),
  several_sheets: ({ sheets }) => ({
    zh: `文件里有几张工作表都有这些列和数据：${sheets}。请只留要导入的一张，其余另存为文件，分次导入。`,
    en: `Several sheets of the file have these columns and rows: ${sheets}. Keep the one to import, save the others as files of their own, and import one after the other.`,
  }),
  too_many_rows: ({ limit }) => ({
    zh: `数据超过 ${limit} 行。请拆分为几个文件后分批处理。`,
    en: `There are more than ${limit} rows. Split the file and process it in parts.`,
  }),
  too_many_columns: ({ limit, row }) => ({
    zh: `第 ${row} 行超过 ${limit} 列。请删去多余的列后再上传。`,
    en: `Row ${row} has more than ${limit} columns. Delete the surplus columns and upload it again.`,
  }),
  cell_too_long: ({ limit, row, column }) => ({
    zh: `第 ${row} 行 ${column} 列的文字超过 ${limit} 字。请缩短后再试。`,
    en: `The text in row ${row}, column ${column} is longer than ${limit} characters. Shorten it and try again.`,
  }),
  unknown_encoding: () => ({
    zh: '无法识别文字编码。请另存为 .xlsx，或“CSV UTF-8”后再上传。',
    en: 'The text encoding was not recognised. Save the file as .xlsx or as “CSV UTF-8” and upload that.',
  }),
  header_not_found: ({ rows, expected }) => ({
    zh: `前 ${rows} 行内找不到表头。表头应包含：${expected}。请下载模板对照。`,
    en: `No header row was found in the first ${rows} rows. It should contain: ${expected}. Compare with the template.`,
  }),
  header_problems: ({ problems_zh, problems_en }) => ({
    zh: `表头有问题：${problems_zh}`,
    en: `The header row has problems: ${problems_en}`,
  }),
  unwritable_value: ({ row, column, reason }) => ({
    zh: `第 ${row} 行 ${column} 列的值无法写入表格（${reason}）。`,
    en: `The value in row ${row}, column ${column} cannot be written to a spreadsheet (${reason}).`,
  }),
};

/**
 * 表格文件错误 · Why a whole file was refused, in words that tell the person what to do next.
 */
export class SpreadsheetError extends Error {
  readonly code: SpreadsheetErrorCode;
  readonly zh: string;
  readonly en: string;
  readonly detail: ErrorDetail;

  constructor(code: SpreadsheetErrorCode, detail: ErrorDetail = {}) {
    const { zh, en } = WORDING[code](detail);
    super(`${code}: ${en}`);
    this.name = 'SpreadsheetError';
    this.code = code;
    this.zh = zh;
    this.en = en;
    this.detail = detail;
  }
}

/** 文件损坏 · Shorthand for the most frequent refusal while parsing. */
export function corrupt(reason: string): SpreadsheetError {
  return new SpreadsheetError('corrupt_file', { reason });
}
