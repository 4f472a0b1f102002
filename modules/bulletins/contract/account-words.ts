import { proofWords } from '#modules/figures/contract/index.ts';
import type { ProblemText } from '#platform/contract/index.ts';
import { PERIOD_NOT_COUNTED } from '../domain/index.ts';
import type { BulletinKind, LanguageFault } from '../domain/index.ts';

/** 文稿类别用语 */
export const kindWords: Readonly<Record<BulletinKind, ProblemText>> = {
  inspection: { zh: '督查通报', en: 'Bulletin of a round' }, briefing: { zh: '简报', en: 'Briefing' }, circular: { zh: '通报', en: 'Circular' }, publicNotice: { zh: '公示', en: 'Public notice' }, chronicle: { zh: '工作纪实', en: 'Chronicle' },
  annualSummary: { zh: '年度总结', en: 'Annual summary' }, redHead: { zh: '红头文件', en: 'Red-head document' },
};

/** 写法问题用语 */
export const languageFaultWords: Readonly<Record<LanguageFault, ProblemText>> = {
  tagUnknown: { zh: '看不懂这个标记', en: 'this tag is not known' }, formatUnknown: { zh: '没有这种写法', en: 'there is no such format' }, elseStray: { zh: '“else”前面没有“if”', en: 'an “else” without its “if”' },
  endStray: { zh: '“end”前面没有“if”', en: 'an “end” without its “if”' }, ifOpen: { zh: '“if”没有“end”', en: 'an “if” without its “end”' }, ifTooDeep: { zh: '条件套得太深，最多三层', en: 'conditions within conditions, three at most' },
};

interface RuleWords { readonly title: ProblemText; readonly text: ProblemText }

/** 把关用语 · Of every rule by which an account is looked through: those of proofreading, and its own. */
export const reviewWords: Readonly<Record<string, RuleWords | undefined>> = {
  ...proofWords,
  [PERIOD_NOT_COUNTED]: {
    title: { zh: '时段和数字不一致', en: 'A time that the figure does not keep to' },
    text: { zh: '这一句说“{period}”，数字“{figure}”却不限时段，从最早的记录算起。请换成按年度定义的数字，或改说“累计”。', en: 'The sentence says “{period}”, and the figure “{figure}” counts from the first record on. Quote a figure that has this period, or say “in all”.' },
  },
};
