/** 服务场次用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const sessionMessages = defineMessages({
  zh: {
    sessions: '服务场次', about: '各队开展的场次，按场登记参加和受益的人次；这里只计人次，不记姓名。合计就是下面列表的行数与列和，随筛选变化。', search: '主题、编码或拼音首字母', team: '队伍', from: '起', to: '止', code: '场次编码', subject: '主题', place: '区域', heldOn: '日期', participants: '参加人次', beneficiaries: '受益人次', evidence: '凭据', evidencePurpose: '签到表编号、照片册等',
    count: '场次', countNote: '{teams} 支队伍，{from} 至 {to}', span: '截至 {on}', withEvidence: '{n} 场有凭据', times: '按人次计，同一人多次受益计多次', none: '还没有登记场次', noneAdvice: '逐场登记，或用表格导入。', record: '登记场次', recordAsk: '登记一场服务', importIt: '导入',
  },
  en: {
    sessions: 'Sessions', about: 'What teams held, with how many times somebody took part or was served: times, not names. The sums are those of the rows below and follow the filter.', search: 'Subject, code or pinyin initials', team: 'Team', from: 'From', to: 'To', code: 'Session code', subject: 'Subject', place: 'Place', heldOn: 'Held on', participants: 'Took part', beneficiaries: 'Were served', evidence: 'Evidence', evidencePurpose: 'Number of a sheet, an album',
    count: 'Sessions', countNote: '{teams} {teams:team|teams}, {from} to {to}', span: 'Until {on}', withEvidence: '{n} with evidence', times: 'Times: the same person served twice counts twice', none: 'No sessions yet', noneAdvice: 'Record one by one, or import a sheet.', record: 'Record a session', recordAsk: 'Record a session', importIt: 'Import',
  },
});
