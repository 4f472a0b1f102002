/** 案件页 · The case, with the finding it came from. */
import { Suspense } from 'react';
import { CasePage } from '#modules/cases/web/index.ts';
import { CaseFinding } from '#modules/inspections/web/index.ts';
import { Skeleton } from '#platform/web/ui/index.ts';

export function CaseOfProgramme() {
  return (
    <Suspense fallback={<Skeleton lines={7} />}>
      <CasePage origin={(row) => (row.source === 'inspection' && row.siteId !== null ? <Suspense><CaseFinding caseId={row.id} siteId={row.siteId} /></Suspense> : null)} />
    </Suspense>
  );
}
