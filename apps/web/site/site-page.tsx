/** 点位页 · Facts and map, who answers and answered, its cases, and what inspections saw. */
import { Suspense } from 'react';
import { SiteCases } from '#modules/cases/web/index.ts';
import { SiteDuties } from '#modules/people/web/index.ts';
import { SiteFrame, useCity } from '#modules/places/web/index.ts';
import { Skeleton } from '#platform/web/ui/index.ts';
import { SiteRounds } from './site-rounds.tsx';

export function SitePage() {
  const today = useCity().programme?.today ?? '';
  return (
    <Suspense fallback={<Skeleton lines={6} />}>
      <SiteFrame>
        {(site) => (
          <Suspense fallback={<Skeleton lines={4} />}>
            {today !== '' && <SiteDuties site={site} today={today} />}
            <SiteCases siteId={site.id} />
            <SiteRounds siteId={site.id} />
          </Suspense>
        )}
      </SiteFrame>
    </Suspense>
  );
}
