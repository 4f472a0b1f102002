/** 案件显示 · One table from states to tone; times of four types in words. */
import type { LimitType } from '#kernel/deadline.ts';
import type { LocalText } from '#platform/web/i18n.ts';
import type { Tone } from '#platform/web/tokens.ts';
import { stateWords } from '../contract/index.ts';
import type { CaseAct, CaseMetric, CaseState } from '../domain/index.ts';

/** 状态显示 */
export const caseStates: Readonly<Record<CaseState, { readonly tone: Tone; readonly text: LocalText }>> = {
  reported: { tone: 'neutral', text: stateWords.reported },
  declined: { tone: 'held', text: stateWords.declined },
  registered: { tone: 'neutral', text: stateWords.registered },
  dispatched: { tone: 'info', text: stateWords.dispatched },
  accepted: { tone: 'info', text: stateWords.accepted },
  rectified: { tone: 'warn', text: stateWords.rectified },
  closed: { tone: 'ok', text: stateWords.closed },
  shelved: { tone: 'held', text: stateWords.shelved },
  voided: { tone: 'held', text: stateWords.voided },
};

/** 时间线颜色 · What went back or was refused stands out; the rest is calm. */
export const storyTones: Readonly<Record<CaseAct | 'report' | 'askExtension' | 'refuseExtension' | 'escalate' | 'undo' | 'message' | 'answerResident', Tone>> = {
  report: 'neutral', register: 'neutral', decline: 'held', dispatch: 'info', accept: 'info', return: 'warn', rectify: 'info', verifyPass: 'ok', verifyFail: 'danger',
  shelve: 'held', resume: 'info', extend: 'warn', askExtension: 'warn', refuseExtension: 'warn', void: 'held', reopen: 'danger', escalate: 'danger', undo: 'held', message: 'neutral', answerResident: 'info',
};

/** 时限类型 */
export const limitTypeWords: Readonly<Record<LimitType, { readonly name: LocalText; readonly amount: LocalText }>> = {
  urgent_hour: { name: { zh: '紧急工作时（含夜间与节假日）', en: 'Hours by the clock, nights and holidays included' }, amount: { zh: '{n} 小时（连续计）', en: '{n} {n:hour|hours} by the clock' } },
  work_hour: { name: { zh: '工作时（只计上班时间）', en: 'Working hours' }, amount: { zh: '{n} 个工作时', en: '{n} {n:working hour|working hours}' } },
  work_day: { name: { zh: '工作日', en: 'Working days' }, amount: { zh: '{n} 个工作日', en: '{n} {n:working day|working days}' } },
  natural_day: { name: { zh: '自然日', en: 'Calendar days' }, amount: { zh: '{n} 天（自然日）', en: '{n} {n:calendar day|calendar days}' } },
};

/** 升级层级 · Where a late case has been brought up to. */
export const escalationWords: readonly LocalText[] = [
  { zh: '经办人', en: 'handler' }, { zh: '联络员', en: 'liaison' }, { zh: '单位负责人', en: 'head of the organisation' }, { zh: '创建办', en: 'programme office' },
];

/** 指标 · Names and plain definitions, beside every figure. */
export const metricWords: Readonly<Record<CaseMetric, { readonly name: LocalText; readonly about: LocalText; readonly better: 'more' | 'less' }>> = {
  closeRate: { name: { zh: '结案率', en: 'Closed' }, better: 'more', about: { zh: '已销号 ÷（立案 − 按时待处置）', en: 'closed ÷ (registered − pending in time)' } },
  onTimeCloseRate: { name: { zh: '按期结案率', en: 'Closed on time' }, better: 'more', about: { zh: '按期整改并销号 ÷（立案 − 按时待处置）', en: 'fixed in time and closed ÷ (registered − pending in time)' } },
  rectifyRate: { name: { zh: '处置率', en: 'Fixed' }, better: 'more', about: { zh: '已整改 ÷ 应处置', en: 'fixed ÷ due' } },
  onTimeRectifyRate: { name: { zh: '按期处置率', en: 'Fixed on time' }, better: 'more', about: { zh: '按期整改 ÷ 应处置', en: 'fixed in time ÷ due' } },
  reworkRate: { name: { zh: '返工率', en: 'Rework' }, better: 'less', about: { zh: '核查不通过次数 ÷ 立案', en: 'failed verifications ÷ registered' } },
  reworkOfDueRate: { name: { zh: '返工率（应结案口径）', en: 'Rework of those due' }, better: 'less', about: { zh: '核查不通过次数 ÷（立案 − 按时待处置）', en: 'failed verifications ÷ (registered − pending in time)' } },
  overduePendingRate: { name: { zh: '超期待处置率', en: 'Overdue and not fixed' }, better: 'less', about: { zh: '超期未整改 ÷ 应处置', en: 'overdue and not fixed ÷ due' } },
  extensionRate: { name: { zh: '延期率', en: 'Extended' }, better: 'less', about: { zh: '延过期的 ÷ 应处置', en: 'extended ÷ due' } },
  accurateRegisterRate: { name: { zh: '准确立案率', en: 'Registered rightly' }, better: 'more', about: { zh: '立案 ÷（立案 + 作废）', en: 'registered ÷ (registered + voided)' } },
};

/** 综合评分方案 */
export const compositeWords: Readonly<Record<string, { readonly name: LocalText; readonly about: LocalText }>> = {
  close_50_30_10_10: {
    name: { zh: '综合评分（结案口径）', en: 'Composite by closing' },
    about: { zh: '按期结案率 50 + 结案率 30 +（1 − 返工率）10 + 督办 10，督办一件扣 0.5，未处理再扣 1', en: 'on time 50 + closed 30 + (1 − rework) 10 + supervision 10, half off for each supervised case and one more while it is not fixed' },
  },
  rectify_30_20_20_20_10: {
    name: { zh: '综合评分（处置口径）', en: 'Composite by fixing' },
    about: { zh: '处置率 30 + 按期处置率 20 +（1 − 返工率）20 +（1 − 超期待处置率）20 +（1 − 延期率）10', en: 'fixed 30 + on time 20 + (1 − rework) 20 + (1 − overdue) 20 + (1 − extended) 10' },
  },
};
