-- Why: what was recommended upward for which title, when and with which document it was sent, and what came of it.
-- Locks: none, new objects only. Expected rows: hundreds a year.
create table honours.recommendations (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  title_id uuid not null,
  subject_id uuid not null,
  place_id uuid,
  organisation_id uuid,
  class_code text,
  -- the award that leads there, or the candidate of a round it comes from
  from_award_id uuid,
  from_candidate_id uuid,
  batch text not null constraint recommendations__batch_length check (length(batch) between 1 and 60),
  state text not null constraint recommendations__state check (state in ('sent', 'chosen', 'notChosen', 'returned', 'withdrawn')),
  sent_on date not null,
  sent_to text not null constraint recommendations__sent_to_length check (length(sent_to) between 1 and 120),
  document text not null constraint recommendations__document_length check (length(document) between 1 and 200),
  outcome_on date,
  outcome_document text constraint recommendations__outcome_document_length check (length(outcome_document) <= 200),
  remarks text constraint recommendations__remarks_length check (length(remarks) <= 1000),
  -- how each condition stood when it was recorded
  findings jsonb not null,
  -- why it goes up although one is not met: sealed, told to those who decide
  set_aside_sealed text,
  set_aside_by uuid,
  award_id uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (programme_id, id),
  constraint recommendations__title foreign key (programme_id, title_id) references honours.titles (programme_id, id),
  constraint recommendations__subject foreign key (programme_id, subject_id) references honours.subjects (programme_id, id),
  constraint recommendations__from_award foreign key (programme_id, from_award_id) references honours.awards (programme_id, id),
  constraint recommendations__from_candidate foreign key (programme_id, from_candidate_id) references honours.candidates (programme_id, id),
  constraint recommendations__award foreign key (programme_id, award_id) references honours.awards (programme_id, id),
  constraint recommendations__once unique (programme_id, title_id, subject_id, batch),
  constraint recommendations__outcome_has_day check ((state = 'sent') = (outcome_on is null)),
  constraint recommendations__outcome_after check (outcome_on >= sent_on),
  constraint recommendations__award_of_chosen check (award_id is null or state = 'chosen'),
  constraint recommendations__set_aside_by_name check ((set_aside_sealed is null) = (set_aside_by is null))
);
create index recommendations__recent on honours.recommendations (programme_id, sent_on desc, id);
create index recommendations__subject on honours.recommendations (programme_id, subject_id);

create table honours.recommendation_events (
  programme_id uuid not null,
  id uuid not null,
  recommendation_id uuid not null,
  kind text not null constraint recommendation_events__kind check (kind in ('sent', 'sentAgain', 'chosen', 'notChosen', 'returned', 'withdrawn', 'awarded')),
  on_date date not null,
  document text,
  remarks text,
  at timestamptz not null,
  person_id uuid not null,
  primary key (programme_id, id),
  constraint recommendation_events__recommendation foreign key (programme_id, recommendation_id) references honours.recommendations (programme_id, id)
);
create index recommendation_events__recommendation on honours.recommendation_events (programme_id, recommendation_id, at, id);

do $$
declare t text;
begin
  foreach t in array array['recommendations', 'recommendation_events'] loop
    execute format('alter table honours.%I enable row level security', t);
    execute format('create policy programme on honours.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
create policy scope on honours.recommendations as restrictive for select using (
  (select platform.scope_everything())
  or place_id = any (array(select unnest((select platform.scope_places()))))
  or organisation_id = any (array(select unnest((select platform.scope_organisations())))));
create policy scope on honours.recommendation_events as restrictive for select using (
  (select platform.scope_everything())
  or exists (select 1 from honours.recommendations r where r.programme_id = recommendation_events.programme_id and r.id = recommendation_events.recommendation_id));

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, 'honours.recommend' from people.roles r where r.code in ('programmeOffice', 'leadingGroup')
  on conflict do nothing;
