/** The statements on covers: a deputy's days are responsibilities that name their cover. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { DayChanges, SiteDays, Stretch } from '../../domain/index.ts';
import { dutyInReach, siteNames } from './duties.ts';
import type { Reader } from './duties.ts';

export interface Period { readonly from: string; readonly to: string }
const range = ({ from, to }: Stretch): RawBuilder<unknown> => sql`daterange(${from}::date, ${to}::date)`;

interface DaysRow { id: string; site_id: string; holder_id: string; from_day: string; to_day: string | null; place_id: string; site_code: string; site_name: string }
export type DaysOfSite = SiteDays & { readonly placeId: string; readonly code: string; readonly name: string };
const daysOut = (row: DaysRow): DaysOfSite => ({
  id: row.id, siteId: row.site_id, holderId: row.holder_id, from: row.from_day, to: row.to_day, placeId: row.place_id, code: row.site_code, name: row.site_name,
});

async function lockDays(tx: Tx, programmeId: string, which: RawBuilder<unknown>): Promise<DaysOfSite[]> {
  const found = await rows<Omit<DaysRow, 'place_id' | 'site_code' | 'site_name'>>(tx, sql`
    select r.id, r.site_id, r.person_id as holder_id, lower(r.validity) as from_day, upper(r.validity) as to_day from people.responsibilities r
     where r.programme_id = ${programmeId} and r.role = 'siteLeader' and r.site_id is not null and r.person_id is not null and ${which}
     order by r.id for update of r`);
  const sites = await siteNames(tx, found.map((row) => row.site_id));
  return found.flatMap((row) => {
    const site = sites.get(row.site_id);
    return site === undefined ? [] : [daysOut({ ...row, place_id: site.place_id, site_code: site.code, site_name: site.name })];
  }).toSorted((a, b) => (a.code === b.code ? (a.from < b.from ? -1 : 1) : a.code < b.code ? -1 : 1));
}

/** Days in the period that somebody leads sites in their own right. */
export function lockOwnDays(tx: Tx, programmeId: string, personId: string, period: Period): Promise<DaysOfSite[]> {
  return lockDays(tx, programmeId, sql`r.person_id = ${personId} and r.cover_id is null and r.validity && ${range(period)}`);
}

export function lockCoveredDays(tx: Tx, programmeId: string, coverId: string): Promise<DaysOfSite[]> {
  return lockDays(tx, programmeId, sql`r.cover_id = ${coverId}`);
}

/** The leader's own days at those sites, before and after what was covered. */
export function lockDaysAround(tx: Tx, programmeId: string, personId: string, siteIds: readonly string[]): Promise<DaysOfSite[]> {
  return lockDays(tx, programmeId, sql`r.person_id = ${personId} and r.cover_id is null and r.site_id = any(${siteIds}::uuid[])`);
}

/** Writes changed days, in the order that never has two holders on one day. @errors the exclusion constraint */
export async function writeDays(tx: Tx, programmeId: string, changes: DayChanges, deputy: { readonly coverId: string | null; readonly deputyId: string | null }, newId: () => string): Promise<void> {
  if (changes.removed.length > 0) await rows(tx, sql`delete from people.responsibilities where programme_id = ${programmeId} and id = any(${changes.removed}::uuid[])`);
  for (const resized of [changes.shrunk, changes.grown]) {
    if (resized.length === 0) continue;
    await rows(tx, sql`update people.responsibilities r set validity = daterange(n."from", n."to")
      from jsonb_to_recordset(${JSON.stringify(resized)}::jsonb) as n(id uuid, "from" date, "to" date) where r.programme_id = ${programmeId} and r.id = n.id`);
  }
  if (changes.added.length === 0) return;
  const added = changes.added.map((days) => ({ ...days, id: newId(), coverId: days.holderId === deputy.deputyId ? deputy.coverId : null }));
  await rows(tx, sql`insert into people.responsibilities (programme_id, id, site_id, role, person_id, validity, cover_id)
    select ${programmeId}, n.id, n."siteId", 'siteLeader', n."holderId", daterange(n."from", n."to"), n."coverId"
      from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as n(id uuid, "siteId" uuid, "holderId" uuid, "from" date, "to" date, "coverId" uuid)`);
}

