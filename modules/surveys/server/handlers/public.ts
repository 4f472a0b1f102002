import { openPublicSite } from '#modules/places/server/index.ts';
import { bindGathered, bindRead, isRefusal } from '#platform/server/operations/index.ts';
import type { ReadContext, Refusal, WriteContext } from '#platform/server/operations/index.ts';
import type { ErrorOf, OutputOf, ParsedInputOf } from '#platform/contract/index.ts';
import { answerSurvey, listPublicSurveys, readPublicSurvey } from '../../contract/index.ts';
import type { Answers } from '../../domain/index.ts';
import { takesAnswers, understood } from '../answering.ts';
import { insertAnswers } from '../queries/answers.ts';
import { openSurveys, openSurveyTotal, publicCommunities, surveyById } from '../queries/surveys.ts';
import { definitionOut } from './surveys.ts';

/** A person needs a moment to read, and may leave a form open over a day of work. @unit milliseconds */
const FORM_LIMITS = { leastMs: 3_000, mostMs: 12 * 3_600_000 };
const formPurpose = (ctx: ReadContext, surveyId: string): string => `surveys.answer/${ctx.programmeId}/${surveyId}`;

export const listPublicSurveysBound = bindRead(listPublicSurveys, async (ctx, { page, pageSize }) => {
  await openPublicSite(ctx);
  const found = await openSurveys(ctx.tx, ctx.programmeId, ctx.today, { limit: pageSize, offset: (page - 1) * pageSize });
  return { rows: found.map((row) => ({ id: row.id, title: row.title, purpose: row.purpose, closesOn: row.closes_on })), total: await openSurveyTotal(ctx.tx, ctx.programmeId, ctx.today), page, pageSize };
});

export const readPublicSurveyBound = bindRead(readPublicSurvey, async (ctx, { surveyId }) => {
  await openPublicSite(ctx);
  const survey = await surveyById(ctx.tx, ctx.programmeId, surveyId);
  // A draft is nobody's business yet.
  if (survey === undefined || survey.state === 'draft') return ctx.notFound();
  if (!takesAnswers(survey, ctx.today)) return ctx.refuse('surveys.not_open');
  return {
    id: survey.id, title: survey.title, purpose: survey.purpose, closesOn: survey.closes_on, definition: definitionOut(survey.definition), formToken: ctx.secrets.formToken(formPurpose(ctx, surveyId), ctx.now),
    communities: (await publicCommunities(ctx.tx, surveyId)).map(({ id, code, zh, en }) => ({ id, code, nameZh: zh, nameEn: en })),
  };
});

type Input = ParsedInputOf<typeof answerSurvey>;
type Code = ErrorOf<typeof answerSurvey>;
type Answer = OutputOf<typeof answerSurvey> | Refusal<Code>;

async function answer(ctx: WriteContext<Code>, { surveyId, formToken, placeId, version, answers: given, website }: Input): Promise<Answer> {
  const survey = await surveyById(ctx.tx, ctx.programmeId, surveyId, 'share');
  if (survey === undefined || !takesAnswers(survey, ctx.today)) return ctx.refuse('surveys.not_open');
  if (ctx.secrets.formTokenFault(formPurpose(ctx, surveyId), formToken, ctx.now, FORM_LIMITS) !== null) return ctx.refuse('surveys.form_stale');
  // No person sees this field; whoever fills it in is told that all is well and nothing is kept.
  if ((website ?? '') !== '') return { received: true };
  if (!(await publicCommunities(ctx.tx, surveyId)).some(({ id }) => id === placeId)) return ctx.refuse('surveys.place_unknown', {}, { pointers: ['/placeId'] });
  const kept = understood(ctx, survey.definition, version, given);
  if (isRefusal(kept)) return kept as Refusal<Code>;
  await insertAnswers(ctx.tx, ctx.programmeId, surveyId, [{ placeId, version, channel: 'online', on: ctx.today, answers: (kept as { answers: Answers }).answers }]);
  return { received: true };
}

/**
 * Gathered not for speed but for what it leaves out: an idempotency key or an entry in the audit beside the answer would keep the
 * moment at which it was given, and with it a network's log could name who gave it (ADR-0048). The closing records how many there were.
 */
export const answerSurveyBound = bindGathered(answerSurvey, async (ctx, calls) => {
  await openPublicSite(ctx);
  const answers: Answer[] = [];
  for (const { input } of calls) answers.push(await answer(ctx, input));
  return answers;
});
