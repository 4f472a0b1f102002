-- Why: the departments of a check are organisations that answer for themselves. A round names them, a signature is bound to the organisation it was given
-- for, and an answer on paper that the office enters says so. Departments of rounds that exist keep their words and answer on paper.
-- Locks: briefly on honours.selection_rounds and candidate_checks (nullable columns, a constant default). Expected rows: some ten a round.
create table honours.round_departments (
  programme_id uuid not null,
  round_id uuid not null,
  code text not null constraint round_departments__code_length check (length(code) between 1 and 60),
  position integer not null,
  name_zh text not null,
  name_en text not null,
  -- what it is to look for, so that nobody is told more than that takes
  asks text not null default '' constraint round_departments__asks_length check (length(asks) <= 300),
  -- whose people sign; without one, answers come on paper alone
  organisation_id uuid,
  primary key (programme_id, round_id, code),
  constraint round_departments__round foreign key (programme_id, round_id) references honours.selection_rounds (programme_id, id),
  constraint round_departments__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id),
  constraint round_departments__organisation_once unique (programme_id, round_id, organisation_id)
);
insert into honours.round_departments (programme_id, round_id, code, position, name_zh, name_en)
  -- a code that was typed twice is told apart by its place in the list
  select r.programme_id, r.id, case when row_number() over (partition by r.id, d.value->>'code' order by d.ordinality) = 1 then d.value->>'code' else left(d.value->>'code', 56) || '-' || d.ordinality end, d.ordinality, d.value->>'zh', d.value->>'en'
    from honours.selection_rounds r cross join lateral jsonb_array_elements(r.departments) with ordinality d;
alter table honours.selection_rounds drop column departments;
-- Whether one department of the round reads what the others answered.
alter table honours.selection_rounds add column departments_open boolean not null default false;
alter table honours.round_departments enable row level security;
create policy programme on honours.round_departments using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));

alter table honours.candidate_checks
  -- for which organisation it was signed; null for what the office says itself and for departments that have none
  add column organisation_id uuid,
  -- the paper that an answer was taken from; its day is signed_on, and signed_by is who entered it
  add column document text constraint candidate_checks__document_length check (length(document) between 2 and 200),
  add constraint candidate_checks__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id),
  add constraint candidate_checks__of_department check (kind = 'department' or (organisation_id is null and document is null));

-- Departments of open checks that a person answers for on a day: whose own assignment with that right is at the very organisation, or who reaches the whole
-- programme and belongs to it. Neither an organisation above nor one below signs in its place. Definer's rights: asked under whatever reach.
create function honours.departments_of(p_person uuid, p_today date)
returns table (round_id uuid, code text, organisation_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select d.round_id, d.code, d.organisation_id
    from honours.round_departments d
    join honours.round_stages s on s.programme_id = d.programme_id and s.round_id = d.round_id and s.kind = 'departmentCheck' and s.state = 'open'
    join honours.selection_rounds r on r.programme_id = d.programme_id and r.id = d.round_id and r.state = 'running'
   where d.programme_id = platform.current_programme()
     and exists (select 1 from people.assignments a join people.persons q on q.programme_id = a.programme_id and q.id = a.person_id
                   join people.role_permissions p on p.programme_id = a.programme_id and p.role_code = a.role_code and p.permission = 'honours.check'
                  where a.programme_id = d.programme_id and a.person_id = p_person and a.valid_from <= p_today and (a.valid_to is null or a.valid_to > p_today)
                    and ((a.anchor_kind = 'organisation' and a.organisation_id = d.organisation_id) or (a.anchor_kind = 'programme' and q.organisation_id = d.organisation_id)))
$$;

-- How many candidates each department of an open check has still to answer for. Numbers alone, so that whoever owes them is told without seeing the list.
create function honours.department_dues()
returns table (round_id uuid, code text, owed bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select d.round_id, d.code, count(*)
    from honours.round_departments d
    join honours.round_stages s on s.programme_id = d.programme_id and s.round_id = d.round_id and s.kind = 'departmentCheck' and s.state = 'open'
    join honours.selection_rounds r on r.programme_id = d.programme_id and r.id = d.round_id and r.state = 'running'
    join honours.candidates c on c.programme_id = d.programme_id and c.round_id = d.round_id and c.state in ('nominated', 'eligible')
   where d.programme_id = platform.current_programme()
     and not exists (select 1 from honours.candidate_checks k where k.programme_id = c.programme_id and k.candidate_id = c.id and k.kind = 'department' and k.code = d.code)
   group by d.round_id, d.code
$$;

-- What a department's no does is a rule of the title: it keeps a candidate out, as it always did, or stands beside the name for whoever decides.
update honours.title_versions set rules = rules || '{"departmentNo": "excludes"}' where not rules ? 'departmentNo';

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, 'honours.enterAnswers' from people.roles r where r.code = 'programmeOffice'
  on conflict do nothing;
