-- Why: rounds, their published draw, assignments, observations and the findings that follow from them.
-- Locks: none. Expected rows: 300,000 observations a round of a whole city.

create schema inspections;

create table inspections.rounds (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null,
  name_zh text not null,
  name_en text not null,
  edition_id uuid not null,
  state text not null constraint rounds__state check (state in ('planned', 'drawn', 'inProgress', 'closed')),
  starts_on date not null,
  ends_on date not null constraint rounds__dates check (ends_on >= starts_on),
  sample_size integer not null constraint rounds__sample_positive check (sample_size between 1 and 100000),
  -- published before the draw: the hash of the seed; the seed itself when drawn
  seed_commitment text,
  seed_sealed text,
  seed text,
  draw jsonb,
  drawn_at timestamptz,
  closed_at timestamptz,
  previous_round_id uuid,
  created_at timestamptz not null,
  primary key (programme_id, id),
  constraint rounds__code_unique unique (programme_id, code),
  constraint rounds__edition foreign key (programme_id, edition_id) references frameworks.editions (programme_id, id),
  constraint rounds__previous foreign key (programme_id, previous_round_id) references inspections.rounds (programme_id, id)
);

create table inspections.round_sites (
  programme_id uuid not null,
  round_id uuid not null,
  site_id uuid not null,
  site_code text not null,
  site_type_code text not null,
  place_id uuid not null,
  zone_id uuid,
  -- who answers for the site on the first day of the round
  organisation_id uuid,
  site_leader_id uuid,
  inspector_id uuid,
  length_m integer,
  state text not null default 'waiting' constraint round_sites__state check (state in ('waiting', 'started', 'done')),
  done_at timestamptz,
  primary key (programme_id, round_id, site_id),
  constraint round_sites__round foreign key (programme_id, round_id) references inspections.rounds (programme_id, id),
  constraint round_sites__site foreign key (programme_id, site_id) references places.sites (programme_id, id),
  constraint round_sites__inspector foreign key (programme_id, inspector_id) references people.persons (programme_id, id)
);
-- The inspector before the round: otherwise this index looks as good as the primary key to the checks of foreign keys.
create index round_sites__inspector on inspections.round_sites (programme_id, inspector_id, round_id);

create table inspections.observations (
  programme_id uuid not null,
  round_id uuid not null,
  site_id uuid not null,
  check_item_id uuid not null,
  place_id uuid not null,
  organisation_id uuid,
  observed_count integer not null,
  met_count integer not null,
  not_applicable boolean not null default false,
  note text constraint observations__note_length check (length(note) <= 500),
  observed_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  inspector_id uuid not null,
  revision integer not null default 1,
  primary key (programme_id, round_id, site_id, check_item_id),
  constraint observations__round_site foreign key (programme_id, round_id, site_id)
    references inspections.round_sites (programme_id, round_id, site_id),
  constraint observations__check_item foreign key (programme_id, check_item_id) references frameworks.check_items (programme_id, id),
  constraint observations__counts check (
    (not_applicable and observed_count = 0 and met_count = 0)
    or (not not_applicable and observed_count between 1 and 10000 and met_count between 0 and observed_count))
);
create index observations__check_item on inspections.observations (programme_id, round_id, check_item_id);

create table inspections.observation_photos (
  programme_id uuid not null,
  round_id uuid not null,
  site_id uuid not null,
  check_item_id uuid not null,
  file_id uuid not null,
  primary key (programme_id, round_id, site_id, check_item_id, file_id),
  constraint observation_photos__observation foreign key (programme_id, round_id, site_id, check_item_id)
    references inspections.observations (programme_id, round_id, site_id, check_item_id),
  constraint observation_photos__file foreign key (programme_id, file_id) references files.files (programme_id, id)
);

create table inspections.findings (
  programme_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  site_id uuid not null,
  check_item_id uuid not null,
  place_id uuid not null,
  organisation_id uuid,
  state text not null constraint findings__state check (state in ('open', 'dispatched', 'dismissed', 'withdrawn')),
  case_id uuid,
  dismissed_reason text,
  found_at timestamptz not null,
  primary key (programme_id, id),
  constraint findings__one_per_observation unique (programme_id, round_id, site_id, check_item_id),
  constraint findings__observation foreign key (programme_id, round_id, site_id, check_item_id)
    references inspections.observations (programme_id, round_id, site_id, check_item_id),
  constraint findings__case foreign key (programme_id, case_id) references cases.cases (programme_id, id),
  constraint findings__dispatched_has_case check ((state = 'dispatched') = (case_id is not null))
);
create index findings__by_state on inspections.findings (programme_id, round_id, state, found_at, id);
