/** Handlers that move categories in and out as a table. */
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { writeTable, XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import { categoryImportTemplate, exportCategories, importCategories, originWords } from '../../contract/index.ts';
import { categoryColumns, categoryImport } from '../imports/categories.ts';
import { categoryRows, stagesOf } from '../queries/work.ts';

export const exportCategoriesBound = bindRead(exportCategories, async (ctx) => {
  const language = ctx.locale === 'en' ? 'en' : 'zh';
  const name = language === 'zh' ? '案件类别' : 'Categories';
  const rows = (await categoryRows(ctx.tx, ctx.programmeId)).flatMap((row) => stagesOf(row).map(({ code, zh, en, limit }) => ({
    code: row.code, nameZh: row.name_zh, nameEn: row.name_en, stageCode: code, stageZh: zh, stageEn: en, amount: limit.amount, unit: limit.type,
    photos: row.after_photo_count_min, sortOrder: row.sort_order, source: originWords[row.source]?.[language] ?? row.source,
  })));
  return { fileName: `${name}-${ctx.today}.xlsx`, mediaType: XLSX_MEDIA_TYPE, stream: writeTable({ name, columns: categoryColumns, rows, language }) };
});

export const importCategoriesBound = bindWrite(importCategories, (ctx, { file, mode }) => importTable(ctx, { operation: importCategories, file, mode, definition: () => Promise.resolve(categoryImport(ctx)) }));

const handle = { stageCode: 'handle', amount: 3, unit: 'work_day', photos: 1, sortOrder: 10 };
export const categoryImportTemplateBound = bindRead(categoryImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '案件类别导入模板', en: 'Categories to import' }, categoryColumns, {
  zh: [{ ...handle, code: 'litter', nameZh: '暴露垃圾', nameEn: 'Litter', stageZh: '处置', stageEn: 'Handle' }],
  en: [{ ...handle, code: 'litter', nameZh: '暴露垃圾', nameEn: 'Litter', stageZh: '处置', stageEn: 'Handle' }],
}, format));
