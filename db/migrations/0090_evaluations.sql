-- Why: yearly and cycle evaluations 年度/周期测评 put the methods, linked systems and the negative list together into one score of an area, with its working.
-- Locks: none; new tables. Expected rows: a few evaluations a year, some hundred areas each, some components an area, a handful of negative entries.
create table scoring.evaluations (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint evaluations__code_shape check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
  name_zh text not null constraint evaluations__name_length check (length(name_zh) between 1 and 100),
  name_en text not null,
  edition_id uuid not null,
  -- the closed round whose observations give the field part; without one it is entered
  round_id uuid,
  starts_on date not null,
  ends_on date not null constraint evaluations__dates check (ends_on >= starts_on),
  -- weights, linked system, cycle, ladder; what they mean stands in domain/evaluation.ts
  rules jsonb not null,
  -- frozen evaluations of the earlier years of the cycle, the first year first
  earlier_ids uuid[] not null default '{}',
  state text not null default 'open' constraint evaluations__state check (state in ('open', 'frozen')),
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid not null,
  frozen_at timestamptz,
  frozen_by uuid,
  -- the result as it stood, and the SHA-256 of its canonical JSON
  frozen_result jsonb,
  frozen_hash text,
  primary key (programme_id, id),
  constraint evaluations__code_unique unique (programme_id, code),
  constraint evaluations__edition foreign key (programme_id, edition_id) references frameworks.editions (programme_id, id),
  constraint evaluations__round foreign key (programme_id, round_id) references inspections.rounds (programme_id, id),
  constraint evaluations__frozen_whole check ((state = 'frozen') = (frozen_at is not null and frozen_by is not null and frozen_result is not null and frozen_hash is not null))
);

-- An area is a place of the programme, or named where the programme does not hold it: the counties of a prefecture.
create table scoring.evaluation_areas (
  programme_id uuid not null references places.programmes,
  evaluation_id uuid not null,
  id uuid not null,
  place_id uuid,
  name text constraint evaluation_areas__name_length check (length(name) between 1 and 100),
  group_name text not null constraint evaluation_areas__group_length check (length(group_name) between 1 and 60),
  sort_order integer not null,
  primary key (programme_id, evaluation_id, id),
  constraint evaluation_areas__evaluation foreign key (programme_id, evaluation_id) references scoring.evaluations (programme_id, id),
  constraint evaluation_areas__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint evaluation_areas__place_once unique (programme_id, evaluation_id, place_id),
  constraint evaluation_areas__name_once unique (programme_id, evaluation_id, name),
  constraint evaluation_areas__place_or_name check ((place_id is null) <> (name is null))
);

-- A part of a score that no record of the programme gives, with the document it was taken from.
create table scoring.evaluation_components (
  programme_id uuid not null references places.programmes,
  evaluation_id uuid not null,
  area_id uuid not null,
  component text not null constraint evaluation_components__component check (component in ('material', 'field', 'questionnaire', 'consultation', 'linked')),
  -- hundredths of a point, of 100 points
  score_hundredths integer not null constraint evaluation_components__score check (score_hundredths between 0 and 10000),
  document text not null constraint evaluation_components__document_length check (length(document) between 2 and 300),
  entered_at timestamptz not null,
  entered_by uuid not null,
  primary key (programme_id, evaluation_id, area_id, component),
  constraint evaluation_components__area foreign key (programme_id, evaluation_id, area_id) references scoring.evaluation_areas (programme_id, evaluation_id, id)
);

-- What stands against an area on the negative list of an edition; every evaluation in whose window it happened counts it.
create table scoring.negative_entries (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  edition_id uuid not null,
  item_code text not null,
  place_id uuid,
  area_name text constraint negative_entries__name_length check (length(area_name) between 1 and 100),
  happened_on date not null,
  document text not null constraint negative_entries__document_length check (length(document) between 2 and 300),
  note text constraint negative_entries__note_length check (length(note) <= 500),
  entered_at timestamptz not null,
  entered_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_reason text constraint negative_entries__reason_length check (length(withdrawn_reason) between 2 and 300),
  primary key (programme_id, id),
  constraint negative_entries__edition foreign key (programme_id, edition_id) references frameworks.editions (programme_id, id),
  constraint negative_entries__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint negative_entries__place_or_name check ((place_id is null) <> (area_name is null)),
  constraint negative_entries__withdrawn_whole check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index negative_entries__by_day on scoring.negative_entries (programme_id, happened_on desc, id);

create function scoring.keep_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'a frozen evaluation is not changed' using errcode = 'restrict_violation';
end $$;
create trigger keep_frozen before update or delete on scoring.evaluations for each row when (old.state = 'frozen') execute function scoring.keep_frozen();

do $$
declare t text;
begin
  foreach t in array array['evaluations', 'evaluation_areas', 'evaluation_components', 'negative_entries'] loop
    execute format('alter table scoring.%I enable row level security', t);
    execute format('create policy programme on scoring.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
  foreach t in array array['evaluation_areas', 'negative_entries'] loop
    execute format($p$
      create policy scope on scoring.%I as restrictive for select using (
        (select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places())))))$p$, t);
  end loop;
end $$;
create policy scope on scoring.evaluation_components as restrictive for select using (
  (select platform.scope_everything())
  or exists (select 1 from scoring.evaluation_areas a where a.programme_id = evaluation_components.programme_id and a.evaluation_id = evaluation_components.evaluation_id and a.id = evaluation_components.area_id));

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, g.permission
    from people.roles r join (values ('scoring.negative', array['programmeOffice', 'leadingGroup'])) as g(permission, roles) on r.code = any (g.roles)
  on conflict do nothing;