export interface CoverRow { id: string; person_id: string; deputy_id: string; deputy_name: string; from_day: string; to_day: string }
const coverColumns = sql`v.id, v.person_id, v.deputy_id, d.name as deputy_name, lower(v.validity) as from_day, upper(v.validity) as to_day`;
const coverFrom = sql`people.covers v join people.persons d on d.programme_id = v.programme_id and d.id = v.deputy_id`;

/** When a person is away in the period, if at all. */
export function absence(tx: Tx, programmeId: string, personId: string, period: Period): Promise<CoverRow | undefined> {
  return maybeRow<CoverRow>(tx, sql`select ${coverColumns} from ${coverFrom}
    where v.programme_id = ${programmeId} and v.person_id = ${personId} and v.validity && ${range(period)} order by lower(v.validity) limit 1`);
}

/** For whom a person stands in during the period: what is looked after for somebody else is not passed on. */
export function standsInFor(tx: Tx, programmeId: string, personId: string, period: Period): Promise<{ person_id: string; person_name: string; from_day: string; to_day: string }[]> {
  return rows(tx, sql`select v.person_id, q.name as person_name, lower(v.validity) as from_day, upper(v.validity) as to_day
    from people.covers v join people.persons q on q.programme_id = v.programme_id and q.id = v.person_id
    where v.programme_id = ${programmeId} and v.deputy_id = ${personId} and v.validity && ${range(period)} order by lower(v.validity), v.id`);
}

export function insertCover(tx: Tx, programmeId: string, cover: Period & { id: string; personId: string; deputyId: string; note: string | null; at: string }): Promise<number> {
  return changed(tx, sql`insert into people.covers (programme_id, id, person_id, deputy_id, validity, note, created_at)
    values (${programmeId}, ${cover.id}, ${cover.personId}, ${cover.deputyId}, ${range(cover)}, ${cover.note}, ${cover.at})`);
}

export function lockCover(tx: Tx, programmeId: string, coverId: string): Promise<CoverRow | undefined> {
  return maybeRow<CoverRow>(tx, sql`select ${coverColumns} from ${coverFrom} where v.programme_id = ${programmeId} and v.id = ${coverId} for update of v`);
}

/** A cover that would then have held on no day goes altogether; only the audit knows of it. */
export async function endCoverOn(tx: Tx, programmeId: string, cover: CoverRow, day: string): Promise<void> {
  const cancelled = day <= cover.from_day;
  await rows(tx, cancelled ? sql`delete from people.assignments where programme_id = ${programmeId} and cover_id = ${cover.id}`
    : sql`update people.assignments set valid_to = ${day}::date where programme_id = ${programmeId} and cover_id = ${cover.id} and valid_to > ${day}::date`);
  await rows(tx, cancelled ? sql`delete from people.covers where programme_id = ${programmeId} and id = ${cover.id}`
    : sql`update people.covers set validity = daterange(lower(validity), ${day}::date) where programme_id = ${programmeId} and id = ${cover.id}`);
}

export interface DeputyRow { id: string; name: string; title: string | null; site_count: number; away: boolean; total: number }
export interface DeputyFilter { readonly organisationId: string; readonly exceptId: string; readonly period: Period; readonly patterns: readonly string[]; readonly id?: string }

/** Colleagues of the same organisation, in office on all these days, who can sign in. */
export function deputyPage(tx: Tx, programmeId: string, filter: DeputyFilter, page: { limit: number; offset: number }): Promise<DeputyRow[]> {
  const { from, to } = filter.period;
  const matches = filter.patterns.map((pattern) => sql`and (q.search_text like ${pattern} or lower(q.name) like ${pattern} or lower(q.code) like ${pattern})`);
  return rows<DeputyRow>(tx, sql`
    select q.id, q.name, q.title, count(*) over () as total,
           (select count(*) from people.responsibilities r where r.programme_id = q.programme_id and r.person_id = q.id and r.role = 'siteLeader' and r.validity @> ${from}::date) as site_count,
           exists (select 1 from people.covers v where v.programme_id = q.programme_id and v.person_id = q.id and v.validity && ${range(filter.period)}) as away
      from people.persons q join people.logins l on l.id = q.login_id and l.disabled_at is null
     where q.programme_id = ${programmeId} and q.organisation_id = ${filter.organisationId} and q.id <> ${filter.exceptId}
       and q.valid_from <= ${from}::date and (q.valid_to is null or q.valid_to >= ${to}::date)
       and ${filter.id === undefined ? sql`true` : sql`q.id = ${filter.id}`} ${sql.join(matches, sql` `)}
     order by away, site_count desc, q.name, q.code limit ${page.limit} offset ${page.offset}`);
}

