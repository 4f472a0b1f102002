/** 点位与区域页面 · Pages of this module, and the parts that pages of other modules are made with. */
import { lazy } from 'react';
import { Building2, MapPinned, Shapes } from 'lucide-react';
import type { ModuleRoute } from '#platform/web/routes.ts';

export { baseOf, boundsAround, glyphsOf, useCity, useSiteTypeChoices, useZoneChoices } from './city.ts';
export { FilterFold } from './filter-fold.tsx';
export type { ChosenSites } from './sites-bulk.tsx';
export { flatTree, treeOf } from './tree.ts';

// Loaded with the first page that needs one: what they are made of is heavy.
export const OrganisationSelect = lazy(() => import('./pickers.tsx').then((module) => ({ default: module.OrganisationSelect })));
export const PlaceSelect = lazy(() => import('./pickers.tsx').then((module) => ({ default: module.PlaceSelect })));
export const SiteSelect = lazy(() => import('./pickers.tsx').then((module) => ({ default: module.SiteSelect })));
export const SitesList = lazy(() => import('./sites-page.tsx').then((module) => ({ default: module.SitesList })));
export const SiteFrame = lazy(() => import('./site-frame.tsx').then((module) => ({ default: module.SiteFrame })));

const READ = 'places.read';

/** 页面 · The list of sites and the page of one are composed in apps/web, since other modules have their part in them. */
export const routes: readonly ModuleRoute[] = [
  { path: '/sites/new', title: { zh: '新建点位', en: 'New site' }, permission: 'places.manageSites', load: () => import('./site-form-page.tsx').then((module) => module.NewSitePage) },
  { path: '/sites/import', title: { zh: '导入点位', en: 'Import sites' }, permission: 'places.manageSites', load: () => import('./import-pages.tsx').then((module) => module.ImportSitesPage) },
  { path: '/sites/$siteId/edit', title: { zh: '修改点位', en: 'Change a site' }, permission: 'places.manageSites', load: () => import('./site-form-page.tsx').then((module) => module.EditSitePage) },
  {
    path: '/places', title: { zh: '区域', en: 'Places' }, permission: READ, nav: { group: 'ground', order: 2, key: 'z', icon: MapPinned },
    load: () => import('./places-page.tsx').then((module) => module.PlacesPage),
  },
  { path: '/places/import', title: { zh: '导入区域', en: 'Import places' }, permission: 'places.manage', load: () => import('./import-pages.tsx').then((module) => module.ImportPlacesPage) },
  {
    path: '/organisations', title: { zh: '单位', en: 'Organisations' }, permission: READ, nav: { group: 'ground', order: 3, key: 'o', icon: Building2 },
    load: () => import('./organisations-page.tsx').then((module) => module.OrganisationsPage),
  },
  { path: '/organisations/import', title: { zh: '导入单位', en: 'Import organisations' }, permission: 'places.manage', load: () => import('./import-pages.tsx').then((module) => module.ImportOrganisationsPage) },
  {
    path: '/site-types', title: { zh: '点位类型', en: 'Site types' }, permission: READ, nav: { group: 'standards', order: 5, icon: Shapes },
    load: () => import('./site-types-page.tsx').then((module) => module.SiteTypesPage),
  },
  { path: '/site-types/import', title: { zh: '导入点位类型', en: 'Import site types' }, permission: 'places.manage', load: () => import('./import-pages.tsx').then((module) => module.ImportSiteTypesPage) },
];
