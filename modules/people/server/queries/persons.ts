/** The statements on persons, their roles and their logins. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { dutyInReach } from './duties.ts';
import type { Reader } from './duties.ts';

export interface PersonFilter { readonly patterns: readonly string[]; readonly organisationId?: string | undefined; readonly role?: string | undefined; readonly withFormer?: boolean | undefined; readonly id?: string | undefined }

/** Persons `q` in reach: oneself, one's organisations, the offices of one's places, and whoever answers for something there. */
export function personInReach(reader: Reader): RawBuilder<unknown> {
  const { scope, programmeId } = reader;
  if (scope.everything) return sql`true`;
  return sql`(q.id = ${reader.personId} or q.organisation_id = any(${scope.organisationIds}::uuid[])
    or q.organisation_id in (select o.id from places.organisations o where o.programme_id = ${programmeId} and o.place_id = any(${scope.placeIds}::uuid[]))
    or q.id in (select r.person_id from people.responsibilities r where r.programme_id = ${programmeId} and r.validity @> ${reader.today}::date and ${dutyInReach(reader)}))`;
}

export function personsWhere(reader: Reader, filter: PersonFilter): RawBuilder<unknown> {
  const { programmeId, today } = reader;
  const parts: RawBuilder<unknown>[] = [sql`q.programme_id = ${programmeId}`, personInReach(reader)];
  if (filter.id !== undefined) parts.push(sql`q.id = ${filter.id}`);
  if (filter.withFormer !== true && filter.id === undefined) parts.push(sql`(q.valid_to is null or q.valid_to > ${today}::date)`);
  if (filter.organisationId !== undefined) {
    parts.push(sql`q.organisation_id in (select o.id from places.organisations o where o.programme_id = ${programmeId} and o.ancestor_ids @> array[${filter.organisationId}::uuid])`);
  }
  if (filter.role !== undefined) {
    parts.push(sql`q.id in (select a.person_id from people.assignments a where a.programme_id = ${programmeId} and a.role_code = ${filter.role}
      and a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to > ${today}::date))`);
  }
  for (const pattern of filter.patterns) parts.push(sql`(q.search_text like ${pattern} or lower(q.name) like ${pattern} or lower(q.code) like ${pattern})`);
  return sql.join(parts, sql` and `);
}

export interface PersonListRow {
  id: string; code: string; name: string; title: string | null; organisation_id: string | null; organisation_zh: string | null; organisation_en: string | null;
  has_login: boolean; valid_from: string; valid_to: string | null; roles: { code: string; nameZh: string; nameEn: string }[]; duty_count: number;
}

const dutyCount = (today: string) => sql`(select count(*) from people.responsibilities r where r.programme_id = q.programme_id and r.person_id = q.id and r.validity @> ${today}::date)`;

export function personPage(tx: Tx, reader: Reader, filter: PersonFilter, sort: SortOf<'code' | 'name' | 'organisation' | 'duties'>, page: { limit: number; offset: number }): Promise<PersonListRow[]> {
  const order = orderBy(sort, { code: ['q.code'], name: ['q.name', 'q.code'], organisation: ['o.sort_order nulls last', 'o.code nulls last', 'q.code'], duties: ['duty_count desc', 'q.code'] });
  return rows<PersonListRow>(tx, sql`select q.id, q.code, q.name, q.title, o.id as organisation_id, o.name_zh as organisation_zh, o.name_en as organisation_en,
      q.login_id is not null as has_login, q.valid_from, q.valid_to, ${dutyCount(reader.today)} as duty_count,
      coalesce((select jsonb_agg(distinct jsonb_build_object('code', l.code, 'nameZh', l.name_zh, 'nameEn', l.name_en))
        from people.assignments a join people.roles l on l.programme_id = a.programme_id and l.code = a.role_code
        where a.programme_id = q.programme_id and a.person_id = q.id and a.valid_from <= ${reader.today}::date and (a.valid_to is null or a.valid_to > ${reader.today}::date)), '[]') as roles
    from people.persons q left join places.organisations o on o.programme_id = q.programme_id and o.id = q.organisation_id
    where ${personsWhere(reader, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function countPersons(tx: Tx, reader: Reader, filter: PersonFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from people.persons q where ${personsWhere(reader, filter)}`)).count;
}

