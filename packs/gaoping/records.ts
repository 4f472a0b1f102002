/** 高平荣誉与台账 · The title of the city, its plan in phases, the frameworks it is held against, its layout and one commendation; all of it made up. */
import { bodies, daysBefore } from '../honours/sheets.ts';
import type { AwardSheet } from '../honours/sheets.ts';
import type { RegisterSheet } from '../registers/sheets.ts';

/** @param today the day on which the story stands */
export function gaopingHonours(today: string): AwardSheet[] {
  return [{ titleCode: 'province-city', rows: bodies('GP-C', () => '示例城市', 1, () => ({ conferredOn: daysBefore(today, 60), document: '演示〔表彰〕1号' })) }];
}

const AREAS: readonly (readonly [string, readonly string[]])[] = [['轴', ['示例发展轴']], ['廊', ['示例生态廊']], ['区', ['示例老城区', '示例新城区', '示例产业区']], ['镇', ['甲示例镇', '乙示例镇', '丙示例镇', '丁示例镇', '戊示例镇']]];

/** @param today the day on which the story stands */
export function gaopingRecords(today: string): RegisterSheet[] {
  const meeting = daysBefore(today, 45);
  return [
    { register: 'plan-phases', header: ['编号', '阶段', '计划', '年度', '起', '目标'], rows: ['基本达标', '巩固提升', '全力冲刺'].map((name, at) => [`GP-P-${at + 1}`, `${name}（示例）`, '2021-2023年三年行动计划（示例）', 2021 + at, `${2021 + at}-01-01`, name]) },
    { register: 'linked-frameworks', header: ['编号', '测评体系', '级别', '对标起始', '文号或材料'], rows: ['全国文明城市测评体系（示例）', '国家卫生城市标准（示例）'].map((name, at) => [`GP-F-${at + 1}`, name, '国家级', meeting, '演示：实施方案']) },
    { register: 'planned-areas', header: ['编号', '名称', '类别', '确定日期', '文号或材料'], rows: AREAS.flatMap(([kind, names]) => names.map((name) => [`GP-A-${name}`, name, kind, meeting, '演示：规划'])) },
    { register: 'decisions', header: ['编号', '文件名称', '类别', '印发日期', '宣读场合', '文号'], rows: [['GP-D-1', '关于表扬先进集体和先进个人的通报（示例）', '表彰通报', daysBefore(today, 46), '动员大会', '演示〔2021〕1号']] },
    { register: 'meetings', header: ['编号', '议题', '类别', '日期', '决定事项'], rows: [['GP-M-1', '动员大会（示例）', '动员会', meeting, '部署三年行动计划和年度工作']] },
  ];
}
