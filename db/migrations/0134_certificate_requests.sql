-- Why: volunteers ask for a certificate themselves, or an officer asks for somebody without a login; somebody else who answers for the issuer grants it or returns it with a
-- reason, and the person reads which.
-- Locks: none; a new table. Expected rows: some hundred a year.
create table volunteering.certificate_requests (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  volunteer_id uuid not null,
  from_date date not null,
  to_date date not null,
  -- what it is for: a school, an award, an employer
  purpose text not null constraint certificate_requests__purpose_length check (length(purpose) between 2 and 200),
  state text not null default 'asked' constraint certificate_requests__state check (state in ('asked', 'granted', 'returned')),
  asked_at timestamptz not null,
  asked_by uuid not null,
  answered_at timestamptz,
  answered_by uuid,
  answer text constraint certificate_requests__answer_length check (length(answer) between 2 and 300),
  certificate_id uuid,
  primary key (programme_id, id),
  constraint certificate_requests__volunteer foreign key (programme_id, volunteer_id) references volunteering.volunteers (programme_id, id),
  constraint certificate_requests__certificate foreign key (programme_id, certificate_id) references volunteering.certificates (programme_id, id) on delete set null (certificate_id),
  constraint certificate_requests__dates check (to_date >= from_date),
  constraint certificate_requests__answered check ((state = 'asked') = (answered_at is null) and (state = 'asked') = (answered_by is null)),
  constraint certificate_requests__returned_with_reason check (state <> 'returned' or answer is not null),
  constraint certificate_requests__another_answers check (answered_by is null or answered_by <> asked_by)
);
create unique index certificate_requests__one_open on volunteering.certificate_requests (programme_id, volunteer_id) where state = 'asked';
create index certificate_requests__by_certificate on volunteering.certificate_requests (programme_id, certificate_id) where certificate_id is not null;
create index certificate_requests__recent on volunteering.certificate_requests (programme_id, asked_at desc, id);
alter table volunteering.certificate_requests enable row level security;
create policy programme on volunteering.certificate_requests using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
create policy scope on volunteering.certificate_requests as restrictive for select using (
  (select platform.scope_everything()) or exists (select 1 from volunteering.volunteers v where v.programme_id = certificate_requests.programme_id and v.id = certificate_requests.volunteer_id));
