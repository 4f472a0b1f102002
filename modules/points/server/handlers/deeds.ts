import { addDays, localDate } from '#kernel/local-date.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { attachable, widenScope } from '#modules/files/server/index.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { correctDeed, deedImportTemplate, evidenceWords, importDeeds, listDeeds, postDeeds, recordDeed, reviewDeeds } from '../../contract/index.ts';
import { capHousehold, HOLDING, ISSUE, isOverCap, monthOf, needsEvidence, needsPhoto, pointsToPost, recordedFrom } from '../../domain/index.ts';
import type { AccountKey, Transfer } from '../../domain/index.ts';
import { rolesLacking } from '../acting.ts';
import { deedColumns, deedExample, deedImport } from '../imports/deeds.ts';
import { ensureAsset, postTransfers, readBalances, reverseTransfers } from '../ledger.ts';
import { deedPage, deedsOfMonth, deedTotal, dueDeeds, insertDeeds, lockDeeds, markCorrected, markPosted, noticeDaysOf, postedTotal, settleDeeds, subjectInReach } from '../queries/deeds.ts';
import type { DeedRow } from '../queries/deeds.ts';
import { attachPhotos, earnedInMonths, expectedInMonth, lockPosting } from '../queries/deed-counts.ts';
import { bookInForce, termsOf } from '../queries/rules.ts';

const POSTED_AT_A_TIME = 400;
const isoNow = (ctx: Pick<ReadContext, 'now'>): string => new Date(ctx.now).toISOString();

/** The one asset of a programme's households: points are points, whichever version of the rules gave them. */
export const pointsAsset = (ctx: WriteContext): Promise<string> => ensureAsset(ctx, { kind: 'points', code: 'household', nameZh: '户积分', nameEn: 'Household points', unitZh: '分', unitEn: 'points' });
export const holdingOf = (assetId: string, deed: { readonly subject_kind: string; readonly subject_id: string }): AccountKey => ({ assetId, holderKind: deed.subject_kind, holderId: deed.subject_id, purpose: HOLDING });
export const ofProgramme = (ctx: Pick<ReadContext, 'programmeId'>, assetId: string, purpose: string): AccountKey => ({ assetId, holderKind: 'programme', holderId: ctx.programmeId, purpose });

export const listDeedsBound = bindRead(listDeeds, async (ctx, { page, pageSize, sort, ...filter }) => {
  const found = await deedPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    rows: found.map((row) => ({
      id: row.id, subjectId: row.subject_id, subjectCode: row.subject_code, subjectLabel: row.subject_label, placeZh: row.place_zh, placeEn: row.place_en, ruleCode: row.rule_code, ruleLabel: row.rule_label, points: row.points, postedPoints: row.posted_points, cutPoints: row.cut_points, photoIds: row.photo_ids, happenedOn: row.happened_on,
      evidence: row.evidence, state: row.state, recordedByName: row.recorded_by_name, recordedAt: row.recorded_at, reviewedByName: row.reviewed_by_name, reviewReason: row.review_reason, noticeUntil: row.notice_until, correctionReason: row.correction_reason,
      mayReview: row.state === 'recorded' && row.recorded_by !== ctx.actor.personId, mayCorrect: (row.state === 'noticed' || row.state === 'posted') && row.recorded_by !== ctx.actor.personId,
    })), total: await ctx.remember(`points deeds ${JSON.stringify(filter)}`, () => deedTotal(ctx, filter)), postedPoints: await ctx.remember(`points posted ${JSON.stringify(filter)}`, () => postedTotal(ctx, filter)), page, pageSize,
  };
});

