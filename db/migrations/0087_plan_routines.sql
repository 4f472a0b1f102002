-- Why: what is done every week or month in every village (a hygiene day): who takes part, on which days it falls by the calendar, and who did it.
-- Locks: none; new tables. Expected rows: a few routines, some hundred places each, one completion a place and week.
create table plans.routines (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint routines__code_length check (length(code) between 1 and 60),
  name_zh text not null constraint routines__name_zh_length check (length(name_zh) between 1 and 120),
  name_en text not null constraint routines__name_en_length check (length(name_en) between 1 and 120),
  about text not null default '' constraint routines__about_length check (length(about) <= 1000),
  document text constraint routines__document_length check (length(document) between 1 and 200),
  -- 1 Monday … 7 Sunday, or the day of the month; where a month is shorter, its last
  weekday smallint constraint routines__weekday check (weekday between 1 and 7),
  month_day smallint constraint routines__month_day check (month_day between 1 and 31),
  on_holiday text not null constraint routines__on_holiday check (on_holiday in ('asUsual', 'skip', 'nextWorkingDay')),
  starts_on date not null,
  ends_on date,
  version integer not null default 1,
  primary key (programme_id, id),
  constraint routines__code_unique unique (programme_id, code),
  constraint routines__one_rhythm check ((weekday is null) <> (month_day is null)),
  constraint routines__days_in_order check (starts_on <= ends_on)
);

create table plans.routine_places (
  programme_id uuid not null references places.programmes,
  routine_id uuid not null,
  place_id uuid not null,
  period daterange not null constraint routine_places__period check (not isempty(period) and not lower_inf(period)),
  primary key (programme_id, routine_id, place_id, period),
  constraint routine_places__routine foreign key (programme_id, routine_id) references plans.routines (programme_id, id),
  constraint routine_places__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint routine_places__once exclude using gist (programme_id with =, routine_id with =, place_id with =, period with &&)
);
create index routine_places__by_place on plans.routine_places (programme_id, place_id);

-- The days on which a routine falls, by the calendar as it was when the day was set; what was due then stays due. Without a day
-- it fell on a holiday and was left out.
create table plans.occurrences (
  programme_id uuid not null references places.programmes,
  routine_id uuid not null,
  on_date date not null,
  due_on date constraint occurrences__not_before check (due_on >= on_date),
  primary key (programme_id, routine_id, on_date),
  constraint occurrences__routine foreign key (programme_id, routine_id) references plans.routines (programme_id, id)
);

create table plans.completions (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  routine_id uuid not null,
  place_id uuid not null,
  on_date date not null,
  done_on date not null constraint completions__not_before check (done_on >= on_date),
  head_count integer constraint completions__head_count check (head_count between 1 and 100000),
  file_id uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawal_reason text constraint completions__reason_length check (length(withdrawal_reason) between 2 and 300),
  primary key (programme_id, id),
  constraint completions__occurrence foreign key (programme_id, routine_id, on_date) references plans.occurrences (programme_id, routine_id, on_date),
  constraint completions__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint completions__file foreign key (programme_id, file_id) references files.files (programme_id, id),
  constraint completions__withdrawal_says_why check ((withdrawn_at is null) = (withdrawal_reason is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
create unique index completions__once on plans.completions (programme_id, routine_id, place_id, on_date) where withdrawn_at is null;
create index completions__by_file on plans.completions (programme_id, file_id) where file_id is not null;

do $$
declare t text;
begin
  foreach t in array array['routines', 'routine_places', 'occurrences', 'completions'] loop
    execute format('alter table plans.%I enable row level security', t);
    execute format('create policy programme on plans.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
  foreach t in array array['routine_places', 'completions'] loop
    execute format('create policy scope on plans.%I as restrictive for select using ((select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places())))))', t);
  end loop;
end $$;
