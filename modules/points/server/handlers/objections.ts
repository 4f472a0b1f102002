import { createHash } from 'node:crypto';
import { openPublicSite } from '#modules/places/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { followDeedObjection, listDeedObjections, objectToDeed, readDeedObjectionForm, readPublicDeedNotice, readPublicDeedNotices, recordDeedObjection, settleDeedObjection } from '../../contract/index.ts';
import { mayObject, maySettle } from '../../domain/index.ts';
import { reverseTransfers } from '../ledger.ts';
import { lockDeeds, markCorrected } from '../queries/deeds.ts';
import { deedObjectionCount, followedObjection, insertDeedObjection, lockObjection, noticeSums, objectionPage, objectionTotal, saveSettling, shownDeed, shownDeeds, villagesOnNotice } from '../queries/objections.ts';
import type { ObjectionRow } from '../queries/objections.ts';

/** A person needs a moment to write, and may leave a form open over a day of work. @unit milliseconds */
const FORM_LIMITS = { leastMs: 3_000, mostMs: 12 * 3_600_000 };
/** A deed with more than this is being flooded; those that came are looked into. */
const OBJECTIONS_MAX = 50;
const TOKEN_BYTES = 24;
const NUMBER_LENGTH = 8;
export const WORDS_SEAL = 'points.objection.words';
const SENDER_SEAL = 'points.objection.sender';
const CONTACT_SEAL = 'points.objection.contact';
const tokenHash = (token: string): Buffer => createHash('sha256').update(`deed-objection/${token}`).digest();
const isoNow = (ctx: Pick<ReadContext, 'now'>): string => new Date(ctx.now).toISOString();

export const readPublicDeedNoticesBound = bindRead(readPublicDeedNotices, async (ctx) => {
  await openPublicSite(ctx);
  return { villages: (await villagesOnNotice(ctx)).map((row) => ({ placeId: row.place_id, placeZh: row.place_zh, placeEn: row.place_en, deedCount: row.deed_count, from: row.first_on, until: row.last_on })) };
});

