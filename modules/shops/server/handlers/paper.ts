import { readBalances, redeemersLacking, teamCap } from '#modules/points/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { enterPaperSlips, importPaperSlips, listPaperSheets, paperImportTemplate, readPaperSheet, settlePaperSheet } from '../../contract/index.ts';
import { basketPoints, mergedBasket, pickOrOwe, splitPoints } from '../../domain/index.ts';
import type { BasketLine, IssueKind, Picking } from '../../domain/index.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { handOut } from '../handing-out.ts';
import type { SlipToPost } from '../handing-out.ts';
import { holderAccount, pointsAsset } from '../legs.ts';
import { paperColumns, paperExample, paperImport } from '../imports/paper.ts';
import { endSheet, insertSheet, paperNumbersUsed, sheetPage, sheetTotal } from '../queries/books.ts';
import type { PaperSlip, SheetRow } from '../queries/books.ts';
import { insertIssue } from '../queries/devices.ts';
import { lockShop } from '../queries/ground.ts';
import { takenInMonth } from '../queries/holders-at-counter.ts';
import { tookPartIn } from '../queries/households.ts';
import { holderOnPaper, paperHolders } from '../queries/paper-holders.ts';
import type { PaperHolder } from '../queries/paper-holders.ts';
import { goodsById } from '../queries/shops.ts';
import type { KnownGoods } from '../queries/shops.ts';
import { shelfOf } from '../queries/stock.ts';
import { lockTeam, teamsTookPart } from '../queries/teams.ts';
import type { TeamSource } from '../team-source.ts';

const isoNow = (ctx: Pick<ReadContext, 'now'>): string => new Date(ctx.now).toISOString();

const rowOut = (row: SheetRow, personId: string | null) => ({
  id: row.id, shop: { id: row.shop_id, code: row.shop_code, name: row.shop_name }, state: row.state, slipCount: row.slip_count, points: row.points, enteredByName: row.entered_by_name, enteredAt: row.entered_at, settledByName: row.settled_by_name, mayConfirm: row.state === 'entered' && row.entered_by !== personId,
});

export const listPaperSheetsBound = bindRead(listPaperSheets, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await sheetPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => rowOut(row, ctx.actor.personId)), total: await sheetTotal(ctx, filter), page, pageSize,
}));

export const readPaperSheetBound = bindRead(readPaperSheet, async (ctx, { sheetId }) => {
  const [row] = await sheetPage(ctx, { id: sheetId }, 'recent', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  return { ...rowOut(row, ctx.actor.personId), slips: row.slips.map(({ paperNumber, label, redeemedOn, goods, points }) => ({ paperNumber, label, redeemedOn, goods, points })) };
});

export const enterPaperSlipsBound = (teams: TeamSource) => bindWrite(enterPaperSlips, async (ctx, { shopId, slips }) => {
  const shop = await lockShop(ctx, shopId);
  if (shop === undefined) return ctx.refuse('shops.shop_unknown', {}, { pointers: ['/shopId'] });
  const others = await redeemersLacking(ctx);
  if (others !== null) return ctx.refuse('points.role_wrong', { roles: others });
  const future = slips.findIndex(({ redeemedOn }) => redeemedOn > ctx.today);
  if (future >= 0) return ctx.refuse('shops.day_in_future', {}, { pointers: [`/slips/${future}/redeemedOn`] });
  const numbers = slips.map(({ paperNumber }) => paperNumber);
  const used = new Set(await paperNumbersUsed(ctx.tx, ctx.programmeId, shopId, numbers));
  const twice = slips.findIndex(({ paperNumber }, at) => used.has(paperNumber) || numbers.indexOf(paperNumber) < at);
  if (twice >= 0) return ctx.refuse('shops.paper_twice', { number: slips[twice]?.paperNumber ?? '' }, { pointers: [`/slips/${twice}/paperNumber`] });
  const holders = await paperHolders(ctx, teams, shopId, slips.map(({ householdCode }) => householdCode));
  const found = slips.map(({ householdCode }) => holders.named(householdCode));
  const fault = found.findIndex((each) => each.length !== 1);
  if (fault >= 0) return ctx.refuse(found[fault]?.length === 0 ? 'shops.household_unknown' : 'shops.holder_ambiguous', {}, { pointers: [`/slips/${fault}/householdCode`] });
  const holding = found.flat();
  const leaderless = holding.findIndex((each) => each.kind === 'team' && each.leaderId === null);
  if (leaderless >= 0) return ctx.refuse('shops.team_without_leader', {}, { pointers: [`/slips/${leaderless}/householdCode`] });
  // Whoever took the goods does not write down that they did.
  const own = holding.findIndex(({ leaderId }) => leaderId === ctx.personId);
  if (own >= 0) return ctx.refuse('points.same_person', {}, { pointers: [`/slips/${own}/householdCode`] });
  const goods = new Map((await goodsById(ctx.tx, ctx.programmeId, slips.flatMap(({ lines }) => lines.map(({ goodsId }) => goodsId)))).map((row) => [row.id, row]));
  const odd = slips.findIndex(({ lines }) => lines.some(({ goodsId }) => !goods.has(goodsId)));
  if (odd >= 0) return ctx.refuse('shops.goods_unknown', {}, { pointers: [`/slips/${odd}/lines`] });
  const prices = new Map([...goods].map(([id, row]) => [id, row.price_points]));
  const made = slips.map((slip, at): PaperSlip => {
    const [holder, lines] = [holding[at] as PaperHolder, mergedBasket(slip.lines)];
    return { paperNumber: slip.paperNumber, ...holderOnPaper(holder), redeemedOn: slip.redeemedOn, lines: lines.map((line) => ({ ...line, pricePoints: prices.get(line.goodsId) ?? 0 })), goods: lines.map(({ goodsId, quantity }) => `${goods.get(goodsId)?.name ?? ''} × ${quantity}`).join('、'), points: basketPoints(lines, prices) };
  });
  const [id, points] = [ctx.newId(), made.reduce((sum, slip) => sum + slip.points, 0)];
  await insertSheet(ctx.tx, ctx.programmeId, { id, shopId, slips: made, points, by: ctx.personId, at: isoNow(ctx) });
  ctx.record({ kind: 'paperSheet', id, change: { act: 'enter', slips: made.length, points } });
  ctx.emit({ topic: 'shops', subjectId: shopId, placeId: shop.place_id });
  return { id, slipCount: made.length, points };
});

export const importPaperSlipsBound = (teams: TeamSource) => bindWrite(importPaperSlips, async (ctx, { shopId, file, mode }) => {
  const shop = await lockShop(ctx, shopId);
  if (shop === undefined) return ctx.refuse('shops.shop_unknown', {}, { pointers: ['/shopId'] });
  const others = await redeemersLacking(ctx);
  if (others !== null) return ctx.refuse('points.role_wrong', { roles: others });
  return importTable(ctx, { operation: importPaperSlips, file, mode, definition: () => Promise.resolve(paperImport(ctx, teams, shop)) });
});

export const paperImportTemplateBound = bindRead(paperImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '纸单导入模板', en: 'Paper slips to import' }, paperColumns, { zh: [paperExample('zh', ctx.today)], en: [paperExample('en', ctx.today)] }, format));

