import type { Tone } from '#platform/web/tokens.ts';
import type { DecisionState } from '../domain/index.ts';

export const decisionTones: Readonly<Record<DecisionState, Tone>> = { open: 'info', done: 'ok', dropped: 'held' };
