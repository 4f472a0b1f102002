-- Why: a plan has its name in both languages; its work is broken down into tasks, each with the unit that leads, a day, the evidence it needs and the standards it serves; a plan of one year is part of a plan of several.
-- Locks: plans.plans for a moment; a few rows a programme are written anew. Expected rows: some thousand tasks a programme, a dozen events each.
alter table plans.plans rename column name to name_zh;
alter table plans.plans rename constraint plans__name_length to plans__name_zh_length;
alter table plans.plans add column name_en text constraint plans__name_en_length check (length(name_en) between 1 and 120);
-- Named in one language so far: the same words until somebody translates them.
update plans.plans set name_en = name_zh, search_text = null;
alter table plans.plans alter column name_en set not null;

alter table plans.plans
  add column part_of uuid,
  add constraint plans__part_of foreign key (programme_id, part_of) references plans.plans (programme_id, id),
  add constraint plans__not_part_of_itself check (part_of <> id);
create index plans__parts on plans.plans (programme_id, part_of) where part_of is not null;

create table plans.tasks (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  plan_id uuid not null,
  code text not null constraint tasks__code_length check (length(code) between 1 and 60),
  name text not null constraint tasks__name_length check (length(name) between 1 and 200),
  target_id uuid,
  -- the unit that leads and answers for it
  organisation_id uuid not null,
  -- units that help
  helping_ids uuid[] not null default '{}',
  owner_id uuid,
  starts_on date,
  due_on date not null,
  evidence text not null constraint tasks__evidence_length check (length(evidence) <= 500),
  state text not null default 'open' constraint tasks__state check (state in ('open', 'inProgress', 'delivered', 'accepted', 'returned', 'dropped')),
  delivered_by uuid,
  delivered_at timestamptz,
  accepted_by uuid,
  accepted_at timestamptz,
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint tasks__code_unique unique (programme_id, plan_id, code),
  constraint tasks__plan foreign key (programme_id, plan_id) references plans.plans (programme_id, id),
  constraint tasks__target foreign key (programme_id, target_id) references plans.targets (programme_id, id),
  constraint tasks__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id),
  constraint tasks__owner foreign key (programme_id, owner_id) references people.persons (programme_id, id),
  constraint tasks__helpers_do_not_lead check (organisation_id <> all (helping_ids)),
  constraint tasks__days_in_order check (starts_on <= due_on),
  constraint tasks__delivered_says_who check ((delivered_at is null) = (delivered_by is null) and (delivered_at is not null or state not in ('delivered', 'accepted', 'returned'))),
  constraint tasks__accepted_says_who check ((state = 'accepted') = (accepted_at is not null) and (accepted_at is null) = (accepted_by is null)),
  constraint tasks__accepted_by_another check (accepted_by <> delivered_by)
);
create index tasks__by_due on plans.tasks (programme_id, due_on, code);
create index tasks__by_unit on plans.tasks (programme_id, organisation_id, due_on);
create index tasks__by_helper on plans.tasks using gin (helping_ids);
create index tasks__unsearchable on plans.tasks (programme_id) where search_text is null;

create table plans.task_standards (
  programme_id uuid not null references places.programmes,
  task_id uuid not null,
  standard_id uuid not null,
  primary key (programme_id, task_id, standard_id),
  constraint task_standards__task foreign key (programme_id, task_id) references plans.tasks (programme_id, id),
  constraint task_standards__standard foreign key (programme_id, standard_id) references frameworks.nodes (programme_id, id)
);
create index task_standards__by_standard on plans.task_standards (programme_id, standard_id);

-- What happened to a task, in order; nothing of it is changed.
create table plans.task_events (
  programme_id uuid not null references places.programmes,
  task_id uuid not null,
  sequence integer not null,
  act text not null constraint task_events__act check (act in ('set', 'changed', 'begun', 'delivered', 'accepted', 'returned', 'dropped')),
  at timestamptz not null,
  person_id uuid not null,
  note text constraint task_events__note_length check (length(note) between 1 and 1000),
  file_ids uuid[] not null default '{}',
  primary key (programme_id, task_id, sequence),
  constraint task_events__task foreign key (programme_id, task_id) references plans.tasks (programme_id, id),
  constraint task_events__says_why check (act not in ('returned', 'dropped') or note is not null)
);

create function plans.keep_events() returns trigger language plpgsql as $$
begin
  raise exception 'the story of a task is not changed' using errcode = 'restrict_violation';
end $$;
create trigger keep_events before update or delete on plans.task_events for each row execute function plans.keep_events();

do $$
declare t text;
begin
  foreach t in array array['tasks', 'task_standards', 'task_events'] loop
    execute format('alter table plans.%I enable row level security', t);
    execute format('create policy programme on plans.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;

-- Seen by the unit that leads, by those that help, and where the unit of a place in reach leads.
create policy scope on plans.tasks as restrictive for select using (
  (select platform.scope_everything())
  or organisation_id = any (array(select unnest((select platform.scope_organisations()))))
  or helping_ids && (select platform.scope_organisations())
  or organisation_id in (select o.id from places.organisations o where o.programme_id = (select platform.current_programme()) and o.place_id = any (array(select unnest((select platform.scope_places()))))));
do $$
declare t text;
begin
  foreach t in array array['task_standards', 'task_events'] loop
    execute format($p$
      create policy scope on plans.%I as restrictive for select using (
        (select platform.scope_everything())
        or exists (select 1 from plans.tasks k where k.programme_id = %I.programme_id and k.id = %I.task_id))$p$, t, t, t);
  end loop;
end $$;

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, g.permission
    from people.roles r join (values
      ('plans.read', array['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'departmentCoordinator', 'liaison', 'communityOfficer']),
      ('plans.manage', array['programmeOffice']),
      ('plans.deliver', array['programmeOffice', 'zoneCoordinator', 'departmentCoordinator', 'liaison', 'communityOfficer'])) as g(permission, roles) on r.code = any (g.roles)
  on conflict do nothing;
