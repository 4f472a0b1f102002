-- Why: surveys 问卷调查 whose answers are of nobody: their definitions, the communities they are held in with target and population, and the answers.
-- Locks: none; a new schema. Expected rows: a few surveys a year, some hundred communities each, some ten thousand answers.
create schema surveys;

create table surveys.surveys (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint surveys__code_shape check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  title text not null constraint surveys__title_length check (length(title) between 1 and 120),
  purpose text not null constraint surveys__purpose_length check (length(purpose) between 2 and 1000),
  state text not null default 'draft' constraint surveys__state check (state in ('draft', 'open', 'closed')),
  opens_on date not null,
  closes_on date not null,
  -- {versions, questions}
  definition jsonb not null,
  -- where the populations are from: the weights are data with a source
  population_source text constraint surveys__source_length check (length(population_source) between 2 and 200),
  is_synthetic boolean not null default false,
  opened_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (programme_id, id),
  constraint surveys__code_unique unique (programme_id, code),
  constraint surveys__period check (opens_on <= closes_on)
);

-- The communities in which it is held.
create table surveys.quotas (
  programme_id uuid not null references places.programmes,
  survey_id uuid not null,
  place_id uuid not null,
  target integer not null constraint quotas__target check (target between 1 and 1000000),
  population integer constraint quotas__population check (population between 1 and 100000000),
  primary key (programme_id, survey_id, place_id),
  constraint quotas__survey foreign key (programme_id, survey_id) references surveys.surveys (programme_id, id),
  constraint quotas__place foreign key (programme_id, place_id) references places.places (programme_id, id)
);

-- Of nobody: no name, number, login or network, no time of day, and an id that is drawn and therefore tells no time either.
create table surveys.answers (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  survey_id uuid not null,
  place_id uuid not null,
  version_code text not null,
  channel text not null constraint answers__channel check (channel in ('online', 'office', 'paper')),
  on_date date not null,
  -- by code of the question: the code of a choice, several of them, a point of a scale, or 'dontKnow'
  answers jsonb not null,
  primary key (programme_id, id),
  constraint answers__quota foreign key (programme_id, survey_id, place_id) references surveys.quotas (programme_id, survey_id, place_id)
);
create index answers__by_place on surveys.answers (programme_id, survey_id, place_id);

-- Which paper sheets were entered, so that none counts twice; nothing leads from a sheet to its answer.
create table surveys.sheets (
  programme_id uuid not null references places.programmes,
  survey_id uuid not null,
  sheet_number text not null constraint sheets__number_length check (length(sheet_number) between 1 and 40),
  primary key (programme_id, survey_id, sheet_number),
  constraint sheets__survey foreign key (programme_id, survey_id) references surveys.surveys (programme_id, id)
);

-- What a survey asks is frozen from its opening on.
create function surveys.keep_definition() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.definition, new.code, new.title, new.purpose, new.opens_on) is distinct from (old.definition, old.code, old.title, old.purpose, old.opens_on) then
    raise exception 'the definition of an open survey is not changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_definition before update on surveys.surveys for each row execute function surveys.keep_definition();
create function surveys.keep_answers() returns trigger language plpgsql as $$
begin
  raise exception 'an answer is not changed' using errcode = 'restrict_violation';
end $$;
create trigger keep_answers before update on surveys.answers for each row execute function surveys.keep_answers();

do $$
declare t text;
begin
  foreach t in array array['surveys', 'quotas', 'answers', 'sheets'] loop
    execute format('alter table surveys.%I enable row level security', t);
    execute format('create policy programme on surveys.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
  foreach t in array array['quotas', 'answers'] loop
    execute format($p$create policy scope on surveys.%I as restrictive for select using (
      (select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places())))))$p$, t);
  end loop;
end $$;

-- Everybody may see in which communities an open survey is held: names only.
create function surveys.public_communities(p_survey uuid) returns table (id uuid, code text, zh text, en text)
language sql stable security definer set search_path = pg_catalog as $$
  select p.id, p.code, p.name_zh, p.name_en from surveys.quotas q join surveys.surveys s on s.programme_id = q.programme_id and s.id = q.survey_id
    join places.places p on p.programme_id = q.programme_id and p.id = q.place_id
   where q.programme_id = (select platform.current_programme()) and q.survey_id = p_survey and s.state = 'open' order by p.code
$$;

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, g.permission
    from people.roles r join (values
      ('surveys.read', array['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'communityOfficer']),
      ('surveys.enter', array['programmeOffice', 'zoneCoordinator', 'communityOfficer']),
      ('surveys.manage', array['programmeOffice'])) as g(permission, roles) on r.code = any (g.roles)
  on conflict do nothing;
