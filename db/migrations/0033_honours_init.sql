-- Why: titles as data, the subjects they are given to, and the awards with their whole life, so that "in force on a day" is exact.
-- Locks: none, new objects only. Expected rows: a hundred titles, tens of thousands of households, as many awards and events.

create schema honours;

create table honours.titles (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint titles__code_shape check (code ~ '^[a-z][a-z0-9-]{1,59}$'),
  state text not null default 'inUse' constraint titles__state check (state in ('inUse', 'retired')),
  name_zh text not null constraint titles__name_length check (length(name_zh) between 2 and 80),
  name_en text not null,
  tier text not null constraint titles__tier check (tier in ('nation', 'province', 'prefecture', 'county', 'township', 'village')),
  subject_kind text not null constraint titles__subject_kind check (subject_kind in
    ('city', 'town', 'village', 'unit', 'campus', 'household', 'person', 'team', 'project')),
  authority text not null,
  -- the document by which higher authority approved that this title exists at all
  approval_document text,
  edition_code text,
  term_months integer constraint titles__term check (term_months between 1 and 600),
  review_every_months integer constraint titles__review check (review_every_months between 1 and 600),
  lock_months integer not null default 24 constraint titles__lock check (lock_months between 0 and 600),
  upward_title_code text,
  upward_after integer constraint titles__upward_after check (upward_after between 1 and 20),
  -- stars, levels, classes, prerequisites, negative items, quotas, age, what a new name or a merger does
  rules jsonb not null,
  -- where the figures of its rules come from, and whether somebody checked them
  source text not null,
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint titles__code_unique unique (programme_id, code)
);

create table honours.subjects (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  kind text not null constraint subjects__kind check (kind in
    ('city', 'town', 'village', 'unit', 'campus', 'household', 'person', 'team', 'project')),
  code text not null constraint subjects__code_length check (length(code) between 1 and 80),
  -- what is shown: of a household a label without its number, of a person the name
  label text not null constraint subjects__label_length check (length(label) between 1 and 120),
  place_id uuid,
  organisation_id uuid,
  -- house number, contact, guardian: sealed with the installation's secret, opened for those who may
  details_sealed text,
  -- what tells two households of a village apart, as a keyed hash: the number itself is not there
  identity_key text,
  is_adult boolean not null default false,
  -- kept of minors alone, since a child under fourteen must never be shown
  born_on date,
  consent text not null default 'notAsked' constraint subjects__consent check (consent in ('notAsked', 'given', 'refused', 'withdrawn')),
  consent_on date,
  consent_note text constraint subjects__consent_note_length check (length(consent_note) <= 300),
  -- who took its place, when it was merged or split
  succeeded_by uuid,
  valid_to date,
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint subjects__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint subjects__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id),
  constraint subjects__successor foreign key (programme_id, succeeded_by) references honours.subjects (programme_id, id),
  constraint subjects__code_unique unique (programme_id, kind, code),
  constraint subjects__identity_unique unique (programme_id, kind, place_id, identity_key),
  constraint subjects__household_has_place check (kind <> 'household' or place_id is not null),
  constraint subjects__birth_of_minors_alone check (born_on is null or (kind = 'person' and not is_adult)),
  constraint subjects__consent_says_how check (consent = 'notAsked' or (consent_on is not null and consent_note is not null))
);
create index subjects__place on honours.subjects (programme_id, place_id, kind, code);
create index subjects__kind on honours.subjects (programme_id, kind, code);
create index subjects__unsearchable on honours.subjects (programme_id) where search_text is null;

-- One yearly number line a title, so that a plaque's number is told once.
create table honours.number_lines (
  programme_id uuid not null references places.programmes,
  title_id uuid not null,
  year integer not null,
  last integer not null,
  primary key (programme_id, title_id, year)
);

