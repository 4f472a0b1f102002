/** 问卷草稿 · As it is typed: choices and versions as lines of text, lists with commas. */
import type { OutputOf } from '#platform/contract/index.ts';
import type { readSurvey } from '../contract/index.ts';
import type { IndexKind, QuestionType, Worded } from '../domain/index.ts';

export interface QuestionDraft { readonly key: string; readonly code: string; readonly zh: string; readonly en: string; readonly type: QuestionType; readonly choices: string; readonly required: boolean; readonly dontKnow: boolean; readonly versions: string; readonly index: IndexKind | ''; readonly topBoxes: string; /** `edition/standard`, with commas. */ readonly standards?: string }
export interface SurveyDraft { readonly code: string; readonly title: string; readonly purpose: string; readonly opensOn: string; readonly closesOn: string; readonly versions: string; readonly questions: readonly QuestionDraft[] }

/** Lines of `code zh en`; a line without a code gets one, and without an English word keeps the Chinese. @example linesOf('yes 满意 Content') // [{code: 'yes', zh: '满意', en: 'Content'}] */
export function linesOf(text: string, prefix: string): { code: string; zh: string; en: string }[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line, at) => {
    const words = line.split(/[\s，,]+/);
    const [code = '', zh = '', ...en] = /^[a-z][A-Za-z0-9]{0,19}$/.test(words[0] ?? '') && words.length > 1 ? words : [`${prefix}${at + 1}`, ...words];
    return { code, zh, en: en.length === 0 ? zh : en.join(' ') };
  });
}
export const linesText = (words: readonly Worded[]): string => words.map(({ code, zh, en }) => `${code} ${zh} ${en}`).join('\n');
export const listOf = (text: string): string[] => text.split(/[\s，、,]+/).filter((each) => each !== '');

export function emptyQuestion(at: number): QuestionDraft {
  return { key: crypto.randomUUID(), code: `q${at}`, zh: '', en: '', type: 'scale5', choices: '', required: true, dontKnow: true, versions: '', index: '', topBoxes: '' };
}

/** @param versions what a new survey begins with */
export function draftOf(known: OutputOf<typeof readSurvey> | undefined, versions: string): SurveyDraft {
  if (known === undefined) return { code: '', title: '', purpose: '', opensOn: '', closesOn: '', versions, questions: [emptyQuestion(1)] };
  return {
    code: known.code, title: known.title, purpose: known.purpose, opensOn: known.opensOn, closesOn: known.closesOn, versions: linesText(known.definition.versions),
    questions: known.definition.questions.map((question) => ({ key: question.code, code: question.code, zh: question.zh, en: question.en, type: question.type, choices: linesText(question.choices), required: question.required, dontKnow: question.dontKnow, versions: question.versions.join(', '), index: question.index ?? '', topBoxes: question.topBoxes.join(', '), standards: (question.standards ?? []).join(', ') })),
  };
}

/** What was kept on the device, if it still has this shape. */
export function fittingDraft(found: unknown): SurveyDraft | null {
  if (typeof found !== 'object' || found === null) return null;
  const draft = found as Partial<SurveyDraft>;
  const texts = [draft.code, draft.title, draft.purpose, draft.opensOn, draft.closesOn, draft.versions];
  return texts.every((text) => typeof text === 'string') && Array.isArray(draft.questions) && draft.questions.every((question) => typeof question === 'object' && question !== null && typeof (question as QuestionDraft).choices === 'string' && typeof (question as QuestionDraft).topBoxes === 'string') ? draft as SurveyDraft : null;
}

export function sentDraft({ versions, questions, title, purpose, opensOn, closesOn }: SurveyDraft) {
  return {
    title, purpose, opensOn, closesOn, versions: linesOf(versions, 'version'),
    questions: questions.map((question) => ({ code: question.code, zh: question.zh, en: question.en, type: question.type, choices: question.type === 'single' || question.type === 'multiple' ? linesOf(question.choices, 'choice') : [], required: question.required, dontKnow: question.dontKnow, versions: listOf(question.versions), index: question.index === '' ? null : question.index, topBoxes: listOf(question.topBoxes), standards: listOf(question.standards ?? '') })),
  };
}
