/** 审计条目 · The text that the audit keeps of one write, and that its chain hashes. */
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { AuditRecord } from './context.ts';

/** @param at epoch milliseconds */
export function auditEntryText(of: { readonly at: number; readonly operation: string; readonly actor: string | null; readonly inputHash: string; readonly records: readonly AuditRecord[] }): string {
  return canonicalJson({
    at: new Date(of.at).toISOString(), operation: of.operation, actor: of.actor,
    input: of.inputHash, records: of.records.map((record) => ({ ...record, reason: record.reason ?? null })),
  });
}
