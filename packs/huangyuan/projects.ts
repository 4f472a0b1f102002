/** 湟源项目 · Seven estates of 375 households together, two centres with their money, and what was greened; every project is made up. */
import type { ProjectSheet } from '../plans/work-sheet.ts';

const ESTATES = [42, 61, 38, 57, 70, 49, 58];
/** @unit 亩, days from today */
const GREENED: readonly (readonly [name: string, measure: string, done: number, on: number])[] = [
  ['示例通道绿化一标', '通道绿化面积', 6_200, -120], ['示例通道绿化二标', '通道绿化面积', 4_400, -90], ['示例森林经营一标', '森林经营面积', 52_300, -100], ['示例森林经营二标', '森林经营面积', 37_700, -80],
];

export const huangyuanProjects: readonly ProjectSheet[] = [
  ...ESTATES.map((households, at): ProjectSheet => ({
    code: `HY-PR-000${at + 1}`, name: `示例小区${at + 1}改造`, kind: 'renewal', about: '屋面、管网、停车、适老设施', households, starts: -300, ends: -50 + at, finished: -60 - at * 5, measure: ['改造户数', '户', households], work: [[-180, Math.floor(households / 2)], [-60 - at * 5, households]], milestones: [['竣工验收', -55 + at, -60 - at * 5]], money: [],
  })),
  { code: 'HY-PC-0001', name: '示例老年活动中心等项目', kind: 'construction', about: '老年活动中心及配套', starts: -330, ends: -45, finished: -50, work: [], milestones: [['竣工验收', -45, -50]], money: [['province', 0, 1_200, 1_200, 1_200], ['county', 0, 657.2, 657.2, 657.2]] },
  { code: 'HY-PC-0002', name: '示例残疾人综合服务中心', kind: 'construction', about: '康复、托养、培训', starts: -320, ends: -35, finished: -40, work: [], milestones: [['交付使用', -35, -40]], money: [['province', 0, 1_650, 1_650, 1_650], ['county', 0, 650, 650, 650]] },
  ...GREENED.map(([name, measure, done, on], at): ProjectSheet => ({ code: `HY-PG-000${at + 1}`, name, kind: 'greening', about: '栽植、抚育、管护', starts: -260, ends: -60, finished: on, measure: [measure, '亩', done], work: [[on - 60, Math.floor(done / 2)], [on, done]], milestones: [['验收', -60, on]], money: [] })),
];
