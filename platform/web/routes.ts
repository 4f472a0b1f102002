/**
 * 页面声明 · What a module says about its pages. A module exports `routes: ModuleRoute[]` from `web/index.ts`;
 * the entry collects them, the router and the navigation are derived.
 */
import type { ComponentType } from 'react';
import type { LucideIcon } from 'lucide-react';
import type { LocalText } from './i18n.ts';

/** 导航分组 · The parts of the office, in the order in which a programme works. */
export type NavGroup = 'overview' | 'standards' | 'ground' | 'field' | 'handling' | 'honours' | 'volunteering' | 'giving' | 'care' | 'results' | 'shops' | 'records' | 'plans' | 'administration';

/** 导航项 */
export interface NavEntry {
  readonly group: NavGroup;
  /** Within the group, ascending. */
  readonly order: number;
  readonly icon: LucideIcon;
  /** Shorter words than the page's title. */
  readonly label?: LocalText;
  /** In the bottom bar of a phone, as far as there is room. */
  readonly pinned?: boolean;
  /** What whoever has `permission` does day by day, unless they also have the other and so run it for everybody: in the bottom bar of a phone before pages that are only pinned. */
  readonly daily?: { readonly permission: string; readonly unless: string };
  /** A letter of its own: `g` and then this goes here. */
  readonly key?: string;
}

/**
 * 页面 · One page of a module.
 *
 * @example
 * export const routes: ModuleRoute[] = [
 *   { path: '/cases', title: { zh: '案件', en: 'Cases' }, permission: 'cases.read', nav: { group: 'handling', order: 1, icon: ClipboardList },
 *     load: () => import('./case-list-page.tsx').then((module) => module.CaseListPage) },
 *   { path: '/cases/$caseId', title: { zh: '案件', en: 'Case' }, permission: 'cases.read',
 *     load: () => import('./case-page.tsx').then((module) => module.CasePage) },
 * ];
 */
export interface ModuleRoute {
  /** Inside the programme, with `$name` places: `/cases/$caseId`. */
  readonly path: string;
  readonly title: LocalText;
  /** Needed to see the page and its navigation item. */
  readonly permission?: string;
  readonly nav?: NavEntry;
  /** The public page on the same thing, inside `/public/<programme>` and with the same `$name` places: whoever may not see this one is led there. */
  readonly publicTwin?: string;
  /** Fills the screen, without bars and navigation. */
  readonly whole?: boolean;
  readonly load: () => Promise<ComponentType>;
}

/** 分组次序与名称 */
export const navGroups: readonly { readonly group: NavGroup; readonly label: LocalText }[] = [
  { group: 'overview', label: { zh: '总览', en: 'Overview' } },
  { group: 'standards', label: { zh: '标准', en: 'Standards' } },
  { group: 'plans', label: { zh: '计划与项目', en: 'Plans and projects' } },
  { group: 'ground', label: { zh: '点位与责任', en: 'Sites and duty' } },
  { group: 'field', label: { zh: '督查', en: 'Inspection' } },
  { group: 'handling', label: { zh: '交办整改', en: 'Rectification' } },
  { group: 'honours', label: { zh: '评选表彰', en: 'Honours' } },
  { group: 'volunteering', label: { zh: '志愿服务', en: 'Volunteering' } },
  { group: 'giving', label: { zh: '积分', en: 'Points' } },
  { group: 'care', label: { zh: '关爱', en: 'Care' } },
  { group: 'shops', label: { zh: '爱心超市', en: 'Shops' } },
  { group: 'records', label: { zh: '台账与数字', en: 'Registers and figures' } },
  { group: 'results', label: { zh: '成绩与通报', en: 'Results' } },
  { group: 'administration', label: { zh: '管理', en: 'Administration' } },
];
