/** 公开推荐用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const nominationMessages = defineMessages({
  zh: {
    title: '公开推荐收件', about: '居民、单位从公众网站推荐来的；核实后列为候选，或写明理由不列，推荐人凭查询码看得到。', search: '被推荐人或编号', nominee: '被推荐', round: '评选', higher: '称号', place: '所在区域', kind: '推荐方式', state: '状态', received: '收到', none: '还没有收到推荐', noneAdvice: '在评选页的推荐环节打开“公开推荐”，公众网站就会征集。',
    words: '事迹', nominator: '推荐人', contact: '联系方式', forgotten: '已按期删除', alike: '同名的其他推荐', subjects: '名册中的同名对象', noSubjects: '名册中没有同名对象。', isCandidate: '已是候选', accept: '列为候选', acceptAsk: '把这件推荐列为候选？', who: '对象', newOne: '登记为新对象', code: '对象编号', codePurpose: '名册内不重复',
    isAdult: '已成年', classCode: '类别', summary: '盲评摘要', summaryPurpose: '评委盲评可见，不写姓名单位', decline: '不列为候选', declineAsk: '不列为候选？', reason: '理由', reasonPurpose: '推荐人凭查询码看得到', candidate: '候选', reasonTold: '告知的理由', settledBy: '办理', open: '开放公开推荐', openAsk: '让公众也能推荐？', openNote: '公众网站会列出这次评选的征集，收到的推荐在“公开推荐收件”里办理。', close: '停止公开推荐', closeAsk: '停止公开推荐？', closeNote: '已收到的照常办理。', waiting: '公开推荐（{n} 件待办）', all: '公开推荐', nomination: '推荐',
  },
  en: {
    title: 'Nominations received', about: 'What residents and organisations sent from the public site: taken as candidates, or declined with a reason that the sender reads by their code.', search: 'Nominee or number', nominee: 'Nominee', round: 'Selection', higher: 'Title', place: 'Place', kind: 'By', state: 'State', received: 'Received', none: 'No nominations yet', noneAdvice: 'Let the public nominate on the page of a selection whose nomination is open.',
    words: 'What they did', nominator: 'Sent by', contact: 'Contact', forgotten: 'Deleted in time', alike: 'Others of the same name', subjects: 'Of this name in the register', noSubjects: 'Nobody of this name is in the register.', isCandidate: 'A candidate already', accept: 'Take as a candidate', acceptAsk: 'Take this nomination as a candidate?', who: 'Subject', newOne: 'Register a new subject', code: 'Subject code', codePurpose: 'Once in the register',
    isAdult: 'Of age', classCode: 'Class', summary: 'Summary for judges', summaryPurpose: 'Blind judges see it: no names', decline: 'Decline', declineAsk: 'Decline this nomination?', reason: 'Reason', reasonPurpose: 'The sender reads it by their code', candidate: 'Candidate', reasonTold: 'Reason given', settledBy: 'Settled by', open: 'Let the public nominate', openAsk: 'Let anybody nominate?', openNote: 'The public site lists it; what comes in is settled under “Nominations received”.', close: 'Stop public nominations', closeAsk: 'Stop taking nominations from the public?', closeNote: 'What came in is settled as usual.', waiting: 'Nominations ({n} waiting)', all: 'Nominations', nomination: 'Nomination',
  },
});
