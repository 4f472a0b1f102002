import type { StageKind } from './pipeline.ts';
import type { SubjectKind } from './words.ts';

/** 签在名单上 · Whether the negative items of a title are signed for by list, because no stage of the round asks anybody: of households by village or town, of all others by whoever answers for the whole programme. */
export function signedByList(stages: readonly StageKind[], departments: number): boolean {
  return !stages.includes('eligibility') && !(stages.includes('departmentCheck') && departments > 0);
}

/** 谁的名单 · Households are looked into by their village or town. Nobody signs that nothing happened with themselves: a village, unit or person stands on the list of the whole programme. */
export const onVillageLists = (subjectKind: SubjectKind): boolean => subjectKind === 'household';

/** Once candidates are put forward, until titles are conferred. */
export const SIGNED_AT = ['groupReview', 'committee', 'review', 'jury', 'shortlist', 'publicVoice', 'publicNotice', 'townshipApproval', 'decision', 'conferral'] as const satisfies readonly StageKind[];

/** Where nobody goes on whose negative items are unanswered; what is missing there is signed for by list whatever the plan says. */
export const GATED_AT = ['townshipApproval', 'decision', 'conferral'] as const satisfies readonly StageKind[];

export const NEGATIVE_STATES = ['unsigned', 'happened', 'setAside', 'signed'] as const;
/** 核查状态 · Nobody signed yet; something happened; it did and was set aside with a reason; all clear. */
export type NegativeState = (typeof NEGATIVE_STATES)[number];

/** 核查状态 · What is unsigned is asked for first: who signs sees all there is to look at. */
export function negativeState({ unsigned, happened, setAside }: { readonly unsigned: readonly string[]; readonly happened: readonly string[]; readonly setAside: readonly string[] }): NegativeState {
  return unsigned.length > 0 ? 'unsigned' : happened.length > 0 ? 'happened' : setAside.length > 0 ? 'setAside' : 'signed';
}

/** 记录不可改回 · Whether what was said to have happened stands beside a new answer: neither a no nor an earlier day, which a look-back may pass over, takes it back. @param standingOn its day, where one was kept */
export const staysSaid = (standingOn: string | null, next: { readonly said: boolean; readonly happenedOn: string | null }): boolean => next.said && (next.happenedOn ?? '') >= (standingOn ?? '');
