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
  'plans.parent_wrong': {
    status: 422, title: { zh: '不能属于这个计划', en: 'It cannot be part of that plan' },
    advice: { zh: '请选择期限包含它、自己不属于其他计划的多年计划。', en: 'Choose a plan whose days hold this one and which is part of no other.' },
  },
  'plans.task_code_taken': {
    status: 409, title: { zh: '这个任务编码在本计划已被使用', en: 'This task code is taken in this plan' },
    advice: { zh: '请换一个编码。', en: 'Choose another.' },
  },
  'plans.task_outside_plan': {
    status: 422, title: { zh: '完成时限不在计划期限内', en: 'It is due outside the plan' },
    advice: { zh: '请改完成时限，或延长计划。', en: 'Change the day, or make the plan longer.' },
  },
  'plans.organisation_unknown': {
    status: 422, title: { zh: '单位不存在，或牵头单位又是配合单位', en: 'There is no such organisation, or the one that leads also helps' },
    advice: { zh: '请重新选择单位。', en: 'Choose again.' },
  },
  'plans.person_unknown': {
    status: 422, title: { zh: '人员不存在', en: 'There is no such person' },
    advice: { zh: '请从名册中选择。', en: 'Choose from the list of persons.' },
  },
  'plans.target_unknown': {
    status: 422, title: { zh: '这个目标不属于本计划', en: 'This target is not one of the plan' },
    advice: { zh: '请选择本计划的目标，或留空。', en: 'Choose a target of the plan, or none.' },
  },
  'plans.task_state_wrong': {
    status: 409, title: { zh: '任务现在的状态不能这样做', en: 'The task is not in a state for this' },
    advice: { zh: '计划执行中才能办理；交付后由另一人验收或退回，验收或取消后不再改。', en: 'The plan must be in force; what is delivered is accepted or returned by another person, and accepted or dropped tasks stay as they are.' },
  },
  'plans.acceptor_delivered': {
    status: 403, title: { zh: '自己交付的任务不能自己验收', en: 'Whoever delivered a task does not accept it' },
    advice: { zh: '请由另一人验收。', en: 'Let another person do it.' },
  },
  'plans.reason_missing': {
    status: 422, title: { zh: '退回须写明缺什么', en: 'A return says what is missing' },
    advice: { zh: '请写明，方便责任单位补齐。', en: 'Say it, so that the unit can complete it.' },
  },
  'plans.routine_code_taken': {
    status: 409, title: { zh: '这个例行活动编码已被使用', en: 'This code of a routine is taken' },
    advice: { zh: '请换一个编码。', en: 'Choose another.' },
  },
  'plans.rhythm_wrong': {
    status: 422, title: { zh: '每周或每月，只选一种', en: 'Weekly or monthly, one of the two' },
    advice: { zh: '每周写星期几，每月写几号。', en: 'Name a weekday, or a day of the month.' },
  },
  'plans.place_unknown': {
    status: 422, title: { zh: '有区域不存在或已撤销', en: 'There is no such place on that day' },
    advice: { zh: '请重新选择。', en: 'Choose again.' },
  },
  'plans.routine_unknown': {
    status: 422, title: { zh: '例行活动不存在', en: 'There is no such routine' },
    advice: { zh: '请刷新后再登记。', en: 'Reload, then record it.' },
  },
  'plans.place_not_taking_part': {
    status: 422, title: { zh: '这个村（社区）那天没有参加', en: 'The place did not take part that day' },
    advice: { zh: '请创建办先把它加进参加名单。', en: 'Let the office add it first.' },
  },
  'plans.no_occurrence': {
    status: 422, title: { zh: '那天之前没有排定的例行日', en: 'Nothing was due up to that day' },
    advice: { zh: '请核对日期。', en: 'Check the day.' },
  },
  'plans.completion_withdrawn': {
    status: 409, title: { zh: '这次登记已撤回', en: 'This was withdrawn' },
    advice: { zh: '请刷新查看。', en: 'Reload to see it.' },
  },
  'plans.project_code_taken': {
    status: 409, title: { zh: '这个项目编码已被使用', en: 'This project code is taken' },
    advice: { zh: '请换一个编码。', en: 'Choose another.' },
  },
  'plans.plan_unknown': {
    status: 422, title: { zh: '计划不存在', en: 'There is no such plan' },
    advice: { zh: '请重新选择。', en: 'Choose again.' },
  },
  'plans.measure_wrong': {
    status: 422, title: { zh: '工程量名称重复，或有进度的工程量被去掉', en: 'Two measures of one name, or one with readings was left out' },
    advice: { zh: '名称各不相同；已登记进度的工程量保留。', en: 'Name each differently, and keep those that have readings.' },
  },
  'plans.project_state_wrong': {
    status: 409, title: { zh: '项目现在的状态不能这样做', en: 'The project is not in a state for this' },
    advice: { zh: '开工后才能停工或完工；取消的项目不再改。', en: 'Begin it first; a dropped project stays as it is.' },
  },
  'plans.source_unknown': {
    status: 422, title: { zh: '没有这个资金来源', en: 'There is no such source of money' },
    advice: { zh: '请从来源列表中选择，或先新增。', en: 'Choose from the list, or add it first.' },
  },
  'plans.task_unknown': {
    status: 422, title: { zh: '任务不存在', en: 'There is no such task' },
    advice: { zh: '请重新选择，或留空。', en: 'Choose again, or none.' },
  },
  'plans.decision_state_wrong': {
    status: 409, title: { zh: '事项现在的状态不能这样做', en: 'The decision is not in a state for this' },
    advice: { zh: '已办或已取消的事项，请先重开。', en: 'Open it again first.' },
  },
  'plans.photo_unknown': {
    status: 422, title: { zh: '照片不存在，或不是您上传的', en: 'There is no such photo, or it is not yours' },
    advice: { zh: '请重新上传。', en: 'Upload it again.' },
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
