-- Why: the case from report to close-out, its clock, its story and its photos.
-- Locks: none. Expected rows: 200,000 cases a programme over some years.

create schema cases;

create table cases.calendar_days (
  programme_id uuid not null references places.programmes,
  day date not null,
  kind text not null constraint calendar_days__kind check (kind in ('holiday', 'working')),
  name text,
  primary key (programme_id, day)
);

-- Office hours; a programme without a row works by the default ones.
create table cases.work_hours (
  programme_id uuid primary key references places.programmes,
  intervals jsonb not null
);

create table cases.categories (
  programme_id uuid not null references places.programmes,
  code text not null,
  name_zh text not null,
  name_en text not null,
  stages jsonb not null,
  -- how many photos must show the fix; none where a photo would prove nothing
  after_photo_count_min integer not null default 1 constraint categories__after_photos check (after_photo_count_min between 0 and 5),
  source text not null,
  sort_order integer not null default 0,
  primary key (programme_id, code)
);

create table cases.number_counters (
  programme_id uuid not null references places.programmes,
  year integer not null,
  last_number integer not null,
  primary key (programme_id, year)
);

create table cases.cases (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  number text not null,
  state text not null constraint cases__state check (state in
    ('reported', 'declined', 'registered', 'dispatched', 'accepted', 'rectified', 'closed', 'shelved', 'voided')),
  source text not null constraint cases__source check (source in ('inspection', 'patrol', 'superior', 'citizen', 'media')),
  category_code text not null,
  title text not null constraint cases__title_length check (length(title) between 1 and 200),
  description text constraint cases__description_length check (length(description) <= 2000),
  place_id uuid not null,
  zone_id uuid,
  site_id uuid,
  organisation_id uuid,
  site_leader_id uuid,
  longitude double precision,
  latitude double precision,
  -- the clause of the standard that is not met, in words frozen at the time
  standard_code text,
  standard_text text,
  -- the first photo attached, so that a list need not look for it
  first_photo_id uuid,
  reported_at timestamptz not null,
  reported_by uuid not null,
  dispatched_at timestamptz,
  dispatched_by uuid,
  accepted_at timestamptz,
  rectified_at timestamptz,
  rectified_by uuid,
  -- everybody who ever reported a fix of this case
  rectifier_ids uuid[] not null default '{}',
  verified_by uuid,
  closed_at timestamptz,
  limit_type text constraint cases__limit_type check (limit_type in ('urgent_hour', 'work_hour', 'work_day', 'natural_day')),
  -- hours or days as the type says; hours go down to a half
  limit_amount numeric(6, 1) constraint cases__limit_positive check (limit_amount > 0),
  -- the clock of the last dispatch: start, limit, extensions, pauses; deadline_at is what it comes to
  clock jsonb,
  deadline_at timestamptz,
  -- who asked for how much more time, until the office decides
  extension_request jsonb,
  rework_count integer not null default 0,
  rebound_count integer not null default 0,
  extension_count integer not null default 0,
  return_count integer not null default 0,
  escalation_level integer not null default 0,
  version integer not null default 1,
  primary key (programme_id, id),
  constraint cases__number_unique unique (programme_id, number),
  constraint cases__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint cases__site foreign key (programme_id, site_id) references places.sites (programme_id, id),
  constraint cases__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id),
  constraint cases__site_leader foreign key (programme_id, site_leader_id) references people.persons (programme_id, id),
  constraint cases__category foreign key (programme_id, category_code) references cases.categories (programme_id, code),
  -- the fixer never verifies the fix
  constraint cases__verifier_is_not_fixer check
    (verified_by is null or not (verified_by = any (array_append(rectifier_ids, rectified_by)))),
  constraint cases__closed_was_verified check (state <> 'closed' or (verified_by is not null and closed_at is not null)),
  constraint cases__dispatched_has_deadline check (state not in ('dispatched', 'accepted', 'rectified') or deadline_at is not null)
);
create index cases__recent on cases.cases (programme_id, reported_at desc, id desc);
create index cases__by_state on cases.cases (programme_id, state, reported_at desc, id desc);
create index cases__by_deadline on cases.cases (programme_id, deadline_at, id) where state in ('dispatched', 'accepted', 'rectified');
create index cases__deadline_order on cases.cases (programme_id, deadline_at, id);
create index cases__by_site on cases.cases (programme_id, site_id, reported_at desc, id desc);
create index cases__by_place on cases.cases (programme_id, place_id, reported_at desc, id desc);
create index cases__by_organisation on cases.cases (programme_id, organisation_id, reported_at desc, id desc);

create table cases.case_events (
  programme_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  -- written under the lock of its case, so the order of a story is the order of its steps
  sequence bigint generated always as identity,
  at timestamptz not null,
  act text not null,
  from_state text,
  to_state text not null,
  -- null when the system itself acted
  person_id uuid,
  note text constraint case_events__note_length check (length(note) <= 2000),
  details jsonb not null default '{}',
  primary key (programme_id, id),
  constraint case_events__case foreign key (programme_id, case_id) references cases.cases (programme_id, id)
);
create index case_events__case on cases.case_events (programme_id, case_id, sequence);

create table cases.case_photos (
  programme_id uuid not null,
  case_id uuid not null,
  file_id uuid not null,
  role text not null constraint case_photos__role check (role in ('near', 'far', 'before', 'after', 'evidence')),
  added_at timestamptz not null,
  added_by uuid not null,
  primary key (programme_id, case_id, file_id),
  constraint case_photos__case foreign key (programme_id, case_id) references cases.cases (programme_id, id),
  constraint case_photos__file foreign key (programme_id, file_id) references files.files (programme_id, id)
);
