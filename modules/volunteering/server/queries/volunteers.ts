/** Volunteers: their register, one of them, their writes. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { searchable, searchPatterns } from '#platform/server/search/index.ts';

export interface VolunteerRow {
  id: string; number: string; label: string; place_id: string | null; place_zh: string | null; place_en: string | null; organisation_id: string | null; organisation_zh: string | null; organisation_en: string | null;
  details_sealed: string | null; is_adult: boolean; guardian_agreed_on: string | null; registered_on: string; left_on: string | null; version: number; teams: { id: string; code: string; name: string }[];
}

const base = sql`v.id, v.number, v.label, v.place_id, p.name_zh as place_zh, p.name_en as place_en, v.organisation_id, o.name_zh as organisation_zh, o.name_en as organisation_en, v.details_sealed, v.is_adult, v.guardian_agreed_on,
  v.registered_on, v.left_on, v.version`;
const from = sql`volunteering.volunteers v left join places.places p on p.programme_id = v.programme_id and p.id = v.place_id left join places.organisations o on o.programme_id = v.programme_id and o.id = v.organisation_id`;

export interface VolunteerFilter {
  readonly q?: string | undefined; readonly teamId?: string | undefined; readonly placeId?: string | undefined; readonly isAdult?: 'yes' | 'no' | undefined; readonly withFormer?: boolean | undefined; readonly id?: string | undefined;
}

function volunteerWhere(ctx: ReadContext, filter: VolunteerFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`v.programme_id = ${ctx.programmeId}`, scopePredicate(ctx.scope, { place: 'v.place_id', organisation: 'v.organisation_id' })];
  if (filter.id !== undefined) parts.push(sql`v.id = ${filter.id}`);
  if (filter.isAdult !== undefined) parts.push(sql`v.is_adult = ${filter.isAdult === 'yes'}`);
  if (filter.withFormer !== true && filter.id === undefined) parts.push(sql`(v.left_on is null or v.left_on > ${ctx.today}::date)`);
  if (filter.placeId !== undefined) parts.push(sql`v.place_id in (select u.id from places.places u where u.programme_id = ${ctx.programmeId} and u.ancestor_ids @> array[${filter.placeId}::uuid])`);
  if (filter.teamId !== undefined) parts.push(sql`v.id in (select m.volunteer_id from volunteering.memberships m where m.programme_id = ${ctx.programmeId} and m.team_id = ${filter.teamId} and m.validity @> ${ctx.today}::date)`);
  for (const pattern of searchPatterns(filter.q)) parts.push(sql`${searchable('v', 'label')} like ${pattern}`);
  return sql.join(parts, sql` and `);
}

/** Teams are looked up for the rows of the page alone. */
export function volunteerPage(ctx: ReadContext, filter: VolunteerFilter, sort: SortOf<'number' | 'label' | 'registered'>, page: { limit: number; offset: number }): Promise<VolunteerRow[]> {
  const order = orderBy(sort, { number: ['v.number', 'v.id'], label: ['v.label', 'v.number'], registered: ['v.registered_on desc', 'v.number'] });
  return rows(ctx.tx, sql`select ${base}, coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'code', t.code, 'name', t.name) order by t.code) from volunteering.memberships m
        join volunteering.teams t on t.programme_id = m.programme_id and t.id = m.team_id where m.programme_id = v.programme_id and m.volunteer_id = v.id and m.validity @> ${ctx.today}::date), '[]') as teams
    from ${from} where ${volunteerWhere(ctx, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function volunteerTotal(ctx: ReadContext, filter: VolunteerFilter): Promise<number> {
  return (await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from volunteering.volunteers v where ${volunteerWhere(ctx, filter)}`)).count;
}

export function membershipsOf(tx: Tx, programmeId: string, volunteerId: string): Promise<{ id: string; team_id: string; code: string; name: string; from_date: string; to_date: string | null }[]> {
  return rows(tx, sql`select m.id, t.id as team_id, t.code, t.name, lower(m.validity) as from_date, upper(m.validity) as to_date from volunteering.memberships m
    join volunteering.teams t on t.programme_id = m.programme_id and t.id = m.team_id where m.programme_id = ${programmeId} and m.volunteer_id = ${volunteerId} order by lower(m.validity) desc, t.code`);
}

