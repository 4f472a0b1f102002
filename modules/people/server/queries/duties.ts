/** The statements on responsibilities; validity is half-open, and the database refuses two holders on one day. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { Scope } from '#platform/server/operations/index.ts';
import { searchable } from '#platform/server/search/index.ts';

export interface Reader { readonly programmeId: string; readonly scope: Scope; readonly today: string; readonly personId: string }

/** Sites `s` in the reader's reach today. */
export function siteInReach({ programmeId, scope, today }: Reader): RawBuilder<unknown> {
  const ways: RawBuilder<unknown>[] = [];
  if (scope.placeIds.length > 0) ways.push(sql`s.place_id = any(${scope.placeIds}::uuid[])`);
  if (scope.siteIds.length > 0) ways.push(sql`s.id = any(${scope.siteIds}::uuid[])`);
  if (scope.organisationIds.length > 0) {
    ways.push(sql`s.id in (select x.site_id from people.responsibilities x where x.programme_id = ${programmeId} and x.site_id is not null
      and x.organisation_id = any(${scope.organisationIds}::uuid[]) and x.validity @> ${today}::date)`);
  }
  return ways.length === 0 ? sql`false` : sql`(${sql.join(ways, sql` or `)})`;
}

/** Duties `r` that the reader may see: their own, their organisations', and those at sites and places in reach. */
export function dutyInReach(reader: Reader): RawBuilder<unknown> {
  const { scope, programmeId } = reader;
  if (scope.everything) return sql`true`;
  return sql`(r.person_id = ${reader.personId} or r.organisation_id = any(${scope.organisationIds}::uuid[]) or r.place_id = any(${scope.placeIds}::uuid[])
    or r.site_id in (select s.id from places.sites s where s.programme_id = ${programmeId} and ${siteInReach(reader)}))`;
}

export interface DutyListRow {
  id: string; role: string; person_id: string | null; person_name: string | null; organisation_id: string | null; organisation_zh: string | null; organisation_en: string | null;
  from_day: string; to_day: string | null; present: boolean; cover_for_id: string | null; cover_for_name: string | null;
  of_site_id: string | null; site_id: string | null; site_code: string | null; site_name: string | null;
  place_id: string | null; place_kind: string | null; place_code: string | null; place_zh: string | null; place_en: string | null;
}

const dutyColumns = (today: string) => sql`r.id, r.role, q.id as person_id, q.name as person_name, o.id as organisation_id, o.name_zh as organisation_zh, o.name_en as organisation_en,
  lower(r.validity) as from_day, upper(r.validity) as to_day, r.validity @> ${today}::date as present,
  w.id as cover_for_id, w.name as cover_for_name, r.site_id as of_site_id, s.id as site_id, s.code as site_code, s.name as site_name, p.id as place_id, p.kind as place_kind, p.code as place_code, p.name_zh as place_zh, p.name_en as place_en`;
const dutyJoins = sql`left join people.persons q on q.programme_id = r.programme_id and q.id = r.person_id
  left join people.covers v on v.programme_id = r.programme_id and v.id = r.cover_id
  left join people.persons w on w.programme_id = v.programme_id and w.id = v.person_id
  left join places.organisations o on o.programme_id = r.programme_id and o.id = r.organisation_id
  left join places.sites s on s.programme_id = r.programme_id and s.id = r.site_id
  left join places.places p on p.programme_id = r.programme_id and p.id = r.place_id`;

export interface DutyFilter {
  readonly personId?: string | undefined; readonly organisationId?: string | undefined; readonly role?: string | undefined; readonly siteId?: string | undefined;
  readonly placeId?: string | undefined;
  /** Each of the words stands in the name, code or initials of the site, the place or the holder. */
  readonly patterns?: readonly string[];
  /** Null: every day there was. */
  readonly day: string | null;
}