export const recordDeedBound = bindWrite(recordDeed, async (ctx, { subjectId, ruleCode, happenedOn, evidence, photos }) => {
  const subject = await subjectInReach(ctx, subjectId);
  if (subject === undefined) return ctx.refuse('points.subject_unknown', {}, { pointers: ['/subjectId'] });
  if (happenedOn > ctx.today || happenedOn < recordedFrom(ctx.today)) return ctx.refuse('points.day_wrong', {}, { pointers: ['/happenedOn'] });
  const book = await bookInForce(ctx.tx, ctx.programmeId, happenedOn);
  const rule = book?.rules.find(({ code }) => code === ruleCode);
  if (book === undefined || rule === undefined) return ctx.refuse('points.rule_unknown', {}, { pointers: ['/ruleCode'] });
  const others = await rolesLacking(ctx, book.terms.recordRoles);
  if (others !== null) return ctx.refuse('points.role_wrong', { roles: others });
  if (rule.points < 0 && evidence === null) return ctx.refuse('points.evidence_missing', {}, { pointers: ['/evidence'] });
  if (needsEvidence(rule) && evidence === null) return ctx.refuse('points.evidence_kind_missing', { kind: evidenceWords[rule.evidence][ctx.locale === 'en' ? 'en' : 'zh'] }, { pointers: ['/evidence'] });
  const fileIds = [...new Set(photos.map(({ fileId }) => fileId))];
  if (needsPhoto(rule.evidence) && fileIds.length === 0) return ctx.refuse('points.photo_missing', {}, { pointers: ['/photos'] });
  if ((await attachable(ctx.tx, ctx.programmeId, fileIds)).length < fileIds.length) return ctx.refuse('points.photo_unknown', {}, { pointers: ['/photos'] });
  if (isOverCap(rule, await deedsOfMonth(ctx.tx, ctx.programmeId, subjectId, ruleCode, happenedOn))) return ctx.refuse('points.over_cap', { cap: rule.monthlyCap as number });
  const expected = await expectedInMonth(ctx.tx, ctx.programmeId, subjectId, happenedOn);
  const id = ctx.newId();
  await insertDeeds(ctx.tx, ctx.programmeId, [{ id, subject, bookId: book.id, ruleCode, ruleLabel: rule.label, points: rule.points, happenedOn, evidence, by: ctx.personId, at: isoNow(ctx) }]);
  await attachPhotos(ctx.tx, ctx.programmeId, id, fileIds);
  await widenScope(ctx.tx, ctx.programmeId, fileIds, { placeId: subject.place_id, siteId: null, organisationId: null });
  ctx.record({ kind: 'deed', id, change: { act: 'record', rule: ruleCode, points: rule.points, photos: fileIds.length } });
  ctx.emit({ topic: 'points', subjectId: id, placeId: subject.place_id });
  return { id, points: rule.points, countsFor: capHousehold(rule.points, expected, book.terms.householdMonthlyCap).counts };
});

export const importDeedsBound = bindWrite(importDeeds, async (ctx, { file, mode }) => {
  const others = await rolesLacking(ctx, (await bookInForce(ctx.tx, ctx.programmeId, ctx.today))?.terms.recordRoles ?? []);
  if (others !== null) return ctx.refuse('points.role_wrong', { roles: others });
  return importTable(ctx, { operation: importDeeds, file, mode, definition: () => Promise.resolve(deedImport(ctx)) });
});

export const deedImportTemplateBound = bindRead(deedImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '记分导入模板', en: 'Deeds to import' }, deedColumns, { zh: [deedExample('zh', ctx.today)], en: [deedExample('en', ctx.today)] }, format));

export const reviewDeedsBound = bindWrite(reviewDeeds, async (ctx, { deedIds, agree, reason }) => {
  if (!agree && reason === null) return ctx.refuse('points.reason_missing', {}, { pointers: ['/reason'] });
  const found = new Map((await lockDeeds(ctx, deedIds)).map((deed) => [deed.id, deed]));
  const left: { deedId: string; reason: 'ownDeed' | 'notOpen' }[] = [];
  const open: DeedRow[] = [];
  for (const deedId of new Set(deedIds)) {
    const deed = found.get(deedId);
    if (deed === undefined || deed.state !== 'recorded') left.push({ deedId, reason: 'notOpen' });
    else if (deed.recorded_by === ctx.personId) left.push({ deedId, reason: 'ownDeed' });
    else open.push(deed);
  }
  const terms = await termsOf(ctx.tx, ctx.programmeId, open.map(({ book_id }) => book_id));
  for (const { reviewRoles } of terms.values()) {
    const others = await rolesLacking(ctx, reviewRoles);
    if (others !== null) return ctx.refuse('points.role_wrong', { roles: others });
  }
  const days = await noticeDaysOf(ctx.tx, ctx.programmeId, open.map(({ book_id }) => book_id));
  const until = (deed: DeedRow): string | null => (agree ? addDays(localDate(ctx.today), days.get(deed.book_id) ?? 3) : null);
  await settleDeeds(ctx.tx, ctx.programmeId, open.map((deed) => ({ id: deed.id, noticeUntil: until(deed) })), { state: agree ? 'noticed' : 'declined', reason, by: ctx.personId, at: isoNow(ctx) });
  for (const deed of open) {
    ctx.record({ kind: 'deed', id: deed.id, reason: reason ?? undefined, change: { act: agree ? 'agree' : 'decline' } });
    ctx.emit({ topic: 'points', subjectId: deed.id, placeId: deed.place_id });
  }
  return { done: open.length, left };
});

