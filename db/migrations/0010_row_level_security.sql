-- Why: the database itself keeps programmes apart and people inside their places, also when a query forgets its filter.
-- The application connects as a role that owns nothing and cannot bypass policies.
-- Locks: short exclusive locks on new, empty tables.

do $$
declare t record;
begin
  -- every table with a programme is fenced by it
  for t in
    select n.nspname as schema, c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'programme_id' and not a.attisdropped
     where c.relkind = 'r' and n.nspname in
       ('platform', 'places', 'people', 'files', 'frameworks', 'cases', 'inspections', 'scoring', 'bulletins')
  loop
    execute format('alter table %I.%I enable row level security', t.schema, t.name);
    execute format(
      'create policy programme on %I.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))',
      t.schema, t.name);
  end loop;
end $$;

-- The list of programmes itself: the current one only; the people module lists a login's own through a function.
alter table places.programmes enable row level security;
create policy programme on places.programmes using (id = (select platform.current_programme())) with check (id = (select platform.current_programme()));

-- Place scope: what carries a place, a site or an organisation is seen only inside the reader's scope.
do $$
declare t text;
begin
  foreach t in array array['cases.cases', 'inspections.observations', 'inspections.findings', 'platform.outbox'] loop
    execute format($p$
      create policy scope on %s as restrictive for select using (
        (select platform.scope_everything())
        or place_id = any (array(select unnest((select platform.scope_places()))))
        or site_id = any (array(select unnest((select platform.scope_sites()))))
        or organisation_id = any (array(select unnest((select platform.scope_organisations())))))$p$, t);
  end loop;
end $$;

create policy scope on places.sites as restrictive for select using (
  (select platform.scope_everything())
  or place_id = any (array(select unnest((select platform.scope_places()))))
  or id = any (array(select unnest((select platform.scope_sites()))))
  or exists (select 1 from people.responsibilities r
              where r.programme_id = sites.programme_id and r.site_id = sites.id
                and r.organisation_id = any ((select platform.scope_organisations())::uuid[])));

-- A round's sites are also seen by the inspector who walks them.
create policy scope on inspections.round_sites as restrictive for select using (
  (select platform.scope_everything())
  or place_id = any (array(select unnest((select platform.scope_places()))))
  or site_id = any (array(select unnest((select platform.scope_sites()))))
  or organisation_id = any (array(select unnest((select platform.scope_organisations())))));

-- The story and the photos of a case follow the case.
create policy scope on cases.case_events as restrictive for select using (
  (select platform.scope_everything())
  or exists (select 1 from cases.cases c where c.programme_id = case_events.programme_id and c.id = case_events.case_id));
create policy scope on cases.case_photos as restrictive for select using (
  (select platform.scope_everything())
  or exists (select 1 from cases.cases c where c.programme_id = case_photos.programme_id and c.id = case_photos.case_id));
