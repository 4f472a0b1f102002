/** 待办用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const dutyMessages = defineMessages({
  zh: {
    title: '我的待办', about: '各模块里等您办的事，按时限排列；办完就从这里消失。', aboutCount: '共 {n} 件，其中 {overdue} 件超期', asOf: '数据截至 {time}',
    all: '全部', overdue: '已超期', today: '今天到期', soon: '三天内', later: '以后', open: '没有时限', escalatedGroup: '已升级督办', escalated: '升级到第 {level} 级', byKind: '按种类', byLateness: '按时限',
    nothing: '没有等您办的事', nothingAdvice: '有新的交办、核查或轮次时，会出现在这里和首页。', nothingOfKind: '没有这样的待办', nothingOfKindAdvice: '换一个种类或时限看看。', showAll: '查看全部', since: '自',
    noTime: '没有时限',
  },
  en: {
    title: 'My duties', about: 'What waits for you in every module, by the clock; once done it goes from here.', aboutCount: '{n} in all, {overdue} overdue', asOf: 'As of {time}',
    all: 'All', overdue: 'Overdue', today: 'Due today', soon: 'Within three days', later: 'Later', open: 'Without a time', escalatedGroup: 'Escalated', escalated: 'escalated, level {level}', byKind: 'By kind', byLateness: 'By time',
    nothing: 'Nothing waits for you', nothingAdvice: 'New dispatches, verifications and rounds appear here and on the home page.', nothingOfKind: 'No such duties', nothingOfKindAdvice: 'Try another kind or time.', showAll: 'Show all', since: 'since',
    noTime: 'No time set',
  },
});
