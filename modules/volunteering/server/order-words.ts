import type { ProblemText } from '#platform/contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 点单公众页面用语 */
export const orderWords = {
  title: word('点单：需要一项志愿服务', 'Order a service'), lead: word('写下需要什么，社区审核后由志愿服务队接单上门。不收费，不用登录。', 'Say what is needed: the community looks at it and a team serves it. Free, and without a login.'), start: word('我要点单', 'Order a service'),
  words: word('需要什么服务', 'What is needed'), wordsHint: word('例如：独居老人家里要换灯泡、理发。不要写身份证号。', 'For example: a light bulb to change, a haircut at home. No identity numbers.'), branch: word('服务分类', 'Kind of service'), branchNone: word('不确定', 'Not sure'), place: word('在哪个社区（村）', 'Which community or village'), wantedOn: word('希望哪天（可不填）', 'When (optional)'),
  contact: word('联系方式', 'How to reach you'), contactHint: word('加密保存，只给上门的队伍看；回访时可能用到。', 'Kept sealed: only the team that comes reads it, and whoever may call back.'), agree: word('同意队伍用这个联系方式联系我', 'The team may reach me by it'), send: word('提交', 'Send'),
  followTitle: word('查看点单进度', 'Follow an order'), followLead: word('输入提交后得到的查询码。', 'Enter the code you got when you sent it.'), saved: word('已收到，请记下查询码', 'Received: please keep the code'), keepNote: word('凭查询码看进度、打分；遗失不补。', 'With it you follow the order and rate the service; it cannot be given again.'),
  number: word('点单编号', 'Number'), state: word('状态', 'State'), team: word('服务队伍', 'Team'), received: word('收到时间', 'Received'), done: word('完成时间', 'Done'), note: word('服务情况', 'What was done'), reason: word('不受理的理由', 'Why not'), rate: word('给这次服务打分', 'Rate this service'), rateNote: word('队伍看不到是谁打的分；少于五个评分不显示平均分。', 'The team does not see who rated it; fewer than five ratings are not shown.'),
  points: word('{n} 分', '{n}'), rateAct: word('打分', 'Rate'), rated: word('已打分，谢谢', 'Rated, thank you'),
} as const;
