-- Why: what is pointed out of a ballot waits for a person, who may find it in order: a village that voted in its hall. That is written down with minutes, so that
-- nobody is asked twice for what did not grow since.
-- Locks: none. Expected rows: some a ballot.
create table ballots.anomaly_decisions (
  programme_id uuid not null,
  id uuid not null,
  ballot_id uuid not null,
  kind text not null constraint anomaly_decisions__kind check (kind in ('oneOrigin', 'burst', 'oddHours')),
  -- the keyed digest of a network, an hour, or the hours of the night
  subject text not null,
  -- how many ballots it was about when it was decided
  leaf_count integer not null constraint anomaly_decisions__count check (leaf_count >= 1),
  minutes text not null constraint anomaly_decisions__minutes_length check (length(minutes) between 2 and 2000),
  decided_at timestamptz not null,
  decided_by uuid not null,
  primary key (programme_id, id),
  constraint anomaly_decisions__ballot foreign key (programme_id, ballot_id) references ballots.ballots (programme_id, id)
);
create index anomaly_decisions__ballot on ballots.anomaly_decisions (programme_id, ballot_id, kind);
alter table ballots.anomaly_decisions enable row level security;
create policy programme on ballots.anomaly_decisions using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
create policy scope on ballots.anomaly_decisions as restrictive for select using ((select platform.scope_everything()));
