/** 首页用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const homeMessages = defineMessages({
  zh: {
    hello: '{name}，您好', field: '现场端', fieldOffer: '在现场？用现场端', fieldOfferAbout: '大按钮，没有网络也能记录、拍照、反馈整改；有网络时自动交上。', fieldOpen: '打开现场端', loadingData: '正在装入演示数据，页面会随之更新', today: '今天要办', nothingToday: '现在没有等您处理的事。',
    lateOfThem: '其中已超期 {n}', lateDuties: '已超期 {n} 件', allDuties: '全部 {n} 件', lateHere: '我的范围里超期未改', lateCase: '案件', lateWho: '责任单位、点位长', lateSince: '时限', nextByClock: '接下来，按时限', goInspect: '去检查', goAway: '外出代管', report: '上报问题', themes: '各测评项目', themesAbout: '{round}的得分率，与上一轮相比', themesSoFar: '{round}至今的得分率，与上一轮相比', scores: '得分详情',
    reader: '从这里看', myService: '我的志愿服务', myServiceNote: '我的时长、报名和近期活动', readStandard: '测评标准', readStandardNote: '创建工作按什么来评', readPublic: '公开页面', readPublicNote: '通报、公示和随手拍', installation: '系统', logins: '账号', lockedLogins: '{n} 个账号被锁定', rolesAndRights: '角色与权限', rolesNote: '谁能做什么', tasks: '任务', failedTasks: '{n} 个任务失败', audit: '审计', auditNote: '每一次操作都有记录',
    progressByArea: '各片区进度，剩余多的在前', otherAreas: '其余 {n} 处', others: '乡镇及其他', rateSoFar: '得分率（本轮进行中）', rate: '得分率', lastRound: '上一轮', openCases: '在办案件', openNote: '其中 {n} 件超期未改', overdueCases: '超期', closedShare: '全部案件销号率', closedNote: '已销号 ÷ 已交办，各来源至今；通报的只算一轮督查',
    zones: '各片区', zonesAbout: '{round}的得分率，颜色越深越高；点片区看观测记录', zonesCases: '在办案件', zonesMap: '片区地图', zone: '片区', change: '比上一轮',
    planTitle: '行动计划', planOpen: '看计划', planPhase: '第 {at} 阶段，共 {of} 个', planDaysLeft: '本阶段还有 {n} 天', planReached: '本阶段已达到的目标', planBehind: '{n} 个按趋势达不到', planBetween: '今天不在任何阶段内。', planEnds: '计划到期', planOthers: '其他执行中的计划还有 {total} 项任务，已验收 {accepted} 项，超期 {overdue} 项。', planAll: '执行中的计划',
    cases: '案件', metrics: '案件指标', byState: '在办案件，按状态', byAge: '在办案件，按上报至今', week: '7 天以内', month: '8–30 天', older: '30 天以上', noCases: '还没有案件。督查发现的问题交办后成为案件。',
    work: '各项工作', workAbout: '评选表彰、志愿服务、积分、爱心超市和关爱，只算您能看到的范围；点标题看明细',
    rounds: '督查轮次', all: '全部', noRounds: '还没有督查轮次。', findingsOf: '{n} 个问题', bulletin: '最近一期通报', noBulletin: '还没有印发的通报', noBulletinAdvice: '结束一轮督查后起草，经另一人审批后印发。',
  },
  en: {
    hello: 'Hello, {name}', field: 'Field app', fieldOffer: 'In the street? Use the field app', fieldOfferAbout: 'Large buttons; recording, photos and fixes work without a network and are handed in later by themselves.', fieldOpen: 'Open the field app', loadingData: 'Demo data are being loaded; the page follows', today: 'For you today', nothingToday: 'Nothing waits for you now.',
    lateOfThem: '{n} of them overdue', lateDuties: '{n} overdue', allDuties: 'All {n}', lateHere: 'Late in my area', lateCase: 'Case', lateWho: 'Who answers for it', lateSince: 'Deadline', nextByClock: 'Next, by the clock', goInspect: 'Go and inspect', goAway: 'Cover while away', report: 'Report a problem', themes: 'By theme', themesAbout: 'Rates of {round} against the round before', themesSoFar: 'Rates of {round} so far, against the round before', scores: 'Scores in detail',
    reader: 'Begin here', myService: 'My service', myServiceNote: 'Hours, sign-ups and what comes next', readStandard: 'The standard', readStandardNote: 'What the programme is measured by', readPublic: 'Public pages', readPublicNote: 'Bulletins, notices and reporting a problem', installation: 'The installation', logins: 'Logins', lockedLogins: '{n} locked', rolesAndRights: 'Roles and permissions', rolesNote: 'Who may do what', tasks: 'Tasks', failedTasks: '{n} failed', audit: 'Audit', auditNote: 'Every operation leaves an entry',
    progressByArea: 'Progress by area, most left first', otherAreas: '{n} more', others: 'Towns and others', rateSoFar: 'Rate so far (round running)', rate: 'Rate', lastRound: 'the last round', openCases: 'Open cases', openNote: '{n} of them overdue', overdueCases: 'Overdue', closedShare: 'Closed, of all cases', closedNote: 'closed ÷ dispatched, every source, until now; bulletins count one round',
    zones: 'Zones', zonesAbout: 'Rates of {round}; the darker, the higher. A zone opens its observations', zonesCases: 'Open cases', zonesMap: 'Map of the zones', zone: 'Zone', change: 'Against the last',
    planTitle: 'The plan', planOpen: 'Open the plan', planPhase: 'phase {at} of {of}', planDaysLeft: '{n} {n:day|days} left in it', planReached: 'Targets of the phase reached', planBehind: '{n} behind by trend', planBetween: 'Today lies in no phase.', planEnds: 'The plan ends on', planOthers: 'Other plans in force have {total} {total:task|tasks}, {accepted} accepted, {overdue} overdue.', planAll: 'Plans in force',
    cases: 'Cases', metrics: 'Metrics', byState: 'Open cases by state', byAge: 'Open cases by time since report', week: 'up to 7 days', month: '8–30 days', older: 'over 30 days', noCases: 'No cases yet. Findings become cases when dispatched.',
    work: 'Lines of work', workAbout: 'Honours, volunteering, points, shops and care, within what you may see; each title opens its list',
    rounds: 'Rounds', all: 'All', noRounds: 'No rounds yet.', findingsOf: '{n} {n:finding|findings}', bulletin: 'Latest bulletin', noBulletin: 'Nothing published yet', noBulletinAdvice: 'Drafted from a closed round, approved by another person, then published.',
  },
});
