/** 计划页面 · Office pages of this module. */
import { lazy } from 'react';
import { CalendarCheck, CalendarRange, ClipboardList, Hammer, Presentation } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

/** 任务数 · For the home of the office. */
export const TaskTiles = lazy(() => import('./task-progress.tsx').then((module) => ({ default: module.TaskTiles })));

const READ = 'plans.read';
const MANAGE = 'plans.manage';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/plans', title: { zh: '行动计划', en: 'Plans' }, permission: READ, nav: { group: 'plans', order: 1, icon: CalendarRange }, load: () => import('./plans-page.tsx').then((module) => module.PlansPage) },
  { path: '/plans/new', title: { zh: '起草计划', en: 'Draft a plan' }, permission: MANAGE, load: () => import('./plan-form-page.tsx').then((module) => module.NewPlanPage) },
  { path: '/plans/$planId', title: { zh: '计划', en: 'Plan' }, permission: READ, load: () => import('./plan-page.tsx').then((module) => module.PlanPage) },
  { path: '/plans/$planId/edit', title: { zh: '修改计划', en: 'Change a plan' }, permission: MANAGE, load: () => import('./plan-form-page.tsx').then((module) => module.EditPlanPage) },
  { path: '/plans/$planId/targets/new', title: { zh: '新增目标', en: 'Add a target' }, permission: MANAGE, load: () => import('./target-form-page.tsx').then((module) => module.NewTargetPage) },
  { path: '/plans/$planId/tasks/new', title: { zh: '下达任务', en: 'Set a task' }, permission: MANAGE, load: () => import('./task-form-page.tsx').then((module) => module.NewTaskPage) },
  { path: '/plans/$planId/tasks/import', title: { zh: '导入任务分解表', en: 'Import tasks' }, permission: MANAGE, load: () => import('./task-import-page.tsx').then((module) => module.ImportTasksPage) },
  { path: '/plans/$planId/task-table', title: { zh: '任务分解表', en: 'Breakdown of tasks' }, permission: READ, load: () => import('./task-table-page.tsx').then((module) => module.TaskTablePage) },
  { path: '/plan-tasks', title: { zh: '任务分解', en: 'Tasks' }, permission: READ, nav: { group: 'plans', order: 2, icon: ClipboardList }, load: () => import('./tasks-page.tsx').then((module) => module.TasksPage) },
  { path: '/plan-tasks/$taskId', title: { zh: '任务', en: 'Task' }, permission: READ, load: () => import('./task-page.tsx').then((module) => module.TaskPage) },
  { path: '/plan-tasks/$taskId/edit', title: { zh: '修改任务', en: 'Change a task' }, permission: MANAGE, load: () => import('./task-form-page.tsx').then((module) => module.EditTaskPage) },
  { path: '/routines', title: { zh: '例行活动', en: 'Routines' }, permission: READ, nav: { group: 'plans', order: 3, icon: CalendarCheck }, load: () => import('./routines-page.tsx').then((module) => module.RoutinesPage) },
  { path: '/routines/new', title: { zh: '设立例行活动', en: 'Set up a routine' }, permission: MANAGE, load: () => import('./routine-form-page.tsx').then((module) => module.NewRoutinePage) },
  { path: '/routines/$routineId', title: { zh: '例行活动', en: 'Routine' }, permission: READ, load: () => import('./routine-page.tsx').then((module) => module.RoutinePage) },
  { path: '/routines/$routineId/edit', title: { zh: '修改例行活动', en: 'Change a routine' }, permission: MANAGE, load: () => import('./routine-form-page.tsx').then((module) => module.EditRoutinePage) },
  { path: '/routines/$routineId/places', title: { zh: '参加的村（社区）', en: 'Who takes part' }, permission: MANAGE, load: () => import('./routine-places-page.tsx').then((module) => module.RoutinePlacesPage) },
  { path: '/projects', title: { zh: '项目', en: 'Projects' }, permission: READ, nav: { group: 'plans', order: 4, icon: Hammer }, load: () => import('./projects-page.tsx').then((module) => module.ProjectsPage) },
  { path: '/projects/new', title: { zh: '新增项目', en: 'Add a project' }, permission: MANAGE, load: () => import('./project-form-page.tsx').then((module) => module.NewProjectPage) },
  { path: '/projects/import', title: { zh: '导入项目', en: 'Import projects' }, permission: MANAGE, load: () => import('./project-import-pages.tsx').then((module) => module.ImportProjectsPage) },
  { path: '/projects/$projectId', title: { zh: '项目', en: 'Project' }, permission: READ, load: () => import('./project-page.tsx').then((module) => module.ProjectPage) },
  { path: '/projects/$projectId/edit', title: { zh: '修改项目', en: 'Change a project' }, permission: MANAGE, load: () => import('./project-form-page.tsx').then((module) => module.EditProjectPage) },
  { path: '/project-funding', title: { zh: '资金合计', en: 'Money of projects' }, permission: READ, load: () => import('./funding-page.tsx').then((module) => module.FundingPage) },
  { path: '/project-funding/import', title: { zh: '导入项目资金', en: 'Import money of projects' }, permission: MANAGE, load: () => import('./project-import-pages.tsx').then((module) => module.ImportFundingPage) },
  { path: '/plans/$planId/chart', title: { zh: '横道图', en: 'Chart' }, permission: READ, load: () => import('./chart-page.tsx').then((module) => module.ChartPage) },
  { path: '/meetings', title: { zh: '会议与议定事项', en: 'Meetings' }, permission: READ, nav: { group: 'plans', order: 5, icon: Presentation }, load: () => import('./meetings-pages.tsx').then((module) => module.MeetingsPage) },
  { path: '/meetings/new', title: { zh: '登记会议', en: 'Enter a meeting' }, permission: MANAGE, load: () => import('./meeting-form-page.tsx').then((module) => module.NewMeetingPage) },
  { path: '/meetings/$meetingId', title: { zh: '会议', en: 'Meeting' }, permission: READ, load: () => import('./meeting-page.tsx').then((module) => module.MeetingPage) },
  { path: '/meetings/$meetingId/edit', title: { zh: '修改会议', en: 'Change a meeting' }, permission: MANAGE, load: () => import('./meeting-form-page.tsx').then((module) => module.EditMeetingPage) },
  { path: '/decisions', title: { zh: '议定事项', en: 'Decisions' }, permission: READ, load: () => import('./meetings-pages.tsx').then((module) => module.DecisionsPage) },
  { path: '/plan-targets/$targetId', title: { zh: '目标', en: 'Target' }, permission: READ, load: () => import('./target-page.tsx').then((module) => module.TargetPage) },
  { path: '/plan-targets/$targetId/edit', title: { zh: '修改目标', en: 'Change a target' }, permission: MANAGE, load: () => import('./target-form-page.tsx').then((module) => module.EditTargetPage) },
];
