/** The statements on logins, which belong to the installation and may serve several programmes. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { changed, maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';

export interface LoginOfPerson { id: string; username: string; installation_admin: boolean; locked_until: string | null; disabled_at: string | null; programme_count: number }

/** The login of a person, locked, with how many programmes it serves. */
export function lockLoginOfPerson(tx: Tx, programmeId: string, personId: string): Promise<LoginOfPerson | undefined> {
  return maybeRow<LoginOfPerson>(tx, sql`select g.id, g.username, g.installation_admin, g.locked_until, g.disabled_at,
      (select count(*) from people.programmes_of(g.id)) as programme_count
    from people.persons q join people.logins g on g.id = q.login_id
    where q.programme_id = ${programmeId} and q.id = ${personId} for update of g`);
}

/** Whoever makes a login gives its first password. */
export async function insertLogin(tx: Tx, programmeId: string, personId: string, login: { id: string; username: string; passwordHash: string; now: string }): Promise<void> {
  await rows(tx, sql`insert into people.logins (id, username, password_hash, password_given, created_at) values (${login.id}, ${login.username}, ${login.passwordHash}, true, ${login.now})`);
  await rows(tx, sql`update people.persons set login_id = ${login.id} where programme_id = ${programmeId} and id = ${personId}`);
}

/** A new password opens a locked login too. */
export function setPassword(tx: Tx, loginId: string, passwordHash: string, { given }: { readonly given: boolean }): Promise<number> {
  return changed(tx, sql`update people.logins set password_hash = ${passwordHash}, password_given = ${given}, failed_count = 0, locked_until = null where id = ${loginId}`);
}

export function setDisabled(tx: Tx, loginId: string, disabledAt: string | null): Promise<number> {
  return changed(tx, sql`update people.logins set disabled_at = ${disabledAt} where id = ${loginId}`);
}

/** Ends the sessions of a login, all but one. */
export function endSessionsExcept(tx: Tx, loginId: string, sessionId: string | null, now: string): Promise<number> {
  return changed(tx, sql`update people.sessions set revoked_at = ${now} where login_id = ${loginId} and revoked_at is null and expires_at > ${now}::timestamptz
    and (${sessionId}::uuid is null or id <> ${sessionId})`);
}

export interface LoginListRow {
  id: string; username: string; person_id: string; person_name: string; person_code: string; failed_count: number; locked_until: string | null; disabled_at: string | null;
  last_seen_at: string | null; created_at: string;
}
export interface LoginFilter { readonly patterns: readonly string[]; readonly locked?: boolean | undefined; readonly disabled?: boolean | undefined; readonly now: string }

function where(programmeId: string, filter: LoginFilter) {
  const parts = [sql`q.programme_id = ${programmeId}`];
  if (filter.locked === true) parts.push(sql`g.locked_until > ${filter.now}::timestamptz`);
  if (filter.locked === false) parts.push(sql`(g.locked_until is null or g.locked_until <= ${filter.now}::timestamptz)`);
  if (filter.disabled !== undefined) parts.push(filter.disabled ? sql`g.disabled_at is not null` : sql`g.disabled_at is null`);
  for (const pattern of filter.patterns) parts.push(sql`(g.username like ${pattern} or lower(q.name) like ${pattern} or q.search_text like ${pattern})`);
  return sql.join(parts, sql` and `);
}

export function loginPage(tx: Tx, programmeId: string, filter: LoginFilter, sort: SortOf<'username' | 'person' | 'seen' | 'recent'>, page: { limit: number; offset: number }): Promise<LoginListRow[]> {
  const order = orderBy(sort, { username: ['g.username'], person: ['q.name', 'q.code'], seen: ['last_seen_at desc nulls last', 'g.username'], recent: ['g.created_at desc', 'g.username'] });
  return rows<LoginListRow>(tx, sql`select g.id, g.username, q.id as person_id, q.name as person_name, q.code as person_code, g.failed_count, g.locked_until, g.disabled_at, g.created_at,
      (select max(s.last_seen_at) from people.sessions s where s.login_id = g.id) as last_seen_at
    from people.persons q join people.logins g on g.id = q.login_id where ${where(programmeId, filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function countLogins(tx: Tx, programmeId: string, filter: LoginFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from people.persons q join people.logins g on g.id = q.login_id where ${where(programmeId, filter)}`)).count;
}

export interface OwnLogin { id: string; username: string; password_hash: string; failed_count: number; locked_until: string | null }

export function lockOwnLogin(tx: Tx, loginId: string): Promise<OwnLogin> {
  return oneRow<OwnLogin>(tx, sql`select id, username, password_hash, failed_count, locked_until from people.logins where id = ${loginId} for update`);
}

export function openSessions(tx: Tx, loginId: string, now: string): Promise<{ id: string; created_at: string; last_seen_at: string; expires_at: string }[]> {
  return rows(tx, sql`select id, created_at, last_seen_at, expires_at from people.sessions
    where login_id = ${loginId} and revoked_at is null and expires_at > ${now}::timestamptz order by last_seen_at desc limit 200`);
}

export function endOneSession(tx: Tx, loginId: string, sessionId: string, now: string): Promise<number> {
  return changed(tx, sql`update people.sessions set revoked_at = ${now} where login_id = ${loginId} and id = ${sessionId} and revoked_at is null`);
}
