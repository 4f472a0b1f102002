-- Why: a site leader who is away leaves the sites to a deputy for some days and has them back afterwards, without the office.
-- The days stand in responsibilities like any others, so that "who answered here on that day" needs no second look.
-- Locks: a short exclusive one on responsibilities and assignments to add empty columns. Expected rows: a few covers a person and year.

create table people.covers (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  -- who is away, and who stands in
  person_id uuid not null,
  deputy_id uuid not null,
  validity daterange not null constraint covers__validity_not_empty check (not isempty(validity) and not upper_inf(validity)),
  note text constraint covers__note_length check (length(note) <= 300),
  created_at timestamptz not null,
  primary key (programme_id, id),
  constraint covers__person foreign key (programme_id, person_id) references people.persons (programme_id, id),
  constraint covers__deputy foreign key (programme_id, deputy_id) references people.persons (programme_id, id),
  constraint covers__not_oneself check (person_id <> deputy_id),
  constraint covers__one_at_a_time exclude using gist (programme_id with =, person_id with =, validity with &&)
);
create index covers__deputy_id on people.covers (programme_id, deputy_id);

-- The days of a deputy name the cover they come from; so does a role that was given for no longer than that.
alter table people.responsibilities
  add column cover_id uuid,
  add constraint responsibilities__cover foreign key (programme_id, cover_id) references people.covers (programme_id, id);
create index responsibilities__cover_id on people.responsibilities (programme_id, cover_id) where cover_id is not null;
alter table people.assignments
  add column cover_id uuid,
  add constraint assignments__cover foreign key (programme_id, cover_id) references people.covers (programme_id, id);

alter table people.covers enable row level security;
create policy programme on people.covers using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));

create or replace view places.duties with (security_invoker = true) as
  select r.programme_id, r.id, r.site_id, r.place_id, r.role, r.person_id, r.organisation_id, r.validity,
         (select c.person_id from people.covers c where c.programme_id = r.programme_id and c.id = r.cover_id) as cover_for_id
    from people.responsibilities r;

-- Whoever leads a site on other days than today must be able to name it: while a deputy stands in, it is out of the leader's
-- reach. Definer's rights, inside the current programme; callers pass ids that stand in a duty they may see.
create function places.site_names(p_ids uuid[]) returns table (id uuid, code text, name text, place_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select s.id, s.code, s.name, s.place_id from places.sites s where s.programme_id = platform.current_programme() and s.id = any (p_ids)
$$;