/**
 * Lent roles of one kind end on the day on which the leader's own does; what would then have been lent on no day goes. Run after
 * anything that shortens the leader's.
 */
export async function shortenLentRoles(tx: Tx, programmeId: string, leaderId: string, roleCode: string): Promise<void> {
  await rows(tx, sql`with lent as (
      select a.id, (select max(coalesce(o.valid_to, 'infinity'::date)) from people.assignments o where o.programme_id = a.programme_id and o.person_id = v.person_id
                and o.role_code = a.role_code and o.anchor_kind = 'duty' and daterange(o.valid_from, o.valid_to) @> a.valid_from) as until
        from people.assignments a join people.covers v on v.programme_id = a.programme_id and v.id = a.cover_id
       where a.programme_id = ${programmeId} and v.person_id = ${leaderId} and a.role_code = ${roleCode}),
    gone as (delete from people.assignments a using lent where a.programme_id = ${programmeId} and a.id = lent.id and lent.until is null)
    update people.assignments a set valid_to = lent.until from lent where a.programme_id = ${programmeId} and a.id = lent.id and lent.until < a.valid_to`);
}

/** A role that may decide over rights is not lent any more: what was lent of it ends today, and what would begin later goes. */
export async function endLentRole(tx: Tx, programmeId: string, roleCode: string, today: string): Promise<void> {
  const lent = sql`programme_id = ${programmeId} and role_code = ${roleCode} and cover_id is not null`;
  await rows(tx, sql`delete from people.assignments where ${lent} and valid_from >= ${today}::date`);
  await rows(tx, sql`update people.assignments set valid_to = ${today}::date where ${lent} and valid_to > ${today}::date`);
}

/** Until which day, itself not included, a role can be lent. */
export interface RoleToLend { role_code: string; until: string }

/**
 * Roles that the leader holds over what they answer for, and that the deputy lacks on some of these days; whatever decides
 * over rights is never passed on, and nothing for longer than the leader holds it.
 */
export function rolesToLend(tx: Tx, programmeId: string, leaderId: string, deputyId: string, period: Period, reserved: readonly string[]): Promise<RoleToLend[]> {
  return rows<RoleToLend>(tx, sql`
    select a.role_code, least(max(coalesce(a.valid_to, 'infinity'::date)), ${period.to}::date)::text as until from people.assignments a
     where a.programme_id = ${programmeId} and a.person_id = ${leaderId} and a.anchor_kind = 'duty'
       and daterange(a.valid_from, a.valid_to) @> ${period.from}::date
       and not exists (select 1 from people.role_permissions p where p.programme_id = a.programme_id and p.role_code = a.role_code and p.permission = any(${reserved}::text[]))
       and not exists (select 1 from people.assignments b where b.programme_id = a.programme_id and b.person_id = ${deputyId} and b.role_code = a.role_code
             and b.anchor_kind in ('duty', 'programme') and daterange(b.valid_from, b.valid_to) @> ${range(period)})
     group by a.role_code order by a.role_code`);
}

export function lendRole(tx: Tx, programmeId: string, given: Period & { id: string; coverId: string; deputyId: string; roleCode: string }): Promise<number> {
  return changed(tx, sql`insert into people.assignments (programme_id, id, person_id, role_code, anchor_kind, valid_from, valid_to, cover_id)
    values (${programmeId}, ${given.id}, ${given.deputyId}, ${given.roleCode}, 'duty', ${given.from}, ${given.to}, ${given.coverId})`);
}

export interface LentRole { readonly id: string; readonly coverId: string; readonly leaderId: string; readonly deputyId: string; readonly roleCode: string; readonly from: string; readonly to: string }

/** What is lent of a role of these leaders. */
export function lentRoles(tx: Tx, programmeId: string, leaderIds: readonly string[], roleCode: string): Promise<LentRole[]> {
  return rows<LentRole>(tx, sql`select a.id, a.cover_id as "coverId", v.person_id as "leaderId", a.person_id as "deputyId", a.role_code as "roleCode", a.valid_from::text as "from", a.valid_to::text as "to"
    from people.assignments a join people.covers v on v.programme_id = a.programme_id and v.id = a.cover_id
    where a.programme_id = ${programmeId} and v.person_id = any(${leaderIds}::uuid[]) and a.role_code = ${roleCode} order by a.id`);
}

