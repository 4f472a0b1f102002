-- Why: what teams held, how many took part and how many it reached, as sheets of the past have it: sums with their evidence, no persons.
-- Locks: none; a new table. Expected rows: some ten thousand a year.
create table volunteering.sessions (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint sessions__code_length check (length(code) between 1 and 60),
  subject text not null constraint sessions__subject_length check (length(subject) between 1 and 120),
  team_id uuid not null,
  place_id uuid not null,
  held_on date not null,
  -- each time somebody came, and each time somebody was served: nobody is known by name here
  participants integer not null constraint sessions__participants check (participants between 1 and 1000000),
  beneficiaries integer not null constraint sessions__beneficiaries check (beneficiaries between 0 and 10000000),
  evidence text constraint sessions__evidence_length check (length(evidence) between 1 and 200),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint sessions__code_unique unique (programme_id, code),
  constraint sessions__team foreign key (programme_id, team_id) references volunteering.teams (programme_id, id),
  constraint sessions__place foreign key (programme_id, place_id) references places.places (programme_id, id)
);
create index sessions__recent on volunteering.sessions (programme_id, held_on desc, code);
create index sessions__by_team on volunteering.sessions (programme_id, team_id, held_on desc);
create index sessions__unsearchable on volunteering.sessions (programme_id) where search_text is null;
alter table volunteering.sessions enable row level security;
create policy programme on volunteering.sessions using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
create policy scope on volunteering.sessions as restrictive for select using (
  (select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places())))));
