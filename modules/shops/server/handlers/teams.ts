import { redeemersLacking, teamCap } from '#modules/points/server/index.ts';
import { bindRead, bindWrite, underWhole } from '#platform/server/operations/index.ts';
import { findTeams, issueTeamCard, listTeamCards, redeemForTeam } from '../../contract/index.ts';
import { CARD_BYTES, cardCodeIn, cardCodeOf, mayServeTeam, teamLeft } from '../../domain/index.ts';
import { basketAt, isShopOpen } from '../basket-at.ts';
import { handOut } from '../handing-out.ts';
import { lockShop, shopInReach } from '../queries/ground.ts';
import { giveTeamCard, lockTeam, teamsAtCounter, teamsTotal } from '../queries/teams.ts';
import type { TeamSource } from '../team-source.ts';

const TEAMS_SHOWN = 20;

export const findTeamsBound = (source: TeamSource) => bindRead(findTeams, async (ctx, { shopId, q }) => {
  const shop = (await shopInReach(ctx, shopId)) ?? ctx.notFound();
  const [cap, cardCode] = [await teamCap(ctx), cardCodeIn(q)];
  return {
    byCard: cardCode !== null, rows: (await underWhole(ctx, (whole) => teamsAtCounter(whole, source, { shopId: shop.id, ...(cardCode === null ? { q } : { cardCode }) }, { limit: TEAMS_SHOWN }))).map((row) => ({
      teamId: row.id, code: row.code, label: row.label, placeZh: row.place_zh, placeEn: row.place_en, leaderName: row.leader_name, balance: row.balance, left: teamLeft(cap, row.taken), mayServe: mayServeTeam({ leaderId: row.leader_id, tookPart: row.took_part }, ctx.actor.personId),
    })),
  };
});

export const redeemForTeamBound = (source: TeamSource) => bindWrite(redeemForTeam, async (ctx, { shopId, teamId, lines }) => {
  const shop = await lockShop(ctx, shopId);
  if (shop === undefined) return ctx.refuse('shops.shop_unknown', {}, { pointers: ['/shopId'] });
  if (!isShopOpen(shop, ctx.today)) return ctx.refuse('shops.shop_closed');
  const others = await redeemersLacking(ctx);
  if (others !== null) return ctx.refuse('points.role_wrong', { roles: others });
  await lockTeam(ctx.tx, ctx.programmeId, teamId);
  const [team] = await underWhole(ctx, (whole) => teamsAtCounter(whole, source, { shopId, teamId }, { limit: 1 }));
  if (team === undefined) return ctx.refuse('shops.team_unknown', {}, { pointers: ['/teamId'] });
  if (team.leader_id === null) return ctx.refuse('shops.team_without_leader', {}, { pointers: ['/teamId'] });
  if (!mayServeTeam({ leaderId: team.leader_id, tookPart: team.took_part }, ctx.personId)) return ctx.refuse('points.same_person');
  const basket = await basketAt(ctx, shop, lines);
  if (basket.fault === 'shops.goods_unknown') return ctx.refuse(basket.fault, {}, { pointers: ['/lines'] });
  if (basket.fault !== null) return ctx.refuse(basket.fault, { goods: basket.name, left: basket.left }, { pointers: ['/lines'] });
  const { points, pickings, goods, prices } = basket;
  if (team.balance < points) return ctx.refuse('shops.points_short', { needed: points, balance: team.balance }, { pointers: ['/lines'] });
  const left = teamLeft(await teamCap(ctx), team.taken);
  if (left < points) return ctx.refuse('shops.team_over_cap', { needed: points, left }, { pointers: ['/lines'] });
  const [slip] = await handOut(ctx, redeemForTeam.id, shop, [{ subjectId: teamId, placeId: team.place_id, team: { label: team.label, leaderId: team.leader_id }, points, shortPoints: 0, channel: 'counter', paperNumber: null, redeemedOn: ctx.today, redeemedAt: new Date(ctx.now).toISOString(), redeemedBy: ctx.personId, pickings, goods, prices }]);
  const { id, number } = slip as { id: string; number: string };
  ctx.record({ kind: 'shopSlip', id, change: { act: 'redeemForTeam', number, points, team: teamId } });
  ctx.emit({ topic: 'shops', subjectId: shopId, placeId: shop.place_id });
  ctx.emit({ topic: 'points', subjectId: teamId, placeId: team.place_id });
  return { id, number, points, balance: team.balance - points, left: left - points };
});

export const listTeamCardsBound = (source: TeamSource) => bindRead(listTeamCards, async (ctx, { shopId, q, withCard, page, pageSize, sort }) => {
  const shop = (await shopInReach(ctx, shopId)) ?? ctx.notFound();
  const cap = await teamCap(ctx);
  const found = await underWhole(ctx, async (whole) => ({ rows: await teamsAtCounter(whole, source, { shopId: shop.id, q, withCard }, { limit: pageSize, offset: (page - 1) * pageSize, sort }), total: await teamsTotal(whole, source, { shopId: shop.id, q, withCard }) }));
  return {
    rows: found.rows.map((row) => ({ id: row.id, code: row.code, label: row.label, placeZh: row.place_zh, placeEn: row.place_en, leaderName: row.leader_name, cardCode: row.card_code, cardNumber: row.card_number, balance: row.balance, left: teamLeft(cap, row.taken) })), total: found.total, page, pageSize,
  };
});

export const issueTeamCardBound = (source: TeamSource) => bindWrite(issueTeamCard, async (ctx, { shopId, teamId }) => {
  const shop = await shopInReach(ctx, shopId);
  if (shop === undefined) return ctx.refuse('shops.shop_unknown', {}, { pointers: ['/shopId'] });
  const [team] = await underWhole(ctx, (whole) => teamsAtCounter(whole, source, { shopId, teamId }, { limit: 1 }));
  if (team === undefined) return ctx.refuse('shops.team_unknown', {}, { pointers: ['/teamId'] });
  const cardCode = cardCodeOf(ctx.randomBytes(CARD_BYTES));
  const { card_number } = await giveTeamCard(ctx.tx, ctx.programmeId, { teamId, cardCode, at: new Date(ctx.now).toISOString(), by: ctx.personId });
  ctx.record({ kind: 'shopTeamCard', id: teamId, change: { act: card_number === 1 ? 'issue' : 'replace', cardNumber: card_number } });
  ctx.emit({ topic: 'shops', subjectId: shopId, placeId: shop.place_id });
  return { cardCode, cardNumber: card_number };
});
