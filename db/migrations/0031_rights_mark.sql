-- Why: a file that a task made a while ago is given only to who may still do and reach all that it was made under.
-- Locks: none, a new function. Expected rows: none.

-- Everything a person may do on the programme's own day, and how far: two equal marks mean equal rights. Definer's rights.
create function people.rights_mark(p_programme uuid, p_person uuid, p_now timestamptz) returns text
language sql stable security definer set search_path = pg_catalog as $$
  with day as (
    select (p_now at time zone 'UTC' + make_interval(mins => p.utc_offset_minutes::integer))::date as today from places.programmes p where p.id = p_programme),
  held as (
    select distinct rp.permission from people.assignments a
      join people.role_permissions rp on rp.programme_id = a.programme_id and rp.role_code = a.role_code
     where a.programme_id = p_programme and p_programme = platform.current_programme() and a.person_id = p_person)
  select encode(sha256(convert_to(coalesce(string_agg(concat_ws('|', h.permission, r.everything,
           array(select unnest(r.place_ids) order by 1), array(select unnest(r.organisation_ids) order by 1), array(select unnest(r.site_ids) order by 1)), E'\n' order by h.permission), ''), 'UTF8')), 'hex')
    from day cross join held h cross join lateral people.reach_of(p_programme, p_person, h.permission, day.today) r
   where r.permitted
$$;
