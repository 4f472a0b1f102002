-- Why: devices ask what changed since they last asked. An event that concerns everybody (a round was closed) carries no place
-- and is seen by nobody whose reach is a place; the rows themselves are still read within the reader's own reach.
-- Locks: none. Expected rows: none.

-- Events after a place in the outbox, and the one at that place, which shows that the place is still known.
create function platform.changes_of(p_programme uuid, p_from bigint, p_topic text)
returns table (id bigint, topic text, subject_id text, site_id uuid, payload jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select o.id, o.topic, o.subject_id, o.site_id, o.payload
    from platform.outbox o
   where o.programme_id = p_programme and o.programme_id = platform.current_programme()
     and (o.id = p_from or (o.id > p_from and o.topic = p_topic))
$$;

create function platform.outbox_head(p_programme uuid) returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(max(o.id), 0) from platform.outbox o where o.programme_id = p_programme and o.programme_id = platform.current_programme()
$$;
