import { LIST_EXPORT_ROWS_MAX } from '#platform/contract/list-export.ts';
import { bindExport } from '#platform/server/exports/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { dateColumn, defineColumns, integerColumn, textColumn } from '#platform/server/spreadsheet/index.ts';
import { decisionStateWords, exportDecisions, exportFunding, exportMeetings, exportPlans, exportPlanTasks, exportProjects, listDecisions, listFunding, listMeetings, listPlans, listPlanTasks, listProjects, meetingKindWords, planStateWords } from '../contract/index.ts';
import { wanOfFen } from '../domain/index.ts';
import { listFundingBound } from './handlers/funding.ts';
import { listDecisionsBound, listMeetingsBound } from './handlers/meetings.ts';
import { listPlansBound } from './handlers/plans.ts';
import { listProjectsBound } from './handlers/projects.ts';
import { listPlanTasksBound } from './handlers/tasks.ts';
import { fundingColumns } from './imports/funding.ts';
import { projectColumns } from './imports/projects.ts';
import { taskColumns } from './imports/tasks.ts';
import { projectPage } from './queries/projects.ts';

const planColumns = defineColumns({
  code: textColumn({ zh: '计划编码', en: 'Plan code', required: true, width: 16 }), name: textColumn({ zh: '计划', en: 'Plan', required: true, width: 36 }), from: dateColumn({ zh: '起', en: 'From', required: true }), to: dateColumn({ zh: '止', en: 'To', required: true }),
  state: textColumn({ zh: '状态', en: 'State', required: true }), phases: integerColumn({ zh: '阶段', en: 'Phases', required: true }), targets: integerColumn({ zh: '目标', en: 'Targets', required: true }),
});

const meetingColumns = defineColumns({
  heldOn: dateColumn({ zh: '日期', en: 'Held on', required: true }), title: textColumn({ zh: '议题', en: 'Title', required: true, width: 40, maxLength: 200 }), kind: textColumn({ zh: '类别', en: 'Kind', required: true }), venue: textColumn({ zh: '地点', en: 'Venue' }), chair: textColumn({ zh: '主持人', en: 'Chair' }), decisions: integerColumn({ zh: '议定事项', en: 'Decisions', required: true }), open: integerColumn({ zh: '待办', en: 'Open', required: true }),
});
const decisionColumns = defineColumns({
  meeting: textColumn({ zh: '会议', en: 'Meeting', required: true, width: 30, maxLength: 200 }), number: integerColumn({ zh: '序号', en: 'No.', required: true }), words: textColumn({ zh: '议定事项', en: 'Decision', required: true, width: 50, maxLength: 1_000 }), unit: textColumn({ zh: '责任单位', en: 'Unit', required: true, width: 20 }), dueOn: dateColumn({ zh: '完成时限', en: 'Due', required: true }),
  task: textColumn({ zh: '任务编码', en: 'Task code' }), state: textColumn({ zh: '状态', en: 'State', required: true }), note: textColumn({ zh: '办理情况', en: 'What was done', width: 40, maxLength: 1_000 }),
});

/** What is built, which the list does not show. */
const aboutOf = async (ctx: ReadContext): Promise<ReadonlyMap<string, string>> => new Map((await projectPage(ctx, {}, 'code', { limit: LIST_EXPORT_ROWS_MAX, offset: 0 })).flatMap(({ id, about }) => (about === '' ? [] : [[id, about] as const])));

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
  bindExport(exportProjects, listProjectsBound, listProjects, {
    name: { zh: '项目', en: 'Projects' }, columns: projectColumns, prepare: (ctx) => aboutOf(ctx),
    row: (row, { ground }) => ({
      code: row.code, name: row.name, kind: row.kind, plan: row.plan?.code ?? null, place: row.place?.code ?? null, organisation: row.organisation?.code ?? null, contractor: row.contractor, households: row.households, startsOn: row.startsOn, endsOn: row.endsOn, about: ground.get(row.id) ?? null, state: row.state,
    }),
  }),
  bindExport(exportFunding, listFundingBound, listFunding, {
    name: { zh: '项目资金', en: 'Money of projects' }, columns: fundingColumns,
    row: (row, { text }) => ({ project: row.project.code, source: text(row.source.nameZh, row.source.nameEn) as string, year: row.year, planned: wanOfFen(row.plannedFen), arrived: wanOfFen(row.arrivedFen), spent: wanOfFen(row.spentFen) }),
  }),
  bindExport(exportMeetings, listMeetingsBound, listMeetings, {
    name: { zh: '会议', en: 'Meetings' }, columns: meetingColumns,
    row: (row, { words }) => ({ heldOn: row.heldOn, title: row.title, kind: meetingKindWords[row.kind][words], venue: row.venue, chair: row.chair?.name ?? null, decisions: row.decisionCount, open: row.openCount }),
  }),
  bindExport(exportDecisions, listDecisionsBound, listDecisions, {
    name: { zh: '议定事项', en: 'Decisions' }, columns: decisionColumns,
    row: (row, { words, text }) => ({ meeting: row.meeting.title, number: row.number, words: row.words, unit: text(row.organisation.nameZh, row.organisation.nameEn) as string, dueOn: row.dueOn, task: row.task?.code ?? null, state: decisionStateWords[row.state][words], note: row.note }),
  }),
];
