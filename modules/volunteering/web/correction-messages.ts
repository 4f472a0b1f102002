/** 更正用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const correctionMessages = defineMessages({
  zh: {
    ask: '申请更正', askQuestion: '这条记录哪里不对？', askNote: '写您实际服务的起止时刻（在活动时间之内）和理由；由另一人办理，原记录保留。', from: '开始', to: '结束', reason: '理由', reasonPurpose: '加密保存，办理人可见', asked: '更正申请办理中', accepted: '已更正：{answer}', declined: '未更正：{answer}',
    corrections: '更正申请', about: '志愿者对自己的服务记录提出的更正。同意的，冲销原记录，另记一条来源等级为 D 的记录。', volunteer: '志愿者', activity: '活动', recorded: '原记录', wanted: '申请改为', state: '状态', answer: '答复', accept: '同意更正', decline: '不更正', acceptAsk: '同意这项更正？', declineAsk: '不更正？', answerPurpose: '本人可见', none: '没有更正申请', noneAdvice: '志愿者在“我的志愿服务”里提出。', hours: '{n} 小时', records: '服务记录', askedAt: '提出时间',
    profile: '全国系统用表', profileNote: '只含已计入的记录，一行一条。全国系统为准；列名按 MZ/T 061-2015 和民政部令第67号所列项目。', profileFrom: '起', profileTo: '止', download: '下载 CSV', downloadJson: '下载 JSON',
  },
  en: {
    ask: 'Ask for a correction', askQuestion: 'What is wrong with this record?', askNote: 'Give the time you really served, within the activity, and why; another person decides, and the record stays to be seen.', from: 'From', to: 'To', reason: 'Reason', reasonPurpose: 'Kept sealed; whoever decides reads it', asked: 'A correction is being decided', accepted: 'Put right: {answer}', declined: 'Left as it is: {answer}',
    corrections: 'Corrections asked for', about: 'What volunteers say about records of their own. Accepted, the old record is reversed and another of grade D stands beside it.', volunteer: 'Volunteer', activity: 'Activity', recorded: 'Recorded', wanted: 'Should be', state: 'State', answer: 'Answer', accept: 'Put right', decline: 'Leave as it is', acceptAsk: 'Put it right?', declineAsk: 'Leave it as it is?', answerPurpose: 'The volunteer reads it', none: 'No corrections', noneAdvice: 'Volunteers ask under “My service”.', hours: '{n} h', records: 'Service records', askedAt: 'Asked',
    profile: 'For the national system', profileNote: 'Records that count, one a row. The national system is the authority; columns follow MZ/T 061-2015 and Order 67 of the Ministry of Civil Affairs.', profileFrom: 'From', profileTo: 'To', download: 'Download CSV', downloadJson: 'Download JSON',
  },
});
