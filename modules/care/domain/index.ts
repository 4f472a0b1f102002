export { eligibility } from './eligibility.ts';
export type { Eligibility, NeedRule } from './eligibility.ts';
export { maskedLabel, normalSlip, noticeLabel, slipCode } from './labels.ts';
export { BENEFIT_KINDS, DELIVERY_STATES, DOUBLE_BASES, handOverRefusal, isCertain, needsNote, OUTCOMES, PROOFS, RECIPIENT_STATES, RELATIONS, SCHEME_STATES, SPOTS, standingOf, stateAfter } from './delivery.ts';
export type { BenefitKind, DeliveryState, DoubleBasis, HandOverRefusal, Outcome, Proof, RecipientState, Relation, SchemeState, SignatureFound, Spot } from './delivery.ts';
export { closeRefusal, countOutcome, effectOf, MOVE_KINDS, NO_STOCK, stockSums } from './stock.ts';
export type { CloseRefusal, CountedBenefit, MoveKind, StockMove, StockSums } from './stock.ts';
