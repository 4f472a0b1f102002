import { addDays, localDate } from '#kernel/local-date.ts';
import { onceEverywhere } from '#modules/places/server/index.ts';
import { bindRead, bindWrite, underWhole } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { keepTieOut, listTieOuts, readKeptTieOut, readTieOut, settleTieOut } from '../../contract/index.ts';
import { overBudget, tied } from '../../domain/index.ts';
import type { TiePair, TieSide } from '../../domain/index.ts';
import { shopInReach } from '../queries/ground.ts';
import type { DeedSource } from '../deed-source.ts';
import { batchPairs, budgetRows, deedPairs, deedPairsElsewhere, shopsOfDay, slipPairs, strayPairs, voucherPairs } from '../queries/tie-out.ts';
import type { TieOutOf } from '../queries/tie-out.ts';
import { keepsShop, keepTieOuts, keptPage, keptTotal, lockKept, markSettled, onItsOwn } from '../queries/kept-tie-outs.ts';
import type { KeptRow, ShopBooks, TieOutToKeep } from '../queries/kept-tie-outs.ts';

export const TIE_OUT_JOB = 'shops.tieOut';
const FINDINGS_TOLD = 50;
/** What a tie-out that was kept before these two were looked at says of them. */
const BEFORE_VOUCHERS = { vouchers: { booked: 0, ledger: 0, difference: 0 }, unexplained: { booked: 0, ledger: 0, difference: 0 } };

interface OfShop { readonly shop: { readonly id: string; readonly code: string; readonly name: string } | null; readonly books: ShopBooks; readonly isTied: boolean; readonly difference: number }
const sums = ({ booked, ledger, difference }: TieSide) => ({ booked, ledger, difference });

/** The books of each shop in reach on a day. What left a household for a shop stands on an account of the programme, beyond the reach of a village: the books of a shop that somebody reaches are read whole. */
async function booksOf(ctx: ReadContext, sources: readonly DeedSource[], day: string, of: TieOutOf): Promise<OfShop[]> {
  if (ctx.scope.everything) return booksUnder(ctx, sources, day, of);
  const shops = await shopsOfDay(ctx, of);
  return underWhole(ctx, async (whole) => {
    const found: OfShop[] = [];
    for (const { id } of shops) found.push(...await booksUnder(whole, sources, day, { shopId: id }));
    return found;
  });
}

/** Of each shop under this very reach, and of what no shop serves where something moved or differs there. */
async function booksUnder(ctx: ReadContext, sources: readonly DeedSource[], day: string, of: TieOutOf): Promise<OfShop[]> {
  const byShop = async <Row extends TiePair & { shop_id: string | null }>(asked: Promise<Row[]>) => Map.groupBy(await asked, (row) => row.shop_id);
  const [deeds, slips, batches] = [await byShop(deedPairs(ctx, day, of).then(async (own) => [...own, ...(await deedPairsElsewhere(ctx, day, of, sources))])), await byShop(slipPairs(ctx, day, of)), await byShop(batchPairs(ctx, day, of))];
  const [vouchers, strays] = [await byShop(voucherPairs(ctx, day, of)), await byShop(strayPairs(ctx, day, of, sources))];
  const budgets = new Map((await budgetRows(ctx, day, of)).map((row) => [row.shop_id, row]));
  const hasRest = [deeds, vouchers, strays].some((pairs) => pairs.has(null));
  return [...(await shopsOfDay(ctx, of)), ...(hasRest ? [null] : [])].map((shop) => {
    const id = shop?.id ?? null;
    const deedsHere = deeds.get(id) ?? [];
    const lacking = new Set(deedsHere.filter(({ lacks }) => lacks).map((row) => row.id));
    const [earned, redeemed, stock] = [tied(deedsHere), tied(slips.get(id) ?? []), tied(batches.get(id) ?? [])];
    const [paper, unexplained] = [tied(vouchers.get(id) ?? []), tied(strays.get(id) ?? [])];
    const budget = (shop === null ? undefined : budgets.get(shop.id)) ?? { granted: null, spent: 0 };
    const overFen = overBudget(budget.granted, budget.spent);
    const told = ([['deed', earned], ['slip', redeemed], ['voucher', paper], ['unexplained', unexplained], ['batch', stock]] as const)
      .flatMap(([kind, { findings }]) => findings.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id: at, label, booked, ledger }) => ({ kind: kind === 'deed' && lacking.has(at) ? 'evidence' as const : kind, id: at, label, booked, ledger })));
    const findings = [...told, ...(overFen > 0 && shop !== null ? [{ kind: 'budget' as const, id: shop.id, label: shop.name, booked: budget.spent, ledger: budget.granted ?? 0 }] : [])].slice(0, FINDINGS_TOLD);
    return {
      shop, books: { earned: sums(earned), redeemed: sums(redeemed), vouchers: sums(paper), unexplained: sums(unexplained), stock: sums(stock), budget: { grantedFen: budget.granted, spentFen: budget.spent, overFen }, findings },
      isTied: told.length === 0 && overFen === 0, difference: [earned, redeemed, paper, unexplained, stock].reduce((sum, each) => sum + each.difference, 0) + overFen,
    };
  });
}

