/**
 * 高平计划 · The three-year plan that the seed page tells of (2021 reach, 2022 consolidate, 2023 sprint), its first yearly work plan, and that of
 * the year of the story. The phases are the page's; targets, readings and tasks are made up, and each is held against standards of both editions.
 */
import { daysBetween, localDate } from '#kernel/local-date.ts';
import type { PlanSheet } from '../plans/plan-sheet.ts';
import { yearPhases } from '../plans/plan-sheet.ts';
import type { MeetingSheet, TaskSheet, WorkSheet } from '../plans/work-sheet.ts';
import { CIVILISED, HYGIENIC } from './editions.ts';

const civilised = (...codes: readonly string[]): string[] => codes.map((code) => `${CIVILISED}/${code}`);
const hygienic = (...codes: readonly string[]): string[] => codes.map((code) => `${HYGIENIC}/${code}`);
const READ_ON = ['2021-06-30', '2021-12-31', '2022-06-30', '2022-12-31', '2023-06-30', '2023-12-31'] as const;
const SELF_CHECK = '演示：年度自查报告';

/** @param today the day on which the story stands; readings are told from it back */
export function gaopingPlan(today: string): PlanSheet {
  const ago = (on: string): number => daysBetween(localDate(on), localDate(today));
  const counted = (values: readonly number[]) => values.map((value, at) => ({ daysBefore: ago(READ_ON[at] as string), source: SELF_CHECK, value }));
  const shared = (numerators: readonly number[], denominator: number) => numerators.map((numerator, at) => ({ daysBefore: ago(READ_ON[at] as string), source: SELF_CHECK, numerator, denominator }));
  return {
    code: 'PLAN-2021', nameZh: '2021—2023 年创建全国文明城市三年行动计划', nameEn: 'Three-year plan 2021–2023 for a national civilised city', document: null, startsOn: '2021-01-01', endsOn: '2023-12-31', ended: true,
    summary: '三年分三步：先达到标准，再巩固提升，最后一年冲刺。文明城市和卫生城市一起做，一次工作对应两套标准。目标和读数为演示，全部虚构。',
    phases: yearPhases(2021, [['基本达标', '对照全国文明城市测评体系补齐差距'], ['巩固提升', '成果不反弹，两城一起推进'], ['全力冲刺', '各项指标迎接测评']]),
    targets: [
      { code: 'T-01', name: '主次干道保洁达标率', unit: '%', direction: 'atLeast', values: [80, 90, 95], readings: shared([146, 165, 174, 183, 188, 193], 200), standards: [...civilised('6.1.1'), ...hygienic('3.1.1')] },
      { code: 'T-02', name: '达到二类以上标准的公厕', unit: '座', direction: 'atLeast', values: [30, 45, 60], readings: counted([22, 31, 38, 46, 52, 61]), standards: [...civilised('6.3.1', '6.3.2'), ...hygienic('3.1.3')] },
      { code: 'T-03', name: '规范管理的农贸市场', unit: '个', direction: 'atLeast', values: [4, 6, 8], readings: counted([3, 4, 5, 6, 6, 7]), standards: [...civilised('4.5.1', '4.5.2'), ...hygienic('6.1.4')] },
      { code: 'T-04', name: '整治的背街小巷', unit: '条', direction: 'atLeast', values: [20, 45, 70], readings: counted([9, 21, 33, 47, 58, 72]), standards: [...civilised('6.10.1'), ...hygienic('4.1.2')] },
      { code: 'T-05', name: '超期未办结的群众诉求', unit: '件', direction: 'atMost', values: [40, 20, 10], readings: counted([51, 38, 27, 19, 14, 9]), standards: [...civilised('2.4.1', '9.4.2'), ...hygienic('1.1.4')] },
    ],
  };
}

