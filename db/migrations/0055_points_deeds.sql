-- Why: rule books by which deeds of households earn or lose points, the deeds with two people each, and what is spent at the counter.
-- Locks: none, new tables. Expected rows: some books, a hundred rules each, a hundred thousand deeds a year.

create table points.rule_books (
  programme_id uuid not null,
  id uuid not null,
  number integer not null constraint rule_books__number check (number > 0),
  name text not null constraint rule_books__name_length check (length(name) between 2 and 80),
  state text not null constraint rule_books__state check (state in ('draft', 'inForce', 'discarded')),
  effective_from date not null,
  notice_days integer not null constraint rule_books__notice_days check (notice_days between 1 and 30),
  source text not null constraint rule_books__source_length check (length(source) between 2 and 300),
  rules jsonb not null,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  primary key (programme_id, id),
  constraint rule_books__number_unique unique (programme_id, number),
  constraint rule_books__in_force_is_approved check ((state = 'inForce') = (approved_by is not null)),
  constraint rule_books__another_approves check (approved_by is null or approved_by <> drafted_by)
);
create unique index rule_books__one_a_day on points.rule_books (programme_id, effective_from) where state = 'inForce';

-- What was in force stays as it was: the past is never scored anew.
create function points.keep_rule_book() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' then raise exception 'a rule book in force is not changed' using errcode = 'restrict_violation'; end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_in_force before update or delete on points.rule_books for each row execute function points.keep_rule_book();

create table points.deeds (
  programme_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  subject_kind text not null constraint deeds__subject_kind check (subject_kind in ('household', 'person')),
  place_id uuid,
  book_id uuid not null,
  rule_code text not null,
  rule_label text not null,
  -- of the rule on the day: a later book changes nothing here
  points integer not null constraint deeds__points check (points <> 0),
  happened_on date not null,
  evidence text constraint deeds__evidence_length check (length(evidence) between 2 and 500),
  state text not null constraint deeds__state check (state in ('recorded', 'noticed', 'posted', 'declined', 'corrected')),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  reviewed_by uuid,
  reviewed_at timestamptz,
  review_reason text constraint deeds__review_reason_length check (length(review_reason) between 2 and 300),
  notice_until date,
  posted_points integer,
  transfer_id uuid,
  corrected_by uuid,
  corrected_at timestamptz,
  correction_reason text constraint deeds__correction_reason_length check (length(correction_reason) between 2 and 300),
  primary key (programme_id, id),
  constraint deeds__book foreign key (programme_id, book_id) references points.rule_books (programme_id, id),
  constraint deeds__subject foreign key (programme_id, subject_id) references honours.subjects (programme_id, id),
  constraint deeds__another_reviews check (reviewed_by is null or reviewed_by <> recorded_by),
  constraint deeds__another_corrects check (corrected_by is null or corrected_by <> recorded_by),
  constraint deeds__minus_has_evidence check (points > 0 or evidence is not null),
  constraint deeds__posted_was_reviewed check (state not in ('noticed', 'posted', 'corrected') or (reviewed_by is not null and notice_until is not null)),
  constraint deeds__posted_names_transfer check ((posted_points is null) or posted_points = 0 or transfer_id is not null)
);
create index deeds__by_subject on points.deeds (subject_id, happened_on);
create index deeds__by_state on points.deeds (state, notice_until) where state in ('recorded', 'noticed');
create index deeds__by_day on points.deeds (happened_on desc, id);

create table points.redemptions (
  programme_id uuid not null,
  id uuid not null,
  subject_id uuid not null,
  place_id uuid,
  points integer not null constraint redemptions__points check (points > 0),
  goods text not null constraint redemptions__goods_length check (length(goods) between 2 and 200),
  slip_number text constraint redemptions__slip_length check (length(slip_number) between 1 and 40),
  transfer_id uuid not null,
  redeemed_by uuid not null,
  redeemed_at timestamptz not null,
  primary key (programme_id, id),
  constraint redemptions__subject foreign key (programme_id, subject_id) references honours.subjects (programme_id, id)
);
create unique index redemptions__slip_unique on points.redemptions (programme_id, slip_number) where slip_number is not null;
create index redemptions__by_subject on points.redemptions (subject_id, redeemed_at);

-- Households that are not to stand on the board. Whoever is not here has not said so.
create table points.board_absences (
  programme_id uuid not null,
  subject_id uuid not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  primary key (programme_id, subject_id)
);

do $$
declare t text;
begin
  foreach t in array array['rule_books', 'deeds', 'redemptions', 'board_absences'] loop
    execute format('alter table points.%I enable row level security', t);
    execute format('create policy programme on points.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
create policy scope on points.deeds as restrictive for select using (
  (select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places())))));
create policy scope on points.redemptions as restrictive for select using (
  (select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places())))));

create function points.programmes_with_due_deeds() returns table (id uuid, code text)
language sql stable security definer set search_path = pg_catalog as $$
  select p.id, p.code from places.programmes p where exists (select from points.deeds d where d.programme_id = p.id and d.state = 'noticed') order by p.code
$$;
