-- Why: the rules of a title change over the years, and a round that runs and an award in force keep to those they began under.
-- Locks: titles, round_titles and awards for the moment of the change; a column with a constant default rewrites nothing, the
-- foreign keys read awards once.

create table honours.title_versions (
  programme_id uuid not null references places.programmes,
  title_id uuid not null,
  number integer not null constraint title_versions__number check (number >= 1),
  -- rounds that start and awards that are conferred from this day on keep to it; the first version has none
  effective_from date,
  authority text not null,
  -- the document by which higher authority approved that this title exists at all
  approval_document text,
  edition_code text,
  term_months integer constraint title_versions__term check (term_months between 1 and 600),
  review_every_months integer constraint title_versions__review check (review_every_months between 1 and 600),
  lock_months integer not null default 24 constraint title_versions__lock check (lock_months between 0 and 600),
  upward_title_code text,
  upward_after integer constraint title_versions__upward_after check (upward_after between 1 and 20),
  -- stars, levels, classes, prerequisites, negative items, quotas, age, what a new name or a merger does
  rules jsonb not null,
  -- where the figures of its rules come from, and whether somebody checked them
  source text not null,
  -- what changed, in the words of whoever changed it
  note text constraint title_versions__note_length check (length(note) between 2 and 500),
  made_at timestamptz not null,
  made_by uuid,
  primary key (programme_id, title_id, number),
  constraint title_versions__title foreign key (programme_id, title_id) references honours.titles (programme_id, id),
  constraint title_versions__day_once unique nulls not distinct (programme_id, title_id, effective_from)
);
insert into honours.title_versions (programme_id, title_id, number, authority, approval_document, edition_code, term_months, review_every_months, lock_months, upward_title_code, upward_after, rules, source, made_at)
  select programme_id, id, 1, authority, approval_document, edition_code, term_months, review_every_months, lock_months, upward_title_code, upward_after, rules, source, now() from honours.titles;

alter table honours.titles
  drop column authority, drop column approval_document, drop column edition_code, drop column term_months, drop column review_every_months, drop column lock_months, drop column upward_title_code,
  drop column upward_after, drop column rules, drop column source;
alter table honours.round_titles add column rule_version integer not null default 1,
  add constraint round_titles__rule_version foreign key (programme_id, title_id, rule_version) references honours.title_versions (programme_id, title_id, number);
alter table honours.awards add column rule_version integer not null default 1,
  add constraint awards__rule_version foreign key (programme_id, title_id, rule_version) references honours.title_versions (programme_id, title_id, number);
alter table honours.round_titles alter column rule_version drop default;
alter table honours.awards alter column rule_version drop default;

alter table honours.title_versions enable row level security;
create policy programme on honours.title_versions using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));

-- The words for stars and classes of an award are those of the rules it was conferred under.
drop function honours.public_awards(date);
create function honours.public_awards(p_day date)
returns table (id uuid, title_id uuid, label text, place_zh text, place_en text, class_code text, edition integer, number text, validity daterange, stars integer, level_code text, rule_version integer)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, a.title_id, s.label, p.name_zh, p.name_en, a.class_code, a.edition, a.number, daterange(coalesce(a.held_since, lower(a.validity)), upper(a.validity)), a.stars, a.level_code, a.rule_version
    from honours.awards a
    join honours.subjects s on s.programme_id = a.programme_id and s.id = a.subject_id
    left join places.places p on p.programme_id = s.programme_id and p.id = s.place_id
   where a.programme_id = platform.current_programme() and a.published_at is not null and a.validity @> p_day
     and (s.kind not in ('household', 'person') or s.consent = 'given')
     and (s.kind <> 'person' or s.is_adult or s.born_on <= p_day - interval '14 years')
$$;
drop function honours.plaque(text);
create function honours.plaque(p_number text)
returns table (award_id uuid, title_id uuid, validity daterange, ended_by text, stars integer, level_code text, rule_version integer)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, a.title_id, daterange(coalesce(a.held_since, lower(a.validity)), upper(a.validity)), a.ended_by, a.stars, a.level_code, a.rule_version
    from honours.awards a where a.programme_id = platform.current_programme() and a.number = p_number
   order by lower(a.validity) desc limit 1
$$;
