import type { ProblemText } from '#platform/contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 公众页面用语 · Words of the public pages of care. */
export const pageWords = {
  title: word('关爱行动', 'Care'),
  lead: word('眼下给谁、给什么、怎样提出。领取人的姓名和情形不在这里公布。', 'What is given now, to whom, and how to ask. Nobody who receives it is named here.'),
  none: word('现在没有关爱行动', 'There is no care scheme now'), noneNote: word('有新的行动会列在这里。', 'New ones will be listed here.'),
  period: word('期间', 'From'), to: word('至', 'to'), over: word('已结束', 'Over'), running: word('进行中', 'Open'),
  who: word('谁可以得到', 'Who may be helped'), how: word('怎样提出', 'How to ask'), what: word('给什么', 'What is given'), each: word('每人', 'each person'), eachHousehold: word('每户', 'each household'),
  totals: word('到今天', 'So far'), listed: word('名单上（已公示并确认）', 'On the list, after notice and confirmation'), received: word('其中至少领到一项', 'Of those, received at least one benefit'), asOf: word('按发放记录逐条计数，截至', 'Counted record by record, as of'),
  whatCounted: word('统计', 'Counted'), people: word('人数', 'People'), households: word('户数', 'Households'),
  letter: word('一封信', 'A letter'), letterNote: word('这封信不需要回复，也不需要为它做任何事。', 'This letter needs no answer, and nothing is expected for it.'),
} as const;
