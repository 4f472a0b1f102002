/** The scale of stars, and certificates of service. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { CertificateState, Grade, StarScale } from '../../domain/index.ts';

export type KeptScale = StarScale & { readonly source: string };

export function keptScale(tx: Tx, programmeId: string): Promise<KeptScale | undefined> {
  return maybeRow(tx, sql`select levels, grades, source from volunteering.star_scales where programme_id = ${programmeId}`);
}

export function saveScale(tx: Tx, programmeId: string, scale: KeptScale, at: string, by: string): Promise<number> {
  return changed(tx, sql`insert into volunteering.star_scales (programme_id, levels, grades, source, changed_at, changed_by) values (${programmeId}, ${JSON.stringify(scale.levels)}::jsonb, ${[...scale.grades]}::text[], ${scale.source}, ${at}, ${by})
    on conflict (programme_id) do update set levels = excluded.levels, grades = excluded.grades, source = excluded.source, changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
}

export interface Served { a: number; b: number; c: number; d: number; records: number }

/** What is booked of a volunteer between two days, both included, by grade (index minute_entries__by_volunteer). */
export function servedIn(tx: Tx, programmeId: string, volunteerId: string, from: string | null, to: string | null): Promise<Served> {
  const sum = (grade: Grade): RawBuilder<unknown> => sql`coalesce(sum(m.minutes) filter (where m.grade = ${sql.lit(grade)}), 0)`;
  return oneRow(tx, sql`select ${sum('A')} as a, ${sum('B')} as b, ${sum('C')} as c, ${sum('D')} as d, count(*) filter (where not m.is_reversal) - count(*) filter (where m.is_reversal) as records
    from volunteering.minute_entries m where m.programme_id = ${programmeId} and m.volunteer_id = ${volunteerId} and (${from}::date is null or m.on_date >= ${from}::date) and (${to}::date is null or m.on_date <= ${to}::date)`);
}

export interface CertificateRow {
  id: string; number: string; volunteer_id: string; volunteer_number: string; label: string; place_id: string | null; person_id: string | null; from_date: string; to_date: string; minutes_a: number; minutes_b: number; minutes_c: number; minutes_d: number; record_count: number;
  is_adult: boolean; notice_id: string | null; notice_state: string | null; issuer: string; responsible: string; handler: string; contact: string; posted_on: string | null; posted_where: string | null; state: CertificateState; drafted_by: string; issued_on: string | null; withdrawn_on: string | null;
}
export interface CertificateFilter { readonly state?: CertificateState | undefined; readonly volunteerId?: string | undefined; readonly q?: string | undefined }

const columns = sql`c.id, c.number, c.volunteer_id, v.number as volunteer_number, v.label, v.place_id, v.person_id, c.from_date, c.to_date, c.minutes_a, c.minutes_b, c.minutes_c, c.minutes_d, c.record_count, c.issuer, c.responsible, c.handler, c.contact, c.posted_on, c.posted_where, c.state, c.drafted_by, c.issued_on, c.withdrawn_on, c.notice_id, n.state as notice_state, v.is_adult`;
const source = sql`volunteering.certificates c join volunteering.volunteers v on v.programme_id = c.programme_id and v.id = c.volunteer_id left join notices.notices n on n.programme_id = c.programme_id and n.id = c.notice_id`;

