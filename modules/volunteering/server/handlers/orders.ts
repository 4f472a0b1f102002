import { createHash } from 'node:crypto';
import { HOUR_MS } from '#kernel/local-date.ts';
import { openPublicSite, residentPlace } from '#modules/places/server/index.ts';
import { bindExport } from '#platform/server/exports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { dateColumn, dateTimeColumn, defineColumns, textColumn } from '#platform/server/spreadsheet/index.ts';
import {
  callbackWords, dispatchOrder, drawCallbacks, exportServiceOrders, finishOrder, followOrder, listServiceOrders, orderStateWords, pickUpOrder, placeOrder, rateOrder, rateOwnOrder, readOrderContact, readOrderFigures, readOrderForm, readTeamOrders, recordCallback, reviewOrder, sendOrder,
} from '../../contract/index.ts';
import { callbackSample, orderStep, ratingsShown } from '../../domain/index.ts';
import { ofOneself } from '../own.ts';
import { iso } from '../planning.ts';
import { placeInReach } from '../queries/ground.ts';
import { ledTeams } from '../queries/joining.ts';
import type { LedTeam } from '../queries/joining.ts';
import {
  insertOrder, lockOrder, orderBranches, orderPage, ordersSince, orderSums, orderTotal, publicOrder, rate, rateOrdered, ratingCount, saveAssigned, saveCallback, saveDone, saveDrawn, saveReviewed, teamOrders, teamRating, undrawnOrders,
} from '../queries/orders.ts';
import type { OrderRow } from '../queries/orders.ts';
import { teamDays } from '../queries/volunteers.ts';

/** A person needs a moment to write, and may leave a form open over a day of work. @unit milliseconds */
const FORM_LIMITS = { leastMs: 3_000, mostMs: 12 * HOUR_MS };
/** @unit orders an hour of one programme */
const PAUSED_FROM = 500;
const [TOKEN_BYTES, NUMBER_LENGTH] = [24, 8];
const hashOf = (token: string): Buffer => createHash('sha256').update(`service-order/${token}`).digest();
const formPurpose = (ctx: ReadContext): string => `volunteering.order/${ctx.programmeId}`;
const seal = (ctx: ReadContext): string => `volunteering.requester/${ctx.programmeId}`;
const branchOut = (row: OrderRow) => (row.branch_code === null ? null : { code: row.branch_code, nameZh: row.branch_zh ?? '', nameEn: row.branch_en ?? '' });
const placeOut = (row: OrderRow) => ({ id: row.place_id, nameZh: row.place_zh, nameEn: row.place_en });

export const readOrderFormBound = bindRead(readOrderForm, async (ctx) => {
  await openPublicSite(ctx);
  return { branches: (await orderBranches(ctx.tx)).map((row) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en })), formToken: ctx.secrets.formToken(formPurpose(ctx), ctx.now) };
});

const knowsBranch = async (ctx: ReadContext, branch: string | null): Promise<boolean> => branch === null || (await orderBranches(ctx.tx)).some(({ code }) => code === branch);

export const sendOrderBound = bindWrite(sendOrder, async (ctx, input) => {
  await openPublicSite(ctx);
  if (ctx.secrets.formTokenFault(formPurpose(ctx), input.formToken, ctx.now, FORM_LIMITS) !== null) return ctx.refuse('volunteering.order_form_stale');
  if (await ordersSince(ctx.tx, iso(ctx.now - HOUR_MS)) >= PAUSED_FROM) return ctx.refuse('volunteering.orders_paused');
  const token = Buffer.from(ctx.randomBytes(TOKEN_BYTES)).toString('base64url');
  const number = `DD-${hashOf(token).toString('hex').slice(0, NUMBER_LENGTH).toUpperCase()}`;
  // No person sees that field. Whoever fills it in gets an answer that looks like everybody's, and nothing is kept.
  if ((input.website ?? '') !== '') {
    ctx.record({ kind: 'serviceOrder', id: 'dropped', change: { act: 'dropped' } });
    return { number, followToken: token };
  }
  if (!input.agreed) return ctx.refuse('volunteering.order_not_agreed', {}, { pointers: ['/agreed'] });
  const place = await residentPlace(ctx, { placeId: input.placeId });
  if (place?.place_id == null) return ctx.refuse('volunteering.place_unknown', {}, { pointers: ['/placeId'] });
  if (!(await knowsBranch(ctx, input.branch))) return ctx.refuse('volunteering.branch_unknown', {}, { pointers: ['/branch'] });
  const id = ctx.newId();
  await insertOrder(ctx.tx, ctx.programmeId, { id, number, branch: input.branch, words: input.words, placeId: place.place_id, wantedOn: input.wantedOn, requesterSealed: ctx.secrets.seal(seal(ctx), input.contact), tokenHash: hashOf(token), orderedBy: null, at: iso(ctx.now) });
  ctx.record({ kind: 'serviceOrder', id, change: { act: 'send' } });
  ctx.emit({ topic: 'volunteering', subjectId: id, placeId: place.place_id });
  return { number, followToken: token };
}, { replay: false });

