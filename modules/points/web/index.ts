/** 积分页面 · Office and village pages of this module. */
import { CalendarCheck, CalendarClock, HandCoins, ListChecks, Megaphone, ScrollText, TableProperties, WalletCards } from 'lucide-react';
import type { GlanceSource } from '#platform/web/glance.ts';
import type { ModuleRoute } from '#platform/web/routes.ts';

export { TakeObjection, TakenNote } from './take-objection.tsx';
export type { Taken } from './take-objection.tsx';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  { path: '/deeds', title: { zh: '记分', en: 'Deeds' }, permission: 'points.read', nav: { group: 'giving', order: 1, icon: HandCoins, daily: { permission: 'points.record', unless: 'points.draftRules' } }, load: () => import('./deeds-page.tsx').then((module) => module.DeedsPage) },
  { path: '/deeds/new', title: { zh: '记一笔', en: 'Record a deed' }, permission: 'points.record', load: () => import('./deed-form-page.tsx').then((module) => module.DeedFormPage) },
  { path: '/deeds/import', title: { zh: '导入记分', en: 'Import deeds' }, permission: 'points.record', load: () => import('./import-pages.tsx').then((module) => module.ImportDeedsPage) },
  { path: '/points-month', title: { zh: '月度评议', en: 'Review of a month' }, permission: 'points.read', nav: { group: 'giving', order: 1.5, icon: CalendarCheck }, load: () => import('./month-page.tsx').then((module) => module.MonthPage) },
  { path: '/points-notice', title: { zh: '记分公示', en: 'Deeds on notice' }, permission: 'points.read', nav: { group: 'giving', order: 1.6, icon: Megaphone }, load: () => import('./notice-page.tsx').then((module) => module.NoticePage) },
  { path: '/points-objections', title: { zh: '记分异议', en: 'Objections to deeds' }, permission: 'points.settleObjections', load: () => import('./objections-page.tsx').then((module) => module.ObjectionsPage) },
  { path: '/points-year', title: { zh: '年终结算', en: 'End of the year' }, permission: 'points.read', nav: { group: 'giving', order: 3.5, icon: CalendarClock }, load: () => import('./year-page.tsx').then((module) => module.YearPage) },
  { path: '/points-accounts', title: { zh: '积分账户', en: 'Points accounts' }, permission: 'points.read', nav: { group: 'giving', order: 2, icon: WalletCards }, load: () => import('./accounts-page.tsx').then((module) => module.AccountsPage) },
  { path: '/points-accounts/$accountId', title: { zh: '积分账户', en: 'Points account' }, permission: 'points.read', load: () => import('./account-page.tsx').then((module) => module.AccountPage) },
  { path: '/points-board', title: { zh: '积分公示榜', en: 'Board' }, permission: 'points.read', nav: { group: 'giving', order: 3, icon: TableProperties }, load: () => import('./board-page.tsx').then((module) => module.BoardPage) },
  { path: '/rule-books', title: { zh: '积分规则', en: 'Rule books' }, permission: 'points.read', nav: { group: 'giving', order: 4, icon: ScrollText }, load: () => import('./rule-books-page.tsx').then((module) => module.RuleBooksPage) },
  { path: '/rule-books/$bookId', title: { zh: '积分规则', en: 'Rule book' }, permission: 'points.read', load: () => import('./rule-book-page.tsx').then((module) => module.RuleBookPage) },
  { path: '/rule-books/$bookId/import', title: { zh: '导入规则条目', en: 'Import rules' }, permission: 'points.draftRules', load: () => import('./import-pages.tsx').then((module) => module.ImportRulesPage) },
  { path: '/points-check', title: { zh: '账本与异常', en: 'Ledger and signals' }, permission: 'points.verify', nav: { group: 'giving', order: 5, icon: ListChecks }, load: () => import('./check-page.tsx').then((module) => module.CheckPage) },
  { path: '/points-signals/$signalId', title: { zh: '积分异常提示', en: 'Signal in the ledger' }, permission: 'points.verify', load: () => import('./signal-page.tsx').then((module) => module.SignalPage) },
];

/** 概览数字 */
export const glances: readonly GlanceSource[] = [{ key: 'points', order: 3, permission: 'points.read', label: { zh: '积分', en: 'Points' }, load: () => import('./glance.tsx').then((module) => module.PointsGlance) }];
