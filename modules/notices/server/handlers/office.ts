import { addDays, localDate } from '#kernel/local-date.ts';
import { bindRead, bindWrite, heldPermissions } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import {
  closeNotice, draftNotice, listNotices, listObjections, noticeStateWords, publishNotice, readNotice, resolveObjection, updateNotice, withdrawNotice,
} from '../../contract/index.ts';
import { beginningOf, isNoticeList, mayPublishNames, namesHeading, nextNoticeState, noticeActsIn, PERIOD_DAYS_DEFAULT, PERMISSION_OF_NOTICE_ACT } from '../../domain/index.ts';
import type { NoticeAct, NoticeState } from '../../domain/index.ts';
import {
  insertNotice, lockNotice, noticePage, noticeRow, noticeTotal, periodSetting, replaceNotice, saveClosing, savePublication, saveWithdrawal,
} from '../queries/notices.ts';
import type { NoticeRow, NoticeSummaryRow, NoticeText } from '../queries/notices.ts';
import { lockObjection, objectionPage, objectionTotal, saveResolution } from '../queries/objections.ts';
import { withheldNames } from '../queries/withheld.ts';
import { CONTACT_SEAL, SENDER_SEAL, WORDS_SEAL } from '../seals.ts';

const stateParams = (ctx: ReadContext, state: NoticeState) => ({ state: noticeStateWords[state][ctx.locale === 'en' ? 'en' : 'zh'] });

const summaryOut = (row: NoticeSummaryRow, today: string) => ({
  id: row.id, kind: row.kind, state: row.state, title: row.title, startsOn: row.starts_on, endsOn: row.ends_on, version: row.version, draftedAt: row.drafted_at,
  draftedByName: row.drafted_by_name, startsLater: row.starts_on !== null && row.starts_on > today, publishedAt: row.published_at, openObjectionCount: row.open_objection_count, objectionCount: row.objection_count,
});

export const listNoticesBound = bindRead(listNotices, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await noticePage(ctx.tx, ctx.programmeId, filter, sort, page, pageSize)).map((row) => summaryOut(row, ctx.today)), total: await noticeTotal(ctx.tx, ctx.programmeId, filter), page, pageSize,
}));

async function actsOn(ctx: ReadContext, row: NoticeRow): Promise<NoticeAct[]> {
  const open = noticeActsIn(row.state);
  if (open.length === 0) return [];
  const held = await heldPermissions(ctx, [...new Set(open.map((act) => PERMISSION_OF_NOTICE_ACT[act]))], { wholeProgramme: true });
  return open.filter((act) => held.has(PERMISSION_OF_NOTICE_ACT[act]) && (act !== 'publish' || !row.authors.includes(ctx.personId)) && (act !== 'close' || (row.ends_on ?? '') < ctx.today));
}

export const readNoticeBound = bindRead(readNotice, async (ctx, { noticeId }) => {
  const row = (await noticeRow(ctx.tx, ctx.programmeId, noticeId)) ?? ctx.notFound();
  return {
    ...summaryOut(row, ctx.today), body: row.body, list: row.list === null ? null : { columns: [...row.list.columns], rows: beginningOf(row.list).rows.map((cells) => [...cells]) }, listTotal: row.list?.rows.length ?? 0, periodDays: row.period_days,
    howToObject: row.how_to_object, realName: row.real_name, hidesAfter: row.hides_after, hasNames: row.has_names, consentConfirmed: row.consent_confirmed,
    noMinorsConfirmed: row.no_minors_confirmed, consentNote: row.consent_note, closingNote: row.closing_note, acts: await actsOn(ctx, row), withheld: await withheldNames(ctx.tx, ctx.programmeId, noticeId),
  };
});

type TextInput = Omit<NoticeText, 'periodDays'> & { readonly periodDays?: number | undefined };

async function textOf(ctx: ReadContext, input: TextInput): Promise<NoticeText> {
  return { ...input, periodDays: input.periodDays ?? (await periodSetting(ctx.tx, ctx.programmeId)) ?? PERIOD_DAYS_DEFAULT };
}

/**
 * 代拟公示 · A draft that another module writes in the name of whoever acts; the same life awaits it as any other's.
 * @param handledBy persons who put forward what it shows: they settle no objection to it, as its authors do not
 * @returns its id
 */
export async function draftNoticeFor(ctx: WriteContext, input: TextInput, handledBy: readonly string[] = []): Promise<string> {
  const id = ctx.newId();
  await insertNotice(ctx.tx, ctx.programmeId, id, await textOf(ctx, input), { at: new Date(ctx.now).toISOString(), personId: ctx.personId, handledBy });
  ctx.record({ kind: 'notice', id, change: { act: 'draft', kind: input.kind, hasNames: input.hasNames } });
  ctx.emit({ topic: 'notices', subjectId: id });
  return id;
}

export const draftNoticeBound = bindWrite(draftNotice, async (ctx, input) => {
  if (input.list !== null && !isNoticeList(input.list)) return ctx.refuse('notices.list_uneven', {}, { pointers: ['/list/rows'] });
  return { id: await draftNoticeFor(ctx, input), version: 1 };
});

export const updateNoticeBound = bindWrite(updateNotice, async (ctx, { noticeId, version, keepsList, ...given }) => {
  const row = (await lockNotice(ctx.tx, ctx.programmeId, noticeId)) ?? ctx.notFound();
  if (nextNoticeState(row.state, 'update') === null) return ctx.refuse('notices.act_not_allowed', stateParams(ctx, row.state));
  if (row.version !== version) return ctx.refuse('notices.changed_meanwhile');
  const input = keepsList ? { ...given, list: row.list } : given;
  if (!keepsList && input.list !== null && !isNoticeList(input.list)) return ctx.refuse('notices.list_uneven', {}, { pointers: ['/list/rows'] });
  await replaceNotice(ctx.tx, ctx.programmeId, noticeId, await textOf(ctx, input), { at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'notice', id: noticeId, change: { act: 'update', version: version + 1, hasNames: input.hasNames, consentConfirmed: input.consentConfirmed } });
  ctx.emit({ topic: 'notices', subjectId: noticeId });
  return { id: noticeId, version: version + 1 };
});

