import { createHash, randomBytes } from 'node:crypto';
import { openPublicSite } from '#modules/places/server/index.ts';
import { bindGathered, bindRead, isRefusal } from '#platform/server/operations/index.ts';
import type { ReadContext, Refusal, WriteContext } from '#platform/server/operations/index.ts';
import type { ErrorOf, OutputOf, ParsedInputOf } from '#platform/contract/index.ts';
import { answerSurvey, listPublicSurveys, readPublicSurvey } from '../../contract/index.ts';
import type { Answers } from '../../domain/index.ts';
import { takesAnswers, understood } from '../answering.ts';
import { insertAnswers, takeForm } from '../queries/answers.ts';
import { openSurveys, openSurveyTotal, publicCommunities, surveyById } from '../queries/surveys.ts';
import { definitionOut } from './surveys.ts';

/** A person needs a moment to read, and may leave a form open over a day of work. @unit milliseconds */
const FORM_LIMITS = { leastMs: 3_000, mostMs: 12 * 3_600_000 };
const FORM_BYTES = 15;
const MARK = '~';
const formPurpose = (ctx: ReadContext, surveyId: string, form: string): string => `surveys.answer/${ctx.programmeId}/${surveyId}/${form}`;

/** Every form that is shown has a number of its own, so that it counts once however often it is sent. */
function newForm(ctx: ReadContext, surveyId: string): string {
  const form = randomBytes(FORM_BYTES).toString('base64url');
  return `${form}${MARK}${ctx.secrets.formToken(formPurpose(ctx, surveyId, form), ctx.now)}`;
}

/** @returns the form of a token, or null for one that is forged, too old or too fresh */
function formOf(ctx: ReadContext, surveyId: string, token: string): string | null {
  const [form = '', signed = ''] = token.split(MARK, 2);
  return ctx.secrets.formTokenFault(formPurpose(ctx, surveyId, form), signed, ctx.now, FORM_LIMITS) === null ? form : null;
}

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
    id: survey.id, title: survey.title, purpose: survey.purpose, closesOn: survey.closes_on, definition: definitionOut(survey.definition), formToken: newForm(ctx, surveyId),
    communities: (await publicCommunities(ctx.tx, surveyId)).map(({ id, code, zh, en }) => ({ id, code, nameZh: zh, nameEn: en })),
  };
});

type Input = ParsedInputOf<typeof answerSurvey>;
type Code = ErrorOf<typeof answerSurvey>;
type Answer = OutputOf<typeof answerSurvey> | Refusal<Code>;

async function answer(ctx: WriteContext<Code>, { surveyId, formToken, placeId, version, answers: given, website }: Input): Promise<Answer> {
  const survey = await surveyById(ctx.tx, ctx.programmeId, surveyId, 'share');
  if (survey === undefined || !takesAnswers(survey, ctx.today)) return ctx.refuse('surveys.not_open');
  const form = formOf(ctx, surveyId, formToken);
  if (form === null) return ctx.refuse('surveys.form_stale');
  // No person sees this field; whoever fills it in is told that all is well and nothing is kept.
  if ((website ?? '') !== '') return { received: true };
  if (!(await publicCommunities(ctx.tx, surveyId)).some(({ id }) => id === placeId)) return ctx.refuse('surveys.place_unknown', {}, { pointers: ['/placeId'] });
  const kept = understood(ctx, survey.definition, version, given);
  if (isRefusal(kept)) return kept as Refusal<Code>;
  // Sent a second time: what came first counts, and the sender is told that it arrived.
  if (!(await takeForm(ctx.tx, ctx.programmeId, surveyId, createHash('sha256').update(form).digest('hex')))) return { received: true };
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
