/** 服务证明用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const certificateMessages = defineMessages({
  zh: {
    certificates: '服务证明', about: '谁组织谁记录，谁记录谁证明。起草后公示满七天，由另一人出具；证明写明来源等级、出具单位和编号，公众可核验。全国系统的记录不因此代替。', number: '证明编号', volunteer: '志愿者', period: '服务时间', hours: '小时', state: '状态', postedOn: '公示开始', issuedOn: '出具日期', search: '证明编号或志愿者编号', none: '还没有服务证明', noneAdvice: '在志愿者页面起草。',
    draft: '起草证明', draftAsk: '起草服务证明并公示？', from: '起', to: '止', issuer: '出具单位', responsible: '负责人', handler: '经办人', contact: '单位联系方式', contactPurpose: '写在证明上，供核实', postedWhere: '公示地点', postedPurpose: '公示须在服务期结束之后开始',
    issue: '出具', issueAsk: '出具这份证明？', issueNote: '由起草人以外的人出具；出具后不能修改，只能作废。', mayIssueFrom: '可出具日期', withdraw: '作废', withdrawAsk: '作废这份证明？', withdrawNote: '草稿直接删除；已出具的保留编号，核验时显示已作废。', reason: '理由', print: '打印', docx: '下载 docx', posted: '公示中：{where}，{on} 起；{until} 起可由另一人出具。', withdrawnOn: '已于 {on} 作废', mine: '我的志愿服务', hour: '{n} 小时', certificate: '服务证明',
    stars: '星级', star: '{n} 星', noStar: '未到一星', next: '再服务 {n} 小时升 {level} 星', top: '已是最高星级', scale: '星级标准', scaleAsk: '设定星级标准', scaleAbout: '小时数用逗号分开，从一星起逐级升高', scaleHours: '各级小时数', scaleGrades: '计入的来源等级', scaleGradesPurpose: '例如只写 AB，则签到表和补录不计入星级', scaleSource: '依据', scaleNow: '现行标准：{hours} 小时；计入 {grades}。依据：{source}',
  },
  en: {
    certificates: 'Certificates of service', about: 'Who organises records, who records proves. Drafted, posted for seven days, and issued by another person; it names grades, issuer and number, and anybody can check it. It does not replace the national record.', number: 'Number', volunteer: 'Volunteer', period: 'Served', hours: 'Hours', state: 'State', postedOn: 'Posted from', issuedOn: 'Issued on', search: 'Number of the certificate or the volunteer', none: 'No certificates yet', noneAdvice: 'Draft one on the page of a volunteer.',
    draft: 'Draft a certificate', draftAsk: 'Draft a certificate and post it?', from: 'From', to: 'To', issuer: 'Issuer', responsible: 'Responsible', handler: 'Handled by', contact: 'Contact of the issuer', contactPurpose: 'Stands on the certificate, for whoever checks', postedWhere: 'Posted where', postedPurpose: 'From a day after the time it certifies',
    issue: 'Issue', issueAsk: 'Issue this certificate?', issueNote: 'By somebody who did not draft it; once issued it is not changed, only withdrawn.', mayIssueFrom: 'May be issued from', withdraw: 'Withdraw', withdrawAsk: 'Withdraw this certificate?', withdrawNote: 'A draft is thrown away; what was issued keeps its number and shows as withdrawn.', reason: 'Reason', print: 'Print', docx: 'Download docx', posted: 'Posted at {where} since {on}; another person may issue it from {until}.', withdrawnOn: 'Withdrawn on {on}', mine: 'My service', hour: '{n} h', certificate: 'Certificate of service',
    stars: 'Stars', star: '{n} {n:star|stars}', noStar: 'Before the first star', next: '{n} h more to {level} {level:star|stars}', top: 'The highest there is', scale: 'Scale of stars', scaleAsk: 'Set the scale of stars', scaleAbout: 'Hours separated by commas, rising from one star on', scaleHours: 'Hours of each level', scaleGrades: 'Grades that count', scaleGradesPurpose: 'With AB alone, sheets and late entries earn no stars', scaleSource: 'Source', scaleNow: 'In force: {hours} h; {grades} count. Source: {source}',
  },
});
