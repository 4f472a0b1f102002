-- Why: each programme decides whether the public sees a site of it, whether residents may report there, and what stands
-- at the foot of its pages. Nothing is public until a row says so.
-- Locks: none, new objects only. Expected rows: one a programme.

create table places.public_sites (
  programme_id uuid primary key references places.programmes,
  -- whether the pages exist at all
  site_open boolean not null default false,
  -- the flood switch: residents may report
  reporting_open boolean not null default false,
  about_zh text constraint public_sites__about_zh_length check (length(about_zh) <= 1000),
  about_en text constraint public_sites__about_en_length check (length(about_en) <= 2000),
  contact text constraint public_sites__contact_length check (length(contact) <= 300),
  -- 备案号 and 审图号, as the authorities gave them
  record_number text constraint public_sites__record_length check (length(record_number) <= 100),
  map_approval_number text constraint public_sites__map_length check (length(map_approval_number) <= 100),
  changed_at timestamptz not null
);
alter table places.public_sites enable row level security;
create policy programme on places.public_sites using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));

-- Which programmes show themselves: for the start page of an installation, which belongs to none of them. Definer's rights;
-- tells names only, and only of programmes whose site is open.
create function places.open_public_sites() returns table (code text, name_zh text, name_en text, synthetic boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select p.code, p.name_zh, p.name_en, p.synthetic
    from places.public_sites s join places.programmes p on p.id = s.programme_id
   where s.site_open order by p.code
$$;

-- Sites as anybody may find them on the street: name and place, of the current programme, while its site is open. Who
-- answers for them, and whether they are being inspected, is not told.
create function places.public_sites_named(p_pattern text, p_limit integer)
returns table (id uuid, name text, site_type_code text, place_zh text, place_en text)
language sql stable security definer set search_path = pg_catalog as $$
  select s.id, s.name, s.site_type_code, p.name_zh, p.name_en
    from places.sites s join places.places p on p.programme_id = s.programme_id and p.id = s.place_id
   where s.programme_id = platform.current_programme() and s.valid_to is null and s.search_text like p_pattern
     and exists (select 1 from places.public_sites o where o.programme_id = s.programme_id and o.site_open)
   order by length(s.name), s.code limit least(p_limit, 20)
$$;

-- Where one site lies, so that a resident's report can be put there.
create function places.public_site_place(p_site uuid)
returns table (id uuid, name text, place_id uuid, zone_id uuid, longitude double precision, latitude double precision)
language sql stable security definer set search_path = pg_catalog as $$
  select s.id, s.name, s.place_id, s.zone_id, s.longitude, s.latitude from places.sites s
   where s.programme_id = platform.current_programme() and s.id = p_site and s.valid_to is null
     and exists (select 1 from places.public_sites o where o.programme_id = s.programme_id and o.site_open)
$$;
