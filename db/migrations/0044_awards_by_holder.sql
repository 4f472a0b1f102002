-- Why: when a village or unit takes over another's titles on a day, the days before it stay with the predecessor: an award that is
-- carried over is a second row under the same number, from that day on, which says what it came from and since when it is held.
-- Locks: briefly on honours.awards, honours.award_events (columns without a value, a constraint that is looked over, an index).
alter table honours.awards add column carried_from uuid, add column held_since date;
alter table honours.awards
  add constraint awards__carried_from foreign key (programme_id, carried_from) references honours.awards (programme_id, id),
  add constraint awards__carried_once unique (programme_id, carried_from),
  add constraint awards__carried_since check ((carried_from is null) = (held_since is null)),
  drop constraint awards__number_unique,
  drop constraint awards__ended_by,
  add constraint awards__ended_by check (ended_by in ('withdrawn', 'superseded', 'ended', 'passedOn'));
create unique index awards__number_unique on honours.awards (programme_id, number) where carried_from is null;
-- what a plaque's number is now, and the largest number of a line
create index awards__number on honours.awards (programme_id, number);

alter table honours.award_events
  drop constraint award_events__kind,
  add constraint award_events__kind check (kind in
    ('conferred', 'kept', 'rectifyBy', 'rectified', 'withdrawn', 'lapsed', 'superseded', 'ended', 'carried', 'passedOn', 'published'));

-- Shown since the day it was given, with whoever holds it now.
create or replace function honours.public_awards(p_day date)
returns table (id uuid, title_id uuid, label text, place_zh text, place_en text, class_code text, edition integer, number text, validity daterange, stars integer, level_code text)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, a.title_id, s.label, p.name_zh, p.name_en, a.class_code, a.edition, a.number, daterange(coalesce(a.held_since, lower(a.validity)), upper(a.validity)), a.stars, a.level_code
    from honours.awards a
    join honours.subjects s on s.programme_id = a.programme_id and s.id = a.subject_id
    left join places.places p on p.programme_id = s.programme_id and p.id = s.place_id
   where a.programme_id = platform.current_programme() and a.published_at is not null and a.validity @> p_day
     and (s.kind not in ('household', 'person') or s.consent = 'given')
     and (s.kind <> 'person' or s.is_adult or s.born_on <= p_day - interval '14 years')
$$;

create or replace function honours.plaque(p_number text)
returns table (award_id uuid, title_id uuid, validity daterange, ended_by text, stars integer, level_code text)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, a.title_id, daterange(coalesce(a.held_since, lower(a.validity)), upper(a.validity)), a.ended_by, a.stars, a.level_code
    from honours.awards a where a.programme_id = platform.current_programme() and a.number = p_number
   order by lower(a.validity) desc limit 1
$$;
