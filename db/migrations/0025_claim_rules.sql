-- Why: a fix finished in time where there is no network arrives late; each programme says within how many hours the
-- phone's own time counts. Without a row the rule of cases/domain/claim.ts holds (24 hours).
-- Locks: none that matter, a new table. Expected rows: at most one a programme.

create table cases.claim_rules (
  programme_id uuid primary key references places.programmes,
  within_hours integer not null constraint claim_rules__within_hours check (within_hours between 0 and 168)
);
alter table cases.claim_rules enable row level security;
create policy programme on cases.claim_rules using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
