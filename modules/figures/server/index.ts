import type { ServerModule } from '#platform/server/operations/index.ts';
import type { FigureSource } from '#platform/server/figures/index.ts';
import { figuresProblems } from '../contract/index.ts';
import { checkingOperations } from './handlers/checking.ts';
import { definitionOperations } from './handlers/definitions.ts';
import { doubtOperations } from './handlers/doubts.ts';
import { figureOperations } from './handlers/figures.ts';
import { KEEP_JOB, keepEverywhere, keepingOperations } from './handlers/keeping.ts';
import { figureDuties } from './queries/duty-sources.ts';
import { proofreadingOperations } from './handlers/proofreading.ts';

export { figureCards, freezeCards, proofOf, stillNamed, withoutPeriod } from './cards.ts';
export type { FigureCard, FrozenCard, NamedRow } from './cards.ts';
export { statementOf } from './queries/compile.ts';

/** The module knows no table of others: what can be counted is handed in. */
export function createFiguresModule({ sources }: { readonly sources: readonly FigureSource[] }): ServerModule {
  return {
    name: 'figures',
    operations: [...figureOperations(sources), ...checkingOperations(sources), ...definitionOperations(sources), ...doubtOperations(sources), ...keepingOperations(sources), ...proofreadingOperations(sources)],
    problems: figuresProblems,
    topics: { figures: 'figures.read' },
    duties: figureDuties,
    jobs: { [KEEP_JOB]: keepEverywhere },
    schedule: [{ cron: '40 2 * * *', job: KEEP_JOB }],
  };
}
