import { CHINA_UTC_OFFSET_MINUTES, HOUR_MS, instant, localDateOf } from '#kernel/local-date.ts';
import { correctedInstant } from '#platform/contract/index.ts';
import type { ParsedInputOf } from '#platform/contract/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { postTransfers, readBalances, redeemersLacking } from '#modules/points/server/index.ts';
import { handInSlip, openCounter, pullCounter, settleSlipIssue } from '../../contract/index.ts';
import { COUNTER_HOURS, deviceSlipPoints, deviceSlipText, issuesOf, pickOrOwe, shopStateOn, splitPoints } from '../../domain/index.ts';
import { isDeviceKey, isSignedByDevice } from '../device-signature.ts';
import { handOut } from '../handing-out.ts';
import { holderAccount, householdAccount, pointsAsset, shortageAccount } from '../legs.ts';
import { anyHousehold, insertCounter, insertIssue, keptShops, lockIssue, ownCounter, searchTexts, settleIssue, slipByDevice, takenFromDevices } from '../queries/devices.ts';
import type { CounterRow } from '../queries/devices.ts';
import { lockShop, shopInReach } from '../queries/ground.ts';
import { teamsAmong } from '../queries/holders-at-counter.ts';
import { householdPage, tookPartIn } from '../queries/households.ts';
import { goodsById } from '../queries/shops.ts';
import type { KnownGoods } from '../queries/shops.ts';
import { counterGoods, shelfOf } from '../queries/stock.ts';
import type { TeamSource } from '../team-source.ts';

const CARRIED_AT_MOST = 2_000;
const isoOf = (at_ms: number): string => new Date(at_ms).toISOString();

export const openCounterBound = bindWrite(openCounter, async (ctx, { shopId, counterId, publicKey }) => {
  const shop = await shopInReach(ctx, shopId);
  if (shop === undefined) return ctx.refuse('shops.shop_unknown', {}, { pointers: ['/shopId'] });
  if (shopStateOn({ openedOn: shop.opened_on, closedOn: shop.closed_on }, ctx.today) !== 'open') return ctx.refuse('shops.shop_closed');
  const others = await redeemersLacking(ctx);
  if (others !== null) return ctx.refuse('points.role_wrong', { roles: others });
  if (!isDeviceKey(publicKey)) return ctx.refuse('shops.key_wrong', {}, { pointers: ['/publicKey'] });
  const until = isoOf(ctx.now + COUNTER_HOURS * HOUR_MS);
  await insertCounter(ctx.tx, ctx.programmeId, { id: counterId, shopId, personId: ctx.personId, publicKey, at: isoOf(ctx.now), until });
  ctx.record({ kind: 'shopCounter', id: counterId, change: { act: 'open', shopId } });
  return { id: counterId, validUntil: until, capPoints: shop.offline_cap_points };
});

interface Taken { readonly points: number; readonly short: number; readonly issues: ReturnType<typeof issuesOf>; readonly number: string }

/** The goods are with the household already: what is written is what happened, and whatever was not in order is put before a person. */
async function takeOver(ctx: WriteContext, counter: CounterRow, shop: NonNullable<Awaited<ReturnType<typeof lockShop>>>, input: ParsedInputOf<typeof handInSlip>, goods: ReadonlyMap<string, KnownGoods>, placeId: string): Promise<Taken> {
  const redeemedAt = correctedInstant(Date.parse(input.redeemedAt), ctx.device.clockOffset_ms ?? 0, ctx.now);
  const day = localDateOf(instant(redeemedAt), ctx.utcOffsetMinutes ?? CHINA_UTC_OFFSET_MINUTES);
  const points = deviceSlipPoints(input);
  const assetId = await pointsAsset(ctx);
  const [found] = await readBalances(ctx, [householdAccount(assetId, input.subjectId)]);
  const { short } = splitPoints(points, (found?.balance ?? 0) - (found?.held ?? 0));
  const shelf = (await shelfOf(ctx.tx, ctx.programmeId, shop.id)).map((row) => ({ batchId: row.batch_id, goodsId: row.goods_id, left: row.left, expiresOn: row.expires_on }));
  const owed = pickOrOwe(input.lines, shelf, day);
  const before = await takenFromDevices(ctx.tx, ctx.programmeId, input.subjectId, day);
  const [served] = await householdPage(ctx, { shopId: shop.id, subjectId: input.subjectId }, 'code', { limit: 1, offset: 0 });
  const issues = issuesOf({
    shortPoints: short, isShortOfStock: owed.short.length > 0, takenThatDay: before + points, cap: shop.offline_cap_points, redeemedAt_ms: redeemedAt, validUntil_ms: Date.parse(counter.valid_until),
    hasOtherPrice: input.lines.some((line) => goods.get(line.goodsId)?.price_points !== line.pricePoints), tookPart: (await tookPartIn(ctx.tx, ctx.programmeId, [input.subjectId], ctx.personId)).size > 0, isServed: served !== undefined, mayRedeem: (await redeemersLacking(ctx, day)) === null,
  });
  const [slip] = await handOut(ctx, handInSlip.id, shop, [{
    id: input.slipId, subjectId: input.subjectId, placeId, points, shortPoints: short, channel: 'device', paperNumber: null, redeemedOn: day, redeemedAt: isoOf(redeemedAt), redeemedBy: ctx.personId, pickings: owed.pickings, owed: owed.short, goods,
    prices: new Map(input.lines.map((line) => [line.goodsId, line.pricePoints])), device: { counterId: counter.id, sequence: input.sequence, signature: input.signature },
  }]);
  if (issues.length > 0) await insertIssue(ctx.tx, ctx.programmeId, { slipId: input.slipId, kinds: issues, at: isoOf(ctx.now), by: ctx.personId });
  return { points, short, issues, number: slip?.number ?? '' };
}

