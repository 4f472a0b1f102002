import type { ProblemText } from '#platform/contract/index.ts';
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
