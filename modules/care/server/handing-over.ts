/** 交付的一步 · One hand-over, once: the second is stopped before it happens, or kept for a person to decide when it had happened already. */
import { correctedInstant } from '#platform/contract/index.ts';
import type { ParsedInputOf } from '#platform/contract/index.ts';
import { attachable, widenScope } from '#modules/files/server/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { basisWords, benefitKindWords } from '../contract/index.ts';
import type { recordDelivery } from '../contract/index.ts';
import { handOverRefusal, isCertain, needsNote, standingOf } from '../domain/index.ts';
import type { HandOverRefusal, SignatureFound } from '../domain/index.ts';
import { sealWords, slipKeyOf } from './details.ts';
import { handedOver, insertDelivery, lockRoutes } from './queries/deliveries.ts';
import type { DoubleRow } from './queries/deliveries.ts';
import { voidSlip } from './queries/recipients.ts';
import type { lockRecipient } from './queries/recipients.ts';
import { lockBenefits } from './queries/schemes.ts';
import type { BenefitRow, SchemeRow } from './queries/schemes.ts';
import { insertMoves } from './queries/stock.ts';
import { dayOf, iso } from './shape-rows.ts';

type Input = ParsedInputOf<typeof recordDelivery>;
type Recipient = NonNullable<Awaited<ReturnType<typeof lockRecipient>>>;
type Code = 'care.not_confirmed' | 'care.scheme_state' | 'care.outside_period' | 'care.slip_wrong' | 'care.signature_missing' | 'care.signature_unreadable' | 'care.proxy_incomplete' | 'care.received_already' | 'care.likeness_unsaid' | 'care.stock_short';
export interface DeliveryFault { readonly code: Code; readonly params: Record<string, string | number>; readonly pointer: string }

const REFUSALS = {
  notConfirmed: ['care.not_confirmed', '/recipientId'], schemeNotOpen: ['care.scheme_state', '/recipientId'], inFuture: ['care.outside_period', '/claimedAt'], outsidePeriod: ['care.outside_period', '/claimedAt'],
  slipWrong: ['care.slip_wrong', '/slip'], signatureMissing: ['care.signature_missing', '/signatureFileId'], signatureUnreadable: ['care.signature_unreadable', '/signatureFileId'], proxyNeedsBoth: ['care.proxy_incomplete', '/proxyName'],
} as const satisfies Record<HandOverRefusal, readonly [Code, string]>;

const language = (ctx: ReadContext): 'zh' | 'en' => (ctx.locale === 'en' ? 'en' : 'zh');

/** When it happened, by the server's clock; never after its arrival. */
function claimedAt(ctx: ReadContext, input: Input): number {
  if (input.claimedAt === undefined) return ctx.now;
  return ctx.device.clockOffset_ms === null ? Math.min(ctx.now, Date.parse(input.claimedAt)) : correctedInstant(Date.parse(input.claimedAt), ctx.device.clockOffset_ms, ctx.now);
}

async function signatureFound(ctx: WriteContext, input: Input, recipient: Recipient): Promise<SignatureFound> {
  if (input.signatureFileId === null) return 'none';
  if ((await attachable(ctx.tx, ctx.programmeId, [input.signatureFileId])).length === 0) return 'unreadable';
  await widenScope(ctx.tx, ctx.programmeId, [input.signatureFileId], { placeId: recipient.place_id, siteId: null, organisationId: recipient.organisation_id });
  return 'readable';
}

function receivedFault(ctx: ReadContext, code: 'care.received_already' | 'care.likeness_unsaid', benefit: BenefitRow, before: DoubleRow): DeliveryFault {
  const basis = basisWords[before.basis][language(ctx)];
  return { code, params: { what: `${benefit.name}（${benefitKindWords[benefit.kind][language(ctx)]}）`, on: dayOf(ctx, before.on_at), scheme: before.scheme_name, basis }, pointer: code === 'care.likeness_unsaid' ? '/likenessNote' : '/recipientId' };
}

const shortFault = (benefit: BenefitRow): DeliveryFault => ({ code: 'care.stock_short', params: { what: benefit.name, onHand: benefit.on_hand, needed: benefit.quantity_each }, pointer: '/benefitIds' });

/** A slip that was replaced since still says who received what was handed over before, where there was no network to tell. */
async function slipFits(ctx: WriteContext, recipient: Recipient, slip: string | null, at: number): Promise<boolean> {
  if (slip === null) return false;
  const key = slipKeyOf(ctx, slip);
  if (key === recipient.slip_key) return true;
  const old = await voidSlip(ctx.tx, ctx.programmeId, key);
  return old !== undefined && old.recipient_id === recipient.id && at < Date.parse(old.voided_at);
}

async function unfit(ctx: WriteContext, scheme: SchemeRow, recipient: Recipient, input: Input, at: number): Promise<DeliveryFault | null> {
  const refusal = handOverRefusal({
    recipientState: recipient.state, schemeState: scheme.state, from: scheme.from_date, until: scheme.until_date, on: dayOf(ctx, at), today: ctx.today, proof: input.proof, slipFits: await slipFits(ctx, recipient, input.slip, at),
    signature: input.proof === 'signature' ? await signatureFound(ctx, input, recipient) : 'none', proxyName: input.proxyName, relation: input.relation,
  });
  return refusal === null ? null : { code: REFUSALS[refusal][0], params: {}, pointer: REFUSALS[refusal][1] };
}

