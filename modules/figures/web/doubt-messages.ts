/** 疑点页用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const doubtMessages = defineMessages({
  zh: { title: '数字疑点', figures: '数字', about: '规则逐项比对申报的指标、算出的数字和台账：没有分母的比率、与分子分母矛盾的比率、大于整体的部分、下降的累计数、重复的照片和事件、过多的整数。由人判断，记下是谁、怎么处理。', open: '待处理（{n}）', settled: '已处理（{n}）', none: '没有待处理的疑点', noneAdvice: '数字改动以后会重新比对；数字变了，疑点会再次出现。', cut: '疑点太多，只列出前 500 条。', settle: '处理', settleAsk: '处理这个疑点', cancel: '取消', outcome: '结论', note: '说明', notePurpose: '怎么改的，或为什么可以接受；与您的姓名一起留下' },
  en: { title: 'Doubts about numbers', figures: 'Figures', about: 'Rules compare declared indicators, computed figures and registers: ratios without a denominator or against their counts, parts above their whole, cumulative numbers that fall, photos and events that stand twice, too many round numbers. A person decides, and who and how is kept.', open: 'Open ({n})', settled: 'Settled ({n})', none: 'Nothing is open', noneAdvice: 'They are compared anew whenever this page is opened; other numbers make another doubt.', cut: 'Only the first 500 are listed.', settle: 'Settle', settleAsk: 'Settle this doubt', cancel: 'Cancel', outcome: 'Outcome', note: 'Note', notePurpose: 'What was done, or why it is right; kept with your name' },
});
