import { onceEverywhere } from '#modules/places/server/index.ts';
import { postTransfers, redeemersLacking, reverseTransfers } from '#modules/points/server/index.ts';
import { bindRead, bindWrite, heldPermissions, underWhole } from '#platform/server/operations/index.ts';
import { endVouchers, findVoucher, issueVouchers, listVouchers, redeemVoucher, voidVoucher } from '../../contract/index.ts';
import { CARD_BYTES, spendVoucher, voucherCodeIn, voucherCodeOf } from '../../domain/index.ts';
import { basketAt, isShopOpen } from '../basket-at.ts';
import { handOut } from '../handing-out.ts';
import { holderAccount, ofProgramme, voucherAsset } from '../legs.ts';
import { lockShop, shopInReach } from '../queries/ground.ts';
import { holderAtCounter, servingFault, slipTeamOf, unknownHolder } from '../queries/holders-at-counter.ts';
import { endVoucher, firstVoucherNumber, insertVouchers, lockVoucher, servedNow, teamsNow, voucherPage, vouchersPastTheirDay, voucherTotal } from '../queries/vouchers.ts';
import type { TeamSource } from '../team-source.ts';

export const VOUCHERS_JOB = 'shops.endVouchers';
const LAPSING_AT_A_TIME = 2_000;
const isoNow = (ctx: { readonly now: number }): string => new Date(ctx.now).toISOString();

export const listVouchersBound = bindRead(listVouchers, async (ctx, { page, pageSize, sort, ...filter }) => {
  // The code is all that proves who holds the paper: who serves at a counter sees it there and nowhere else.
  const mayPrint = (await heldPermissions(ctx, ['shops.manage'])).size > 0;
  return {
  rows: (await voucherPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({
    id: row.id, number: row.number, code: mayPrint ? row.code : null, holderKind: row.holder_kind, subjectId: row.subject_id, label: row.label, placeZh: row.place_zh, placeEn: row.place_en, worthPoints: row.worth_points, purpose: row.purpose, issuedOn: row.issued_on, expiresOn: row.expires_on, state: row.state, issuedByName: row.issued_by_name,
    endedAt: row.ended_at, endedByName: row.ended_by_name, reason: row.reason, slipId: row.slip_id, slipNumber: row.slip_number,
  })), total: await voucherTotal(ctx, filter), page, pageSize,
};
});

export const issueVouchersBound = (teams: TeamSource) => bindWrite(issueVouchers, async (ctx, { holderKind, subjectIds, worthPoints, purpose, expiresOn }) => {
  if (expiresOn < ctx.today) return ctx.refuse('shops.voucher_day_wrong', {}, { pointers: ['/expiresOn'] });
  const households = [...new Set(subjectIds)];
  const ofTeams = holderKind === 'team' ? await teamsNow(ctx, teams, households) : null;
  const served = ofTeams === null ? await servedNow(ctx, households) : new Map([...ofTeams].map(([id, { placeId }]) => [id, placeId]));
  const unknown = households.findIndex((subjectId) => !served.has(subjectId));
  if (unknown >= 0) return ctx.refuse(unknownHolder(holderKind), {}, { pointers: [`/subjectIds/${unknown}`] });
  const year = ctx.today.slice(0, 4);
  const first = await firstVoucherNumber(ctx.tx, ctx.programmeId, year);
  const assetId = await voucherAsset(ctx);
  const made = households.map((subjectId, at) => ({ id: ctx.newId(), number: `Q${year}-${String(first + at).padStart(6, '0')}`, code: voucherCodeOf(ctx.randomBytes(CARD_BYTES)), subjectId, team: ofTeams?.get(subjectId) ?? null, worthPoints, purpose, issuedOn: ctx.today, expiresOn, transferId: ctx.newId() }));
  await postTransfers(ctx, issueVouchers.id, made.map((voucher) => ({
    id: voucher.transferId, kind: 'voucher', occurredOn: ctx.today, memo: voucher.number, causeKind: 'shopVoucher', causeId: voucher.id,
    legs: [{ ...holderAccount(holderKind, assetId, voucher.subjectId), amount: worthPoints, placeId: served.get(voucher.subjectId) ?? null }, { ...ofProgramme(ctx, assetId, 'issue'), amount: -worthPoints }],
  })));
  await insertVouchers(ctx.tx, ctx.programmeId, made, ctx.personId, isoNow(ctx));
  ctx.record({ kind: 'shopVoucher', id: made[0]?.id as string, change: { act: 'issue', vouchers: made.length, worthPoints, purpose } });
  ctx.emit({ topic: 'shops', subjectId: ctx.programmeId });
  return { vouchers: made.map(({ id, number, code }) => ({ id, number, code })) };
});

export const voidVoucherBound = bindWrite(voidVoucher, async (ctx, { voucherId, reason }) => {
  const voucher = (await lockVoucher(ctx.tx, ctx.programmeId, { id: voucherId })) ?? ctx.notFound();
  if (voucher.state !== 'issued') return ctx.refuse('shops.voucher_spent');
  await reverseTransfers(ctx, voidVoucher.id, [voucher.transfer_id], `作废 ${voucher.number}`);
  await endVoucher(ctx.tx, ctx.programmeId, voucherId, { state: 'void', reason, by: ctx.personId, at: isoNow(ctx) });
  ctx.record({ kind: 'shopVoucher', id: voucherId, reason, change: { act: 'void', number: voucher.number } });
  ctx.emit({ topic: 'shops', subjectId: ctx.programmeId });
  return { id: voucherId };
});

