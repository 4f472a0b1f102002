/** 外壳的屏 · The queue and the person's own screen belong to no module. */
import { CloudUpload } from 'lucide-react';
import type { FieldModule } from './module.ts';

export const shellModule: FieldModule = {
  screens: [
    {
      path: '/queue', title: { zh: '待交清单', en: 'To hand in' }, tab: { order: 9, icon: CloudUpload, label: { zh: '待交', en: 'Queue' } },
      load: () => import('./queue-screen.tsx').then((module) => module.QueueScreen),
    },
    { path: '/me', title: { zh: '我', en: 'Me' }, load: () => import('./me-screen.tsx').then((module) => module.MeScreen) },
  ],
  queued: [], sources: [], records: [],
};
