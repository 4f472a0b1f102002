import { addDays, instantOf, instantText, localDate } from '#kernel/local-date.ts';
import { redeemersLacking, releaseHolds, reserveHolds, teamCap } from '#modules/points/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { fetchSetAside, listSetAsides, releaseSetAside, setGoodsAside } from '../../contract/index.ts';
import { teamLeft } from '../../domain/index.ts';
import { basketAt, isShopOpen } from '../basket-at.ts';
import { handOut } from '../handing-out.ts';
import { batchAccount, holderAccount, pointsAsset } from '../legs.ts';
import { lockShop } from '../queries/ground.ts';
import { holderAtCounter, servingFault, slipTeamOf, takenInMonth, unknownHolder } from '../queries/holders-at-counter.ts';
import { endSetAside, insertSetAside, lockSetAside, nextSetAside, setAsideLines, setAsidePage, setAsideTotal } from '../queries/set-asides.ts';
import { goodsById } from '../queries/shops.ts';
import { lockTeam, teamsNotServedBy } from '../queries/teams.ts';
import type { TeamSource } from '../team-source.ts';

const CAUSE = 'shopSetAside';

export const listSetAsidesBound = (teams: TeamSource) => bindRead(listSetAsides, async (ctx, { page, pageSize, sort, ...filter }) => {
  const found = await setAsidePage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  // As it is decided when they come: a team and what it did may lie beyond the reader's reach.
  const ownTeams = await teamsNotServedBy(ctx, teams, found.filter(({ holder_kind: kind }) => kind === 'team').map(({ subject_id: id }) => id), ctx.actor.personId);
  return {
  rows: found.map((row) => ({
    id: row.id, number: row.number, shop: { id: row.shop_id, code: row.shop_code, name: row.shop_name }, holderKind: row.holder_kind, subjectId: row.subject_id, label: row.label, goods: row.goods, points: row.points, state: row.state, madeAt: row.made_at, madeByName: row.made_by_name, expiresAt: row.expires_at,
    endedAt: row.ended_at, endedByName: row.ended_by_name, reason: row.reason, slipId: row.slip_id, slipNumber: row.slip_number, mayFetch: row.state === 'open' && !row.took_part && !ownTeams.has(row.subject_id),
  })), total: await setAsideTotal(ctx, filter), page, pageSize,
  };
});

export const setGoodsAsideBound = (teams: TeamSource) => bindWrite(setGoodsAside, async (ctx, { shopId, holderKind, subjectId, lines, days }) => {
  const shop = await lockShop(ctx, shopId);
  if (shop === undefined) return ctx.refuse('shops.shop_unknown', {}, { pointers: ['/shopId'] });
  if (!isShopOpen(shop, ctx.today)) return ctx.refuse('shops.shop_closed');
  if (holderKind === 'team') await lockTeam(ctx.tx, ctx.programmeId, subjectId);
  const holder = await holderAtCounter(ctx, teams, { shopId, kind: holderKind, id: subjectId });
  if (holder === undefined) return ctx.refuse(unknownHolder(holderKind), {}, { pointers: ['/subjectId'] });
  // Nobody could fetch it.
  if (holder.kind === 'team' && holder.leaderId === null) return ctx.refuse('shops.team_without_leader', {}, { pointers: ['/subjectId'] });
  const basket = await basketAt(ctx, shop, lines);
  if (basket.fault === 'shops.goods_unknown') return ctx.refuse(basket.fault, {}, { pointers: ['/lines'] });
  if (basket.fault !== null) return ctx.refuse(basket.fault, { goods: basket.name, left: basket.left }, { pointers: ['/lines'] });
  if (holder.balance < basket.points) return ctx.refuse('shops.points_short', { needed: basket.points, balance: holder.balance }, { pointers: ['/lines'] });
  if (holder.left !== null && holder.left < basket.points) return ctx.refuse('shops.team_over_cap', { needed: basket.points, left: holder.left }, { pointers: ['/lines'] });
  const year = ctx.today.slice(0, 4);
  const [id, holdId] = [ctx.newId(), ctx.newId()];
  const number = `${shop.code}-L${year}-${String(await nextSetAside(ctx.tx, ctx.programmeId, shopId, `L${year}`)).padStart(4, '0')}`;
  // Until the last minute of the day, by the clock of the programme.
  const expiresAt = instantText(instantOf(addDays(localDate(ctx.today), days + 1), 0, ctx.utcOffsetMinutes));
  const cause = { expiresAt, causeKind: CAUSE, causeId: id };
  const held = basket.pickings.map((picking) => ({ ...picking, holdId: ctx.newId() }));
  await reserveHolds(ctx, [
    { id: holdId, ...holderAccount(holderKind, await pointsAsset(ctx), subjectId), amount: basket.points, placeId: holder.placeId, ...cause },
    ...held.map((picking) => ({ id: picking.holdId, ...batchAccount(basket.goods.get(picking.goodsId)?.asset_id as string, picking.batchId), amount: picking.quantity, placeId: shop.place_id, ...cause })),
  ]);
  await insertSetAside(ctx.tx, ctx.programmeId, { id, number, shopId, subjectId, teamLabel: holder.kind === 'team' ? holder.label : null, points: basket.points, holdId, expiresAt, by: ctx.personId, at: new Date(ctx.now).toISOString(), lines: held.map((picking) => ({ ...picking, pricePoints: basket.prices.get(picking.goodsId) as number })) });
  ctx.record({ kind: CAUSE, id, change: { act: 'setAside', number, points: basket.points } });
  ctx.emit({ topic: 'shops', subjectId: shopId, placeId: shop.place_id });
  ctx.emit({ topic: 'points', subjectId, placeId: holder.placeId });
  return { id, number, points: basket.points, balance: holder.balance - basket.points, expiresAt };
});

