/** 点位 · The list of sites, with who answers for them to be settled for many at once. */
import { Suspense } from 'react';
import { SiteDutyActs } from '#modules/people/web/index.ts';
import { SitesList } from '#modules/places/web/index.ts';
import { useCan } from '#platform/web/session.tsx';
import { Skeleton } from '#platform/web/ui/index.ts';

export function SitesPage() {
  const mayManage = useCan('people.manageDuties');
  return (
    <Suspense fallback={<Skeleton lines={8} />}>
      <SitesList {...(mayManage ? { moreActs: (chosen, count, done) => <Suspense><SiteDutyActs chosen={chosen} count={count} onDone={done} /></Suspense> } : {})} />
    </Suspense>
  );
}
