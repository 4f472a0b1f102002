/** 类别进出 · Categories with their limits as a table: one row a stage, so that every limit is a cell of its own. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput } from '#platform/contract/index.ts';
import { importAnswer, importErrors, importMode, templateInput } from '#platform/contract/tasks.ts';

export const exportCategories = defineOperation({
  id: 'cases.exportCategories', summary: { zh: '导出案件类别与时限（xlsx，表头与导入相同）', en: 'Export categories and their limits (xlsx, headers as imported)' },
  method: 'GET', path: '/case-category-export', permission: 'cases.read',
  input: z.object({}), output: fileOutput,
});

export const importCategories = defineOperation({
  id: 'cases.importCategories', reach: 'programme', summary: { zh: '导入案件类别与时限（xlsx、CSV）', en: 'Import categories and their limits (xlsx, CSV)' },
  method: 'POST', path: '/case-categories/import', permission: 'cases.manage',
  input: z.object({ file: fileInput, mode: importMode.default('preview') }),
  output: importAnswer, errors: [...importErrors], bodyLimitBytes: 65 * 1024 * 1024,
});

export const categoryImportTemplate = defineOperation({
  id: 'cases.categoryImportTemplate', summary: { zh: '下载案件类别导入模板', en: 'Download the template for importing categories' },
  method: 'GET', path: '/case-category-import-template', permission: 'cases.manage',
  input: z.object({ ...templateInput }), output: fileOutput,
});