interface Allotted { readonly pickings: Picking[]; readonly owed: BasketLine[]; readonly shortPoints: number; readonly issues: IssueKind[] }

/** The slips of a sheet one after another, each from what those before it left. The goods are with the households already: what is short is borne by the shop until a person has looked at it. */
function allotted(slips: readonly PaperSlip[], balances: Map<string, number>, shelf: { batchId: string; goodsId: string; left: number; expiresOn: string | null }[], today: string): Allotted[] {
  return slips.map((slip) => {
    const { paid, short } = splitPoints(slip.points, balances.get(slip.subjectId) ?? 0);
    balances.set(slip.subjectId, (balances.get(slip.subjectId) ?? 0) - paid);
    // What was handed out on paper was good on its day.
    const picked = pickOrOwe(slip.lines, shelf, slip.redeemedOn < today ? slip.redeemedOn : today);
    for (const picking of picked.pickings) { const batch = shelf.find(({ batchId }) => batchId === picking.batchId); if (batch !== undefined) batch.left -= picking.quantity; }
    const issues = [...(short > 0 ? ['shortPoints' as const] : []), ...(picked.short.length > 0 ? ['shortStock' as const] : [])];
    return { pickings: picked.pickings, owed: picked.short, shortPoints: short, issues };
  });
}

/** Of whom this person recorded or reviewed what they earned, or whose goods they took as the leader. */
async function hadAPart(ctx: ReadContext, teams: TeamSource, slips: readonly PaperSlip[], personId: string): Promise<ReadonlySet<string>> {
  const [households, ofTeams] = [slips.filter(({ team }) => team === undefined), slips.filter(({ team }) => team !== undefined)];
  const recorded = await tookPartIn(ctx.tx, ctx.programmeId, households.map(({ subjectId }) => subjectId), personId);
  const recordedTeams = ofTeams.length === 0 ? [] : await teamsTookPart(ctx, teams, ofTeams.map(({ subjectId }) => subjectId), personId);
  return new Set([...recorded, ...recordedTeams, ...ofTeams.filter(({ team }) => team?.leaderId === personId).map(({ subjectId }) => subjectId)]);
}

