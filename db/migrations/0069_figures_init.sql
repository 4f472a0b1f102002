-- Why: definitions of figures as data, what was published of them with the rows behind it, and who settled which doubt.
-- Locks: none; a new schema. Expected rows: some hundreds of figures, some freezes a year each.
create schema figures;

create table figures.figures (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint figures__code_shape check (code ~ '^[a-z][a-z0-9_.-]{0,99}$'),
  label_zh text not null constraint figures__label_length check (length(label_zh) between 1 and 120),
  label_en text not null,
  unit text not null constraint figures__unit_length check (length(unit) between 1 and 20),
  kind text not null constraint figures__kind check (kind in ('count', 'sum', 'ratio', 'rank')),
  -- what counts and what does not, in words
  scope_note text not null,
  -- source, conditions, aggregate, period, reference day: data, compiled over the columns a module declares
  definition jsonb not null,
  is_retired boolean not null default false,
  version integer not null default 1,
  primary key (programme_id, id),
  constraint figures__code_unique unique (programme_id, code)
);

-- A figure as it was published: its value, and the rows that made it.
create table figures.freezes (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  figure_id uuid not null,
  value numeric,
  numerator numeric,
  denominator numeric,
  row_count integer not null,
  as_of date not null,
  published_in text not null constraint freezes__published_in_length check (length(published_in) between 2 and 200),
  query_hash text not null,
  rows_hash text not null,
  -- the definition as it was
  definition jsonb not null,
  -- each row by its id and what it adds; absent beyond the number that is kept
  row_ids text[],
  row_labels text[],
  row_amounts numeric[],
  frozen_at timestamptz not null,
  frozen_by uuid not null,
  primary key (programme_id, id),
  constraint freezes__figure foreign key (programme_id, figure_id) references figures.figures (programme_id, id)
);
create index freezes__by_figure on figures.freezes (programme_id, figure_id, frozen_at desc);

-- A doubt about numbers that somebody looked at, by what it says; it comes up again when its numbers change.
create table figures.settlements (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  doubt_key text not null,
  outcome text not null constraint settlements__outcome check (outcome in ('settled', 'accepted')),
  note text not null constraint settlements__note_length check (length(note) between 2 and 300),
  at timestamptz not null,
  person_id uuid not null,
  primary key (programme_id, id)
);
create index settlements__by_key on figures.settlements (programme_id, doubt_key, at desc);

do $$
declare t text;
begin
  foreach t in array array['figures', 'freezes', 'settlements'] loop
    execute format('alter table figures.%I enable row level security', t);
    execute format('create policy programme on figures.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;

create function figures.keep_freeze() returns trigger language plpgsql as $$
begin
  raise exception 'a published figure is not changed' using errcode = 'restrict_violation';
end $$;
create trigger keep_freeze before update or delete on figures.freezes for each row execute function figures.keep_freeze();

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, g.permission
    from people.roles r join (values
      ('figures.read', array['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'communityOfficer']),
      ('figures.define', array['programmeOffice']),
      ('figures.publish', array['programmeOffice', 'leadingGroup'])) as g(permission, roles) on r.code = any (g.roles)
  on conflict do nothing;
