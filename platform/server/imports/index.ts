export { bytesOf } from './bytes.ts';
export type { Fail, ImportDefinition, ImportRow, RowFault, Warn, WriteCounts } from './definition.ts';
export { BACKGROUND_FROM_BYTES, importTable } from './import-table.ts';
export type { ImportErrorCode, ImportRequest } from './import-table.ts';
export { ImportCancelled, runImport } from './run-import.ts';
export type { ImportRun, RunImportOptions } from './run-import.ts';
export { CODE_OR_NAME, CODE_OR_PERSON, importTemplate, ONLY_SHOWN, TO_CHECK_BY } from './template.ts';
export type { TemplateExamples } from './template.ts';
export { codesInFullWidth } from './wide-codes.ts';
