import { bindExport } from '#platform/server/exports/index.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { exportVersions, importVersions, listVersions, versionImportTemplate } from '../../contract/index.ts';
import { LEGALITY_CHECKS } from '../../domain/index.ts';
import { registerById } from '../queries/registers.ts';
import { versionColumns, versionExamples, versionImport } from '../version-import.ts';
import { listVersionsBound } from './versions.ts';

export const importVersionsBound = bindWrite(importVersions, async (ctx, { registerId, file, mode, isSynthetic }) => {
  const register = (await registerById(ctx.tx, ctx.programmeId, registerId)) ?? ctx.notFound();
  if (!register.definition.keepsVersions) return ctx.refuse('records.keeps_no_versions');
  return importTable(ctx, { operation: importVersions, file, mode, fields: { registerId, isSynthetic }, definition: () => Promise.resolve(versionImport(ctx, register, isSynthetic)) });
});

export const versionImportTemplateBound = bindRead(versionImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '文本版本导入模板', en: 'Versions to import' }, versionColumns, versionExamples(ctx.today), format));

export const exportVersionsBound = bindExport(exportVersions, listVersionsBound, listVersions, {
  name: { zh: '文本版本', en: 'Versions' }, columns: versionColumns,
  row: (row) => ({
    record: row.record.code, adoptedOn: row.adoptedOn, inForceFrom: row.inForceFrom, isRepeal: row.isRepeal, body: row.body === '' ? null : row.body, changeNote: row.changeNote, attended: row.attended, inFavour: row.inFavour, minutes: row.minutes,
    isChecked: row.legality.length === LEGALITY_CHECKS.length,
  }),
});
