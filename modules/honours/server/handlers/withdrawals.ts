import { attachableFiles, widenScope } from '#modules/files/server/index.ts';
import { onceEverywhere } from '#modules/places/server/index.ts';
import { bindRead, bindWrite, heldPermissions, isRefusal } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { appealWithdrawal, confirmWithdrawal, decideAppeal, finishWithdrawals, listWithdrawals, notifyHolder, proposeWithdrawal, readWithdrawal, recordHearing } from '../../contract/index.ts';
import { answerUntil, appealDecisionRefusal, confirmationRefusal, finalFrom, hearingRefusal, kept, noticeRefusal, standingOn, withdrawalAppealRefusal, withdrawn } from '../../domain/index.ts';
import { openReason, sealReason } from '../details.ts';
import { proposeFor } from '../proposing.ts';
import { awardOf, lastActOn, lockAward } from '../queries/awards.ts';
import { saveItem } from '../queries/re-reviews.ts';
import { anyOverdue, lockOverdue, lockWithdrawal, saveWithdrawal, withdrawalOf, withdrawalPage, withdrawalRow, withdrawalTotal } from '../queries/withdrawals.ts';
import type { WithdrawalRow } from '../queries/withdrawals.ts';
import { takeAct } from '../take-act.ts';
import type { ActCode } from '../take-act.ts';

export const FINISH_WITHDRAWALS_JOB = 'honours.finishWithdrawals';
const DAY_MS = 86_400_000;

const untilOf = (row: WithdrawalRow): string | null => (row.state === 'notified' ? row.answer_by : row.state === 'confirmed' ? row.appeal_until : null);
const rowOut = (row: WithdrawalRow) => ({
  id: row.id, awardId: row.award_id, number: row.number, titleZh: row.title_zh, titleEn: row.title_en, label: row.label, placeZh: row.place_zh, placeEn: row.place_en, state: row.state, groundZh: row.ground_zh, groundEn: row.ground_en, proposedAt: row.proposed_at, proposedByName: row.proposed_by_name,
  until: untilOf(row), reReviewId: row.re_review_id, version: row.version,
});

export const listWithdrawalsBound = bindRead(listWithdrawals, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await withdrawalPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut), total: await withdrawalTotal(ctx, filter), page, pageSize,
}));

const RIGHTS = ['honours.review', 'honours.settleReviews', 'honours.decideAppeals'] as const;
type Act = 'notify' | 'hear' | 'confirm' | 'refuse' | 'appeal' | 'decideAppeal';

/** What this person may do with it today, by the same rules that refuse it. */
function actsOf(row: WithdrawalRow, held: ReadonlySet<string>, personId: string, today: string): Act[] {
  const of = withdrawalOf(row);
  const may: readonly (readonly [Act, string, boolean])[] = [
    ['notify', 'honours.review', of.state === 'proposed'], ['hear', 'honours.review', of.state === 'notified'], ['confirm', 'honours.settleReviews', confirmationRefusal(of, 'confirm', personId) === null], ['refuse', 'honours.settleReviews', confirmationRefusal(of, 'refuse', personId) === null],
    ['appeal', 'honours.review', withdrawalAppealRefusal(of, today, today) === null], ['decideAppeal', 'honours.decideAppeals', appealDecisionRefusal(of, personId) === null],
  ];
  return may.filter(([, right, open]) => held.has(right) && open).map(([act]) => act);
}

interface Hearing { readonly statement: string | null; readonly minutes: string }
function hearingOf(ctx: ReadContext, sealed: string | null): Partial<Hearing> {
  const text = openReason(ctx, sealed);
  return text === null ? {} : (JSON.parse(text) as Hearing);
}

export const readWithdrawalBound = bindRead(readWithdrawal, async (ctx, { withdrawalId }) => {
  const row = (await withdrawalRow(ctx, withdrawalId)) ?? ctx.notFound();
  const held = await heldPermissions(ctx, [...RIGHTS], { wholeProgramme: true });
  const hearing = held.size === 0 ? {} : hearingOf(ctx, row.hearing_sealed);
  return {
    ...rowOut(row), answerDays: row.answer_days, appealDays: row.appeal_days, lockMonths: row.lock_months, evidence: row.evidence, files: row.files, notifiedOn: row.notified_on, noticeWay: row.notice_way, answerBy: row.answer_by, heardOn: row.heard_on, hasSpoken: row.has_spoken, decidedOn: row.decided_on, decidedByName: row.decided_by_name,
    document: row.document, appealUntil: row.appeal_until, appealedOn: row.appealed_on, appealDecidedOn: row.appeal_decided_on, appealDecidedByName: row.appeal_decided_by_name, appealDocument: row.appeal_document, endedOn: row.ended_on, lockUntil: row.state === 'final' ? row.lock_until : null,
    inside: held.size === 0 ? null : {
      reason: openReason(ctx, row.reason_sealed), statement: hearing.statement ?? openReason(ctx, row.said_in_review_sealed), minutes: hearing.minutes ?? null, decision: openReason(ctx, row.decision_sealed), appeal: openReason(ctx, row.appeal_sealed), appealDecision: openReason(ctx, row.appeal_decision_sealed),
    },
    acts: actsOf(row, held, ctx.personId, ctx.today),
  };
});

