/** 现场积分 · What this module brings to the field app: the village officer records a deed and reviews those of others. */
import { HandCoins } from 'lucide-react';
import { readThumbnail } from '#modules/files/contract/index.ts';
import type { FieldModule } from '#platform/web/field/module.ts';
import { recordDeed, reviewDeeds } from '../../contract/index.ts';
import { pointsSource, queuedDeeds } from '../offline.ts';
import { DEED_DRAFT, POINTS } from './deed-rows.ts';
import type { PulledDeed } from './deed-rows.ts';

export const pointsField: FieldModule = {
  screens: [
    {
      path: '/points', title: { zh: '积分', en: 'Points' }, permissions: ['points.record', 'points.review'], tab: { order: 4, icon: HandCoins, label: { zh: '积分', en: 'Points' } },
      load: () => import('./points-screen.tsx').then((module) => module.PointsScreen),
    },
    { path: '/points/new', title: { zh: '记一笔', en: 'Record a deed' }, permissions: ['points.record'], load: () => import('./record-screen.tsx').then((module) => module.RecordScreen) },
  ],
  queued: queuedDeeds,
  sources: [pointsSource],
  records: [{ operation: recordDeed.id, name: recordDeed.summary, screenOf: () => '/points' }, { operation: reviewDeeds.id, name: reviewDeeds.summary, screenOf: () => '/points' }],
  begun: (key) => Promise.resolve(key === DEED_DRAFT ? { label: { zh: '一笔记分', en: 'A deed' }, screen: '/points/new' } : null),
  carry: async ({ rows, client, programme, can }) => {
    if (!can('points.review')) return [];
    return (await rows<PulledDeed>(POINTS)).filter(({ kind }) => kind === 'deed').flatMap(({ photoIds }) => photoIds.map((fileId) => client.urlOf(readThumbnail, { fileId }, programme)));
  },
};
