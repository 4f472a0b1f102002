-- Why: a list that somebody set up (filters, order, columns) is kept under a name, for oneself or for everybody in the
-- programme; and an act on many records at once is kept with what the records were before, so that it can be taken back.
-- Locks: none that matter, both tables are new; a row or two a programme in people.role_permissions. Expected rows: tens of views a person; a few hundred bulk acts a month.

create table platform.list_views (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  -- whose view it is
  person_id uuid not null,
  -- the address of the list inside the programme, ids replaced by a star: /rounds/*/sites
  list text not null constraint list_views__list_length check (length(list) between 1 and 200),
  name text not null constraint list_views__name_length check (length(name) between 1 and 60),
  -- the part of the address behind the question mark
  search text not null constraint list_views__search_length check (length(search) <= 2000),
  shared boolean not null default false,
  is_default boolean not null default false,
  created_at timestamptz not null,
  primary key (programme_id, id),
  constraint list_views__person foreign key (programme_id, person_id) references people.persons (programme_id, id),
  constraint list_views__name_unique unique (programme_id, person_id, list, name)
);
create unique index list_views__one_default on platform.list_views (programme_id, person_id, list) where is_default;
create index list_views__shared on platform.list_views (programme_id, list) where shared;
alter table platform.list_views enable row level security;
create policy programme on platform.list_views using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));

create table platform.bulk_acts (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  -- what was done, as the reversal that can take it back is called: cases.dispatch
  kind text not null,
  person_id uuid not null,
  done_at timestamptz not null,
  undo_until timestamptz not null,
  item_count integer not null constraint bulk_acts__item_count check (item_count > 0),
  -- id, label and what the record was before; only the reversal reads it
  items jsonb not null,
  undone_at timestamptz,
  undone_by uuid,
  -- records that had moved on and were left as they are
  left_items jsonb,
  primary key (programme_id, id),
  constraint bulk_acts__person foreign key (programme_id, person_id) references people.persons (programme_id, id),
  constraint bulk_acts__undone_by_somebody check ((undone_at is null) = (undone_by is null))
);
create index bulk_acts__recent on platform.bulk_acts (programme_id, person_id, done_at desc, id desc);
alter table platform.bulk_acts enable row level security;
create policy programme on platform.bulk_acts using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, p.permission from people.roles r
    join (values ('platform.shareViews', array['programmeOffice', 'zoneCoordinator', 'departmentCoordinator', 'itAdministrator']), ('platform.undoBulkActs', array['programmeOffice']))
      as p(permission, roles) on r.code = any(p.roles)
  on conflict do nothing;
