/** 投票显示 */
import type { Tone } from '#platform/web/tokens.ts';
import type { BallotState, PaperState } from '../domain/index.ts';

export const ballotTones: Readonly<Record<BallotState, Tone>> = { draft: 'neutral', open: 'ok', closing: 'warn', counting: 'warn', closed: 'info', withdrawn: 'held' };
export const paperTones: Readonly<Record<PaperState, Tone>> = { once: 'neutral', differs: 'warn', settled: 'ok' };
