import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { listNegativeEntries, recordNegativeEntry, withdrawNegativeEntry } from '../../contract/index.ts';
import { negativeItem } from '../queries/edition-weights.ts';
import { placeKinds } from '../queries/evaluations.ts';
import { insertNegative, lockNegative, negativePage, negativeTotal, withdrawNegative } from '../queries/negative-entries.ts';

export const listNegativeEntriesBound = bindRead(listNegativeEntries, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await negativePage(ctx.tx, ctx.programmeId, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({
    id: row.id, editionId: row.edition_id, itemCode: row.item_code, itemZh: row.item_zh, itemEn: row.item_en, sanction: row.sanction, deduction: row.deduction, lookBackMonths: row.look_back_months, placeId: row.place_id,
    nameZh: row.name_zh, nameEn: row.name_en, happenedOn: row.happened_on, countsUntil: row.counts_until, document: row.document, note: row.note, enteredAt: row.entered_at, enteredBy: row.entered_by, withdrawnReason: row.withdrawn_reason,
  })),
  total: await negativeTotal(ctx.tx, ctx.programmeId, filter), page, pageSize,
}));

const nowOf = (ctx: ReadContext): string => new Date(ctx.now).toISOString();

export const recordNegativeEntryBound = bindWrite(recordNegativeEntry, async (ctx, input) => {
  const { placeId, name, happenedOn } = input;
  if (happenedOn > ctx.today) return ctx.refuse('scoring.happened_later', {}, { pointers: ['/happenedOn'] });
  if (await negativeItem(ctx.tx, ctx.programmeId, input.editionId, input.itemCode) === undefined) return ctx.refuse('scoring.negative_item_unknown', {}, { pointers: ['/itemCode'] });
  const isKnown = placeId === null ? name !== null : name === null && (await placeKinds(ctx.tx, ctx.programmeId, [placeId])).has(placeId);
  if (!isKnown) return ctx.refuse('scoring.area_unfit', { row: 1 }, { pointers: ['/placeId'] });
  const id = ctx.newId();
  await insertNegative(ctx.tx, ctx.programmeId, { ...input, id }, { now: nowOf(ctx), personId: ctx.personId });
  ctx.record({ kind: 'negativeEntry', id, change: { act: 'record', itemCode: input.itemCode, happenedOn, document: input.document } });
  ctx.emit({ topic: 'evaluations', subjectId: id, placeId });
  return { id };
});

export const withdrawNegativeEntryBound = bindWrite(withdrawNegativeEntry, async (ctx, { entryId, reason }) => {
  const entry = (await lockNegative(ctx.tx, ctx.programmeId, entryId)) ?? ctx.notFound();
  if (entry.withdrawn_at !== null) return ctx.refuse('scoring.negative_withdrawn');
  await withdrawNegative(ctx.tx, ctx.programmeId, entryId, { now: nowOf(ctx), reason });
  ctx.record({ kind: 'negativeEntry', id: entryId, reason, change: { act: 'withdraw' } });
  ctx.emit({ topic: 'evaluations', subjectId: entryId, placeId: null });
  return { withdrawn: true as const };
});
