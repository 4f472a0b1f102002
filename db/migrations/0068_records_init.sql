-- Why: registers 台账 whose definitions are data, their records with places and days that figures go by, and the story of every correction.
-- Locks: none; a new schema. Expected rows: some dozens of registers, a hundred thousand records, their events beside them.
create schema records;

create table records.registers (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint registers__code_shape check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  name_zh text not null,
  name_en text not null,
  about text not null default '',
  -- fields with their types, the title field, the day field
  definition jsonb not null,
  -- the last number given by itself, so that none is given twice
  last_number integer not null default 0,
  version integer not null default 1,
  primary key (programme_id, id),
  constraint registers__code_unique unique (programme_id, code)
);

create table records.records (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  register_id uuid not null,
  code text not null constraint records__code_length check (length(code) between 1 and 60),
  title text not null constraint records__title_length check (length(title) between 1 and 300),
  on_date date,
  place_id uuid,
  -- of whom entered it: a department sees what it keeps, also where no place is named
  organisation_id uuid,
  -- by code of the field; the place stands in its column
  fields jsonb not null,
  is_synthetic boolean not null default false,
  withdrawn_at timestamptz,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint records__register foreign key (programme_id, register_id) references records.registers (programme_id, id),
  constraint records__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint records__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id),
  constraint records__code_unique unique (programme_id, register_id, code)
);
create index records__by_day on records.records (programme_id, register_id, on_date desc nulls last, code);
create index records__recent on records.records (programme_id, on_date desc nulls last, id);
create index records__by_place on records.records (programme_id, place_id);
create index records__unsearchable on records.records (programme_id) where search_text is null;

-- What happened to a record, in order; what it was before stays readable.
create table records.record_events (
  programme_id uuid not null references places.programmes,
  record_id uuid not null,
  sequence integer not null,
  act text not null constraint record_events__act check (act in ('entered', 'corrected', 'withdrawn', 'attached', 'detached')),
  at timestamptz not null,
  person_id uuid not null,
  reason text constraint record_events__reason_length check (length(reason) <= 300),
  -- [{field, before, after}]
  changes jsonb not null default '[]',
  primary key (programme_id, record_id, sequence),
  constraint record_events__record foreign key (programme_id, record_id) references records.records (programme_id, id),
  constraint record_events__reason check (act in ('entered', 'attached') or reason is not null)
);

create table records.photos (
  programme_id uuid not null references places.programmes,
  record_id uuid not null,
  file_id uuid not null,
  note text constraint photos__note_length check (length(note) between 1 and 200),
  at timestamptz not null,
  primary key (programme_id, record_id, file_id),
  constraint photos__record foreign key (programme_id, record_id) references records.records (programme_id, id),
  constraint photos__file foreign key (programme_id, file_id) references files.files (programme_id, id)
);
create index photos__by_file on records.photos (programme_id, file_id);

create function records.keep_events() returns trigger language plpgsql as $$
begin
  raise exception 'the story of a record is not changed' using errcode = 'restrict_violation';
end $$;
create trigger keep_events before update or delete on records.record_events for each row execute function records.keep_events();

do $$
declare t text;
begin
  foreach t in array array['registers', 'records', 'record_events', 'photos'] loop
    execute format('alter table records.%I enable row level security', t);
    execute format('create policy programme on records.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
  foreach t in array array['record_events', 'photos'] loop
    execute format($p$
      create policy scope on records.%I as restrictive for select using (
        (select platform.scope_everything())
        or exists (select 1 from records.records r where r.programme_id = %I.programme_id and r.id = %I.record_id))$p$, t, t, t);
  end loop;
end $$;
create policy scope on records.records as restrictive for select using (
  (select platform.scope_everything())
  or place_id = any (array(select unnest((select platform.scope_places()))))
  or organisation_id = any (array(select unnest((select platform.scope_organisations())))));

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, g.permission
    from people.roles r join (values
      ('records.read', array['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'communityOfficer']),
      ('records.keep', array['programmeOffice', 'zoneCoordinator', 'departmentCoordinator', 'communityOfficer']),
      ('records.define', array['programmeOffice'])) as g(permission, roles) on r.code = any (g.roles)
  on conflict do nothing;
