/** Notices: their lists, one of them, and the writes of their life. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { searchable, searchPatterns, searchTextOf } from '#platform/server/search/index.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { NoticeKind, NoticeList, NoticeState } from '../../domain/index.ts';

export interface NoticeSummaryRow {
  id: string; kind: NoticeKind; state: NoticeState; title: string; starts_on: string | null; ends_on: string | null; version: number; drafted_at: string; drafted_by: string;
  authors: string[]; handled_by: string[]; drafted_by_name: string; published_at: string | null; open_objection_count: number; objection_count: number;
}
export interface NoticeRow extends NoticeSummaryRow {
  body: string; list: NoticeList | null; period_days: number; how_to_object: string; real_name: boolean; hides_after: boolean; has_names: boolean | null; consent_confirmed: boolean;
  no_minors_confirmed: boolean; consent_note: string | null; closing_note: string | null;
}

const summary = sql`n.id, n.kind, n.state, n.title, n.starts_on, n.ends_on, n.version, n.drafted_at, n.drafted_by, n.authors, n.handled_by, coalesce(d.name, '') as drafted_by_name, n.published_at,
  (select count(*) from notices.objections o where o.programme_id = n.programme_id and o.notice_id = n.id) as objection_count,
  (select count(*) from notices.objections o where o.programme_id = n.programme_id and o.notice_id = n.id and o.state = 'open') as open_objection_count`;
const whole = sql`${summary}, n.body, n.list, n.period_days, n.how_to_object, n.real_name, n.hides_after, n.has_names, n.consent_confirmed, n.no_minors_confirmed, n.consent_note, n.closing_note`;
const drafter = sql`left join people.persons d on d.programme_id = n.programme_id and d.id = n.drafted_by`;

const offsetOf = (page: number, pageSize: number) => (page - 1) * pageSize;

export interface NoticeFilter { readonly state?: NoticeState | undefined; readonly q?: string | undefined }
export type NoticeSort = SortOf<'recent' | 'title' | 'ends' | 'objections'>;

function noticeWhere(programmeId: string, { state, q }: NoticeFilter) {
  const parts: RawBuilder<unknown>[] = [sql`n.programme_id = ${programmeId}`];
  if (state !== undefined) parts.push(sql`n.state = ${state}`);
  for (const pattern of searchPatterns(q)) parts.push(sql`${searchable('n', 'title')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

export function noticePage(tx: Tx, programmeId: string, filter: NoticeFilter, sort: NoticeSort, page: number, pageSize: number): Promise<NoticeSummaryRow[]> {
  const order = orderBy(sort, { recent: ['n.drafted_at desc', 'n.id'], title: ['n.title', 'n.id'], ends: ['n.ends_on nulls last', 'n.id'], objections: ['open_objection_count desc', 'objection_count desc', 'n.id'] });
  return rows<NoticeSummaryRow>(tx, sql`select ${summary} from notices.notices n ${drafter}
    where ${noticeWhere(programmeId, filter)} order by ${order} limit ${pageSize} offset ${offsetOf(page, pageSize)}`);
}

export async function noticeTotal(tx: Tx, programmeId: string, filter: NoticeFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from notices.notices n where ${noticeWhere(programmeId, filter)}`)).count;
}

export function noticeRow(tx: Tx, programmeId: string, noticeId: string): Promise<NoticeRow | undefined> {
  return maybeRow<NoticeRow>(tx, sql`select ${whole} from notices.notices n ${drafter} where n.programme_id = ${programmeId} and n.id = ${noticeId}`);
}

/** The notice, held until the end of the transaction, so that no objection slips in beside its closing. */
export function lockNotice(tx: Tx, programmeId: string, noticeId: string): Promise<NoticeRow | undefined> {
  return maybeRow<NoticeRow>(tx, sql`select ${whole} from notices.notices n ${drafter} where n.programme_id = ${programmeId} and n.id = ${noticeId} for update of n`);
}

export interface NoticeText {
  readonly kind: NoticeKind; readonly title: string; readonly body: string; readonly list: NoticeList | null; readonly periodDays: number; readonly startsOn: string | null;
  readonly howToObject: string; readonly realName: boolean; readonly hidesAfter: boolean; readonly hasNames: boolean | null; readonly consentConfirmed: boolean;
  readonly noMinorsConfirmed: boolean; readonly consentNote: string | null;
}

export function insertNotice(tx: Tx, programmeId: string, id: string, text: NoticeText, by: { at: string; personId: string; handledBy: readonly string[] }): Promise<number> {
  return changed(tx, sql`insert into notices.notices (programme_id, id, kind, state, title, body, list, period_days, starts_on, how_to_object, real_name, hides_after, has_names,
      consent_confirmed, no_minors_confirmed, consent_note, drafted_at, drafted_by, authors, handled_by, search_text)
    values (${programmeId}, ${id}, ${text.kind}, 'draft', ${text.title}, ${text.body}, ${text.list === null ? null : JSON.stringify(text.list)}::jsonb, ${text.periodDays}, ${text.startsOn},
      ${text.howToObject}, ${text.realName}, ${text.hidesAfter}, ${text.hasNames}, ${text.consentConfirmed}, ${text.noMinorsConfirmed}, ${text.consentNote}, ${by.at}, ${by.personId}, array[${by.personId}]::uuid[], ${[...by.handledBy]}::uuid[], ${searchTextOf(text.title)})`);
}

