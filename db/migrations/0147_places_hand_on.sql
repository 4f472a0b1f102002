-- Why: a village or town that is merged, split or renamed keeps its titles under the old place without anybody being asked. A closed place says which
-- places its area went to, and a subject that is a place keeps the name the place had when it was last settled, so that both can be asked about.
-- An announced day may be moved and the successors with it, so what was said last replaces what was said before (the audit keeps both); hence not append-only.
-- Locks: places.places untouched; honours.subjects gets a column and one update of the rows that are places (some hundred).
create table places.place_successors (
  programme_id uuid not null,
  place_id uuid not null,
  successor_id uuid not null,
  primary key (programme_id, place_id, successor_id),
  constraint place_successors__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint place_successors__successor foreign key (programme_id, successor_id) references places.places (programme_id, id),
  constraint place_successors__another check (successor_id <> place_id)
);
alter table places.place_successors enable row level security;
create policy programme on places.place_successors using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
create policy scope on places.place_successors as restrictive for select using ((select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places())))));

-- the name of the place when the subject was last named; of villages, towns and cities alone
alter table honours.subjects add column placed_as text;
update honours.subjects s set placed_as = p.name_zh from places.places p where p.programme_id = s.programme_id and p.id = s.place_id and s.kind in ('city', 'town', 'village');

-- Definer's rights: what a subject is called by must not depend on who may read the place.
create function honours.name_of_its_place() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  new.placed_as := (select p.name_zh from places.places p where p.programme_id = new.programme_id and p.id = new.place_id);
  return new;
end $$;
create trigger placed_as_registered before insert on honours.subjects for each row when (new.kind in ('city', 'town', 'village')) execute function honours.name_of_its_place();
-- A subject that moves is named anew; one whose label is edited is not: whether a title goes on under a new name is the title's rule to say.
create trigger placed_as_settled before update of place_id on honours.subjects
  for each row when (new.kind in ('city', 'town', 'village') and new.place_id is distinct from old.place_id) execute function honours.name_of_its_place();

-- Subjects that are places which were closed or renamed since, while they hold a title: somebody must say whether it is carried on.
create function honours.place_changes(p_day date)
returns table (subject_id uuid, place_id uuid, change text, changed_on date, place_zh text, place_en text, successors uuid[])
language sql stable set search_path = pg_catalog as $$
  select s.id, p.id, case when p.valid_to is null or p.valid_to > p_day then 'renamed' when n.places = 1 then 'merged' when n.places > 1 then 'split' else 'closed' end,
         case when p.valid_to <= p_day then p.valid_to end, p.name_zh, p.name_en, coalesce(n.ids, '{}')
    from honours.subjects s
    join places.places p on p.programme_id = s.programme_id and p.id = s.place_id
     and ((s.kind = 'village' and p.kind in ('village', 'community')) or (s.kind = 'town' and p.kind in ('town', 'subdistrict')) or (s.kind = 'city' and p.kind in ('city', 'county')))
    cross join lateral (select count(*) as places, array_agg(x.successor_id order by x.successor_id) as ids from places.place_successors x where x.programme_id = p.programme_id and x.place_id = p.id) n
   where s.programme_id = platform.current_programme() and s.kind in ('city', 'town', 'village') and (s.valid_to is null or s.valid_to > p_day)
     and (p.valid_to <= p_day or s.placed_as is distinct from p.name_zh)
     and exists (select from honours.awards a where a.programme_id = s.programme_id and a.subject_id = s.id and a.ended_by is null and a.validity @> p_day)
$$;
