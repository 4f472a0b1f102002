/** 通报用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const bulletinMessages = defineMessages({
  zh: {
    title: '通报', bulletin: '通报', about: '由已结束的轮次起草，经另一人审批后印发。印发后数字固定不变，每个数字都能打开到记录。', draft: '起草通报', draftNow: '起草', draftAbout: '文字由数字生成，不能手工填数。起草后可以预览、重算，再送审。',
    cancel: '取消', state: '状态', number: '文号', round: '轮次', draftedBy: '起草', approvedBy: '审批', publishedAt: '印发', hash: '数字摘要', none: '还没有通报', noneAdvice: '结束一轮督查后，就可以由它起草通报。', rounds: '督查轮次', roundPurpose: '只能选已结束的轮次', noClosedRound: '还没有已结束的轮次',
    withRanking: '附片区和责任单位排名', withRankingNote: '排名默认不附；只排单位，不排个人，样本不足的不排。', docx: '通报 docx', register: '台账 xlsx', print: '打印', withdrawnTitle: '已撤回', withdrawnNote: '这份通报已撤回，仅供查阅。',
    facts: '基本情况', asOf: '数据截至', words: '字数', wordsOf: '{n} 字，不超过 {limit} 字', figures: '数字出处', figuresAbout: '文中 {n} 个数字，点开看记录', countOf: '{n} 个', 
    nextStep: '下一步', next_draft: '草稿。数字可以重算，审批后不再自动变动。', next_approved: '已审批。印发时编文号，数字固定。', next_published: '已印发。如有错误，撤回后另发更正。', next_withdrawn: '已撤回，不能再改。', approveByOther: '审批须由起草人以外、有权限的同志进行。',
    approve: '审批', approveAsk: '审批这份通报？', approveNote: '请对照右侧数字出处核对正文。审批后即可印发。', publish: '印发', publishAsk: '印发这份通报？', publishNote: '印发后编文号，数字和文字都不能再改。', redraft: '重新起草', redraftAsk: '按最新记录重新起草？', redraftNote: '正文和数字都会重新生成；已审批的会退回草稿。', withdraw: '撤回', withdrawAsk: '撤回这份通报？', withdrawNote: '撤回后仍可查阅，文号不再使用。', reason: '理由', reasonPurpose: '查阅的人会看到',
    check: '核对', checkAbout: '文中数字与现在的记录是否一致', checkNow: '核对', hashHolds: '数字摘要相符，未被改动', hashBroken: '数字摘要不符，请立即报告', noDrift: '与现在的记录一致', driftIs: '{n} 个数字与现在的记录不同', driftDraft: '印发前请重新起草。', driftPublished: '印发后记录又有变化，属正常；印发时的数字不变。', figure: '数字', inDocument: '文中', inRecords: '现在',
  },
  en: {
    title: 'Bulletins', bulletin: 'Bulletin', about: 'Drafted from a closed round, approved by another person, then published. Published figures are frozen, and each opens into its records.', draft: 'Draft a bulletin', draftNow: 'Draft', draftAbout: 'Words follow from the figures; no number is typed in. A draft can be previewed and computed anew.',
    cancel: 'Cancel', state: 'State', number: 'Number', round: 'Round', draftedBy: 'Drafted', approvedBy: 'Approved', publishedAt: 'Published', hash: 'Hash of figures', none: 'No bulletins yet', noneAdvice: 'Once a round is closed, its bulletin can be drafted.', rounds: 'Rounds', roundPurpose: 'Only closed rounds', noClosedRound: 'No round is closed yet',
    withRanking: 'With rankings of zones and organisations', withRankingNote: 'Off by default; never of persons, and not where the sample is too small.', docx: 'Bulletin docx', register: 'Register xlsx', print: 'Print', withdrawnTitle: 'Withdrawn', withdrawnNote: 'This bulletin was withdrawn and is kept to be read.',
    facts: 'Facts', asOf: 'Data as of', words: 'Length', wordsOf: '{n} characters of at most {limit}', figures: 'Where the numbers come from', figuresAbout: '{n} numbers in the text; each opens into its rows', countOf: '{n}', 
    nextStep: 'Next step', next_draft: 'A draft. Its figures can be computed anew.', next_approved: 'Approved. Publishing numbers it and freezes its figures.', next_published: 'Published. If it is wrong, withdraw it and publish a correction.', next_withdrawn: 'Withdrawn; nothing can be changed.', approveByOther: 'Somebody other than the drafter, with the permission, has to approve it.',
    approve: 'Approve', approveAsk: 'Approve this bulletin?', approveNote: 'Compare the text with the figures beside it. It can be published then.', publish: 'Publish', publishAsk: 'Publish this bulletin?', publishNote: 'It gets its number; words and figures cannot change any more.', redraft: 'Draft anew', redraftAsk: 'Draft anew from the records?', redraftNote: 'Words and figures are made again; an approved one becomes a draft.', withdraw: 'Withdraw', withdrawAsk: 'Withdraw this bulletin?', withdrawNote: 'It stays readable; its number is not used again.', reason: 'Reason', reasonPurpose: 'Readers will see it',
    check: 'Check', checkAbout: 'Whether the numbers agree with the records now', checkNow: 'Check', hashHolds: 'The hash holds; nothing was altered', hashBroken: 'The hash does not hold; report it at once', noDrift: 'Agrees with the records now', driftIs: '{n} numbers differ from the records now', driftDraft: 'Draft it anew before publishing.', driftPublished: 'Records went on after publication; the published numbers stay.', figure: 'Figure', inDocument: 'In the text', inRecords: 'Now',
  },
});