interface Before { readonly certain: Map<string, DoubleRow>; readonly alike: Map<string, DoubleRow> }

/** Several benefits of one kind in one scheme are one hand-over: what stands in the way of one of them is the same benefit, not its sibling. */
async function doublesFor(ctx: WriteContext, scheme: SchemeRow, recipientId: string, chosen: readonly BenefitRow[], handedIds: ReadonlySet<string>): Promise<Before> {
  const doubles = await handedOver(ctx.tx, ctx.programmeId, recipientId, [...new Set(chosen.map(({ kind }) => kind))], scheme.from_date, scheme.until_date);
  const [found, alike] = [new Map<string, DoubleRow>(), new Map<string, DoubleRow>()];
  for (const benefit of chosen) {
    const before = doubles.find((each) => each.kind === benefit.kind && isCertain(each.basis) && (each.basis !== 'self' || handedIds.has(benefit.id)));
    if (before !== undefined) found.set(benefit.id, before);
    const like = doubles.find((each) => each.kind === benefit.kind && needsNote({ basis: each.basis, isToldApart: each.told_apart }));
    if (like !== undefined) alike.set(benefit.id, like);
  }
  return { certain: found, alike };
}

export interface HandedOver { readonly id: string; readonly state: 'stands' | 'flagged'; readonly isAlike: boolean }

/** @param handed ids of benefits of this scheme the recipient was handed before @returns the record, or why there is none */
export async function handOver(ctx: WriteContext, scheme: SchemeRow, recipient: Recipient, input: Input, handed: (tx: WriteContext) => Promise<ReadonlySet<string>>): Promise<HandedOver | DeliveryFault> {
  const at = claimedAt(ctx, input);
  const wrong = await unfit(ctx, scheme, recipient, input, at);
  if (wrong !== null) return wrong;
  await lockRoutes(ctx.tx, ctx.programmeId, [recipient.match_key ?? recipient.id, ...[recipient.identity_key, recipient.household_key, recipient.contact_key].filter((key) => key !== null)]);
  const handedIds = await handed(ctx);
  const all = await lockBenefits(ctx.tx, ctx.programmeId, scheme.id);
  const asked = input.benefitIds === undefined ? all.filter(({ id }) => !handedIds.has(id)) : all.filter(({ id }) => input.benefitIds?.includes(id));
  const chosen = asked.length === 0 ? all : asked;
  if (input.benefitIds !== undefined && asked.length < new Set(input.benefitIds).size) return ctx.notFound();
  const doubles = await doublesFor(ctx, scheme, recipient.id, chosen, handedIds);
  const [first, like] = [chosen.find(({ id }) => doubles.certain.has(id)), chosen.find(({ id }) => doubles.alike.has(id))];
  const standing = standingOf({ isDouble: first !== undefined, isAlike: like !== undefined, hasNote: input.likenessNote !== null, hadHappened: input.alreadyHandedOver });
  if (standing === 'double' && first !== undefined) return receivedFault(ctx, 'care.received_already', first, doubles.certain.get(first.id) as DoubleRow);
  if (standing === 'unsaid' && like !== undefined) return receivedFault(ctx, 'care.likeness_unsaid', like, doubles.alike.get(like.id) as DoubleRow);
  const short = chosen.find((benefit) => benefit.on_hand < benefit.quantity_each);
  if (short !== undefined) return shortFault(short);
  const state = standing === 'flagged' ? 'flagged' as const : 'stands' as const;
  const id = ctx.newId();
  await insertDelivery(ctx.tx, ctx.programmeId, {
    id, schemeId: scheme.id, recipientId: recipient.id, proof: input.proof, spot: input.spot, relation: input.relation, proxySealed: input.proxyName === null ? null : sealWords(ctx, input.proxyName), signatureFileId: input.proof === 'signature' ? input.signatureFileId : null,
    wasReportedAfter: input.alreadyHandedOver, claimedAt: iso(at), receivedAt: iso(ctx.now), by: ctx.personId, state, isAlike: like !== undefined, likenessNoteSealed: like === undefined || input.likenessNote === null ? null : sealWords(ctx, input.likenessNote),
  }, chosen.map((benefit) => ({ benefitId: benefit.id, kind: benefit.kind, quantity: benefit.quantity_each, valueFen: benefit.value_fen })), { key: recipient.match_key, from: scheme.from_date, until: scheme.until_date });
  await insertMoves(ctx.tx, ctx.programmeId, chosen.map((benefit) => ({ id: ctx.newId(), benefitId: benefit.id, kind: 'delivered' as const, quantity: benefit.quantity_each, document: null, deliveryId: id, at: iso(ctx.now), by: ctx.personId })));
  return { id, state, isAlike: like !== undefined };
}
