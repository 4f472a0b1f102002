-- Why: residents report problems (随手拍) without a name. A report has no person behind it; whoever sent it follows it by a
-- secret code of which only the hash is kept.
-- Locks: short exclusive locks on cases, case_photos, categories and files to drop a not-null and add a check.

alter table cases.cases alter column reported_by drop not null;
-- somebody is named for everything but what a resident sent in
alter table cases.cases add constraint cases__only_residents_unnamed check (reported_by is not null or source = 'citizen') not valid;
alter table cases.case_photos alter column added_by drop not null;
alter table files.files alter column uploaded_by drop not null;

-- Which categories residents choose from; a programme that marks none offers all of them.
alter table cases.categories add column for_residents boolean not null default false;

create table cases.resident_reports (
  programme_id uuid not null,
  case_id uuid not null,
  -- as typed: where it is, in the resident's own words
  address text constraint resident_reports__address_length check (length(address) <= 120),
  -- what the office tells whoever follows the case
  answer text constraint resident_reports__answer_length check (length(answer) <= 500),
  -- somebody looked: no person can be recognised in the photos of the fix
  photos_public boolean not null default false,
  answered_at timestamptz,
  answered_by uuid,
  -- when the exact coordinates were given up for those of the place
  coarsened_at timestamptz,
  primary key (programme_id, case_id),
  constraint resident_reports__case foreign key (programme_id, case_id) references cases.cases (programme_id, id)
);

create table cases.follows (
  programme_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null constraint follows__kind check (kind in ('reporter', 'supporter')),
  token_hash bytea not null,
  created_at timestamptz not null,
  primary key (programme_id, id),
  constraint follows__case foreign key (programme_id, case_id) references cases.cases (programme_id, id),
  constraint follows__token_unique unique (programme_id, token_hash)
);
create index follows__case_kind on cases.follows (programme_id, case_id, kind);

do $$
declare t text;
begin
  foreach t in array array['resident_reports', 'follows'] loop
    execute format('alter table cases.%I enable row level security', t);
    execute format('create policy programme on cases.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
    execute format($p$create policy scope on cases.%I as restrictive for select using (
      (select platform.scope_everything())
      or exists (select 1 from cases.cases c where c.programme_id = %I.programme_id and c.id = %I.case_id))$p$, t, t, t);
  end loop;
end $$;

-- Whether residents have reported this already: same category, the same site or at most 80 m away, open or not older than
-- the given day. Only what residents themselves sent in: what inspectors found is not told here. Definer's rights; returns
-- the number, nothing of the case.
create function cases.public_similar(p_category text, p_site uuid, p_longitude double precision, p_latitude double precision, p_since timestamptz)
returns table (id uuid, number text, reported_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, c.number, c.reported_at
    from cases.cases c join cases.resident_reports r on r.programme_id = c.programme_id and r.case_id = c.id
   where c.programme_id = platform.current_programme() and c.category_code = p_category and c.source = 'citizen' and c.reported_by is null
     and (c.state in ('reported', 'registered', 'dispatched', 'accepted', 'rectified', 'shelved') or (c.state = 'closed' and c.closed_at >= p_since))
     and (c.site_id = p_site
       or (c.longitude between p_longitude - 0.002 and p_longitude + 0.002 and c.latitude between p_latitude - 0.001 and p_latitude + 0.001
         and (111320 * (c.latitude - p_latitude)) ^ 2 + (111320 * cos(radians(p_latitude)) * (c.longitude - p_longitude)) ^ 2 <= 80 ^ 2))
   order by c.reported_at desc limit 1
$$;

-- How many reports residents sent since a moment: for the limit that stops a flood.
create function cases.resident_report_count(p_since timestamptz) returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  select count(*) from cases.follows f where f.programme_id = platform.current_programme() and f.created_at >= p_since
$$;

-- What whoever holds the code may know of the case: its steps, the words meant for them, and no person, organisation or
-- internal note. Reasons are told for the two ends that a resident must understand.
create function cases.public_follow(p_token bytea)
returns table (case_id uuid, number text, state text, category_zh text, category_en text, place_zh text, place_en text, reported_at timestamptz, answer text,
  photos_public boolean, supporter_count bigint, steps jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, c.number, c.state, k.name_zh, k.name_en, p.name_zh, p.name_en, c.reported_at, r.answer, coalesce(r.photos_public, false) and c.state = 'closed',
    (select count(*) from cases.follows s where s.programme_id = c.programme_id and s.case_id = c.id and s.kind = 'supporter'),
    (select coalesce(jsonb_agg(jsonb_build_object('act', e.act, 'at', e.at, 'reason', case when e.act in ('decline', 'void') then e.note end) order by e.sequence), '[]')
       from cases.case_events e where e.programme_id = c.programme_id and e.case_id = c.id
        and e.act in ('report', 'register', 'decline', 'dispatch', 'rectify', 'verifyPass', 'verifyFail', 'shelve', 'resume', 'void', 'reopen'))
    from cases.follows f
    join places.public_sites o on o.programme_id = f.programme_id and o.site_open
    join cases.cases c on c.programme_id = f.programme_id and c.id = f.case_id
    left join cases.resident_reports r on r.programme_id = c.programme_id and r.case_id = c.id
    left join cases.categories k on k.programme_id = c.programme_id and k.code = c.category_code
    left join places.places p on p.programme_id = c.programme_id and p.id = c.place_id
   where f.programme_id = platform.current_programme() and f.token_hash = p_token
$$;

-- The photos of the fix, once the case is closed and somebody has marked them as fit to be shown.
create function cases.public_follow_photos(p_token bytea) returns table (file_id uuid, stored_sha256 text)
language sql stable security definer set search_path = pg_catalog as $$
  select ph.file_id, fi.stored_sha256
    from cases.follows f
    join places.public_sites o on o.programme_id = f.programme_id and o.site_open
    join cases.cases c on c.programme_id = f.programme_id and c.id = f.case_id and c.state = 'closed'
    join cases.resident_reports r on r.programme_id = c.programme_id and r.case_id = c.id and r.photos_public
    join cases.case_photos ph on ph.programme_id = c.programme_id and ph.case_id = c.id and ph.role = 'after'
    join files.files fi on fi.programme_id = ph.programme_id and fi.id = ph.file_id
   where f.programme_id = platform.current_programme() and f.token_hash = p_token
   order by ph.added_at, ph.file_id
$$;
