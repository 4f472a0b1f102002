-- Why: what a team does for its village is worth points by the rules of the same book: recorded by one person, looked at by another, posted to the team's own account once its notice is over.
-- Locks: none; a new table. Expected rows: some thousands a year.
create table volunteering.team_deeds (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  team_id uuid not null,
  -- the book of the day it happened: later rules never score it anew
  book_id uuid not null,
  rule_code text not null,
  rule_label text not null,
  points integer not null constraint team_deeds__points check (points > 0),
  happened_on date not null,
  evidence text not null constraint team_deeds__evidence_length check (length(evidence) between 2 and 500),
  state text not null constraint team_deeds__state check (state in ('recorded', 'noticed', 'posted', 'declined')),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  reviewed_by uuid,
  reviewed_at timestamptz,
  review_reason text constraint team_deeds__reason_length check (length(review_reason) between 2 and 300),
  notice_until date,
  transfer_id uuid,
  primary key (programme_id, id),
  constraint team_deeds__team foreign key (programme_id, team_id) references volunteering.teams (programme_id, id),
  constraint team_deeds__book foreign key (programme_id, book_id) references points.rule_books (programme_id, id),
  constraint team_deeds__another_reviews check (reviewed_by is null or reviewed_by <> recorded_by),
  constraint team_deeds__reviewed_by_whom check ((state = 'recorded') = (reviewed_by is null) and (reviewed_by is null) = (reviewed_at is null)),
  constraint team_deeds__declined_says_why check (state <> 'declined' or review_reason is not null),
  constraint team_deeds__noticed_until check ((state in ('noticed', 'posted')) = (notice_until is not null)),
  constraint team_deeds__posted_is_in_the_ledger check ((state = 'posted') = (transfer_id is not null))
);
create index team_deeds__by_team on volunteering.team_deeds (team_id, happened_on desc);
create index team_deeds__waiting on volunteering.team_deeds (state, notice_until) where state in ('recorded', 'noticed');
alter table volunteering.team_deeds enable row level security;
create policy programme on volunteering.team_deeds using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
create policy scope on volunteering.team_deeds as restrictive for select using ((select platform.scope_everything()) or exists (select from volunteering.teams t where t.programme_id = team_deeds.programme_id and t.id = team_deeds.team_id));

create function volunteering.programmes_with_due_team_deeds() returns table (id uuid, code text)
language sql stable security definer set search_path = pg_catalog as $$
  select p.id, p.code from places.programmes p where exists (select from volunteering.team_deeds d where d.programme_id = p.id and d.state = 'noticed') order by p.code
$$;