/** Month and day by which a task is due, and what went on with it in a year that goes on. */
type Task = readonly [name: string, lead: string, due: string, evidence: string, standards: readonly string[], went?: TaskSheet['went'], helpers?: readonly string[]];
const TASKS: readonly Task[] = [
  ['主次干道清扫保洁和垃圾容器更新', 'city-management', '04-30', '路段清单、前后照片', [...civilised('6.1.1', '6.2.1'), ...hygienic('3.1.1', '3.1.2')], 'accepted'],
  ['公厕改造和指示牌补设', 'city-management', '09-10', '改造清单、验收单', [...civilised('6.3.1', '6.3.2'), ...hygienic('3.1.3')], 'delivered', ['housing']],
  ['占道经营疏导和乱贴乱画清理', 'city-management', '10-31', '路段清单、巡查记录', [...civilised('6.4.1', '6.4.2'), ...hygienic('3.1.4')], 'begun'],
  ['农贸市场分区、公示和活禽隔离', 'market-regulation', '08-31', '市场清单、现场照片', [...civilised('4.5.1', '4.5.2'), ...hygienic('6.1.4')]],
  ['餐饮后厨亮化和量化分级', 'market-regulation', '11-15', '单位清单、检查表', [...civilised('4.4.1', '4.4.2'), ...hygienic('7.1.1', '7.1.2')], undefined, ['health']],
  ['背街小巷路面和排水整治', 'housing', '10-15', '整治前后照片、验收单', [...civilised('6.10.1', '6.1.2'), ...hygienic('4.1.2')], undefined, ['city-management']],
  ['工地围挡和扬尘治理', 'housing', '11-30', '工地清单、巡查记录', [...civilised('6.12.1'), ...hygienic('3.1.5')], undefined, ['ecology']],
  ['公共场所控烟和健康教育宣传栏', 'health', '09-30', '场所清单、照片', [...civilised('5.7.2'), ...hygienic('2.1.1', '2.1.3')]],
  ['校园及周边环境整治', 'education', '09-05', '学校清单、巡查记录', [...civilised('5.1.2', '7.5.1'), ...hygienic('6.1.3')], undefined, ['traffic-police', 'city-management']],
  ['公益广告更新和破损修补', 'publicity', '12-10', '点位清单、前后照片', civilised('1.2.1', '1.3.1', '1.3.2')],
  ['村容整治和户厕改造', 'agriculture', '11-20', '村清单、验收单', [...civilised('6.11.1', '6.11.2'), ...hygienic('4.1.4', '4.1.5')], undefined, ['health']],
  ['河道清漂和沿岸垃圾清运', 'ecology', '10-20', '巡河记录、照片', [...civilised('8.1.1'), ...hygienic('5.1.1')], undefined, ['agriculture']],
];

/**
 * 年度创建工作 · @param isOver a year of the past: every task was handed in and accepted
 * @param today the day on which the story stands
 */
export function gaopingWork(year: number, isOver: boolean, today: string): WorkSheet {
  const phase = (name: string, goal: string, from: string, to: string) => ({ name, goal, startsOn: `${year}-${from}`, endsOn: `${year}-${to}` });
  return {
    yearPlan: {
      code: `WORK-${year}`, nameZh: `${year} 年创建工作计划`, nameEn: `Work plan for ${year}`, document: `演示〔${year}〕2 号`, startsOn: `${year}-01-01`, endsOn: `${year}-12-31`,
      summary: '任务落到牵头单位、配合单位和时限，每项任务同时写明对应的文明城市和卫生城市标准，一份佐证两处可用。',
      phases: [phase('部署', '动员、任务分解', '01-01', '03-31'), phase('实施', '逐项推进、按月调度', '04-01', '10-31'), phase('验收', '逐项验收、年度自查', '11-01', '12-31')],
    },
    tasks: TASKS.map(([name, lead, due, evidence, standards, went, helpers = []], at): TaskSheet => ({
      code: `${year}-${String(at + 1).padStart(2, '0')}`, name, lead, helpers, evidence, standards, due: daysBetween(localDate(today), localDate(`${year}-${due}`)),
      ...(isOver ? { went: 'accepted' as const } : went === undefined ? {} : { went }),
    })),
  };
}

/** @param today the day on which the story stands */
export function gaopingMeetings(today: string): readonly MeetingSheet[] {
  const held = daysBetween(localDate(today), localDate('2021-02-02'));
  return [{
    title: '创建全国文明城市动员大会（演示）', kind: 'mobilisation', held, venue: '市会议中心', units: ['publicity', 'city-management', 'housing', 'market-regulation', 'health'], minutes: '为省级文明城市揭牌，宣读表扬通报，部署三年行动计划和当年工作。',
    decisions: [{ words: '各牵头单位按任务分解表报实施方案', unit: 'city-management', due: held + 20, done: '已报送，存档（演示）' }, { words: '文明城市和卫生城市合并调度，一份佐证两处可用', unit: 'publicity', due: held + 40, done: '对应关系已确认（演示）' }],
  }];
}
