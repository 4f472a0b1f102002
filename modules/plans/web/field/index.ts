/** 现场例行活动 · What this module brings to the field app: the village says in one tap that it was done. */
import { CalendarCheck } from 'lucide-react';
import type { FieldModule } from '#platform/web/field/module.ts';
import { recordCompletion } from '../../contract/index.ts';
import { queuedCompletions, routinesSource } from '../offline.ts';

export const plansField: FieldModule = {
  screens: [{ path: '/routines', title: { zh: '例行活动', en: 'Routines' }, permissions: ['plans.deliver'], tab: { order: 5, icon: CalendarCheck, label: { zh: '例行', en: 'Routine' } }, load: () => import('./routines-screen.tsx').then((module) => module.RoutinesScreen) }],
  queued: queuedCompletions,
  sources: [routinesSource],
  records: [{ operation: recordCompletion.id, name: recordCompletion.summary, screenOf: () => '/routines' }],
};
