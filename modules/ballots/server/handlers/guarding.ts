import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { acceptAnomaly, listQuarantines, quarantineBallots, readAnomalies, releaseQuarantine, setGuardLimits } from '../../contract/index.ts';
import { findAnomalies, isUndecided, mayAct, subjectShown } from '../../domain/index.ts';
import type { Anomaly } from '../../domain/index.ts';
import type { BallotRow } from '../queries/ballots.ts';
import { ballotRow, lockBallot, saveGuardLimits } from '../queries/ballots.ts';
import { lastHead, marksOf } from '../queries/box.ts';
import { anomalyDecisions, insertAnomalyDecision, insertQuarantine, quarantinePage, quarantineTotal, saveRelease, standingQuarantines } from '../queries/paper.ts';
import { rememberNetwork } from '../shared-networks.ts';
import { limitsOut, stateParams } from './drafting.ts';

async function apartOf(ctx: ReadContext, ballotId: string): Promise<Set<number>> {
  return new Set((await standingQuarantines(ctx.tx, ctx.programmeId, ballotId)).flatMap((row) => row.leaf_indexes));
}

async function foundIn(ctx: ReadContext, row: BallotRow): Promise<{ marked: number; anomalies: Anomaly[] }> {
  const marks = (await marksOf(ctx.tx, ctx.programmeId, row.id, ctx.utcOffsetMinutes)).map((mark) => ({ leafIndex: mark.leaf_index, network: mark.network, hour: mark.cast_hour, hourOfDay: mark.hour_of_day }));
  return { marked: marks.length, anomalies: findAnomalies(marks, limitsOut(row).guardLimits) };
}

export const readAnomaliesBound = bindRead(readAnomalies, async (ctx, { ballotId }) => {
  const row = (await ballotRow(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  const { marked, anomalies } = await foundIn(ctx, row);
  const apart = await apartOf(ctx, ballotId);
  const decided = await anomalyDecisions(ctx.tx, ctx.programmeId, ballotId);
  return {
    marked,
    anomalies: anomalies.map((found) => ({
      ...found, subject: subjectShown(found), leafIndexes: [...found.leafIndexes], quarantined: found.leafIndexes.filter((at) => apart.has(at)).length, isUndecided: isUndecided(found, apart, decided),
      decisions: decided.filter(({ kind, subject }) => kind === found.kind && (kind === 'oddHours' || subject === subjectShown(found))).map(({ minutes, count, decided_at: decidedAt, decided_by_name: decidedByName }) => ({ minutes, count, decidedAt, decidedByName })),
    })),
  };
});

export const acceptAnomalyBound = bindWrite(acceptAnomaly, async (ctx, { ballotId, kind, subject, minutes }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!mayAct(row.state, 'quarantine')) return ctx.refuse('ballots.act_not_allowed', stateParams(ctx, row.state));
  const found = (await foundIn(ctx, row)).anomalies.find((each) => each.kind === kind && subjectShown(each) === subject);
  if (found === undefined || !isUndecided(found, await apartOf(ctx, ballotId), await anomalyDecisions(ctx.tx, ctx.programmeId, ballotId))) return ctx.refuse('ballots.anomaly_unknown', {}, { pointers: ['/subject'] });
  await insertAnomalyDecision(ctx.tx, ctx.programmeId, ballotId, { id: ctx.newId(), kind, subject, count: found.count, minutes, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'ballot', id: ballotId, change: { act: 'acceptAnomaly', anomaly: kind, count: found.count } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  return { count: found.count };
});

/** They point and decide nothing; who moved them and why is in the audit, since whoever moves them might like something not to be pointed at. */
export const setGuardLimitsBound = bindWrite(setGuardLimits, async (ctx, { ballotId, limits, reason }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!mayAct(row.state, 'setGuardLimits')) return ctx.refuse('ballots.act_not_allowed', stateParams(ctx, row.state));
  await saveGuardLimits(ctx.tx, ctx.programmeId, ballotId, limits);
  ctx.record({ kind: 'ballot', id: ballotId, reason, change: { act: 'setGuardLimits', from: row.guard_limits, to: limits } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  ctx.afterCommit(async () => rememberNetwork(ballotId, limits));
  return limitsOut({ guard_limits: limits });
});

export const listQuarantinesBound = bindRead(listQuarantines, async (ctx, { ballotId, page, pageSize }) => {
  if ((await ballotRow(ctx.tx, ctx.programmeId, ballotId)) === undefined) return ctx.notFound();
  return {
    rows: (await quarantinePage(ctx.tx, ctx.programmeId, ballotId, page, pageSize)).map((row) => ({
      id: row.id, reason: row.reason, minutes: row.minutes, count: row.leaf_count, decidedAt: row.decided_at, decidedByName: row.decided_by_name, releasedAt: row.released_at, releasedByName: row.released_by_name, releaseMinutes: row.release_minutes,
    })),
    total: await quarantineTotal(ctx.tx, ctx.programmeId, ballotId), page, pageSize,
  };
});

/** Decided while every choice is still sealed: nobody knows whom it helps. */
export const quarantineBallotsBound = bindWrite(quarantineBallots, async (ctx, { ballotId, leafIndexes, reason, minutes }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!mayAct(row.state, 'quarantine')) return ctx.refuse('ballots.act_not_allowed', stateParams(ctx, row.state));
  const own = [...new Set(leafIndexes)].toSorted((a, b) => a - b);
  const size = (await lastHead(ctx.tx, ctx.programmeId, ballotId))?.size ?? 0;
  if ((own.at(-1) as number) >= size) return ctx.refuse('ballots.leaf_unknown', {}, { pointers: ['/leafIndexes'] });
  const apart = await apartOf(ctx, ballotId);
  if (own.some((at) => apart.has(at))) return ctx.refuse('ballots.leaf_quarantined', {}, { pointers: ['/leafIndexes'] });
  const id = ctx.newId();
  await insertQuarantine(ctx.tx, ctx.programmeId, ballotId, { id, reason, minutes, leafIndexes: own, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'ballot', id: ballotId, change: { act: 'quarantine', quarantine: id, count: own.length } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  return { id, count: own.length };
});

export const releaseQuarantineBound = bindWrite(releaseQuarantine, async (ctx, { ballotId, quarantineId, minutes }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!mayAct(row.state, 'quarantine')) return ctx.refuse('ballots.act_not_allowed', stateParams(ctx, row.state));
  if (await saveRelease(ctx.tx, ctx.programmeId, ballotId, quarantineId, { minutes, at: new Date(ctx.now).toISOString(), personId: ctx.personId }) === 0) return ctx.notFound();
  ctx.record({ kind: 'ballot', id: ballotId, change: { act: 'releaseQuarantine', quarantine: quarantineId } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  return { released: true as const };
});