create table honours.awards (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  title_id uuid not null,
  subject_id uuid not null,
  subject_kind text not null,
  place_id uuid,
  organisation_id uuid,
  class_code text,
  edition integer constraint awards__edition check (edition between 1 and 999),
  number text not null constraint awards__number_length check (length(number) between 3 and 80),
  validity daterange not null constraint awards__validity_has_start check (not lower_inf(validity)),
  ended_by text constraint awards__ended_by check (ended_by in ('withdrawn', 'superseded', 'ended')),
  rectify_by date,
  lock_until date,
  next_review_on date,
  stars integer constraint awards__stars check (stars between 0 and 50),
  star_codes text[],
  level_code text,
  document text not null constraint awards__document_length check (length(document) between 1 and 200),
  published_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  constraint awards__title foreign key (programme_id, title_id) references honours.titles (programme_id, id),
  constraint awards__subject foreign key (programme_id, subject_id) references honours.subjects (programme_id, id),
  constraint awards__number_unique unique (programme_id, number),
  -- a subject holds a title once on any day
  constraint awards__one_at_a_time unique (programme_id, title_id, subject_id, validity without overlaps),
  constraint awards__ended_has_end check (ended_by is null or not upper_inf(validity)),
  constraint awards__lock_after_withdrawal check (lock_until is null or (ended_by is not null and ended_by = 'withdrawn')),
  constraint awards__rectifying_in_force check (rectify_by is null or ended_by is null)
);
create index awards__title on honours.awards (programme_id, title_id, lower(validity) desc, id);
create index awards__subject on honours.awards (programme_id, subject_id);
create index awards__place on honours.awards (programme_id, place_id);
create index awards__review on honours.awards (programme_id, next_review_on) where ended_by is null;

create table honours.award_events (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  award_id uuid not null,
  kind text not null constraint award_events__kind check (kind in
    ('conferred', 'kept', 'rectifyBy', 'rectified', 'withdrawn', 'lapsed', 'superseded', 'ended', 'carried', 'published')),
  on_date date not null,
  until date,
  document text,
  -- why, for those who decide; never shown outside
  reason_sealed text,
  review_id uuid,
  at timestamptz not null,
  person_id uuid not null,
  primary key (programme_id, id),
  constraint award_events__award foreign key (programme_id, award_id) references honours.awards (programme_id, id)
);
create index award_events__award on honours.award_events (programme_id, award_id, on_date, id);
create index award_events__kind on honours.award_events (programme_id, kind, on_date) where kind <> 'conferred';

do $$
declare t text;
begin
  foreach t in array array['honours.titles', 'honours.subjects', 'honours.number_lines', 'honours.awards', 'honours.award_events'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy programme on %s using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
  foreach t in array array['honours.subjects', 'honours.awards'] loop
    execute format($p$
      create policy scope on %s as restrictive for select using (
        (select platform.scope_everything())
        or place_id = any (array(select unnest((select platform.scope_places()))))
        or organisation_id = any (array(select unnest((select platform.scope_organisations())))))$p$, t);
  end loop;
end $$;
create policy scope on honours.award_events as restrictive for select using (
  (select platform.scope_everything())
  or exists (select 1 from honours.awards a where a.programme_id = award_events.programme_id and a.id = award_events.award_id));

-- What everybody may know of an award: the one door through which names of holders leave. Units and places always; persons and
-- households with their consent, and a child under fourteen never. Definer's rights, of the current programme alone.
create function honours.public_awards(p_day date)
returns table (id uuid, title_id uuid, label text, place_zh text, place_en text, class_code text, edition integer, number text, validity daterange, stars integer, level_code text)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, a.title_id, s.label, p.name_zh, p.name_en, a.class_code, a.edition, a.number, a.validity, a.stars, a.level_code
    from honours.awards a
    join honours.subjects s on s.programme_id = a.programme_id and s.id = a.subject_id
    left join places.places p on p.programme_id = s.programme_id and p.id = s.place_id
   where a.programme_id = platform.current_programme() and a.published_at is not null and a.validity @> p_day
     and (s.kind not in ('household', 'person') or s.consent = 'given')
     and (s.kind <> 'person' or s.is_adult or s.born_on <= p_day - interval '14 years')
$$;

-- Whether a plaque's number is one of ours, and how it stands; whose it is says the function above, or nobody.
create function honours.plaque(p_number text)
returns table (award_id uuid, title_id uuid, validity daterange, ended_by text, stars integer, level_code text)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, a.title_id, a.validity, a.ended_by, a.stars, a.level_code
    from honours.awards a where a.programme_id = platform.current_programme() and a.number = p_number
$$;

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, g.permission
    from people.roles r join (values
      ('honours.read', array['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'communityOfficer', 'itAdministrator']),
      ('honours.manageTitles', array['programmeOffice']),
      ('honours.register', array['programmeOffice']),
      ('honours.readDetails', array['programmeOffice', 'communityOfficer'])) as g(permission, roles) on r.code = any (g.roles)
  on conflict do nothing;
