/** 大屏用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const boardMessages = defineMessages({
  zh: {
    board: '大屏', themes: '得分', cases: '案件', zones: '片区', work: '各项工作', noWork: '评选表彰、志愿服务、积分、爱心超市和关爱有数以后，显示在这里。', rate: '得分率', soFar: '本轮进行中', lastRound: '上一轮', open: '在办', overdue: '超期', closedToday: '今日销号', trend: '近 {n} 天：每日上报与销号', reported: '上报', closed: '销号', latest: '最近销号', noneClosed: '近期没有销号', progress: '本轮进度', sites: '{done} / {total} 个点位', noRound: '还没有督查轮次', noScores: '第一轮检查后，这里显示各项得分。',
    asOf: '数据截至 {time}', stale: '连接中断，正在重连', pause: '暂停轮播', go: '继续轮播', previous: '上一屏', next: '下一屏', whole: '全屏', theme: '换深浅', still: '静态版', moving: '轮播版', print: '打印', exit: '退出', controls: '大屏控制', hint: '空格暂停 · ← → 切换 · F 全屏 · Esc 退出', definition: '口径', openList: '查看明细', close: '关闭',
    zone: '片区', openCases: '在办', map: '片区得分地图，颜色越深得分率越高',
    defRate: '现场检查中达标的判断数 ÷ 全部判断数。分子、分母见括号；不适用的检查项不计。', defTheme: '该测评项目下，现场检查达标的判断数 ÷ 全部判断数。与上一轮比较时，两轮须用同一版体系。', defOpen: '已上报、已立案、已交办、整改中、待核查和已挂账的案件之和。', defOverdue: '已交办或整改中、整改时限已过而尚未反馈整改的案件。已反馈待核查的不算。', defClosed: '今天（按本项目时区）由另一人核查通过而销号的案件。', defZone: '该片区现场检查达标的判断数 ÷ 全部判断数。', defProgress: '本轮已完成检查的点位 ÷ 抽中的点位。', defTrend: '每天上报的案件（不含作废和不予立案）与每天核查通过销号的案件。',
  },
  en: {
    board: 'Board', themes: 'Scores', cases: 'Cases', zones: 'Zones', work: 'Lines of work', noWork: 'Honours, volunteering, points, shops and care stand here once they have figures.', rate: 'Rate', soFar: 'round running', lastRound: 'the last round', open: 'Open', overdue: 'Overdue', closedToday: 'Closed today', trend: 'Last {n} {n:day|days}: reported and closed', reported: 'Reported', closed: 'Closed', latest: 'Latest closed', noneClosed: 'Nothing closed lately', progress: 'Progress of the round', sites: '{done} / {total} {total:site|sites}', noRound: 'No rounds yet', noScores: 'Scores stand here after the first inspections.',
    asOf: 'As of {time}', stale: 'Connection lost, trying again', pause: 'Pause', go: 'Go on', previous: 'Previous scene', next: 'Next scene', whole: 'Full screen', theme: 'Light or dark', still: 'Still version', moving: 'Moving version', print: 'Print', exit: 'Leave', controls: 'Controls of the board', hint: 'Space pauses · ← → switch · F full screen · Esc leaves', definition: 'Definition', openList: 'Open the records', close: 'Close',
    zone: 'Zone', openCases: 'Open', map: 'Zones by rate; the darker, the higher',
    defRate: 'Judgements met ÷ all judgements made on site. Both stand in brackets; what did not apply is not counted.', defTheme: 'Judgements met ÷ all judgements of this theme. Rounds are compared only under the same edition.', defOpen: 'Cases reported, registered, dispatched, being fixed, to verify and shelved.', defOverdue: 'Cases dispatched or being fixed whose deadline has passed without a reported fix. Those waiting for verification are not among them.', defClosed: 'Cases closed today, by the programme’s own calendar, after somebody else verified the fix.', defZone: 'Judgements met ÷ all judgements made in this zone.', defProgress: 'Sites inspected ÷ sites drawn for this round.', defTrend: 'Cases reported each day (without voided and declined ones) and cases closed each day after verification.',
  },
});
