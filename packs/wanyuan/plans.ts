/** The plan of the demo city: three years, the second of which is the year of the story. Synthetic throughout. */
import { yearPhases } from '../plans/plan-sheet.ts';
import type { PlanSheet } from '../plans/plan-sheet.ts';

const QUARTER_DAYS = 91;
const counted = (values: readonly number[], source: string) => values.map((value, at) => ({ daysBefore: (values.length - 1 - at) * QUARTER_DAYS + 10, source, value }));
const shared = (numerators: readonly number[], denominator: number, source: string) => numerators.map((numerator, at) => ({ daysBefore: (numerators.length - 1 - at) * QUARTER_DAYS + 10, source, numerator, denominator }));

/** @param today the day on which the story stands */
export function cityPlan(today: string): PlanSheet {
  const year = Number(today.slice(0, 4)) - 1;
  return {
    code: `PLAN-${year}`, nameZh: `${year}—${year + 2} 年文明城市创建行动计划`, nameEn: `Plan for a civilised city, ${year}–${year + 2}`, document: `演示〔${year}〕1 号`, startsOn: `${year}-01-01`, endsOn: `${year + 2}-12-31`, ended: false,
    summary: '用三年时间，把街面、市场、小区一处一处做好。第一年先达到标准，第二年巩固，第三年查漏补缺。每个目标都写明怎么算、做到多少，进度随时可以看。',
    phases: yearPhases(year, [['基本达标', '主要点位达到测评标准'], ['巩固提升', '不反弹，补上短板'], ['全力冲刺', '全部指标稳定达标']]),
    targets: [
      { code: 'T-01', name: '实地点位达标率', unit: '%', direction: 'atLeast', values: [80, 90, 95], readings: shared([930, 978, 1_003, 1_031, 1_068], 1_200, '季度督查汇总') },
      { code: 'T-02', name: '规范管理的农贸市场', unit: '个', direction: 'atLeast', values: [12, 20, 24], readings: counted([11, 12, 15, 18, 21], '市场监管局季报') },
      { code: 'T-03', name: '新增公共停车位', unit: '个', direction: 'atLeast', values: [1_500, 4_000, 6_000], readings: counted([1_420, 1_900, 2_150, 2_600, 2_900], '住建局季报') },
      { code: 'T-04', name: '注册志愿者占常住人口', unit: '%', direction: 'atLeast', values: [9, 13, 15], readings: shared([52_000, 55_000, 60_039], 600_000, '志愿服务名册') },
      { code: 'T-05', name: '超期未改案件', unit: '件', direction: 'atMost', values: [60, 30, 10], readings: counted([48, 35], '督查案件清单') },
    ],
  };
}
