/** 双城联动 · Its operations, over the evidence that other modules hold. */
import type { Bound } from '#platform/server/operations/index.ts';
import type { EvidenceSource } from './evidence.ts';
import { crosswalkExports } from './exports.ts';
import {
  carryCrosswalkBound, crosswalkLinkTemplateBound, decideCrosswalkLinksBound, importCrosswalkLinksBound, listCrosswalkCoverageBound, listCrosswalkLinksBound, listCrosswalkSuggestionsBound, readCrosswalkBound, removeCrosswalkLinkBound,
} from './handlers/crosswalk.ts';

/** @param sources where evidence lies, from the modules that hold it */
export function crosswalkOperations(sources: readonly EvidenceSource[]): readonly Bound[] {
  return [
    readCrosswalkBound(sources), listCrosswalkLinksBound, listCrosswalkSuggestionsBound, listCrosswalkCoverageBound(sources), decideCrosswalkLinksBound, removeCrosswalkLinkBound, carryCrosswalkBound,
    importCrosswalkLinksBound, crosswalkLinkTemplateBound, ...crosswalkExports(sources),
  ];
}
