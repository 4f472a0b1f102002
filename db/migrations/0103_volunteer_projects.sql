-- Why: a team's lasting project (志愿服务项目) with a purpose, partners and targets, to which activities and sessions belong, so that what it did is counted from them.
-- Locks: volunteering.activities and volunteering.sessions for an instant; their new columns are empty. Expected rows: some hundred.
create table volunteering.projects (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint projects__code_length check (length(code) between 1 and 60),
  name text not null constraint projects__name_length check (length(name) between 1 and 120),
  purpose text not null constraint projects__purpose_length check (length(purpose) between 1 and 1000),
  branch_code text,
  team_id uuid not null,
  place_id uuid not null,
  from_date date not null,
  -- without an end it goes on
  to_date date,
  -- what it means to reach: times that somebody is served, and hours that are served; none of the two is a must
  target_served integer constraint projects__target_served check (target_served between 1 and 10000000),
  target_hours integer constraint projects__target_hours check (target_hours between 1 and 10000000),
  state text not null default 'draft' constraint projects__state check (state in ('draft', 'open', 'paused', 'ended')),
  outcome text constraint projects__outcome_length check (length(outcome) between 1 and 1000),
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint volunteer_projects__code_unique unique (programme_id, code),
  constraint projects__branch foreign key (programme_id, branch_code) references volunteering.branches (programme_id, code),
  constraint projects__team foreign key (programme_id, team_id) references volunteering.teams (programme_id, id),
  constraint projects__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint projects__dates check (to_date is null or to_date >= from_date),
  constraint projects__ended_says_what_came_of_it check ((state = 'ended') = (outcome is not null))
);
create index projects__unsearchable on volunteering.projects (programme_id) where search_text is null;

create table volunteering.project_partners (
  programme_id uuid not null references places.programmes,
  project_id uuid not null,
  organisation_id uuid not null,
  primary key (programme_id, project_id, organisation_id),
  constraint project_partners__project foreign key (programme_id, project_id) references volunteering.projects (programme_id, id),
  constraint project_partners__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id)
);

alter table volunteering.activities add column project_id uuid;
alter table volunteering.activities add constraint activities__project foreign key (programme_id, project_id) references volunteering.projects (programme_id, id);
create index activities__by_project on volunteering.activities (project_id) where project_id is not null;
alter table volunteering.sessions add column project_id uuid;
alter table volunteering.sessions add constraint sessions__project foreign key (programme_id, project_id) references volunteering.projects (programme_id, id);
create index sessions__by_project on volunteering.sessions (project_id) where project_id is not null;

do $$
declare t text;
begin
  foreach t in array array['projects', 'project_partners'] loop
    execute format('alter table volunteering.%I enable row level security', t);
    execute format('create policy programme on volunteering.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
create policy scope on volunteering.projects as restrictive for select using (
  (select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places())))));
create policy scope on volunteering.project_partners as restrictive for select using (
  (select platform.scope_everything()) or exists (select 1 from volunteering.projects p where p.programme_id = project_partners.programme_id and p.id = project_partners.project_id));

-- Whose project it is may be read wherever the project is, also of a team that lies elsewhere.
create function volunteering.team_of_project(p_project uuid) returns table (code text, name text)
language sql stable security definer set search_path = pg_catalog as $$
  select t.code, t.name from volunteering.projects j join volunteering.teams t on t.programme_id = j.programme_id and t.id = j.team_id where j.programme_id = platform.current_programme() and j.id = p_project
$$;

-- What anybody may know of projects that go on: sums and no names; definer's rights, since nobody in particular asks.
-- What belongs to a project, counted whole for whoever may see it: its sums are one figure, wherever it was held.
create function volunteering.project_counts(p_project uuid, p_now timestamptz)
returns table (activity_count bigint, volunteer_count bigint, minutes bigint, a bigint, b bigint, c bigint, d bigint, session_count bigint, with_evidence bigint, beneficiaries bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select k.activities, r.volunteers, r.minutes, r.a, r.b, r.c, r.d, s.sessions, s.with_evidence, s.beneficiaries
    from (select count(*) as activities from volunteering.activities n where n.programme_id = platform.current_programme() and n.project_id = p_project and lower(n.period) <= p_now) k
    cross join (select count(distinct e.volunteer_id) as volunteers, coalesce(sum(e.minutes), 0)::bigint as minutes, coalesce(sum(e.minutes) filter (where e.grade = 'A'), 0)::bigint as a, coalesce(sum(e.minutes) filter (where e.grade = 'B'), 0)::bigint as b,
        coalesce(sum(e.minutes) filter (where e.grade = 'C'), 0)::bigint as c, coalesce(sum(e.minutes) filter (where e.grade = 'D'), 0)::bigint as d
      from volunteering.activities n join volunteering.service_records e on e.programme_id = n.programme_id and e.activity_id = n.id and e.state = 'counted' where n.programme_id = platform.current_programme() and n.project_id = p_project) r
    cross join (select count(*) as sessions, count(n.evidence) as with_evidence, coalesce(sum(n.beneficiaries), 0)::bigint as beneficiaries from volunteering.sessions n where n.programme_id = platform.current_programme() and n.project_id = p_project) s
$$;

create function volunteering.open_projects(p_today date, p_now timestamptz, p_project uuid)
returns table (id uuid, name text, purpose text, branch_zh text, branch_en text, team_id uuid, team_name text, place_id uuid, place_zh text, place_en text, from_date date, to_date date, target_served integer, target_hours integer, partners text[],
  activity_count bigint, volunteer_count bigint, a bigint, b bigint, c bigint, d bigint, session_count bigint, with_evidence bigint, beneficiaries bigint, activities jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select j.id, j.name, j.purpose, b.name_zh, b.name_en, t.id, t.name, p.id, p.name_zh, p.name_en, j.from_date, j.to_date, j.target_served, j.target_hours,
         array(select o.name_zh from volunteering.project_partners w join places.organisations o on o.programme_id = w.programme_id and o.id = w.organisation_id where w.programme_id = j.programme_id and w.project_id = j.id order by o.code),
         k.activity_count, k.volunteer_count, k.a, k.b, k.c, k.d, k.session_count, k.with_evidence, k.beneficiaries,
         coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name, 'startsAt', lower(n.period)) order by lower(n.period), n.id) from volunteering.activities n
           where n.programme_id = j.programme_id and n.project_id = j.id and n.takes_signups and lower(n.period) > p_now), '[]'::jsonb)
    from volunteering.projects j
    left join volunteering.branches b on b.programme_id = j.programme_id and b.code = j.branch_code
    join volunteering.teams t on t.programme_id = j.programme_id and t.id = j.team_id
    join places.places p on p.programme_id = j.programme_id and p.id = j.place_id
    cross join lateral volunteering.project_counts(j.id, p_now) k
   where j.programme_id = platform.current_programme() and j.state = 'open' and j.from_date <= p_today and (j.to_date is null or j.to_date >= p_today) and (p_project is null or j.id = p_project)
$$;