/** Which slips, by their place on the sheet, take their team beyond what it may take in the month on them. */
async function slipsOverTeamCap(ctx: WriteContext, slips: readonly PaperSlip[]): Promise<ReadonlySet<number>> {
  const over = new Set<number>();
  const taken = new Map<string, number>();
  for (const [at, slip] of slips.entries()) {
    if (slip.team === undefined) continue;
    const month = `${slip.subjectId} ${slip.redeemedOn.slice(0, 7)}`;
    const sum = (taken.get(month) ?? (await takenInMonth(ctx, slip.subjectId, slip.redeemedOn))) + slip.points;
    taken.set(month, sum);
    if (sum > (await teamCap({ tx: ctx.tx, programmeId: ctx.programmeId, today: slip.redeemedOn }))) over.add(at);
  }
  return over;
}

export const settlePaperSheetBound = (teams: TeamSource) => bindWrite(settlePaperSheet, async (ctx, { sheetId, agree }) => {
  const [seen] = await sheetPage(ctx, { id: sheetId }, 'recent', { limit: 1, offset: 0 });
  if (seen === undefined) return ctx.notFound();
  const shop = (await lockShop(ctx, seen.shop_id)) ?? ctx.notFound();
  if (seen.state !== 'entered') return ctx.refuse('shops.sheet_settled');
  if (agree && seen.entered_by === ctx.personId) return ctx.refuse('points.same_person');
  if (agree) {
    const others = await redeemersLacking(ctx);
    if (others !== null) return ctx.refuse('points.role_wrong', { roles: others });
    const subjects = seen.slips.map(({ subjectId }) => subjectId);
    if ((await hadAPart(ctx, teams, seen.slips, ctx.personId)).size > 0) return ctx.refuse('points.same_person');
    const ofTeams = [...new Set(seen.slips.filter(({ team }) => team !== undefined).map(({ subjectId }) => subjectId))].toSorted();
    for (const teamId of ofTeams) await lockTeam(ctx.tx, ctx.programmeId, teamId);
    const overCap = await slipsOverTeamCap(ctx, seen.slips);
    const enterersOwn = await hadAPart(ctx, teams, seen.slips, seen.entered_by);
    const goods: ReadonlyMap<string, KnownGoods> = new Map((await goodsById(ctx.tx, ctx.programmeId, seen.slips.flatMap(({ lines }) => lines.map(({ goodsId }) => goodsId)))).map((row) => [row.id, row]));
    const assetId = await pointsAsset(ctx);
    const found = await readBalances(ctx, seen.slips.map(({ subjectId, team }) => holderAccount(team === undefined ? 'household' : 'team', assetId, subjectId)));
    const balances = new Map(subjects.map((subjectId, at) => [subjectId, (found[at]?.balance ?? 0) - (found[at]?.held ?? 0)]));
    const shelf = (await shelfOf(ctx.tx, ctx.programmeId, shop.id)).map((row) => ({ batchId: row.batch_id, goodsId: row.goods_id, left: row.left, expiresOn: row.expires_on }));
    const given = allotted(seen.slips, balances, shelf, ctx.today);
    const made = await handOut(ctx, settlePaperSheet.id, shop, seen.slips.map((slip, at): SlipToPost => ({
      subjectId: slip.subjectId, placeId: slip.placeId, ...(slip.team === undefined ? {} : { team: slip.team }), points: slip.points, shortPoints: given[at]?.shortPoints ?? 0, channel: 'paper', paperNumber: slip.paperNumber, redeemedOn: slip.redeemedOn, redeemedAt: isoNow(ctx), redeemedBy: seen.entered_by, pickings: given[at]?.pickings ?? [], owed: given[at]?.owed ?? [], goods,
      prices: new Map(slip.lines.map(({ goodsId, pricePoints }) => [goodsId, pricePoints])),
    })));
    // Whoever handed the goods out never settles what was short of them.
    for (const [at, { id }] of made.entries()) {
      const kinds: IssueKind[] = [...(given[at]?.issues ?? []), ...(overCap.has(at) ? ['overTeamCap' as const] : []), ...(enterersOwn.has(seen.slips[at]?.subjectId ?? '') ? ['tookPart' as const] : [])];
      if (kinds.length > 0) await insertIssue(ctx.tx, ctx.programmeId, { slipId: id, kinds, at: isoNow(ctx), by: seen.entered_by });
    }
  }
  if ((await endSheet(ctx.tx, ctx.programmeId, sheetId, agree ? 'confirmed' : 'dropped', ctx.personId, isoNow(ctx))) === 0) return ctx.refuse('shops.sheet_settled');
  ctx.record({ kind: 'paperSheet', id: sheetId, change: { act: agree ? 'confirm' : 'drop', slips: seen.slip_count } });
  ctx.emit({ topic: 'shops', subjectId: shop.id, placeId: shop.place_id });
  ctx.emit({ topic: 'points', subjectId: shop.id, placeId: shop.place_id });
  return { id: sheetId, slipCount: agree ? seen.slip_count : 0 };
});
