import type { ServerModule } from '#platform/server/operations/index.ts';
import type { FigureSource } from '#platform/server/figures/index.ts';
import { exportBulletinsOf } from './exports.ts';
import { bulletinsProblems } from '../contract/index.ts';
import { accountOperations } from './handlers/accounts.ts';
import { lifeOperations } from './handlers/life.ts';
import { templateOperations } from './handlers/templates.ts';
import { issuingOperations } from './handlers/issuing.ts';
import { publicOperations } from './handlers/public.ts';
import { readingOperations } from './handlers/reading.ts';
import { downloadRegisterBound } from './handlers/register.ts';
import { bulletinsPages } from './pages.ts';
import { bulletinDuties } from './queries/duty-sources.ts';

export { bulletinEntry, figureTiles } from './pages.ts';

/** What accounts quote is counted over the rows of all modules, which are handed in. */
export function createBulletinsModule({ sources }: { readonly sources: readonly FigureSource[] }): ServerModule {
  return {
    name: 'bulletins',
    operations: [
      ...readingOperations(sources), ...lifeOperations(sources), downloadRegisterBound, ...publicOperations(sources), exportBulletinsOf(sources), ...templateOperations(sources), ...accountOperations(sources), ...issuingOperations,
    ],
    problems: bulletinsProblems,
    constraints: { bulletins__published_is_frozen: 'bulletins.published_is_frozen', bulletins__approver_is_not_drafter: 'bulletins.drafter_cannot_approve', bulletins__approver_did_not_write: 'bulletins.drafter_cannot_approve' },
    topics: { bulletins: 'bulletins.read' },
    duties: bulletinDuties,
    searchTexts: [{ table: 'bulletins.bulletins', key: 'id', name: 'title', others: [] }],
    pages: bulletinsPages,
  };
}
