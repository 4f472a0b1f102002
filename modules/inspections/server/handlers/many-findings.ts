/** Many findings dismissed at once, and taken back. */
import { keepBulkAct, movedOn } from '#platform/server/bulk/index.ts';
import type { BulkItem, LeftItem, Reversal } from '#platform/server/bulk/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { dismissFindings } from '../../contract/index.ts';
import { lockFindings, reopenFindings, saveDismissals } from '../queries/many-findings.ts';
import type { NamedFinding } from '../queries/many-findings.ts';
import { tellOfSite } from '../tell.ts';

function tell(ctx: WriteContext, findings: readonly NamedFinding[], change: Readonly<Record<string, string>>, reason?: string): void {
  for (const finding of findings) {
    ctx.record({ kind: 'finding', id: finding.id, reason, change });
    tellOfSite(ctx, finding.round_id, finding);
  }
}

export const dismissFindingsBound = bindWrite(dismissFindings, async (ctx, { findingIds, reason }) => {
  const found = await lockFindings(ctx.tx, ctx.programmeId, findingIds, 'open');
  await saveDismissals(ctx.tx, ctx.programmeId, found.map(({ id }) => id), reason);
  tell(ctx, found, { from: 'open', to: 'dismissed' }, reason);
  const bulkActId = await keepBulkAct(ctx, 'inspections.dismissFindings', found.map(({ id, label }) => ({ id, label, before: null, after: 'dismissed' })));
  return { dismissed: found.length, left: new Set(findingIds).size - found.length, bulkActId };
});

async function undo(ctx: WriteContext, items: readonly BulkItem[]): Promise<readonly LeftItem[]> {
  const found = await lockFindings(ctx.tx, ctx.programmeId, items.map(({ id }) => id), 'dismissed');
  await reopenFindings(ctx.tx, ctx.programmeId, found.map(({ id }) => id));
  tell(ctx, found, { from: 'dismissed', to: 'open' });
  const reopened = new Set(found.map(({ id }) => id));
  return items.filter(({ id }) => !reopened.has(id)).map(movedOn);
}

export const findingReversals: readonly Reversal[] = [
  { kind: 'inspections.dismissFindings', permission: 'inspections.dispatch', words: { zh: '批量不交办', en: 'Findings dismissed' }, undo },
];
