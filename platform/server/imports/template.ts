/** 导入模板 · What to fill in, under the headers that the import reads and the export writes. */
import type { ReadContext } from '../operations/index.ts';
import { CSV_MEDIA_TYPE, templateTable, templateWorkbook, XLSX_MEDIA_TYPE } from '../spreadsheet/index.ts';
import type { Columns, Wording } from '../spreadsheet/index.ts';
import { bytesOf } from './bytes.ts';

/** Said of columns that an export adds for reading and an import passes over. */
export const ONLY_SHOWN = { zh: '只供查看，导入时不理会', en: 'For reading only; passed over when imported' } as const;

/** Said of names of persons that stand beside their codes. */
export const TO_CHECK_BY = { zh: '供核对：与编号不是同一人会提示', en: 'To check by: a name that is not that of the code is told' } as const;

/** Said of columns that name a place, a body or another thing, and of those that name a person. */
export const CODE_OR_NAME = { zh: '编码或全称', en: 'Its code, or its exact name' } as const;
export const CODE_OR_PERSON = { zh: '编号或姓名', en: 'Code or name' } as const;

export type TemplateExamples = Readonly<Record<'zh' | 'en', readonly Readonly<Record<string, unknown>>[]>>;

/** A workbook keeps its example on a sheet of its own; a CSV file has one table only, so the example stands in it and its name says so. */
export async function importTemplate(
  ctx: ReadContext, name: Wording, columns: Columns, examples: TemplateExamples, format: 'xlsx' | 'csv',
): Promise<{ fileName: string; mediaType: string; body: Uint8Array }> {
  const language = ctx.locale === 'en' ? 'en' : 'zh';
  if (format === 'csv') {
    const fileName = language === 'en' ? `${name.en} (with examples).csv` : `${name.zh}（含示例）.csv`;
    return { fileName, mediaType: CSV_MEDIA_TYPE, body: await bytesOf(templateTable(columns, language, examples[language])) };
  }
  return { fileName: `${name[language]}.xlsx`, mediaType: XLSX_MEDIA_TYPE, body: await bytesOf(templateWorkbook(name[language], columns, language, examples[language])) };
}
