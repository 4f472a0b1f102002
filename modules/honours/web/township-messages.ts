/** 乡镇审批用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const townshipMessages = defineMessages({
  zh: {
    towns: '各乡镇审批', about: '公示结束后，每个乡镇（街道）只审批本地的户：整批同意，有问题的户退回并写明理由。环节结束前可以重新审批，以最后一次为准。', town: '乡镇（街道）', villages: '村（社区）', households: '公示户', returned: '退回', withoutConsent: '未同意公开', answer: '审批', open: '待审批', decided: '审批人', document: '文号', noTowns: '还没有公示的户', noTownsAdvice: '公示环节确定名单后，各乡镇会列在这里。',
    list: '本地名单', household: '户', place: '村（社区）', state: '状态', stars: '认定星数', search: '户名或拼音首字母', noHouseholds: '没有符合条件的户', approve: '审批', approveAgain: '重新审批', approveAsk: '同意“{name}”的 {n} 户？', backAsk: '同意“{name}”的 {n} 户，退回 {back} 户？', approveNote: '要退回的户请先在名单里勾选，再逐户写理由；村里看得到。', documentPurpose: '可不填', why: '退回“{name}”的理由', refuse: '整批不同意', refuseAsk: '不同意“{name}”的全部 {n} 户？', refuseNote: '本地的户这次都不命名，理由各村看得到。', reason: '理由',
  },
  en: {
    towns: 'Towns', about: 'After the notice each town answers for its own households: the list as a whole, single ones sent back with a reason. Until the stage ends a town may answer anew; its last answer stands.', town: 'Town', villages: 'Villages', households: 'Households shown', returned: 'Sent back', withoutConsent: 'Without consent', answer: 'Answer', open: 'Waiting', decided: 'Answered by', document: 'Document', noTowns: 'No household has been shown yet', noTownsAdvice: 'Towns are listed once the notice has its list.',
    list: 'Its households', household: 'Household', place: 'Village', state: 'State', stars: 'Stars found', search: 'Name or pinyin initials', noHouseholds: 'No household fits', approve: 'Answer', approveAgain: 'Answer anew', approveAsk: 'Approve the {n} households of “{name}”?', backAsk: 'Approve {n} households of “{name}” and send {back} back?', approveNote: 'Tick those to be sent back in the list first, then say why of each; the village reads it.', documentPurpose: 'Optional', why: 'Why “{name}” is sent back', refuse: 'Refuse the whole list', refuseAsk: 'Refuse all {n} households of “{name}”?', refuseNote: 'None of them is honoured this time; the villages read why.', reason: 'Reason',
  },
});
