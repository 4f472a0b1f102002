/** The audit as a table; the text that was hashed goes along, so that the chain can be walked outside. */
import { exportAudit, listAudit } from '#platform/contract/tasks.ts';
import { bindExport } from '../exports/index.ts';
import { dateTimeColumn, defineColumns, integerColumn, textColumn } from '../spreadsheet/index.ts';
import { listAuditBound } from './handlers.ts';

/** A cell holds no more; longer entries are read in the audit itself. */
const CELL_MAX = 32_000;

const columns = defineColumns({
  sequence: integerColumn({ zh: '序号', en: 'No.', required: true }), at: dateTimeColumn({ zh: '时间', en: 'When', width: 18, required: true }), operation: textColumn({ zh: '操作', en: 'Operation', width: 28, required: true }),
  actor: textColumn({ zh: '操作人编号', en: 'Actor id', width: 38 }), kind: textColumn({ zh: '对象种类', en: 'Kind of subject' }), subject: textColumn({ zh: '对象编号', en: 'Subject id', width: 38 }),
  hash: textColumn({ zh: '哈希', en: 'Hash', width: 66, required: true }), previous: textColumn({ zh: '前一条哈希', en: 'Hash before', width: 66, required: true }), entry: textColumn({ zh: '原文', en: 'Text that was hashed', width: 60, maxLength: CELL_MAX, required: true }),
});

export const exportAuditBound = bindExport(exportAudit, listAuditBound, listAudit, {
  name: { zh: '审计', en: 'Audit' }, columns,
  row: (row, { clock }) => ({
    sequence: row.sequence, at: clock(row.recordedAt) as string, operation: row.operation, actor: row.actorPersonId, kind: row.subjectKind, subject: row.subjectId, hash: row.hash, previous: row.previousHash,
    entry: row.entry.length > CELL_MAX ? `${row.entry.slice(0, CELL_MAX - 1)}…` : row.entry,
  }),
});
