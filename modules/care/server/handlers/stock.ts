import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { countStock, listStockMoves, readReconciliation, receiveStock, takeOutStock } from '../../contract/index.ts';
import { countOutcome, stockSums } from '../../domain/index.ts';
import { benefitsOf, boughtFen, doublesOpen, lockBenefit, schemeById } from '../queries/schemes.ts';
import type { BenefitRow } from '../queries/schemes.ts';
import { insertCount, insertMoves, latestCounts, movePage, movesByKind, moveTotal, saveSecondCount, waitingCount } from '../queries/stock.ts';
import type { CountRow } from '../queries/stock.ts';
import { iso } from '../shape-rows.ts';
import { leaveTrace, stateParams } from './schemes.ts';

/** The benefit, held, and the state of its scheme. */
async function benefitFor(ctx: WriteContext, benefitId: string) {
  const benefit = (await lockBenefit(ctx.tx, ctx.programmeId, benefitId)) ?? ctx.notFound();
  const scheme = (await schemeById(ctx.tx, ctx.programmeId, benefit.scheme_id)) ?? ctx.notFound();
  return { benefit, state: scheme.state };
}

async function move(ctx: WriteContext, benefit: BenefitRow, kind: 'bought' | 'donated' | 'returned' | 'damaged', quantity: number, document: string): Promise<{ id: string; onHand: number }> {
  const id = ctx.newId();
  await insertMoves(ctx.tx, ctx.programmeId, [{ id, benefitId: benefit.id, kind, quantity, document, deliveryId: null, at: iso(ctx.now), by: ctx.personId }]);
  leaveTrace(ctx, 'careStock', benefit.id, { act: kind, quantity, scheme: benefit.scheme_id });
  return { id, onHand: benefit.on_hand + (kind === 'bought' || kind === 'donated' ? quantity : -quantity) };
}

export const receiveStockBound = bindWrite(receiveStock, async (ctx, { benefitId, source, quantity, document }) => {
  const { benefit, state } = await benefitFor(ctx, benefitId);
  if (state === 'closed') return ctx.refuse('care.scheme_state', stateParams(ctx, state));
  return move(ctx, benefit, source, quantity, document);
});

export const takeOutStockBound = bindWrite(takeOutStock, async (ctx, { benefitId, why, quantity, document }) => {
  const { benefit, state } = await benefitFor(ctx, benefitId);
  if (state === 'closed') return ctx.refuse('care.scheme_state', stateParams(ctx, state));
  if (benefit.on_hand < quantity) return ctx.refuse('care.stock_short', { what: benefit.name, onHand: benefit.on_hand, needed: quantity }, { pointers: ['/quantity'] });
  return move(ctx, benefit, why, quantity, document);
});

/** The first says a figure that nobody sees; the second says theirs. Where both agree it stands beside what the books say. */
export const countStockBound = bindWrite(countStock, async (ctx, { benefitId, quantity }) => {
  const { benefit, state } = await benefitFor(ctx, benefitId);
  if (state === 'closed') return ctx.refuse('care.scheme_state', stateParams(ctx, state));
  const waiting = await waitingCount(ctx.tx, ctx.programmeId, benefitId);
  if (waiting === undefined) {
    await insertCount(ctx.tx, ctx.programmeId, { id: ctx.newId(), benefitId, quantity, by: ctx.personId, at: iso(ctx.now) });
    leaveTrace(ctx, 'careStock', benefitId, { act: 'count' });
    return { state: 'waiting' as const, difference: null };
  }
  if (waiting.first_by === ctx.personId) return ctx.refuse('care.count_second_person');
  const outcome = countOutcome(waiting.first_quantity, quantity);
  await saveSecondCount(ctx.tx, ctx.programmeId, waiting.id, { state: outcome, quantity, by: ctx.personId, at: iso(ctx.now), book: benefit.on_hand });
  leaveTrace(ctx, 'careStock', benefitId, { act: 'countAgain', outcome });
  return { state: outcome, difference: outcome === 'agreed' ? quantity - benefit.on_hand : null };
});

export const listStockMovesBound = bindRead(listStockMoves, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await movePage(ctx.tx, ctx.programmeId, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({
    id: row.id, benefit: { id: row.benefit_id, name: row.name, unit: row.unit }, kind: row.kind, effect: row.effect, document: row.document, recipientNumber: row.recipient_number, at: iso(row.moved_at), by: row.mover,
  })),
  total: await moveTotal(ctx.tx, ctx.programmeId, filter), page, pageSize,
}));

const countOut = (count: CountRow, personId: string) => ({
  state: count.state, quantity: count.state === 'waiting' ? null : count.second_quantity, difference: count.state === 'agreed' && count.second_quantity !== null && count.book_quantity !== null ? count.second_quantity - count.book_quantity : null,
  firstBy: count.first_name, secondBy: count.second_name, at: iso(count.second_at ?? count.first_at), isStale: count.is_stale, mayCount: count.state !== 'waiting' || count.first_by !== personId,
});

export const readReconciliationBound = bindRead(readReconciliation, async (ctx, { schemeId }) => {
  const scheme = (await schemeById(ctx.tx, ctx.programmeId, schemeId)) ?? ctx.notFound();
  const moves = Map.groupBy(await movesByKind(ctx.tx, ctx.programmeId, schemeId), ({ benefit_id }) => benefit_id);
  const counts = new Map((await latestCounts(ctx.tx, ctx.programmeId, schemeId)).map((count) => [count.benefit_id, count]));
  return {
    on: ctx.today, scheme: { id: scheme.id, code: scheme.code, name: scheme.name, from: scheme.from_date, until: scheme.until_date }, budgetFen: scheme.budget_fen, boughtFen: await boughtFen(ctx.tx, ctx.programmeId, schemeId), doublesOpen: await doublesOpen(ctx.tx, ctx.programmeId, schemeId),
    rows: (await benefitsOf(ctx.tx, ctx.programmeId, schemeId)).map((benefit) => {
      const count = counts.get(benefit.id);
      return { id: benefit.id, kind: benefit.kind, name: benefit.name, unit: benefit.unit, valueFen: benefit.value_fen, ...stockSums(moves.get(benefit.id) ?? []), count: count === undefined ? null : countOut(count, ctx.personId) };
    }),
  };
});
