/** 登记申请用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const applicationMessages = defineMessages({
  zh: {
    applications: '志愿者登记申请', about: '居民在公众网站自己申请登记。登记后信息转入名册；不予登记的，或三十天没有办理的，三十天后删除。', volunteers: '志愿者', name: '姓名', gone: '已转入名册或已删除', number: '编号', place: '区域', branch: '希望的服务', minor: '未成年', receivedAt: '收到时间', state: '状态', alike: '可能重复', alikeVolunteers: '同名同电话，名册里已有', alikeApplications: '同名同电话的其他申请：{numbers}', outcome: '结果', none: '没有登记申请', noneAdvice: '居民在公众网站“志愿服务”里点“我要当志愿者”；也可以在名册里直接登记。',
    accept: '登记', acceptAsk: '登记为志愿者？', acceptNote: '按名册规则登记并编号，申请人凭查询码看到编号。', acceptAlike: '同名同电话的志愿者已有 {numbers}，请先核实是不是同一个人。', decline: '不予登记', declineAsk: '不予登记？', reason: '理由', reasonPurpose: '申请人凭查询码可见', details: '加密信息', show: '查看', contact: '联系方式', guardian: '监护人', guardianAgreedOn: '监护人同意日期',
  },
  en: {
    applications: 'Applications of volunteers', about: 'Residents apply on the public site. Once registered, what they said is in the register; if they are declined, or nobody answers for thirty days, it is deleted after thirty days.', volunteers: 'Volunteers', name: 'Name', gone: 'In the register, or deleted', number: 'Number', place: 'Place', branch: 'Would like to do', minor: 'Minor', receivedAt: 'Received', state: 'State', alike: 'Perhaps twice', alikeVolunteers: 'Same name and telephone, in the register', alikeApplications: 'Other applications with the same name and telephone: {numbers}', outcome: 'Outcome', none: 'No applications', noneAdvice: 'Residents choose “Become a volunteer” under Volunteering on the public site; or register them in the register yourself.',
    accept: 'Register', acceptAsk: 'Register as a volunteer?', acceptNote: 'Registered by the rules of the register with a number, which they see by their code.', acceptAlike: '{numbers} has the same name and telephone: look first whether it is the same person.', decline: 'Decline', declineAsk: 'Decline to register them?', reason: 'Reason', reasonPurpose: 'Whoever applied reads it by their code', details: 'What is sealed', show: 'Show', contact: 'How to reach them', guardian: 'Guardian', guardianAgreedOn: 'Guardian agreed on',
  },
});