/** Found in the small tables first, so that the large one is asked by its indexes. */
function namedLike(programmeId: string, pattern: string): RawBuilder<unknown> {
  const within = (column: string, table: string, name: string) => sql`${sql.ref(column)} in (select x.id from ${sql.table(table)} x
    where x.programme_id = ${programmeId} and (${searchable('x', name)} like ${pattern} or lower(x.code) like ${pattern}))`;
  return sql`(${within('r.site_id', 'places.sites', 'name')} or ${within('r.person_id', 'people.persons', 'name')}
    or ${within('r.organisation_id', 'places.organisations', 'name_zh')} or ${within('r.place_id', 'places.places', 'name_zh')})`;
}

function dutyWhere(reader: Reader, filter: DutyFilter): RawBuilder<unknown> {
  const { programmeId } = reader;
  const parts: RawBuilder<unknown>[] = [sql`r.programme_id = ${programmeId}`, dutyInReach(reader)];
  if (filter.personId !== undefined) parts.push(sql`r.person_id = ${filter.personId}`);
  if (filter.role !== undefined) parts.push(sql`r.role = ${filter.role}`);
  if (filter.siteId !== undefined) parts.push(sql`r.site_id = ${filter.siteId}`);
  for (const pattern of filter.patterns ?? []) parts.push(namedLike(programmeId, pattern));
  if (filter.day !== null) parts.push(sql`r.validity @> ${filter.day}::date`);
  if (filter.organisationId !== undefined) {
    parts.push(sql`r.organisation_id in (select o.id from places.organisations o where o.programme_id = ${programmeId} and o.ancestor_ids @> array[${filter.organisationId}::uuid])`);
  }
  if (filter.placeId !== undefined) {
    const below = sql`(select p.id from places.places p where p.programme_id = ${programmeId} and p.ancestor_ids @> array[${filter.placeId}::uuid])`;
    parts.push(sql`(r.place_id in ${below} or r.site_id in (select s.id from places.sites s where s.programme_id = ${programmeId} and s.place_id in ${below}))`);
  }
  return sql.join(parts, sql` and `);
}

export interface SiteNameRow { id: string; code: string; name: string; place_id: string }

/** Sites that stand in somebody's duties, also on days when they are out of that person's reach. */
export async function siteNames(tx: Tx, ids: readonly string[]): Promise<Map<string, SiteNameRow>> {
  if (ids.length === 0) return new Map();
  const found = await rows<SiteNameRow>(tx, sql`select id, code, name, place_id from places.site_names(${[...new Set(ids)]}::uuid[])`);
  return new Map(found.map((row) => [row.id, row]));
}

export type DutySort = SortOf<'subject' | 'holder' | 'role' | 'recent'>;
const SUBJECT = ['s.code nulls first', 'p.sort_order', 'r.role', 'lower(r.validity) desc', 'r.id'];
const ordered = (sort: DutySort): RawBuilder<unknown> => orderBy(sort, {
  subject: SUBJECT, holder: ['coalesce(q.name, o.name_zh)', 's.code', 'r.id'], role: ['r.role', 's.code', 'r.id'], recent: ['lower(r.validity) desc', 's.code', 'r.id'],
});

export async function dutyPage(tx: Tx, reader: Reader, filter: DutyFilter, sort: DutySort, page: { limit: number; offset: number }): Promise<DutyListRow[]> {
  const found = await rows<DutyListRow>(tx, sql`select ${dutyColumns(reader.today)} from people.responsibilities r ${dutyJoins}
    where ${dutyWhere(reader, filter)} order by ${ordered(sort)} limit ${page.limit} offset ${page.offset}`);
  const unnamed = found.flatMap((row) => (row.site_id === null && row.of_site_id !== null ? [row.of_site_id] : []));
  const names = await siteNames(tx, unnamed);
  return found.map((row) => {
    const site = row.site_id === null && row.of_site_id !== null ? names.get(row.of_site_id) : undefined;
    return site === undefined ? row : { ...row, site_id: site.id, site_code: site.code, site_name: site.name };
  });
}

