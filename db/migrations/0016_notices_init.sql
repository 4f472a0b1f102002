-- Why: public notices (公示) with their period, and the objections that residents send to them.
-- Locks: none, new objects only. Expected rows: tens of notices a year, some objections each.

create schema notices;

create table notices.notices (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  kind text not null constraint notices__kind check (kind in ('nameList', 'plan', 'result', 'other')),
  state text not null constraint notices__state check (state in ('draft', 'published', 'closed', 'withdrawn')),
  title text not null constraint notices__title_length check (length(title) between 2 and 120),
  body text not null constraint notices__body_length check (length(body) between 2 and 5000),
  -- the list as a table: {columns: [...], rows: [[...]]}
  list jsonb,
  period_days integer not null constraint notices__period check (period_days between 1 and 60),
  starts_on date,
  ends_on date constraint notices__dates check (ends_on >= starts_on),
  how_to_object text not null constraint notices__how_length check (length(how_to_object) between 2 and 500),
  -- whether an objection must say who sends it
  real_name boolean not null default false,
  -- after the period the public page keeps the title and the closing note and nothing else
  hides_after boolean not null default true,
  has_names boolean not null default false,
  consent_confirmed boolean not null default false,
  no_minors_confirmed boolean not null default false,
  -- how and when the people named agreed
  consent_note text constraint notices__consent_note_length check (length(consent_note) <= 500),
  closing_note text constraint notices__closing_note_length check (length(closing_note) <= 1000),
  version integer not null default 1,
  drafted_at timestamptz not null,
  drafted_by uuid not null,
  published_at timestamptz,
  published_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  primary key (programme_id, id),
  constraint notices__publisher_is_not_drafter check (published_by is null or published_by <> drafted_by),
  constraint notices__published_has_period check (state not in ('published', 'closed') or (starts_on is not null and ends_on is not null and published_by is not null)),
  constraint notices__closed_has_note check (state <> 'closed' or closing_note is not null),
  constraint notices__names_need_consent check
    (state = 'draft' or not has_names or (consent_confirmed and no_minors_confirmed and consent_note is not null))
);
create index notices__recent on notices.notices (programme_id, state, starts_on desc, id);

create table notices.objections (
  programme_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  state text not null constraint objections__state check (state in ('open', 'resolved')),
  received_at timestamptz not null,
  words text not null constraint objections__words_length check (length(words) between 2 and 1000),
  -- who sent it and how to answer: sealed with the installation's secret, opened for those who handle objections
  sender_sealed text,
  contact_sealed text,
  outcome text constraint objections__outcome check (outcome in ('upheld', 'partlyUpheld', 'notUpheld')),
  answer text constraint objections__answer_length check (length(answer) <= 1000),
  resolved_at timestamptz,
  resolved_by uuid,
  primary key (programme_id, id),
  constraint objections__notice foreign key (programme_id, notice_id) references notices.notices (programme_id, id),
  constraint objections__resolved_has_outcome check ((state = 'resolved') = (outcome is not null and answer is not null and resolved_by is not null))
);
create index objections__notice on notices.objections (programme_id, notice_id, received_at desc, id);

do $$
declare t text;
begin
  foreach t in array array['notices.notices', 'notices.objections'] loop
    execute format('alter table %s enable row level security', t);
    execute format('create policy programme on %s using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;

-- What is not published is read by whoever reaches the whole programme. Nobody in particular reaches nothing, and so sees
-- what was published and no objection at all.
create policy scope on notices.notices as restrictive for select using ((select platform.scope_everything()) or state in ('published', 'closed'));
create policy scope on notices.objections as restrictive for select using ((select platform.scope_everything()));

-- How many objections a notice has: for the one who may send another, to whom none of them can be shown. Definer's rights.
create function notices.objection_count(p_notice uuid) returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  select count(*) from notices.objections o where o.programme_id = platform.current_programme() and o.notice_id = p_notice
$$;
