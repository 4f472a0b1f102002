-- Why: plans of several years, their phases, and targets that are bound to standards of one or several editions and measured.
-- Locks: none; new tables.
create schema plans;

create table plans.plans (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint plans__code_length check (length(code) between 1 and 60),
  name text not null constraint plans__name_length check (length(name) between 1 and 120),
  summary text not null constraint plans__summary_length check (length(summary) <= 2000),
  document text constraint plans__document_length check (length(document) between 1 and 200),
  period daterange not null constraint plans__period check (not isempty(period) and not lower_inf(period) and not upper_inf(period)),
  state text not null default 'draft' constraint plans__state check (state in ('draft', 'inForce', 'ended')),
  published_at timestamptz constraint plans__draft_is_not_public check (published_at is null or state <> 'draft'),
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint plans__code_unique unique (programme_id, code)
);
create index plans__unsearchable on plans.plans (programme_id) where search_text is null;

create table plans.phases (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  plan_id uuid not null,
  name text not null constraint phases__name_length check (length(name) between 1 and 60),
  goal text not null constraint phases__goal_length check (length(goal) <= 500),
  period daterange not null constraint phases__period check (not isempty(period) and not lower_inf(period) and not upper_inf(period)),
  primary key (programme_id, id),
  constraint phases__plan foreign key (programme_id, plan_id) references plans.plans (programme_id, id),
  constraint phases__one_at_a_time exclude using gist (programme_id with =, plan_id with =, period with &&)
);

-- Values stand in hundredths of the target's unit.
create table plans.targets (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  plan_id uuid not null,
  code text not null constraint targets__code_length check (length(code) between 1 and 60),
  name text not null constraint targets__name_length check (length(name) between 1 and 120),
  unit text not null constraint targets__unit_length check (length(unit) between 1 and 20),
  direction text not null constraint targets__direction check (direction in ('atLeast', 'atMost')),
  baseline_hundredths bigint,
  baseline_on date,
  version integer not null default 1,
  primary key (programme_id, id),
  constraint targets__code_unique unique (programme_id, plan_id, code),
  constraint targets__plan foreign key (programme_id, plan_id) references plans.plans (programme_id, id),
  constraint targets__baseline_has_its_day check ((baseline_hundredths is null) = (baseline_on is null))
);

create table plans.target_standards (
  programme_id uuid not null references places.programmes,
  target_id uuid not null,
  standard_id uuid not null,
  primary key (programme_id, target_id, standard_id),
  constraint target_standards__target foreign key (programme_id, target_id) references plans.targets (programme_id, id),
  constraint target_standards__standard foreign key (programme_id, standard_id) references frameworks.nodes (programme_id, id)
);
create index target_standards__by_standard on plans.target_standards (programme_id, standard_id);

create table plans.phase_targets (
  programme_id uuid not null references places.programmes,
  phase_id uuid not null,
  target_id uuid not null,
  hundredths bigint not null,
  primary key (programme_id, phase_id, target_id),
  constraint phase_targets__phase foreign key (programme_id, phase_id) references plans.phases (programme_id, id),
  constraint phase_targets__target foreign key (programme_id, target_id) references plans.targets (programme_id, id)
);
create index phase_targets__by_target on plans.phase_targets (programme_id, target_id);

create table plans.readings (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  target_id uuid not null,
  on_date date not null,
  hundredths bigint not null,
  numerator bigint,
  denominator bigint constraint readings__denominator check (denominator > 0),
  source text not null constraint readings__source_length check (length(source) between 2 and 200),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdrawal_reason text constraint readings__reason_length check (length(withdrawal_reason) between 4 and 300),
  primary key (programme_id, id),
  constraint readings__target foreign key (programme_id, target_id) references plans.targets (programme_id, id),
  constraint readings__both_parts check ((numerator is null) = (denominator is null)),
  constraint readings__withdrawal_says_why check ((withdrawn_at is null) = (withdrawal_reason is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
create unique index readings__one_a_day on plans.readings (programme_id, target_id, on_date) where withdrawn_at is null;

do $$
declare t text;
begin
  foreach t in array array['plans', 'phases', 'targets', 'target_standards', 'phase_targets', 'readings'] loop
    execute format('alter table plans.%I enable row level security', t);
    execute format('create policy programme on plans.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
