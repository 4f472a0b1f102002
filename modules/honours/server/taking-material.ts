/** 何时可附材料 · While a round takes photos and documents of its candidates. */
import type { StageKind } from '../domain/index.ts';
import type { CandidateRow } from './queries/candidates.ts';
import type { RoundRow } from './queries/rounds.ts';
import { isOpen } from './round-state.ts';

/** Until anybody scores: what is judged does not change under the judges. */
export const TAKES_MATERIAL: readonly StageKind[] = ['nomination', 'groupReview', 'committee', 'eligibility', 'departmentCheck'];
export const takesMaterial = (round: RoundRow, state: CandidateRow['state']): boolean => isOpen(round, ...TAKES_MATERIAL) && !round.has_sheets && ['nominated', 'eligible', 'ineligible'].includes(state);
