/** 批量与撤销 · Acts on many records at once are kept with what was before, and taken back by the module that knows how. */
import { listAllBulkActs, listBulkActs, undoBulkAct, UNDO_HOURS } from '#platform/contract/bulk-acts.ts';
import { bindRead, bindWrite } from '../operations/context.ts';
import type { Bound, ReadContext, WriteContext } from '../operations/context.ts';
import { heldPermissions, reachesOf, underReach } from '../operations/reach.ts';
import { bulkActPage, countBulkActs, insertBulkAct, lockBulkAct, saveUndone } from './queries.ts';
import type { BulkItem, Reversal } from './reversal.ts';

export { movedOn } from './reversal.ts';
export type { BulkItem, LeftItem, Reversal } from './reversal.ts';

const UNDO_ANY = 'platform.undoBulkActs';

/** Keeps an act on many records, in the same transaction. @returns its id, or null where nothing was done, which a dry run never does */
export async function keepBulkAct(ctx: WriteContext, kind: string, items: readonly BulkItem[]): Promise<string | null> {
  if (items.length === 0) return null;
  const id = ctx.newId();
  await insertBulkAct(ctx.tx, ctx.programmeId, {
    id, kind, personId: ctx.personId, items, at: new Date(ctx.now).toISOString(), undoUntil: new Date(ctx.now + UNDO_HOURS * 3_600_000).toISOString(),
  });
  return ctx.dryRun ? null : id;
}

const mayUndoAny = async (ctx: ReadContext): Promise<boolean> => (await heldPermissions(ctx, [UNDO_ANY], { wholeProgramme: true })).has(UNDO_ANY);

/** @errors throws when two reversals have one kind */
export function bulkOperations(reversals: readonly Reversal[]): readonly Bound[] {
  const known = new Map(reversals.map((reversal) => [reversal.kind, reversal]));
  if (known.size !== reversals.length) throw new Error('two reversals have the same kind');

  const pageOfActs = async (ctx: ReadContext, { sort, page, pageSize }: { sort: 'recent' | '-recent'; page: number; pageSize: number }, personId: string | null) => {
    const any = personId === null || await mayUndoAny(ctx);
    const found = await bulkActPage(ctx.tx, ctx.programmeId, personId, sort, { limit: pageSize, offset: (page - 1) * pageSize });
    return {
      rows: found.map((row) => ({
        id: row.id, kind: row.kind, kindZh: known.get(row.kind)?.words.zh ?? row.kind, kindEn: known.get(row.kind)?.words.en ?? row.kind, personName: row.person_name,
        doneAt: row.done_at, undoUntil: row.undo_until, itemCount: row.item_count, undoneAt: row.undone_at, undoneByName: row.undone_by_name, left: row.left_items ?? [],
        mayUndo: row.undone_at === null && Date.parse(row.undo_until) > ctx.now && (any || row.person_id === ctx.personId) && known.has(row.kind),
      })),
      total: await countBulkActs(ctx.tx, ctx.programmeId, personId), page, pageSize,
    };
  };
  const listBulkActsBound = bindRead(listBulkActs, (ctx, input) => pageOfActs(ctx, input, ctx.personId));
  const listAllBulkActsBound = bindRead(listAllBulkActs, (ctx, input) => pageOfActs(ctx, input, null));

  const undoBulkActBound = bindWrite(undoBulkAct, async (ctx, { bulkActId }) => {
    const act = (await lockBulkAct(ctx.tx, ctx.programmeId, bulkActId)) ?? ctx.notFound();
    const isMine = act.person_id === ctx.personId;
    if (!isMine && !(await mayUndoAny(ctx))) return ctx.refuse('platform.undo_not_yours');
    if (act.undone_at !== null) return ctx.refuse('platform.undo_done');
    const reversal = known.get(act.kind);
    if (reversal === undefined || Date.parse(act.undo_until) <= ctx.now) return ctx.refuse('platform.undo_over', { hours: UNDO_HOURS });
    const reach = (await reachesOf(ctx, [reversal.permission]))[0];
    if (reach === undefined) return ctx.refuse('platform.not_permitted', { permission: reversal.permission });
    const left = await underReach(ctx, reach.scope, (inner) => reversal.undo(inner as WriteContext, act.items));
    await saveUndone(ctx.tx, ctx.programmeId, act.id, { personId: ctx.personId, at: new Date(ctx.now).toISOString(), left });
    ctx.record({ kind: 'bulkAct', id: act.id, change: { undone: act.items.length - left.length, left: left.length, of: act.kind } });
    return { undone: act.items.length - left.length, left: [...left] };
  });

  return [listBulkActsBound, listAllBulkActsBound, undoBulkActBound];
}
