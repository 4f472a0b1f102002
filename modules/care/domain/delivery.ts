export const BENEFIT_KINDS = ['phoneCredit', 'data', 'giftPack', 'goods'] as const;
export type BenefitKind = (typeof BENEFIT_KINDS)[number];

/** 签收方式 */
export const PROOFS = ['signature', 'slip'] as const;
export type Proof = (typeof PROOFS)[number];
/** 发放地点 */
export const SPOTS = ['home', 'desk'] as const;
export type Spot = (typeof SPOTS)[number];
/** 代领关系 */
export const RELATIONS = ['family', 'neighbour', 'colleague', 'officer'] as const;
export type Relation = (typeof RELATIONS)[number];

/** 发放状态 · stands 已发放; flagged 待决定: it happened although the same had been handed over; undone 已收回; explained 已说明. */
export const DELIVERY_STATES = ['stands', 'flagged', 'undone', 'explained'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** 重复依据 · Why two hand-overs look like one person's: themselves, the same key of this kind of scheme, or a likeness that a person looks at. */
export const DOUBLE_BASES = ['self', 'same', 'identity', 'household', 'contact'] as const;
export type DoubleBasis = (typeof DOUBLE_BASES)[number];

/** 确为重复 · Certain, so that the hand-over stops; a mere likeness (one household, one telephone) is shown and decided by whoever hands over, in words. */
export const isCertain = (basis: DoubleBasis): boolean => basis === 'self' || basis === 'same' || basis === 'identity';

/** 是否要写明 · A likeness asks whoever hands over for a written decision, unless two identity numbers tell the two apart. */
export const needsNote = (double: { readonly basis: DoubleBasis; readonly isToldApart: boolean }): boolean => !isCertain(double.basis) && !double.isToldApart;

/**
 * 交付怎样入账 · What becomes of a hand-over: it stands, it waits for a decision since it had happened, or it is stopped until something is said or undone.
 * @invariant what had happened is never stopped, and nothing stands beside a certain double or an unexplained likeness (`domain/care.test.ts`)
 */
export function standingOf({ isDouble, isAlike, hasNote, hadHappened }: { readonly isDouble: boolean; readonly isAlike: boolean; readonly hasNote: boolean; readonly hadHappened: boolean }): 'stands' | 'flagged' | 'double' | 'unsaid' {
  if (isDouble) return hadHappened ? 'flagged' : 'double';
  if (isAlike && !hasNote) return hadHappened ? 'flagged' : 'unsaid';
  return 'stands';
}

/** 名单状态 */
export const RECIPIENT_STATES = ['proposed', 'confirmed', 'declined', 'withdrawn'] as const;
export type RecipientState = (typeof RECIPIENT_STATES)[number];
/** 行动状态 */
export const SCHEME_STATES = ['draft', 'open', 'closed'] as const;
export type SchemeState = (typeof SCHEME_STATES)[number];

/** 决定 · What a person makes of a delivery: the things came back, or why it stands although it is a second one. */
export const OUTCOMES = ['cameBack', 'explained'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** 下一状态 · Null when the outcome is not open: only a flagged one can be explained, and what came back came back once. */
export function stateAfter(state: DeliveryState, outcome: Outcome): DeliveryState | null {
  if (outcome === 'explained') return state === 'flagged' ? 'explained' : null;
  return state === 'flagged' || state === 'stands' ? 'undone' : null;
}

/** 签名情况 · none 没有; unreadable 送来了，但不是能看的图片; readable 看得清 */
export type SignatureFound = 'none' | 'unreadable' | 'readable';

/** 交付中的一步 · What a hand-over needs to be one. @errors in the order of the type; null when nothing is missing */
export type HandOverRefusal = 'notConfirmed' | 'schemeNotOpen' | 'outsidePeriod' | 'slipWrong' | 'signatureMissing' | 'signatureUnreadable' | 'proxyNeedsBoth' | 'inFuture';

export interface HandOver {
  readonly recipientState: RecipientState; readonly schemeState: SchemeState; readonly from: string; readonly until: string; readonly on: string; readonly today: string;
  readonly proof: Proof; readonly slipFits: boolean; readonly signature: SignatureFound; readonly proxyName: string | null; readonly relation: Relation | null;
}

/** 能否交付 · @unit from, until, on, today: YYYY-MM-DD; `until` is the last day */
export function handOverRefusal(given: HandOver): HandOverRefusal | null {
  if (given.recipientState !== 'confirmed') return 'notConfirmed';
  if (given.schemeState !== 'open') return 'schemeNotOpen';
  if (given.on > given.today) return 'inFuture';
  if (given.on < given.from || given.on > given.until) return 'outsidePeriod';
  if (given.proof === 'slip' && !given.slipFits) return 'slipWrong';
  if (given.proof === 'signature' && given.signature !== 'readable') return given.signature === 'none' ? 'signatureMissing' : 'signatureUnreadable';
  return (given.proxyName === null) !== (given.relation === null) ? 'proxyNeedsBoth' : null;
}
