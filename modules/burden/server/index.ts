import type { ServerModule } from '#platform/server/operations/index.ts';
import type { AskSource } from '#platform/server/asks/index.ts';
import { burdenProblems } from '../contract/index.ts';
import { burdenOperations } from './handlers.ts';
import { burdenPages } from './pages.ts';

/** The module knows no table of others: what is asked is handed in. */
export function createBurdenModule({ sources }: { readonly sources: readonly AskSource[] }): ServerModule {
  return { name: 'burden', operations: burdenOperations(sources), problems: burdenProblems, pages: burdenPages, topics: { burden: 'burden.read' } };
}
