-- Why: a figure that cannot be counted any more, because its rows lost a field or hold what its definition cannot read, must not stop the others, and whoever defines figures has to hear of it.
-- Locks: a new table only. Expected rows: as many as there are such figures, a handful.
create table figures.broken (
  programme_id uuid not null references places.programmes,
  code text not null,
  -- for whoever mends it: what the definition misses, or what the database said
  reason text not null constraint broken__reason_length check (length(reason) between 1 and 300),
  found_at timestamptz not null,
  primary key (programme_id, code)
);
alter table figures.broken enable row level security;
create policy programme on figures.broken using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
