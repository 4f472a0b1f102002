import { defineProblems } from '#platform/contract/index.ts';

export const surveysProblems = defineProblems({
  'surveys.definition_wrong': {
    status: 422, title: { zh: '“{name}”：{reasonZh}', en: '“{name}” {reasonEn}' },
    advice: { zh: '请修改这一处后再保存。', en: 'Correct this and save again.' },
  },
  'surveys.period_wrong': {
    status: 422, title: { zh: '结束日期早于开始日期，或已经过去', en: 'The period ends before it begins, or is over' },
    advice: { zh: '请改正起止日期。', en: 'Correct the dates.' },
  },
  'surveys.code_taken': {
    status: 409, title: { zh: '这个代码已被使用', en: 'This code is taken' },
    advice: { zh: '请换一个代码。', en: 'Choose another.' },
  },
  'surveys.frozen': {
    status: 409, title: { zh: '问卷已经开放，内容不能再改', en: 'The survey is open and can no longer be changed' },
    advice: { zh: '开放以后题目固定，前后的答卷才可比。需要改题的，请另起一份。', en: 'From its opening on its questions stay, so that answers compare. Draft another survey to ask something else.' },
  },
  'surveys.not_open': {
    status: 409, title: { zh: '这份问卷现在不收答卷', en: 'This survey takes no answers now' },
    advice: { zh: '请看问卷的起止日期；已结束的只能看结果。', en: 'See its period; once closed it can only be read.' },
  },
  'surveys.not_closed': {
    status: 409, title: { zh: '问卷结束以后才有结果', en: 'There are results once the survey is closed' },
    advice: { zh: '收集期间只显示各社区的份数，不显示任何一题的结果，以免被用来猜测新答卷。', en: 'While it runs only the numbers collected are shown, so that nobody can tell a new answer from how a result moved.' },
  },
  'surveys.quotas_missing': {
    status: 409, title: { zh: '还没有设置社区配额', en: 'It is held in no community yet' },
    advice: { zh: '请先设置在哪些社区调查、各收多少份，再开放。', en: 'Set the communities and how many answers each is to bring, then open it.' },
  },
  'surveys.quota_in_use': {
    status: 409, title: { zh: '已有答卷的社区不能移除', en: 'A community with answers cannot be left out' },
    advice: { zh: '请保留它，可以改目标份数。', en: 'Keep it; its target may change.' },
  },
  'surveys.source_missing': {
    status: 422, title: { zh: '写了人口数，还要写数据来源', en: 'Populations need their source' },
    advice: { zh: '请写明人口数出自哪里、哪一天，例如“第七次人口普查”。', en: 'Say where they are from and of which day.' },
  },
  'surveys.place_unknown': {
    status: 422, title: { zh: '没有这个社区，或不在您的范围内', en: 'No such community, or outside your area' },
    advice: { zh: '请从名单中选择。', en: 'Choose one from the list.' },
  },
  'surveys.version_unknown': {
    status: 422, title: { zh: '没有这个版本', en: 'There is no such version' },
    advice: { zh: '请从名单中选择适用人群。', en: 'Choose whom it is for from the list.' },
  },
  'surveys.answer_wrong': {
    status: 422, title: { zh: '“{question}”{reasonZh}', en: '“{question}” {reasonEn}' },
    advice: { zh: '请改正后再提交；已填的内容还在。', en: 'Correct it and send again; what you filled in is still there.' },
  },
  'surveys.day_wrong': {
    status: 422, title: { zh: '日期不在调查期间，或在今天之后', en: 'The day is outside the survey’s period, or after today' },
    advice: { zh: '请填写作答的日期。', en: 'Give the day on which it was answered.' },
  },
  'surveys.sheet_entered': {
    status: 409, title: { zh: '这张纸质问卷已经录入', en: 'This paper sheet was entered already' },
    advice: { zh: '每张只计一次，不必再录。', en: 'Each counts once; nothing is left to do.' },
  },
  'surveys.form_stale': {
    status: 422, title: { zh: '页面打开得太久或太短', en: 'The page was open too long, or too short' },
    advice: { zh: '请看一遍再提交一次；填写的内容还在。', en: 'Look it over and send again; what you filled in is still there.' },
  },
});
