/** Refusals as RFC 9457 bodies, in the reader's language. */
import type { z } from 'zod';
import { fillText, platformProblems } from '#platform/contract/index.ts';
import type { Pointed } from './context.ts';
import type { FieldProblem, ProblemBody, ProblemDefinition, ProblemParams } from '#platform/contract/index.ts';

/** Who asks: all that the words depend on. */
export interface Reader {
  readonly requestId: string;
  readonly locale: 'zh-CN' | 'en';
}

export interface KnownProblems {
  readonly problems: Readonly<Record<string, ProblemDefinition>>;
}

function languageOf(meta: Reader): 'zh' | 'en' {
  return meta.locale === 'en' ? 'en' : 'zh';
}

/** @errors an unknown code is a bug and is answered as one. */
export function problemBody(runtime: KnownProblems, code: string, params: ProblemParams, meta: Reader, pointers: readonly Pointed[] = []): ProblemBody {
  const language = languageOf(meta);
  const known: ProblemDefinition | undefined = runtime.problems[code] ?? (platformProblems as Record<string, ProblemDefinition>)[code];
  const definition = known ?? platformProblems['platform.bug'];
  const filled = { requestId: meta.requestId, ...params };
  return {
    type: `/problems/${known === undefined ? 'platform.bug' : code}`,
    code: known === undefined ? 'platform.bug' : code,
    status: definition.status,
    title: fillText(definition.title[language], filled),
    advice: fillText(definition.advice[language], filled),
    requestId: meta.requestId,
    ...(Object.keys(params).length === 0 ? {} : { params }),
    ...(pointers.length === 0 ? {} : { errors: pointers.map((at) => (typeof at === 'string' ? { pointer: at, detail: fillText(definition.title[language], filled) } : { pointer: at.pointer, detail: at.detail[language] })) }),
  };
}

function pointerOf(path: readonly PropertyKey[]): string {
  return '/' + path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
}

type Issue = z.core.$ZodIssue;

/** What is wrong with one member, in words a person can act on. */
function issueText(issue: Issue, language: 'zh' | 'en'): string {
  const zh = language === 'zh';
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? (zh ? '必填' : 'Required') : zh ? `应为${typeWord(issue.expected)}` : `Must be ${issue.expected}`;
    case 'too_small':
      return zh ? leastZh(issue.origin, String(issue.minimum)) : `Must be at least ${String(issue.minimum)}${unitEn(issue.origin, Number(issue.minimum))}`;
    case 'too_big':
      return zh ? mostZh(issue.origin, String(issue.maximum)) : `Must be at most ${String(issue.maximum)}${unitEn(issue.origin, Number(issue.maximum))}`;
    case 'invalid_value':
      return zh ? `只能是：${issue.values.join('、')}` : `Must be one of: ${issue.values.join(', ')}`;
    case 'invalid_format':
      return zh ? `格式不对（${formatWord(issue.format)}）` : `Wrong format (${issue.format})`;
    case 'unrecognized_keys':
      return zh ? `不认识的字段：${issue.keys.join('、')}` : `Unknown members: ${issue.keys.join(', ')}`;
    default:
      return issue.message;
  }
}

function typeWord(expected: string): string {
  const words: Record<string, string> = { string: '文字', number: '数字', int: '整数', boolean: '是或否', array: '列表', object: '对象', date: '日期' };
  return words[expected] ?? expected;
}

/** A text has too few letters, a list too few entries, a number is too small. */
const leastZh = (origin: string, least: string): string => (origin === 'string' ? `至少 ${least} 个字` : origin === 'array' ? `至少 ${least} 项` : `不能小于 ${least}`);
const mostZh = (origin: string, most: string): string => (origin === 'string' ? `最多 ${most} 个字` : origin === 'array' ? `最多 ${most} 项` : `不能大于 ${most}`);
const unitEn = (origin: string, count: number): string => (origin === 'string' ? (count === 1 ? ' character' : ' characters') : origin === 'array' ? (count === 1 ? ' entry' : ' entries') : '');

function formatWord(format: string): string {
  const words: Record<string, string> = { uuid: '编号', datetime: '日期时间', regex: '请按示例填写', date: '日期', url: '网址', email: '邮箱' };
  return words[format] ?? format;
}

const FIELD_PROBLEMS_MAX = 50;

/** Bad input, every member at fault named by pointer. */
export function inputProblem(error: z.ZodError, meta: Reader): ProblemBody {
  const language = languageOf(meta);
  const errors: FieldProblem[] = error.issues.slice(0, FIELD_PROBLEMS_MAX).map((issue) => ({ pointer: pointerOf(issue.path), detail: issueText(issue, language) }));
  return { ...problemBody({ problems: {} }, 'platform.invalid_input', {}, meta), errors };
}

/** A text that cannot be kept, or a nesting nobody means. */
export function illFormedProblem(path: readonly PropertyKey[], meta: Reader): ProblemBody {
  const detail = languageOf(meta) === 'zh' ? '含有无法保存的字符，或嵌套太深' : 'Holds characters that cannot be kept, or is nested too deep';
  return { ...problemBody({ problems: {} }, 'platform.invalid_input', {}, meta), errors: [{ pointer: pointerOf(path), detail }] };
}
