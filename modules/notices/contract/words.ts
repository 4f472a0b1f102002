import type { ProblemText } from '#platform/contract/index.ts';
import type { NoticeKind, NoticeState } from '../domain/index.ts';

/** 公示状态用语 */
export const noticeStateWords: Readonly<Record<NoticeState, ProblemText>> = {
  draft: { zh: '草稿', en: 'Draft' }, published: { zh: '公示中', en: 'Published' }, closed: { zh: '已结束', en: 'Closed' }, withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

/** 待公示 · Published, its first day still to come. */
export const noticeStartsLater: ProblemText = { zh: '待公示', en: 'Begins later' };

/** 公示种类用语 */
export const noticeKindWords: Readonly<Record<NoticeKind, ProblemText>> = {
  nameList: { zh: '名单公示', en: 'List of names' }, plan: { zh: '方案公示', en: 'Plan' }, result: { zh: '结果公示', en: 'Result' }, other: { zh: '其他公示', en: 'Other' },
};

/** 隐去用语 · What stands in the place of a name that is not shown any more. */
export const withheldWord: ProblemText = { zh: '（按本人意愿不列姓名）', en: '(not named, at their wish)' };
