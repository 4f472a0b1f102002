/** What a programme's pack says of its people: roles, persons, logins, assignments and duties. The owner's connection. */
import { sql } from '#platform/server/db/index.ts';
import type { Db } from '#platform/server/db/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';

/** 城市包（人员部分） · The part of a city pack that this module loads. */
export interface PeoplePack {
  readonly people: readonly { readonly code: string; readonly zh: string; readonly organisationCode: string | null }[];
  readonly assignments: readonly { readonly personCode: string; readonly role: string; readonly anchor: { readonly kind: string; readonly placeCode?: string; readonly organisationCode?: string } }[];
  readonly logins: readonly { readonly username: string; readonly personCode: string }[];
  readonly sites: readonly { readonly code: string; readonly duties: readonly { readonly role: string; readonly personCode: string | null; readonly organisationCode: string | null; readonly validFrom: string; readonly validTo: string | null }[] }[];
}

export interface PeopleSeedContext {
  readonly programmeId: string; readonly newId: () => string; /** YYYY-MM-DD */ readonly validFrom: string; readonly now: string;
  readonly placeIds: ReadonlyMap<string, string>; readonly organisationIds: ReadonlyMap<string, string>; readonly siteIds: ReadonlyMap<string, string>;
}

/** 载入角色 · Roles as rows, each with the permissions it holds by default. */
export async function seedRoles(
  tx: Db, programmeId: string, roles: readonly { readonly code: string; readonly zh: string; readonly en: string }[],
  permissions: Readonly<Record<string, { readonly roles: readonly string[] }>>,
): Promise<void> {
  const given = roles.map((role, index) => ({ ...role, sort_order: index }));
  const held = Object.entries(permissions).flatMap(([permission, { roles: holders }]) => holders.map((role) => ({ role, permission })));
  await sql`insert into people.roles (programme_id, code, name_zh, name_en, sort_order)
    select ${programmeId}, r.code, r.zh, r.en, r.sort_order from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as r(code text, zh text, en text, sort_order integer)
    on conflict do nothing`.execute(tx);
  await sql`insert into people.role_permissions (programme_id, role_code, permission)
    select ${programmeId}, h.role, h.permission from jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as h(role text, permission text) on conflict do nothing`.execute(tx);
}

/** 载入人员 · Persons and the logins of the demo, which share one password hash. @returns code → id */
export async function seedPersons(tx: Db, pack: PeoplePack, context: PeopleSeedContext, login: { passwordHash: string; demo: boolean }): Promise<Map<string, string>> {
  const ids = new Map(pack.people.map((person) => [person.code, context.newId()]));
  const logins = pack.logins.map((row) => ({ id: context.newId(), username: row.username, personCode: row.personCode }));
  const loginOf = new Map(logins.map((row) => [row.personCode, row.id]));
  await sql`insert into people.logins (id, username, password_hash, demo, created_at)
    select l.id, l.username, ${login.passwordHash}, ${login.demo}, ${context.now} from jsonb_to_recordset(${JSON.stringify(logins)}::jsonb) as l(id uuid, username text)`.execute(tx);
  const persons = pack.people.map((person) => ({
    id: ids.get(person.code), code: person.code, name: person.zh, login_id: loginOf.get(person.code) ?? null,
    organisation_id: person.organisationCode === null ? null : (context.organisationIds.get(person.organisationCode) ?? null),
    search_text: searchTextOf(person.zh, person.code),
  }));
  await sql`insert into people.persons (programme_id, id, code, name, login_id, organisation_id, valid_from, search_text)
    select ${context.programmeId}, p.id, p.code, p.name, p.login_id, p.organisation_id, ${context.validFrom}, p.search_text
      from jsonb_to_recordset(${JSON.stringify(persons)}::jsonb) as p(id uuid, code text, name text, login_id uuid, organisation_id uuid, search_text text)`.execute(tx);
  return ids;
}

/** 载入授权 · Who holds which role where. */
export async function seedAssignments(tx: Db, pack: PeoplePack, personIds: ReadonlyMap<string, string>, context: PeopleSeedContext): Promise<void> {
  const assignments = pack.assignments.map(({ personCode, role, anchor }) => ({
    id: context.newId(), person_id: personIds.get(personCode), role, anchor_kind: anchor.kind,
    place_id: anchor.placeCode === undefined ? null : context.placeIds.get(anchor.placeCode),
    organisation_id: anchor.organisationCode === undefined ? null : context.organisationIds.get(anchor.organisationCode),
  }));
  await sql`insert into people.assignments (programme_id, id, person_id, role_code, anchor_kind, place_id, organisation_id, valid_from)
    select ${context.programmeId}, a.id, a.person_id, a.role, a.anchor_kind, a.place_id, a.organisation_id, ${context.validFrom}
      from jsonb_to_recordset(${JSON.stringify(assignments)}::jsonb) as a(id uuid, person_id uuid, role text, anchor_kind text, place_id uuid, organisation_id uuid)`.execute(tx);
}

/** 载入责任 · Who answers for which site from when to when; history included. */
export async function seedDuties(tx: Db, pack: PeoplePack, personIds: ReadonlyMap<string, string>, context: PeopleSeedContext): Promise<void> {
  const duties = pack.sites.flatMap((site) => site.duties.map((duty) => ({
    id: context.newId(), site_id: context.siteIds.get(site.code), role: duty.role,
    person_id: duty.personCode === null ? null : personIds.get(duty.personCode),
    organisation_id: duty.organisationCode === null ? null : context.organisationIds.get(duty.organisationCode),
    valid_from: duty.validFrom, valid_to: duty.validTo,
  })));
  await sql`insert into people.responsibilities (programme_id, id, site_id, role, person_id, organisation_id, validity)
    select ${context.programmeId}, d.id, d.site_id, d.role, d.person_id, d.organisation_id, daterange(d.valid_from, d.valid_to, '[)')
      from jsonb_to_recordset(${JSON.stringify(duties)}::jsonb) as d(id uuid, site_id uuid, role text, person_id uuid, organisation_id uuid, valid_from date, valid_to date)`.execute(tx);
}
