/** 本村家庭用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const villageMessages = defineMessages({
  zh: {
    title: '本村家庭', about: '登记本村的户、记录公开同意、办理各户的自荐。村干部只看到和办理自己的村；管几个村的，看到自己管的各村。', claims: '自荐待办', allClaims: '所有自荐', claimsNone: '没有待办的自荐', claimsNoneAdvice: '评选开放公开推荐时，家庭自己申报的星会到这里。', households: '家庭', none: '还没有登记的户', noneAdvice: '点“登记一户”，写户名即可；门牌号用来防止重复。', search: '户名或拼音首字母', consentFilter: '公开同意', state: '状态',
    add: '登记一户', addAsk: '登记本村的一户', label: '户名', labelPurpose: '如“王家户”，不写全名', place: '村（社区）', houseNumber: '门牌号', houseNumberPurpose: '加密保存；同一门牌号不会登记两次', contact: '联系方式', contactPurpose: '可不填，加密保存', sameName: '村里已有同名的户，这是另一户',
    consent: '公开同意', record: '记录同意', recordAsk: '记录“{name}”的公开同意', answer: '怎么说', given: '同意公开', refused: '不同意', withdrawn: '收回同意', on: '哪一天', form: '怎样取得', note: '补充', notePurpose: '如在场人；可不填', told: '收回后，公示和公开页面马上不再出现这一户。',
    accept: '收下', acceptAsk: '收下“{name}”的自荐', household: '是哪一户', newHousehold: '名册里没有，新登记', back: '退回', backAsk: '退回“{name}”的自荐', reason: '理由', reasonPurpose: '这一户凭查询码能看到', closed: '推荐环节已结束，只能退回', stars: '申报的星', showAll: '含已办的', showWaiting: '只看待办',
  },
  en: {
    title: 'Households of my village', about: 'Register households of your village, record whether they agreed to be shown, and answer what they claim. Whoever is of one village sees and acts for that one alone; whoever has several, for those.', claims: 'Claims that wait', allClaims: 'All claims', claimsNone: 'No claims wait', claimsNoneAdvice: 'While a selection takes nominations, what households claim comes here.', households: 'Households', none: 'No households yet', noneAdvice: 'Press “Add a household”; a label is enough, and the house number keeps it from coming twice.', search: 'Label or pinyin initials', consentFilter: 'Consent', state: 'State',
    add: 'Add a household', addAsk: 'Add a household of your village', label: 'Label', labelPurpose: 'Such as “the Wangs”, no full names', place: 'Village', houseNumber: 'House number', houseNumberPurpose: 'Kept sealed; the same one never goes in twice', contact: 'Contact', contactPurpose: 'Optional, kept sealed', sameName: 'One of this name is known; this is another',
    consent: 'Consent', record: 'Record consent', recordAsk: 'Consent of “{name}” to be shown', answer: 'What they said', given: 'Agreed', refused: 'Refused', withdrawn: 'Took it back', on: 'On which day', form: 'How', note: 'More', notePurpose: 'Such as who was there; optional', told: 'Once it is taken back, notices and public pages show the household no more, at once.',
    accept: 'Take it', acceptAsk: 'Take what “{name}” claims', household: 'Which household', newHousehold: 'Not in the register: add it', back: 'Send back', backAsk: 'Send back what “{name}” claims', reason: 'Reason', reasonPurpose: 'The household reads it by its code', closed: 'Nominations are over: it can only be sent back', stars: 'Stars claimed', showAll: 'With those settled', showWaiting: 'Only those that wait',
  },
});