export type LockedVolunteer = Pick<VolunteerRow, 'id' | 'number' | 'place_id' | 'details_sealed' | 'registered_on' | 'left_on' | 'version'>;

export function lockVolunteer(ctx: ReadContext, volunteerId: string): Promise<LockedVolunteer | undefined> {
  return maybeRow(ctx.tx, sql`select v.id, v.number, v.place_id, v.details_sealed, v.registered_on, v.left_on, v.version from volunteering.volunteers v
    where v.programme_id = ${ctx.programmeId} and v.id = ${volunteerId} and ${scopePredicate(ctx.scope, { place: 'v.place_id', organisation: 'v.organisation_id' })} for update`);
}

export interface VolunteerToKeep {
  readonly id: string; readonly number: string; readonly label: string; readonly placeId: string | null; readonly organisationId: string | null; readonly detailsSealed: string | null; readonly identityKey: string | null;
  readonly isAdult: boolean; readonly guardianAgreedOn: string | null; readonly registeredOn: string; readonly leftOn: string | null; readonly searchText: string;
}

/** Volunteers by their number; a number that is known keeps the day on which it was registered, and the day on which it left. @returns those new and those changed, by number */
export async function upsertVolunteers(tx: Tx, programmeId: string, volunteers: readonly VolunteerToKeep[]): Promise<Map<string, { id: string; isNew: boolean }>> {
  const found = await rows<{ number: string; id: string }>(tx, sql`insert into volunteering.volunteers as old (programme_id, id, number, label, place_id, organisation_id, details_sealed, identity_key, is_adult, guardian_agreed_on, registered_on, left_on, search_text)
    select ${programmeId}, n.id, n.number, n.label, n."placeId", n."organisationId", n."detailsSealed", n."identityKey", n."isAdult", n."guardianAgreedOn", n."registeredOn", n."leftOn", n."searchText"
      from jsonb_to_recordset(${JSON.stringify(volunteers)}::jsonb) as n(id uuid, number text, label text, "placeId" uuid, "organisationId" uuid, "detailsSealed" text, "identityKey" text, "isAdult" boolean, "guardianAgreedOn" date, "registeredOn" date, "leftOn" date, "searchText" text)
    on conflict (programme_id, number) do update set label = excluded.label, place_id = excluded.place_id, organisation_id = excluded.organisation_id, details_sealed = excluded.details_sealed,
      identity_key = coalesce(excluded.identity_key, old.identity_key), is_adult = excluded.is_adult, guardian_agreed_on = excluded.guardian_agreed_on, search_text = excluded.search_text, version = old.version + 1
    where (old.label, old.place_id, old.organisation_id, old.details_sealed, old.is_adult, old.guardian_agreed_on)
      is distinct from (excluded.label, excluded.place_id, excluded.organisation_id, excluded.details_sealed, excluded.is_adult, excluded.guardian_agreed_on)
    returning number, id`);
  const offered = new Set(volunteers.map(({ id }) => id));
  return new Map(found.map(({ number, id }) => [number, { id, isNew: offered.has(id) }]));
}

export function replaceVolunteer(tx: Tx, programmeId: string, volunteer: Omit<VolunteerToKeep, 'number' | 'identityKey' | 'registeredOn'>): Promise<number> {
  return changed(tx, sql`update volunteering.volunteers set label = ${volunteer.label}, place_id = ${volunteer.placeId}, organisation_id = ${volunteer.organisationId}, details_sealed = ${volunteer.detailsSealed}, is_adult = ${volunteer.isAdult},
      guardian_agreed_on = ${volunteer.guardianAgreedOn}, left_on = ${volunteer.leftOn}, search_text = ${volunteer.searchText}, version = version + 1 where programme_id = ${programmeId} and id = ${volunteer.id}`);
}

/** Who leaves is in no team from that day on; what would begin later never does. */
export async function endMembershipsFrom(tx: Tx, programmeId: string, volunteerId: string, day: string): Promise<void> {
  await changed(tx, sql`delete from volunteering.memberships where programme_id = ${programmeId} and volunteer_id = ${volunteerId} and lower(validity) >= ${day}::date`);
  await changed(tx, sql`update volunteering.memberships set validity = daterange(lower(validity), ${day}::date) where programme_id = ${programmeId} and volunteer_id = ${volunteerId} and validity @> ${day}::date`);
}

