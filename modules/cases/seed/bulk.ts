/** Many plausible cases for benchmarks and long lists, made by the database itself. Synthetic, and numbered like real ones. */
import type { Rng } from '#kernel/rng.ts';
import { invariant } from '#kernel/result.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import type { Db, RawBuilder } from '#platform/server/db/index.ts';

export interface ManyCases {
  readonly programmeId: string;
  readonly count: number;
  readonly newId: () => string;
  readonly rng: Rng;
  /** The newest report; the others lie in the two years before. Now, unless told. */
  readonly until?: string;
}

/** An id made of a text, in the shape of a version 8 UUID. */
const idFrom = (text: RawBuilder<unknown>) => sql`overlay(overlay(md5(${text}) placing '8' from 13) placing '8' from 17)::uuid`;

/**
 * The recipe of a case, by fixed hashes of its number: site, category, age, and a state that fits the age. Four in a
 * hundred of the settled ones were declined or voided; of the last three weeks' cases most are still open.
 */
const recipe = (options: ManyCases, salt: number, until: string) => sql`
  create temporary table bulk_cases on commit drop as
  with sites as (
    select row_number() over (order by s.code) - 1 as at, s.id, s.place_id, s.zone_id, s.longitude, s.latitude,
      (select r.organisation_id from people.responsibilities r where r.programme_id = s.programme_id and r.site_id = s.id and r.role = 'responsibleUnit'
         and r.validity @> ${until}::timestamptz::date) as organisation_id,
      (select r.person_id from people.responsibilities r where r.programme_id = s.programme_id and r.site_id = s.id and r.role = 'siteLeader'
         and r.validity @> ${until}::timestamptz::date) as site_leader_id
      from places.sites s where s.programme_id = ${options.programmeId}
  ), categories as (
    select row_number() over (order by k.sort_order, k.code) - 1 as at, k.code, k.name_zh, k.stages -> -1 -> 'limit' as allowed
      from cases.categories k where k.programme_id = ${options.programmeId}
  ), persons as (
    select (array_agg(p.id order by p.code))[1] as first, (array_agg(p.id order by p.code))[2] as second from people.persons p where p.programme_id = ${options.programmeId}
  ), chance as (
    select n, (hashint8extended(n, ${salt}) & 2147483647) as a, (hashint8extended(n, ${salt + 1}) & 2147483647) as b, (hashint8extended(n, ${salt + 2}) & 2147483647) as c
      from generate_series(1, ${options.count}::bigint) n
  ), dated as (
    select chance.*, ${until}::timestamptz - (chance.b % 63072000) * interval '1 second' as reported_at, chance.b % 63072000 < 1814400 as is_recent,
      chance.a % (select count(*) from sites) as site_at, (chance.a / 7919) % (select count(*) from categories) as category_at from chance
  )
  select ${idFrom(sql`${String(salt)} || '/' || d.n`)} as id, d.reported_at, s.id as site_id, s.place_id, s.zone_id, s.longitude, s.latitude, s.organisation_id, s.site_leader_id,
    k.code as category_code, k.name_zh || '（演示数据）' as title, k.allowed, d.c,
    case when d.is_recent then (array['registered','dispatched','dispatched','accepted','accepted','rectified','closed','closed','shelved','reported'])[1 + d.c % 10]
         when d.c % 100 < 94 then 'closed' when d.c % 100 < 96 then 'declined' when d.c % 100 < 98 then 'voided' else 'accepted' end as state,
    p.first as office_id, case when s.site_leader_id is null or s.site_leader_id = p.first then p.second else s.site_leader_id end as fixer_id
    from dated d cross join persons p
    join sites s on s.at = d.site_at join categories k on k.at = d.category_at`;

/** The limit as a span of time; the calendar is left aside, since nobody works by these deadlines. */
const allowedSpan = sql.raw(`case b.allowed ->> 'type' when 'urgent_hour' then (b.allowed ->> 'amount')::numeric * interval '1 hour'
  when 'work_hour' then (b.allowed ->> 'amount')::numeric * interval '3 hours' else (b.allowed ->> 'amount')::numeric * interval '34 hours' end`);

