-- Why: persons, logins, sessions, roles as data, assignments by place, organisation or duty, and responsibilities with validity.
-- Locks: none, new objects only. Expected rows: hundreds of persons, ten thousand responsibilities a programme.

create schema people;

-- Logins and sessions belong to the installation, since one login may serve several programmes.
create table people.logins (
  id uuid primary key,
  username text not null constraint logins__username_unique unique
    constraint logins__username_shape check (username ~ '^[a-z0-9][a-z0-9._-]{1,59}$'),
  password_hash text not null,
  failed_count integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  installation_admin boolean not null default false,
  demo boolean not null default false,
  created_at timestamptz not null
);

create table people.sessions (
  id uuid primary key,
  token_hash bytea not null constraint sessions__token_unique unique,
  login_id uuid not null references people.logins,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  user_agent text
);
create index sessions__login on people.sessions (login_id, created_at desc);

create table people.persons (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null,
  name text not null constraint persons__name_length check (length(name) between 1 and 60),
  login_id uuid references people.logins,
  organisation_id uuid,
  title text,
  valid_from date not null,
  valid_to date constraint persons__valid_order check (valid_to > valid_from),
  -- name, code and pinyin in lower case; kept by the people module
  search_text text not null default '',
  primary key (programme_id, id),
  constraint persons__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id),
  constraint persons__code_unique unique (programme_id, code),
  constraint persons__one_per_login unique (programme_id, login_id)
);
create index persons__login on people.persons (login_id);

create table people.roles (
  programme_id uuid not null references places.programmes,
  code text not null,
  name_zh text not null,
  name_en text not null,
  sort_order integer not null default 0,
  primary key (programme_id, code)
);

create table people.role_permissions (
  programme_id uuid not null,
  role_code text not null,
  permission text not null,
  primary key (programme_id, role_code, permission),
  constraint role_permissions__role foreign key (programme_id, role_code) references people.roles (programme_id, code) on delete cascade
);

create table people.assignments (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  person_id uuid not null,
  role_code text not null,
  -- programme: everything; place / organisation: the subtree below; duty: what the person answers for today
  anchor_kind text not null constraint assignments__anchor_kind check (anchor_kind in ('programme', 'place', 'organisation', 'duty')),
  place_id uuid,
  organisation_id uuid,
  valid_from date not null,
  valid_to date constraint assignments__valid_order check (valid_to > valid_from),
  primary key (programme_id, id),
  constraint assignments__person foreign key (programme_id, person_id) references people.persons (programme_id, id),
  constraint assignments__role foreign key (programme_id, role_code) references people.roles (programme_id, code),
  constraint assignments__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint assignments__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id),
  constraint assignments__anchor check (
    (anchor_kind = 'place') = (place_id is not null) and (anchor_kind = 'organisation') = (organisation_id is not null))
);
create index assignments__person on people.assignments (programme_id, person_id);

-- 责任 · who answers for a site or a place, in which role, from when to when.
create table people.responsibilities (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  site_id uuid,
  place_id uuid,
  role text not null constraint responsibilities__role check (role in
    ('siteLeader', 'responsibleUnit', 'liaison', 'leadUnit', 'gridLeader')),
  person_id uuid,
  organisation_id uuid,
  validity daterange not null constraint responsibilities__validity_not_empty check (not isempty(validity)),
  primary key (programme_id, id),
  constraint responsibilities__site foreign key (programme_id, site_id) references places.sites (programme_id, id),
  constraint responsibilities__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint responsibilities__person foreign key (programme_id, person_id) references people.persons (programme_id, id),
  constraint responsibilities__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id),
  constraint responsibilities__one_subject check (num_nonnulls(site_id, place_id) = 1),
  constraint responsibilities__one_holder check (num_nonnulls(person_id, organisation_id) = 1),
  -- one holder of a role at a site on any day
  constraint responsibilities__one_at_a_time_site exclude using gist
    (programme_id with =, site_id with =, role with =, validity with &&) where (site_id is not null),
  constraint responsibilities__one_at_a_time_place exclude using gist
    (programme_id with =, place_id with =, role with =, validity with &&) where (place_id is not null)
);
create index responsibilities__person on people.responsibilities (programme_id, person_id);
create index responsibilities__organisation on people.responsibilities (programme_id, organisation_id);
create index responsibilities__site on people.responsibilities (programme_id, site_id, role);

-- Who answers for sites is kept here and shown with them: the places module, which lies below this one, reads it through
-- these views in its own schema and knows no table of people. The reader's own rights hold inside.
create view places.duties with (security_invoker = true) as
  select programme_id, id, site_id, place_id, role, person_id, organisation_id, validity from people.responsibilities;
create view places.duty_holders with (security_invoker = true) as
  select programme_id, id, code, name, valid_to from people.persons;
