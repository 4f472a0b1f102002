-- Why: who took back their consent stayed in an account that was published before. Which row stands behind which name is kept at publication, so that the name alone is hidden wherever the account is read and the frozen words, numbers and hashes stay as they were.
-- Locks: none; a new table and functions. Expected rows: up to forty for each list of names in a published account.
create table bulletins.named_rows (
  programme_id uuid not null references places.programmes,
  bulletin_id uuid not null,
  figure_code text not null,
  -- the shape whose row it is, and the row
  source text not null,
  row_id text not null,
  name text not null,
  primary key (programme_id, bulletin_id, figure_code, row_id),
  constraint named_rows__bulletin foreign key (programme_id, bulletin_id) references bulletins.bulletins (programme_id, id)
);
alter table bulletins.named_rows enable row level security;
create policy programme on bulletins.named_rows using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));

-- Which of these awards may be named where everybody reads. Asked by people without a login, so with the rights of the owner; it tells ids that were asked for and nothing else.
create function honours.nameable_awards(p_ids uuid[], p_day date) returns table (id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id from honours.awards a join honours.subjects s on s.programme_id = a.programme_id and s.id = a.subject_id
   where a.programme_id = (select platform.current_programme()) and a.id = any (p_ids)
     and (s.kind not in ('household', 'person') or s.consent = 'given') and (s.kind <> 'person' or s.is_adult or coalesce(s.born_on <= p_day - interval '14 years', false))
$$;

create function honours.nameable_events(p_ids uuid[], p_day date) returns table (id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select e.id from honours.award_events e join honours.nameable_awards((select array_agg(distinct own.award_id) from honours.award_events own where own.programme_id = (select platform.current_programme()) and own.id = any (p_ids)), p_day) a on a.id = e.award_id
   where e.programme_id = (select platform.current_programme()) and e.id = any (p_ids)
$$;
