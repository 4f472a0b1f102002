/** Applications of residents who want to be volunteers. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import { systemFindsAny } from '#platform/server/db/as-system.ts';
import type { Db, RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { ApplicationState } from '../../domain/index.ts';

export async function applicationsSince(tx: Tx, since: string): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select volunteering.application_count(${since}::timestamptz) as count`)).count;
}

export interface ApplicationToKeep {
  readonly id: string; readonly number: string; readonly placeId: string; readonly branch: string | null; readonly isAdult: boolean; readonly guardianAgreedOn: string | null; readonly detailsSealed: string; readonly alikeKey: string; readonly tokenHash: Buffer; readonly at: string;
}

export function insertApplication(tx: Tx, programmeId: string, one: ApplicationToKeep): Promise<number> {
  return changed(tx, sql`insert into volunteering.applications (programme_id, id, number, place_id, branch_code, is_adult, guardian_agreed_on, details_sealed, alike_key, token_hash, received_at)
    values (${programmeId}, ${one.id}, ${one.number}, ${one.placeId}, ${one.branch}, ${one.isAdult}, ${one.guardianAgreedOn}, ${one.detailsSealed}, ${one.alikeKey}, ${one.tokenHash}, ${one.at})`);
}

export function publicApplication(tx: Tx, token: Buffer): Promise<{ number: string; state: ApplicationState; reason: string | null; received_at: string; settled_at: string | null; place_zh: string; place_en: string; volunteer_number: string | null } | undefined> {
  return maybeRow(tx, sql`select * from volunteering.public_application(${token})`);
}

export interface ApplicationRow {
  id: string; number: string; place_id: string; place_zh: string; place_en: string; branch_code: string | null; branch_zh: string | null; branch_en: string | null; is_adult: boolean; guardian_agreed_on: string | null; details_sealed: string | null; alike_key: string | null;
  state: ApplicationState; reason: string | null; received_at: string; volunteer_id: string | null; volunteer_number: string | null;
}
export interface ApplicationFilter { readonly state?: ApplicationState | undefined; readonly placeId?: string | undefined; readonly id?: string | undefined }

function where(ctx: ReadContext, filter: ApplicationFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`a.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'a.place_id' })];
  if (filter.id !== undefined) parts.push(sql`a.id = ${filter.id}`);
  if (filter.state !== undefined) parts.push(sql`a.state = ${filter.state}`);
  if (filter.placeId !== undefined) parts.push(sql`a.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  return sql.join(parts, sql` and `);
}

export function applicationPage(ctx: ReadContext, filter: ApplicationFilter, sort: SortOf<'received'>, page: { limit: number; offset: number }): Promise<ApplicationRow[]> {
  return rows(ctx.tx, sql`select a.id, a.number, a.place_id, p.name_zh as place_zh, p.name_en as place_en, a.branch_code, b.name_zh as branch_zh, b.name_en as branch_en, a.is_adult, a.guardian_agreed_on, a.details_sealed, a.alike_key, a.state, a.reason, a.received_at, a.volunteer_id, v.number as volunteer_number
    from volunteering.applications a join places.places p on p.programme_id = a.programme_id and p.id = a.place_id left join volunteering.branches b on b.programme_id = a.programme_id and b.code = a.branch_code left join volunteering.volunteers v on v.programme_id = a.programme_id and v.id = a.volunteer_id
    where ${where(ctx, filter)} order by ${orderBy(sort, { received: ['a.received_at desc', 'a.id'] })} limit ${page.limit} offset ${page.offset}`);
}

export async function applicationTotal(ctx: ReadContext, filter: ApplicationFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from volunteering.applications a where ${where(ctx, filter)}`)).count;
}

/** Locked under the reach of whoever acts; what lies outside is not there. */
export function lockApplication(ctx: ReadContext, id: string): Promise<Pick<ApplicationRow, 'id' | 'state' | 'place_id' | 'is_adult' | 'guardian_agreed_on' | 'details_sealed'> | undefined> {
  return maybeRow(ctx.tx, sql`select a.id, a.state, a.place_id, a.is_adult, a.guardian_agreed_on, a.details_sealed from volunteering.applications a where ${where(ctx, { id })} for update`);
}

/** What they said of themselves stays with an application that is declined for a while, and leaves one that is accepted: the register has it then. */
export function saveSettled(tx: Tx, programmeId: string, id: string, to: { readonly state: 'accepted' | 'declined'; readonly reason: string | null; readonly volunteerId: string | null; readonly at: string; readonly by: string }): Promise<number> {
  return changed(tx, sql`update volunteering.applications set state = ${to.state}, reason = ${to.reason}, volunteer_id = ${to.volunteerId}, settled_at = ${to.at}, settled_by = ${to.by}, details_sealed = case when ${to.state}::text = 'declined' then details_sealed end, alike_key = case when ${to.state}::text = 'declined' then alike_key end
    where programme_id = ${programmeId} and id = ${id}`);
}

/** Others that came in with the same name and telephone and are not forgotten. */
export function applicationsAlike(ctx: ReadContext, keys: readonly string[]): Promise<{ id: string; number: string; alike_key: string }[]> {
  return keys.length === 0 ? Promise.resolve([]) : rows(ctx.tx, sql`select a.id, a.number, a.alike_key from volunteering.applications a where ${where(ctx, {})} and a.alike_key = any(${[...keys]}::text[]) order by a.received_at, a.id limit 500`);
}

/** Volunteers who are called like one of them; how to reach those is sealed, and compared when it is opened. */
export function volunteersCalled(ctx: ReadContext, names: readonly string[]): Promise<{ id: string; number: string; label: string; details_sealed: string }[]> {
  return names.length === 0 ? Promise.resolve([]) : rows(ctx.tx, sql`select v.id, v.number, v.label, v.details_sealed from volunteering.volunteers v where v.programme_id = ${ctx.programmeId} and ${scopePredicate(ctx.scope, { place: 'v.place_id', organisation: 'v.organisation_id' })}
    and lower(regexp_replace(normalize(v.label, NFKC), '\\s', '', 'g')) = any(${[...names]}::text[]) and v.details_sealed is not null order by v.number limit 500`);
}

const overdue = (programmeId: string, before: string): RawBuilder<unknown> => sql`programme_id = ${programmeId} and details_sealed is not null and coalesce(settled_at, received_at) < ${before}::timestamptz`;

/** Who was declined is forgotten; what nobody answered lapses, and is forgotten too. */
export function forget(tx: Tx, programmeId: string, before: string, at: string): Promise<number> {
  return changed(tx, sql`update volunteering.applications set details_sealed = null, alike_key = null, settled_at = coalesce(settled_at, ${at}), state = case when state = 'received' then 'lapsed' else state end where ${overdue(programmeId, before)}`);
}

export const anythingToForget = (db: Db, programmeId: string, before: string): Promise<boolean> => systemFindsAny(db, programmeId, sql`select 1 from volunteering.applications where ${overdue(programmeId, before)}`);