export function dutyCounts(tx: Tx, programmeId: string, personId: string, today: string): Promise<{ role: string; count: number }[]> {
  return rows(tx, sql`select role, count(*) as count from people.responsibilities
    where programme_id = ${programmeId} and person_id = ${personId} and validity @> ${today}::date group by role order by role`);
}

export interface PersonState { id: string; code: string; login_id: string | null; valid_from: string; valid_to: string | null }

export function lockPerson(tx: Tx, programmeId: string, personId: string): Promise<PersonState | undefined> {
  return maybeRow<PersonState>(tx, sql`select id, code, login_id, valid_from, valid_to from people.persons where programme_id = ${programmeId} and id = ${personId} for update`);
}

/** Whether a person is in office on a day. */
export async function personInOffice(tx: Tx, programmeId: string, personId: string, day: string): Promise<boolean> {
  return (await maybeRow(tx, sql`select 1 from people.persons where programme_id = ${programmeId} and id = ${personId} and (valid_to is null or valid_to > ${day}::date)`)) !== undefined;
}

export async function organisationExists(tx: Tx, programmeId: string, organisationId: string): Promise<boolean> {
  return (await maybeRow(tx, sql`select 1 from places.organisations where programme_id = ${programmeId} and id = ${organisationId}`)) !== undefined;
}

export interface NewPerson {
  readonly id: string; readonly code: string; readonly name: string; readonly title: string | null; readonly organisationId: string | null; readonly validFrom: string; readonly searchText: string;
}

export function insertPerson(tx: Tx, programmeId: string, person: NewPerson & { readonly loginId?: string | null }): Promise<number> {
  return changed(tx, sql`insert into people.persons (programme_id, id, code, name, login_id, organisation_id, title, valid_from, search_text)
    values (${programmeId}, ${person.id}, ${person.code}, ${person.name}, ${person.loginId ?? null}, ${person.organisationId}, ${person.title}, ${person.validFrom}, ${person.searchText})`);
}

export function updatePersonRow(tx: Tx, programmeId: string, personId: string, to: { name: string; title: string | null; organisationId: string | null; validTo: string | null; searchText: string }): Promise<number> {
  return changed(tx, sql`update people.persons set name = ${to.name}, title = ${to.title}, organisation_id = ${to.organisationId}, valid_to = ${to.validTo}, search_text = ${to.searchText}
    where programme_id = ${programmeId} and id = ${personId}`);
}

/** Persons by code. What a row leaves empty stays as it is. */
export function upsertPersons(tx: Tx, programmeId: string, persons: readonly NewPerson[]): Promise<{ created: boolean }[]> {
  return rows<{ created: boolean }>(tx, sql`insert into people.persons as old (programme_id, id, code, name, title, organisation_id, valid_from, search_text)
    select ${programmeId}, n.id, n.code, n.name, n.title, n."organisationId", n."validFrom", n."searchText"
      from jsonb_to_recordset(${JSON.stringify(persons)}::jsonb) as n(id uuid, code text, name text, title text, "organisationId" uuid, "validFrom" date, "searchText" text)
    on conflict (programme_id, code) do update set name = excluded.name, title = coalesce(excluded.title, old.title),
        organisation_id = coalesce(excluded.organisation_id, old.organisation_id), search_text = excluded.search_text
      where (old.name, old.title, old.organisation_id) is distinct from (excluded.name, coalesce(excluded.title, old.title), coalesce(excluded.organisation_id, old.organisation_id))
    returning xmax = 0 as created`);
}

/** Names of persons by id; whoever is not there is missing. */
export async function personNames(tx: Tx, programmeId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await rows<{ id: string; name: string }>(tx, sql`select id, name from people.persons where programme_id = ${programmeId} and id = any(${ids}::uuid[])`);
  return new Map(found.map((row) => [row.id, row.name]));
}

/** The code of every organisation, by id. */
export async function organisationCodes(tx: Tx, programmeId: string): Promise<Map<string, string>> {
  const found = await rows<{ id: string; code: string }>(tx, sql`select id, code from places.organisations where programme_id = ${programmeId}`);
  return new Map(found.map(({ id, code }) => [id, code]));
}
