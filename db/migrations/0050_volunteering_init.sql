-- Why: volunteers with a number of the programme's own and as little else as can be, their teams by branch, and who belonged to which when.
-- Locks: none; a new schema.
create schema volunteering;

create table volunteering.branches (
  programme_id uuid not null references places.programmes,
  code text not null constraint branches__code_length check (length(code) between 1 and 40),
  name_zh text not null,
  name_en text not null,
  sort_order integer not null default 0,
  primary key (programme_id, code)
);

create table volunteering.teams (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint teams__code_length check (length(code) between 1 and 60),
  name text not null constraint teams__name_length check (length(name) between 1 and 120),
  branch_code text,
  place_id uuid,
  organisation_id uuid,
  leader_id uuid,
  founded_on date not null,
  dissolved_on date,
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint teams__code_unique unique (programme_id, code),
  constraint teams__branch foreign key (programme_id, branch_code) references volunteering.branches (programme_id, code),
  constraint teams__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint teams__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id),
  constraint teams__leader foreign key (programme_id, leader_id) references people.persons (programme_id, id),
  constraint teams__dates check (dissolved_on is null or dissolved_on >= founded_on)
);
create index teams__unsearchable on volunteering.teams (programme_id) where search_text is null;

create table volunteering.volunteers (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  number text not null constraint volunteers__number_length check (length(number) between 3 and 40),
  label text not null constraint volunteers__label_length check (length(label) between 1 and 60),
  place_id uuid,
  organisation_id uuid,
  -- identity number, contact, guardian: sealed with the installation's secret; nobody's identity number is ever shown again
  details_sealed text,
  -- the same identity number twice is the same person, told by a keyed hash
  identity_key text,
  is_adult boolean not null,
  guardian_agreed_on date,
  registered_on date not null,
  left_on date,
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint volunteers__number_unique unique (programme_id, number),
  constraint volunteers__identity_unique unique (programme_id, identity_key),
  constraint volunteers__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint volunteers__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id),
  constraint volunteers__lies_somewhere check (place_id is not null or organisation_id is not null),
  constraint volunteers__guardian_of_minors check (is_adult = (guardian_agreed_on is null)),
  constraint volunteers__dates check (left_on is null or left_on >= registered_on)
);
create index volunteers__unsearchable on volunteering.volunteers (programme_id) where search_text is null;
create index volunteers__by_place on volunteering.volunteers (programme_id, place_id);

-- Numbers given so far, so that none is given twice even when its holder is gone.
create table volunteering.number_lines (
  programme_id uuid primary key references places.programmes,
  last integer not null
);

create table volunteering.memberships (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  team_id uuid not null,
  volunteer_id uuid not null,
  validity daterange not null constraint memberships__validity check (not isempty(validity) and lower(validity) is not null),
  primary key (programme_id, id),
  constraint memberships__team foreign key (programme_id, team_id) references volunteering.teams (programme_id, id),
  constraint memberships__volunteer foreign key (programme_id, volunteer_id) references volunteering.volunteers (programme_id, id),
  constraint memberships__once exclude using gist (programme_id with =, volunteer_id with =, team_id with =, validity with &&)
);
create index memberships__by_team on volunteering.memberships (programme_id, team_id);

do $$
declare t text;
begin
  foreach t in array array['branches', 'teams', 'volunteers', 'number_lines', 'memberships'] loop
    execute format('alter table volunteering.%I enable row level security', t);
    execute format('create policy programme on volunteering.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
  foreach t in array array['teams', 'volunteers'] loop
    execute format($p$
      create policy scope on volunteering.%I as restrictive for select using (
        (select platform.scope_everything())
        or place_id = any (array(select unnest((select platform.scope_places()))))
        or organisation_id = any (array(select unnest((select platform.scope_organisations())))))$p$, t);
  end loop;
end $$;
create policy scope on volunteering.memberships as restrictive for select using (
  (select platform.scope_everything())
  or exists (select 1 from volunteering.volunteers v where v.programme_id = memberships.programme_id and v.id = memberships.volunteer_id)
  or exists (select 1 from volunteering.teams t where t.programme_id = memberships.programme_id and t.id = memberships.team_id));

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, g.permission
    from people.roles r join (values
      ('volunteering.read', array['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'communityOfficer']),
      ('volunteering.register', array['programmeOffice', 'communityOfficer']),
      ('volunteering.readDetails', array['programmeOffice', 'communityOfficer']),
      ('volunteering.manage', array['programmeOffice'])) as g(permission, roles) on r.code = any (g.roles)
  on conflict do nothing;
