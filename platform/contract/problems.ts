/**
 * Problem catalogues. Every module declares its refusals once, in both languages, with what the person can do next;
 * clients match on `code`, never on words. The bodies follow RFC 9457 (problem details).
 */
export interface ProblemText {
  readonly zh: string;
  readonly en: string;
}

export interface ProblemDefinition {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 423 | 429 | 500 | 503;
  readonly title: ProblemText;
  /** What the person can do. `{name}` is filled from the refusal's parameters, here and in the title. */
  readonly advice: ProblemText;
}

export type ProblemCatalogue<Code extends string = string> = Readonly<Record<Code, ProblemDefinition>>;

/** Keeps the codes as literal types. */
export function defineProblems<const C extends ProblemCatalogue>(catalogue: C): C {
  return catalogue;
}

export interface FieldProblem {
  /** JSON pointer into the input. */
  readonly pointer: string;
  readonly detail: string;
}

/** What travels over the wire (application/problem+json). */
export interface ProblemBody {
  readonly type: string;
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly advice: string;
  readonly detail?: string;
  readonly requestId?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly errors?: readonly FieldProblem[];
}

export type Locale = 'zh-CN' | 'en';

export type { ProblemParams } from './fill-text.ts';

/** Refusals that the platform itself gives; any operation may answer with them. */
export const platformProblems = defineProblems({
  'platform.too_many_rows': {
    status: 413,
    title: { zh: '超过 {limit} 行，不能一次导出', en: 'More than {limit} {limit:row|rows}, too many for one export' },
    advice: { zh: '请缩小筛选范围。', en: 'Narrow the filter.' },
  },
  'platform.not_signed_in': {
    status: 401,
    title: { zh: '您还没有登录', en: 'You are not signed in' },
    advice: { zh: '请先登录，再试一次。', en: 'Sign in and try again.' },
  },
  'platform.password_given': {
    status: 403,
    title: { zh: '请先设置自己的密码', en: 'Set a password of your own first' },
    advice: { zh: '现在的密码是别人给的，别人也知道。换成只有自己知道的，再继续。', en: 'Somebody else gave you this password and knows it. Change it to one that only you know, then go on.' },
  },
  'platform.programme_not_found': {
    status: 404,
    title: { zh: '没有这个项目，或您不在其中', en: 'No such programme, or you are not part of it' },
    advice: { zh: '请检查地址；如应当有权限，请联系创建办。', en: 'Check the address, or ask the programme office to add you.' },
  },
  'platform.not_permitted': {
    status: 403,
    title: { zh: '您的角色不能做这件事', en: 'Your role may not do this' },
    advice: { zh: '需要权限“{permission}”，请联系创建办。', en: 'It needs the permission “{permission}”; ask the programme office.' },
  },
  'platform.invalid_input': {
    status: 400,
    title: { zh: '有些内容填得不对', en: 'Some of the input is not right' },
    advice: { zh: '请按下面每一项的提示修改。', en: 'Correct the fields listed below.' },
  },
  'platform.no_dry_run': {
    status: 400,
    title: { zh: '这件事不能试运行', en: 'This cannot be tried without doing it' },
    advice: { zh: '它给出的东西收不回来，请直接提交。', en: 'What it gives out cannot be taken back; send it as it is.' },
  },
  'platform.not_found': {
    status: 404,
    title: { zh: '没有找到，或不在您的范围内', en: 'Not found, or outside your area' },
    advice: { zh: '请检查地址；它可能已被移走。', en: 'Check the address; it may have been moved.' },
  },
  'platform.idempotency_conflict': {
    status: 409,
    title: { zh: '同一个请求编号被用于不同的内容', en: 'The same request key came with different input' },
    advice: { zh: '请刷新页面后重新提交。', en: 'Reload the page and submit again.' },
  },
  'platform.missing_idempotency_key': {
    status: 400,
    title: { zh: '缺少请求编号，或编号格式不对', en: 'The request key is missing or malformed' },
    advice: { zh: '写入请求须带 Idempotency-Key 请求头（8–200 个字母、数字或 . _ : -）。', en: 'Send an Idempotency-Key header (8–200 letters, digits or . _ : -) with every write.' },
  },
  'platform.changed_meanwhile': {
    status: 409,
    title: { zh: '这条记录刚被别人改过', en: 'Somebody else has just changed this record' },
    advice: { zh: '请刷新查看最新内容，再决定。', en: 'Reload to see the latest, then decide.' },
  },
  'platform.too_many_requests': {
    status: 429,
    title: { zh: '请求太频繁', en: 'Too many requests' },
    advice: { zh: '请稍等片刻再试。', en: 'Wait a moment and try again.' },
  },
  'platform.too_large': {
    status: 413,
    title: { zh: '内容太大', en: 'Too large' },
    advice: { zh: '请减小文件或分批提交。', en: 'Use a smaller file, or submit in parts.' },
  },
  'platform.unavailable': {
    status: 503,
    title: { zh: '系统暂时不可用', en: 'The system is temporarily unavailable' },
    advice: { zh: '您的内容没有丢失，请稍后再试。', en: 'Nothing of yours is lost; try again shortly.' },
  },
  'platform.bug': {
    status: 500,
    title: { zh: '系统出错了', en: 'Something went wrong on our side' },
    advice: { zh: '请把请求编号 {requestId} 告诉管理员。', en: 'Give the administrator the request number {requestId}.' },
  },
});

export type PlatformProblemCode = keyof typeof platformProblems;
