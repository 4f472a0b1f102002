/** 我的点位 · What a site leader answers for, put together from places, people and cases. */
import { MapPin } from 'lucide-react';
import type { FieldModule } from '#platform/web/field/module.ts';

export const mineField: FieldModule = {
  screens: [
    {
      path: '/mine', title: { zh: '我的点位', en: 'My sites' }, permissions: ['people.coverOwnSites'], tab: { order: 3, icon: MapPin, label: { zh: '点位', en: 'Sites' } },
      load: () => import('./mine-screen.tsx').then((module) => module.MineScreen),
    },
    { path: '/mine/away', title: { zh: '外出请人代管', en: 'A deputy while I am away' }, permissions: ['people.coverOwnSites'], load: () => import('./away-screen.tsx').then((module) => module.AwayScreen) },
  ],
  queued: [], sources: [], records: [],
  carry: async ({ client, programme, personId, can }) => {
    if (!can('people.coverOwnSites')) return [];
    // Not for everybody who opens the app: asked for when there is something to carry.
    const [{ listSites }, { coversAddress }] = await Promise.all([import('#modules/places/contract/index.ts'), import('./use-covers.ts')]);
    return [coversAddress(client, programme, personId), client.urlOf(listSites, { siteLeaderId: personId, pageSize: 200 }, programme)];
  },
};
