import { bindExport } from '#platform/server/exports/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { exportPlans, listPlans, planStateWords } from '../contract/index.ts';
import { listPlansBound } from './handlers/plans.ts';

const planColumns = defineColumns({
  code: textColumn({ zh: '计划编码', en: 'Plan code', required: true, width: 16 }), name: textColumn({ zh: '计划', en: 'Plan', required: true, width: 36 }), from: dateColumn({ zh: '起', en: 'From', required: true }), to: dateColumn({ zh: '止', en: 'To', required: true }),
  state: textColumn({ zh: '状态', en: 'State', required: true }), phases: integerColumn({ zh: '阶段', en: 'Phases', required: true }), targets: integerColumn({ zh: '目标', en: 'Targets', required: true }),
});

export const plansExports = [
  bindExport(exportPlans, listPlansBound, listPlans, {
    name: { zh: '行动计划', en: 'Plans' }, columns: planColumns,
    row: (row, { words }) => ({ code: row.code, name: row.name, from: row.startsOn, to: row.endsOn, state: planStateWords[row.state][words], phases: row.phaseCount, targets: row.targetCount }),
  }),
];