function told(ctx: WriteContext, row: Pick<WithdrawalRow, 'id' | 'award_id' | 'place_id'>, change: Record<string, unknown>): void {
  ctx.record({ kind: 'withdrawal', id: row.id, change: { award: row.award_id, ...change } });
  ctx.emit({ topic: 'honours', subjectId: row.id, placeId: row.place_id });
}

export const proposeWithdrawalBound = bindWrite(proposeWithdrawal, async (ctx, { awardId, groundCode, evidence, fileIds, reason }) => {
  const award = (await lockAward(ctx, awardId)) ?? ctx.notFound();
  const standing = standingOn(awardOf(award), ctx.today);
  if (award.ended_by !== null || (standing !== 'inForce' && standing !== 'rectifying')) return ctx.refuse('honours.not_in_force');
  const files = [...new Set(fileIds)];
  if ((await attachableFiles(ctx.tx, ctx.programmeId, files)).length < files.length) return ctx.refuse('honours.file_unknown', {}, { pointers: ['/fileIds'] });
  const id = await proposeFor(ctx as unknown as WriteContext, award, { groundCode, evidence, fileIds: files, reason, reviewItemId: null });
  if (id === 'ground_unknown') return ctx.refuse('honours.ground_unknown', {}, { pointers: ['/groundCode'] });
  if (id === 'runs') return ctx.refuse('honours.withdrawal_runs');
  await widenScope(ctx.tx, ctx.programmeId, files, { placeId: award.place_id, siteId: null, organisationId: award.organisation_id });
  return { id, state: 'proposed' as const, version: 1 };
});

export const notifyHolderBound = bindWrite(notifyHolder, async (ctx, { withdrawalId, on, way }) => {
  const row = (await lockWithdrawal(ctx, withdrawalId)) ?? ctx.notFound();
  const refusal = noticeRefusal(withdrawalOf(row), on, row.proposed_on, ctx.today);
  if (refusal !== null) return refusal === 'dates' ? ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/on'] }) : ctx.refuse('honours.withdrawal_not_at_step');
  const answerBy = answerUntil(on, row.answer_days);
  await saveWithdrawal(ctx.tx, ctx.programmeId, row.id, { state: 'notified', notifiedOn: on, noticeWay: way, answerBy });
  told(ctx as unknown as WriteContext, row, { act: 'notify', on, answerBy });
  return { id: row.id, state: 'notified' as const, version: row.version + 1, answerBy };
});

export const recordHearingBound = bindWrite(recordHearing, async (ctx, { withdrawalId, on, hasSpoken, statement, minutes }) => {
  const row = (await lockWithdrawal(ctx, withdrawalId)) ?? ctx.notFound();
  if (hasSpoken && statement === undefined) return ctx.refuse('honours.statement_missing', {}, { pointers: ['/statement'] });
  const refusal = hearingRefusal(withdrawalOf(row), on, hasSpoken, ctx.today);
  if (refusal === 'answer_runs') return ctx.refuse('honours.answer_runs', { day: row.answer_by ?? '' }, { pointers: ['/hasSpoken'] });
  if (refusal !== null) return refusal === 'dates' ? ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/on'] }) : ctx.refuse('honours.withdrawal_not_at_step');
  const hearing: Hearing = { statement: hasSpoken ? (statement ?? null) : null, minutes };
  await saveWithdrawal(ctx.tx, ctx.programmeId, row.id, { state: 'heard', heardOn: on, hasSpoken, hearingSealed: sealReason(ctx, JSON.stringify(hearing)) });
  told(ctx as unknown as WriteContext, row, { act: 'hear', on, hasSpoken });
  return { id: row.id, state: 'heard' as const, version: row.version + 1 };
});

/** Every code an act refuses with is declared on the operations that call it, which the compiler cannot see across a context. */
const forAct = <Code extends string>(ctx: WriteContext<Code | ActCode>): WriteContext<ActCode> => ctx as unknown as WriteContext<ActCode>;

interface Ending { readonly on: string; readonly document: string; readonly by: string; readonly reasonSealed: string | null }

