/** 万源台账 · The money, the work done, the results and the declared numbers of the published account; every record is made up. */
import { daysBefore } from '../honours/sheets.ts';
import { indicatorSheet } from '../registers/sheets.ts';
import type { RegisterSheet } from '../registers/sheets.ts';

const ACTIONS = ['海绵城市建设', '城市停车场升级', '地下综合管廊改造', '城市修补', '生态修复'];
/** Of the county itself and of six that are only numbered. */
const COUNTIES: readonly (readonly [string, number])[] = [['本市', 92.41], ['示例县一', 90.87], ['示例县二', 89.93], ['示例县三', 88.16], ['示例县四', 87.52], ['示例区一', 86.9], ['示例区二', 85.75]];

/** @param today the day on which the story stands */
export function wanyuanRecords(today: string): RegisterSheet[] {
  const year = today.slice(0, 4);
  const funding: readonly (readonly [string, string, number, number])[] = [['示例城市更新一期', '上级补助', 420, 412_600_000], ['示例城市更新二期', '专项债', 330, 388_400_000], ['五大行动', '本级财政', 240, 276_350_000], ['示例片区改造', '社会投入', 150, 222_650_000]];
  return [
    { register: 'projects', header: ['编号', '项目名称', '类别', '开工日期', '责任单位'], rows: ACTIONS.map((name, at) => [`WY-PA-000${at + 1}`, `${name}（示例）`, '行动计划', daysBefore(today, 500 - at * 30), '示例单位']) },
    { register: 'project-funding', header: ['编号', '项目', '资金来源', '年度', '到位日期', '金额'], rows: funding.map(([project, source, days, amount], at) => [`WY-M-000${at + 1}`, project, source, year, daysBefore(today, days), amount]) },
    { register: 'project-progress', header: ['编号', '项目', '计量', '验收日期', '数量', '单位', '验收单'], rows: ([['示例棚改一片', 300, 61_400], ['示例棚改二片', 200, 52_800], ['示例棚改三片', 90, 34_800]] as const).map(([project, days, area], at) => [`WY-A-000${at + 1}`, project, '棚户区改造面积', daysBefore(today, days), area, '平方米', '演示：验收单']) },
    { register: 'evaluations', header: ['编号', '被测评单位', '测评', '得分', '公布日期', '文号'], rows: COUNTIES.map(([name, score], at) => [`WY-E-000${at + 1}`, name, '2020-10', score, daysBefore(today, 130), '演示：测评通报']) },
    indicatorSheet('WY-I', daysBefore(today, 365), daysBefore(today, 1), [
      { code: 'population', zh: '常住人口', value: 600_000, unit: '人' },
      // As it was published: a share and the count it speaks of, without what it is a share of.
      { code: 'volunteers.ratio', zh: '志愿者比例', value: 0.62, unit: '比', numerator: 60_039 },
    ]),
  ];
}
