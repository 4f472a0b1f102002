-- Why: a figure over millions of records is kept in parts, and only the parts that changed are counted again (ADR-0050).
-- Locks: records.records is written anew with one more column and an index while readers and writers wait; 100,000 records take about two seconds. Expected rows: up to 4,096 parts a kept figure;
-- changes at most 4,096 a transaction and register, taken away when the parts are counted.

-- Which part of its register a record belongs to: from the random end of its id, so that parts are of one size. A column and no function in an
-- index: behind row-level security only what cannot leak is looked up by index.
alter table records.records add column part integer not null generated always as (((get_byte(uuid_send(id), 14) << 8) | get_byte(uuid_send(id), 15)) & 4095) stored;
create index records__by_part on records.records (programme_id, register_id, part) where withdrawn_at is null;

-- Appended to by every change of a record, with the transaction that made it.
create table records.changed_parts (
  programme_id uuid not null references places.programmes,
  register_id uuid not null,
  part integer not null,
  xid xid8 not null,
  primary key (programme_id, register_id, part, xid)
);
alter table records.changed_parts enable row level security;
create policy programme on records.changed_parts using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));

create function records.note_changed_parts() returns trigger language plpgsql as $$
begin
  insert into records.changed_parts (programme_id, register_id, part, xid)
    select distinct n.programme_id, n.register_id, n.part, pg_current_xact_id() from new_rows n on conflict do nothing;
  return null;
end $$;
create trigger changed_parts_inserted after insert on records.records referencing new table as new_rows for each statement execute function records.note_changed_parts();
-- What is filled in behind, such as the words a record is found by, changes no figure.
create function records.note_updated_parts() returns trigger language plpgsql as $$
begin
  insert into records.changed_parts (programme_id, register_id, part, xid)
    select distinct n.programme_id, n.register_id, n.part, pg_current_xact_id() from new_rows n join old_rows o on o.programme_id = n.programme_id and o.id = n.id
     where (o.fields, o.withdrawn_at, o.on_date, o.place_id, o.title, o.code, o.is_synthetic, o.organisation_id) is distinct from (n.fields, n.withdrawn_at, n.on_date, n.place_id, n.title, n.code, n.is_synthetic, n.organisation_id) on conflict do nothing;
  return null;
end $$;
create trigger changed_parts_updated after update on records.records referencing old table as old_rows new table as new_rows for each statement execute function records.note_updated_parts();

-- What a figure was in each part, and from which transaction on changes are not in it.
create table figures.kept_heads (
  programme_id uuid not null references places.programmes,
  code text not null,
  -- the shape whose rows were counted
  source text not null,
  query_hash text not null,
  -- the reference day, where the definition goes by one
  as_of date,
  -- the cluster (system identifier) that numbers the transactions: after a restore it is another one
  cluster text not null,
  seen_xmin xid8 not null,
  counted_at timestamptz not null,
  primary key (programme_id, code)
);
create table figures.kept_parts (
  programme_id uuid not null references places.programmes,
  code text not null,
  part integer not null,
  value numeric not null,
  denominator numeric not null,
  row_count integer not null,
  primary key (programme_id, code, part),
  foreign key (programme_id, code) references figures.kept_heads on delete cascade
);
do $$
declare t text;
begin
  foreach t in array array['kept_heads', 'kept_parts'] loop
    execute format('alter table figures.%I enable row level security', t);
    execute format('create policy programme on figures.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
