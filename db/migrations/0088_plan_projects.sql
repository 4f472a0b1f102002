-- Why: projects behind a plan: who builds, with whose money by source and year, how far the work is by dated readings, milestones, photos before and after.
-- Locks: none; new tables. Expected rows: some hundred projects, a dozen rows each beside them. Money in fen, quantities in hundredths of their unit.
create table plans.funding_sources (
  programme_id uuid not null references places.programmes,
  code text not null constraint funding_sources__code_shape check (code ~ '^[a-z][a-zA-Z0-9-]{0,39}$'),
  name_zh text not null constraint funding_sources__name_zh_length check (length(name_zh) between 1 and 60),
  name_en text not null constraint funding_sources__name_en_length check (length(name_en) between 1 and 60),
  sort_order integer not null default 0,
  primary key (programme_id, code)
);

create table plans.projects (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint projects__code_length check (length(code) between 1 and 60),
  name text not null constraint projects__name_length check (length(name) between 1 and 200),
  kind text not null constraint projects__kind check (kind in ('construction', 'renewal', 'action', 'greening', 'environment', 'service', 'other')),
  plan_id uuid,
  place_id uuid,
  -- the unit that answers for it
  organisation_id uuid,
  contractor text constraint projects__contractor_length check (length(contractor) between 1 and 120),
  about text not null default '' constraint projects__about_length check (length(about) <= 2000),
  household_count integer constraint projects__households check (household_count >= 0),
  starts_on date not null,
  ends_on date not null,
  finished_on date,
  state text not null default 'planned' constraint projects__state check (state in ('planned', 'underway', 'paused', 'finished', 'dropped')),
  state_reason text constraint projects__reason_length check (length(state_reason) between 2 and 300),
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint projects__code_unique unique (programme_id, code),
  constraint projects__plan foreign key (programme_id, plan_id) references plans.plans (programme_id, id),
  constraint projects__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint projects__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id),
  constraint projects__days_in_order check (starts_on <= ends_on),
  constraint projects__finished_says_when check ((state = 'finished') = (finished_on is not null))
);
create index projects__by_plan on plans.projects (programme_id, plan_id) where plan_id is not null;
create index projects__by_place on plans.projects (programme_id, place_id);
create index projects__unsearchable on plans.projects (programme_id) where search_text is null;

create table plans.funding (
  programme_id uuid not null references places.programmes,
  project_id uuid not null,
  source_code text not null,
  year smallint not null constraint funding__year check (year between 2000 and 2100),
  planned_fen bigint not null default 0 constraint funding__planned check (planned_fen >= 0),
  arrived_fen bigint not null default 0 constraint funding__arrived check (arrived_fen >= 0),
  spent_fen bigint not null default 0 constraint funding__spent check (spent_fen >= 0),
  primary key (programme_id, project_id, source_code, year),
  constraint funding__project foreign key (programme_id, project_id) references plans.projects (programme_id, id),
  constraint funding__source foreign key (programme_id, source_code) references plans.funding_sources (programme_id, code)
);

create table plans.measures (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  project_id uuid not null,
  name text not null constraint measures__name_length check (length(name) between 1 and 60),
  unit text not null constraint measures__unit_length check (length(unit) between 1 and 20),
  planned_hundredths bigint not null constraint measures__planned check (planned_hundredths > 0),
  primary key (programme_id, id),
  constraint measures__once unique (programme_id, project_id, name),
  constraint measures__project foreign key (programme_id, project_id) references plans.projects (programme_id, id)
);

-- How much was done up to a day, not since the last one.
create table plans.project_readings (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  measure_id uuid not null,
  on_date date not null,
  hundredths bigint not null constraint project_readings__not_negative check (hundredths >= 0),
  source text not null constraint project_readings__source_length check (length(source) between 2 and 200),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawal_reason text constraint project_readings__reason_length check (length(withdrawal_reason) between 2 and 300),
  primary key (programme_id, id),
  constraint project_readings__measure foreign key (programme_id, measure_id) references plans.measures (programme_id, id),
  constraint project_readings__withdrawal_says_why check ((withdrawn_at is null) = (withdrawal_reason is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
create unique index project_readings__one_a_day on plans.project_readings (programme_id, measure_id, on_date) where withdrawn_at is null;

create table plans.milestones (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  project_id uuid not null,
  name text not null constraint milestones__name_length check (length(name) between 1 and 80),
  due_on date not null,
  done_on date,
  primary key (programme_id, id),
  constraint milestones__project foreign key (programme_id, project_id) references plans.projects (programme_id, id)
);
create index milestones__by_project on plans.milestones (programme_id, project_id, due_on);

create table plans.project_photos (
  programme_id uuid not null references places.programmes,
  project_id uuid not null,
  file_id uuid not null,
  role text not null constraint project_photos__role check (role in ('before', 'during', 'after')),
  note text constraint project_photos__note_length check (length(note) between 1 and 200),
  at timestamptz not null,
  primary key (programme_id, project_id, file_id),
  constraint project_photos__project foreign key (programme_id, project_id) references plans.projects (programme_id, id),
  constraint project_photos__file foreign key (programme_id, file_id) references files.files (programme_id, id)
);
create index project_photos__by_file on plans.project_photos (programme_id, file_id);

do $$
declare t text;
begin
  foreach t in array array['funding_sources', 'projects', 'funding', 'measures', 'project_readings', 'milestones', 'project_photos'] loop
    execute format('alter table plans.%I enable row level security', t);
    execute format('create policy programme on plans.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
  foreach t in array array['funding', 'measures', 'milestones', 'project_photos'] loop
    execute format($p$
      create policy scope on plans.%I as restrictive for select using (
        (select platform.scope_everything())
        or exists (select 1 from plans.projects p where p.programme_id = %I.programme_id and p.id = %I.project_id))$p$, t, t, t);
  end loop;
end $$;
create policy scope on plans.projects as restrictive for select using (
  (select platform.scope_everything())
  or place_id = any (array(select unnest((select platform.scope_places()))))
  or organisation_id = any (array(select unnest((select platform.scope_organisations())))));
create policy scope on plans.project_readings as restrictive for select using (
  (select platform.scope_everything())
  or exists (select 1 from plans.measures m where m.programme_id = project_readings.programme_id and m.id = project_readings.measure_id));
