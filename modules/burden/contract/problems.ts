import { defineProblems } from '#platform/contract/index.ts';

export const burdenProblems = defineProblems({
  'burden.kind_unknown': {
    status: 404, title: { zh: '没有这类要求', en: 'There is no such kind of ask' },
    advice: { zh: '请从减负计量页面列出的类别中选择。', en: 'Choose one of the kinds on the page of the burden meter.' },
  },
  'burden.month_not_over': {
    status: 409, title: { zh: '这个月还没有结束', en: 'This month is not over' },
    advice: { zh: '到下个月再公布，数字才完整。', en: 'Publish it when the month is over, so that nothing is missing.' },
  },
});
