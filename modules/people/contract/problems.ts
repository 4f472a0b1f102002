import { defineProblems } from '#platform/contract/index.ts';

export const peopleProblems = defineProblems({
  'people.wrong_password': {
    status: 401,
    title: { zh: '用户名或密码不对', en: 'The user name or the password is wrong' },
    advice: { zh: '请检查后再试；还可以试 {left} 次。', en: 'Check both and try again; {left} {left:try is|tries are} left.' },
  },
  'people.login_locked': {
    status: 423,
    title: { zh: '这个账号暂时锁定', en: 'This login is locked for now' },
    advice: { zh: '密码连续输错次数太多，请 {minutes} 分钟后再试，或请管理员解锁。', en: 'Too many wrong passwords; try again in {minutes} {minutes:minute|minutes}, or ask the administrator to unlock it.' },
  },
  'people.password_unchanged': {
    status: 422,
    title: { zh: '新密码与原来的相同', en: 'The new password is the old one' },
    advice: { zh: '请换一个。', en: 'Choose another.' },
  },
  'people.password_weak': {
    status: 422,
    title: { zh: '密码不够强', en: 'The password is not strong enough' },
    advice: {
      zh: '至少 10 个字符，含大写字母、小写字母、数字、符号中的三类，不含用户名，也不能全是重复或连续的字符。',
      en: 'At least 10 characters with three of capital letters, small letters, digits and symbols; without the user name, and no plain run or repetition.',
    },
  },
  'people.current_password_wrong': {
    status: 422,
    title: { zh: '当前密码不对', en: 'The present password is wrong' },
    advice: { zh: '请重新输入；还可以试 {left} 次。', en: 'Enter it again; {left} {left:try is|tries are} left.' },
  },
  'people.username_taken': {
    status: 409,
    title: { zh: '这个用户名已被使用', en: 'This user name is taken' },
    advice: { zh: '请换一个用户名。', en: 'Choose another.' },
  },
  'people.login_exists': {
    status: 409,
    title: { zh: '这个人已有账号', en: 'This person already has a login' },
    advice: { zh: '如忘记密码，请重置密码。', en: 'Reset the password if it was forgotten.' },
  },
  'people.login_missing': {
    status: 409,
    title: { zh: '这个人还没有账号', en: 'This person has no login yet' },
    advice: { zh: '请先为其建立账号。', en: 'Make one first.' },
  },
  'people.login_shared': {
    status: 403,
    title: { zh: '这个账号不归本项目单独管理', en: 'This login is not this programme’s alone' },
    advice: { zh: '该账号同时用于其他项目或系统管理，请联系系统的总管理员。', en: 'It also serves other programmes or the installation; ask the installation’s administrator.' },
  },
  'people.person_code_taken': {
    status: 409,
    title: { zh: '这个人员编号已被使用', en: 'This person code is taken' },
    advice: { zh: '请换一个编号。', en: 'Choose another.' },
  },
  'people.person_unknown': {
    status: 422,
    title: { zh: '没有这个人，或不在任', en: 'No such person, or no longer in office' },
    advice: { zh: '请在人员名册中选择。', en: 'Choose from the list of persons.' },
  },
  'people.organisation_unknown': {
    status: 422,
    title: { zh: '没有这个单位', en: 'No such organisation' },
    advice: { zh: '请在单位名册中选择。', en: 'Choose from the list of organisations.' },
  },
  'people.place_unknown': {
    status: 422,
    title: { zh: '没有这个区域，或不在您的范围内', en: 'No such place, or outside your area' },
    advice: { zh: '请在自己的范围内选择。', en: 'Choose inside your area.' },
  },
  'people.role_unknown': {
    status: 422,
    title: { zh: '没有这个角色', en: 'No such role' },
    advice: { zh: '请从角色表中选择。', en: 'Choose from the list of roles.' },
  },
  'people.role_reserved': {
    status: 403,
    title: { zh: '这个角色只能由系统管理员授予', en: 'Only an administrator may grant this role' },
    advice: { zh: '请联系系统管理员。', en: 'Ask the IT administrator.' },
  },
  'people.permission_unknown': {
    status: 422,
    title: { zh: '没有权限“{permission}”', en: 'There is no permission “{permission}”' },
    advice: { zh: '请从权限表中选择。', en: 'Choose from the list of permissions.' },
  },
  'people.last_administrator': {
    status: 409,
    title: { zh: '这样就没有人能管理角色了', en: 'Nobody would be left to manage roles' },
    advice: { zh: '请先让另一位有账号的人担任系统管理员。', en: 'First make another person with a login an administrator.' },
  },
  'people.dates_out_of_order': {
    status: 422,
    title: { zh: '结束日期须晚于开始日期', en: 'The end must be after the start' },
    advice: { zh: '请改正日期；结束日期是不再有效的第一天。', en: 'Correct the dates; the end is the first day it no longer holds.' },
  },
  'people.assignment_over': {
    status: 409,
    title: { zh: '这项角色已经结束', en: 'This assignment is over' },
    advice: { zh: '无需再操作。', en: 'Nothing is left to do.' },
  },
  'people.duty_holder_wrong': {
    status: 422,
    title: { zh: '这项责任须由{holderZh}担任', en: 'This duty is held by {holderEn}' },
    advice: { zh: '点位长、联络员、网格长是人；责任单位、牵头单位是单位。', en: 'Site leader, liaison and grid leader are persons; responsible and lead unit are organisations.' },
  },
  'people.duty_overlaps': {
    status: 409,
    title: { zh: '同一责任在 {from} 起已另有安排', en: 'From {from} on somebody else already holds this duty' },
    advice: { zh: '请给出不晚于该日的结束日期，或先结束那项安排。', en: 'Give an end no later than that day, or end that duty first.' },
  },
  'people.duty_over': {
    status: 409,
    title: { zh: '这项责任在该日之前已经结束', en: 'This duty was over before that day' },
    advice: { zh: '请检查日期。', en: 'Check the day.' },
  },
  'people.nothing_to_hand_over': {
    status: 422,
    title: { zh: '该日没有可交接的责任', en: 'There is nothing to hand over on that day' },
    advice: { zh: '请检查交出人、日期和所选点位。', en: 'Check the person, the day and the sites.' },
  },
  'people.same_person': {
    status: 422,
    title: { zh: '交出人和接手人是同一个人', en: 'Both persons are the same' },
    advice: { zh: '请选择另一位接手人。', en: 'Choose another person to take over.' },
  },
  'people.nothing_to_cover': {
    status: 422,
    title: { zh: '这几天没有由您负责的点位', en: 'No site is yours on these days' },
    advice: { zh: '请检查日期；替别人代管的点位不能再转交。', en: 'Check the dates; sites you look after for somebody else cannot be passed on.' },
  },
  'people.deputy_unsuitable': {
    status: 422,
    title: { zh: '这个人不能代管您的点位', en: 'This person cannot stand in for you' },
    advice: { zh: '请选择同一单位、全程在任并有可用账号的同事。', en: 'Choose somebody of your own organisation who is in office all these days and can sign in.' },
  },
  'people.deputy_away': {
    status: 409,
    title: { zh: '{name}自己在 {from} 至 {until} 外出', en: '{name} is away from {from} to {until}' },
    advice: { zh: '请另选一位同事，或改日期。', en: 'Choose somebody else, or other days.' },
  },
  'people.cover_overlaps': {
    status: 409,
    title: { zh: '{from} 至 {until} 已由{name}代管', en: '{name} already stands in from {from} to {until}' },
    advice: { zh: '请先提前收回那次代管，或把日期错开。', en: 'Take that cover back first, or choose other days.' },
  },
  'people.cover_begins_in_past': {
    status: 422,
    title: { zh: '代管不能从过去的日子开始', en: 'A cover cannot begin in the past' },
    advice: { zh: '从今天或以后开始；过去由谁负责不能改写。', en: 'Begin today or later; who answered in the past is not rewritten.' },
  },
  'people.cover_too_long': {
    status: 422,
    title: { zh: '代管最长 {days} 天', en: 'A cover lasts {days} {days:day|days} at most' },
    advice: { zh: '时间更长请联系创建办办理责任交接。', en: 'For longer, ask the programme office for a hand-over.' },
  },
  'people.cover_over': {
    status: 409,
    title: { zh: '这次代管在该日之前已经结束', en: 'This cover was over before that day' },
    advice: { zh: '无需再操作。', en: 'Nothing is left to do.' },
  },
  'people.selection_changed': {
    status: 409,
    title: { zh: '筛选结果已不是刚才的 {shown} 条', en: 'The filter no longer gives the {shown} that were shown' },
    advice: { zh: '请刷新列表，看清楚后再选一次。', en: 'Load the list again, look, and choose once more.' },
  },
  'people.no_sites_chosen': {
    status: 422,
    title: { zh: '没有可安排的点位', en: 'There is no site to assign' },
    advice: { zh: '请选择自己范围内、正在使用的点位。', en: 'Choose open sites in your area.' },
  },
  'people.too_many_sites': {
    status: 413,
    title: { zh: '一次最多安排 {limit} 个点位', en: 'At most {limit} {limit:site|sites} at once' },
    advice: { zh: '请分几次选择。', en: 'Choose fewer at a time.' },
  },
});
