import { defineProblems } from '#platform/contract/index.ts';

export const figuresProblems = defineProblems({
  'figures.manuscript_unreadable': {
    status: 422, title: { zh: '读不出这个文件里的文字：{reason}', en: 'The text of this file cannot be read: {reason}' },
    advice: { zh: '请上传 .docx 或 .txt（UTF-8、GB18030、UTF-16）文件，或把文字直接粘贴进来。旧的 .doc 请先另存为 .docx。', en: 'Send a .docx or .txt file (UTF-8, GB18030, UTF-16), or paste the text. Save an old .doc as .docx first.' },
  },
  'figures.manuscript_too_long': {
    status: 413, title: { zh: '稿件有 {count} 字，一次最多 {limit} 字', en: 'The manuscript has {count} characters; {limit} at most at a time' },
    advice: { zh: '请分篇校核。', en: 'Proofread it in parts.' },
  },

  'figures.definition_wrong': {
    status: 422, title: { zh: '定义有误（{of}）：{reasonZh}', en: 'The definition is wrong ({of}): {reasonEn}' },
    advice: { zh: '请对照“可统计的数源”修改。', en: 'Correct it by the list of rows that can be counted.' },
  },
  'figures.definitions_unreadable': {
    status: 422, title: { zh: '这个文件不是数字定义：{reason}', en: 'This file holds no definitions of figures: {reason}' },
    advice: { zh: '请用“下载定义”得到的文件修改；格式为 JSON。', en: 'Start from the file that “Download definitions” gives; the format is JSON.' },
  },
  'figures.rows_not_permitted': {
    status: 403, title: { zh: '您不能查看这个数字背后的记录', en: 'You may not see the rows behind this figure' },
    advice: { zh: '需要查看这类记录的权限；公布数字还需要覆盖整个项目。', en: 'It needs the right to see such rows, and publishing needs it in the whole programme.' },
  },
  'figures.no_rows_of_its_own': {
    status: 409, title: { zh: '这个数字由别的数字组成，自己没有记录', en: 'This figure is made of others and has no rows of its own' },
    advice: { zh: '请打开组成它的数字。', en: 'Open the figures that it is made of.' },
  },
  'figures.grouping_unknown': {
    status: 422, title: { zh: '不能按它分组', en: 'It cannot be told apart by this' },
    advice: { zh: '请从数字页面列出的方式中选择。', en: 'Choose one of those on the page of the figure.' },
  },
  'figures.column_unknown': {
    status: 422, title: { zh: '没有这样的文字字段', en: 'There is no such column of text' },
    advice: { zh: '请从“可统计的数源”列出的字段中选择。', en: 'Choose one of those that the list of rows that can be counted names.' },
  },
  'figures.doubt_gone': {
    status: 409, title: { zh: '这个疑点已经不在了', en: 'This doubt is gone' },
    advice: { zh: '数字已有改动，请刷新查看。', en: 'The numbers have changed; reload to see.' },
  },
  'figures.no_value': {
    status: 409, title: { zh: '现在算不出这个数字', en: 'This figure has no value now' },
    advice: { zh: '请先看定义和它背后的记录。', en: 'Look at its definition and its rows first.' },
  },
});
