/** 公开推荐状态 */
export const NOMINATION_STATES = ['received', 'accepted', 'declined'] as const;
export type NominationState = (typeof NOMINATION_STATES)[number];
/** 推荐人 · Who sends it: the one it is about, an organisation, a resident. */
export const NOMINATOR_KINDS = ['self', 'organisation', 'resident'] as const;
export type NominatorKind = (typeof NOMINATOR_KINDS)[number];

/** Who nominated is known for so long after a round is over, for questions and objections. @unit days */
export const NOMINATOR_KEPT_DAYS = 30;

/** 能否公开推荐 · While the round lets anybody nominate and its nomination is open, to the last day of it. */
export function takesNominations(round: { readonly openNomination: boolean; readonly isRunning: boolean; readonly stage: string | null; readonly stageEndsOn: string | null }, today: string): boolean {
  return round.openNomination && round.isRunning && round.stage === 'nomination' && (round.stageEndsOn ?? '') >= today;
}

/** 对推荐人公布的结果 · What whoever nominated is told of the candidate: nothing until the round is over. */
export function outcomeTold(round: { readonly isClosed: boolean }, candidateState: string | null): 'conferred' | 'notConferred' | null {
  if (!round.isClosed || candidateState === null) return null;
  return candidateState === 'conferred' ? 'conferred' : 'notConferred';
}

/** 同名 · Two ways of writing one name: width and spaces say nothing. */
export const plainName = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
