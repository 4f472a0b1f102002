/** 得分随观测而动 · A changed observation moves its few cells in the same transaction; nothing else is counted again. */
import type { WriteContext } from '#platform/server/operations/index.ts';
import { addIncrements } from './queries/cells.ts';
import { cellIncrements, cellIdentity } from '../domain/index.ts';
import type { ScoreCell, ScoredObservation } from '../domain/index.ts';

interface Counted { met: number; observed: number; notApplicable: boolean }

/** One entry of the announcement `inspections.observationsChanged`. */
export interface ObservationChange {
  readonly siteId: string;
  readonly siteTypeCode: string;
  readonly zoneId: string | null;
  readonly organisationId: string | null;
  readonly standardId: string;
  readonly themeId: string;
  readonly before: Counted | null;
  readonly after: Counted | null;
}

function scored(change: ObservationChange, counted: Counted | null): ScoredObservation | null {
  if (counted === null) return null;
  return {
    themeKey: change.themeId, standardKey: change.standardId, siteTypeKey: change.siteTypeCode, siteKey: change.siteId,
    zoneKey: change.zoneId, organisationKey: change.organisationId, ...counted,
  };
}

/** All increments of many changes, one a cell. */
export function incrementsOf(changes: readonly ObservationChange[]): ScoreCell[] {
  const sums = new Map<string, ScoreCell>();
  for (const change of changes) {
    for (const increment of cellIncrements(scored(change, change.before), scored(change, change.after))) {
      const identity = cellIdentity(increment.dimension, increment.key);
      const sum = sums.get(identity);
      sums.set(identity, sum === undefined ? increment : {
        ...sum, met: sum.met + increment.met, observed: sum.observed + increment.observed,
        itemCount: sum.itemCount + increment.itemCount, notApplicable: sum.notApplicable + increment.notApplicable,
      });
    }
  }
  return [...sums.values()].filter((cell) => cell.met !== 0 || cell.observed !== 0 || cell.itemCount !== 0 || cell.notApplicable !== 0);
}

export async function onObservationsChanged(ctx: WriteContext, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const { roundId, changes } = payload as unknown as { roundId: string; changes: readonly ObservationChange[] };
  const increments = incrementsOf(changes);
  if (increments.length > 0) await addIncrements(ctx.tx, ctx.programmeId, roundId, increments);
}