/** Whoever saved it last drafted it; all who ever did are its authors, and what a person publishes is what they have not written. */
export function replaceNotice(tx: Tx, programmeId: string, id: string, text: NoticeText, by: { at: string; personId: string }): Promise<number> {
  return changed(tx, sql`update notices.notices set kind = ${text.kind}, title = ${text.title}, search_text = ${searchTextOf(text.title)}, body = ${text.body}, list = ${text.list === null ? null : JSON.stringify(text.list)}::jsonb,
      period_days = ${text.periodDays}, starts_on = ${text.startsOn}, how_to_object = ${text.howToObject}, real_name = ${text.realName}, hides_after = ${text.hidesAfter},
      has_names = ${text.hasNames}, consent_confirmed = ${text.consentConfirmed}, no_minors_confirmed = ${text.noMinorsConfirmed}, consent_note = ${text.consentNote},
      drafted_at = ${by.at}, drafted_by = ${by.personId}, version = version + 1,
      authors = case when ${by.personId} = any(authors) then authors else array_append(authors, ${by.personId}::uuid) end
    where programme_id = ${programmeId} and id = ${id} and state = 'draft'`);
}

export function savePublication(tx: Tx, programmeId: string, id: string, to: { startsOn: string; endsOn: string; at: string; personId: string }): Promise<number> {
  return changed(tx, sql`update notices.notices set state = 'published', starts_on = ${to.startsOn}, ends_on = ${to.endsOn}, published_at = ${to.at}, published_by = ${to.personId}, version = version + 1
    where programme_id = ${programmeId} and id = ${id}`);
}

export function saveClosing(tx: Tx, programmeId: string, id: string, to: { note: string; at: string; personId: string }): Promise<number> {
  return changed(tx, sql`update notices.notices set state = 'closed', closing_note = ${to.note}, closed_at = ${to.at}, closed_by = ${to.personId}, version = version + 1
    where programme_id = ${programmeId} and id = ${id}`);
}

export function saveWithdrawal(tx: Tx, programmeId: string, id: string): Promise<number> {
  return changed(tx, sql`update notices.notices set state = 'withdrawn', version = version + 1 where programme_id = ${programmeId} and id = ${id}`);
}

/** The programme's own period, under its setting `notices`. */
export async function periodSetting(tx: Tx, programmeId: string): Promise<number | null> {
  return (await oneRow<{ days: number | null }>(tx, sql`select (settings -> 'notices' ->> 'periodDays')::integer as days from places.programmes where id = ${programmeId}`)).days;
}

export interface PublicNoticeRow {
  id: string; kind: NoticeKind; state: NoticeState; title: string; starts_on: string; ends_on: string; body: string; list: NoticeList | null; how_to_object: string; real_name: boolean;
  hides_after: boolean; closing_note: string | null; published_at: string;
}
const shown = sql`n.id, n.kind, n.state, n.title, n.starts_on, n.ends_on, n.body, n.list, n.how_to_object, n.real_name, n.hides_after, n.closing_note, n.published_at`;
/** What the public may know of: row-level security says the same, for whoever forgets it. */
const isPublic = sql`n.state in ('published', 'closed')`;

/** Those one may still object to first, then the newest. A notice whose first day is to come is not out yet. */
export function publicNoticePage(tx: Tx, programmeId: string, today: string, page: number, pageSize: number): Promise<PublicNoticeRow[]> {
  return rows<PublicNoticeRow>(tx, sql`select ${shown} from notices.notices n where n.programme_id = ${programmeId} and ${isPublic} and n.starts_on <= ${today}::date
    order by (n.state = 'published' and n.ends_on >= ${today}::date) desc, n.starts_on desc, n.id limit ${pageSize} offset ${offsetOf(page, pageSize)}`);
}

export async function publicNoticeTotal(tx: Tx, programmeId: string, today: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from notices.notices n where n.programme_id = ${programmeId} and ${isPublic} and n.starts_on <= ${today}::date`)).count;
}

export function publicNotice(tx: Tx, programmeId: string, noticeId: string, today: string): Promise<PublicNoticeRow | undefined> {
  return maybeRow<PublicNoticeRow>(tx, sql`select ${shown} from notices.notices n where n.programme_id = ${programmeId} and n.id = ${noticeId} and ${isPublic} and n.starts_on <= ${today}::date`);
}

/** In whose name a notice is published. */
export function noticeOwner(tx: Tx, programmeId: string): Promise<{ name_zh: string; name_en: string; synthetic: boolean }> {
  return oneRow(tx, sql`select name_zh, name_en, synthetic from places.programmes where id = ${programmeId}`);
}
