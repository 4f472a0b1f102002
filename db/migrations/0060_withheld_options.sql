-- Why: whoever stands in a public ballot and takes back their consent is not named there any more; the ballot itself, its hash and its
-- count stay as they were signed. Which candidate stands behind which option is kept where a selection drafted the ballot.
-- Locks: none, new tables. Expected rows: a few of the first, as many of the second as there are candidates in ballots.

create table ballots.withheld_options (
  programme_id uuid not null,
  ballot_id uuid not null,
  option_code text not null,
  since timestamptz not null,
  primary key (programme_id, ballot_id, option_code),
  constraint withheld_options__ballot foreign key (programme_id, ballot_id) references ballots.ballots (programme_id, id)
);

create table honours.ballot_candidates (
  programme_id uuid not null,
  ballot_id uuid not null,
  option_code text not null,
  candidate_id uuid not null,
  primary key (programme_id, ballot_id, option_code),
  constraint ballot_candidates__candidate foreign key (programme_id, candidate_id) references honours.candidates (programme_id, id) on delete cascade
);
create index ballot_candidates__candidate on honours.ballot_candidates (programme_id, candidate_id);

alter table ballots.withheld_options enable row level security;
create policy programme on ballots.withheld_options using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
alter table honours.ballot_candidates enable row level security;
create policy programme on honours.ballot_candidates using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
