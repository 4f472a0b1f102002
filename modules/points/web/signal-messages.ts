/** 异常提示用语 · The report, one signal of it, and the lines from where on something is pointed at. */
import { defineMessages } from '#platform/web/i18n.ts';

export const signalMessages = defineMessages({
  zh: {
    open: '待处理 {n} 条', find: '立即查找', span: '季度或日期', again: '又有新增', decidedBy: '处理人', noneAdvice: '每晚自动查找；界线写在积分规则里。', facts: '涉及的记录', newFact: '新增', decisions: '处理记录', decide: '处理', outcome: '结论', explain: '已说明', confirm: '属实', reason: '理由', reasonPurpose: '问了谁、看了什么、怎么认定', decideAsk: '写明结论', decideNote: '结论会保留。以后没有新的记录，就不再列出；属实的，请到记分里逐笔更正。', isOwn: '这条提示涉及您本人，由另一位同志处理。', toDeeds: '去更正记分', lookedAt: '看过 {n} 笔', reviewedBy: '评议', byWhom: '经手', at: '时间', noDecisions: '还没有处理', shownOf: '只列出最近 {n} 笔',
    lines: '异常提示的界线', linesPurpose: '到了界线就提示，由人判断。', pairMin: '同两人至少几笔', pairPercent: '且超过本季百分之', roundOf: '几的整倍数算整数分', bulkMin: '一人一天整数分至少几笔', bulkPercent: '且占当天百分之', nightFrom: '夜间从几点', nightTo: '到几点',
    pairLine: '同两人 {n} 笔以上且超过 {percent}%', bulkLine: '一人一天 {of} 的整倍数 {n} 笔以上且占 {percent}%', nightLine: '{from} 点至 {to} 点',
  },
  en: {
    open: '{n} to be decided', find: 'Look now', span: 'Quarter or day', again: 'more came', decidedBy: 'Decided by', noneAdvice: 'The system looks every night; from where on it points at something stands in the rule book.', facts: 'Records behind it', newFact: 'new', decisions: 'What was decided', decide: 'Decide', outcome: 'Outcome', explain: 'Explained', confirm: 'Confirmed', reason: 'Reason', reasonPurpose: 'Whom you asked, what you looked at, and what it comes to', decideAsk: 'Write down what it comes to', decideNote: 'It is kept. Without new records it does not come back; where it is so, correct the deeds one by one.', isOwn: 'This concerns you; a colleague decides about it.', toDeeds: 'Correct the deeds', lookedAt: '{n} {n:record|records} looked at', reviewedBy: 'Reviewed by', byWhom: 'By', at: 'At', noDecisions: 'Nothing was decided yet', shownOf: 'The newest {n} are shown',
    lines: 'From where on something is pointed at', linesPurpose: 'What passes it is pointed at; a person decides.', pairMin: 'Same two people, deeds at least', pairPercent: 'and more than this percent of the quarter', roundOf: 'Round is a multiple of', bulkMin: 'Round deeds of one person a day, at least', bulkPercent: 'and this percent of the day', nightFrom: 'Night from, hour', nightTo: 'to, hour',
    pairLine: 'the same two people: {n} {n:deed|deeds} and more than {percent} %', bulkLine: 'one person a day: {n} {n:multiple|multiples} of {of} and {percent} %', nightLine: '{from}:00 to {to}:00',
  },
});
