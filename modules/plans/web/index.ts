/** 计划页面 · Office pages of this module. */
import { CalendarRange } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

const READ = 'plans.read';
const MANAGE = 'plans.manage';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/plans', title: { zh: '行动计划', en: 'Plans' }, permission: READ, nav: { group: 'plans', order: 1, icon: CalendarRange }, load: () => import('./plans-page.tsx').then((module) => module.PlansPage) },
  { path: '/plans/new', title: { zh: '起草计划', en: 'Draft a plan' }, permission: MANAGE, load: () => import('./plan-form-page.tsx').then((module) => module.NewPlanPage) },
  { path: '/plans/$planId', title: { zh: '计划', en: 'Plan' }, permission: READ, load: () => import('./plan-page.tsx').then((module) => module.PlanPage) },
  { path: '/plans/$planId/edit', title: { zh: '修改计划', en: 'Change a plan' }, permission: MANAGE, load: () => import('./plan-form-page.tsx').then((module) => module.EditPlanPage) },
  { path: '/plans/$planId/targets/new', title: { zh: '新增目标', en: 'Add a target' }, permission: MANAGE, load: () => import('./target-form-page.tsx').then((module) => module.NewTargetPage) },
  { path: '/plan-targets/$targetId', title: { zh: '目标', en: 'Target' }, permission: READ, load: () => import('./target-page.tsx').then((module) => module.TargetPage) },
  { path: '/plan-targets/$targetId/edit', title: { zh: '修改目标', en: 'Change a target' }, permission: MANAGE, load: () => import('./target-form-page.tsx').then((module) => module.EditTargetPage) },
];
