/** 断网柜台 · What this module brings to the field app. */
import { ScanLine } from 'lucide-react';
import type { FieldModule } from '#platform/web/field/module.ts';
import { handInSlip } from '../../contract/index.ts';
import { COUNTER_DRAFT } from './counter-rows.ts';
import { queuedShopSlips, shopCounterSource } from '../offline.ts';

const SERVE = ['shops.serve'] as const;

export const shopsField: FieldModule = {
  screens: [{ path: '/shop', title: { zh: '柜台', en: 'Counter' }, permissions: SERVE, tab: { order: 4, icon: ScanLine, label: { zh: '柜台', en: 'Counter' } }, load: () => import('./counter-screen.tsx').then((module) => module.CounterScreen) }],
  queued: queuedShopSlips,
  sources: [shopCounterSource],
  records: [{ operation: handInSlip.id, name: handInSlip.summary, screenOf: () => '/shop' }],
  begun: (key) => Promise.resolve(key.startsWith(COUNTER_DRAFT) ? { label: { zh: '柜台已打开', en: 'The counter is open' }, screen: '/shop' } : null),
};
