-- Why: activities of volunteer teams, who served when and on whose word, and the minutes that follow, which are never edited.
-- Locks: none; new tables.
create table volunteering.activities (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint activities__code_length check (length(code) between 1 and 60),
  name text not null constraint activities__name_length check (length(name) between 1 and 120),
  team_id uuid not null,
  place_id uuid not null,
  period tstzrange not null constraint activities__period check (not isempty(period)),
  capacity integer constraint activities__capacity check (capacity between 1 and 100000),
  planned_at timestamptz not null,
  search_text text,
  primary key (programme_id, id),
  constraint activities__code_unique unique (programme_id, code),
  constraint activities__team foreign key (programme_id, team_id) references volunteering.teams (programme_id, id),
  constraint activities__place foreign key (programme_id, place_id) references places.places (programme_id, id)
);
create index activities__unsearchable on volunteering.activities (programme_id) where search_text is null;

create table volunteering.service_records (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  activity_id uuid not null,
  volunteer_id uuid not null,
  period tstzrange not null constraint service_records__period check (not isempty(period)),
  minutes integer not null constraint service_records__minutes check (minutes between 30 and 1440),
  -- on whose word: A checked in by both sides, B a leader's roll call, C an attendance sheet, D entered afterwards
  grade text not null constraint service_records__grade check (grade in ('A', 'B', 'C', 'D')),
  state text not null constraint service_records__state check (state in ('waiting', 'counted', 'refused', 'reversed')),
  signals text[] not null default '{}',
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  reason_sealed text,
  decided_at timestamptz,
  decided_by uuid,
  reversed_at timestamptz,
  reviewed_at timestamptz,
  reviewed_by uuid,
  primary key (programme_id, id),
  constraint service_records__activity foreign key (programme_id, activity_id) references volunteering.activities (programme_id, id),
  constraint service_records__volunteer foreign key (programme_id, volunteer_id) references volunteering.volunteers (programme_id, id),
  constraint service_records__one_at_a_time exclude using gist (programme_id with =, volunteer_id with =, period with &&) where (state in ('waiting', 'counted')),
  constraint service_records__second_person check (decided_by is null or decided_by <> recorded_by),
  constraint service_records__entry_decided check (grade <> 'D' or state = 'waiting' or decided_by is not null),
  constraint service_records__entry_says_why check (grade <> 'D' or reason_sealed is not null)
);
create index service_records__by_activity on volunteering.service_records (programme_id, activity_id);
create index service_records__recent on volunteering.service_records (programme_id, recorded_at desc, id);

-- What was served, in minutes: each counted record once, and once more with the sign turned when it is reversed.
create table volunteering.minute_entries (
  programme_id uuid not null references places.programmes,
  record_id uuid not null,
  is_reversal boolean not null,
  volunteer_id uuid not null,
  grade text not null,
  minutes integer not null,
  on_date date not null,
  at timestamptz not null,
  primary key (programme_id, record_id, is_reversal),
  constraint minute_entries__record foreign key (programme_id, record_id) references volunteering.service_records (programme_id, id),
  constraint minute_entries__sign check ((minutes < 0) = is_reversal and minutes <> 0)
);
create index minute_entries__by_volunteer on volunteering.minute_entries (programme_id, volunteer_id, on_date);

do $$
declare t text;
begin
  foreach t in array array['activities', 'service_records', 'minute_entries'] loop
    execute format('alter table volunteering.%I enable row level security', t);
    execute format('create policy programme on volunteering.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
create policy scope on volunteering.activities as restrictive for select using (
  (select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places())))));
create policy scope on volunteering.service_records as restrictive for select using (
  (select platform.scope_everything())
  or exists (select 1 from volunteering.activities a where a.programme_id = service_records.programme_id and a.id = service_records.activity_id)
  or exists (select 1 from volunteering.volunteers v where v.programme_id = service_records.programme_id and v.id = service_records.volunteer_id));
create policy scope on volunteering.minute_entries as restrictive for select using (
  (select platform.scope_everything())
  or exists (select 1 from volunteering.service_records r where r.programme_id = minute_entries.programme_id and r.id = minute_entries.record_id));