/** The award goes, from the day on; its lock begins. Where it came out of a re-review, that has its result. */
async function withdrawNow(ctx: WriteContext<ActCode>, row: WithdrawalRow, ending: Ending) {
  const act = { awardId: row.award_id, version: null, on: ending.on, document: ending.document, personId: ending.by, ...(row.re_review_id === null ? {} : { reviewId: row.re_review_id }) };
  const taken = await takeAct(ctx, { ...act, kind: 'withdrawn', reasonSealed: ending.reasonSealed, change: (award, title) => withdrawn(award, ending.on, title.lock_months) });
  if (isRefusal(taken)) return taken;
  if (row.review_item_id !== null) {
    await saveItem(ctx.tx, ctx.programmeId, row.review_item_id, { state: 'withdrawn', heardOn: row.heard_on as string, appealUntil: row.appeal_until as string, settledAt: new Date(ctx.now).toISOString(), settledBy: ending.by });
  }
  return taken;
}

/** An award that ended or ran out while its proceeding ran is over by itself: nothing is withdrawn twice, and its re-review has nothing left to settle. @returns whether it was so */
async function lapsedBy(ctx: WriteContext, row: WithdrawalRow): Promise<boolean> {
  const award = await lockAward(ctx, row.award_id);
  const standing = award === undefined || award.ended_by !== null ? 'ended' : standingOn(awardOf(award), ctx.today);
  if (standing === 'inForce' || standing === 'rectifying') return false;
  await lapse(ctx, row, ctx.today);
  return true;
}

async function lapse(ctx: WriteContext, row: WithdrawalRow, on: string): Promise<void> {
  await saveWithdrawal(ctx.tx, ctx.programmeId, row.id, { state: 'lapsed', endedOn: on });
  if (row.review_item_id !== null) await saveItem(ctx.tx, ctx.programmeId, row.review_item_id, { state: 'kept', settledAt: new Date(ctx.now).toISOString(), settledBy: row.decided_by ?? row.proposed_by });
}

/** The award stays as it was; a re-review it came out of has kept it. */
async function keepNow(ctx: WriteContext<ActCode>, row: WithdrawalRow, document: string) {
  if (row.review_item_id === null) return null;
  const taken = await takeAct(ctx, { awardId: row.award_id, version: null, on: ctx.today, document, reviewId: row.re_review_id as string, kind: 'kept', change: (award, title) => kept(award, ctx.today, title.term_months, false) });
  if (isRefusal(taken)) return taken;
  await saveItem(ctx.tx, ctx.programmeId, row.review_item_id, { state: 'kept', settledAt: new Date(ctx.now).toISOString(), settledBy: ctx.personId });
  return null;
}

export const confirmWithdrawalBound = bindWrite(confirmWithdrawal, async (ctx, { withdrawalId, outcome, document, reason }) => {
  const row = (await lockWithdrawal(ctx, withdrawalId)) ?? ctx.notFound();
  const refusal = confirmationRefusal(withdrawalOf(row), outcome, ctx.personId);
  if (refusal !== null) return refusal === 'same_person' ? ctx.refuse('honours.same_person') : ctx.refuse('honours.withdrawal_not_at_step');
  if (await lapsedBy(ctx as unknown as WriteContext, row)) {
    told(ctx as unknown as WriteContext, row, { act: 'lapse' });
    return { id: row.id, state: 'lapsed' as const, version: row.version + 1, appealUntil: null };
  }
  const decided = { decidedOn: ctx.today, decidedBy: ctx.personId, document, decisionSealed: sealReason(ctx, reason) };
  if (outcome === 'refuse') {
    await saveWithdrawal(ctx.tx, ctx.programmeId, row.id, { ...decided, state: 'refused', endedOn: ctx.today });
    const stays = await keepNow(forAct(ctx), row, document);
    if (stays !== null) return stays as never;
    told(ctx as unknown as WriteContext, row, { act: 'refuse' });
    return { id: row.id, state: 'refused' as const, version: row.version + 1, appealUntil: null };
  }
  const appealUntil = answerUntil(ctx.today, row.appeal_days);
  const atOnce = row.appeal_days === 0;
  await saveWithdrawal(ctx.tx, ctx.programmeId, row.id, { ...decided, appealUntil, ...(atOnce ? { state: 'final', endedOn: ctx.today } : { state: 'confirmed' }) });
  if (atOnce) {
    const gone = await withdrawNow(forAct(ctx), { ...row, appeal_until: appealUntil }, { on: ctx.today, document, by: ctx.personId, reasonSealed: row.reason_sealed });
    if (isRefusal(gone)) return gone as never;
  }
  told(ctx as unknown as WriteContext, row, { act: 'confirm', appealUntil });
  return { id: row.id, state: atOnce ? ('final' as const) : ('confirmed' as const), version: row.version + 1, appealUntil };
});

