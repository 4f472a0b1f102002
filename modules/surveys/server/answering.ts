/** 收答卷 · What every way in does alike: the community, the version, the answers; they differ only in how they say no. */
import type { ReadContext, Refusal } from '#platform/server/operations/index.ts';
import { answerFaultWords } from '../contract/index.ts';
import { checkedAnswers } from '../domain/index.ts';
import type { Answers, SurveyDefinition } from '../domain/index.ts';
import type { KnownSurvey } from './queries/surveys.ts';

type AnswerRefusal = 'surveys.version_unknown' | 'surveys.answer_wrong';

/** The public page and the desk name a version and hand in answers. @returns what is kept, or why not */
export function understood(ctx: ReadContext, definition: SurveyDefinition, version: string, given: Answers): { readonly answers: Answers } | Refusal<AnswerRefusal> {
  if (!definition.versions.some(({ code }) => code === version)) return ctx.refuse('surveys.version_unknown', {}, { pointers: ['/version'] }) as Refusal<AnswerRefusal>;
  const { answers, faults } = checkedAnswers(definition, version, given);
  const [first] = faults;
  if (first === undefined) return { answers };
  const question = definition.questions.find(({ code }) => code === first.question);
  const name = question === undefined ? first.question : ctx.locale === 'en' ? question.en : question.zh;
  const words = answerFaultWords[first.fault];
  return ctx.refuse('surveys.answer_wrong', { question: name, reasonZh: words.zh, reasonEn: words.en }, { pointers: faults.map((fault) => `/answers/${fault.question}`) }) as Refusal<AnswerRefusal>;
}

/** Whether it takes answers from the public today; the desk and the sheets may still bring in what was answered in time. */
export const takesAnswers = ({ state, opens_on: from, closes_on: until }: Pick<KnownSurvey, 'state' | 'opens_on' | 'closes_on'>, today: string): boolean => state === 'open' && from <= today && today <= until;

/** A day on which it can have been answered. */
export const isAnswerDay = ({ opens_on: from, closes_on: until }: Pick<KnownSurvey, 'opens_on' | 'closes_on'>, day: string, today: string): boolean => from <= day && day <= until && day <= today;
