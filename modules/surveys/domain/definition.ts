/** 问卷定义 · What a survey asks of whom. A definition is data; from the opening on it is frozen. */
export const QUESTION_TYPES = ['single', 'multiple', 'scale5', 'scale10'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];
export const INDEX_KINDS = ['satisfaction', 'awareness'] as const;
/** 指数 · What the share of top boxes is called: how content people are, or how many know. */
export type IndexKind = (typeof INDEX_KINDS)[number];
export const SURVEY_STATES = ['draft', 'open', 'closed'] as const;
export type SurveyState = (typeof SURVEY_STATES)[number];
export const CHANNELS = ['online', 'office', 'paper'] as const;
/** 渠道 · How an answer came in: the public page, an interviewer or the office, a paper sheet. */
export type Channel = (typeof CHANNELS)[number];

/** 不清楚 · Kept as an answer of its own and counted in no denominator. */
export const DONT_KNOW = 'dontKnow';
export const CODE = /^[a-z][A-Za-z0-9]{0,19}$/;
export const QUESTIONS_MAX = 30;
export const CHOICES_MAX = 12;
export const VERSIONS_MAX = 6;

export interface Worded { readonly code: string; readonly zh: string; readonly en: string }

/** 题目 */
export interface Question extends Worded {
  readonly type: QuestionType;
  readonly choices: readonly Worded[];
  readonly required: boolean;
  /** Whether 不清楚 is offered. */
  readonly dontKnow: boolean;
  /** Versions that are asked it; none: all. */
  readonly versions: readonly string[];
  readonly index: IndexKind | null;
  /** Codes of choices, or points of the scale, that count for the index. */
  readonly topBoxes: readonly string[];
  /** Standards that it gives evidence for, as `edition/standard`. */
  readonly standards?: readonly string[] | undefined;
}

export interface SurveyDefinition { readonly versions: readonly Worded[]; readonly questions: readonly Question[] }

/** 量表点数 · @returns points of a scale, or null for a question with choices */
export function pointsOf({ type }: Pick<Question, 'type'>): number | null {
  return type === 'scale5' ? 5 : type === 'scale10' ? 10 : null;
}

/** 可答 · All answers a question takes, in their order, without 不清楚. @example optionsOf({ type: 'scale5', choices: [] }).length // 5 */
export function optionsOf(question: Pick<Question, 'type' | 'choices'>): readonly Worded[] {
  const points = pointsOf(question);
  return points === null ? question.choices : Array.from({ length: points }, (_, at) => ({ code: String(at + 1), zh: String(at + 1), en: String(at + 1) }));
}

/** 适用题目 · What one version is asked. */
export function questionsFor(definition: SurveyDefinition, version: string): readonly Question[] {
  return definition.questions.filter(({ versions }) => versions.length === 0 || versions.includes(version));
}

export type DefinitionFault = 'repeatedCode' | 'choicesMissing' | 'choicesUseless' | 'versionUnknown' | 'topBoxUnknown' | 'topBoxMissing' | 'multipleInIndex' | 'versionUnasked' | 'asksPerson' | 'standardUnknown';

/** Nothing that says who somebody is may be asked (DESIGN §8); the survey of nobody would be one of somebody. */
const PERSONAL = /姓名|电话|手机号|身份证|住址|门牌|民族|宗教|信仰|微信号|\bname\b|telephone|phone number|id number|address|ethnic|religio/i;

const repeated = (words: readonly Worded[]): number => words.findIndex(({ code }, at) => words.findIndex((other) => other.code === code) !== at);

function questionFaults(question: Question, at: number, definition: SurveyDefinition): { fault: DefinitionFault; pointer: string; name: string }[] {
  const here = (fault: DefinitionFault, member: string) => [{ fault, pointer: `/questions/${at}/${member}`, name: question.zh }];
  const scale = pointsOf(question) !== null;
  const codes = new Set(optionsOf(question).map(({ code }) => code));
  return [
    ...(PERSONAL.test(`${question.zh} ${question.en}`) ? here('asksPerson', 'zh') : []),
    ...(scale && question.choices.length > 0 ? here('choicesUseless', 'choices') : []),
    ...(!scale && question.choices.length < 2 ? here('choicesMissing', 'choices') : []),
    ...(repeated(question.choices) >= 0 || question.choices.some(({ code }) => code === DONT_KNOW) ? here('repeatedCode', 'choices') : []),
    ...(question.versions.some((code) => !definition.versions.some((version) => version.code === code)) ? here('versionUnknown', 'versions') : []),
    ...(question.topBoxes.some((code) => !codes.has(code)) ? here('topBoxUnknown', 'topBoxes') : []),
    ...(question.index !== null && question.topBoxes.length === 0 ? here('topBoxMissing', 'topBoxes') : []),
    ...(question.index !== null && question.type === 'multiple' ? here('multipleInIndex', 'index') : []),
  ];
}

/** 定义疑点 · What keeps a definition from being kept, first things first. @returns none when it is sound */
export function definitionFaults(definition: SurveyDefinition): { fault: DefinitionFault; pointer: string; name: string }[] {
  const [version, question] = [repeated(definition.versions), repeated(definition.questions)];
  return [
    ...(version >= 0 ? [{ fault: 'repeatedCode' as const, pointer: `/versions/${version}/code`, name: definition.versions[version]?.zh ?? '' }] : []),
    ...(question >= 0 ? [{ fault: 'repeatedCode' as const, pointer: `/questions/${question}/code`, name: definition.questions[question]?.zh ?? '' }] : []),
    ...definition.questions.flatMap((each, at) => questionFaults(each, at, definition)),
    ...definition.versions.flatMap((each, at) => (questionsFor(definition, each.code).length === 0 ? [{ fault: 'versionUnasked' as const, pointer: `/versions/${at}/code`, name: each.zh }] : [])),
  ];
}
