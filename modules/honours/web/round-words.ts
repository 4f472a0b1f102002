import type { OutputOf } from '#platform/contract/index.ts';
import type { Tone } from '#platform/web/tokens.ts';
import type { readSelectionRound } from '../contract/index.ts';
import { onVillageLists, signedByList } from '../domain/index.ts';
import type { CandidateState, StageState } from '../domain/index.ts';

export const candidateTones: Readonly<Record<CandidateState, Tone>> = { nominated: 'info', eligible: 'ok', ineligible: 'danger', removed: 'held', notShortlisted: 'neutral', chosen: 'ok', notChosen: 'neutral', confirmed: 'ok', declined: 'danger', conferred: 'ok' };
export const roundTones: Readonly<Record<'planned' | 'running' | 'closed' | 'cancelled', Tone>> = { planned: 'info', running: 'warn', closed: 'ok', cancelled: 'held' };
export const stageTones: Readonly<Record<StageState, Tone>> = { waiting: 'neutral', open: 'warn', done: 'ok' };

export type Round = OutputOf<typeof readSelectionRound>;

/** 按名单签字 · Whether lists of villages are signed for the negative items of this round. */
export const signsByList = (round: Round): boolean => round.titles.some(({ subjectKind, negativeItems }) => negativeItems.length > 0 && onVillageLists(subjectKind)) && signedByList(round.stages.map(({ kind }) => kind), round.departments.length);

/** 未答复的负面清单 · Where whoever reads the round goes to put it right: the list of the whole programme, or those of the villages. */
export const negativesPath = (round: Round): string => (round.negatives.placeId !== null && (round.negatives.unsigned > 0 || !round.titles.some(({ subjectKind }) => onVillageLists(subjectKind))) ? `/selection-rounds/${round.id}/places/${round.negatives.placeId}/negatives` : `/selection-rounds/${round.id}/villages`);
