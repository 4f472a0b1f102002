/** 首个管理员 · An installation that nobody can sign in to gets one administrator, whose password is shown once, at that start. */
import { randomBytes } from 'node:crypto';
import { hashPassword } from '#modules/people/server/index.ts';
import { maybeRow, sql } from '#platform/server/db/index.ts';
import type { Installation } from './compose.ts';

const USERNAME = 'admin';

/** @returns name and password of the administrator just made, or null where somebody can sign in already */
export async function ensureFirstAdministrator(installation: Pick<Installation, 'owner' | 'runtime'>): Promise<{ username: string; password: string } | null> {
  const { db } = installation.owner;
  if ((await maybeRow(db, sql`select 1 from people.logins limit 1`)) !== undefined) return null;
  const password = randomBytes(12).toString('base64url');
  const made = await maybeRow(db, sql`insert into people.logins (id, username, password_hash, installation_admin, password_given, created_at)
    values (${installation.runtime.newId()}, ${USERNAME}, ${await hashPassword(password)}, true, true, ${new Date(installation.runtime.clock()).toISOString()}) on conflict do nothing returning id`);
  return made === undefined ? null : { username: USERNAME, password };
}

/** In the demo, whoever administers the city administers the installation too: so that a programme can be made and tried. */
export async function letDemoAdministratorsCreate(installation: Pick<Installation, 'owner'>): Promise<void> {
  await sql`update people.logins l set installation_admin = true where l.demo and not l.installation_admin and exists (
    select 1 from people.persons p join people.assignments a on a.programme_id = p.programme_id and a.person_id = p.id
     where p.login_id = l.id and a.role_code = 'itAdministrator' and a.anchor_kind = 'programme')`.execute(installation.owner.db);
}
