/** 计划页面 · Office pages of this module. */
import { lazy } from 'react';
import { CalendarCheck, CalendarRange, ClipboardList } from 'lucide-react';
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
  { path: '/plan-targets/$targetId', title: { zh: '目标', en: 'Target' }, permission: READ, load: () => import('./target-page.tsx').then((module) => module.TargetPage) },
  { path: '/plan-targets/$targetId/edit', title: { zh: '修改目标', en: 'Change a target' }, permission: MANAGE, load: () => import('./target-form-page.tsx').then((module) => module.EditTargetPage) },
];
