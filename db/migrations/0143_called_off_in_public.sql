-- Why: whoever had the address of an activity that was called off found nothing there; it says now that it was called off, when, and what reason the public is given.
-- Locks: short, for new columns. Expected rows: none new.
alter table volunteering.activities
  -- what everybody reads; what those who signed up are told stays theirs
  add column cancel_public_reason text constraint activities__cancel_public_reason_length check (length(cancel_public_reason) between 4 and 300),
  -- it took sign-ups when it was called off, so everybody could read it before
  add column cancelled_in_public boolean not null default false,
  add constraint activities__cancelled_in_public check (cancelled_at is not null or (not cancelled_in_public and cancel_public_reason is null));
update volunteering.activities a set cancelled_in_public = true where a.cancelled_at is not null and exists (select from volunteering.shifts s join volunteering.signups g on g.programme_id = s.programme_id and g.shift_id = s.id where s.programme_id = a.programme_id and s.activity_id = a.id);

-- What everybody reads of an activity that was called off: what it was to be, and the reason given to the public. Definer's rights, since nobody in particular has a reach.
create function volunteering.called_off_activity(p_activity uuid)
returns table (id uuid, name text, about text, team_id uuid, team_name text, place_id uuid, place_zh text, place_en text, starts_at timestamptz, cancelled_at timestamptz, cancel_public_reason text, shifts jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, a.name, a.about, t.id, t.name, p.id, p.name_zh, p.name_en, lower(a.period), a.cancelled_at, a.cancel_public_reason,
         coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'from', lower(s.period), 'to', upper(s.period), 'capacity', s.capacity, 'taken', 0, 'waiting', 0) order by lower(s.period), s.id)
           from volunteering.shifts s where s.programme_id = a.programme_id and s.activity_id = a.id and s.dropped_at = a.cancelled_at), '[]'::jsonb)
    from volunteering.activities a
    join volunteering.teams t on t.programme_id = a.programme_id and t.id = a.team_id
    join places.places p on p.programme_id = a.programme_id and p.id = a.place_id
   where a.programme_id = platform.current_programme() and a.id = p_activity and a.cancelled_in_public
$$;
