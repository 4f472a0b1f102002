import { defineProblems } from '#platform/contract/index.ts';

export const casesProblems = defineProblems({
  'cases.changed_meanwhile': {
    status: 409,
    title: { zh: '案件刚被处理过，现在是“{state}”', en: 'The case has just been worked on and is now “{state}”' },
    advice: { zh: '最近一步：{who}“{act}”。请刷新查看最新内容，再决定。', en: 'Last step: “{act}” by {who}. Reload to see the latest, then decide.' },
  },
  'cases.act_not_allowed': {
    status: 409,
    title: { zh: '案件现在是“{state}”，不能这样处理', en: 'The case is “{state}”; this cannot be done now' },
    advice: { zh: '请刷新案件，按页面上可做的步骤处理。', en: 'Reload the case and use one of the steps it offers.' },
  },
  'cases.reason_required': {
    status: 422,
    title: { zh: '请写明理由', en: 'A reason is required' },
    advice: { zh: '受影响的人会看到这条理由。', en: 'The people concerned will read it.' },
  },
  'cases.on_site_check_required': {
    status: 422,
    title: { zh: '公众和媒体反映的问题须先现场核实', en: 'What the public or the media report must be checked on site first' },
    advice: { zh: '请先派人核实，再勾选“已现场核实”立案。', en: 'Send somebody to look, then register it with “checked on site”.' },
  },
  'cases.verifier_is_fixer': {
    status: 403,
    title: { zh: '整改人不能核查自己的整改', en: 'Whoever fixed it cannot verify the fix' },
    advice: { zh: '请由另一位有核查权限的人核查。', en: 'Ask somebody else with the right to verify.' },
  },
  'cases.not_responsible': {
    status: 403,
    title: { zh: '这个案件不由您负责', en: 'This case is not yours to fix' },
    advice: { zh: '只有责任单位的人员和点位长可以接收、整改或退回。', en: 'Only the responsible organisation and the site leader may accept, fix or return it.' },
  },
  'cases.extension_too_late': {
    status: 422,
    title: { zh: '已过整改时限，不能再延期', en: 'The deadline has passed; it can no longer be extended' },
    advice: { zh: '请尽快整改；确有困难可申请挂账。', en: 'Fix it as soon as possible, or ask the office to shelve it.' },
  },
  'cases.extension_needs_approval': {
    status: 422,
    title: { zh: '再次延期或延期过长须经创建办批准', en: 'A second or longer extension needs the office’s approval' },
    advice: { zh: '请提交延期申请，等待批准。', en: 'Submit a request and wait for the decision.' },
  },
  'cases.extension_approver_is_asker': {
    status: 403,
    title: { zh: '不能批准自己的延期申请', en: 'Nobody approves their own extension' },
    advice: { zh: '请由创建办的另一位同事批准。', en: 'Ask a colleague in the office.' },
  },
  'cases.extension_amount_invalid': {
    status: 422,
    title: { zh: '延期的时间不合适', en: 'This amount of extra time does not fit' },
    advice: { zh: '按日计的时限只能延整日，按小时计的可到半小时。', en: 'Limits in days are extended by whole days, limits in hours by half hours at least.' },
  },
  'cases.no_extension_request': {
    status: 409,
    title: { zh: '没有等待批准的延期申请', en: 'No extension is waiting for a decision' },
    advice: { zh: '请刷新案件查看最新情况。', en: 'Reload the case to see the latest.' },
  },
  'cases.reopen_window_over': {
    status: 422,
    title: { zh: '销号已超过 15 天，不能重开', en: 'The case was closed more than 15 days ago and cannot be reopened' },
    advice: { zh: '请作为新案件上报。', en: 'Report it as a new case.' },
  },
  'cases.category_unknown': {
    status: 422,
    title: { zh: '没有这个案件类别', en: 'There is no such category of cases' },
    advice: { zh: '请从类别列表中选择。', en: 'Choose one from the list of categories.' },
  },
  'cases.place_required': {
    status: 422,
    title: { zh: '请选择点位或地点', en: 'Choose a site or a place' },
    advice: { zh: '案件须有准确位置，才能派到负责的人。', en: 'Only with a place can the case reach whoever answers for it.' },
  },
  'cases.place_unknown': {
    status: 422,
    title: { zh: '点位或地点不存在，或不在您的范围内', en: 'The site or place does not exist or is outside your area' },
    advice: { zh: '请在自己的范围内选择。', en: 'Choose one inside your area.' },
  },
  'cases.organisation_unknown': {
    status: 422,
    title: { zh: '没有这个单位', en: 'There is no such organisation' },
    advice: { zh: '请从单位列表中选择。', en: 'Choose one from the list of organisations.' },
  },
  'cases.nobody_responsible': {
    status: 422,
    title: { zh: '这个地方还没有责任单位', en: 'Nobody answers for this place yet' },
    advice: { zh: '请指定一个单位，或先为点位确定责任单位。', en: 'Name an organisation, or assign one to the site first.' },
  },
  'cases.photo_unknown': {
    status: 422,
    title: { zh: '照片不存在，或不在您的范围内', en: 'A photo does not exist or is outside your area' },
    advice: { zh: '请重新上传照片。', en: 'Upload the photo again.' },
  },
  'cases.after_photo_required': {
    status: 422,
    title: { zh: '请附整改后的照片', en: 'A photo of the fix is required' },
    advice: { zh: '这一类案件至少要有 {count} 张整改后照片作为证明。', en: 'Cases of this category need at least {count} photo(s) taken after the fix.' },
  },
  'cases.limit_invalid': {
    status: 422,
    title: { zh: '时限不对', en: 'The time limit is not right' },
    advice: { zh: '按日计须为整日，按小时计最小半小时。', en: 'Days are whole; hours go down to half an hour.' },
  },
  'cases.calendar_invalid': {
    status: 422,
    title: { zh: '工作日历不对：{detail}', en: 'The work calendar is not right: {detail}' },
    advice: { zh: '工作时段须按先后排列、互不重叠；同一天不能既放假又上班。', en: 'Hours must be in order and not overlap; one day cannot be both off and worked.' },
  },
  'cases.too_many_rows': {
    status: 422,
    title: { zh: '一次最多导出 {max} 条', en: 'At most {max} {max:case|cases} can be exported at once' },
    advice: { zh: '请缩小筛选范围，例如按月导出。', en: 'Narrow the filter, for example month by month.' },
  },
  'cases.reporting_closed': {
    status: 409,
    title: { zh: '现在不接受网上反映', en: 'Reports are not taken online now' },
    advice: { zh: '请按页面下方的联系方式反映；危急情况请拨打 110、119 或 12345。', en: 'Use the contact at the foot of the page; in an emergency call 110, 119 or 12345.' },
  },
  'cases.reporting_paused': {
    status: 503,
    title: { zh: '反映的人太多，请稍后再试', en: 'Too many reports at once; please try later' },
    advice: { zh: '已写的内容还在页面上，一小时后再提交；危急情况请拨打 110、119 或 12345。', en: 'Your words are still on the page: send again in an hour. In an emergency call 110, 119 or 12345.' },
  },
  'cases.form_stale': {
    status: 422,
    title: { zh: '表单已过期或提交得太快', en: 'The form is too old, or was sent too fast' },
    advice: { zh: '文字还在，请检查后再提交一次（照片需要重新选择）。', en: 'Your words are still there: check them and send again (photos have to be chosen once more).' },
  },
  'cases.already_reported': {
    status: 409,
    title: { zh: '已有人反映过，编号 {number}', en: 'Somebody has reported this already: {number}' },
    advice: { zh: '可以直接关注它的处理进度；如果不是同一个问题，请选“不是同一处”继续提交。', en: 'You can follow that report. If yours is another problem, choose “Not the same” and send it.' },
  },
  'cases.not_by_resident': {
    status: 409,
    title: { zh: '这不是居民随手拍反映的案件', en: 'No resident reported this case online' },
    advice: { zh: '只有随手拍的案件可以在这里答复。', en: 'Only residents’ online reports are answered here.' },
  },
});
