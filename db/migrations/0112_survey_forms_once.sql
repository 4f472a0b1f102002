-- Why: a form that is sent twice (a second press, a browser that repeats) counted as two answers. Each form that is shown has a
-- number of its own; what was sent with it is kept while the survey runs. It says nothing of who, when or what was answered, and
-- nothing leads from it to an answer; at the closing all of them go.
-- Locks: none. Expected rows: as many as answers from the public to surveys that run.
create table surveys.sent_forms (
  programme_id uuid not null references places.programmes,
  survey_id uuid not null,
  form_hash text not null constraint sent_forms__hash_shape check (form_hash ~ '^[0-9a-f]{64}$'),
  primary key (programme_id, survey_id, form_hash),
  constraint sent_forms__survey foreign key (programme_id, survey_id) references surveys.surveys (programme_id, id)
);
alter table surveys.sent_forms enable row level security;
create policy programme on surveys.sent_forms using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
