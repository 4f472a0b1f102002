/** 荣誉动作 · One step in the life of an award, by hand or out of a re-review. */
import type { WriteContext } from '#platform/server/operations/index.ts';
import { nextReviewOn, standingOn } from '../domain/index.ts';
import type { Award, AwardEventKind, AwardRefusal } from '../domain/index.ts';
import { sealReason } from './details.ts';
import { awardOf, insertAwardEvents, lastActOn, lockAward, saveAward } from './queries/awards.ts';
import type { AwardRow } from './queries/awards.ts';

export type ActCode = 'honours.holds_already' | 'honours.not_in_force' | 'honours.renewed_already' | 'honours.dates_out_of_order' | 'honours.withdrawal_runs' | 'platform.changed_meanwhile';
/** One act on an award: which, as of which version where somebody saw one, and what the rule makes of it. */
export interface Act { readonly awardId: string; readonly version: number | null; readonly reviewId?: string; readonly on: string; readonly document: string | null; readonly kind: AwardEventKind; readonly until?: string; readonly reason?: string; readonly reasonSealed?: string | null; /** Who did it, where that is not whoever acts now. */ readonly personId?: string; readonly change: (award: Award, row: AwardRow) => Award | AwardRefusal }

/** What an event says of the days to come: a lock after a withdrawal, another term where one was given. */
function untilOf(kind: AwardEventKind, row: AwardRow, next: Award): string | null {
  if (kind === 'withdrawn') return next.lockUntil;
  return kind === 'kept' && next.to !== row.to_date ? next.to : null;
}

/** Keeps what the rule made of an act, with its event, and says nothing of it: whoever keeps many says so once. */
export async function keepAct(ctx: WriteContext, row: AwardRow, act: Omit<Act, 'change' | 'version'>, next: Award): Promise<void> {
  await saveAward(ctx.tx, ctx.programmeId, row.id, next, next.endedBy === null ? nextReviewOn(next, row.review_every_months, act.on) : null);
  await insertAwardEvents(ctx.tx, ctx.programmeId, [{
    id: ctx.newId(), awardId: row.id, kind: act.kind, on: act.on, until: act.until ?? untilOf(act.kind, row, next), document: act.document, reviewId: act.reviewId ?? null,
    reasonSealed: act.reason === undefined ? (act.reasonSealed ?? null) : sealReason(ctx, act.reason), at: new Date(ctx.now).toISOString(), personId: act.personId ?? ctx.personId,
  }]);
}

/** One step in the life of an award: loaded and held, judged by the rule, kept with its event. */
export async function takeAct(ctx: WriteContext<ActCode>, act: Act) {
  const row = (await lockAward(ctx, act.awardId)) ?? ctx.notFound();
  if (act.version !== null && row.version !== act.version) return ctx.refuse('platform.changed_meanwhile');
  if (act.on > ctx.today || act.on < ((await lastActOn(ctx.tx, ctx.programmeId, row.id)) ?? act.on)) return ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/on'] });
  // What is said of an award while its withdrawal runs would be said over its end.
  if (row.withdrawal_id !== null && (act.kind === 'kept' || act.kind === 'rectifyBy')) return ctx.refuse('honours.withdrawal_runs');
  const next = act.change(awardOf(row), row);
  if (next === 'renewed_already') return ctx.refuse('honours.renewed_already');
  if (typeof next === 'string') return next === 'not_in_force' ? ctx.refuse('honours.not_in_force') : ctx.refuse('honours.dates_out_of_order', {}, { pointers: [next === 'date_passed' ? '/by' : '/on'] });
  await keepAct(ctx as unknown as WriteContext, row, act, next);
  ctx.record({ kind: 'award', id: row.id, change: { act: act.kind, on: act.on, to: next.to, lockUntil: next.lockUntil } });
  ctx.emit({ topic: 'honours', subjectId: row.id, placeId: row.place_id });
  return { standing: standingOn(next, ctx.today), to: next.to, version: row.version + 1, lockUntil: next.lockUntil };
}
