/** 首页用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const homeMessages = defineMessages({
  zh: {
    hello: '{name}，您好', loadingData: '正在装入演示数据，页面会随之更新', today: '今天要办', nothingToday: '现在没有等您处理的事。',
    overdue: '件已超期，请尽快整改', overdueAll: '件超期未改', toAccept: '件待接收', toFix: '件正在整改', toVisit: '个点位待检查', toRegister: '件待立案', toDispatchFindings: '个督查问题待交办', toDispatch: '件待交办', toVerify: '件待核查', toApprove: '份通报待审批', toPublish: '份通报待印发',
    rate: '得分率', lastRound: '上一轮', openCases: '在办案件', openNote: '从上报到核查，含挂账', overdueCases: '超期未改', overdueNote: '过了整改时限仍未反馈', closedShare: '销号率', closedNote: '已销号 ÷ 已立案',
    zones: '各片区', zonesAbout: '{round}的得分率，颜色越深越高；点片区看观测记录', zonesCases: '在办案件', zonesMap: '片区地图', zone: '片区', change: '比上一轮',
    cases: '案件', metrics: '案件指标', byState: '在办案件，按状态', byAge: '在办案件，按上报至今', week: '7 天以内', month: '8–30 天', older: '30 天以上', noCases: '还没有案件。督查发现的问题交办后成为案件。',
    rounds: '督查轮次', all: '全部', noRounds: '还没有督查轮次。', findingsOf: '{n} 个问题', bulletin: '最近一期通报', noBulletin: '还没有印发的通报', noBulletinAdvice: '结束一轮督查后起草，经另一人审批后印发。',
  },
  en: {
    hello: 'Hello, {name}', loadingData: 'Demo data are being loaded; the page follows', today: 'For you today', nothingToday: 'Nothing waits for you now.',
    overdue: 'overdue, to be fixed soon', overdueAll: 'overdue', toAccept: 'to accept', toFix: 'being fixed', toVisit: 'sites to visit', toRegister: 'to register', toDispatchFindings: 'findings to dispatch', toDispatch: 'to dispatch', toVerify: 'to verify', toApprove: 'bulletins to approve', toPublish: 'bulletins to publish',
    rate: 'Rate', lastRound: 'the last round', openCases: 'Open cases', openNote: 'from report to verification, shelved ones too', overdueCases: 'Overdue', overdueNote: 'past the deadline, no fix reported', closedShare: 'Closed', closedNote: 'closed ÷ registered',
    zones: 'Zones', zonesAbout: 'Rates of {round}; the darker, the higher. A zone opens its observations', zonesCases: 'Open cases', zonesMap: 'Map of the zones', zone: 'Zone', change: 'Against the last',
    cases: 'Cases', metrics: 'Metrics', byState: 'Open cases by state', byAge: 'Open cases by time since report', week: 'up to 7 days', month: '8–30 days', older: 'over 30 days', noCases: 'No cases yet. Findings become cases when dispatched.',
    rounds: 'Rounds', all: 'All', noRounds: 'No rounds yet.', findingsOf: '{n} findings', bulletin: 'Latest bulletin', noBulletin: 'Nothing published yet', noBulletinAdvice: 'Drafted from a closed round, approved by another person, then published.',
  },
});