export const followOrderBound = bindRead(followOrder, async (ctx, { followToken }) => {
  await openPublicSite(ctx);
  const row = (await publicOrder(ctx.tx, hashOf(followToken))) ?? ctx.notFound();
  return { number: row.number, words: row.words, state: row.state, reason: row.reason, team: row.team_name, receivedAt: iso(row.received_at), doneAt: row.done_at === null ? null : iso(row.done_at), note: row.done_note, isRated: row.rating !== null };
});

export const rateOrderBound = bindWrite(rateOrder, async (ctx, { followToken, rating }) => {
  await openPublicSite(ctx);
  if ((await publicOrder(ctx.tx, hashOf(followToken))) === undefined) return ctx.notFound();
  if (!(await rate(ctx.tx, hashOf(followToken), rating, iso(ctx.now)))) return ctx.refuse('volunteering.order_settled');
  ctx.record({ kind: 'serviceOrder', id: 'rated', change: { act: 'rate' } });
  return { isRated: true };
}, { replay: false });

export const listServiceOrdersBound = bindRead(listServiceOrders, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await orderPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({
    id: row.id, number: row.number, words: row.words, branch: branchOut(row), place: placeOut(row), wantedOn: row.wanted_on, state: row.state, reason: row.reason, team: row.team_id === null ? null : { id: row.team_id, name: row.team_name ?? '' }, receivedAt: iso(row.received_at), doneAt: row.done_at === null ? null : iso(row.done_at),
    isOfCommunity: row.ordered_by !== null, note: row.ordered_by === ctx.personId ? row.done_note : null, mayRate: row.ordered_by === ctx.personId && row.state === 'done' && row.rating === null, isDrawn: row.callback_seed !== null, callback: row.callback_outcome,
  })),
  total: await orderTotal(ctx, filter), page, pageSize,
}));

export const readOrderContactBound = bindRead(readOrderContact, async (ctx, { orderId }) => {
  const [row] = await orderPage(ctx, { id: orderId }, 'received', { limit: 1, offset: 0 });
  return row === undefined ? ctx.notFound() : { contact: ctx.secrets.open(seal(ctx), row.requester_sealed) ?? '' };
});

export const readOrderFiguresBound = bindRead(readOrderFigures, async (ctx) => {
  const sums = await orderSums(ctx);
  return { on: ctx.today, orders: sums.orders, done: sums.done, rated: sums.rated, ratingSum: sums.rating_sum, drawn: sums.drawn, called: sums.called, confirmed: sums.confirmed };
});

export const placeOrderBound = bindWrite(placeOrder, async (ctx, input) => {
  if (!(await placeInReach(ctx, input.placeId))) return ctx.refuse('volunteering.place_unknown', {}, { pointers: ['/placeId'] });
  if (!(await knowsBranch(ctx, input.branch))) return ctx.refuse('volunteering.branch_unknown', {}, { pointers: ['/branch'] });
  const id = ctx.newId();
  const number = `DD-${createHash('sha256').update(id).digest('hex').slice(0, NUMBER_LENGTH).toUpperCase()}`;
  await insertOrder(ctx.tx, ctx.programmeId, { id, number, branch: input.branch, words: input.words, placeId: input.placeId, wantedOn: input.wantedOn, requesterSealed: ctx.secrets.seal(seal(ctx), input.contact), tokenHash: null, orderedBy: ctx.personId, at: iso(ctx.now) });
  trace(ctx, id, input.placeId, { act: 'place' });
  return { id, number };
});

