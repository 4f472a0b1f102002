/** 离线督查 · What the field app queues and keeps of inspections, and how a conflict of observations is settled. */
import type { InputOf, OutputOf, ProblemBody } from '#platform/contract/index.ts';
import type { PullSource, QueuedOperation } from '#platform/web/offline/index.ts';
import { pullRoundSites, readRoundSite, recordObservations } from '../contract/index.ts';

type Input = InputOf<typeof recordObservations>;
/** 对方内容 · What stands on the server for the checks of one record. */
export type TheirObservations = { readonly observations: readonly NonNullable<OutputOf<typeof readRoundSite>['checkItems'][number]['observation']>[] };

/** The observations that the server named as changed meanwhile, by their place in the list. */
function conflicting(problem: ProblemBody | null): ReadonlySet<number> {
  return new Set((problem?.errors ?? []).map(({ pointer }) => Number(/^\/observations\/(\d+)/.exec(pointer)?.[1] ?? NaN)));
}

const theirsOf = (theirs: TheirObservations, checkItemId: string) => theirs.observations.find((one) => one.checkItemId === checkItemId);

/** Mine, decided on what stands now. */
export function rebaseObservations(input: Input, theirs: TheirObservations, problem: ProblemBody | null): Input {
  const named = conflicting(problem);
  return {
    ...input,
    observations: input.observations.map((mine, at) => (named.has(at) ? { ...mine, baseRevision: theirsOf(theirs, mine.checkItemId)?.revision ?? 0 } : mine)),
  };
}

/** Theirs where we differ; everything else of mine still goes. Places in the list stay, since photos are placed by them. */
export function yieldObservations(input: Input, theirs: TheirObservations, problem: ProblemBody | null): Input {
  const named = conflicting(problem);
  return {
    ...input,
    observations: input.observations.map((mine, at) => {
      const stands = named.has(at) ? theirsOf(theirs, mine.checkItemId) : undefined;
      if (stands === undefined) return mine;
      const { inspectorName: _name, revision, ...values } = stands;
      return { ...values, baseRevision: revision };
    }),
  };
}

export const queuedObservations: QueuedOperation = {
  operation: recordObservations, conflictCodes: ['inspections.observation_conflict'],
  readTheirs: async (client, { roundId, siteId, observations }: Input): Promise<TheirObservations> => {
    const asked = new Set(observations.map(({ checkItemId }) => checkItemId));
    const { checkItems } = await client.call(readRoundSite, { roundId, siteId });
    return { observations: checkItems.flatMap(({ id, observation }) => (observation !== null && asked.has(id) ? [observation] : [])) };
  },
  rebase: rebaseObservations, yieldTo: yieldObservations,
};

export const roundSitesSource: PullSource = { name: 'roundSites', operation: pullRoundSites };
