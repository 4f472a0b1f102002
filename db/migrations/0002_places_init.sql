-- Why: programmes, the tree of places, the tree of organisations, and the sites that are inspected.
-- Locks: none, new objects only. Expected rows: hundreds of places, some thousands of sites a programme.

create schema places;

create table places.programmes (
  id uuid primary key,
  code text not null constraint programmes__code_unique unique
    constraint programmes__code_shape check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  name_zh text not null,
  name_en text not null,
  synthetic boolean not null default false,
  utc_offset_minutes integer not null default 480,
  settings jsonb not null default '{}',
  basemap jsonb,
  created_at timestamptz not null
);

create table places.places (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  parent_id uuid,
  kind text not null constraint places__kind check (kind in
    ('city', 'zone', 'subdistrict', 'town', 'community', 'village', 'grid')),
  code text not null,
  name_zh text not null,
  name_en text not null,
  -- this place and all above it: one index answers "what lies under X"
  ancestor_ids uuid[] not null,
  zone_id uuid,
  boundary jsonb,
  centre_longitude double precision,
  centre_latitude double precision,
  household_count integer constraint places__households_not_negative check (household_count >= 0),
  valid_from date not null,
  valid_to date constraint places__valid_order check (valid_to > valid_from),
  sort_order integer not null default 0,
  -- name, code and pinyin in lower case; kept by the places module
  search_text text not null default '',
  primary key (programme_id, id),
  constraint places__parent foreign key (programme_id, parent_id) references places.places (programme_id, id),
  constraint places__code_unique unique (programme_id, code)
);
create index places__ancestors on places.places using gin (ancestor_ids);
create index places__parent on places.places (programme_id, parent_id, sort_order);

create table places.organisations (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  parent_id uuid,
  code text not null,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  ancestor_ids uuid[] not null,
  place_id uuid,
  sort_order integer not null default 0,
  primary key (programme_id, id),
  constraint organisations__parent foreign key (programme_id, parent_id) references places.organisations (programme_id, id),
  constraint organisations__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint organisations__code_unique unique (programme_id, code)
);
create index organisations__ancestors on places.organisations using gin (ancestor_ids);

create table places.site_types (
  programme_id uuid not null references places.programmes,
  code text not null,
  name_zh text not null,
  name_en text not null,
  geometry text not null constraint site_types__geometry check (geometry in ('point', 'line')),
  sort_order integer not null default 0,
  primary key (programme_id, code)
);

create table places.sites (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint sites__code_shape check (length(code) between 1 and 60),
  name text not null constraint sites__name_length check (length(name) between 1 and 120),
  site_type_code text not null,
  place_id uuid not null,
  zone_id uuid,
  longitude double precision not null constraint sites__longitude check (longitude between 60 and 150),
  latitude double precision not null constraint sites__latitude check (latitude between 0 and 60),
  line jsonb,
  length_m integer constraint sites__length_positive check (length_m > 0),
  address text,
  -- how the coordinates came in; they are kept as WGS-84
  source_crs text not null default 'WGS-84' constraint sites__source_crs check (source_crs in ('WGS-84', 'GCJ-02', 'BD-09')),
  valid_from date not null,
  valid_to date constraint sites__valid_order check (valid_to > valid_from),
  search_text text not null,
  version integer not null default 1,
  primary key (programme_id, id),
  constraint sites__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint sites__type foreign key (programme_id, site_type_code) references places.site_types (programme_id, code),
  constraint sites__code_unique unique (programme_id, code)
);
create index sites__place on places.sites (programme_id, place_id);
create index sites__type on places.sites (programme_id, site_type_code, code);
create index sites__search on places.sites using gin (search_text gin_trgm_ops);

-- Which of these codes a site of the programme has already, in reach of the reader or not: an import must not trip over
-- what its person may not see. Definer's rights; tells codes the caller already knows and nothing else.
create function places.taken_site_codes(p_codes text[]) returns setof text
language sql stable security definer set search_path = pg_catalog as $$
  select s.code from places.sites s where s.programme_id = platform.current_programme() and s.code = any (p_codes)
$$;
