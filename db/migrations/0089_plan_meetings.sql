-- Why: meetings and what they decided: which unit answers for it, by when, and by which task it is carried out.
-- Locks: none; new tables. Expected rows: some hundred meetings, a dozen decisions each.
create table plans.meetings (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  title text not null constraint meetings__title_length check (length(title) between 1 and 200),
  kind text not null constraint meetings__kind check (kind in ('mobilisation', 'leadingGroup', 'joint', 'special', 'other')),
  held_on date not null,
  venue text constraint meetings__venue_length check (length(venue) between 1 and 120),
  plan_id uuid,
  chair_id uuid,
  -- units and persons that attended
  unit_ids uuid[] not null default '{}',
  person_ids uuid[] not null default '{}',
  document text constraint meetings__document_length check (length(document) between 1 and 200),
  minutes text not null default '' constraint meetings__minutes_length check (length(minutes) <= 20000),
  -- pictures of the signed minutes
  file_ids uuid[] not null default '{}',
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint meetings__plan foreign key (programme_id, plan_id) references plans.plans (programme_id, id),
  constraint meetings__chair foreign key (programme_id, chair_id) references people.persons (programme_id, id)
);
create index meetings__recent on plans.meetings (programme_id, held_on desc, id);
create index meetings__unsearchable on plans.meetings (programme_id) where search_text is null;

create table plans.decisions (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  meeting_id uuid not null,
  number integer not null constraint decisions__number check (number >= 1),
  words text not null constraint decisions__words_length check (length(words) between 2 and 1000),
  organisation_id uuid not null,
  due_on date not null,
  task_id uuid,
  state text not null default 'open' constraint decisions__state check (state in ('open', 'done', 'dropped')),
  closed_by uuid,
  closed_at timestamptz,
  note text constraint decisions__note_length check (length(note) between 2 and 1000),
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint decisions__number_unique unique (programme_id, meeting_id, number),
  constraint decisions__meeting foreign key (programme_id, meeting_id) references plans.meetings (programme_id, id),
  constraint decisions__organisation foreign key (programme_id, organisation_id) references places.organisations (programme_id, id),
  constraint decisions__task foreign key (programme_id, task_id) references plans.tasks (programme_id, id),
  constraint decisions__closed_says_how check ((state = 'open') = (closed_at is null) and (closed_at is null) = (closed_by is null) and (state = 'open' or note is not null))
);
create index decisions__by_due on plans.decisions (programme_id, due_on, id);
create index decisions__by_unit on plans.decisions (programme_id, organisation_id, due_on);
create index decisions__unsearchable on plans.decisions (programme_id) where search_text is null;

do $$
declare t text;
begin
  foreach t in array array['meetings', 'decisions'] loop
    execute format('alter table plans.%I enable row level security', t);
    execute format('create policy programme on plans.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
-- A unit sees the meetings it attended and the decisions that are its own.
create policy scope on plans.meetings as restrictive for select using ((select platform.scope_everything()) or unit_ids && (select platform.scope_organisations()));
-- From which meeting a decision is, also for a unit that was not there. Definer's rights; tells its title and day alone.
create function plans.meeting_heading(p_meeting uuid) returns table (title text, held_on date)
language sql stable security definer set search_path = pg_catalog as $$
  select m.title, m.held_on from plans.meetings m where m.programme_id = (select platform.current_programme()) and m.id = p_meeting
$$;
create policy scope on plans.decisions as restrictive for select using (
  (select platform.scope_everything()) or organisation_id = any (array(select unnest((select platform.scope_organisations())))));
