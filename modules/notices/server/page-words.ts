import type { ProblemText } from '#platform/contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 公示页面用语 · Words of the public pages of notices. */
export const pageWords = {
  title: word('公示', 'Public notices'),
  lead: word('名单、方案和结果在定下来之前先给大家看。公示期内，谁都可以提意见。', 'Lists, plans and results are shown before they are settled. During the period anybody may object.'),
  none: word('现在没有公示', 'There is no notice now'),
  noneNote: word('有新的公示会列在这里。', 'New notices will be listed here.'),
  daysLeft: word('还有 {n} 天', '{n} {n:day|days} left'),
  over: word('公示期已过', 'Period over'),
  closed: word('已有结果', 'Settled'),
  period: word('公示期', 'Period'),
  to: word('至', 'to'),
  kind: word('种类', 'Kind'),
  howToObject: word('怎样提出异议', 'How to object'),
  objectOnline: word('在网上提出异议', 'Object online'),
  result: word('公示结果', 'Result'),
  taken: word('公示期已满，内容已按规定撤下。', 'The period is over and the content has been taken down, as it should be.'),
  list: word('附表', 'Attached list'),
  published: word('发布时间', 'Published'),
  realNote: word('这份公示要求实名。姓名和联系方式加密保存，只有处理异议的人能看到。', 'This notice asks for a name. Name and contact are kept sealed and seen only by those who handle objections.'),
  freeNote: word('可以不留姓名。留下的姓名和联系方式加密保存，只有处理异议的人能看到。', 'You need not give a name. What you give is kept sealed and seen only by those who handle objections.'),
  words: word('您的意见和理由', 'Your objection and its reasons'),
  wordsHint: word('最多 1000 字。请写明对谁、对哪一项有异议。', 'At most 1,000 characters. Say whom or what you object to.'),
  sender: word('您的姓名', 'Your name'),
  contact: word('怎样联系您（可不填）', 'How to reach you (optional)'),
  send: word('提交异议', 'Send the objection'),
  sent: word('异议已收到', 'Your objection was received'),
  sentNote: word('公示结束前，创建办会逐条核实处理。', 'The office looks into every objection before the notice is closed.'),
  website: word('请留空', 'Leave this empty'),
  listLong: word('名单共 {total} 行，可按村（社区）或文字查找，也可下载全部。', '{total} rows: find yours by village or words, or take all of them.'), listFile: word('下载全部名单（xlsx）', 'Download the whole list (xlsx)'), listPlace: word('所在地', 'Place'), listAnyPlace: word('全部', 'All'), listWords: word('查找', 'Find'), listFind: word('查找', 'Find'),
  listNone: word('没有找到', 'Nothing was found'), listRange: word('第 {from}–{to} 行，共 {total} 行', 'Rows {from}–{to} of {total}'), listBack: word('上一页', 'Previous page'), listOn: word('下一页', 'Next page'),
  more: word('更早的公示', 'Earlier notices'),
  newer: word('更新的公示', 'Newer notices'),
} as const;
