/** Projects, meetings and the weekly routine of the demo city. Every project is made up; their money and their work add up to what the published account says of all of them. */
import type { MeetingSheet, ProjectSheet, RoutineSheet } from '../plans/work-sheet.ts';

/** Five actions of renewal with the money that arrived. @unit 万元 */
const ACTIONS: readonly (readonly [string, number])[] = [['海绵城市建设', 8_200], ['城市停车场升级', 4_600], ['地下综合管廊改造', 7_335], ['城市修补', 3_900], ['生态修复', 3_600]];
/** What makes up the rest of thirteen hundred million yuan and of 149,000 square metres. @unit square metres; days from today; 万元 */
const RENEWAL: readonly (readonly [name: string, area: number, starts: number, source: string, arrived: number])[] = [
  ['示例城市更新一期', 61_400, -420, 'province', 37_519.5], ['示例城市更新二期', 52_800, -330, 'city', 38_840], ['示例片区改造', 34_800, -240, 'social', 22_265],
];

export const cityProjects: readonly ProjectSheet[] = [
  { code: 'XM-01', name: '东片区老旧小区改造（演示）', kind: 'renewal', unit: 'housing', contractor: '示例建筑公司甲', about: '屋面、管网、停车、适老设施', households: 612, starts: -260, ends: 60, measure: ['改造面积', '平方米', 48_000], work: [[-180, 9_600], [-110, 22_400], [-40, 36_500], [-8, 41_200]], milestones: [['完成招标', -240, -236], ['管网改造完成', -90, -84], ['外立面完成', -10], ['竣工验收', 60]], money: [['central', 0, 620, 620, 540], ['province', 0, 380, 300, 260], ['county', 0, 210, 120, 120], ['selfRaised', 0, 36, 20.5, 18.25]] },
  { code: 'XM-02', name: '公共停车场新建（演示）', kind: 'construction', unit: 'city-investment', contractor: '示例建筑公司乙', about: '三处立体停车库', starts: -320, ends: -12, measure: ['新增车位', '个', 640], work: [[-200, 120], [-100, 380], [-20, 655]], milestones: [['主体封顶', -110, -96], ['投入使用', -12]], money: [['city', 1, 900, 900, 880], ['city', 0, 400, 300, 342], ['social', 0, 1_200, 1_000, 960]] },
  { code: 'XM-03', name: '滨河绿道（演示）', kind: 'greening', unit: 'garden-office', contractor: '示例园林公司', about: '步道、绿化、照明', starts: -400, ends: -60, finished: -66, measure: ['绿化面积', '亩', 86], work: [[-250, 30], [-140, 71.5], [-70, 86]], milestones: [['一期开放', -200, -190], ['全线开放', -60, -66]], money: [['province', 1, 300, 300, 300], ['county', 1, 180, 180, 176.4]] },
  { code: 'XM-04', name: '农贸市场改造提升（演示）', kind: 'environment', unit: 'market-service-centre', contractor: '示例装饰公司', about: '分区、排水、公示', starts: 15, ends: 130, measure: ['改造市场', '个', 4], work: [], milestones: [['方案审定', 20], ['完成改造', 120]], money: [['county', 0, 260, 0, 0]] },
  ...ACTIONS.map(([name, arrived], at): ProjectSheet => ({ code: `XD-0${at + 1}`, name: `${name}（示例）`, kind: 'action', unit: 'housing', about: '五大行动之一', starts: -500 + at * 30, ends: 200, work: [], milestones: [['完成年度任务', 90]], money: [['county', 0, arrived, arrived, arrived * 0.9]] })),
  ...RENEWAL.map(([name, area, starts, source, arrived], at): ProjectSheet => ({
    code: `XG-0${at + 1}`, name, kind: 'renewal', unit: 'housing', contractor: '示例建筑公司丙', about: '棚户区拆迁安置、道路和管网', starts, ends: 120, measure: ['棚户区改造面积', '平方米', area], work: [[starts + 60, Math.round(area * 0.4)], [-90 + at * 20, area]], milestones: [['主体完工', -30 + at * 5, -32 + at * 5]], money: [[source, 0, arrived, arrived, Math.round(arrived * 0.8)]],
  })),
];

export const cityMeetings: readonly MeetingSheet[] = [
  { title: '创建工作动员会（演示）', kind: 'mobilisation', held: -210, venue: '市政府会议室', units: ['publicity', 'city-management', 'market-regulation', 'housing', 'traffic-police'], minutes: '部署年度工作，任务分解到单位，每月调度一次。', decisions: [{ words: '各牵头单位两周内报实施方案', unit: 'city-management', due: -195, done: '已报送，存档（演示）' }, { words: '背街小巷整治纳入年度任务', unit: 'city-management', due: -20, task: 'R-01' }] },
  { title: '第三次联席会（演示）', kind: 'joint', held: -25, venue: '创建办', units: ['city-management', 'education', 'public-security', 'market-regulation'], minutes: '通报超期任务，协调校园周边整治。', decisions: [{ words: '校园周边早晚高峰由交警和学校共同值守', unit: 'traffic-police', due: 10 }, { words: '流动摊点疏导点选址方案', unit: 'city-management', due: -5 }, { words: '校园周边整治按任务推进', unit: 'education', due: -2, task: 'R-06' }] },
];

export const hygieneDay = (kinds: RoutineSheet['kinds'], weeks: number): RoutineSheet => ({ code: 'WEEKLY-HYGIENE', zh: '周五建卫日', en: 'Friday hygiene day', about: '每周五下午清垃圾、清杂物、清水沟，干部群众一起动手。', document: '演示：周五建卫日制度', weekday: 5, kinds, weeks });
