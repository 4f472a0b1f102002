import type { ProblemText } from '#platform/contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 志愿服务公众页面用语 */
export const pageWords = {
  title: word('志愿服务', 'Volunteering'), lead: word('近期可以报名的志愿活动。人人都能看；有账号的登录报名，没有账号的由所在社区（村）登记并代为报名，名额满了可以候补。', 'Activities that can be joined now. Anybody may read them; sign in to sign up, or have your community register you and sign you up; wait when a shift is full.'),
  none: word('现在没有可以报名的活动', 'No activity takes sign-ups now'), noneNote: word('队伍开放报名后会列在这里。', 'They are listed here once a team opens them.'),
  team: word('队伍', 'Team'), place: word('地点', 'Place'), shift: word('班次', 'Shift'), seats: word('名额', 'Seats'), free: word('还有 {n} 个', '{n} left'), full: word('已满，候补 {n} 人', 'Full, {n} waiting'), noLimit: word('不限', 'No limit'), until: word('至', 'to'),
  calledOff: word('这场活动已经取消', 'This activity was called off'), calledOffWhy: word('原因：', 'Why: '), calledOffNote: word('请不要到场；已报名的人会在自己的页面上看到通知。', 'Please do not come; whoever signed up is told on their own page.'), otherActivities: word('看别的活动', 'Other activities'),
  join: word('登录报名', 'Sign in to sign up'), joinNote: word('还没有账号的，请到所在社区（村）登记为志愿者，由社区代为报名。不用填身份证号；只公开人数，不公开姓名。', 'Without an account, register at your community or village, which signs you up. No identity number is asked for; numbers of people are shown, names never.'), next: word('下一页', 'Next page'), previous: word('上一页', 'Previous page'),
  projects: word('志愿服务项目', 'Volunteer projects'), projectsLead: word('正在开展的项目：为谁、做什么，做了多少。时长和人次从服务记录和场次数出。', 'Projects that go on: for whom, what, and how much was done, counted from records and sessions.'), seeProjects: word('查看项目', 'See the projects'), noProjects: word('现在没有公开的项目', 'No project goes on now'), noProjectsNote: word('项目开展后会列在这里。', 'They are listed here once they are opened.'),
  branch: word('服务分类', 'Branch'), partners: word('协作单位', 'Partners'), ongoing: word('长期', 'it goes on'), served: word('服务时长', 'Hours served'), servedBy: word('，', ', '), people: word('{n} 人服务过，{activities} 场活动', '{n} {n:person|people} at {activities} {activities:activity|activities}'), beneficiaries: word('受益人次', 'Times served'), timesServed: word('受益 {n} 人次（{sessions} 场）', '{n} {n:time|times} served ({sessions} {sessions:session|sessions})'), evidence: word('，其中 {n} 场有凭据', ', {n} with evidence'), target: word('目标 {n}', 'target {n}'),
  byGrade: word('服务时长（按来源等级）', 'Hours, by the word they stand on'), grade: word('来源等级', 'Grade'), countedOn: word('截至 {on}；按人次计，同一人多次受益计多次。', 'Until {on}; times, not heads.'), toJoin: word('可以报名的活动', 'Activities to join'),
  check: word('核验服务证明', 'Check a certificate of service'), checkLead: word('输入证明上的编号，看它是不是本地出具的、现在是否有效。', 'Type the number on a certificate to see whether it was issued here and is in force.'), number: word('证明编号', 'Number'), checkAct: word('核验', 'Check'),
  genuine: word('编号真实，现在有效', 'A genuine number, in force'), withdrawn: word('编号真实，但已作废', 'A genuine number, but withdrawn'), unknown: word('没有这个编号', 'There is no such number'), unknownNote: word('请核对字母和数字；仍有疑问请联系证明上的出具单位。', 'Check letters and digits; if in doubt, ask the issuer named on it.'),
  holder: word('姓名', 'Name'), begins: word('以“{c}”开头，请与证明核对', 'Begins with “{c}”: compare it with the paper'), hidden: word('不公开', 'Not shown'), period: word('服务时间', 'Served'), issuer: word('出具单位', 'Issuer'), issuedOn: word('出具日期', 'Issued on'), hours: word('{n} 小时', '{n} h'), to: word('至', 'to'),
} as const;
