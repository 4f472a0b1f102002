import { defineProblems } from '#platform/contract/index.ts';

export const bulletinsProblems = defineProblems({
  'bulletins.act_not_allowed': {
    status: 409, title: { zh: '通报现在是“{state}”，不能做这一步', en: 'The bulletin is “{state}”; this step is not open' },
    advice: { zh: '请刷新查看最新状态。', en: 'Reload to see where it stands.' },
  },
  'bulletins.drafter_cannot_approve': {
    status: 403, title: { zh: '起草人不能审批自己的通报', en: 'Whoever drafted a bulletin cannot approve it' },
    advice: { zh: '请由另一位有权限的同志审批。', en: 'Another person with the permission has to approve it.' },
  },
  'bulletins.round_not_closed': {
    status: 409, title: { zh: '本轮还没有结束', en: 'The round is not closed yet' },
    advice: { zh: '请先结束轮次，再起草通报。', en: 'Close the round first, then draft its bulletin.' },
  },
  'bulletins.published_is_frozen': {
    status: 409, title: { zh: '已印发的通报不能更改', en: 'A published bulletin cannot be changed' },
    advice: { zh: '如有错误，请撤回并另发更正。', en: 'If it is wrong, withdraw it and publish a correction.' },
  },
  'bulletins.number_without_figure': {
    status: 409, title: { zh: '有 {count} 个数没有出处。第 {paragraph} 段“{sentence}”里的“{number}”', en: '{count} number(s) have no figure behind them: “{number}” in paragraph {paragraph}, “{sentence}”' },
    advice: { zh: '请退回，由起草人把它换成数字卡，或改成不含数的说法。日期、届次、文号、序号不算。', en: 'Give it back: the drafter puts a figure in its place, or says it without a number. Dates, ordinals, document numbers and list numbers do not count.' },
  },
  'bulletins.figure_without_value': {
    status: 409, title: { zh: '数字“{code}”现在没有值', en: 'The figure “{code}” has no value now' },
    advice: { zh: '请先看它的定义和记录，或从文稿里去掉。', en: 'Look at its definition and its rows first, or take it out of the text.' },
  },
  'bulletins.names_withheld': {
    status: 409, title: { zh: '“{code}”的 {count} 条记录都没有本人同意公布，不能列名', en: 'None of the {count} rows of “{code}” may be named: nobody consented' },
    advice: { zh: '请改为只写数目；要列名，先由本人（未成年人由监护人）同意。不满十四周岁的一律不列。', en: 'Say how many instead; to name them, ask for their consent first (of minors the guardian’s). A child under fourteen is never named.' },
  },
  'bulletins.figures_moved': {
    status: 409, title: { zh: '审批之后数字有变动：{changes}', en: 'Figures have moved since the approval: {changes}' },
    advice: { zh: '请退回，重新计算后再送审。', en: 'Give it back; it is computed anew and handed in again.' },
  },
  'bulletins.language_wrong': {
    status: 422, title: { zh: '第 {line} 行的 {source} 不对：{reasonZh}', en: '{source} in line {line} is wrong: {reasonEn}' },
    advice: { zh: '请对照“怎样引用数字”修改。', en: 'Correct it by “How figures are quoted”.' },
  },
  'bulletins.templates_unreadable': {
    status: 422, title: { zh: '这个文件不是文稿模板：{reason}', en: 'This file holds no templates: {reason}' },
    advice: { zh: '请用“下载模板”得到的文件修改；格式为 JSON。', en: 'Start from the file that “Download templates” gives; the format is JSON.' },
  },
  'bulletins.template_unknown': {
    status: 422, title: { zh: '没有这个模板', en: 'There is no such template' },
    advice: { zh: '请从模板列表中选择。', en: 'Choose one from the list of templates.' },
  },
  'bulletins.not_an_account': {
    status: 409, title: { zh: '这是由轮次生成的通报，不能手工修改', en: 'This bulletin follows from a round and is not edited' },
    advice: { zh: '请用“重新起草”按最新记录生成。', en: 'Draft it anew from the records.' },
  },
  'bulletins.no_register': {
    status: 409, title: { zh: '文稿没有问题台账', en: 'A written account has no register of cases' },
    advice: { zh: '请下载它的数字表。', en: 'Download the table of its figures.' },
  },
});
