-- Why: deeds hang out for some days before they count, and until now only the office saw that they did. Everybody reads the notice of a village now, objects to a deed on it
-- and follows the objection by a code; nothing is posted while its notice runs or an objection to it is open, and nobody settles one who recorded or reviewed the deed.
-- Locks: short, for a new column of points.deeds. Expected rows: some objections a month.
alter table points.deeds add column posted_on date;
alter table points.deeds add constraint deeds__posted_after_notice check (posted_on is null or notice_until < posted_on);

create table points.deed_objections (
  programme_id uuid not null,
  id uuid not null,
  deed_id uuid not null,
  -- of the deed: who may read it
  place_id uuid,
  state text not null constraint deed_objections__state check (state in ('open', 'resolved')),
  received_at timestamptz not null,
  words text not null constraint deed_objections__words_length check (length(words) between 2 and 1000),
  -- who sent it and how to answer: sealed with the installation's secret, opened for whoever may settle it
  sender_sealed text,
  contact_sealed text,
  number text not null,
  token_hash bytea not null,
  -- who wrote it down for somebody without a telephone; empty where it came by the public form
  taken_by uuid,
  outcome text constraint deed_objections__outcome check (outcome in ('upheld', 'notUpheld')),
  answer text constraint deed_objections__answer_length check (length(answer) between 2 and 1000),
  resolved_at timestamptz,
  resolved_by uuid,
  primary key (programme_id, id),
  constraint deed_objections__deed foreign key (programme_id, deed_id) references points.deeds (programme_id, id),
  constraint deed_objections__number_unique unique (programme_id, number),
  constraint deed_objections__resolved_has_outcome check ((state = 'resolved') = (outcome is not null and answer is not null and resolved_by is not null))
);
create unique index deed_objections__token on points.deed_objections (token_hash);
create index deed_objections__by_deed on points.deed_objections (deed_id, state);
create index deed_objections__by_state on points.deed_objections (state, received_at desc, id);

alter table points.deed_objections enable row level security;
create policy programme on points.deed_objections using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
create policy scope on points.deed_objections as restrictive for select using (
  (select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places())))));

-- An objection is to a deed that hangs out, and waits for whoever posts it at this moment.
create function points.guard_objection() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform from points.deeds d where d.programme_id = new.programme_id and d.id = new.deed_id and d.state = 'noticed' for share;
  if not found then raise exception 'only a deed on notice is objected to' using errcode = '23514', constraint = 'deed_objections__on_notice'; end if;
  return new;
end $$;
create trigger guard_objection before insert on points.deed_objections for each row execute function points.guard_objection();

create function points.guard_objection_settling() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.resolved_by is not distinct from old.taken_by or exists (select from points.deeds d where d.programme_id = new.programme_id and d.id = new.deed_id and new.resolved_by in (d.recorded_by, d.reviewed_by)) then
    raise exception 'who recorded or reviewed a deed, or took the objection down, does not settle it' using errcode = '23514', constraint = 'deed_objections__another_settles';
  end if;
  return new;
end $$;
create trigger guard_settling before update of state on points.deed_objections for each row when (new.state = 'resolved' and old.state = 'open') execute function points.guard_objection_settling();

-- Whatever posts a deed says on which day, after its notice and with no objection open.
create function points.guard_deed_posting() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.posted_on is null or new.notice_until >= new.posted_on then raise exception 'the notice of a deed runs to its end' using errcode = '23514', constraint = 'deeds__posted_after_notice'; end if;
  if exists (select from points.deed_objections o where o.programme_id = new.programme_id and o.deed_id = new.id and o.state = 'open') then
    raise exception 'an objection to the deed is open' using errcode = '23514', constraint = 'deeds__objection_open';
  end if;
  return new;
end $$;
create trigger guard_posting before update of state on points.deeds for each row when (new.state = 'posted' and old.state = 'noticed') execute function points.guard_deed_posting();

-- What hangs out in the villages, for everybody: a household stands in it by its label, unless it asked to be left out or did not agree; then it is counted and no more.
-- What takes points away stands without a label, unless the household agreed to be named.
-- Definer's rights, since nobody in particular has a reach.
create function points.public_deed_notice(p_today date, p_offset_minutes integer)
returns table (deed_id uuid, place_id uuid, place_zh text, place_en text, label text, rule_label text, points integer, happened_on date, noticed_on date, notice_until date, is_shown boolean, is_objected boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select d.id, p.id, p.name_zh, p.name_en, case when d.points >= 0 or s.consent = 'given' then s.label end, d.rule_label, d.points, d.happened_on, ((d.reviewed_at at time zone 'UTC') + make_interval(mins => p_offset_minutes))::date, d.notice_until,
         s.kind = 'household' and s.consent not in ('refused', 'withdrawn') and not exists (select from points.board_absences b where b.programme_id = d.programme_id and b.subject_id = d.subject_id),
         exists (select from points.deed_objections o where o.programme_id = d.programme_id and o.deed_id = d.id and o.state = 'open')
    from points.deeds d
    join honours.subjects s on s.programme_id = d.programme_id and s.id = d.subject_id
    join places.places p on p.programme_id = d.programme_id and p.id = d.place_id
   where d.programme_id = platform.current_programme() and d.state = 'noticed'
     and (d.notice_until >= p_today or exists (select from points.deed_objections o where o.programme_id = d.programme_id and o.deed_id = d.id and o.state = 'open'))
$$;

-- How many objections a deed has, for the one who may send another and reads none of them.
create function points.deed_objection_count(p_deed uuid) returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  select count(*) from points.deed_objections o where o.programme_id = platform.current_programme() and o.deed_id = p_deed
$$;

-- What the code tells of an objection, to whoever holds it and nobody else.
create function points.followed_deed_objection(p_token bytea)
returns table (number text, place_id uuid, place_zh text, place_en text, label text, rule_label text, points integer, received_at timestamptz, state text, outcome text, answer text, resolved_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select o.number, p.id, p.name_zh, p.name_en,
         case when s.kind = 'household' and s.consent not in ('refused', 'withdrawn') and (d.points >= 0 or s.consent = 'given') and not exists (select from points.board_absences b where b.programme_id = d.programme_id and b.subject_id = d.subject_id) then s.label end,
         d.rule_label, d.points, o.received_at, o.state, o.outcome, o.answer, o.resolved_at
    from points.deed_objections o join points.deeds d on d.programme_id = o.programme_id and d.id = o.deed_id
    join honours.subjects s on s.programme_id = d.programme_id and s.id = d.subject_id
    left join places.places p on p.programme_id = d.programme_id and p.id = d.place_id
   where o.programme_id = platform.current_programme() and o.token_hash = p_token
$$;

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, 'points.settleObjections' from people.roles r where r.code in ('programmeOffice', 'leadingGroup', 'zoneCoordinator', 'communityOfficer')
  on conflict do nothing;
