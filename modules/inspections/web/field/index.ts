/** 现场督查 · What this module brings to the field app. */
import { ListChecks } from 'lucide-react';
import type { FieldModule } from '#platform/web/field/module.ts';
import { recordObservations } from '../../contract/index.ts';
import { queuedObservations, roundSitesSource } from '../offline.ts';
import { compareRecords } from './conflict.ts';
import { draftKeyOf, ROUND_SITES, sitesOf } from './site-rows.ts';
import type { PulledRow, RecordInput } from './site-rows.ts';

const RECORD = ['inspections.record'] as const;

export const inspectionsField: FieldModule = {
  screens: [
    {
      path: '/today', title: { zh: '今日点位', en: 'Sites today' }, permissions: RECORD, tab: { order: 1, icon: ListChecks, also: ['/sites'], label: { zh: '今日', en: 'Today' } },
      load: () => import('./today-screen.tsx').then((module) => module.TodayScreen),
    },
    { path: '/sites/$roundId/$siteId', title: { zh: '点位检查', en: 'Check of a site' }, permissions: RECORD, load: () => import('./site-screen.tsx').then((module) => module.SiteScreen) },
  ],
  queued: [queuedObservations],
  sources: [roundSitesSource],
  carry: async ({ client, programme, can }) => {
    if (!can('inspections.record') || !can('places.read')) return [];
    // Boundaries are for the sketch alone, which few open: they do not delay the first screen.
    const { outlinesAddress } = await import('./outlines.ts');
    return [outlinesAddress(client, programme)];
  },
  begun: async (key, rows) => {
    const site = sitesOf(await rows<PulledRow>(ROUND_SITES)).find((each) => draftKeyOf(each) === key);
    return site === undefined ? null : { label: { zh: site.siteName, en: site.siteName }, screen: `/sites/${site.roundId}/${site.siteId}` };
  },
  records: [{
    operation: recordObservations.id, name: { zh: '点位记录', en: 'Record of a site' }, compare: compareRecords,
    screenOf: ({ roundId, siteId }: RecordInput) => `/sites/${roundId}/${siteId}`,
  }],
};
