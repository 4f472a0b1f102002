-- Why: an import waited three seconds for every table that another import beside it had counted and holds until its end, at each thousand rows, and planned each look of a
-- foreign key anew meanwhile. Who counts now passes at once over what another session of the application holds; a vacuum is waited for as before, since it yields after a second.
-- A table is also counted when what is known of it does not know the programme that is written to: a plan for its rows took any index, however large the table was.
-- And the look for what somebody was handed over read all recipients for each recipient of the programme while the tables of care were not counted yet: whose look it is
-- is found once, and then who is like them.
-- Locks: none, two functions are replaced. Expected rows: none.

create or replace function platform.count_written_tables() returns integer language plpgsql volatile security definer set search_path = pg_catalog set lock_timeout = '3s' as $$
declare
  v_table record;
  v_passed_over integer := 0;
begin
  for v_table in
    select s.relid, format('%I.%I', s.schemaname, s.relname) as name from pg_stat_xact_user_tables s join pg_class c on c.oid = s.relid
     where s.n_tup_ins + s.n_tup_upd >= 500 and pg_get_userbyid(c.relowner) = current_user
       and (s.n_tup_ins + s.n_tup_upd >= c.reltuples or not exists (
         select 1 from pg_stats k where k.schemaname = s.schemaname and k.tablename = s.relname and k.attname = 'programme_id'
            and case when k.attname = 'programme_id' then k.most_common_vals::text::uuid[] end @> array[platform.current_programme()]))
     order by 2
  loop
    if exists (select 1 from pg_locks l join pg_stat_activity a on a.pid = l.pid
                where l.relation = v_table.relid and l.mode = 'ShareUpdateExclusiveLock' and l.granted and l.pid <> pg_backend_pid() and a.usename = session_user
                  and l.database = (select d.oid from pg_database d where d.datname = current_database())) then
      v_passed_over := v_passed_over + 1;
      continue;
    end if;
    begin
      execute 'analyze ' || v_table.name;
    exception when lock_not_available then
      v_passed_over := v_passed_over + 1;
    end;
  end loop;
  return v_passed_over;
end $$;

create or replace function care.handed_over(p_programme uuid, p_recipient uuid, p_kinds text[], p_period daterange)
returns table (basis text, kind text, scheme_name text, on_at timestamptz, same_scheme boolean, waits_for_decision boolean, told_apart boolean)
language sql stable security definer set search_path = pg_catalog as $$
  with r as materialized (
    select x.id, x.match_key, x.identity_key, x.household_key, x.contact_key, s.id as scheme_id, s.by_household
      from care.recipients x join care.schemes s on s.programme_id = x.programme_id and s.id = x.scheme_id
     where x.programme_id = p_programme and p_programme = platform.current_programme() and x.id = p_recipient),
  o as materialized (
    select o.id, o.match_key, o.identity_key, o.household_key, o.scheme_id
      from r join care.recipients o on o.programme_id = p_programme
       and (o.id = r.id or o.match_key = r.match_key or o.identity_key = r.identity_key or o.household_key = r.household_key or o.contact_key = r.contact_key))
  select case when o.id = r.id then 'self' when o.match_key = r.match_key and so.by_household = r.by_household then 'same'
              when o.identity_key = r.identity_key then 'identity' when o.household_key = r.household_key then 'household' else 'contact' end,
         l.kind, so.name, d.claimed_at, so.id = r.scheme_id, l.state = 'flagged',
         -- two persons with two numbers are two persons, where neither scheme goes by households
         coalesce(o.identity_key <> r.identity_key, false) and not so.by_household and not r.by_household
    from r cross join o
    join care.schemes so on so.programme_id = p_programme and so.id = o.scheme_id
    join care.delivery_lines l on l.programme_id = p_programme and l.recipient_id = o.id and l.state in ('stands', 'flagged', 'explained')
    join care.deliveries d on d.programme_id = l.programme_id and d.id = l.delivery_id
   where l.kind = any (p_kinds) and l.period && p_period
   order by d.claimed_at, l.kind
   limit 50
$$;
