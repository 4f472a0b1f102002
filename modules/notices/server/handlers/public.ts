import { createHash } from 'node:crypto';
import { daysBetween, localDate } from '#kernel/local-date.ts';
import { openPublicSite } from '#modules/places/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { followObjection, listPublicNotices, objectToNotice, readObjectionForm, readPublicNotice, withheldWord } from '../../contract/index.ts';
import { beginningOf, isInPeriod, showsContent, withoutNames } from '../../domain/index.ts';
import type { NoticeList } from '../../domain/index.ts';
import { publicNotice, publicNoticePage, publicNoticeTotal } from '../queries/notices.ts';
import type { PublicNoticeRow } from '../queries/notices.ts';
import { followedObjection, insertObjection, objectionCount } from '../queries/objections.ts';
import { withheldNames } from '../queries/withheld.ts';
import { CONTACT_SEAL, SENDER_SEAL, WORDS_SEAL } from '../seals.ts';

/** A person needs a moment to write, and may leave a form open over a day of work. @unit milliseconds */
const FORM_LIMITS = { leastMs: 3_000, mostMs: 12 * 3_600_000 };
/** A notice with more than this is being flooded, and is answered by telephone. */
const OBJECTIONS_MAX = 500;
const TOKEN_BYTES = 24;
const NUMBER_LENGTH = 8;
const tokenHash = (token: string): Buffer => createHash('sha256').update(`objection/${token}`).digest();

const periodOf = (row: PublicNoticeRow) => ({ state: row.state, startsOn: row.starts_on, endsOn: row.ends_on, hidesAfter: row.hides_after });

const summaryOut = (row: PublicNoticeRow, today: string) => ({
  id: row.id, kind: row.kind, title: row.title, startsOn: row.starts_on, endsOn: row.ends_on, closed: row.state === 'closed',
  daysLeft: isInPeriod(periodOf(row), today) ? daysBetween(localDate(today), localDate(row.ends_on)) + 1 : 0,
});

export const listPublicNoticesBound = bindRead(listPublicNotices, async (ctx, { page, pageSize }) => {
  await openPublicSite(ctx);
  const found = await publicNoticePage(ctx.tx, ctx.programmeId, ctx.today, page, pageSize);
  return { rows: found.map((row) => summaryOut(row, ctx.today)), total: await publicNoticeTotal(ctx.tx, ctx.programmeId, ctx.today), page, pageSize };
});

export async function shownNotice(ctx: ReadContext, noticeId: string): Promise<PublicNoticeRow> {
  await openPublicSite(ctx);
  return (await publicNotice(ctx.tx, ctx.programmeId, noticeId, ctx.today)) ?? ctx.notFound();
}

/** Whether its content is shown today. */
export const showsNow = (ctx: ReadContext, row: PublicNoticeRow): boolean => showsContent(periodOf(row), ctx.today);

const listOut = (list: NoticeList) => { const shown = beginningOf(list); return { columns: [...shown.columns], rows: shown.rows.map((cells) => [...cells]) }; };

export const readPublicNoticeBound = bindRead(readPublicNotice, async (ctx, { noticeId }) => {
  const row = await shownNotice(ctx, noticeId);
  const shows = showsContent(periodOf(row), ctx.today);
  const text = withoutNames({ body: row.body, list: row.list }, shows ? await withheldNames(ctx.tx, ctx.programmeId, noticeId) : [], withheldWord[ctx.locale === 'en' ? 'en' : 'zh']);
  return {
    ...summaryOut(row, ctx.today), body: shows ? text.body : null,
    list: shows && text.list !== null ? listOut(text.list) : null, listTotal: shows ? (text.list?.rows.length ?? 0) : 0,
    howToObject: row.how_to_object, mayObject: isInPeriod(periodOf(row), ctx.today), realName: row.real_name, closingNote: row.closing_note, publishedAt: row.published_at,
  };
});

const formPurpose = (ctx: ReadContext, noticeId: string): string => `notices.object/${ctx.programmeId}/${noticeId}`;

export const readObjectionFormBound = bindRead(readObjectionForm, async (ctx, { noticeId }) => {
  const row = await shownNotice(ctx, noticeId);
  if (!isInPeriod(periodOf(row), ctx.today)) return ctx.refuse('notices.period_over');
  return { noticeId, title: row.title, realName: row.real_name, endsOn: row.ends_on, formToken: ctx.secrets.formToken(formPurpose(ctx, noticeId), ctx.now) };
});

export const objectToNoticeBound = bindWrite(objectToNotice, async (ctx, { noticeId, words, sender, contact, formToken, website }) => {
  const row = await shownNotice(ctx, noticeId);
  if (!isInPeriod(periodOf(row), ctx.today)) return ctx.refuse('notices.period_over');
  if (ctx.secrets.formTokenFault(formPurpose(ctx, noticeId), formToken, ctx.now, FORM_LIMITS) !== null) return ctx.refuse('notices.form_stale');
  const followToken = Buffer.from(ctx.randomBytes(TOKEN_BYTES)).toString('base64url');
  const answer = { received: true as const, number: `YY-${tokenHash(followToken).toString('hex').slice(0, NUMBER_LENGTH).toUpperCase()}`, followToken };
  // No person sees this field; whoever fills it in is told that all is well and nothing is kept.
  if ((website ?? '') !== '') {
    ctx.record({ kind: 'notice', id: noticeId, change: { act: 'objectionDropped' } });
    return answer;
  }
  if (row.real_name && (sender ?? '') === '') return ctx.refuse('notices.name_required', {}, { pointers: ['/sender'] });
  if (await objectionCount(ctx.tx, noticeId) >= OBJECTIONS_MAX) return ctx.refuse('notices.too_many_objections');
  const sealed = (seal: string, text: string | undefined) => (text === undefined || text === '' ? null : ctx.secrets.seal(`${seal}/${ctx.programmeId}`, text));
  const id = ctx.newId();
  await insertObjection(ctx.tx, ctx.programmeId, {
    id, noticeId, at: new Date(ctx.now).toISOString(), wordsSealed: ctx.secrets.seal(`${WORDS_SEAL}/${ctx.programmeId}`, words), senderSealed: sealed(SENDER_SEAL, sender), contactSealed: sealed(CONTACT_SEAL, contact), number: answer.number, tokenHash: tokenHash(followToken),
  });
  ctx.record({ kind: 'objection', id, change: { act: 'object', notice: noticeId } });
  ctx.emit({ topic: 'notices', subjectId: noticeId });
  return answer;
}, { replay: false });

export const followObjectionBound = bindRead(followObjection, async (ctx, { followToken }) => {
  await openPublicSite(ctx);
  const row = (await followedObjection(ctx.tx, tokenHash(followToken))) ?? ctx.notFound();
  return { number: row.number, noticeId: row.notice_id, noticeTitle: row.notice_title, receivedAt: row.received_at, state: row.state, outcome: row.outcome, answer: row.answer, resolvedAt: row.resolved_at };
});