/** Lent as it was, as far as its cover still goes. */
export async function restoreLent(tx: Tx, programmeId: string, lent: readonly LentRole[]): Promise<void> {
  if (lent.length === 0) return;
  await rows(tx, sql`insert into people.assignments (programme_id, id, person_id, role_code, anchor_kind, valid_from, valid_to, cover_id)
    select ${programmeId}, n.id, n."deputyId", n."roleCode", 'duty', n."from", least(n."to", upper(v.validity)), n."coverId"
      from jsonb_to_recordset(${JSON.stringify(lent)}::jsonb) as n(id uuid, "coverId" uuid, "deputyId" uuid, "roleCode" text, "from" date, "to" date)
      join people.covers v on v.programme_id = ${programmeId} and v.id = n."coverId" and upper(v.validity) > n."from"
    on conflict (programme_id, id) do update set valid_to = excluded.valid_to`);
}

export interface CoverFilter { readonly personId?: string | undefined; readonly siteId?: string | undefined; readonly phase: 'present' | 'coming' | 'over' | 'all' }
export interface CoverListRow extends CoverRow { person_name: string; note: string | null; site_count: number }

/** Covers that the reader may see: one's own, and those of sites in reach. */
function coverWhere(reader: Reader, filter: CoverFilter): RawBuilder<unknown> {
  const { programmeId, today } = reader;
  const parts = [sql`v.programme_id = ${programmeId}`];
  if (!reader.scope.everything) {
    parts.push(sql`(v.person_id = ${reader.personId} or v.deputy_id = ${reader.personId}
      or exists (select 1 from people.responsibilities r where r.programme_id = v.programme_id and r.cover_id = v.id and ${dutyInReach(reader)}))`);
  }
  if (filter.personId !== undefined) parts.push(sql`(v.person_id = ${filter.personId} or v.deputy_id = ${filter.personId})`);
  if (filter.siteId !== undefined) parts.push(sql`exists (select 1 from people.responsibilities r where r.programme_id = v.programme_id and r.cover_id = v.id and r.site_id = ${filter.siteId})`);
  if (filter.phase === 'present') parts.push(sql`v.validity @> ${today}::date`);
  if (filter.phase === 'coming') parts.push(sql`lower(v.validity) > ${today}::date`);
  if (filter.phase === 'over') parts.push(sql`upper(v.validity) <= ${today}::date`);
  return sql.join(parts, sql` and `);
}

export function coverPage(tx: Tx, reader: Reader, filter: CoverFilter, sort: SortOf<'recent' | 'person'>, page: { limit: number; offset: number }): Promise<CoverListRow[]> {
  return rows<CoverListRow>(tx, sql`select ${coverColumns}, q.name as person_name, v.note,
      (select count(distinct r.site_id) from people.responsibilities r where r.programme_id = v.programme_id and r.cover_id = v.id) as site_count
    from ${coverFrom} join people.persons q on q.programme_id = v.programme_id and q.id = v.person_id
   where ${coverWhere(reader, filter)} order by ${orderBy(sort, { recent: ['lower(v.validity) desc', 'v.id'], person: ['q.name', 'q.code', 'lower(v.validity) desc', 'v.id'] })} limit ${page.limit} offset ${page.offset}`);
}

export async function countCovers(tx: Tx, reader: Reader, filter: CoverFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from people.covers v where ${coverWhere(reader, filter)}`)).count;
}

/** The sites of covers, by name: also for the leader who does not reach them meanwhile. */
export async function coveredSites(tx: Tx, programmeId: string, coverIds: readonly string[]): Promise<Map<string, { id: string; code: string; name: string }[]>> {
  if (coverIds.length === 0) return new Map();
  const found = await rows<{ cover_id: string; site_id: string }>(tx, sql`select distinct r.cover_id, r.site_id from people.responsibilities r
    where r.programme_id = ${programmeId} and r.cover_id = any(${coverIds}::uuid[]) and r.site_id is not null`);
  const names = await siteNames(tx, found.map((row) => row.site_id));
  const byCover = new Map<string, { id: string; code: string; name: string }[]>();
  for (const { cover_id: coverId, site_id: siteId } of found) {
    const site = names.get(siteId);
    if (site !== undefined) byCover.set(coverId, [...byCover.get(coverId) ?? [], { id: site.id, code: site.code, name: site.name }].toSorted((a, b) => (a.code < b.code ? -1 : 1)));
  }
  return byCover;
}
