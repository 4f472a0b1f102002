/** 点单派单用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const orderMessages = defineMessages({
  zh: {
    orders: '点单派单', about: '居民在公众网站、社区在这里点单；审核后派给队伍或由队伍接单。不受理的理由只有点单人看得到，评分不透露是谁打的。', number: '编号', words: '需要', place: '区域', wantedOn: '希望日期', state: '状态', team: '队伍', receivedAt: '收到时间', ofCommunity: '社区点单', toCall: '待回访', yes: '是', none: '还没有点单', noneAdvice: '居民可在公众网站点单；社区点“代点单”。',
    count: '点单', done: '完成', rating: '平均评分', ratingNote: '{rated} 个评分，{done} 单完成', noRating: '还没有评分', callback: '回访', callbackNote: '抽中 {drawn} 单，已回访 {called} 单，{confirmed} 单属实满意', doneNote: '共 {orders} 单，截至 {on}',
    accept: '受理', acceptAsk: '受理这个点单？', decline: '不受理', declineAsk: '不受理这个点单？', reason: '理由', reasonPurpose: '只有点单人看得到', dispatch: '派单', dispatchAsk: '派给哪支队伍？', contact: '联系方式', show: '查看', draw: '抽取回访', drawAsk: '从未抽过的完成单里抽二十分之一回访？', seed: '种子', seedPurpose: '公开的数，例如当天的体彩号码；人人可据以重抽', record: '登记回访', recordAsk: '回访结果', outcome: '结果',
    rate: '打分', rateAsk: '给这次服务打分？', rateNote: '只打一次；队伍看不到是谁打的，少于五个评分不显示。', points: '评分', pointsOf: '{n} 分', noteOf: '服务情况：{note}',
    place1: '代点单', placeAsk: '为社区或居民点单', branch: '分类', contactPurpose: '加密保存，只给上门的队伍', pick: '接单', pickAsk: '接下这个点单？', pickNote: '接单后可看到联系方式，请尽快联系。', finish: '完成', finishAsk: '服务完成？', handBack: '退回', handBackAsk: '退回这个点单？', note: '服务情况', notePurpose: '点单人看得到', open: '可接的点单', mine: '本队的点单', noOpen: '现在没有可接的点单', noMine: '还没有接单', teamRating: '本队平均评分 {value}（{count} 个评分）',
  },
  en: {
    orders: 'Orders of service', about: 'Residents order on the public site, communities here; looked at, then given to a team or picked up by one. Whoever ordered alone reads why not, and no rating says whose it is.', number: 'Number', words: 'Needed', place: 'Place', wantedOn: 'Wanted on', state: 'State', team: 'Team', receivedAt: 'Received', ofCommunity: 'By a community', toCall: 'To be called', yes: 'Yes', none: 'No orders yet', noneAdvice: 'Residents order on the public site; communities with “Order”.',
    count: 'Orders', done: 'Served', rating: 'Average rating', ratingNote: '{rated} {rated:rating|ratings} of {done} served', noRating: 'No ratings yet', callback: 'Call-backs', callbackNote: '{drawn} drawn, {called} called, {confirmed} confirmed', doneNote: 'Of {orders}, until {on}',
    accept: 'Accept', acceptAsk: 'Accept this order?', decline: 'Decline', declineAsk: 'Decline this order?', reason: 'Reason', reasonPurpose: 'Whoever ordered alone reads it', dispatch: 'Give to a team', dispatchAsk: 'Which team?', contact: 'How to reach them', show: 'Show', draw: 'Draw call-backs', drawAsk: 'Draw one in twenty of the served orders that were in no draw?', seed: 'Seed', seedPurpose: 'A public number, as of a lottery: anybody can draw again with it', record: 'Record the call', recordAsk: 'What did they say?', outcome: 'Outcome',
    rate: 'Rate', rateAsk: 'Rate this service?', rateNote: 'Once; the team does not see whose it is, and fewer than five are not shown.', points: 'Rating', pointsOf: '{n}', noteOf: 'What was done: {note}',
    place1: 'Order', placeAsk: 'Order for a community or a resident', branch: 'Branch', contactPurpose: 'Kept sealed, for the team that serves', pick: 'Pick up', pickAsk: 'Pick this order up?', pickNote: 'You then see how to reach them; please do so soon.', finish: 'Served', finishAsk: 'Is it served?', handBack: 'Hand back', handBackAsk: 'Hand this order back?', note: 'What was done', notePurpose: 'Whoever ordered reads it', open: 'Orders to pick up', mine: 'Orders of this team', noOpen: 'Nothing to pick up now', noMine: 'Nothing picked up yet', teamRating: 'Average rating {value} ({count} {count:rating|ratings})',
  },
});