export const readTieOutBound = (sources: readonly DeedSource[]) => bindRead(readTieOut, async (ctx, { day = ctx.today, shopId, onlyDifferences }) => {
  const rows = (await booksOf(ctx, sources, day, shopId === undefined ? 'all' : { shopId })).map(({ shop, books, isTied }) => ({ shop, ...books, isTied }));
  return { day, shopCount: rows.length, tiedCount: rows.filter(({ isTied }) => isTied).length, rows: onlyDifferences === 'true' ? rows.filter(({ isTied }) => !isTied) : rows };
});

const rowOut = (row: KeptRow) => ({
  id: row.id, shop: row.shop_id === null ? null : { id: row.shop_id, code: row.shop_code as string, name: row.shop_name as string }, day: row.day, outcome: row.outcome, difference: row.difference, computedAt: row.computed_at, keeperNames: row.keeper_names, settledByName: row.settled_by_name, settledAt: row.settled_at, note: row.note,
  maySettle: row.outcome !== 'tied' && row.settled_at === null && !row.is_keeper,
});

export const listTieOutsBound = bindRead(listTieOuts, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await keptPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut), total: await keptTotal(ctx, filter), page, pageSize,
}));

export const readKeptTieOutBound = bindRead(readKeptTieOut, async (ctx, { tieOutId }) => {
  const [row] = await keptPage(ctx, { id: tieOutId }, 'recent', { limit: 1, offset: 0 });
  return row === undefined ? ctx.notFound() : { ...rowOut(row), books: row.result === null ? null : { ...BEFORE_VOUCHERS, ...row.result }, fault: row.fault };
});

export const keepTieOutBound = (sources: readonly DeedSource[]) => bindWrite(keepTieOut, async (ctx, { day = addDays(localDate(ctx.today), -1), shopId }) => {
  if (day > ctx.today) return ctx.refuse('shops.day_in_future', {}, { pointers: ['/day'] });
  if (shopId !== undefined && (await shopInReach(ctx, shopId)) === undefined) return ctx.refuse('shops.shop_unknown', {}, { pointers: ['/shopId'] });
  const kept: TieOutToKeep[] = [];
  const shops = (await shopsOfDay(ctx, shopId === undefined ? 'all' : { shopId })).map(({ id }): { readonly id: string | null; readonly of: TieOutOf } => ({ id, of: { shopId: id } }));
  for (const { id, of } of [...shops, ...(shopId === undefined && ctx.scope.everything ? [{ id: null, of: 'rest' as const }] : [])]) {
    // Each shop on its own: what is wrong in the books of one does not keep the others from theirs.
    const answer = await onItsOwn(ctx.tx, async () => (await booksOf(ctx, sources, day, of))[0]);
    if (answer.fault !== null) kept.push({ id: ctx.newId(), shopId: id, day, outcome: 'failed', result: null, difference: 0, fault: answer.fault });
    else if (answer.value !== undefined) kept.push({ id: ctx.newId(), shopId: id, day, outcome: answer.value.isTied ? 'tied' : 'differs', result: answer.value.books, difference: answer.value.difference, fault: null });
  }
  await keepTieOuts(ctx.tx, ctx.programmeId, kept, new Date(ctx.now).toISOString());
  const count = (outcome: TieOutToKeep['outcome']): number => kept.filter((each) => each.outcome === outcome).length;
  const counts = { shopCount: kept.length, tiedCount: count('tied'), differingCount: count('differs'), failedCount: count('failed') };
  if (kept.length > 0) ctx.record({ kind: 'shopTieOut', id: ctx.programmeId, change: { act: 'keep', day, ...counts } });
  if (counts.tiedCount < counts.shopCount) ctx.emit({ topic: 'shops', subjectId: ctx.programmeId });
  return { day, ...counts };
});

export const settleTieOutBound = bindWrite(settleTieOut, async (ctx, { tieOutId, note }) => {
  const row = (await lockKept(ctx, tieOutId)) ?? ctx.notFound();
  if (row.outcome === 'tied' || row.settled_at !== null) return ctx.refuse('shops.tie_out_settled');
  if (row.shop_id !== null && await keepsShop(ctx.tx, ctx.programmeId, row.shop_id, ctx.personId, [row.day, ctx.today])) return ctx.refuse('points.same_person');
  await markSettled(ctx.tx, ctx.programmeId, tieOutId, { by: ctx.personId, at: new Date(ctx.now).toISOString(), note });
  ctx.record({ kind: 'shopTieOut', id: tieOutId, reason: note, change: { act: 'settle', day: row.day } });
  ctx.emit({ topic: 'shops', subjectId: row.shop_id ?? ctx.programmeId, ...(row.place_id === null ? {} : { placeId: row.place_id }) });
  return { id: tieOutId };
});

/** Every night: the day that is over. */
export const tieOutEverywhere = onceEverywhere({ job: TIE_OUT_JOB, operation: keepTieOut });
