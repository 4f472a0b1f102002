import { createHash } from 'node:crypto';
import { bindRead, bindWrite, heldPermissions } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { listDeliveries, PULL_MOST, pullRecipients, readDelivery, readHandOver, recordDelivery, settleDelivery } from '../../contract/index.ts';
import { isCertain, stateAfter } from '../../domain/index.ts';
import { openWords, sealWords, slipKeyOf, slipOf } from '../details.ts';
import { handOver } from '../handing-over.ts';
import { deliveryPage, deliveryTotal, handedBenefits, linesOf, lockDelivery, pulledRecipients, saveDecision } from '../queries/deliveries.ts';
import type { DeliveryRow } from '../queries/deliveries.ts';
import { lockRecipient, recipientPage, voidSlip } from '../queries/recipients.ts';
import type { RecipientRow } from '../queries/recipients.ts';
import { benefitsOf, lockBenefits, schemeById, shareScheme } from '../queries/schemes.ts';
import { insertMoves } from '../queries/stock.ts';
import { doubleOut, iso, labeller, named } from '../shape-rows.ts';
import { doublesOf } from './recipients.ts';
import { leaveTrace, stateParams } from './schemes.ts';

const deliveryOut = (row: DeliveryRow, shown: (label: string) => string, ctx: ReadContext, mayManage: boolean) => ({
  id: row.id, recipient: { id: row.recipient_id, number: row.number, label: shown(row.label) }, scheme: { id: row.scheme_id, name: row.scheme_name }, place: named(row.place_id, row.place_zh, row.place_en), organisation: named(row.organisation_id, row.organisation_zh, row.organisation_en),
  benefits: row.benefits, proof: row.proof, spot: row.spot, relation: row.proxy_relation, at: iso(row.claimed_at), receivedAt: iso(row.received_at), wasReportedAfter: row.was_reported_after, deliveredBy: row.deliverer, state: row.state, decidedBy: row.decider, isAlike: row.is_alike,
  mayDecide: mayManage && row.delivered_by !== ctx.personId && (row.state === 'flagged' || row.state === 'stands'),
});

const mayManage = async (ctx: ReadContext): Promise<boolean> => (await heldPermissions(ctx, ['care.manage'], { wholeProgramme: true })).has('care.manage');

export const listDeliveriesBound = bindRead(listDeliveries, async (ctx, { page, pageSize, sort, ...filter }) => {
  const [shown, manages] = [await labeller(ctx), await mayManage(ctx)];
  return {
    rows: (await deliveryPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => deliveryOut(row, shown, ctx, manages)),
    total: await ctx.remember(`care.deliveries:${ctx.scope.everything ? '' : ctx.personId}:${JSON.stringify(filter)}`, () => deliveryTotal(ctx, filter)), page, pageSize,
  };
});

