import type { z } from 'zod';
import type { fileOutput, Operation } from '#platform/contract/index.ts';
import { LIST_EXPORT_ROWS_MAX } from '#platform/contract/list-export.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { bindExport } from '#platform/server/exports/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn, writeTable, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import type { Columns } from '#platform/server/spreadsheet/index.ts';
import { exportRecords, exportRegisters, importRecords, listRegisters, recordImportTemplate } from '../../contract/index.ts';
import type { RegisterDefinition } from '../../domain/index.ts';
import { recordImport, registerColumns, tableRow } from '../import.ts';
import { recordPage, recordTotal } from '../queries/records.ts';
import type { RecordRow } from '../queries/records.ts';
import { registerById } from '../queries/registers.ts';
import type { KnownRegister } from '../queries/registers.ts';
import { listRegistersBound } from './registers.ts';

const ROWS_A_TIME = 10_000;

export const importRecordsBound = bindWrite(importRecords, async (ctx, { registerId, file, mode, isSynthetic }) => {
  const register = (await registerById(ctx.tx, ctx.programmeId, registerId)) ?? ctx.notFound();
  return importTable(ctx, { operation: importRecords, file, mode, fields: { registerId, isSynthetic }, definition: () => Promise.resolve(recordImport(ctx, register, isSynthetic)) });
});

const SAMPLES = { zh: { text: '示例', name: '示例单位', document: '示例〔2026〕1号' }, en: { text: 'Example', name: 'Example body', document: 'Example [2026] no. 1' } } as const;

function exampleRow(definition: RegisterDefinition, language: 'zh' | 'en', today: string): Record<string, unknown> {
  const valueOf = (field: RegisterDefinition['fields'][number]): unknown => {
    switch (field.type) {
      case 'number': return 1;
      case 'date': return today;
      case 'choice': return field.choices[0]?.code ?? null;
      case 'link': return 'https://example.org/';
      case 'place': case 'record': return null;
      default: return SAMPLES[language][field.type];
    }
  };
  return { code: null, ...Object.fromEntries(definition.fields.map((field) => [`f_${field.code}`, valueOf(field)])) };
}

export const recordImportTemplateBound = bindRead(recordImportTemplate, async (ctx, { registerId, format }) => {
  const { definition } = (await registerById(ctx.tx, ctx.programmeId, registerId)) ?? ctx.notFound();
  return importTemplate(ctx, { zh: `${definition.zh}导入模板`, en: `${definition.en} to import` }, registerColumns(definition), { zh: [exampleRow(definition, 'zh', ctx.today)], en: [exampleRow(definition, 'en', ctx.today)] }, format);
});

const headColumns = defineColumns({
  register: textColumn({ zh: '台账', en: 'Register', width: 20, required: true }), code: textColumn({ zh: '编号', en: 'Code', width: 18, required: true }), title: textColumn({ zh: '题名', en: 'Title', width: 36, maxLength: 300, required: true }), on: dateColumn({ zh: '日期', en: 'Day' }), place: textColumn({ zh: '区域', en: 'Place', width: 20 }),
});

/** One register under the columns it comes in with; all of them under what they have in common. */
export const exportRecordsBound = bindRead(exportRecords as Operation<typeof exportRecords.input, typeof fileOutput, 'platform.too_many_rows'>, async (ctx, { sort, ...filter }: z.output<typeof exportRecords.input>) => {
  const register: KnownRegister | null = filter.registerId === undefined ? null : ((await registerById(ctx.tx, ctx.programmeId, filter.registerId)) ?? ctx.notFound());
  const total = await recordTotal(ctx, filter);
  if (total > LIST_EXPORT_ROWS_MAX) return ctx.refuse('platform.too_many_rows', { limit: LIST_EXPORT_ROWS_MAX });
  const language = ctx.locale === 'en' ? 'en' : 'zh';
  const cells = (row: RecordRow): Record<string, unknown> => (register === null
    ? { register: language === 'en' ? row.register_en : row.register_zh, code: row.code, title: row.title, on: row.on_date, place: language === 'en' ? row.place_en : row.place_zh }
    : tableRow(register.definition, { code: row.code, values: row.fields, placeCode: row.place_code }));
  async function* rows() {
    for (let offset = 0; offset < total; offset += ROWS_A_TIME) for (const row of await recordPage(ctx, filter, sort, { limit: ROWS_A_TIME, offset })) yield cells(row);
  }
  const columns: Columns = register === null ? headColumns : registerColumns(register.definition);
  const name = register === null ? { zh: '台账记录', en: 'Records' }[language] : register.definition[language];
  return { fileName: `${name}-${ctx.today}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream: writeTable({ name, columns, rows: rows() as never, language }) };
});

export const exportRegistersBound = bindExport(exportRegisters, listRegistersBound, listRegisters, {
  name: { zh: '台账目录', en: 'Registers' },
  columns: defineColumns({
    code: textColumn({ zh: '台账代码', en: 'Register', width: 18, required: true }), name: textColumn({ zh: '名称', en: 'Name', width: 24, required: true }), about: textColumn({ zh: '说明', en: 'About', width: 40, maxLength: 500 }),
    fields: integerColumn({ zh: '字段数', en: 'Fields', required: true }), records: integerColumn({ zh: '记录数', en: 'Records', required: true }), lastOn: dateColumn({ zh: '最近日期', en: 'Latest' }),
  }),
  row: (row, { text }) => ({ code: row.code, name: text(row.nameZh, row.nameEn) as string, about: row.about === '' ? null : row.about, fields: row.fieldCount, records: row.recordCount, lastOn: row.lastOn }),
});