const insertAll = (programmeId: string, until: string) => sql`
  insert into cases.cases (programme_id, id, number, state, source, category_code, title, place_id, zone_id, site_id, organisation_id, site_leader_id, longitude,
    latitude, reported_at, reported_by, dispatched_at, dispatched_by, accepted_at, rectified_at, rectified_by, rectifier_ids, verified_by, closed_at,
    limit_type, limit_amount, clock, deadline_at, rework_count, escalation_level)
  select ${programmeId}, b.id, to_char(b.reported_at, 'YYYY-') || lpad((coalesce(n.last_number, 0)
      + row_number() over (partition by extract(year from b.reported_at) order by b.reported_at, b.id))::text, 6, '0'),
    b.state, case when b.state = 'reported' or b.c % 5 = 0 then 'citizen' when b.c % 5 = 1 then 'patrol' else 'inspection' end, b.category_code, b.title, b.place_id, b.zone_id,
    b.site_id, b.organisation_id, b.site_leader_id, b.longitude, b.latitude, b.reported_at, b.office_id,
    case when d.was then d.at end, case when d.was then b.office_id end, case when d.fixed or b.state = 'accepted' then d.at + interval '20 minutes' end,
    case when d.fixed then d.at + d.taken end, case when d.fixed then b.fixer_id end, case when d.fixed then array[b.fixer_id] else '{}' end,
    case when b.state = 'closed' then b.office_id end, case when b.state = 'closed' then d.at + d.taken + interval '3 hours' end,
    case when d.was then b.allowed ->> 'type' end, case when d.was then (b.allowed ->> 'amount')::numeric end,
    case when d.was then jsonb_build_object('startedAt', floor(extract(epoch from d.at) * 1000)::bigint, 'limit', b.allowed, 'extraAmounts', '[]'::jsonb,
      'pauses', case when b.state = 'shelved' then jsonb_build_array(jsonb_build_object('from', floor(extract(epoch from d.at) * 1000)::bigint + 60000, 'to', null)) else '[]'::jsonb end) end,
    case when d.was and b.state <> 'shelved' then d.at + ${allowedSpan} end, case when b.c % 17 = 0 and d.fixed then 1 else 0 end,
    case when b.state not in ('dispatched', 'accepted') then 0
      else (select count(*) from unnest(array[interval '0', interval '24 hours', interval '3 days']) as late(by) where d.at + ${allowedSpan} + late.by < ${until}::timestamptz) end
    from bulk_cases b
    left join cases.number_counters n on n.programme_id = ${programmeId} and n.year = extract(year from b.reported_at)
    cross join lateral (select b.state in ('dispatched', 'accepted', 'rectified', 'closed', 'shelved') as was, b.state in ('rectified', 'closed') as fixed,
      b.reported_at + interval '40 minutes' as at, ${allowedSpan} * (0.2 + (b.c % 100) / 90.0) as taken) d`;

/**
 * 批量造案 · Makes that many synthetic cases over the sites and categories the programme has: twenty thousand a second
 * and more. The same source of chance makes the same cases.
 *
 * @errors InvariantError when the programme has no sites, no categories, or fewer than two persons
 */
export async function seedManyCases(tx: Db, options: ManyCases): Promise<void> {
  const { programmeId } = options;
  // The rows are made from each other, so a superuser spares the database a million look-ups of what is known to be there.
  await sql`select set_config('session_replication_role', 'replica', true) where current_setting('is_superuser') = 'on'`.execute(tx);
  const until = options.until ?? (await oneRow<{ now: string }>(tx, sql`select now() as now`)).now;
  await recipe(options, options.rng.nextInt(1_000_000_000), until).execute(tx);
  const made = await oneRow<{ count: number; pairs: boolean }>(tx, sql`select count(*) as count, coalesce(bool_and(fixer_id <> office_id), false) as pairs from bulk_cases`);
  invariant(made.count === options.count && made.pairs, 'many cases need sites, categories and at least two persons');
  await insertAll(programmeId, until).execute(tx);
  await sql`insert into cases.case_events (programme_id, id, case_id, at, act, from_state, to_state, person_id)
    select ${programmeId}, ${idFrom(sql`b.id::text || '/report'`)}, b.id, b.reported_at, 'report', null, case when b.state = 'reported' then 'reported' else 'registered' end, b.office_id
      from bulk_cases b`.execute(tx);
  await sql`insert into cases.number_counters as n (programme_id, year, last_number)
    select programme_id, substr(number, 1, 4)::integer, max(substr(number, 6)::integer) from cases.cases where programme_id = ${programmeId} group by 1, 2
    on conflict (programme_id, year) do update set last_number = greatest(n.last_number, excluded.last_number)`.execute(tx);
  await sql`select set_config('session_replication_role', 'origin', true) where current_setting('is_superuser') = 'on'`.execute(tx);
  await sql`analyze cases.cases`.execute(tx);
}
