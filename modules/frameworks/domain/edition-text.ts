import type { IssueCollector } from './edition-issue.ts';
import type { BilingualText } from './edition.ts';

/** 文字上限 · The longest text of an edition, in characters as people count them. */
export const TEXT_LENGTH_MAX = 500;

/** 代码上限 · The longest code. */
export const CODE_LENGTH_MAX = 60;

// A slash separates codes in the keys of draws and scores, so no code may hold one.
const CODE_TEXT = /^[^\s/\p{Cc}]+$/u;

/** 检查文字 · A text must be there and fit its column. */
export function checkText(issues: IssueCollector, pointer: string, text: string): void {
  const length = [...text].length;
  if (text.trim() === '') issues.error(pointer, 'text_missing');
  else if (length > TEXT_LENGTH_MAX) issues.error(pointer, 'text_too_long', { length, lengthMax: TEXT_LENGTH_MAX });
}

/** 检查双语文字 · Both languages must be there. */
export function checkTexts(issues: IssueCollector, pointer: string, text: BilingualText): void {
  checkText(issues, `${pointer}/zh`, text.zh);
  checkText(issues, `${pointer}/en`, text.en);
}

/** 检查代码 · A code is short, has no space and no slash, and is the only one of its kind. */
export function checkCode(issues: IssueCollector, pointer: string, code: string, pointerOfCode: Map<string, string>): void {
  if (code.length > CODE_LENGTH_MAX || !CODE_TEXT.test(code)) issues.error(pointer, 'code_invalid', { code });
  const first = pointerOfCode.get(code);
  if (first === undefined) pointerOfCode.set(code, pointer);
  else issues.error(pointer, 'code_duplicate', { code, first });
}

/** 检查选项 · A word must be one of a closed list. */
export function checkChoice(issues: IssueCollector, pointer: string, word: string, choices: readonly string[]): void {
  if (!choices.includes(word)) issues.error(pointer, 'choice_unknown', { word, choices: choices.join(', ') });
}
