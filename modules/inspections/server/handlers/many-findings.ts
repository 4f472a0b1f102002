/** Many findings dismissed at once, and taken back. */
import { voidUntouched } from '#modules/cases/server/index.ts';
import { keepBulkAct, movedOn } from '#platform/server/bulk/index.ts';
import type { BulkItem, LeftItem, Reversal } from '#platform/server/bulk/index.ts';
import { bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { dismissFindings } from '../../contract/index.ts';
import { lockFindings, reopenFindings, saveDismissals, takeOffCases } from '../queries/many-findings.ts';
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

export const DISPATCHED_KIND = 'inspections.dispatchFindings';

/** Cases that nobody touched since they were opened are voided, and their findings wait to be dispatched again; the others stay. */
async function undoDispatch(ctx: WriteContext, items: readonly BulkItem[]): Promise<readonly LeftItem[]> {
  const voided = new Set(await voidUntouched(ctx, items.map(({ id, after }) => ({ caseId: id, version: after as number })), '撤销督查问题交办'));
  const back = items.filter(({ id }) => voided.has(id)).map(({ before }) => (before as { findingId: string }).findingId);
  tell(ctx, await takeOffCases(ctx.tx, ctx.programmeId, back), { from: 'dispatched', to: 'open' });
  return items.filter(({ id }) => !voided.has(id)).map(movedOn);
}

export const findingReversals: readonly Reversal[] = [
  { kind: DISPATCHED_KIND, permission: 'inspections.dispatch', words: { zh: '督查问题交办', en: 'Findings dispatched' }, undo: undoDispatch },
  { kind: 'inspections.dismissFindings', permission: 'inspections.dispatch', words: { zh: '批量不交办', en: 'Findings dismissed' }, undo },
];
