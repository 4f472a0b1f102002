-- Why: people sign up for shifts of an activity themselves, wait when it is full, and find what is theirs on a page of their own.
-- Locks: briefly on volunteering.volunteers and activities (columns without a rewrite). Expected rows: some ten thousand a year.
alter table volunteering.volunteers add column person_id uuid;
alter table volunteering.volunteers add constraint volunteers__person foreign key (programme_id, person_id) references people.persons (programme_id, id);
alter table volunteering.volunteers add constraint volunteers__person_unique unique (programme_id, person_id);

alter table volunteering.activities add column about text constraint activities__about_length check (length(about) between 1 and 2000);
alter table volunteering.activities add column takes_signups boolean not null default false;

-- Every activity has a shift at least: all of it, unless it was divided.
create table volunteering.shifts (
  programme_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  period tstzrange not null constraint shifts__period check (not isempty(period)),
  capacity integer constraint shifts__capacity check (capacity between 1 and 100000),
  primary key (programme_id, id),
  constraint shifts__activity foreign key (programme_id, activity_id) references volunteering.activities (programme_id, id)
);
create index shifts__by_activity on volunteering.shifts (programme_id, activity_id, lower(period));
create index shifts__ahead on volunteering.shifts (programme_id, lower(period));
insert into volunteering.shifts (programme_id, id, activity_id, period, capacity) select programme_id, uuidv7(), id, period, capacity from volunteering.activities;

create table volunteering.signups (
  programme_id uuid not null,
  id uuid not null,
  shift_id uuid not null,
  volunteer_id uuid not null,
  state text not null constraint signups__state check (state in ('signedUp', 'waiting', 'cancelled')),
  signed_up_at timestamptz not null,
  signed_up_by uuid not null,
  cancelled_at timestamptz,
  cancelled_by uuid,
  primary key (programme_id, id),
  constraint signups__shift foreign key (programme_id, shift_id) references volunteering.shifts (programme_id, id),
  constraint signups__volunteer foreign key (programme_id, volunteer_id) references volunteering.volunteers (programme_id, id),
  constraint signups__cancelled check ((state = 'cancelled') = (cancelled_at is not null))
);
create unique index signups__once on volunteering.signups (programme_id, shift_id, volunteer_id) where state <> 'cancelled';
create index signups__by_volunteer on volunteering.signups (programme_id, volunteer_id);

do $$
declare t text;
begin
  foreach t in array array['shifts', 'signups'] loop
    execute format('alter table volunteering.%I enable row level security', t);
    execute format('create policy programme on volunteering.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
create policy scope on volunteering.shifts as restrictive for select using (
  (select platform.scope_everything()) or exists (select 1 from volunteering.activities a where a.programme_id = shifts.programme_id and a.id = shifts.activity_id));
create policy scope on volunteering.signups as restrictive for select using (
  (select platform.scope_everything()) or exists (select 1 from volunteering.shifts s where s.programme_id = signups.programme_id and s.id = signups.shift_id));

-- What anybody may read of activities that people can still join: no name of a person in it. Definer's rights.
create function volunteering.open_activities(p_now timestamptz, p_activity uuid)
returns table (id uuid, name text, about text, team_id uuid, team_name text, place_id uuid, place_zh text, place_en text, starts_at timestamptz, shifts jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, a.name, a.about, t.id, t.name, p.id, p.name_zh, p.name_en, lower(a.period),
         jsonb_agg(jsonb_build_object('id', s.id, 'from', lower(s.period), 'to', upper(s.period), 'capacity', s.capacity, 'taken', c.taken, 'waiting', c.waiting) order by lower(s.period), s.id)
    from volunteering.activities a
    join volunteering.teams t on t.programme_id = a.programme_id and t.id = a.team_id
    join places.places p on p.programme_id = a.programme_id and p.id = a.place_id
    join volunteering.shifts s on s.programme_id = a.programme_id and s.activity_id = a.id and lower(s.period) > p_now
    cross join lateral (select count(*) filter (where g.state = 'signedUp') as taken, count(*) filter (where g.state = 'waiting') as waiting
      from volunteering.signups g where g.programme_id = s.programme_id and g.shift_id = s.id) c
   where a.programme_id = platform.current_programme() and a.takes_signups and upper(a.period) > p_now and (p_activity is null or a.id = p_activity)
   group by a.programme_id, a.id, a.name, a.about, a.period, t.id, t.name, p.id, p.name_zh, p.name_en
$$;
