/** State of a round or a finding, for refusals in both languages. */
import { findingStateWords, roundStateWords } from '../contract/index.ts';
import type { RoundState } from '../domain/index.ts';

export function stateParams(state: RoundState): { stateZh: string; stateEn: string } {
  return { stateZh: roundStateWords[state].zh, stateEn: roundStateWords[state].en };
}

export function findingStateParams(state: keyof typeof findingStateWords): { stateZh: string; stateEn: string } {
  return { stateZh: findingStateWords[state].zh, stateEn: findingStateWords[state].en };
}
