-- Why: kept refusals can be replayed; live pages never skip a row; what is over is swept; a site's former unit reaches it no
-- more; a published bulletin keeps its register; a login counts for a programme until the day it really ends there.
-- Locks: a short exclusive one on idempotency_keys to add an empty column. Expected rows: tens of registers a year.

alter table platform.idempotency_keys add column refusal jsonb;

-- How far the outbox of a programme goes, whoever asks: a reader's place in it must not depend on what the reader may see.
create function platform.live_head(p_programme uuid) returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(max(o.id), 0) from platform.outbox o where o.programme_id = p_programme
$$;

-- Sweeping looks across programmes, which no other statement may. Audit entries are never swept.
create function platform.sweep(p_now timestamptz, out idempotency_keys bigint, out outbox_rows bigint, out sessions bigint, out tasks bigint)
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  -- A phone may have lain in a drawer for a season with work on it: its keys must still be known when it wakes.
  delete from platform.idempotency_keys k where k.created_at < p_now - interval '120 days';
  get diagnostics idempotency_keys = row_count;
  delete from platform.outbox o where o.created_at < p_now - interval '30 days';
  get diagnostics outbox_rows = row_count;
  delete from people.sessions s where coalesce(s.revoked_at, s.expires_at) < p_now - interval '30 days';
  get diagnostics sessions = row_count;
  delete from platform.tasks t where t.finished_at < p_now - interval '180 days';
  get diagnostics tasks = row_count;
end $$;

-- The programme's own day, for policies: the database's clock and the programme's offset.
create function platform.current_day() returns date language sql stable set search_path = pg_catalog as $$
  select (now() at time zone 'UTC' + make_interval(mins => coalesce((select p.utc_offset_minutes from places.programmes p where p.id = platform.current_programme()), 0)))::date
$$;

alter policy scope on places.sites using (
  (select platform.scope_everything())
  or place_id = any (array(select unnest((select platform.scope_places()))))
  or id = any (array(select unnest((select platform.scope_sites()))))
  or exists (select 1 from people.responsibilities r
              where r.programme_id = sites.programme_id and r.site_id = sites.id and r.validity @> (select platform.current_day())
                and r.organisation_id = any ((select platform.scope_organisations())::uuid[])));

-- Somebody who will leave one day is still there today.
create or replace function people.programmes_of(p_login uuid)
returns table (programme_id uuid, code text, name_zh text, name_en text, synthetic boolean, person_id uuid, person_name text)
language sql stable security definer set search_path = pg_catalog as $$
  select p.id, p.code, p.name_zh, p.name_en, p.synthetic, q.id, q.name
    from people.persons q join places.programmes p on p.id = q.programme_id
   where q.login_id = p_login and (q.valid_to is null or q.valid_to > (now() at time zone 'UTC' + make_interval(mins => p.utc_offset_minutes))::date)
   order by p.code
$$;

-- The register as it stood when the bulletin was published. Its rows carry their place, so that each reader gets their part.
create table bulletins.registers (
  programme_id uuid not null,
  bulletin_id uuid not null,
  rows jsonb not null,
  rows_hash text not null,
  frozen_at timestamptz not null,
  primary key (programme_id, bulletin_id),
  constraint registers__bulletin foreign key (programme_id, bulletin_id) references bulletins.bulletins (programme_id, id)
);
alter table bulletins.registers enable row level security;
create policy programme on bulletins.registers using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));

-- The photos of an observation follow the observation.
create policy scope on inspections.observation_photos as restrictive for select using (
  (select platform.scope_everything())
  or exists (select 1 from inspections.observations o where o.programme_id = observation_photos.programme_id and o.round_id = observation_photos.round_id
               and o.site_id = observation_photos.site_id and o.check_item_id = observation_photos.check_item_id));
