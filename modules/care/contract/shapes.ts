import { z } from 'zod';
import { idOf, instant, localDate } from '#platform/contract/index.ts';
import { BENEFIT_KINDS, DELIVERY_STATES, DOUBLE_BASES, PROOFS, RECIPIENT_STATES, RELATIONS, SCHEME_STATES, SPOTS } from '../domain/index.ts';

export const names = z.object({ id: idOf, nameZh: z.string(), nameEn: z.string() });
export const codes = z.array(z.string().trim().min(1).max(40)).max(20);

export const benefitShape = z.object({
  id: idOf, kind: z.enum(BENEFIT_KINDS), name: z.string(), unit: z.string(), /** Of one unit. @unit fen */ valueFen: z.number().int(), /** For each recipient. */ quantityEach: z.number().int(), onHand: z.number().int(),
});

export const schemeRow = z.object({
  id: idOf, code: z.string(), name: z.string(), from: localDate, /** The last day. */ until: localDate, state: z.enum(SCHEME_STATES), byHousehold: z.boolean(), isPublic: z.boolean(), version: z.number().int(),
  /** Confirmed ones in the reader's reach. */ listedCount: z.number().int(), /** Of those, who received at least one benefit. */ receivedCount: z.number().int(), waitingCount: z.number().int(),
});

export const recipientRow = z.object({
  id: idOf, scheme: z.object({ id: idOf, name: z.string() }), number: z.string(), /** Masked unless the reader may read details. */ label: z.string(), place: names.nullable(), organisation: names.nullable(), situations: z.array(z.string()),
  state: z.enum(RECIPIENT_STATES), isUnder14: z.boolean(), agreesToName: z.boolean(), isListed: z.boolean(), benefitCount: z.number().int(), receivedCount: z.number().int(), hasDouble: z.boolean(),
});

export const deliveryRow = z.object({
  id: idOf, recipient: z.object({ id: idOf, number: z.string(), label: z.string() }), scheme: z.object({ id: idOf, name: z.string() }), place: names.nullable(), organisation: names.nullable(),
  benefits: z.array(z.object({ id: idOf, name: z.string(), quantity: z.number().int(), unit: z.string() })), proof: z.enum(PROOFS), spot: z.enum(SPOTS), relation: z.enum(RELATIONS).nullable(),
  at: instant, receivedAt: instant, wasReportedAfter: z.boolean(), deliveredBy: z.string(), state: z.enum(DELIVERY_STATES), decidedBy: z.string().nullable(), mayDecide: z.boolean(),
  isAlike: z.boolean().describe('像已发过的一户，由发放的人写明后发放 like a household that was given the same; whoever handed over wrote why'),
});

export const double = z.object({ basis: z.enum(DOUBLE_BASES), /** Stops the hand-over; otherwise a likeness that whoever hands over looks at. */ isCertain: z.boolean(), kind: z.enum(BENEFIT_KINDS), schemeName: z.string(), on: localDate, isSameScheme: z.boolean(), needsNote: z.boolean().describe('发放前须写明 handed over only with words of why') });
