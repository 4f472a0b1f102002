/** 得分用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const scoringMessages = defineMessages({
  zh: {
    title: '得分', round: '轮次', tabs: '得分的各部分', overview: '总览', details: '明细', ranking: '排名', export: '导出得分', toRound: '查看这一轮', asOf: '截至', live: '随现场记录更新',
    noRounds: '还没有可以计分的轮次', noRoundsAdvice: '督查员开始记录后，得分随每一条观测更新；每个数字都能点开到观测明细。', toRounds: '去督查轮次', nothing: '这一轮还没有观测', nothingAdvice: '督查员在现场记录第一个点位后，这里就有得分。',
    overall: '总体得分率', weighted: '加权得分', weightedNote: '{n} 条有观测的标准，满分 {max} 分', items: '观测记录', judgements: '观测判定', sites: '有观测的点位', notApplicable: '不适用', against: '上一轮', notComparable: '与上一轮不可比', notComparableNote: '两轮用的体系版本不同，又没有对照表，所以不显示升降。', noPrevious: '没有上一轮可比。',
    byTheme: '按测评项目', byZone: '按片区', bySiteType: '按点位类型', byOrganisation: '按责任单位', byStandard: '按测评标准', bySite: '按点位', pickHint: '点条形看观测明细', lowest: '得分率最低的 {n} 个', seeAll: '全部 {n} 个', seeDetails: '列表',
    theme: '测评项目', zone: '片区', siteType: '点位类型', organisation: '责任单位', standard: '测评标准', site: '点位', by: '按什么看', name: '名称', code: '编码', rate: '得分率', change: '较上轮', met: '达标判定', observed: '观测判定', siteCount: '点位数',
    heat: '片区 × 测评项目', heatAbout: '底色表示比总体高（绿）或低（红），越深差得越多；每格都能点开。', weakest: '最弱的标准', weakestAbout: '得分率最低的标准；点开看不达标的记录。', unmetRecords: '不达标判定',
    definition: '统计口径', recount: '重新核算', recountNote: '从观测记录重新加一遍，与保存的得分核对。', recountGood: '一致：核对了 {n} 个数。', recountBad: '{differing} 个数与重算结果不同（共 {n} 个）。', recountRepair: '按重算结果更正', recountRepaired: '已更正 {differing} 个数。', search: '名称或编码', sort: '排序',
    rankingAbout: '只排片区和责任单位，从不排个人。', rankingOff: '排名没有开启', rankingOffNote: '本系统默认不排名：名次容易让人盯着名次而不是问题。确需排名时，由创建办开启；样本太少、没有任务的单位不参加，同分并列。', rankingTurnOn: '开启排名', rankingTurnOff: '关闭排名', rankingAskOn: '开启排名？', rankingAskOff: '关闭排名？', rankingOnNote: '有“查看得分”权限的人都会看到片区和责任单位的名次。', rankingOffEffect: '名次立即不再显示；得分不受影响。', minimum: '最少观测判定数', minimumPurpose: '少于这个数的不排名：几次观测说明不了问题。', rank: '名次', tied: '并列', notRanked: '不排名', reason: '原因',
  },
  en: {
    title: 'Scores', round: 'Round', tabs: 'Parts of the scores', overview: 'Overview', details: 'Details', ranking: 'Ranking', export: 'Export scores', toRound: 'See the round', asOf: 'As of', live: 'follows the field',
    noRounds: 'No round to score yet', noRoundsAdvice: 'As soon as inspectors record, scores follow every observation; every number opens into its records.', toRounds: 'To the rounds', nothing: 'Nothing observed in this round yet', nothingAdvice: 'Scores appear with the first site recorded.',
    overall: 'Overall rate', weighted: 'Weighted score', weightedNote: '{n} {n:observed standard|observed standards}, at most {max} {max:point|points}', items: 'Observations', judgements: 'Judgements', sites: 'Sites observed', notApplicable: 'Not applicable', against: 'the round before', notComparable: 'Not comparable with the round before', notComparableNote: 'The two rounds used different editions without a mapping, so no change is shown.', noPrevious: 'There is no round before.',
    byTheme: 'By theme', byZone: 'By zone', bySiteType: 'By site type', byOrganisation: 'By responsible unit', byStandard: 'By standard', bySite: 'By site', pickHint: 'Press a bar for its observations', lowest: 'The {n} lowest', seeAll: 'All {n}', seeDetails: 'As a list',
    theme: 'Theme', zone: 'Zone', siteType: 'Site type', organisation: 'Responsible unit', standard: 'Standard', site: 'Site', by: 'Read by', name: 'Name', code: 'Code', rate: 'Rate', change: 'Change', met: 'Met', observed: 'Observed', siteCount: 'Sites',
    heat: 'Zone × theme', heatAbout: 'The ground tells above (green) or below (red) the overall rate, deeper the further; every cell opens.', weakest: 'Weakest standards', weakestAbout: 'Those with the lowest rates; open the unmet records.', unmetRecords: 'Unmet',
    definition: 'How it is counted', recount: 'Recount', recountNote: 'Adds up all observations again and compares with the scores kept.', recountGood: 'They agree: {n} {n:figure|figures} compared.', recountBad: '{differing} of {n} {n:figure differs|figures differ}.', recountRepair: 'Correct them', recountRepaired: '{differing} {differing:figure|figures} corrected.', search: 'Name or code', sort: 'Order',
    rankingAbout: 'Zones and responsible units only, never persons.', rankingOff: 'Ranking is off', rankingOffNote: 'It is off by default: ranks draw eyes to places instead of problems. The programme office may turn it on; units with too few observations or none are left out, equals share a rank.', rankingTurnOn: 'Turn ranking on', rankingTurnOff: 'Turn ranking off', rankingAskOn: 'Turn ranking on?', rankingAskOff: 'Turn ranking off?', rankingOnNote: 'Everybody who may read scores will see the ranks of zones and units.', rankingOffEffect: 'Ranks disappear at once; scores stay as they are.', minimum: 'Least judgements', minimumPurpose: 'With fewer nobody is ranked: a handful of observations says nothing.', rank: 'Rank', tied: 'tied', notRanked: 'Not ranked', reason: 'Reason',
  },
});
