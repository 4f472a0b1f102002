/** 问题的文字与位置 · Issues of an edition in words, each with the place where the person finds it. */
import type { z } from 'zod';
import { fillText } from '#platform/contract/index.ts';
import { editionIssueWords, editionKindWords } from '../contract/index.ts';
import type { editionIssue } from '../contract/index.ts';
import type { EditionIssue } from '../domain/index.ts';

export type LocatedIssue = z.output<typeof editionIssue>;

/** Where an issue stands in the file that was read. */
export interface IssuePlace {
  readonly sheet?: string; readonly row?: number; readonly column?: string; readonly header?: string; readonly value?: string;
}

/** Nobody reads further; what is wrong a thousand times is wrong once. */
export const ISSUES_MAX = 1_000;

/** Where only a part is shown, what keeps the edition out is in that part; the order of the document stays within each. */
export function errorsFirst(issues: readonly EditionIssue[]): EditionIssue[] {
  return issues.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

function wording(issue: EditionIssue): { zh: string; en: string } {
  const kind = editionKindWords[String(issue.params['kind'] ?? '')];
  const params = { ...issue.params, ...(kind === undefined ? {} : { kindZh: kind.zh, kindEn: kind.en }) };
  const words = editionIssueWords[issue.code];
  return { zh: fillText(words.zh, params), en: fillText(words.en, params) };
}

/** 领域问题 · An issue of the rules in words. */
export function locatedIssue(issue: EditionIssue, place: IssuePlace): LocatedIssue {
  return { pointer: issue.pointer, ...place, severity: issue.severity, code: issue.code, ...wording(issue) };
}