export async function countDuties(tx: Tx, reader: Reader, filter: DutyFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from people.responsibilities r where ${dutyWhere(reader, filter)}`)).count;
}

export interface SubjectRow { id: string; code: string; name_zh: string; name_en: string; place_id: string }

/** A site or place in the reader's reach. */
export function subjectInReach(tx: Tx, reader: Reader, subject: { siteId?: string | undefined; placeId?: string | undefined }): Promise<SubjectRow | undefined> {
  if (subject.siteId !== undefined) {
    const reach = reader.scope.everything ? sql`true` : siteInReach(reader);
    return maybeRow<SubjectRow>(tx, sql`select s.id, s.code, s.name as name_zh, s.name as name_en, s.place_id from places.sites s
      where s.programme_id = ${reader.programmeId} and s.id = ${subject.siteId} and ${reach}`);
  }
  const reach = reader.scope.everything ? sql`true` : sql`p.id = any(${reader.scope.placeIds}::uuid[])`;
  return maybeRow<SubjectRow>(tx, sql`select p.id, p.code, p.name_zh, p.name_en, p.id as place_id from places.places p
    where p.programme_id = ${reader.programmeId} and p.id = ${subject.placeId} and ${reach}`);
}

export interface HeldRow { id: string; holder_id: string; from_day: string; to_day: string | null }

/** All holders of one duty over time, locked against parallel changes. */
export function lockDuties(tx: Tx, programmeId: string, subject: { siteId: string | null; placeId: string | null }, role: string): Promise<HeldRow[]> {
  return rows<HeldRow>(tx, sql`select id, coalesce(person_id, organisation_id) as holder_id, lower(validity) as from_day, upper(validity) as to_day
    from people.responsibilities where programme_id = ${programmeId} and role = ${role}
      and ${subject.siteId === null ? sql`place_id = ${subject.placeId}` : sql`site_id = ${subject.siteId}`} order by lower(validity) for update`);
}

export interface NewDuty {
  readonly id: string; readonly siteId: string | null; readonly placeId: string | null; readonly role: string; readonly personId: string | null; readonly organisationId: string | null;
  readonly from: string; readonly to: string | null;
  /** Stands in for somebody who is away. */
  readonly coverId?: string | null;
}

const newDuties = (duties: readonly NewDuty[]) => sql`jsonb_to_recordset(${JSON.stringify(duties)}::jsonb)
  as n(id uuid, "siteId" uuid, "placeId" uuid, role text, "personId" uuid, "organisationId" uuid, "from" date, "to" date, "coverId" uuid)`;

/**
 * Puts holders in office, all at once: whoever held the duty ends on that day, whoever began on that very day gives way,
 * and the new one is written. @errors the exclusion constraint when somebody holds it later on
 */
export async function putInOffice(tx: Tx, programmeId: string, duties: readonly NewDuty[]): Promise<void> {
  // One subject column a statement: with both at once there is no index to follow.
  for (const subject of ['site', 'place'] as const) {
    const these = duties.filter((duty) => (subject === 'site') === (duty.siteId !== null));
    if (these.length === 0) continue;
    const same = sql`r.programme_id = ${programmeId} and r.role = n.role and ${subject === 'site' ? sql`r.site_id = n."siteId"` : sql`r.place_id = n."placeId"`}`;
    await rows(tx, sql`delete from people.responsibilities r using ${newDuties(these)} where ${same} and lower(r.validity) = n."from"`);
    await rows(tx, sql`update people.responsibilities r set validity = daterange(lower(r.validity), n."from") from ${newDuties(these)}
      where ${same} and lower(r.validity) < n."from" and r.validity @> n."from"`);
  }
  if (duties.length === 0) return;
  await rows(tx, sql`insert into people.responsibilities (programme_id, id, site_id, place_id, role, person_id, organisation_id, validity, cover_id)
    select ${programmeId}, n.id, n."siteId", n."placeId", n.role, n."personId", n."organisationId", daterange(n."from", n."to"),
      (select v.id from people.covers v where v.programme_id = ${programmeId} and v.id = n."coverId") from ${newDuties(duties)}`);
}

export interface DutyForEnd { id: string; site_id: string | null; place_id: string | null; role: string; from_day: string; to_day: string | null }

export function lockDuty(tx: Tx, reader: Reader, dutyId: string): Promise<DutyForEnd | undefined> {
  return maybeRow<DutyForEnd>(tx, sql`select r.id, r.site_id, r.place_id, r.role, lower(r.validity) as from_day, upper(r.validity) as to_day
    from people.responsibilities r where r.programme_id = ${reader.programmeId} and r.id = ${dutyId} and ${dutyInReach(reader)} for update`);
}

export function endDutyOn(tx: Tx, programmeId: string, dutyId: string, to: string): Promise<number> {
  return changed(tx, sql`update people.responsibilities set validity = daterange(lower(validity), ${to}::date) where programme_id = ${programmeId} and id = ${dutyId}`);
}

/** A duty that never came to hold on any day. */
export function removeDuty(tx: Tx, programmeId: string, dutyId: string): Promise<number> {
  return changed(tx, sql`delete from people.responsibilities where programme_id = ${programmeId} and id = ${dutyId}`);
}

/** A closed site has nobody who answers for it from that day on. */
export async function endDutiesOfSite(tx: Tx, programmeId: string, siteId: string, to: string): Promise<void> {
  await rows(tx, sql`delete from people.responsibilities where programme_id = ${programmeId} and site_id = ${siteId} and lower(validity) >= ${to}::date`);
  await rows(tx, sql`update people.responsibilities set validity = daterange(lower(validity), ${to}::date) where programme_id = ${programmeId} and site_id = ${siteId} and validity @> ${to}::date`);
}

export interface HandOverRow { id: string; site_id: string; site_code: string; site_name: string; place_id: string; role: string; from_day: string; to_day: string | null; cover_id: string | null }

/**
 * What a person holds at sites from a day on, inside the reach of the one who hands over, locked: also what begins later, and
 * what a deputy holds for that person meanwhile. Days held as a deputy keep the cover they come from.
 */
export function dutiesToHandOver(tx: Tx, reader: Reader, from: { personId: string; day: string; roles: readonly string[]; siteIds?: readonly string[] | undefined }): Promise<HandOverRow[]> {
  return rows<HandOverRow>(tx, sql`select r.id, r.site_id, s.code as site_code, s.name as site_name, s.place_id, r.role,
      greatest(lower(r.validity), ${from.day}::date) as from_day, upper(r.validity) as to_day, case when r.person_id = ${from.personId} then r.cover_id end as cover_id
    from people.responsibilities r join places.sites s on s.programme_id = r.programme_id and s.id = r.site_id
    where r.programme_id = ${reader.programmeId}
      and (r.person_id = ${from.personId} or r.cover_id in (select v.id from people.covers v where v.programme_id = ${reader.programmeId} and v.person_id = ${from.personId}))
      and r.validity && daterange(${from.day}::date, null) and r.role = any(${from.roles}::text[])
      and ${from.siteIds === undefined ? sql`true` : sql`r.site_id = any(${from.siteIds}::uuid[])`} and ${reader.scope.everything ? sql`true` : siteInReach(reader)}
    order by s.code, lower(r.validity) for update of r`);
}

export interface DutiesOfSite { readonly siteLeaderId: string | null; readonly organisationId: string | null; readonly liaisonId: string | null }

/** Who answered for each of these sites on a day; a site with nobody is in the map with nulls. */
export async function dutiesAt(tx: Tx, programmeId: string, siteIds: readonly string[], day: string): Promise<Map<string, DutiesOfSite>> {
  const found = await rows<{ site_id: string; role: string; person_id: string | null; organisation_id: string | null }>(tx, sql`
    select site_id, role, person_id, organisation_id from people.responsibilities
     where programme_id = ${programmeId} and site_id = any(${siteIds}::uuid[]) and validity @> ${day}::date and role in ('siteLeader', 'responsibleUnit', 'liaison')`);
  const duties = new Map<string, { siteLeaderId: string | null; organisationId: string | null; liaisonId: string | null }>();
  for (const siteId of siteIds) duties.set(siteId, { siteLeaderId: null, organisationId: null, liaisonId: null });
  for (const row of found) {
    const of = duties.get(row.site_id);
    if (of === undefined) continue;
    if (row.role === 'siteLeader') of.siteLeaderId = row.person_id;
    else if (row.role === 'liaison') of.liaisonId = row.person_id;
    else of.organisationId = row.organisation_id;
  }
  return duties;
}
