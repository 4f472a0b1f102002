-- Why: a title that was withdrawn is locked for its subject; when that subject is merged or split into another, the lock goes where the
-- award would have gone, or a new name would be a way round it.
-- Locks: none, a new table. Expected rows: none at first, later a few a year.

create table honours.carried_locks (
  programme_id uuid not null,
  subject_id uuid not null,
  title_id uuid not null,
  -- The award whose withdrawal locks the title.
  award_id uuid not null,
  from_date date not null,
  until date not null,
  primary key (programme_id, subject_id, title_id, award_id),
  constraint carried_locks__subject foreign key (programme_id, subject_id) references honours.subjects (programme_id, id),
  constraint carried_locks__title foreign key (programme_id, title_id) references honours.titles (programme_id, id),
  constraint carried_locks__award foreign key (programme_id, award_id) references honours.awards (programme_id, id),
  constraint carried_locks__dates check (from_date < until)
);
create index carried_locks__award on honours.carried_locks (programme_id, award_id);

alter table honours.carried_locks enable row level security;
create policy programme on honours.carried_locks using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
