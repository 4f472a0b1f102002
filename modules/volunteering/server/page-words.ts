import type { ProblemText } from '#platform/contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 志愿服务公众页面用语 */
export const pageWords = {
  title: word('志愿服务', 'Volunteering'), lead: word('近期可以报名的志愿活动。人人都能看；登录后报名，名额满了可以候补。', 'Activities that can be joined now. Anybody may read them; sign in to sign up, and wait when a shift is full.'),
  none: word('现在没有可以报名的活动', 'No activity takes sign-ups now'), noneNote: word('队伍开放报名后会列在这里。', 'They are listed here once a team opens them.'),
  team: word('队伍', 'Team'), place: word('地点', 'Place'), shift: word('班次', 'Shift'), seats: word('名额', 'Seats'), free: word('还有 {n} 个', '{n} left'), full: word('已满，候补 {n} 人', 'Full, {n} waiting'), noLimit: word('不限', 'No limit'), until: word('至', 'to'),
  join: word('登录报名', 'Sign in to sign up'), joinNote: word('不用填身份证号；只公开人数，不公开姓名。', 'No identity number is asked for; numbers of people are shown, names never.'), next: word('下一页', 'Next page'), previous: word('上一页', 'Previous page'),
  check: word('核验服务证明', 'Check a certificate of service'), checkLead: word('输入证明上的编号，看它是不是本地出具的、现在是否有效。', 'Type the number on a certificate to see whether it was issued here and is in force.'), number: word('证明编号', 'Number'), checkAct: word('核验', 'Check'),
  genuine: word('编号真实，现在有效', 'A genuine number, in force'), withdrawn: word('编号真实，但已作废', 'A genuine number, but withdrawn'), unknown: word('没有这个编号', 'There is no such number'), unknownNote: word('请核对字母和数字；仍有疑问请联系证明上的出具单位。', 'Check letters and digits; if in doubt, ask the issuer named on it.'),
  holder: word('姓名', 'Name'), begins: word('以“{c}”开头，请与证明核对', 'Begins with “{c}”: compare it with the paper'), hidden: word('不公开', 'Not shown'), period: word('服务时间', 'Served'), issuer: word('出具单位', 'Issuer'), issuedOn: word('出具日期', 'Issued on'), hours: word('{n} 小时', '{n} h'), to: word('至', 'to'),
} as const;
