/** Logins and sessions belong to the installation; these are the only statements on them. */
import { changed, maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export interface LoginRow { id: string; password_hash: string; failed_count: number; locked_until: string | null; disabled_at: string | null }

/** The login of that name, locked so that parallel tries are counted one by one. */
export function lockLogin(tx: Tx, username: string): Promise<LoginRow | undefined> {
  return maybeRow<LoginRow>(tx, sql`select id, password_hash, failed_count, locked_until, disabled_at from people.logins where username = ${username} for update`);
}

export function setFailures(tx: Tx, loginId: string, failedCount: number, lockedUntil: number | null): Promise<number> {
  const until = lockedUntil === null ? null : new Date(lockedUntil).toISOString();
  return changed(tx, sql`update people.logins set failed_count = ${failedCount}, locked_until = ${until} where id = ${loginId}`);
}

export function insertSession(tx: Tx, session: { id: string; tokenHash: Buffer; loginId: string; now: string; expiresAt: string }): Promise<number> {
  return changed(tx, sql`insert into people.sessions (id, token_hash, login_id, created_at, last_seen_at, expires_at)
    values (${session.id}, ${session.tokenHash}, ${session.loginId}, ${session.now}, ${session.now}, ${session.expiresAt})`);
}

export function revokeSessions(tx: Tx, loginId: string, sessionId: string | null, now: string): Promise<number> {
  return changed(tx, sql`update people.sessions set revoked_at = ${now}
    where login_id = ${loginId} and revoked_at is null and (${sessionId}::uuid is null or id = ${sessionId})`);
}

export interface ProgrammeOfLogin { programme_id: string; code: string; name_zh: string; name_en: string; synthetic: boolean; person_id: string; person_name: string }

export function programmesOf(tx: Tx, loginId: string): Promise<ProgrammeOfLogin[]> {
  return rows<ProgrammeOfLogin>(tx, sql`select * from people.programmes_of(${loginId})`);
}

export function loginName(tx: Tx, loginId: string): Promise<{ username: string; password_given: boolean }> {
  return oneRow<{ username: string; password_given: boolean }>(tx, sql`select username, password_given from people.logins where id = ${loginId}`);
}

export interface AbilitiesRow {
  person_id: string; name: string; title: string | null; organisation_zh: string | null; organisation_en: string | null;
  roles: { code: string; nameZh: string; nameEn: string }[]; permissions: string[];
  programme: { id: string; code: string; nameZh: string; nameEn: string; synthetic: boolean; utcOffsetMinutes: number };
}

/** One person's roles and permissions on a day. */
export function abilitiesOf(tx: Tx, programmeId: string, personId: string, today: string): Promise<AbilitiesRow> {
  return oneRow<AbilitiesRow>(tx, sql`
    with held as (
      select distinct a.role_code from people.assignments a
       where a.programme_id = ${programmeId} and a.person_id = ${personId} and a.valid_from <= ${today}::date and (a.valid_to is null or a.valid_to > ${today}::date))
    select q.id as person_id, q.name, q.title, o.name_zh as organisation_zh, o.name_en as organisation_en,
      (select coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'nameZh', r.name_zh, 'nameEn', r.name_en) order by r.sort_order), '[]')
         from people.roles r join held on held.role_code = r.code where r.programme_id = ${programmeId}) as roles,
      (select coalesce(jsonb_agg(distinct rp.permission), '[]') from people.role_permissions rp join held on held.role_code = rp.role_code where rp.programme_id = ${programmeId}) as permissions,
      jsonb_build_object('id', p.id, 'code', p.code, 'nameZh', p.name_zh, 'nameEn', p.name_en, 'synthetic', p.synthetic, 'utcOffsetMinutes', p.utc_offset_minutes) as programme
      from people.persons q
      join places.programmes p on p.id = q.programme_id
      left join places.organisations o on o.programme_id = q.programme_id and o.id = q.organisation_id
     where q.programme_id = ${programmeId} and q.id = ${personId}`);
}
