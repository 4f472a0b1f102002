/** 公示用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const noticeMessages = defineMessages({
  zh: {
    title: '公示', search: '标题或拼音首字母', notice: '公示', about: '名单、方案、结果定下来之前先公示。由一人起草、另一人发布；异议逐条处理完才能结束。', draft: '起草公示', edit: '修改', state: '状态', kind: '种类', period: '公示期', draftedBy: '起草', objections: '异议',
    openObjections: '{n} 条待处理', none: '还没有公示', noneAdvice: '起草后由另一位同志核对发布，公众网站上即可看到。', publicPage: '公众页面', preview: '预览', text: '内容', save: '保存草稿', cancel: '取消',
    fieldTitle: '标题', titlePurpose: '公众在列表里看到', body: '正文', bodyPurpose: '每行一段；不写个人隐私', list: '名单', listPurpose: '第一行为表头，其后每行一条；列之间用制表符或逗号分隔，可从表格粘贴', days: '公示天数', daysPurpose: '留空用项目默认，一般七天', startsOn: '起始日', startsPurpose: '留空为发布当日',
    how: '异议方式', howPurpose: '电话、地址、受理时间，公众可见', realName: '异议须实名', hidesAfter: '公示期满后撤下正文和名单，只留标题和结果', hasNames: '含个人姓名', consent: '已取得每位本人同意（或其监护人同意）', noMinors: '不含未满 14 周岁的未成年人', consentNote: '同意如何取得', consentPurpose: '记录在案，例如“3 月 1 日逐人签字”',
    next: '下一步', next_draft: '草稿。由起草人以外的同志核对后发布。', next_published: '公示中。期满且异议处理完后填写结果、结束公示。', next_closed: '已结束。', next_withdrawn: '已撤回，公众看不到。', publish: '发布', publishAsk: '发布这份公示？', publishNote: '发布后公众立即可见，内容不能再改；有误请撤回。', byOther: '发布须由起草人以外、有权限的同志进行。',
    close: '结束公示', closeAsk: '结束这份公示？', closingNote: '公示结果', closingPurpose: '公众会看到', withdraw: '撤回', withdrawAsk: '撤回这份公示？', reason: '理由', reasonPurpose: '记入审计', result: '结果',
    objectionsAbout: '姓名和联系方式加密保存，仅在此显示，请勿外传', noObjections: '没有收到异议', resolve: '处理', outcome: '处理结论', upheld: '成立', partlyUpheld: '部分成立', notUpheld: '不成立', answer: '处理情况', answerPurpose: '核实了什么、怎样处理', sender: '姓名', contact: '联系方式', notGiven: '未留', open: '待处理', resolved: '已处理', received: '收到', to: '至',
  },
  en: {
    title: 'Notices', search: 'Title or pinyin initials', notice: 'Notice', about: 'Lists, plans and results are shown to everybody before they are settled. One person drafts, another publishes; a notice closes once every objection is resolved.', draft: 'Draft a notice', edit: 'Change', state: 'State', kind: 'Kind', period: 'Period', draftedBy: 'Drafted', objections: 'Objections',
    openObjections: '{n} open', none: 'No notices yet', noneAdvice: 'Once drafted, another person checks and publishes it; then it is on the public site.', publicPage: 'Public page', preview: 'Preview', text: 'Content', save: 'Save the draft', cancel: 'Cancel',
    fieldTitle: 'Title', titlePurpose: 'What the public sees in the list', body: 'Text', bodyPurpose: 'One paragraph a line; nothing private', list: 'List', listPurpose: 'Headings on the first line, then one row a line; tabs or commas between cells, so a table can be pasted', days: 'Days', daysPurpose: 'Empty for the programme’s own, usually seven', startsOn: 'First day', startsPurpose: 'Empty for the day of publication',
    how: 'How to object', howPurpose: 'Telephone, address and hours; the public sees it', realName: 'Objections need a name', hidesAfter: 'Take text and list down after the period, keep title and result', hasNames: 'Names persons', consent: 'Everybody named agreed, or their guardian did', noMinors: 'No child under fourteen is named', consentNote: 'How they agreed', consentPurpose: 'Kept on record, such as “signed one by one on 1 March”',
    next: 'Next step', next_draft: 'A draft. Somebody other than its drafter checks and publishes it.', next_published: 'Published. After its period, with every objection resolved, write the result and close it.', next_closed: 'Closed.', next_withdrawn: 'Withdrawn; the public does not see it.', publish: 'Publish', publishAsk: 'Publish this notice?', publishNote: 'The public sees it at once and it cannot be changed; withdraw it if it is wrong.', byOther: 'Somebody other than the drafter, with the permission, has to publish it.',
    close: 'Close the notice', closeAsk: 'Close this notice?', closingNote: 'Result', closingPurpose: 'The public sees it', withdraw: 'Withdraw', withdrawAsk: 'Withdraw this notice?', reason: 'Reason', reasonPurpose: 'Goes into the audit', result: 'Result',
    objectionsAbout: 'Names and contacts are kept sealed and shown here only; do not pass them on', noObjections: 'No objection was received', resolve: 'Resolve', outcome: 'Outcome', upheld: 'Upheld', partlyUpheld: 'Partly upheld', notUpheld: 'Not upheld', answer: 'What was done', answerPurpose: 'What was found and how it was settled', sender: 'Name', contact: 'Contact', notGiven: 'Not given', open: 'Open', resolved: 'Resolved', received: 'Received', to: 'to',
  },
});
