/** 现场发放 · What this module brings to the field app. */
import { Gift } from 'lucide-react';
import type { FieldModule } from '#platform/web/field/module.ts';
import { recordDelivery } from '../../contract/index.ts';
import { queuedDeliveries, recipientsSource } from '../offline.ts';

const DELIVER = ['care.deliver'] as const;

export const careField: FieldModule = {
  screens: [
    { path: '/care', title: { zh: '关爱发放', en: 'Hand over' }, permissions: DELIVER, tab: { order: 4, icon: Gift, label: { zh: '发放', en: 'Give' } }, load: () => import('./recipients-screen.tsx').then((module) => module.RecipientsScreen) },
    { path: '/care/$recipientId', title: { zh: '发放', en: 'Hand over' }, permissions: DELIVER, load: () => import('./hand-over-screen.tsx').then((module) => module.HandOverScreen) },
  ],
  queued: queuedDeliveries,
  sources: [recipientsSource],
  records: [{ operation: recordDelivery.id, name: recordDelivery.summary, screenOf: ({ recipientId }: { recipientId: string }) => `/care/${recipientId}` }],
};
