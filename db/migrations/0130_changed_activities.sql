-- Why: what was planned is moved or called off, and whoever signed up has to learn of it; how it stood before stays on record. Nobody serves at what was called off:
-- whoever records and whoever cancels wait for each other on the row of the activity.
-- Locks: briefly on volunteering.activities and shifts (columns without a rewrite). Expected rows: some thousand changes a year, each told to some ten people.
alter table volunteering.activities add column version integer not null default 1;
-- since when it has the times that it has; null: since it was planned
alter table volunteering.activities add column timed_at timestamptz;
alter table volunteering.activities add column cancelled_at timestamptz;
alter table volunteering.activities add column cancelled_by uuid;
alter table volunteering.activities add column cancel_reason text constraint activities__cancel_reason_length check (length(cancel_reason) between 4 and 300);
alter table volunteering.activities add constraint activities__cancelled check ((cancelled_at is null) = (cancelled_by is null) and (cancelled_at is null) = (cancel_reason is null) and (cancelled_at is null or not takes_signups));
-- A shift that fell away keeps its row for those who had signed up for it.
alter table volunteering.shifts add column dropped_at timestamptz;

create table volunteering.activity_changes (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  activity_id uuid not null,
  kind text not null constraint activity_changes__kind check (kind in ('changed', 'cancelled')),
  at timestamptz not null,
  by_person uuid not null,
  -- what was said to those who had signed up
  note text constraint activity_changes__note_length check (length(note) between 1 and 300),
  -- what was changed, before and after, in words of that day
  details jsonb not null,
  primary key (programme_id, id),
  constraint activity_changes__activity foreign key (programme_id, activity_id) references volunteering.activities (programme_id, id),
  constraint activity_changes__cancelled_says_why check (kind <> 'cancelled' or note is not null)
);
create index activity_changes__by_activity on volunteering.activity_changes (programme_id, activity_id, at);
comment on table volunteering.activity_changes is 'append-only';

-- Who is told, and when they had read it.
create table volunteering.change_readers (
  programme_id uuid not null references places.programmes,
  change_id uuid not null,
  volunteer_id uuid not null,
  -- the shift of theirs fell away with the change
  lost_shift boolean not null,
  seen_at timestamptz,
  primary key (programme_id, change_id, volunteer_id),
  constraint change_readers__change foreign key (programme_id, change_id) references volunteering.activity_changes (programme_id, id),
  constraint change_readers__volunteer foreign key (programme_id, volunteer_id) references volunteering.volunteers (programme_id, id)
);
create index change_readers__unseen on volunteering.change_readers (programme_id, volunteer_id) where seen_at is null;

do $$
declare t text;
begin
  foreach t in array array['activity_changes', 'change_readers'] loop
    execute format('alter table volunteering.%I enable row level security', t);
    execute format('create policy programme on volunteering.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
create policy scope on volunteering.activity_changes as restrictive for select using (
  (select platform.scope_everything()) or exists (select 1 from volunteering.activities a where a.programme_id = activity_changes.programme_id and a.id = activity_changes.activity_id));
create policy scope on volunteering.change_readers as restrictive for select using (
  (select platform.scope_everything()) or exists (select 1 from volunteering.activity_changes c where c.programme_id = change_readers.programme_id and c.id = change_readers.change_id));

-- Definer's rights: whoever records may not reach the place, and still nothing is recorded at what was called off.
create function volunteering.refuse_cancelled() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform 1 from volunteering.activities a where (a.programme_id, a.id) in (select f.programme_id, f.activity_id from fresh f) order by a.id for share;
  if exists (select 1 from volunteering.activities a where (a.programme_id, a.id) in (select f.programme_id, f.activity_id from fresh f) and a.cancelled_at is not null) then
    raise exception 'the activity was called off' using errcode = 'check_violation', constraint = 'activities__stands';
  end if;
  return null;
end $$;
create trigger refuse_cancelled after insert on volunteering.service_records referencing new table as fresh for each statement execute function volunteering.refuse_cancelled();
create trigger refuse_cancelled after insert on volunteering.check_ins referencing new table as fresh for each statement execute function volunteering.refuse_cancelled();

create or replace function volunteering.open_activities(p_now timestamptz, p_activity uuid)
returns table (id uuid, name text, about text, team_id uuid, team_name text, place_id uuid, place_zh text, place_en text, starts_at timestamptz, shifts jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select a.id, a.name, a.about, t.id, t.name, p.id, p.name_zh, p.name_en, lower(a.period),
         jsonb_agg(jsonb_build_object('id', s.id, 'from', lower(s.period), 'to', upper(s.period), 'capacity', s.capacity, 'taken', c.taken, 'waiting', c.waiting) order by lower(s.period), s.id)
    from volunteering.activities a
    join volunteering.teams t on t.programme_id = a.programme_id and t.id = a.team_id
    join places.places p on p.programme_id = a.programme_id and p.id = a.place_id
    join volunteering.shifts s on s.programme_id = a.programme_id and s.activity_id = a.id and lower(s.period) > p_now and s.dropped_at is null
    cross join lateral (select count(*) filter (where g.state = 'signedUp') as taken, count(*) filter (where g.state = 'waiting') as waiting
      from volunteering.signups g where g.programme_id = s.programme_id and g.shift_id = s.id) c
   where a.programme_id = platform.current_programme() and a.takes_signups and upper(a.period) > p_now and (p_activity is null or a.id = p_activity)
   group by a.programme_id, a.id, a.name, a.about, a.period, t.id, t.name, p.id, p.name_zh, p.name_en
$$;

-- Held is what has begun and was not called off.
create or replace function volunteering.project_counts(p_project uuid, p_now timestamptz)
returns table (activity_count bigint, volunteer_count bigint, minutes bigint, a bigint, b bigint, c bigint, d bigint, session_count bigint, with_evidence bigint, beneficiaries bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select k.activities, r.volunteers, r.minutes, r.a, r.b, r.c, r.d, s.sessions, s.with_evidence, s.beneficiaries
    from (select count(*) as activities from volunteering.activities n where n.programme_id = platform.current_programme() and n.project_id = p_project and n.cancelled_at is null and lower(n.period) <= p_now) k
    cross join (select count(distinct e.volunteer_id) as volunteers, coalesce(sum(e.minutes), 0)::bigint as minutes, coalesce(sum(e.minutes) filter (where e.grade = 'A'), 0)::bigint as a, coalesce(sum(e.minutes) filter (where e.grade = 'B'), 0)::bigint as b,
        coalesce(sum(e.minutes) filter (where e.grade = 'C'), 0)::bigint as c, coalesce(sum(e.minutes) filter (where e.grade = 'D'), 0)::bigint as d
      from volunteering.activities n join volunteering.service_records e on e.programme_id = n.programme_id and e.activity_id = n.id and e.state = 'counted' where n.programme_id = platform.current_programme() and n.project_id = p_project) r
    cross join (select count(*) as sessions, count(n.evidence) as with_evidence, coalesce(sum(n.beneficiaries), 0)::bigint as beneficiaries from volunteering.sessions n where n.programme_id = platform.current_programme() and n.project_id = p_project) s
$$;