export const readPublicDeedNoticeBound = bindRead(readPublicDeedNotice, async (ctx, { placeId, page, pageSize }) => {
  await openPublicSite(ctx);
  const sums = (await noticeSums(ctx, placeId)) ?? ctx.notFound();
  const found = await shownDeeds(ctx, placeId, { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    placeId, placeZh: sums.place_zh, placeEn: sums.place_en, from: sums.first_on, until: sums.last_on, unshownCount: sums.unshown, total: sums.shown, page, pageSize,
    rows: found.map((row) => ({ deedId: row.deed_id, label: row.label, ruleLabel: row.rule_label, points: row.points, happenedOn: row.happened_on, noticedOn: row.noticed_on, noticeUntil: row.notice_until, isObjected: row.is_objected })),
  };
});

const formPurpose = (ctx: ReadContext, deedId: string): string => `points.object/${ctx.programmeId}/${deedId}`;
const stillRuns = (ctx: ReadContext, row: { readonly notice_until: string }): boolean => mayObject({ state: 'noticed', noticeUntil: row.notice_until }, ctx.today);

export const readDeedObjectionFormBound = bindRead(readDeedObjectionForm, async (ctx, { deedId }) => {
  await openPublicSite(ctx);
  const row = await shownDeed(ctx, deedId);
  if (row === undefined || !stillRuns(ctx, row)) return ctx.refuse('points.not_on_notice');
  return { deedId, placeId: row.place_id, placeZh: row.place_zh, placeEn: row.place_en, label: row.label, ruleLabel: row.rule_label, points: row.points, happenedOn: row.happened_on, noticeUntil: row.notice_until, formToken: ctx.secrets.formToken(formPurpose(ctx, deedId), ctx.now) };
});

interface Said { readonly words: string; readonly sender?: string | undefined; readonly contact?: string | undefined }

/** A number everybody may say aloud, and a code that only whoever objected was given. */
function numbered(ctx: WriteContext): { readonly number: string; readonly followToken: string } {
  const followToken = Buffer.from(ctx.randomBytes(TOKEN_BYTES)).toString('base64url');
  return { number: `JF-${tokenHash(followToken).toString('hex').slice(0, NUMBER_LENGTH).toUpperCase()}`, followToken };
}

async function keep(ctx: WriteContext, deed: { readonly id: string; readonly placeId: string | null }, said: Said, known: { readonly number: string; readonly followToken: string }, takenBy: string | null): Promise<string> {
  const sealed = (seal: string, text: string | undefined) => (text === undefined || text === '' ? null : ctx.secrets.seal(`${seal}/${ctx.programmeId}`, text));
  const id = ctx.newId();
  await insertDeedObjection(ctx.tx, ctx.programmeId, { id, deedId: deed.id, placeId: deed.placeId, at: isoNow(ctx), wordsSealed: ctx.secrets.seal(`${WORDS_SEAL}/${ctx.programmeId}`, said.words), senderSealed: sealed(SENDER_SEAL, said.sender), contactSealed: sealed(CONTACT_SEAL, said.contact), number: known.number, tokenHash: tokenHash(known.followToken), takenBy });
  ctx.record({ kind: 'deedObjection', id, change: { act: takenBy === null ? 'object' : 'takeDown', deed: deed.id } });
  ctx.emit({ topic: 'points', subjectId: deed.id, placeId: deed.placeId });
  return id;
}

export const objectToDeedBound = bindWrite(objectToDeed, async (ctx, { deedId, formToken, website, ...said }) => {
  await openPublicSite(ctx);
  const row = await shownDeed(ctx, deedId);
  if (row === undefined || !stillRuns(ctx, row)) return ctx.refuse('points.not_on_notice');
  if (ctx.secrets.formTokenFault(formPurpose(ctx, deedId), formToken, ctx.now, FORM_LIMITS) !== null) return ctx.refuse('points.form_stale');
  const known = numbered(ctx);
  const answer = { received: true as const, ...known };
  // No person sees this field; whoever fills it in is told that all is well and nothing is kept.
  if ((website ?? '') !== '') {
    ctx.record({ kind: 'deed', id: deedId, change: { act: 'objectionDropped' } });
    return answer;
  }
  if (await deedObjectionCount(ctx.tx, deedId) >= OBJECTIONS_MAX) return ctx.refuse('points.too_many_objections');
  await keep(ctx, { id: deedId, placeId: row.place_id }, said, known, null);
  return answer;
}, { replay: false });

export const recordDeedObjectionBound = bindWrite(recordDeedObjection, async (ctx, { deedId, ...said }) => {
  const [deed] = await lockDeeds(ctx, [deedId]);
  if (deed === undefined) return ctx.notFound();
  if (!mayObject({ state: deed.state, noticeUntil: deed.notice_until }, ctx.today)) return ctx.refuse('points.not_on_notice');
  if (await deedObjectionCount(ctx.tx, deedId) >= OBJECTIONS_MAX) return ctx.refuse('points.too_many_objections');
  const known = numbered(ctx);
  return { id: await keep(ctx, { id: deedId, placeId: deed.place_id }, said, known, ctx.personId), ...known };
});

const barredOf = (row: ObjectionRow) => [row.recorded_by, row.reviewed_by, row.taken_by];

export const listDeedObjectionsBound = bindRead(listDeedObjections, async (ctx, { page, pageSize, sort, ...filter }) => {
  const found = await objectionPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    rows: found.map((row) => {
      const isFree = maySettle(ctx.actor.personId, barredOf(row));
      // Whoever an objection is about does not learn from whom it came.
      const opened = (seal: string, text: string | null) => (text === null || !isFree ? null : ctx.secrets.open(`${seal}/${ctx.programmeId}`, text));
      return {
        id: row.id, number: row.number, deedId: row.deed_id, subjectLabel: row.subject_label, ruleLabel: row.rule_label, points: row.points, happenedOn: row.happened_on, placeZh: row.place_zh, placeEn: row.place_en, state: row.state, receivedAt: row.received_at, words: row.words ?? (row.words_sealed === null ? null : ctx.secrets.open(`${WORDS_SEAL}/${ctx.programmeId}`, row.words_sealed)) ?? '', takenByName: row.taken_by_name,
        sender: opened(SENDER_SEAL, row.sender_sealed), contact: opened(CONTACT_SEAL, row.contact_sealed), outcome: row.outcome, answer: row.answer, resolvedAt: row.resolved_at, resolvedByName: row.resolved_by_name, maySettle: row.state === 'open' && isFree,
      };
    }), total: await objectionTotal(ctx, filter), page, pageSize,
  };
});

export const settleDeedObjectionBound = bindWrite(settleDeedObjection, async (ctx, { objectionId, outcome, answer }) => {
  const row = (await lockObjection(ctx, objectionId)) ?? ctx.notFound();
  if (row.state === 'resolved') return ctx.refuse('points.objection_settled');
  if (!maySettle(ctx.personId, barredOf(row))) return ctx.refuse('points.same_person');
  await saveSettling(ctx.tx, ctx.programmeId, objectionId, { outcome, answer, at: isoNow(ctx), by: ctx.personId });
  const corrects = outcome === 'upheld' && (row.deed_state === 'noticed' || row.deed_state === 'posted');
  if (corrects) {
    if (row.transfer_id !== null) await reverseTransfers(ctx, settleDeedObjection.id, [row.transfer_id], '异议成立');
    await markCorrected(ctx.tx, ctx.programmeId, row.deed_id, { reason: `异议成立 ${row.number}`, by: ctx.personId, at: isoNow(ctx) });
    ctx.record({ kind: 'deed', id: row.deed_id, change: { act: 'correct', objection: objectionId } });
  }
  ctx.record({ kind: 'deedObjection', id: objectionId, change: { act: 'settle', outcome, deed: row.deed_id } });
  ctx.emit({ topic: 'points', subjectId: row.deed_id, placeId: row.place_id });
  return { id: objectionId, deedCorrected: corrects };
});

export const followDeedObjectionBound = bindRead(followDeedObjection, async (ctx, { followToken }) => {
  await openPublicSite(ctx);
  const row = (await followedObjection(ctx.tx, tokenHash(followToken))) ?? ctx.notFound();
  return { number: row.number, placeId: row.place_id, placeZh: row.place_zh, placeEn: row.place_en, label: row.label, ruleLabel: row.rule_label, points: row.points, receivedAt: row.received_at, state: row.state, outcome: row.outcome, answer: row.answer, resolvedAt: row.resolved_at };
});