function trace(ctx: WriteContext, id: string, placeId: string, change: Readonly<Record<string, unknown>>, reason?: string): void {
  ctx.record({ kind: 'serviceOrder', id, change, ...(reason === undefined ? {} : { reason }) });
  ctx.emit({ topic: 'volunteering', subjectId: id, placeId });
}

export const reviewOrderBound = bindWrite(reviewOrder, async (ctx, { orderId, accept, reason }) => {
  const order = (await lockOrder(ctx, orderId)) ?? ctx.notFound();
  const state = orderStep(order.state, accept ? 'accept' : 'decline');
  if (state === null) return ctx.refuse('volunteering.order_settled');
  if (order.ordered_by === ctx.personId) return ctx.refuse('volunteering.same_person');
  if (!accept && reason === null) return ctx.refuse('volunteering.reason_missing', {}, { pointers: ['/reason'] });
  await saveReviewed(ctx.tx, ctx.programmeId, orderId, { state, reason: accept ? null : reason, at: iso(ctx.now), by: ctx.personId });
  trace(ctx, orderId, order.place_id, { act: 'review', state }, accept ? undefined : (reason ?? undefined));
  return { state };
});

export const dispatchOrderBound = bindWrite(dispatchOrder, async (ctx, { orderId, teamId }) => {
  const order = (await lockOrder(ctx, orderId)) ?? ctx.notFound();
  const team = (await teamDays(ctx, teamId)) ?? ctx.notFound();
  const state = orderStep(order.state, 'dispatch');
  if (state === null || team.dissolved_on !== null) return ctx.refuse('volunteering.order_settled');
  await saveAssigned(ctx.tx, ctx.programmeId, orderId, teamId, iso(ctx.now), ctx.personId);
  trace(ctx, orderId, order.place_id, { act: 'dispatch', team: teamId });
  return { state };
});

export const rateOwnOrderBound = bindWrite(rateOwnOrder, async (ctx, { orderId, rating }) => {
  const order = (await lockOrder(ctx, orderId)) ?? ctx.notFound();
  if (order.ordered_by !== ctx.personId) return ctx.notFound();
  if (order.team_id !== null && (await ledTeams(ctx.tx, ctx.programmeId, ctx.personId, ctx.today, order.team_id)).length > 0) return ctx.refuse('volunteering.same_person');
  if (!(await rateOrdered(ctx.tx, ctx.programmeId, orderId, ctx.personId, rating, iso(ctx.now)))) return ctx.refuse('volunteering.order_settled');
  // Neither the order nor the points are named: what is kept of acts does not tell a team who said what.
  ctx.record({ kind: 'serviceOrder', id: 'rated', change: { act: 'rate' } });
  ctx.emit({ topic: 'volunteering', subjectId: ctx.programmeId });
  return { isRated: true };
}, { replay: false });

export const drawCallbacksBound = bindWrite(drawCallbacks, async (ctx, { seed }) => {
  const among = await undrawnOrders(ctx.tx, ctx.programmeId);
  if (among.length === 0) return ctx.refuse('volunteering.nothing_to_draw');
  const drawn = callbackSample(among, seed);
  await saveDrawn(ctx.tx, ctx.programmeId, among, drawn, seed, iso(ctx.now));
  ctx.record({ kind: 'serviceOrder', id: ctx.programmeId, change: { act: 'drawCallbacks', seed, among: among.length, drawn: [...drawn] } });
  ctx.emit({ topic: 'volunteering', subjectId: ctx.programmeId });
  return { among: among.length, drawn: drawn.length };
});

export const recordCallbackBound = bindWrite(recordCallback, async (ctx, { orderId, outcome }) => {
  const order = (await lockOrder(ctx, orderId)) ?? ctx.notFound();
  if (order.callback_seed === null || order.callback_outcome !== null) return ctx.refuse('volunteering.order_settled');
  if (order.assigned_by === ctx.personId) return ctx.refuse('volunteering.same_person');
  await saveCallback(ctx.tx, ctx.programmeId, orderId, outcome, iso(ctx.now), ctx.personId);
  trace(ctx, orderId, order.place_id, { act: 'callback', outcome });
  return { outcome };
});

