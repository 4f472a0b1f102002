-- Why: what a rule book says beside its rules (household cap, who acts, carry-over), photos that show a deed, and what a cap cut.
-- Locks: brief access exclusive on points.rule_books and points.deeds for columns with constant defaults; no rewrite. Expected rows: one photo a deed or two.

alter table points.rule_books add column terms jsonb not null default '{}';

alter table points.deeds add column cut_points integer not null default 0 constraint deeds__cut_points check (cut_points between 0 and greatest(points, 0));

create table points.deed_photos (
  programme_id uuid not null,
  deed_id uuid not null,
  position integer not null constraint deed_photos__position check (position between 0 and 8),
  file_id uuid not null,
  primary key (programme_id, deed_id, position),
  constraint deed_photos__deed foreign key (programme_id, deed_id) references points.deeds (programme_id, id),
  constraint deed_photos__file foreign key (programme_id, file_id) references files.files (programme_id, id)
);
create index deed_photos__by_file on points.deed_photos (programme_id, file_id);
alter table points.deed_photos enable row level security;
create policy programme on points.deed_photos using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
