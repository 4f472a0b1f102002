/** 记录来源 · What a module that stands on frameworks says about the evidence it holds, so that a crosswalk can tell what is missing. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { Method } from '../domain/index.ts';

export interface EvidenceSource {
  /** The methods of testing that this source serves. */
  readonly methods: readonly Method[];
  /** Pieces of evidence by code of the standard, of the whole programme. @param since local date */
  countByStandard(ctx: ReadContext, editionId: string, since: string): Promise<ReadonlyMap<string, number>>;
}
