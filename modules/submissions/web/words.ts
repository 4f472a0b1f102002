import type { Tone } from '#platform/web/tokens.ts';
import type { PieceState } from '../domain/index.ts';

export const pieceTones: Readonly<Record<PieceState, Tone>> = { waiting: 'warn', accepted: 'ok', returned: 'danger', withdrawn: 'neutral' };
