/** 关爱页面 · Office pages of this module. */
import { Gift, ListChecks, PackageCheck, UsersRound } from 'lucide-react';
import type { GlanceSource } from '#platform/web/glance.ts';
import type { ModuleRoute } from '#platform/web/routes.ts';

const READ = 'care.read';
const MANAGE = 'care.manage';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/care', title: { zh: '关爱行动', en: 'Care schemes' }, permission: READ, nav: { group: 'care', order: 1, icon: Gift }, load: () => import('./schemes-page.tsx').then((module) => module.SchemesPage) },
  { path: '/care/new', title: { zh: '新建关爱行动', en: 'Begin a care scheme' }, permission: MANAGE, load: () => import('./scheme-form-page.tsx').then((module) => module.NewSchemePage) },
  { path: '/care/$schemeId', title: { zh: '关爱行动', en: 'Care scheme' }, permission: READ, load: () => import('./scheme-page.tsx').then((module) => module.SchemePage) },
  { path: '/care/$schemeId/edit', title: { zh: '修改关爱行动', en: 'Change a care scheme' }, permission: MANAGE, load: () => import('./scheme-form-page.tsx').then((module) => module.EditSchemePage) },
  { path: '/care/$schemeId/register', title: { zh: '登记关爱对象', en: 'Register a recipient' }, permission: 'care.register', load: () => import('./recipient-form-page.tsx').then((module) => module.RegisterPage) },
  { path: '/care/$schemeId/import', title: { zh: '导入关爱对象', en: 'Import recipients' }, permission: 'care.register', load: () => import('./import-page.tsx').then((module) => module.ImportRecipientsPage) },
  { path: '/care/$schemeId/desk', title: { zh: '发放台', en: 'Hand-over desk' }, permission: 'care.deliver', load: () => import('./desk-page.tsx').then((module) => module.DeskPage) },
  { path: '/care/$schemeId/slips', title: { zh: '领取单', en: 'Slips' }, permission: 'care.deliver', load: () => import('./slips-page.tsx').then((module) => module.SlipsPage) },
  { path: '/care/$schemeId/stock', title: { zh: '库存与对账', en: 'Stock' }, permission: MANAGE, load: () => import('./stock-page.tsx').then((module) => module.StockPage) },
  { path: '/care-recipients', title: { zh: '关爱对象', en: 'Recipients' }, permission: READ, nav: { group: 'care', order: 2, icon: UsersRound }, load: () => import('./recipients-page.tsx').then((module) => module.RecipientsPage) },
  { path: '/care-recipients/$recipientId', title: { zh: '关爱对象', en: 'Recipient' }, permission: READ, load: () => import('./recipient-page.tsx').then((module) => module.RecipientPage) },
  { path: '/care-deliveries', title: { zh: '发放记录', en: 'Hand-overs' }, permission: READ, nav: { group: 'care', order: 3, icon: PackageCheck }, load: () => import('./deliveries-page.tsx').then((module) => module.DeliveriesPage) },
  { path: '/care-deliveries/$deliveryId', title: { zh: '发放记录', en: 'Hand-over' }, permission: 'care.readDetails', load: () => import('./delivery-page.tsx').then((module) => module.DeliveryPage) },
  { path: '/care-situations', title: { zh: '关爱情形', en: 'Situations' }, permission: READ, nav: { group: 'care', order: 4, icon: ListChecks }, load: () => import('./situations-page.tsx').then((module) => module.SituationsPage) },
];

/** 概览数字 */
export const glances: readonly GlanceSource[] = [{ key: 'care', order: 5, permission: 'care.read', label: { zh: '关爱', en: 'Care' }, load: () => import('./glance.tsx').then((module) => module.CareGlance) }];
