/** JSON 体系文件 · An edition from a JSON text; issues are named by JSON pointer. */
import type { z } from 'zod';
import { err, ok, type Result } from '#kernel/result.ts';
import { editionDocument } from '../contract/index.ts';
import { validateEdition } from '../domain/index.ts';
import type { EditionDocument } from '../domain/index.ts';
import { isTooDeep } from '#platform/server/operations/ill-formed.ts';
import { cleanTexts } from './document.ts';
import { errorsFirst, ISSUES_MAX, locatedIssue } from './issues.ts';
import type { LocatedIssue } from './issues.ts';

export interface ReadEdition { readonly edition: EditionDocument | null; readonly issues: readonly LocatedIssue[] }
export interface Unreadable { readonly reasonZh: string; readonly reasonEn: string }

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const typeWords: Readonly<Record<string, string>> = { string: '文字', number: '数字', boolean: 'true 或 false', array: '列表', object: '对象', record: '对象' };

function shapeWords(issue: z.core.$ZodIssue): { zh: string; en: string } {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? { zh: '缺少这一项', en: 'This member is missing' }
        : { zh: `应为${typeWords[issue.expected] ?? issue.expected}`, en: `This must be a ${issue.expected}` };
    case 'unrecognized_keys':
      return { zh: `不认识的字段：${issue.keys.join('、')}`, en: `Unknown members: ${issue.keys.join(', ')}` };
    case 'too_big':
      return { zh: `太大或太长，上限 ${String(issue.maximum)}`, en: `Too large or too long; the limit is ${String(issue.maximum)}` };
    case 'too_small':
      return { zh: `太小，下限 ${String(issue.minimum)}`, en: `Too small; the limit is ${String(issue.minimum)}` };
    case 'invalid_union':
      return { zh: '判定规则不在可选值里：yesNo、minCount、perLength、window、share', en: 'The rule is none of: yesNo, minCount, perLength, window, share' };
    default:
      return { zh: '这一项的值不对', en: 'This value is not right' };
  }
}

function valueAt(document: unknown, path: readonly PropertyKey[]): string | undefined {
  let value = document;
  for (const part of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[part];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [...String(value)].slice(0, 60).join('') : undefined;
}

/** @errors what is no JSON text at all, in both languages; anything else wrong is an issue with its pointer */
export function readJsonEdition(body: Uint8Array): Result<ReadEdition, Unreadable> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    return err({ reasonZh: `不是有效的 UTF-8 JSON 文件（${(error as Error).message}）。`, reasonEn: `It is not valid JSON in UTF-8 (${(error as Error).message}).` });
  }
  if (isTooDeep(value)) return err({ reasonZh: '嵌套太深，不是测评体系文件。', reasonEn: 'It is nested too deep to be an edition.' });
  const parsed = editionDocument.safeParse(cleanTexts(value), { reportInput: true });
  if (!parsed.success) {
    return ok({
      edition: null,
      issues: parsed.error.issues.slice(0, ISSUES_MAX).map((issue): LocatedIssue => {
        const found = valueAt(value, issue.path);
        return { pointer: pointerOf(issue.path), severity: 'error', code: 'shape_invalid', ...shapeWords(issue), ...(found === undefined ? {} : { value: found }) };
      }),
    });
  }
  const edition = parsed.data as EditionDocument;
  const issues = errorsFirst(validateEdition(edition)).slice(0, ISSUES_MAX).map((issue) => {
    const found = valueAt(edition, issue.pointer.split('/').slice(1));
    return locatedIssue(issue, found === undefined ? {} : { value: found });
  });
  return ok({ edition, issues });
}
