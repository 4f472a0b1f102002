/** The three-year plan that the seed page tells of (2021 reach, 2022 consolidate, 2023 sprint). Its phases are the page's; targets and readings are not on it, so none are made up. */
import { yearPhases } from '../plans/plan-sheet.ts';
import type { PlanSheet } from '../plans/plan-sheet.ts';

export const gaopingPlan: PlanSheet = {
  code: 'PLAN-2021', nameZh: '2021—2023 年创建全国文明城市三年行动计划', nameEn: 'Three-year plan 2021–2023 for a national civilised city', document: null, startsOn: '2021-01-01', endsOn: '2023-12-31', ended: true,
  summary: '三年分三步：先达到标准，再巩固提升，最后一年冲刺。文明城市和卫生城市一起做，一次工作对应两套标准。',
  phases: yearPhases(2021, [['基本达标', '对照全国文明城市测评体系补齐差距'], ['巩固提升', '成果不反弹，两城一起推进'], ['全力冲刺', '各项指标迎接测评']]),
  targets: [],
};
