-- Why: a published ratio kept two numbers and no rows, so that drift could say that it moved and not by which records. What is above and below its line is kept now as any published number is.
-- Locks: none; a new table. Expected rows: two for each published ratio, with their row sets up to the number that is kept. Ratios published before have none and are held by their numbers as before.
create table figures.freeze_parts (
  programme_id uuid not null references places.programmes,
  freeze_id uuid not null,
  role text not null constraint freeze_parts__role check (role in ('numerator', 'denominator')),
  -- the figure that it was; absent where the ratio is over columns or conditions of one kind of row
  figure_code text,
  -- the definition as it was, and the day it was read for
  definition jsonb not null,
  as_of date not null,
  row_count integer not null,
  rows_hash text not null,
  -- as of the freeze itself: each row by its id and what it adds; absent beyond the number that is kept
  row_ids text[],
  row_labels text[],
  row_amounts numeric[],
  primary key (programme_id, freeze_id, role),
  constraint freeze_parts__freeze foreign key (programme_id, freeze_id) references figures.freezes (programme_id, id)
);
alter table figures.freeze_parts enable row level security;
create policy programme on figures.freeze_parts using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
create trigger keep_freeze before update or delete on figures.freeze_parts for each row execute function figures.keep_freeze();
