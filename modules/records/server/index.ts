import type { KnownSource } from '#platform/server/asks/index.ts';
import type { ServerModule } from '#platform/server/operations/index.ts';
import { recordsProblems } from '../contract/index.ts';
import { attachPhotoBound, correctRecordBound, enterRecordBound, listRecordsBound, readRecordBound, withdrawRecordBound } from './handlers/records.ts';
import { adoptRegistersBound, downloadRegistersBound, importDefinitionsBound, listRegistersBound, readRegisterBound, saveRegisterBound } from './handlers/registers.ts';
import { exportRecordsBound, exportRegistersBound, importRecordsBound, recordImportTemplateBound } from './handlers/tables.ts';
import { listPublicRecordsBound, listPublicRegistersBound, readPublicRecordBound } from './handlers/public.ts';
import { exportVersionsBound, importVersionsBound, versionImportTemplateBound } from './handlers/version-tables.ts';
import { addVersionBound, attachDocumentBound, listVersionsBound, readVersionBound, withdrawVersionBound } from './handlers/versions.ts';
import { recordsPages } from './pages.ts';
import { suggestValuesFrom } from './handlers/known-values.ts';
import { recordsFigureSource } from './queries/figure-sources.ts';
import { recordsKnown } from './queries/known-values.ts';
import { recordsAskSource } from './queries/ask-source.ts';

const recordsModule: ServerModule = {
  name: 'records',
  operations: [
    listRegistersBound, readRegisterBound, saveRegisterBound, adoptRegistersBound, importDefinitionsBound, downloadRegistersBound, exportRegistersBound,
    listRecordsBound, readRecordBound, enterRecordBound, correctRecordBound, withdrawRecordBound, attachPhotoBound, importRecordsBound, recordImportTemplateBound, exportRecordsBound,
    listVersionsBound, readVersionBound, addVersionBound, withdrawVersionBound, attachDocumentBound, importVersionsBound, versionImportTemplateBound, exportVersionsBound,
    listPublicRegistersBound, listPublicRecordsBound, readPublicRecordBound,
  ],
  problems: recordsProblems,
  constraints: { records__code_unique: 'records.code_taken' },
  pages: recordsPages,
  topics: { records: 'records.read' },
  searchTexts: [{ table: 'records.records', key: 'id', name: 'title', others: ['code'] }],
  asks: [recordsAskSource],
  figureSources: [recordsFigureSource],
};

export { recordsKnown };

/** The module knows no table of others: what they know of a place is handed in. */
export function createRecordsModule({ known }: { readonly known: readonly KnownSource[] }): ServerModule {
  return { ...recordsModule, operations: [...recordsModule.operations, suggestValuesFrom(known)] };
}
