/** Handlers of views of lists. A view holds an address and nothing of what the list shows, so it needs no reach of its own. */
import { deleteView, listViews, saveView, shareView, VIEWS_A_LIST_MAX } from '#platform/contract/views.ts';
import { bindRead, bindWrite } from '../operations/context.ts';
import { heldPermissions } from '../operations/reach.ts';
import type { Bound } from '../operations/context.ts';
import { clearDefault, countViews, removeView, setShared, upsertView, viewById, viewByName, viewsOf } from './queries.ts';

const listViewsBound = bindRead(listViews, async (ctx, { list }) => ({
  views: (await viewsOf(ctx.tx, ctx.programmeId, ctx.personId, list)).map((row) => ({
    id: row.id, list: row.list, name: row.name, search: row.search, shared: row.shared, mine: row.person_id === ctx.personId,
    // What somebody else opens first is theirs to decide.
    isDefault: row.is_default && row.person_id === ctx.personId, ownerName: row.owner_name,
  })),
}));

const saveViewBound = bindWrite(saveView, async (ctx, input) => {
  const { tx, programmeId, personId } = ctx;
  if ((await countViews(tx, programmeId, personId, input.list, input.name)) >= VIEWS_A_LIST_MAX) return ctx.refuse('platform.views_too_many', { max: VIEWS_A_LIST_MAX });
  // What everybody opens is changed only by those who might share it today.
  const kept = await viewByName(tx, programmeId, personId, input.list, input.name);
  const changesShared = kept?.shared === true && kept.search !== input.search;
  if (changesShared && !(await heldPermissions(ctx, [shareView.permission])).has(shareView.permission)) return ctx.refuse('platform.view_shared', {}, { pointers: ['/name'] });
  if (input.isDefault) await clearDefault(tx, programmeId, personId, input.list);
  const id = await upsertView(tx, programmeId, { id: ctx.newId(), personId, ...input, at: new Date(ctx.now).toISOString() });
  ctx.record({ kind: 'listView', id, change: { list: input.list, isDefault: input.isDefault } });
  return { id };
});

const shareViewBound = bindWrite(shareView, async (ctx, { viewId, shared }) => {
  const view = await viewById(ctx.tx, ctx.programmeId, viewId);
  if (view === undefined || view.person_id !== ctx.personId) return ctx.notFound();
  await setShared(ctx.tx, ctx.programmeId, viewId, shared);
  ctx.record({ kind: 'listView', id: viewId, change: { shared } });
  return { shared };
});

const deleteViewBound = bindWrite(deleteView, async (ctx, { viewId }) => {
  const view = await viewById(ctx.tx, ctx.programmeId, viewId);
  if (view === undefined || view.person_id !== ctx.personId) return ctx.notFound();
  await removeView(ctx.tx, ctx.programmeId, viewId);
  ctx.record({ kind: 'listView', id: viewId, change: { deleted: true } });
  return { id: viewId };
});

export const viewOperations: readonly Bound[] = [listViewsBound, saveViewBound, shareViewBound, deleteViewBound];
