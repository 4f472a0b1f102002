-- Why: the seats of a round shared out over its villages, counties or classes, with the numbers they were shared by, as quotas of that round.
-- Locks: none, a new table.
create table honours.round_seats (
  programme_id uuid not null,
  round_id uuid not null,
  title_id uuid not null,
  dimension text not null constraint round_seats__dimension_length check (length(dimension) between 1 and 40),
  base text not null constraint round_seats__base check (base in ('households', 'subjects', 'applicants')),
  method text not null constraint round_seats__method check (method in ('largestRemainder', 'divisorsByTwo', 'divisorsByOne', 'equal')),
  seats integer not null constraint round_seats__seats check (seats between 1 and 20000),
  -- who takes part, with the number it has at that time: [{code, zh, en, weight, least, most, seats}]
  parts jsonb not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (programme_id, round_id, title_id),
  constraint round_seats__round_title foreign key (programme_id, round_id, title_id) references honours.round_titles (programme_id, round_id, title_id)
);
alter table honours.round_seats enable row level security;
create policy programme on honours.round_seats using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
