-- Why: re-reviews of all awards of a title whose time has come, with evidence, a hearing before a withdrawal, and an appeal.
-- Locks: none, new objects only. Expected rows: tens of re-reviews a year, up to some ten thousand awards in one of households.

create table honours.re_reviews (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  title_id uuid not null,
  name text not null constraint re_reviews__name_length check (length(name) between 2 and 120),
  due_by date not null,
  starts_on date not null,
  ends_on date not null constraint re_reviews__dates check (ends_on >= starts_on),
  state text not null constraint re_reviews__state check (state in ('running', 'closed')),
  created_at timestamptz not null,
  created_by uuid not null,
  search_text text,
  primary key (programme_id, id),
  constraint re_reviews__title foreign key (programme_id, title_id) references honours.titles (programme_id, id)
);

create table honours.re_review_items (
  programme_id uuid not null,
  id uuid not null,
  re_review_id uuid not null,
  award_id uuid not null,
  place_id uuid,
  organisation_id uuid,
  state text not null constraint re_review_items__state check (state in ('open', 'kept', 'rectifying', 'proposed', 'appealed', 'withdrawn')),
  evidence text constraint re_review_items__evidence_length check (length(evidence) <= 4000),
  -- of a withdrawal that was proposed: why, on which day it was said to the holder, and until when they may appeal
  reason_sealed text,
  heard_on date,
  appeal_until date,
  proposed_by uuid,
  appeal_sealed text,
  settled_at timestamptz,
  settled_by uuid,
  primary key (programme_id, id),
  constraint re_review_items__review foreign key (programme_id, re_review_id) references honours.re_reviews (programme_id, id),
  constraint re_review_items__award foreign key (programme_id, award_id) references honours.awards (programme_id, id),
  constraint re_review_items__once unique (programme_id, re_review_id, award_id),
  -- nobody loses a title unheard, nor by the hand of whoever proposed it
  constraint re_review_items__heard check (state not in ('proposed', 'appealed', 'withdrawn') or (heard_on is not null and appeal_until is not null and proposed_by is not null)),
  constraint re_review_items__another_settles check (state <> 'withdrawn' or settled_by <> proposed_by)
);
create index re_review_items__review on honours.re_review_items (programme_id, re_review_id, state, id);

do $$
declare t text;
begin
  foreach t in array array['re_reviews', 're_review_items'] loop
    execute format('alter table honours.%I enable row level security', t);
    execute format('create policy programme on honours.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
create policy scope on honours.re_review_items as restrictive for select using (
  (select platform.scope_everything())
  or place_id = any (array(select unnest((select platform.scope_places()))))
  or organisation_id = any (array(select unnest((select platform.scope_organisations())))));

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, g.permission
    from people.roles r join (values
      ('honours.review', array['programmeOffice']), ('honours.settleReviews', array['leadingGroup'])) as g(permission, roles) on r.code = any (g.roles)
  on conflict do nothing;
