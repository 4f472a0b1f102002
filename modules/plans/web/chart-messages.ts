/** 横道图用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const chartMessages = defineMessages({
  zh: {
    plans: '行动计划', chart: '横道图', about: '阶段、年度计划、任务、项目和节点在一条时间轴上。上下键逐行看，回车打开。', a3: '打印（A3 横向）', a4: '打印（A4 横向）', today: '今天', phases: '阶段', years: '年度计划', tasks: '任务', projects: '项目', table: '以表格显示', cut: '任务太多，只画前面一部分；全部见任务分解。', empty: '这个计划还没有阶段、任务和项目', item: '内容', kind: '类别', from: '起', to: '止', state: '状态', milestone: '节点', who: '责任单位', chartOf: '“{plan}”的横道图，{n} 行', rowOf: '{kind} {name}，{from} 至 {to}，{state}', late: '超期', doneOn: '{on} 完成', due: '{on} 到期', phase: '阶段', task: '任务', project: '项目', year: '年度计划', inPlan: '进行中', legendDone: '已完成', legendLate: '超期', legendMilestone: '节点', legend: '图例', legendRuns: '未完成', legendDropped: '已取消', legendMilestoneDone: '节点已完成',
  },
  en: {
    plans: 'Plans', chart: 'Chart', about: 'Phases, yearly plans, tasks, projects and milestones on one axis of time. Up and down go row by row, Enter opens.', a3: 'Print (A3 landscape)', a4: 'Print (A4 landscape)', today: 'Today', phases: 'Phases', years: 'Yearly plans', tasks: 'Tasks', projects: 'Projects', table: 'Show as a table', cut: 'Only the first of many tasks are drawn; the list has them all.', empty: 'This plan has no phases, tasks or projects yet', item: 'What', kind: 'Kind', from: 'From', to: 'To', state: 'State', milestone: 'Milestone', who: 'Unit', chartOf: 'Chart of “{plan}”, {n} {n:row|rows}', rowOf: '{kind} {name}, {from} to {to}, {state}', late: 'Overdue', doneOn: 'done on {on}', due: 'due on {on}', phase: 'Phase', task: 'Task', project: 'Project', year: 'Yearly plan', inPlan: 'Runs', legendDone: 'Done', legendLate: 'Overdue', legendMilestone: 'Milestone', legend: 'Key', legendRuns: 'Not done', legendDropped: 'Dropped', legendMilestoneDone: 'Milestone done',
  },
});
