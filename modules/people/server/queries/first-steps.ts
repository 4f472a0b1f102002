/** Who of a new programme is there: people, those who can sign in for a role, and who answers for the sites. */
import { oneRow, sql } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

type Count = Promise<{ count: number }>;

/** Persons besides the administrators and the office, who came in to prepare the programme. */
export const personCount = (ctx: ReadContext): Count => oneRow(ctx.tx, sql`select count(*) as count from people.persons p where p.programme_id = ${ctx.programmeId} and not exists (
  select 1 from people.assignments a where a.programme_id = p.programme_id and a.person_id = p.id and a.role_code in ('itAdministrator', 'programmeOffice'))`);

/** People who hold a role today and have a login. */
export const loginsInRole = (role: string) => (ctx: ReadContext): Count => oneRow(ctx.tx, sql`select count(distinct p.id) as count from people.assignments a
  join people.persons p on p.programme_id = a.programme_id and p.id = a.person_id
  where a.programme_id = ${ctx.programmeId} and a.role_code = ${role} and p.login_id is not null and a.valid_from <= ${ctx.today}::date and (a.valid_to is null or a.valid_to > ${ctx.today}::date)`);

/** Open sites with a leader, of all open sites. */
export const ledSites = (ctx: ReadContext): Promise<{ count: number; of: number }> => oneRow(ctx.tx, sql`select count(r.site_id) as count, count(*) as of
  from places.sites s left join people.responsibilities r on r.programme_id = s.programme_id and r.site_id = s.id and r.role = 'siteLeader' and r.validity @> ${ctx.today}::date
  where s.programme_id = ${ctx.programmeId} and (s.valid_to is null or s.valid_to > ${ctx.today}::date)`);
