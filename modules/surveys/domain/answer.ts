/** 答卷 · What one answer may hold; the page, the desk and the paper sheet are checked by the same function. */
import { DONT_KNOW, optionsOf, questionsFor } from './definition.ts';
import type { Question, SurveyDefinition } from './definition.ts';

export type AnswerValue = string | readonly string[];
export type Answers = Readonly<Record<string, AnswerValue>>;
export type AnswerFault = 'missing' | 'unknownChoice' | 'severalGiven' | 'dontKnowNotOffered' | 'dontKnowBeside' | 'notAsked';

function faultOf(question: Question, given: readonly string[]): AnswerFault | null {
  if (given.length === 0) return question.required ? 'missing' : null;
  if (given.includes(DONT_KNOW)) return !question.dontKnow ? 'dontKnowNotOffered' : given.length > 1 ? 'dontKnowBeside' : null;
  if (question.type !== 'multiple' && given.length > 1) return 'severalGiven';
  const codes = new Set(optionsOf(question).map(({ code }) => code));
  return given.every((code) => codes.has(code)) ? null : 'unknownChoice';
}

/**
 * 核对答卷 · Keeps what is asked of the version and nothing else.
 * @param given by code of the question; an empty text or list is no answer
 * @errors missing, unknownChoice, severalGiven, dontKnowNotOffered, dontKnowBeside, notAsked, in the order of the questions
 */
export function checkedAnswers(definition: SurveyDefinition, version: string, given: Answers): { readonly answers: Answers; readonly faults: readonly { readonly question: string; readonly fault: AnswerFault }[] } {
  const asked = questionsFor(definition, version);
  const answers: Record<string, AnswerValue> = {};
  const faults: { question: string; fault: AnswerFault }[] = [];
  for (const question of asked) {
    const value = given[question.code];
    const chosen = [...new Set((value === undefined ? [] : typeof value === 'string' ? [value] : value).filter((code) => code !== ''))];
    const fault = faultOf(question, chosen);
    if (fault !== null) faults.push({ question: question.code, fault });
    else if (chosen.length > 0) answers[question.code] = question.type === 'multiple' && chosen[0] !== DONT_KNOW ? chosen : chosen[0] as string;
  }
  for (const [code, value] of Object.entries(given)) if (value.length > 0 && !asked.some((question) => question.code === code)) faults.push({ question: code, fault: 'notAsked' });
  return { answers, faults };
}
