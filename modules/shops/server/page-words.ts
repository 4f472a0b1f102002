import type { ProblemText } from '#platform/contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 超市公众页面用语 */
export const pageWords = {
  title: word('爱心超市', 'Love supermarkets'), lead: word('在村里做好事得积分，到爱心超市换东西。不收钱；积分不影响低保、救助等任何待遇。', 'Good deeds in the village earn points, and points become goods. No money is taken; points change no benefit.'),
  none: word('没有找到营业的超市', 'No open shop was found'), noneNote: word('换个村名再找，或问村委会。', 'Try another village, or ask its committee.'), find: word('找超市', 'Find'), findLabel: word('村名或店名', 'Village or shop'), count: word('共 {n} 家', '{n} in all'), more: word('下一页', 'Next'), newer: word('上一页', 'Back'),
  hours: word('开放时间', 'Opening hours'), ask: word('问村委会', 'Ask the village committee'), serves: word('服务的村', 'Villages served'), kinds: word('现有 {n} 种物品', '{n} kinds of goods'), goods: word('有什么，多少分', 'What there is, and for how many points'), thing: word('物品', 'Goods'), price: word('积分', 'Points'), state: word('现有', 'There now'),
  there: word('有', 'yes'), gone: word('暂缺', 'not now'), noGoods: word('架上暂时没有物品', 'Nothing on the shelf just now'), how: word('怎样得积分', 'How points are earned'), what: word('做什么', 'What'), worth: word('分值', 'Worth'), often: word('每月', 'A month'), times: word('{n} 次', '{n} times'), anyTimes: word('不限', 'no limit'), noRules: word('积分规则还没有公布', 'No rules are published yet'),
  board: word('{year} 年第 {n} 季度积分公示', 'Board of points, quarter {n} of {year}'), boardNote: word('只写户名标签；不愿公示的，向村委会说一声即可。', 'By label alone; whoever wishes to be left out tells the village committee.'),
  takes: word('带上户卡就行；没带卡，报户名也可以。', 'Bring the household card; without it, the name of the household will do.'),
} as const;