export const appealWithdrawalBound = bindWrite(appealWithdrawal, async (ctx, { withdrawalId, on, words }) => {
  const row = (await lockWithdrawal(ctx, withdrawalId)) ?? ctx.notFound();
  const refusal = withdrawalAppealRefusal(withdrawalOf(row), on, ctx.today);
  if (refusal === 'dates') return ctx.refuse('honours.dates_out_of_order', {}, { pointers: ['/on'] });
  if (refusal !== null) return refusal === 'appeal_over' ? ctx.refuse('honours.appeal_over') : ctx.refuse('honours.withdrawal_not_at_step');
  await saveWithdrawal(ctx.tx, ctx.programmeId, row.id, { state: 'appealed', appealedOn: on, appealSealed: sealReason(ctx, words) });
  if (row.review_item_id !== null) await saveItem(ctx.tx, ctx.programmeId, row.review_item_id, { state: 'appealed' });
  told(ctx as unknown as WriteContext, row, { act: 'appeal', on });
  return { id: row.id, state: 'appealed' as const, version: row.version + 1 };
});

export const decideAppealBound = bindWrite(decideAppeal, async (ctx, { withdrawalId, outcome, document, reason }) => {
  const row = (await lockWithdrawal(ctx, withdrawalId)) ?? ctx.notFound();
  const refusal = appealDecisionRefusal(withdrawalOf(row), ctx.personId);
  if (refusal !== null) return refusal === 'same_person' ? ctx.refuse('honours.same_person') : ctx.refuse('honours.withdrawal_not_at_step');
  if (await lapsedBy(ctx as unknown as WriteContext, row)) {
    told(ctx as unknown as WriteContext, row, { act: 'lapse' });
    return { id: row.id, state: 'lapsed' as const, version: row.version + 1, lockUntil: null };
  }
  const decided = { appealDecidedOn: ctx.today, appealDecidedBy: ctx.personId, appealDocument: document, appealDecisionSealed: sealReason(ctx, reason), endedOn: ctx.today };
  const state = outcome === 'uphold' ? ('upheld' as const) : ('final' as const);
  await saveWithdrawal(ctx.tx, ctx.programmeId, row.id, { ...decided, state });
  const taken = outcome === 'uphold' ? await keepNow(forAct(ctx), row, document) : await withdrawNow(forAct(ctx), row, { on: ctx.today, document, by: ctx.personId, reasonSealed: row.reason_sealed });
  if (taken !== null && isRefusal(taken)) return taken as never;
  told(ctx as unknown as WriteContext, row, { act: outcome });
  return { id: row.id, state, version: row.version + 1, lockUntil: taken === null ? null : taken.lockUntil };
});

export const finishWithdrawalsBound = bindWrite(finishWithdrawals, async (ctx) => {
  const counts = { withdrawn: 0, lapsed: 0 };
  for (const { id } of await lockOverdue(ctx.tx, ctx.programmeId, ctx.today)) {
    const row = (await lockWithdrawal(ctx, id)) as WithdrawalRow;
    const due = finalFrom(withdrawalOf(row), ctx.today);
    if (due === null) {
      if (await lapsedBy(ctx as unknown as WriteContext, row)) counts.lapsed += 1;
      continue;
    }
    const award = await lockAward(ctx, row.award_id);
    const last = (await lastActOn(ctx.tx, ctx.programmeId, row.award_id)) ?? due;
    const on = last > due ? last : due;
    const next = award === undefined ? 'not_in_force' : withdrawn(awardOf(award), on, award.lock_months);
    if (typeof next === 'string') {
      await lapse(ctx as unknown as WriteContext, row, on);
      counts.lapsed += 1;
      continue;
    }
    await saveWithdrawal(ctx.tx, ctx.programmeId, id, { state: 'final', endedOn: on });
    const gone = await withdrawNow(ctx as unknown as WriteContext<ActCode>, row, { on, document: row.document as string, by: row.decided_by as string, reasonSealed: row.reason_sealed });
    if (isRefusal(gone)) throw new Error(`withdrawal ${id} cannot be finished`);
    counts.withdrawn += 1;
  }
  ctx.record({ kind: 'withdrawal', id: 'finishing', change: { act: 'finish', ...counts } });
  ctx.emit({ topic: 'honours', subjectId: 'withdrawals' });
  return counts;
});

/** Through the same write path as everybody; a day early is looked for, so that no time zone is missed. */
export const finishWithdrawalsEverywhere = onceEverywhere({
  job: FINISH_WITHDRAWALS_JOB, operation: finishWithdrawals, isDue: ({ db, clock }, programmeId) => anyOverdue(db, programmeId, new Date(clock() + DAY_MS).toISOString().slice(0, 10)),
});
