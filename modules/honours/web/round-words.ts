import type { OutputOf } from '#platform/contract/index.ts';
import type { Tone } from '#platform/web/tokens.ts';
import type { readSelectionRound } from '../contract/index.ts';
import type { CandidateState, StageState } from '../domain/index.ts';

export const candidateTones: Readonly<Record<CandidateState, Tone>> = { nominated: 'info', eligible: 'ok', ineligible: 'danger', removed: 'held', notShortlisted: 'neutral', chosen: 'ok', notChosen: 'neutral', confirmed: 'ok', declined: 'danger', conferred: 'ok' };
export const roundTones: Readonly<Record<'planned' | 'running' | 'closed' | 'cancelled', Tone>> = { planned: 'info', running: 'warn', closed: 'ok', cancelled: 'held' };
export const stageTones: Readonly<Record<StageState, Tone>> = { waiting: 'neutral', open: 'warn', done: 'ok' };

export type Round = OutputOf<typeof readSelectionRound>;

/** 未答复的负面清单 · Where whoever reads the round goes to put it right: the list of the whole programme, or those of the villages; null where neither is theirs. */
export function negativesPath({ id, negatives: { placeId, unsigned, households } }: Pick<Round, 'id' | 'negatives'>): string | null {
  if (placeId !== null && (unsigned > 0 || !households)) return `/selection-rounds/${id}/places/${placeId}/negatives`;
  return households ? `/selection-rounds/${id}/villages` : null;
}
