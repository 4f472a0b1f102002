/** 材料分项 · What the pieces of a request give to an evaluation, by area; the same for everybody who sees the area. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import { materialScore } from '../domain/index.ts';
import type { MaterialScore } from '../domain/index.ts';
import { countsByPlace, requestName } from './queries/submissions.ts';

export interface MaterialPart {
  readonly name: string;
  readonly editionId: string;
  /** By place: what was asked of its units; null where nothing was. */
  of(placeId: string): MaterialScore | null;
}

/** @returns null for a request that does not exist */
export async function materialPart(ctx: ReadContext, requestId: string): Promise<MaterialPart | null> {
  const request = await requestName(ctx, requestId);
  if (request === undefined) return null;
  const found = await countsByPlace(ctx, requestId);
  return {
    name: request.name, editionId: request.edition_id,
    of: (placeId) => materialScore(found.filter(({ ancestor_ids: above }) => above.includes(placeId)).map((row) => ({
      standard: row.standard_code, scoreHundredths: row.score_max_hundredths,
      counts: [countOf(row.documents_min, row.documents_accepted), countOf(row.pictures_min, row.pictures_accepted)],
    }))),
  };
}

const countOf = (required: number, accepted: number) => ({ required, accepted });
