-- Why: minutes an item as a programme sets them, and what it published of the minutes it asked for, month by month.
-- Locks: none; a new schema. Expected rows: a dozen rates, twelve months a year.
create schema burden;

create table burden.rates (
  programme_id uuid not null references places.programmes,
  kind text not null constraint rates__kind_length check (length(kind) between 3 and 60),
  minutes numeric not null constraint rates__minutes check (minutes between 0.05 and 600),
  set_at timestamptz not null,
  set_by uuid not null,
  primary key (programme_id, kind)
);

-- As it was when it was published: later corrections do not change it.
create table burden.months (
  programme_id uuid not null references places.programmes,
  month text not null constraint months__shape check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  minutes numeric not null,
  -- {units: [{words, minutes}], kinds: [{words, role, minutes}]}
  content jsonb not null,
  published_at timestamptz not null,
  published_by uuid not null,
  primary key (programme_id, month)
);

do $$
declare t text;
begin
  foreach t in array array['rates', 'months'] loop
    execute format('alter table burden.%I enable row level security', t);
    execute format('create policy programme on burden.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, g.permission
    from people.roles r join (values
      ('burden.read', array['programmeOffice', 'leadingGroup']),
      ('burden.manage', array['programmeOffice'])) as g(permission, roles) on r.code = any (g.roles)
  on conflict do nothing;
