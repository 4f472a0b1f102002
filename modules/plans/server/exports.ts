import { bindExport } from '#platform/server/exports/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { exportPlans, exportPlanTasks, listPlans, listPlanTasks, planStateWords } from '../contract/index.ts';
import { listPlansBound } from './handlers/plans.ts';
import { listPlanTasksBound } from './handlers/tasks.ts';
import { taskColumns } from './imports/tasks.ts';

const planColumns = defineColumns({
  code: textColumn({ zh: '计划编码', en: 'Plan code', required: true, width: 16 }), name: textColumn({ zh: '计划', en: 'Plan', required: true, width: 36 }), from: dateColumn({ zh: '起', en: 'From', required: true }), to: dateColumn({ zh: '止', en: 'To', required: true }),
  state: textColumn({ zh: '状态', en: 'State', required: true }), phases: integerColumn({ zh: '阶段', en: 'Phases', required: true }), targets: integerColumn({ zh: '目标', en: 'Targets', required: true }),
});

export const plansExports = [
  bindExport(exportPlans, listPlansBound, listPlans, {
    name: { zh: '行动计划', en: 'Plans' }, columns: planColumns,
    row: (row, { words, text }) => ({ code: row.code, name: text(row.nameZh, row.nameEn) as string, from: row.startsOn, to: row.endsOn, state: planStateWords[row.state][words], phases: row.phaseCount, targets: row.targetCount }),
  }),
  bindExport(exportPlanTasks, listPlanTasksBound, listPlanTasks, {
    name: { zh: '任务分解表', en: 'Tasks' }, columns: taskColumns,
    row: (row) => ({
      code: row.code, name: row.name, standards: row.standards.join('、') || null, lead: row.lead.code, helpers: row.helpers.map(({ code }) => code).join('、') || null, owner: row.owner?.code ?? null, target: row.targetCode, startsOn: row.startsOn, dueOn: row.dueOn, evidence: row.evidence || null, state: row.state,
    }),
  }),
];