/** Takes so many numbers beyond those given and those that came from outside in the same form. @returns the last of them */
export async function takeNumbers(tx: Tx, programmeId: string, prefix: string, count: number): Promise<number> {
  const used = sql`(select coalesce(max(substr(number, ${prefix.length + 1}::integer)::integer), 0) from volunteering.volunteers where programme_id = ${programmeId} and substr(number, ${prefix.length + 1}::integer) ~ '^[0-9]{1,8}$' and starts_with(number, ${prefix}))`;
  return (await oneRow<{ last: number }>(tx, sql`insert into volunteering.number_lines as l (programme_id, last) values (${programmeId}, ${used} + ${count}::integer)
    on conflict (programme_id) do update set last = greatest(l.last, excluded.last - ${count}::integer) + ${count}::integer returning last`)).last;
}

export interface KnownVolunteer { number: string; id: string; details_sealed: string | null; identity_key: string | null; registered_on: string }

export function volunteersByNumber(tx: Tx, programmeId: string, numbers: readonly string[]): Promise<KnownVolunteer[]> {
  return rows(tx, sql`select number, id, details_sealed, identity_key, registered_on from volunteering.volunteers where programme_id = ${programmeId} and number = any(${numbers}::text[]) order by id for update`);
}

export function volunteersByIdentity(tx: Tx, programmeId: string, keys: readonly string[]): Promise<{ number: string; identity_key: string }[]> {
  return keys.length === 0 ? Promise.resolve([]) : rows(tx, sql`select number, identity_key from volunteering.volunteers where programme_id = ${programmeId} and identity_key = any(${keys}::text[])`);
}

export function insertMembership(tx: Tx, programmeId: string, membership: { id: string; teamId: string; volunteerId: string; from: string }): Promise<number> {
  return changed(tx, sql`insert into volunteering.memberships (programme_id, id, team_id, volunteer_id, validity) values (${programmeId}, ${membership.id}, ${membership.teamId}, ${membership.volunteerId}, daterange(${membership.from}::date, null))`);
}

/** Those who belong to the team from that day on already stay as they are; of who is new it is not asked. @returns who joined one */
export async function insertMemberships(tx: Tx, programmeId: string, memberships: readonly { id: string; teamId: string; volunteerId: string; from: string; isNew: boolean }[]): Promise<Set<string>> {
  const found = await rows<{ volunteer_id: string }>(tx, sql`insert into volunteering.memberships (programme_id, id, team_id, volunteer_id, validity)
    select ${programmeId}, n.id, n."teamId", n."volunteerId", daterange(n."from", null) from jsonb_to_recordset(${JSON.stringify(memberships)}::jsonb) as n(id uuid, "teamId" uuid, "volunteerId" uuid, "from" date, "isNew" boolean)
    where n."isNew" or not exists (select 1 from volunteering.memberships m where m.programme_id = ${programmeId} and m.volunteer_id = n."volunteerId" and m.team_id = n."teamId" and m.validity && daterange(n."from", null))
    returning volunteer_id`);
  return new Set(found.map(({ volunteer_id }) => volunteer_id));
}

export function lockMembership(tx: Tx, programmeId: string, volunteerId: string, membershipId: string): Promise<{ from_date: string; to_date: string | null } | undefined> {
  return maybeRow(tx, sql`select lower(validity) as from_date, upper(validity) as to_date from volunteering.memberships where programme_id = ${programmeId} and volunteer_id = ${volunteerId} and id = ${membershipId} for update`);
}

export function endMembership(tx: Tx, programmeId: string, membershipId: string, to: string): Promise<number> {
  return changed(tx, sql`update volunteering.memberships set validity = daterange(lower(validity), ${to}::date) where programme_id = ${programmeId} and id = ${membershipId}`);
}

export function teamDays(ctx: ReadContext, teamId: string): Promise<{ id: string; founded_on: string; dissolved_on: string | null } | undefined> {
  return maybeRow(ctx.tx, sql`select t.id, t.founded_on, t.dissolved_on from volunteering.teams t where t.programme_id = ${ctx.programmeId} and t.id = ${teamId} and ${scopePredicate(ctx.scope, { place: 't.place_id', organisation: 't.organisation_id' })}`);
}