export const readDeliveryBound = bindRead(readDelivery, async (ctx, { deliveryId }) => {
  const [row] = await deliveryPage(ctx, { id: deliveryId }, 'recent', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  const doubles = (await doublesOf(ctx, { id: row.recipient_id, scheme_id: row.scheme_id })).filter((each) => row.kinds.includes(each.kind));
  return { ...deliveryOut(row, await labeller(ctx), ctx, await mayManage(ctx)), signatureFileId: row.signature_file_id, proxyName: openWords(ctx, row.proxy_sealed), reason: openWords(ctx, row.reason_sealed), likenessNote: openWords(ctx, row.likeness_note_sealed), doubles: doubles.map((each) => doubleOut(ctx, each)) };
});

async function soughtRecipient(ctx: ReadContext, recipientId: string | undefined, slip: string | undefined): Promise<RecipientRow | undefined> {
  const asked = recipientId !== undefined ? { id: recipientId } : slip !== undefined ? { slipKey: slipKeyOf(ctx, slip) } : null;
  return asked === null ? undefined : (await recipientPage(ctx, asked, 'number', { limit: 1, offset: 0 }))[0];
}

export const readHandOverBound = bindRead(readHandOver, async (ctx, { recipientId, slip }) => {
  const row = await soughtRecipient(ctx, recipientId, slip);
  if (row === undefined && slip !== undefined && (await voidSlip(ctx.tx, ctx.programmeId, slipKeyOf(ctx, slip))) !== undefined) return ctx.refuse('care.slip_void', {}, { pointers: ['/slip'] });
  if (row === undefined) return recipientId === undefined ? ctx.refuse('care.slip_unknown', {}, { pointers: ['/slip'] }) : ctx.notFound();
  const scheme = (await schemeById(ctx.tx, ctx.programmeId, row.scheme_id)) ?? ctx.notFound();
  const doubles = await doublesOf(ctx, row);
  const handed = await handedBenefits(ctx.tx, ctx.programmeId, row.id);
  const isDue = (benefit: { id: string; kind: string }): boolean => !handed.has(benefit.id) && !doubles.some((each) => each.kind === benefit.kind && isCertain(each.basis) && each.basis !== 'self');
  return {
    recipient: { id: row.id, number: row.number, label: row.label, place: named(row.place_id, row.place_zh, row.place_en), organisation: named(row.organisation_id, row.organisation_zh, row.organisation_en) }, scheme: { id: scheme.id, name: scheme.name, from: scheme.from_date, until: scheme.until_date },
    slipFits: slip !== undefined && slipKeyOf(ctx, slip) === slipKeyOf(ctx, slipOf(ctx, row.id, row.slip_serial)), isConfirmed: row.state === 'confirmed',
    benefits: (await benefitsOf(ctx.tx, ctx.programmeId, scheme.id)).map((benefit) => ({ id: benefit.id, kind: benefit.kind, name: benefit.name, unit: benefit.unit, quantity: benefit.quantity_each, onHand: benefit.on_hand, isDue: isDue(benefit) })), doubles: doubles.map((each) => doubleOut(ctx, each)),
  };
});

export const recordDeliveryBound = bindWrite(recordDelivery, async (ctx, input) => {
  const recipient = (await lockRecipient(ctx, input.recipientId)) ?? ctx.notFound();
  const scheme = (await shareScheme(ctx.tx, ctx.programmeId, recipient.scheme_id)) ?? ctx.notFound();
  const kept = await handOver(ctx, scheme, recipient, input, (at) => handedBenefits(at.tx, at.programmeId, recipient.id));
  if ('code' in kept) return ctx.refuse(kept.code, kept.code === 'care.scheme_state' ? stateParams(ctx, scheme.state) : kept.params, { pointers: [kept.pointer] });
  leaveTrace(ctx, 'careDelivery', kept.id, { act: 'deliver', recipient: recipient.id, state: kept.state, ...(kept.isAlike ? { alike: true } : {}) }, { placeId: recipient.place_id, organisationId: recipient.organisation_id });
  return { id: kept.id, state: kept.state };
});

export const settleDeliveryBound = bindWrite(settleDelivery, async (ctx, { deliveryId, outcome, reason }) => {
  const delivery = (await lockDelivery(ctx.tx, ctx.programmeId, deliveryId)) ?? ctx.notFound();
  if (delivery.delivered_by === ctx.personId) return ctx.refuse('care.same_person');
  const state = stateAfter(delivery.state, outcome);
  if (state === null) return ctx.refuse('care.delivery_settled');
  await saveDecision(ctx.tx, ctx.programmeId, deliveryId, { state, reasonSealed: sealWords(ctx, reason), by: ctx.personId, at: iso(ctx.now) });
  if (state === 'undone') {
    await lockBenefits(ctx.tx, ctx.programmeId, delivery.scheme_id);
    const lines = await linesOf(ctx.tx, ctx.programmeId, deliveryId);
    await insertMoves(ctx.tx, ctx.programmeId, lines.map((line) => ({ id: ctx.newId(), benefitId: line.benefit_id, kind: 'cameBack' as const, quantity: line.quantity, document: null, deliveryId, at: iso(ctx.now), by: ctx.personId })));
  }
  leaveTrace(ctx, 'careDelivery', deliveryId, { act: 'settle', state });
  return { state };
});

export const pullRecipientsBound = bindRead(pullRecipients, async (ctx) => ({
  rows: (await pulledRecipients(ctx, PULL_MOST)).map((row) => ({
    id: row.id, number: row.number, label: row.label, placeId: row.place_id, organisationId: row.organisation_id, placeZh: row.place_zh, placeEn: row.place_en, schemeName: row.scheme_name, from: row.from_date, until: row.until_date,
    slipHash: createHash('sha256').update(slipOf(ctx, row.id, row.slip_serial)).digest('hex'), benefits: row.benefits,
  })),
}));