export const findVoucherBound = (teams: TeamSource) => bindRead(findVoucher, async (ctx, { shopId, code }) => {
  const plain = voucherCodeIn(code);
  if ((await shopInReach(ctx, shopId)) === undefined) return ctx.notFound();
  const [row] = plain === null ? [] : await underWhole(ctx, (whole) => voucherPage(whole, { shopId, code: plain, teamsOfAnywhere: true }, 'number', { limit: 1, offset: 0 }));
  if (row === undefined) return { voucher: null };
  const isOver = row.state === 'issued' && row.expires_on < ctx.today;
  const state = isOver ? 'lapsed' as const : row.state;
  const holder = await holderAtCounter(ctx, teams, { shopId, kind: row.holder_kind, id: row.subject_id });
  // Where a team belongs today decides, as it does when it is redeemed.
  if (row.holder_kind === 'team' && holder === undefined) return { voucher: null };
  const mayRedeem = state === 'issued' && row.issued_by !== ctx.actor.personId && holder?.mayServe === true;
  return { voucher: { id: row.id, number: row.number, holderKind: row.holder_kind, leaderName: holder?.leaderName ?? null, label: row.label, worthPoints: row.worth_points, purpose: row.purpose, expiresOn: row.expires_on, state, mayRedeem } };
});

export const redeemVoucherBound = (teams: TeamSource) => bindWrite(redeemVoucher, async (ctx, { shopId, code, leaderPresent, lines }) => {
  const shop = await lockShop(ctx, shopId);
  if (shop === undefined) return ctx.refuse('shops.shop_unknown', {}, { pointers: ['/shopId'] });
  if (!isShopOpen(shop, ctx.today)) return ctx.refuse('shops.shop_closed');
  const others = await redeemersLacking(ctx);
  if (others !== null) return ctx.refuse('points.role_wrong', { roles: others });
  const plain = voucherCodeIn(code);
  const voucher = plain === null ? undefined : await lockVoucher(ctx.tx, ctx.programmeId, { code: plain });
  const holder = voucher === undefined ? undefined : await holderAtCounter(ctx, teams, { shopId, kind: voucher.holder_kind, id: voucher.subject_id });
  if (voucher === undefined || holder === undefined) return ctx.refuse('shops.voucher_unknown', {}, { pointers: ['/code'] });
  if (voucher.state !== 'issued' || voucher.expires_on < ctx.today) return ctx.refuse('shops.voucher_spent', {}, { pointers: ['/code'] });
  const fault = voucher.issued_by === ctx.personId ? 'points.same_person' : servingFault(holder, leaderPresent);
  if (fault !== null) return ctx.refuse(fault, {}, fault === 'shops.leader_absent' ? { pointers: ['/leaderPresent'] } : {});
  const basket = await basketAt(ctx, shop, lines);
  if (basket.fault === 'shops.goods_unknown') return ctx.refuse(basket.fault, {}, { pointers: ['/lines'] });
  if (basket.fault !== null) return ctx.refuse(basket.fault, { goods: basket.name, left: basket.left }, { pointers: ['/lines'] });
  const spent = spendVoucher(voucher.worth_points, basket.points);
  if (spent === null) return ctx.refuse('shops.voucher_short', { needed: basket.points, worth: voucher.worth_points }, { pointers: ['/lines'] });
  const [slip] = await handOut(ctx, redeemVoucher.id, shop, [{
    subjectId: voucher.subject_id, placeId: holder.placeId, ...slipTeamOf(holder), points: 0, shortPoints: 0, voucher: { assetId: await voucherAsset(ctx), ...spent }, channel: 'counter', paperNumber: null, redeemedOn: ctx.today, redeemedAt: isoNow(ctx), redeemedBy: ctx.personId, pickings: basket.pickings, goods: basket.goods, prices: basket.prices,
  }]);
  const { id, number } = slip as { id: string; number: string };
  await endVoucher(ctx.tx, ctx.programmeId, voucher.id, { state: 'redeemed', slipId: id, by: ctx.personId, at: isoNow(ctx) });
  ctx.record({ kind: 'shopSlip', id, change: { act: 'voucher', number, voucher: voucher.number, worth: voucher.worth_points, paid: spent.paid } });
  ctx.emit({ topic: 'shops', subjectId: shopId, placeId: shop.place_id });
  return { id, number, voucherPoints: spent.paid, lapsedPoints: spent.lapsed };
});

export const endVouchersBound = bindWrite(endVouchers, async (ctx) => {
  const due = await vouchersPastTheirDay(ctx.tx, ctx.programmeId, ctx.today, LAPSING_AT_A_TIME);
  if (due.length === 0) return { lapsed: 0 };
  const assetId = await voucherAsset(ctx);
  await postTransfers(ctx, endVouchers.id, due.map((voucher) => ({
    id: ctx.newId(), kind: 'expire', occurredOn: ctx.today, memo: voucher.number, causeKind: 'shopVoucher', causeId: voucher.id, legs: [{ ...holderAccount(voucher.holder_kind, assetId, voucher.subject_id), amount: -voucher.worth_points }, { ...ofProgramme(ctx, assetId, 'expired'), amount: voucher.worth_points }],
  })));
  for (const voucher of due) await endVoucher(ctx.tx, ctx.programmeId, voucher.id, { state: 'lapsed', by: ctx.actor.personId, at: isoNow(ctx) });
  ctx.record({ kind: 'shopVoucher', id: due[0]?.id as string, change: { act: 'lapse', vouchers: due.length } });
  ctx.emit({ topic: 'shops', subjectId: ctx.programmeId });
  return { lapsed: due.length };
});

/** Every night. */
export const endVouchersEverywhere = onceEverywhere({ job: VOUCHERS_JOB, operation: endVouchers });
