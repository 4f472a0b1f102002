-- Why: whoever leads a team owes it the orders that were given to it, and whoever signed up is told of a change, wherever team and activity lie: what is one's own is asked
-- for by the person and not by a reach. Definer's rights; each answers for one person alone.
-- Locks: none; functions.
create function volunteering.changes_unread(p_person uuid, p_since timestamptz)
returns table (id uuid, name text, kind text, at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, a.name, c.kind, c.at
    from volunteering.volunteers v
    join volunteering.change_readers r on r.programme_id = v.programme_id and r.volunteer_id = v.id and r.seen_at is null
    join volunteering.activity_changes c on c.programme_id = r.programme_id and c.id = r.change_id and c.at > p_since
    join volunteering.activities a on a.programme_id = c.programme_id and a.id = c.activity_id
   where v.programme_id = platform.current_programme() and v.person_id = p_person
$$;

create function volunteering.orders_of_led_teams(p_person uuid, p_today date)
returns table (id uuid, number text, words text, team_id uuid, wanted_on date, assigned_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select o.id, o.number, o.words, o.team_id, o.wanted_on, o.assigned_at
    from volunteering.teams t
    join volunteering.service_orders o on o.programme_id = t.programme_id and o.team_id = t.id and o.state = 'assigned'
   where t.programme_id = platform.current_programme() and t.leader_id = p_person and (t.dissolved_on is null or t.dissolved_on > p_today)
$$;
