/** 进度用语 · How a round comes along, and where a case came from. */
import { defineMessages } from '#platform/web/i18n.ts';

export const progressMessages = defineMessages({
  zh: {
    cameFrom: '来自督查', round: '轮次', checkItem: '检查项', judged: '判定', metOf: '查 {observed} 处，达标 {met} 处', foundAt: '发现',
    bar: '已查 {done}，在查 {started}，待查 {left}，共 {total}', unmet: '不达标', forecast: '照此进度', inTime: '可按期', lateBy: '到 {day}，晚 {n} 天', stalled: '近 7 天没有进展', notBegun: '尚未开始', doneAlready: '已查完', overNow: '已过期限，还有 {n} 个', legendDone: '已查', legendStarted: '在查', legendLeft: '待查',
    paceTitle: '能不能按期查完', paceLeft: '还有 {left} 个点位没查完，离结束还有 {days} 天（含今天）：每天要查 {needed} 个。', paceDone: '近几天平均每天查完 {done} 个。', paceGood: '照这样，{day} 查完，来得及。', paceLate: '照这样要到 {day} 才查完，比计划晚 {n} 天。可以增派督查员，或把未查的点位改派给人手宽裕的片区。', paceStalled: '近 7 天没有查完一个点位，请了解原因。', paceOver: '结束日期已过，还有 {left} 个点位没查完。', paceNone: '还没有查完的点位，暂时无法预测。', paceRule: '按近 7 天的整天数平均；只看片区和整轮，不看个人。',
    corrected: '其中 {n} 条后来更正过', sightTitle: '为什么看到的少', sightCounts: '数字是整轮的；抽中哪些点位，本轮结束后才公开，以免有人提前打扫。', sightOwn: '本轮结束前，您只看到分给自己的点位，数字也只算这些。', sightBegun: '本轮结束前，您只看到已经开始检查的点位，数字也只算这些。', sightOwnBegun: '本轮结束前，您只看到分给自己的和已经开始检查的点位，数字也只算这些。', sightNone: '抽中哪些点位，本轮结束前不公开，以免有人提前打扫；结束后，您范围内的点位和结果都会显示在这里。',
    reassignLeft: '改派未查的', reassignOf: '把 {name} 未查的点位改派给', reassignTo: '新的督查员', reassignToPurpose: '已开始的点位不在内；不在对方范围内的点位会被拒绝。', reassignNow: '改派 {n} 个', allOfThem: '全选', noneLeft: '没有未查的点位',

  },
  en: {
    cameFrom: 'From an inspection', round: 'Round', checkItem: 'Check item', judged: 'Judged', metOf: '{met} of {observed} met', foundAt: 'Found',
    bar: '{done} done, {started} begun, {left} to do, {total} in all', unmet: 'Unmet', forecast: 'At this pace', inTime: 'in time', lateBy: 'until {day}, {n} {n:day|days} late', stalled: 'nothing done for 7 days', notBegun: 'not begun', doneAlready: 'done', overNow: 'time is over, {n} left', legendDone: 'done', legendStarted: 'begun', legendLeft: 'to do',
    paceTitle: 'Will it be done in time', paceLeft: '{left} {left:site is|sites are} left and {days} {days:day|days}, today included: {needed} a day are needed.', paceDone: 'Of late {done} a day were done.', paceGood: 'At this pace it is done on {day}, in time.', paceLate: 'At this pace it is done on {day}, {n} {n:day|days} late. Send more inspectors, or reassign what is left to zones with room.', paceStalled: 'No site was done in the last seven days; ask why.', paceOver: 'The last day is over and {left} {left:site is|sites are} left.', paceNone: 'No site is done yet, so nothing can be foretold.', paceRule: 'The mean of the last seven whole days; of zones and the whole round, never of persons.',
    corrected: '{n} of them were corrected later', sightTitle: 'Why you see less', sightCounts: 'The numbers are of the whole round; which sites were drawn is published when it ends, so that nobody sweeps beforehand.', sightOwn: 'Until the round ends you see the sites given to you, and the numbers count those.', sightBegun: 'Until the round ends you see the sites where somebody has begun, and the numbers count those.', sightOwnBegun: 'Until the round ends you see your own sites and those where somebody has begun, and the numbers count those.', sightNone: 'Which sites were drawn stays secret until the round ends, so that nobody sweeps beforehand; then the sites in your reach and their results show here.',
    reassignLeft: 'Reassign what is left', reassignOf: 'What {name} has not begun goes to', reassignTo: 'New inspector', reassignToPurpose: 'Sites already begun stay. Sites out of their reach are refused.', reassignNow: 'Reassign {n}', allOfThem: 'All', noneLeft: 'Nothing is left',

  },
});
