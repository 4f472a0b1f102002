import { defineProblems } from '#platform/contract/index.ts';

export const plansProblems = defineProblems({
  'plans.plan_code_taken': {
    status: 409, title: { zh: '这个计划编码已被使用', en: 'This plan code is taken' },
    advice: { zh: '请换一个编码。', en: 'Choose another.' },
  },
  'plans.target_code_taken': {
    status: 409, title: { zh: '这个目标编码在本计划已被使用', en: 'This target code is taken in this plan' },
    advice: { zh: '请换一个编码。', en: 'Choose another.' },
  },
  'plans.dates_out_of_order': {
    status: 422, title: { zh: '日期先后不对', en: 'The days are out of order' },
    advice: { zh: '结束不早于开始；已发生的事不能写在今天之后。', en: 'Nothing ends before it begins, and what happened lies not after today.' },
  },
  'plans.phase_outside_plan': {
    status: 422, title: { zh: '阶段“{phase}”超出计划期限', en: 'The phase “{phase}” lies outside the plan' },
    advice: { zh: '请调整阶段，或延长计划。', en: 'Move the phase, or make the plan longer.' },
  },
  'plans.phases_overlap': {
    status: 422, title: { zh: '阶段“{phase}”与另一阶段重叠', en: 'The phase “{phase}” overlaps another' },
    advice: { zh: '一天只属于一个阶段，请调整起止日期。', en: 'A day belongs to one phase: change its days.' },
  },
  'plans.phase_in_use': {
    status: 409, title: { zh: '阶段“{phase}”已有目标值，不能删除', en: 'The phase “{phase}” has targets and stays' },
    advice: { zh: '请先在目标中清空该阶段的目标值。', en: 'Clear its value in the targets first.' },
  },
  'plans.standard_unknown': {
    status: 422, title: { zh: '有测评标准不存在', en: 'There is no such standard' },
    advice: { zh: '请从测评体系版本中选择末级标准。', en: 'Choose leaves of an edition.' },
  },
  'plans.phase_unknown': {
    status: 422, title: { zh: '这个阶段不属于本计划', en: 'This phase is not one of the plan' },
    advice: { zh: '请刷新后再填目标值。', en: 'Reload, then enter the values again.' },
  },
  'plans.state_wrong': {
    status: 409, title: { zh: '计划现在的状态不能这样做', en: 'The plan is not in a state for this' },
    advice: { zh: '起草后执行，执行后结束；起草中的计划不公开。', en: 'A draft comes into force, then ends; a draft is not published.' },
  },
  'plans.no_phases': {
    status: 409, title: { zh: '计划还没有阶段', en: 'The plan has no phases yet' },
    advice: { zh: '请先写明各阶段，再开始执行。', en: 'Name its phases, then bring it into force.' },
  },
  'plans.reading_there': {
    status: 409, title: { zh: '这一天已有读数', en: 'There is a reading of this day already' },
    advice: { zh: '要更正，请先撤回那一次并写明原因。', en: 'To correct it, withdraw the other and say why.' },
  },
  'plans.reading_withdrawn': {
    status: 409, title: { zh: '这次读数已撤回', en: 'This reading was withdrawn' },
    advice: { zh: '请刷新查看。', en: 'Reload to see it.' },
  },
  'plans.denominator_missing': {
    status: 422, title: { zh: '百分比须填分子和分母，其他读数须填数值', en: 'A percentage needs both its parts, any other figure its value' },
    advice: { zh: '单位是 % 时填分子和分母，数值由系统计算；其他单位只填数值。', en: 'For a unit of % enter numerator and denominator, and the value is computed; for any other enter the value alone.' },
  },
});
