/** Certificates that were asked for. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { CertificateState, RequestState } from '../../domain/index.ts';

export interface RequestRow {
  id: string; volunteer_id: string; number: string; label: string; person_id: string | null; from_date: string; to_date: string; purpose: string; state: RequestState; asked_at: string; asked_by: string; answer: string | null; minutes: number;
  certificate_id: string | null; certificate_number: string | null; certificate_state: CertificateState | null; posted_on: string | null;
}

const columns = sql`q.id, q.volunteer_id, v.number, v.label, v.person_id, q.from_date, q.to_date, q.purpose, q.state, q.asked_at, q.asked_by, q.answer, q.certificate_id, c.number as certificate_number, c.state as certificate_state, c.posted_on,
  coalesce((select sum(m.minutes) from volunteering.minute_entries m where m.programme_id = q.programme_id and m.volunteer_id = q.volunteer_id and m.on_date between q.from_date and q.to_date), 0)::bigint as minutes`;
const source = sql`volunteering.certificate_requests q join volunteering.volunteers v on v.programme_id = q.programme_id and v.id = q.volunteer_id left join volunteering.certificates c on c.programme_id = q.programme_id and c.id = q.certificate_id`;

function where(ctx: ReadContext, state: RequestState | undefined): RawBuilder<unknown> {
  return sql`q.programme_id = ${ctx.programmeId} and ${scopePredicate(ctx.scope, { place: 'v.place_id', organisation: 'v.organisation_id' })} and ${state === undefined ? sql`true` : sql`q.state = ${state}`}`;
}

export function requestPage(ctx: ReadContext, state: RequestState | undefined, sort: SortOf<'asked' | 'volunteer'>, page: { limit: number; offset: number }): Promise<RequestRow[]> {
  const order = orderBy(sort, { asked: ['q.asked_at desc', 'q.id'], volunteer: ['v.number', 'q.id'] });
  return rows(ctx.tx, sql`select ${columns} from ${source} where ${where(ctx, state)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}
export async function requestTotal(ctx: ReadContext, state: RequestState | undefined): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${source} where ${where(ctx, state)}`)).count;
}

/** What a volunteer asked for, the latest first. */
export function requestsOf(tx: Tx, programmeId: string, volunteerId: string): Promise<RequestRow[]> {
  return rows(tx, sql`select ${columns} from ${source} where q.programme_id = ${programmeId} and q.volunteer_id = ${volunteerId} order by q.asked_at desc, q.id limit 20`);
}

export function lockRequest(tx: Tx, programmeId: string, id: string): Promise<{ id: string; volunteer_id: string; from_date: string; to_date: string; state: RequestState; asked_by: string; person_id: string | null } | undefined> {
  return maybeRow(tx, sql`select q.id, q.volunteer_id, q.from_date, q.to_date, q.state, q.asked_by, v.person_id from volunteering.certificate_requests q join volunteering.volunteers v on v.programme_id = q.programme_id and v.id = q.volunteer_id
    where q.programme_id = ${programmeId} and q.id = ${id} for update of q`);
}

/** The open request of a volunteer that a certificate of these days answers, held. */
export function openRequestWithin(tx: Tx, programmeId: string, volunteerId: string, from: string, to: string): Promise<{ id: string; asked_by: string; person_id: string | null } | undefined> {
  return maybeRow(tx, sql`select q.id, q.asked_by, v.person_id from volunteering.certificate_requests q join volunteering.volunteers v on v.programme_id = q.programme_id and v.id = q.volunteer_id
    where q.programme_id = ${programmeId} and q.volunteer_id = ${volunteerId} and q.state = 'asked' and q.from_date >= ${from}::date and q.to_date <= ${to}::date for update of q`);
}

export function insertRequest(tx: Tx, programmeId: string, row: { id: string; volunteerId: string; from: string; to: string; purpose: string; at: string; by: string }): Promise<number> {
  return changed(tx, sql`insert into volunteering.certificate_requests (programme_id, id, volunteer_id, from_date, to_date, purpose, asked_at, asked_by)
    values (${programmeId}, ${row.id}, ${row.volunteerId}, ${row.from}, ${row.to}, ${row.purpose}, ${row.at}, ${row.by})`);
}

export function saveAnswer(tx: Tx, programmeId: string, id: string, to: { state: RequestState; answer: string | null; certificateId: string | null; at: string; by: string }): Promise<number> {
  return changed(tx, sql`update volunteering.certificate_requests set state = ${to.state}, answer = ${to.answer}, certificate_id = ${to.certificateId}, answered_at = ${to.at}, answered_by = ${to.by} where programme_id = ${programmeId} and id = ${id}`);
}

/** A draft that is thrown away sends back what it was asked for. */
export function returnRequestOf(tx: Tx, programmeId: string, certificateId: string, reason: string): Promise<number> {
  return changed(tx, sql`update volunteering.certificate_requests set state = 'returned', answer = ${reason} where programme_id = ${programmeId} and certificate_id = ${certificateId} and state = 'granted'`);
}
