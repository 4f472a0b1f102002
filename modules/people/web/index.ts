/** 人员与责任页面 · Pages of this module, and the parts that pages of other modules are made with. */
import { lazy } from 'react';
import { ArrowRightLeft, CalendarClock, KeyRound, ShieldCheck, UserCheck, UserCog, Users } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

// Loaded with the first page that needs one: what they are made of is heavy.
export const PersonSelect = lazy(() => import('./pickers.tsx').then((module) => ({ default: module.PersonSelect })));
export const NewColleague = lazy(() => import('./new-colleague.tsx').then((module) => ({ default: module.NewColleague })));
export const SiteDuties = lazy(() => import('./site-duties.tsx').then((module) => ({ default: module.SiteDuties })));
export const SiteDutyActs = lazy(() => import('./duty-bulk.tsx').then((module) => ({ default: module.SiteDutyActs })));
export { PersonName } from './person-name.tsx';

const READ = 'people.read';

/** 页面 */
export const routes: readonly ModuleRoute[] = [
  {
    path: '/persons', title: { zh: '人员', en: 'Persons' }, permission: READ, nav: { group: 'ground', order: 4, key: 'p', icon: Users },
    load: () => import('./persons-page.tsx').then((module) => module.PersonsPage),
  },
  { path: '/persons/new', title: { zh: '新建人员', en: 'New person' }, permission: 'people.managePersons', load: () => import('./person-form.tsx').then((module) => module.NewPersonPage) },
  { path: '/persons/import', title: { zh: '导入人员', en: 'Import persons' }, permission: 'people.managePersons', load: () => import('./import-page.tsx').then((module) => module.ImportPersonsPage) },
  { path: '/persons/$personId', title: { zh: '人员', en: 'Person' }, permission: READ, load: () => import('./person-page.tsx').then((module) => module.PersonPage) },
  {
    path: '/responsibilities', title: { zh: '责任清单', en: 'Responsibilities' }, permission: READ, nav: { group: 'ground', order: 4.5, icon: UserCheck },
    load: () => import('./duties-page.tsx').then((module) => module.DutiesPage),
  },
  { path: '/responsibilities/import', title: { zh: '导入责任清单', en: 'Import responsibilities' }, permission: 'people.manageDuties', load: () => import('./import-page.tsx').then((module) => module.ImportDutiesPage) },
  {
    path: '/hand-over', title: { zh: '责任交接', en: 'Hand over' }, permission: 'people.manageDuties', nav: { group: 'ground', order: 5, icon: ArrowRightLeft },
    load: () => import('./hand-over-page.tsx').then((module) => module.HandOverPage),
  },
  {
    path: '/covers', title: { zh: '外出代管', en: 'Cover while away' }, permission: READ, nav: { group: 'ground', order: 6, icon: CalendarClock },
    load: () => import('./cover-page.tsx').then((module) => module.CoverPage),
  },
  {
    path: '/roles', title: { zh: '角色与权限', en: 'Roles and permissions' }, permission: READ, nav: { group: 'administration', order: 1, icon: ShieldCheck },
    load: () => import('./roles-page.tsx').then((module) => module.RolesPage),
  },
  { path: '/roles/import', title: { zh: '导入角色分配', en: 'Import roles' }, permission: 'people.assignRoles', load: () => import('./import-page.tsx').then((module) => module.ImportAssignmentsPage) },
  {
    path: '/logins', title: { zh: '账号', en: 'Logins' }, permission: 'people.manageLogins', nav: { group: 'administration', order: 2, icon: KeyRound },
    load: () => import('./logins-page.tsx').then((module) => module.LoginsPage),
  },
  { path: '/logins/new', title: { zh: '新建账号', en: 'New login' }, permission: 'people.manageLogins', load: () => import('./new-login-page.tsx').then((module) => module.NewLoginPage) },
  {
    path: '/account', title: { zh: '我的账号', en: 'My account' }, nav: { group: 'administration', order: 9, icon: UserCog },
    load: () => import('./account-page.tsx').then((module) => module.AccountPage),
  },
];
