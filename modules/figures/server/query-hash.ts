import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import type { FigureDefinition } from '../domain/index.ts';

/** What a definition says, as one hash. That a number only grows says nothing of how it is counted. */
export const queryHash = ({ isCumulative: _grows, ...definition }: FigureDefinition): string => sha256Hex(canonicalJson(definition as never));
