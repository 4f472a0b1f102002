/** 申请证明用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const requestMessages = defineMessages({
  zh: {
    requests: '证明的申请', about: '志愿者自己申请，或由社区代为申请；同意后起草并公示七天，再由起草人以外的人出具。', certificates: '服务证明', volunteer: '志愿者', period: '服务时间', hours: '已计入小时', purpose: '用途', purposePurpose: '给谁看、做什么用；出具单位据此核实', askedAt: '申请时间', state: '状态', answer: '答复', none: '没有申请', noneAdvice: '志愿者在“我的志愿服务”申请，社区可在志愿者页代为申请。', forThem: '代为申请',
    ask: '申请服务证明', askAsk: '申请服务证明？', askNote: '出具单位核实后起草，公示七天，再由另一人出具；办到哪一步在这里看。', askFor: '代为申请证明', from: '起', to: '止',
    grant: '同意并起草', grantAsk: '同意申请并起草证明？', grantNote: '起草后公示七天，由另一人出具；出具单位对证明的真实性负责。', return: '退回', returnAsk: '退回这份申请？', reason: '理由', reasonPurpose: '申请人可见',
    waiting: '等待出具单位办理', drafted: '已起草，待公示', posted: '公示中，{on} 起可出具', ready: '已出具，可下载', returned: '已退回：{reason}', gone: '证明已作废', docx: '下载 docx',
  },
  en: {
    requests: 'Certificates asked for', about: 'Asked for by volunteers, or by their community for them. Once granted it is drafted, posted for seven days, and issued by somebody who did not draft it.', certificates: 'Certificates of service', volunteer: 'Volunteer', period: 'Served', hours: 'Hours that count', purpose: 'What for', purposePurpose: 'Who wants to see it and why; the issuer goes by it', askedAt: 'Asked', state: 'State', answer: 'Answer', none: 'Nothing was asked for', noneAdvice: 'Volunteers ask under “My service”; their community can ask on the page of a volunteer.', forThem: 'asked for them',
    ask: 'Ask for a certificate', askAsk: 'Ask for a certificate of service?', askNote: 'The issuer looks into it and drafts it, it is posted for seven days, and another person issues it; you see here how far it is.', askFor: 'Ask for a certificate for them', from: 'From', to: 'To',
    grant: 'Grant and draft', grantAsk: 'Grant it and draft the certificate?', grantNote: 'It is posted for seven days and issued by another person; the issuer answers for its truth.', return: 'Return', returnAsk: 'Return this request?', reason: 'Reason', reasonPurpose: 'Read by whoever asked',
    waiting: 'Waits for the issuer', drafted: 'Drafted, to be posted', posted: 'Posted; may be issued from {on}', ready: 'Issued, to download', returned: 'Returned: {reason}', gone: 'Withdrawn', docx: 'Download docx',
  },
});
