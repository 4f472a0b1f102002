/** 高平荣誉与台账 · The title of the city, those whom one circular commends, and the layout of the county town; all of it made up. */
import { bodies, daysBefore, persons } from '../honours/sheets.ts';
import type { AwardSheet } from '../honours/sheets.ts';
import type { RegisterSheet } from '../registers/sheets.ts';

/** @param today the day on which the story stands */
export function gaopingHonours(today: string): AwardSheet[] {
  const circular = { conferredOn: daysBefore(today, 46), document: '演示〔2021〕1号' };
  return [
    { titleCode: 'province-city', rows: bodies('GP-C', () => '示例城市', 1, () => ({ conferredOn: daysBefore(today, 60), document: '演示〔表彰〕1号' })) },
    { titleCode: 'advanced-collective', rows: bodies('GP-AC', (at) => `示例先进集体${at + 1}`, 10, () => circular) },
    { titleCode: 'advanced-individual', rows: persons('GP-AI', 20, () => circular) },
  ];
}

const AREAS: readonly (readonly [string, readonly string[]])[] = [['轴', ['示例发展轴']], ['廊', ['示例生态廊']], ['区', ['示例老城区', '示例新城区', '示例产业区']], ['镇', ['甲示例镇', '乙示例镇', '丙示例镇', '丁示例镇', '戊示例镇']]];

/** @param today the day on which the story stands */
export function gaopingRecords(today: string): RegisterSheet[] {
  const meeting = daysBefore(today, 45);
  return [
    { register: 'planned-areas', header: ['编号', '名称', '类别', '确定日期', '文号或材料'], rows: AREAS.flatMap(([kind, names]) => names.map((name) => [`GP-A-${name}`, name, kind, meeting, '演示：规划'])) },
  ];
}