async function ledTeam(whole: ReadContext, teamId: string): Promise<LedTeam> {
  const [team] = await ledTeams(whole.tx, whole.programmeId, whole.personId, whole.today, teamId);
  return team ?? whole.notFound();
}

export const readTeamOrdersBound = bindRead(readTeamOrders, (ctx, { teamId }) => ofOneself(ctx, async (whole) => {
  await ledTeam(whole, teamId);
  const found = await teamOrders(whole, teamId);
  const out = (row: OrderRow) => ({ id: row.id, number: row.number, words: row.words, place: placeOut(row), wantedOn: row.wanted_on, state: row.state, contact: row.state === 'assigned' ? ctx.secrets.open(seal(ctx), row.requester_sealed) : null });
  const shown = ratingsShown(await ratingCount(whole.tx, whole.programmeId, teamId));
  return { open: found.filter(({ state }) => state === 'open').map(out), mine: found.filter(({ state }) => state !== 'open').map(out), rating: shown === 0 ? null : await teamRating(whole.tx, whole.programmeId, teamId, shown) };
}));

export const pickUpOrderBound = bindWrite(pickUpOrder, (ctx, { teamId, orderId }) => ofOneself(ctx, async (whole) => {
  await ledTeam(whole, teamId);
  const order = (await lockOrder(whole, orderId)) ?? whole.notFound();
  const state = orderStep(order.state, 'dispatch');
  if (state === null) return ctx.refuse('volunteering.order_settled');
  await saveAssigned(ctx.tx, ctx.programmeId, orderId, teamId, iso(ctx.now), ctx.personId);
  trace(ctx, orderId, order.place_id, { act: 'pickUp', team: teamId });
  return { state };
}));

export const finishOrderBound = bindWrite(finishOrder, (ctx, { teamId, orderId, served, note }) => ofOneself(ctx, async (whole) => {
  await ledTeam(whole, teamId);
  const order = (await lockOrder(whole, orderId)) ?? whole.notFound();
  if (order.team_id !== teamId) return whole.notFound();
  const state = orderStep(order.state, served ? 'complete' : 'handBack');
  if (state === null) return ctx.refuse('volunteering.order_settled');
  if (served) await saveDone(ctx.tx, ctx.programmeId, orderId, note, iso(ctx.now));
  else await saveAssigned(ctx.tx, ctx.programmeId, orderId, null, iso(ctx.now), ctx.personId);
  trace(ctx, orderId, order.place_id, { act: served ? 'complete' : 'handBack' }, note);
  return { state };
}));

export const exportServiceOrdersBound = bindExport(exportServiceOrders, listServiceOrdersBound, listServiceOrders, {
  name: { zh: '点单', en: 'Orders' },
  columns: defineColumns({
    number: textColumn({ zh: '点单编号', en: 'Number', width: 16, required: true }), words: textColumn({ zh: '需要', en: 'What is needed', width: 40, required: true }), branch: textColumn({ zh: '分类', en: 'Branch' }), place: textColumn({ zh: '区域', en: 'Place', width: 20, required: true }), wantedOn: dateColumn({ zh: '希望日期', en: 'Wanted on' }),
    state: textColumn({ zh: '状态', en: 'State', required: true }), team: textColumn({ zh: '队伍', en: 'Team', width: 24 }), receivedAt: dateTimeColumn({ zh: '收到时间', en: 'Received', required: true }), doneAt: dateTimeColumn({ zh: '完成时间', en: 'Done' }), callback: textColumn({ zh: '回访', en: 'Call-back' }),
  }),
  row: (row, { text, words }) => ({ number: row.number, words: row.words, branch: row.branch === null ? null : text(row.branch.nameZh, row.branch.nameEn) as string, place: text(row.place.nameZh, row.place.nameEn) as string, wantedOn: row.wantedOn, state: orderStateWords[row.state][words], team: row.team?.name ?? null, receivedAt: row.receivedAt, doneAt: row.doneAt, callback: row.callback === null ? null : callbackWords[row.callback][words] }),
});