interface ToPost { readonly deed: DeedRow; readonly points: number; readonly cut: number; readonly transfer: Transfer | null }

/** What each deed of a household counts for once its cap of the month is applied, in the order they happened. */
async function capped(ctx: WriteContext, due: readonly DeedRow[]): Promise<{ counts: number; cut: number }[]> {
  const terms = await termsOf(ctx.tx, ctx.programmeId, due.map(({ book_id }) => book_id));
  const earned = await earnedInMonths(ctx.tx, ctx.programmeId, due.map((deed) => ({ subjectId: deed.subject_id, month: monthOf(deed.happened_on) })));
  return due.map((deed) => {
    const key = `${deed.subject_id} ${monthOf(deed.happened_on)}`;
    const before = earned.get(key) ?? 0;
    const answer = capHousehold(deed.points, before, terms.get(deed.book_id)?.householdMonthlyCap ?? null);
    if (deed.points > 0) earned.set(key, before + answer.counts);
    return answer;
  });
}

/** Transfers of deeds in the order they happened; a deduction takes no more than what is there by then. */
async function transfersFor(ctx: WriteContext, assetId: string, due: readonly DeedRow[]): Promise<ToPost[]> {
  const balances = new Map<string, number>();
  const counted = await capped(ctx, due);
  const found = await readBalances(ctx, due.map((deed) => holdingOf(assetId, deed)));
  for (const [at, deed] of due.entries()) balances.set(deed.subject_id, (found[at]?.balance ?? 0) - (found[at]?.held ?? 0));
  return due.map((deed, at) => {
    const { counts, cut } = counted[at] as { counts: number; cut: number };
    const before = balances.get(deed.subject_id) ?? 0;
    const points = pointsToPost(counts, before) + 0;
    balances.set(deed.subject_id, before + points);
    if (points === 0) return { deed, points: 0, cut, transfer: null };
    const other = ofProgramme(ctx, assetId, points > 0 ? ISSUE : 'deducted');
    return { deed, points, cut, transfer: {
      id: ctx.newId(), kind: points > 0 ? 'earn' : 'deduct', occurredOn: deed.happened_on, memo: deed.rule_label, causeKind: 'deed', causeId: deed.id,
      legs: [{ ...other, amount: -points }, { ...holdingOf(assetId, deed), amount: points, placeId: deed.place_id }],
    } };
  });
}

export const postDeedsBound = bindWrite(postDeeds, async (ctx) => {
  await lockPosting(ctx.tx, ctx.programmeId);
  const due = await dueDeeds(ctx.tx, ctx.programmeId, ctx.today, POSTED_AT_A_TIME);
  if (due.length === 0) return { posted: 0 };
  const made = await transfersFor(ctx, await pointsAsset(ctx), due);
  await postTransfers(ctx, postDeeds.id, made.flatMap(({ transfer }) => (transfer === null ? [] : [transfer])));
  await markPosted(ctx.tx, ctx.programmeId, ctx.today, made.map(({ deed, points, cut, transfer }) => ({ id: deed.id, points, cut, transferId: transfer?.id ?? null })));
  for (const { deed, points, cut } of made) ctx.record({ kind: 'deed', id: deed.id, change: { act: 'post', points, ...(cut === 0 ? {} : { cut }) } });
  ctx.emit({ topic: 'points', subjectId: ctx.programmeId });
  return { posted: made.length };
});

export const correctDeedBound = bindWrite(correctDeed, async (ctx, { deedId, reason }) => {
  const [deed] = await lockDeeds(ctx, [deedId]);
  if (deed === undefined) return ctx.notFound();
  if (deed.state !== 'noticed' && deed.state !== 'posted') return ctx.refuse('points.deed_not_open');
  if (deed.recorded_by === ctx.personId) return ctx.refuse('points.same_person');
  if (deed.transfer_id !== null) await reverseTransfers(ctx, correctDeed.id, [deed.transfer_id], '记分更正');
  await markCorrected(ctx.tx, ctx.programmeId, deedId, { reason, by: ctx.personId, at: isoNow(ctx) });
  ctx.record({ kind: 'deed', id: deedId, reason, change: { act: 'correct', reversed: deed.transfer_id } });
  ctx.emit({ topic: 'points', subjectId: deedId, placeId: deed.place_id });
  return { id: deedId };
});
