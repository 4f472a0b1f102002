/** 点位页 · Facts and map, who answers and answered, its cases, and what inspections saw. */
import { Suspense } from 'react';
import { SiteCases } from '#modules/cases/web/index.ts';
import { SiteDuties } from '#modules/people/web/index.ts';
import { SiteFrame } from '#modules/places/web/index.ts';
import { Skeleton } from '#platform/web/ui/index.ts';
import { DayQuestion } from './day-question.tsx';
import { SiteRounds } from './site-rounds.tsx';
import './site.css';

export function SitePage() {
  return (
    <Suspense fallback={<Skeleton lines={6} />}>
      <SiteFrame>
        {(site) => (
          <Suspense fallback={<Skeleton lines={4} />}>
            <SiteDuties siteId={site.id} duties={site.duties} closed={site.validTo !== null} />
            <div className="lc-site-pair">
              <DayQuestion siteId={site.id} />
              <SiteRounds siteId={site.id} />
            </div>
            <SiteCases siteId={site.id} />
          </Suspense>
        )}
      </SiteFrame>
    </Suspense>
  );
}
