/** 考评标准 · What a title asks of a file or a visit, criterion by criterion: the standards of the framework edition that it names. */
import { editionFacts, editionWithCode, nodesOf } from '#modules/frameworks/server/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { Criterion } from './queries/rounds.ts';

export interface EditionCriteria { readonly id: string; readonly zh: string; readonly en: string; readonly criteria: readonly Criterion[] }

/** @returns null where no edition is named, the programme has none of that code, or it has nothing to score */
export async function editionCriteria(ctx: ReadContext, code: string | null): Promise<EditionCriteria | null> {
  if (code === null) return null;
  const known = await editionWithCode(ctx.tx, ctx.programmeId, code);
  const edition = known === undefined ? undefined : await editionFacts(ctx.tx, ctx.programmeId, known.id);
  if (edition === undefined) return null;
  const criteria = (await nodesOf(ctx.tx, ctx.programmeId, edition.id)).filter(({ level, score_max_hundredths }) => level === 'standard' && score_max_hundredths > 0)
    .map((node): Criterion => ({ code: node.code, zh: node.name_zh, en: node.name_en === '' ? node.name_zh : node.name_en, scoreMax: node.score_max_hundredths / 100 }));
  return criteria.length === 0 ? null : { id: edition.id, zh: edition.title_zh, en: edition.title_en, criteria };
}