export const fetchSetAsideBound = (teams: TeamSource) => bindWrite(fetchSetAside, async (ctx, { setAsideId, leaderPresent }) => {
  const seen = (await lockSetAside(ctx, setAsideId)) ?? ctx.notFound();
  if (seen.state !== 'open') return ctx.refuse('shops.set_aside_over');
  const shop = (await lockShop(ctx, seen.shop_id)) ?? ctx.notFound();
  if (!isShopOpen(shop, ctx.today)) return ctx.refuse('shops.shop_closed');
  const others = await redeemersLacking(ctx);
  if (others !== null) return ctx.refuse('points.role_wrong', { roles: others });
  if (seen.holder_kind === 'team') await lockTeam(ctx.tx, ctx.programmeId, seen.subject_id);
  const holder = await holderAtCounter(ctx, teams, { shopId: shop.id, kind: seen.holder_kind, id: seen.subject_id });
  if (holder === undefined) return ctx.refuse(unknownHolder(seen.holder_kind));
  const fault = servingFault(holder, leaderPresent);
  if (fault !== null) return ctx.refuse(fault, {}, fault === 'shops.leader_absent' ? { pointers: ['/leaderPresent'] } : {});
  if (holder.kind === 'team') {
    // It fitted when it was set aside; the month may have turned since, or the book.
    const left = teamLeft(await teamCap(ctx), await takenInMonth(ctx, holder.id, ctx.today));
    if (left < seen.points) return ctx.refuse('shops.team_over_cap', { needed: seen.points, left });
  }
  const lines = await setAsideLines(ctx.tx, ctx.programmeId, setAsideId);
  if (lines.some(({ expires_on }) => expires_on !== null && expires_on < ctx.today)) return ctx.refuse('shops.goods_ended');
  const goods = new Map((await goodsById(ctx.tx, ctx.programmeId, lines.map(({ goods_id }) => goods_id))).map((row) => [row.id, row]));
  const [slip] = await handOut(ctx, fetchSetAside.id, shop, [{
    subjectId: seen.subject_id, placeId: holder.placeId, ...slipTeamOf(holder), points: seen.points, shortPoints: 0, channel: 'counter', paperNumber: null, redeemedOn: ctx.today, redeemedAt: new Date(ctx.now).toISOString(), redeemedBy: ctx.personId, goods,
    pickings: lines.map((line) => ({ batchId: line.batch_id, goodsId: line.goods_id, quantity: line.quantity })), prices: new Map(lines.map((line) => [line.goods_id, line.price_points])), captures: [seen.hold_id, ...lines.map(({ hold_id }) => hold_id)],
  }]);
  const { id, number } = slip as { id: string; number: string };
  await endSetAside(ctx.tx, ctx.programmeId, setAsideId, { state: 'fetched', slipId: id, reason: null, by: ctx.personId, at: new Date(ctx.now).toISOString() });
  ctx.record({ kind: 'shopSlip', id, change: { act: 'fetch', number, setAside: seen.number, points: seen.points } });
  ctx.emit({ topic: 'shops', subjectId: shop.id, placeId: shop.place_id });
  ctx.emit({ topic: 'points', subjectId: seen.subject_id, placeId: holder.placeId });
  return { id, number, points: seen.points, balance: holder.balance };
});

export const releaseSetAsideBound = bindWrite(releaseSetAside, async (ctx, { setAsideId, reason }) => {
  const seen = (await lockSetAside(ctx, setAsideId)) ?? ctx.notFound();
  if (seen.state !== 'open') return ctx.refuse('shops.set_aside_over');
  const lines = await setAsideLines(ctx.tx, ctx.programmeId, setAsideId);
  await releaseHolds(ctx, [seen.hold_id, ...lines.map(({ hold_id }) => hold_id)]);
  await endSetAside(ctx.tx, ctx.programmeId, setAsideId, { state: 'released', slipId: null, reason, by: ctx.personId, at: new Date(ctx.now).toISOString() });
  ctx.record({ kind: CAUSE, id: setAsideId, reason, change: { act: 'release', number: seen.number } });
  ctx.emit({ topic: 'shops', subjectId: seen.shop_id });
  ctx.emit({ topic: 'points', subjectId: seen.subject_id });
  return { id: setAsideId };
});
