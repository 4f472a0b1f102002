import type { ProblemText } from '#platform/contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 积分榜页面用语 · Words of the public pages of points. */
export const pageWords = {
  title: word('积分榜', 'Points board'), lead: word('各村各户按村规得的积分，按季度公布。按户名排列，不排名次；不愿公布的户不列出，志愿服务队伍不上榜；积分不影响任何法定待遇。', 'What households earned by their village’s rules, quarter by quarter. By name and without ranks; whoever does not wish to be shown is not, volunteer teams are not on it, and points change no legal benefit.'),
  notices: word('看公示中的记分', 'Deeds on notice'), none: word('还没有公布的季度', 'No quarter is published yet'), noneNote: word('公布后会列在这里。', 'Once one is, it is listed here.'),
  quarter: word('{year} 年第 {n} 季度', 'Quarter {n} of {year}'), choose: word('请选村（社区）', 'Choose a village'), households: word('{n} 户', '{n} households'),
  household: word('户', 'Household'), brought: word('上季结余', 'Brought forward'), earned: word('本季得分', 'Earned'), deducted: word('扣分', 'Deducted'), redeemed: word('本季兑换', 'Redeemed'), other: word('到期等', 'Expired and other'), held: word('留货占用', 'Set aside'), balance: word('可用积分', 'Left to spend'),
  sum: word('上季结余＋得分－扣分－兑换－到期等－留货占用＝可用积分（季末的数，本季未完为现在的数）。留货占用：已留好、还没取走的物品。', 'Brought forward + earned − deducted − redeemed − expired and other − set aside = left to spend, at the end of the quarter, or now while it goes on. Set aside: goods that wait to be fetched.'), noRows: word('这个季度没有积分变动', 'Nothing moved in this quarter'),
  wall: word('可直接打印，贴在村务公开栏。', 'Prints as it is, for the village wall.'), question: word('对积分有疑问，请找村干部；不愿上榜，说一声即可，不需要理由。', 'Ask the village officer about any of it; not to be shown, asking is enough.'), anotherVillage: word('看别的村', 'Another village'), more: word('下一页', 'Next page'), newer: word('上一页', 'Previous page'),
  warning: word('积分到期预告', 'Points will expire'), warningPosted: word('积分已结算', 'Points were settled'), keeps: word('{year} 年度积分结转 {percent}%，其余到期', '{percent} % of the points of {year} are carried over, the rest expires'), keepsMost: word('{year} 年度积分结转 {percent}%，每户最多 {most} 分，其余到期', '{percent} % of the points of {year} are carried over, {most} a household at most, the rest expires'),
  notBefore: word('最早到期日', 'Not before'), published: word('公布日期', 'Published'),
} as const;