export const publishNoticeBound = bindWrite(publishNotice, async (ctx, { noticeId, version }) => {
  const row = (await lockNotice(ctx.tx, ctx.programmeId, noticeId)) ?? ctx.notFound();
  const next = nextNoticeState(row.state, 'publish');
  if (next === null) return ctx.refuse('notices.act_not_allowed', stateParams(ctx, row.state));
  if (row.version !== version) return ctx.refuse('notices.changed_meanwhile');
  if (row.authors.includes(ctx.personId)) return ctx.refuse('notices.drafter_cannot_publish');
  const ground = { hasNames: row.has_names, consentConfirmed: row.consent_confirmed, noMinorsConfirmed: row.no_minors_confirmed, consentNote: row.consent_note };
  if (row.list !== null && row.has_names === null) return ctx.refuse('notices.names_unanswered');
  const heading = row.has_names === true ? null : namesHeading(row.list);
  if (heading !== null) return ctx.refuse('notices.names_in_list', { heading });
  if (!mayPublishNames(ground)) return ctx.refuse('notices.consent_missing');
  const startsOn = row.starts_on ?? ctx.today;
  if (startsOn < ctx.today) return ctx.refuse('notices.starts_in_past');
  const endsOn = addDays(localDate(startsOn), row.period_days - 1);
  await savePublication(ctx.tx, ctx.programmeId, noticeId, { startsOn, endsOn, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'notice', id: noticeId, change: { act: 'publish', from: row.state, to: next, startsOn, endsOn, ...ground, consentNote: undefined } });
  ctx.emit({ topic: 'notices', subjectId: noticeId });
  return { state: next, startsOn, endsOn };
});

export const closeNoticeBound = bindWrite(closeNotice, async (ctx, { noticeId, closingNote }) => {
  const row = (await lockNotice(ctx.tx, ctx.programmeId, noticeId)) ?? ctx.notFound();
  const next = nextNoticeState(row.state, 'close');
  if (next === null) return ctx.refuse('notices.act_not_allowed', stateParams(ctx, row.state));
  if ((row.ends_on as string) >= ctx.today) return ctx.refuse('notices.period_runs');
  if (row.open_objection_count > 0) return ctx.refuse('notices.objection_open', { count: row.open_objection_count });
  await saveClosing(ctx.tx, ctx.programmeId, noticeId, { note: closingNote, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'notice', id: noticeId, change: { act: 'close', from: row.state, to: next } });
  ctx.emit({ topic: 'notices', subjectId: noticeId });
  return { state: next };
});

export const withdrawNoticeBound = bindWrite(withdrawNotice, async (ctx, { noticeId, reason }) => {
  const row = (await lockNotice(ctx.tx, ctx.programmeId, noticeId)) ?? ctx.notFound();
  const next = nextNoticeState(row.state, 'withdraw');
  if (next === null) return ctx.refuse('notices.act_not_allowed', stateParams(ctx, row.state));
  await saveWithdrawal(ctx.tx, ctx.programmeId, noticeId);
  ctx.record({ kind: 'notice', id: noticeId, reason, change: { act: 'withdraw', from: row.state, to: next } });
  ctx.emit({ topic: 'notices', subjectId: noticeId });
  return { state: next };
});

export const listObjectionsBound = bindRead(listObjections, async (ctx, { noticeId, sort, page, pageSize }) => {
  const notice = (await noticeRow(ctx.tx, ctx.programmeId, noticeId)) ?? ctx.notFound();
  const mayResolve = ![...notice.authors, ...notice.handled_by].includes(ctx.personId);
  const opened = (seal: string, text: string | null) => (text === null ? null : ctx.secrets.open(`${seal}/${ctx.programmeId}`, text));
  const found = await objectionPage(ctx.tx, ctx.programmeId, noticeId, sort, page, pageSize);
  return {
    rows: found.map((row) => ({
      id: row.id, state: row.state, receivedAt: row.received_at, words: row.words ?? opened(WORDS_SEAL, row.words_sealed) ?? '', sender: opened(SENDER_SEAL, row.sender_sealed), contact: opened(CONTACT_SEAL, row.contact_sealed),
      outcome: row.outcome, answer: row.answer, resolvedAt: row.resolved_at, resolvedByName: row.resolved_by_name, number: row.number, mayResolve: row.state === 'open' && mayResolve,
    })),
    total: await objectionTotal(ctx.tx, ctx.programmeId, noticeId), page, pageSize,
  };
});

export const resolveObjectionBound = bindWrite(resolveObjection, async (ctx, { objectionId, outcome, answer }) => {
  const row = (await lockObjection(ctx.tx, ctx.programmeId, objectionId)) ?? ctx.notFound();
  if (row.state === 'resolved') return ctx.refuse('notices.objection_resolved');
  if (row.barred.includes(ctx.personId)) return ctx.refuse('notices.handler_cannot_resolve');
  await saveResolution(ctx.tx, ctx.programmeId, objectionId, { outcome, answer, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  ctx.record({ kind: 'objection', id: objectionId, change: { act: 'resolve', outcome, notice: row.notice_id } });
  ctx.emit({ topic: 'notices', subjectId: row.notice_id });
  return { state: 'resolved' as const };
});
