-- Why: whoever reviews files or goes to look shows by which photo or document a criterion was scored; and a review on the spot cannot be blind, so a round without a jury may say that its reviewers see whose sheet it is, with all of its material.
-- Locks: briefly on honours.selection_rounds (a column with a constant default). Expected rows: a few a sheet.
alter table honours.selection_rounds add column open_review boolean not null default false;

create table honours.sheet_evidence (
  programme_id uuid not null,
  round_id uuid not null,
  stage text not null constraint sheet_evidence__stage check (stage in ('review', 'jury')),
  person_id uuid not null,
  candidate_id uuid not null,
  -- code of the criterion it belongs to
  criterion text not null constraint sheet_evidence__criterion_length check (length(criterion) between 1 and 120),
  file_id uuid not null,
  caption text constraint sheet_evidence__caption_length check (length(caption) between 1 and 200),
  added_at timestamptz not null,
  primary key (programme_id, round_id, stage, person_id, candidate_id, criterion, file_id),
  constraint sheet_evidence__candidate foreign key (programme_id, candidate_id) references honours.candidates (programme_id, id),
  constraint sheet_evidence__judge foreign key (programme_id, round_id, person_id) references honours.judges (programme_id, round_id, person_id),
  constraint sheet_evidence__file foreign key (programme_id, file_id) references files.files (programme_id, id)
);
create index sheet_evidence__by_candidate on honours.sheet_evidence (programme_id, candidate_id, stage);
alter table honours.sheet_evidence enable row level security;
create policy programme on honours.sheet_evidence using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));

-- What of the material a judge is shown, wherever the candidate lies: what shows nobody, and all of it in an open review, of those they may score. Definer's rights, for judges of that round alone.
create or replace function honours.sheet_files(p_round uuid, p_person uuid)
returns table (candidate_id uuid, blind_number integer, file_id uuid, caption text, media_type text, stored_sha256 text)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, c.blind_number, f.file_id, f.caption, x.media_type, x.stored_sha256
    from honours.candidates c join honours.selection_rounds r on r.programme_id = c.programme_id and r.id = c.round_id
    join honours.candidate_files f on f.programme_id = c.programme_id and f.candidate_id = c.id and (f.shows_nobody or r.open_review)
    join files.files x on x.programme_id = f.programme_id and x.id = f.file_id
   where c.programme_id = platform.current_programme() and c.round_id = p_round and c.state = 'eligible'
     and exists (select 1 from honours.judges j where j.programme_id = c.programme_id and j.round_id = c.round_id and j.person_id = p_person)
     and not exists (select 1 from honours.conflicts k where k.programme_id = c.programme_id and k.round_id = c.round_id and k.person_id = p_person and k.candidate_id = c.id)
   order by c.blind_number, f.added_at, f.file_id
$$;

-- Whose sheets they are, in an open review alone.
create function honours.open_sheets(p_round uuid, p_person uuid)
returns table (candidate_id uuid, label text, place_zh text, place_en text)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, s.label, p.name_zh, p.name_en
    from honours.candidates c join honours.selection_rounds r on r.programme_id = c.programme_id and r.id = c.round_id and r.open_review
    join honours.subjects s on s.programme_id = c.programme_id and s.id = c.subject_id left join places.places p on p.programme_id = c.programme_id and p.id = c.place_id
   where c.programme_id = platform.current_programme() and c.round_id = p_round and c.state = 'eligible'
     and exists (select 1 from honours.judges j where j.programme_id = c.programme_id and j.round_id = c.round_id and j.person_id = p_person)
$$;

-- What a judge attached to their own sheets; the file may lie outside of what they reach otherwise.
create function honours.own_sheet_evidence(p_round uuid, p_person uuid)
returns table (candidate_id uuid, stage text, criterion text, file_id uuid, caption text, media_type text, stored_sha256 text)
language sql stable security definer set search_path = pg_catalog as $$
  select e.candidate_id, e.stage, e.criterion, e.file_id, e.caption, x.media_type, x.stored_sha256
    from honours.sheet_evidence e join files.files x on x.programme_id = e.programme_id and x.id = e.file_id
   where e.programme_id = platform.current_programme() and e.round_id = p_round and e.person_id = p_person
   order by e.candidate_id, e.criterion, e.added_at, e.file_id
$$;
