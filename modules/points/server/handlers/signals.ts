import { addDays, localDate } from '#kernel/local-date.ts';
import { onceEverywhere } from '#modules/places/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { findSignals, listSignals, readSignal, settleSignal } from '../../contract/index.ts';
import { DEFAULT_TERMS, quarterDays, quarterOf, signalKey, signalsOf, stateAgain } from '../../domain/index.ts';
import { bookInForce } from '../queries/rules.ts';
import { holdSignals, decisionRows, deedsForSignals, factRows, insertDecision, keepSignals, lockSignal, redemptionsForSignals, setState, signalPage, signalsOfQuarter, signalTotal } from '../queries/signals.ts';
import type { SignalRow } from '../queries/signals.ts';

export const SIGNALS_JOB = 'points.findSignals';
const FACTS_SHOWN = 200;

const rowOut = (row: SignalRow, personId: string | null) => ({
  id: row.id, kind: row.kind, span: row.span, personNames: row.person_names, count: row.seen_count, of: row.of_count, state: row.state, foundAt: row.found_at, decidedByName: row.decided_by_name, decidedAt: row.decided_at, reason: row.reason,
  isAgain: row.state === 'open' && row.decided_at !== null, mayDecide: row.state === 'open' && !row.person_ids.includes(personId ?? ''),
});

export const listSignalsBound = bindRead(listSignals, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await signalPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => rowOut(row, ctx.actor.personId)), total: await signalTotal(ctx, filter), page, pageSize, openCount: await signalTotal(ctx, { state: 'open' }),
}));

export const readSignalBound = bindRead(readSignal, async (ctx, { signalId }) => {
  const [row] = await signalPage(ctx, { id: signalId }, 'recent', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  const looked = new Set(row.decided_facts ?? []);
  return {
    ...rowOut(row, ctx.actor.personId),
    facts: (await factRows(ctx, row.kind, row.fact_ids, FACTS_SHOWN)).map((fact) => ({ id: fact.id, subjectLabel: fact.subject_label, what: fact.what, points: fact.points, at: fact.at, byName: fact.by_name, reviewedByName: fact.reviewed_by_name, isNew: row.decided_facts !== null && !looked.has(fact.id) })),
    decisions: (await decisionRows(ctx.tx, ctx.programmeId, signalId)).map((each) => ({ outcome: each.outcome, reason: each.reason, byName: each.by_name, at: each.decided_at, factCount: each.fact_count })),
  };
});

export const settleSignalBound = bindWrite(settleSignal, async (ctx, { signalId, outcome, reason, seenCount }) => {
  await holdSignals(ctx.tx, ctx.programmeId);
  const signal = (await lockSignal(ctx.tx, ctx.programmeId, signalId)) ?? ctx.notFound();
  if (signal.person_ids.includes(ctx.personId)) return ctx.refuse('points.concerns_oneself');
  if (signal.state !== 'open') return ctx.refuse('points.signal_settled');
  if (signal.seen_count !== seenCount) return ctx.refuse('points.signal_grown');
  await insertDecision(ctx.tx, ctx.programmeId, { signalId, outcome, reason, by: ctx.personId, at: new Date(ctx.now).toISOString() });
  await setState(ctx.tx, ctx.programmeId, [signalId], outcome);
  ctx.record({ kind: 'pointsSignal', id: signalId, reason, change: { outcome, facts: signal.seen_count } });
  ctx.emit({ topic: 'points', subjectId: signalId });
  return { id: signalId };
});

async function lookThrough(ctx: WriteContext, quarter: string): Promise<{ deeds: number; redemptions: number; found: number; opened: number }> {
  const period = quarterDays(quarter);
  const known = new Map((await signalsOfQuarter(ctx.tx, ctx.programmeId, quarter, period)).map((row) => [signalKey({ kind: row.kind, span: row.span, personIds: row.person_ids }), row]));
  const terms = (await bookInForce(ctx.tx, ctx.programmeId, period.to < ctx.today ? period.to : ctx.today))?.terms ?? DEFAULT_TERMS;
  const [deeds, redemptions] = [await deedsForSignals(ctx, period), await redemptionsForSignals(ctx, period)];
  const found = signalsOf(quarter, deeds, redemptions, terms.signals).map((signal) => {
    const before = known.get(signalKey(signal));
    return { ...signal, id: before?.id ?? ctx.newId(), before: before?.state, state: stateAgain(before?.state ?? 'open', new Set(before?.decided_facts ?? []), signal.factIds) };
  });
  await keepSignals(ctx.tx, ctx.programmeId, found, new Date(ctx.now).toISOString());
  const still = new Set(found.map(({ id }) => id));
  await setState(ctx.tx, ctx.programmeId, [...known.values()].filter(({ id, state }) => state === 'open' && !still.has(id)).map(({ id }) => id), 'gone');
  return { deeds: deeds.length, redemptions: redemptions.length, found: found.length, opened: found.filter(({ before, state }) => state === 'open' && before !== 'open').length };
}

export const findSignalsBound = bindWrite(findSignals, async (ctx, { quarter }) => {
  const running = quarterOf(ctx.today);
  const quarters = quarter === undefined ? [quarterOf(addDays(localDate(quarterDays(running).from), -1)), running] : [quarter];
  const sums = { deedCount: 0, redemptionCount: 0, found: 0, opened: 0 };
  for (const each of quarters) {
    const told = await lookThrough(ctx, each);
    sums.deedCount += told.deeds;
    sums.redemptionCount += told.redemptions;
    sums.found += told.found;
    sums.opened += told.opened;
  }
  if (sums.opened > 0) {
    ctx.record({ kind: 'pointsSignal', id: ctx.programmeId, change: { act: 'find', found: sums.found, opened: sums.opened } });
    ctx.emit({ topic: 'points', subjectId: ctx.programmeId });
  }
  return sums;
});

/** Every night. */
export const findEverywhere = onceEverywhere({ job: SIGNALS_JOB, operation: findSignals });
