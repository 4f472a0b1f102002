-- Why: what a candidate hands in with its nomination, and what was looked at in a re-review, are photos and documents too, and not words alone.
-- Locks: short, for one new column; a new table. Expected rows: a few files a candidate.
create table honours.candidate_files (
  programme_id uuid not null,
  candidate_id uuid not null,
  file_id uuid not null,
  caption text constraint candidate_files__caption_length check (length(caption) between 1 and 200),
  -- said by whoever attached it: neither picture nor caption tells who it is, so that a blind judge may see it
  shows_nobody boolean not null,
  added_at timestamptz not null,
  added_by uuid not null,
  primary key (programme_id, candidate_id, file_id),
  constraint candidate_files__candidate foreign key (programme_id, candidate_id) references honours.candidates (programme_id, id),
  constraint candidate_files__file foreign key (programme_id, file_id) references files.files (programme_id, id)
);
alter table honours.candidate_files enable row level security;
create policy programme on honours.candidate_files using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
-- Seen by whoever sees the candidate.
create policy scope on honours.candidate_files as restrictive for select using (
  exists (select from honours.candidates c where c.programme_id = candidate_files.programme_id and c.id = candidate_files.candidate_id));

alter table honours.re_review_items add column file_ids uuid[] not null default '{}' constraint re_review_items__files check (cardinality(file_ids) <= 10);

-- What of it a judge is shown, wherever the candidate lies: what shows nobody, of those they may score. Definer's rights, for judges of that round alone.
create function honours.sheet_files(p_round uuid, p_person uuid)
returns table (candidate_id uuid, blind_number integer, file_id uuid, caption text, media_type text, stored_sha256 text)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, c.blind_number, f.file_id, f.caption, x.media_type, x.stored_sha256
    from honours.candidates c join honours.candidate_files f on f.programme_id = c.programme_id and f.candidate_id = c.id and f.shows_nobody
    join files.files x on x.programme_id = f.programme_id and x.id = f.file_id
   where c.programme_id = platform.current_programme() and c.round_id = p_round and c.state = 'eligible'
     and exists (select 1 from honours.judges j where j.programme_id = c.programme_id and j.round_id = c.round_id and j.person_id = p_person)
     and not exists (select 1 from honours.conflicts k where k.programme_id = c.programme_id and k.round_id = c.round_id and k.person_id = p_person and k.candidate_id = c.id)
   order by c.blind_number, f.added_at, f.file_id
$$;
