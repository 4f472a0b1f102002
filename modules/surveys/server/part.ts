/** 问卷分项 · What a closed survey gives to an evaluation, by area; the same for everybody who sees the area. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import { areaResult, indexQuestions } from '../domain/index.ts';
import type { AreaResult } from '../domain/index.ts';
import { closedCells, closedCommunities } from './queries/answers.ts';
import { surveyById } from './queries/surveys.ts';

export interface SurveyPart {
  readonly title: string;
  readonly isClosed: boolean;
  /** Whether any question counts for an index. */
  readonly counts: boolean;
  /** By place, of those asked for; null where nothing may be told. */
  of(placeId: string): AreaResult | null;
}

/** @returns null for a survey that does not exist or is a draft */
export async function surveyPart(ctx: ReadContext, surveyId: string): Promise<SurveyPart | null> {
  const survey = await surveyById(ctx.tx, ctx.programmeId, surveyId);
  if (survey === undefined || survey.state === 'draft') return null;
  const { questions } = survey.definition;
  const communities = await closedCommunities(ctx.tx, surveyId);
  const cells = await closedCells(ctx.tx, surveyId);
  const populations = new Map(communities.flatMap(({ place_id: id, population }) => (population === null ? [] : [[id, population] as const])));
  return {
    title: survey.title, isClosed: survey.state === 'closed', counts: indexQuestions(questions).length > 0,
    of: (placeId) => areaResult(questions, (code) => cells.get(code) ?? [], populations, new Set(communities.filter(({ ancestor_ids: above }) => above.includes(placeId)).map(({ place_id: id }) => id))),
  };
}