export const handInSlipBound = (teams: TeamSource) => bindWrite(handInSlip, async (ctx, input) => {
  const counter = await ownCounter(ctx, input.counterId);
  if (counter === undefined) return ctx.refuse('shops.counter_unknown', {}, { pointers: ['/counterId'] });
  if (!isSignedByDevice(counter.public_key, deviceSlipText(input), input.signature)) return ctx.refuse('shops.signature_wrong', {}, { pointers: ['/signature'] });
  const shop = await lockShop(ctx, counter.shop_id);
  if (shop === undefined) return ctx.refuse('shops.counter_unknown', {}, { pointers: ['/counterId'] });
  const known = await slipByDevice(ctx.tx, ctx.programmeId, counter.id, input.slipId, input.sequence);
  if (known !== undefined) {
    // Sent twice under another key: the same slip, once. Another slip under its number is no slip.
    if (known.id !== input.slipId || known.signature !== input.signature) return ctx.refuse('shops.slip_differs');
    return { id: known.id, number: known.number, points: known.points, shortPoints: known.short_points, issues: known.kinds ?? [] };
  }
  const household = await anyHousehold(ctx, input.subjectId);
  // A team has a leader who comes in person and a cap of the month that all shops share: a device alone can ask about neither.
  if (household === undefined) return ctx.refuse((await teamsAmong(ctx, teams, [input.subjectId])).size > 0 ? 'shops.team_not_offline' : 'shops.household_unknown', {}, { pointers: ['/subjectId'] });
  const goods = new Map((await goodsById(ctx.tx, ctx.programmeId, input.lines.map(({ goodsId }) => goodsId))).map((row) => [row.id, row]));
  if (input.lines.some(({ goodsId }) => !goods.has(goodsId))) return ctx.refuse('shops.goods_unknown', {}, { pointers: ['/lines'] });
  const { points, short, issues, number } = await takeOver(ctx, counter, shop, input, goods, household.place_id);
  ctx.record({ kind: 'shopSlip', id: input.slipId, change: { act: 'handIn', number, points, short, issues } });
  ctx.emit({ topic: 'shops', subjectId: shop.id, placeId: shop.place_id });
  ctx.emit({ topic: 'points', subjectId: input.subjectId, placeId: household.place_id });
  return { id: input.slipId, number, points, shortPoints: short, issues };
});

export const settleSlipIssueBound = bindWrite(settleSlipIssue, async (ctx, { slipId, outcome, note }) => {
  const issue = (await lockIssue(ctx, slipId)) ?? ctx.notFound();
  if (issue.settled_at !== null) return ctx.refuse('shops.issue_settled');
  if (issue.handed_out_by === ctx.personId || issue.taken_by === ctx.personId) return ctx.refuse('points.same_person');
  if (outcome === 'collected' && issue.short_points > 0 && issue.reversed_at === null) {
    const assetId = await pointsAsset(ctx);
    const holding = holderAccount(issue.holder_kind, assetId, issue.subject_id);
    const [found] = await readBalances(ctx, [holding]);
    const balance = (found?.balance ?? 0) - (found?.held ?? 0);
    if (balance < issue.short_points) return ctx.refuse('shops.points_short', { needed: issue.short_points, balance });
    await postTransfers(ctx, settleSlipIssue.id, [{
      id: ctx.newId(), kind: 'move', occurredOn: ctx.today, memo: `${issue.number} 补扣`, causeKind: 'shopSlip', causeId: slipId, legs: [{ ...holding, amount: -issue.short_points }, { ...shortageAccount(assetId, issue.shop_id), amount: issue.short_points, placeId: issue.shop_place_id }],
    }]);
  }
  await settleIssue(ctx.tx, ctx.programmeId, slipId, { outcome, note, at: isoOf(ctx.now), by: ctx.personId });
  ctx.record({ kind: 'shopSlip', id: slipId, reason: note, change: { act: 'settle', outcome } });
  ctx.emit({ topic: 'shops', subjectId: issue.shop_id, placeId: issue.shop_place_id });
  return { id: slipId };
});

export const pullCounterBound = bindRead(pullCounter, async (ctx) => {
  const rows = [];
  for (const shop of await keptShops(ctx)) {
    const households = await householdPage(ctx, { shopId: shop.id }, 'code', { limit: CARRIED_AT_MOST, offset: 0 });
    const ids = households.map((row) => row.subject_id);
    const [own, texts] = [await tookPartIn(ctx.tx, ctx.programmeId, ids, ctx.personId), await searchTexts(ctx.tx, ctx.programmeId, ids)];
    rows.push(
      { kind: 'shop' as const, id: shop.id, shopId: shop.id, shopName: shop.name, capPoints: shop.offline_cap_points, isOpen: shopStateOn({ openedOn: shop.opened_on, closedOn: shop.closed_on }, ctx.today) === 'open' },
      ...households.map((row) => ({ kind: 'household' as const, id: row.id, shopId: shop.id, subjectId: row.subject_id, label: row.label, code: row.code, cardCode: row.card_code, placeZh: row.place_zh, placeEn: row.place_en, balance: row.balance, mayServe: !own.has(row.subject_id), searchText: texts.get(row.subject_id) ?? null })),
      ...(await counterGoods(ctx, shop.id)).map((row) => ({ kind: 'goods' as const, id: `${shop.id} ${row.id}`, shopId: shop.id, goodsId: row.id, name: row.name, unit: row.unit, pricePoints: row.price_points, left: row.left })),
    );
  }
  return { cursor: 'whole', full: true, more: false, rows, removedIds: [] };
});
