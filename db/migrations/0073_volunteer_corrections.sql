-- Why: a volunteer may ask that a record of theirs be put right; another person decides, and what was recorded stays to be seen.
-- Locks: none; a new table. Expected rows: a few in a hundred records.
create table volunteering.corrections (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  record_id uuid not null,
  volunteer_id uuid not null,
  -- the time they say they served; the record's own time is what it corrects
  period tstzrange not null constraint corrections__period check (not isempty(period)),
  reason_sealed text not null,
  state text not null constraint corrections__state check (state in ('asked', 'accepted', 'declined')),
  asked_at timestamptz not null,
  asked_by uuid not null,
  decided_at timestamptz,
  decided_by uuid,
  answer text constraint corrections__answer_length check (length(answer) between 1 and 300),
  new_record_id uuid,
  primary key (programme_id, id),
  constraint corrections__record foreign key (programme_id, record_id) references volunteering.service_records (programme_id, id),
  constraint corrections__volunteer foreign key (programme_id, volunteer_id) references volunteering.volunteers (programme_id, id),
  constraint corrections__new_record foreign key (programme_id, new_record_id) references volunteering.service_records (programme_id, id),
  constraint corrections__second_person check (decided_by is null or decided_by <> asked_by),
  constraint corrections__decided check ((state = 'asked') = (decided_at is null)),
  constraint corrections__answered check (state = 'asked' or answer is not null)
);
create unique index corrections__one_open on volunteering.corrections (programme_id, record_id) where state = 'asked';
create index corrections__recent on volunteering.corrections (programme_id, asked_at desc, id);
create index corrections__by_volunteer on volunteering.corrections (programme_id, volunteer_id);
alter table volunteering.corrections enable row level security;
create policy programme on volunteering.corrections using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
create policy scope on volunteering.corrections as restrictive for select using (
  (select platform.scope_everything()) or exists (select 1 from volunteering.volunteers v where v.programme_id = corrections.programme_id and v.id = corrections.volunteer_id));