function where(ctx: ReadContext, filter: CertificateFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`c.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'v.place_id', organisation: 'v.organisation_id' })];
  if (filter.state !== undefined) parts.push(sql`c.state = ${filter.state}`);
  if (filter.volunteerId !== undefined) parts.push(sql`c.volunteer_id = ${filter.volunteerId}`);
  if (filter.q !== undefined && filter.q !== '') parts.push(sql`(starts_with(c.number, ${filter.q.toUpperCase()}) or starts_with(v.number, ${filter.q.toUpperCase()}))`);
  return sql.join(parts, sql` and `);
}

export function certificatePage(ctx: ReadContext, filter: CertificateFilter, sort: SortOf<'drafted' | 'issued'>, page: { limit: number; offset: number }): Promise<CertificateRow[]> {
  const order = orderBy(sort, { drafted: ['c.drafted_at desc', 'c.id'], issued: ['c.issued_on desc', 'c.number'] });
  return rows(ctx.tx, sql`select ${columns} from ${source} where ${where(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function certificateTotal(ctx: ReadContext, filter: CertificateFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from ${source} where ${where(ctx, filter)}`)).count;
}

export function certificateById(tx: Tx, programmeId: string, certificateId: string): Promise<CertificateRow | undefined> {
  return maybeRow(tx, sql`select ${columns} from ${source} where c.programme_id = ${programmeId} and c.id = ${certificateId}`);
}

export async function lockCertificate(tx: Tx, programmeId: string, certificateId: string): Promise<CertificateRow | undefined> {
  await sql`select 1 from volunteering.certificates where programme_id = ${programmeId} and id = ${certificateId} for update`.execute(tx);
  return certificateById(tx, programmeId, certificateId);
}

export interface CertificateToKeep {
  readonly id: string; readonly number: string; readonly volunteerId: string; readonly from: string; readonly to: string; readonly served: Served; readonly issuer: string; readonly responsible: string; readonly handler: string; readonly contact: string; readonly postedOn: string | null; readonly postedWhere: string | null;
  readonly at: string; readonly by: string;
}

export function insertCertificate(tx: Tx, programmeId: string, row: CertificateToKeep): Promise<number> {
  return changed(tx, sql`insert into volunteering.certificates (programme_id, id, number, volunteer_id, from_date, to_date, minutes_a, minutes_b, minutes_c, minutes_d, record_count, issuer, responsible, handler, contact, posted_on, posted_where, state, drafted_at, drafted_by)
    values (${programmeId}, ${row.id}, ${row.number}, ${row.volunteerId}, ${row.from}, ${row.to}, ${row.served.a}, ${row.served.b}, ${row.served.c}, ${row.served.d}, ${row.served.records}, ${row.issuer}, ${row.responsible}, ${row.handler}, ${row.contact}, ${row.postedOn}, ${row.postedWhere}, 'draft', ${row.at}, ${row.by})`);
}

/** 待公示 · Drafts that hang nowhere, or whose notice was withdrawn; held for whoever posts them. */
export async function lockUnposted(ctx: ReadContext, ids: readonly string[] | undefined, most: number): Promise<CertificateRow[]> {
  const asked = await rows<{ id: string }>(ctx.tx, sql`select c.id from volunteering.certificates c left join notices.notices n on n.programme_id = c.programme_id and n.id = c.notice_id
    where c.programme_id = ${ctx.programmeId} and c.state = 'draft' and (c.posted_on is null or n.state = 'withdrawn') and ${ids === undefined ? sql`true` : sql`c.id = any(${[...ids]}::uuid[])`} order by c.number limit ${most} for update of c`);
  return rows(ctx.tx, sql`select ${columns} from ${source} where c.programme_id = ${ctx.programmeId} and c.id = any(${asked.map(({ id }) => id)}::uuid[]) order by c.number`);
}
export function savePosting(tx: Tx, programmeId: string, ids: readonly string[], posting: { noticeId: string; on: string; where: string }): Promise<number> {
  return changed(tx, sql`update volunteering.certificates set notice_id = ${posting.noticeId}, posted_on = ${posting.on}, posted_where = ${posting.where} where programme_id = ${programmeId} and id = any(${[...ids]}::uuid[])`);
}

export function saveIssue(tx: Tx, programmeId: string, certificateId: string, on: string, by: string): Promise<number> {
  return changed(tx, sql`update volunteering.certificates set state = 'issued', issued_on = ${on}, issued_by = ${by} where programme_id = ${programmeId} and id = ${certificateId}`);
}

/** A draft that is thrown away leaves no paper behind; what was issued is withdrawn and can still be checked. */
export function saveWithdrawal(tx: Tx, programmeId: string, certificateId: string, isDraft: boolean, on: string, by: string): Promise<number> {
  return changed(tx, isDraft ? sql`delete from volunteering.certificates where programme_id = ${programmeId} and id = ${certificateId} and state = 'draft'`
    : sql`update volunteering.certificates set state = 'withdrawn', withdrawn_on = ${on}, withdrawn_by = ${by} where programme_id = ${programmeId} and id = ${certificateId}`);
}

export function publicCertificate(tx: Tx, number: string): Promise<{ number: string; label: string | null; from_date: string; to_date: string; minutes_a: number; minutes_b: number; minutes_c: number; minutes_d: number; issuer: string; state: CertificateState; issued_on: string | null; withdrawn_on: string | null } | undefined> {
  return maybeRow(tx, sql`select * from volunteering.public_certificate(${number})`);
}

export function certificatesOf(tx: Tx, programmeId: string, volunteerId: string): Promise<{ id: string; number: string; issued_on: string; state: CertificateState }[]> {
  return rows(tx, sql`select id, number, issued_on, state from volunteering.certificates where programme_id = ${programmeId} and volunteer_id = ${volunteerId} and state <> 'draft' order by issued_on desc, number limit 50`);
}
