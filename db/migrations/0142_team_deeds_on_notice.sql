-- Why: what a team did hung out nowhere and nobody could object to it, unlike a household's deed. Both hang out and are objected to by the same road now; and an objection has a day by which it is settled, so that a few of them do not hold up a village for good.
-- Locks: short, for new columns of two small tables. Expected rows: none new.
alter table volunteering.team_deeds add column posted_on date,
  add constraint team_deeds__posted_after_notice check (posted_on is null or notice_until < posted_on);

alter table points.deed_objections drop constraint deed_objections__deed;
alter table points.deed_objections
  add column deed_kind text not null default 'deed' constraint deed_objections__deed_kind check (deed_kind in ('deed', 'teamDeed')),
  add column registered_deed_id uuid generated always as (case when deed_kind = 'deed' then deed_id end) stored,
  -- the day by which it is settled: so many days after it came as the rule book of the deed says
  add column due_on date,
  add constraint deed_objections__deed foreign key (programme_id, registered_deed_id) references points.deeds (programme_id, id);
update points.deed_objections set due_on = (received_at at time zone 'UTC')::date + 3;
alter table points.deed_objections alter column due_on set not null;

-- The guards of households' deeds look at households' deeds alone.
drop trigger guard_objection on points.deed_objections;
create trigger guard_objection before insert on points.deed_objections for each row when (new.deed_kind = 'deed') execute function points.guard_objection();

-- The same guards for deeds of teams: objected to on notice alone, settled by nobody who recorded or reviewed it, took the objection down or leads the team.
create function volunteering.guard_team_objection() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform from volunteering.team_deeds d where d.programme_id = new.programme_id and d.id = new.deed_id and d.state = 'noticed' for share;
  if not found then raise exception 'only a deed on notice is objected to' using errcode = '23514', constraint = 'deed_objections__on_notice'; end if;
  return new;
end $$;
create trigger guard_team_objection before insert on points.deed_objections for each row when (new.deed_kind = 'teamDeed') execute function volunteering.guard_team_objection();

create function volunteering.guard_team_objection_settling() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from volunteering.team_deeds d join volunteering.teams t on t.programme_id = d.programme_id and t.id = d.team_id where d.programme_id = new.programme_id and d.id = new.deed_id and new.resolved_by in (d.recorded_by, d.reviewed_by, t.leader_id)) then
    raise exception 'who recorded or reviewed a deed, or leads the team, does not settle it' using errcode = '23514', constraint = 'deed_objections__another_settles';
  end if;
  return new;
end $$;
create trigger guard_team_settling before update of state on points.deed_objections for each row when (new.state = 'resolved' and old.state = 'open' and new.deed_kind = 'teamDeed') execute function volunteering.guard_team_objection_settling();

-- Points of a team can be spent: whoever leads it and takes the goods does not say that it earned them.
create function volunteering.guard_team_deed_review() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from volunteering.teams t where t.programme_id = new.programme_id and t.id = new.team_id and t.leader_id = new.reviewed_by) then
    raise exception 'who leads a team does not review its deeds' using errcode = '23514', constraint = 'team_deeds__leader_does_not_review';
  end if;
  return new;
end $$;
create trigger guard_review before update of state on volunteering.team_deeds for each row when (old.state = 'recorded' and new.state <> 'recorded') execute function volunteering.guard_team_deed_review();

create function volunteering.guard_team_deed_posting() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.posted_on is null or new.notice_until >= new.posted_on then raise exception 'the notice of a deed runs to its end' using errcode = '23514', constraint = 'team_deeds__posted_after_notice'; end if;
  if exists (select from points.deed_objections o where o.programme_id = new.programme_id and o.deed_id = new.id and o.state = 'open') then
    raise exception 'an objection to the deed is open' using errcode = '23514', constraint = 'team_deeds__objection_open';
  end if;
  return new;
end $$;
create trigger guard_posting before update of state on volunteering.team_deeds for each row when (new.state = 'posted' and old.state = 'noticed') execute function volunteering.guard_team_deed_posting();

-- What hangs out of households, now with the book that says until when an objection is settled, and whose it is: a person's deeds never hang out, which is not a wish of theirs.
drop function points.public_deed_notice(date, integer);
create function points.public_deed_notice(p_today date, p_offset_minutes integer)
returns table (deed_id uuid, book_id uuid, place_id uuid, place_zh text, place_en text, label text, rule_label text, points integer, happened_on date, noticed_on date, notice_until date, is_shown boolean, is_personal boolean, is_objected boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select d.id, d.book_id, p.id, p.name_zh, p.name_en, case when d.points >= 0 or s.consent = 'given' then s.label end, d.rule_label, d.points, d.happened_on, ((d.reviewed_at at time zone 'UTC') + make_interval(mins => p_offset_minutes))::date, d.notice_until,
         s.kind = 'household' and s.consent not in ('refused', 'withdrawn') and not exists (select from points.board_absences b where b.programme_id = d.programme_id and b.subject_id = d.subject_id), s.kind <> 'household',
         exists (select from points.deed_objections o where o.programme_id = d.programme_id and o.deed_id = d.id and o.state = 'open')
    from points.deeds d
    join honours.subjects s on s.programme_id = d.programme_id and s.id = d.subject_id
    join places.places p on p.programme_id = d.programme_id and p.id = d.place_id
   where d.programme_id = platform.current_programme() and d.state = 'noticed'
     and (d.notice_until >= p_today or exists (select from points.deed_objections o where o.programme_id = d.programme_id and o.deed_id = d.id and o.state = 'open'))
$$;

-- What hangs out of teams, for everybody, by the name of the team; a team that belongs to no place stands without one. Definer's rights, since nobody in particular has a reach.
create function volunteering.public_team_deed_notice(p_today date, p_offset_minutes integer)
returns table (deed_id uuid, book_id uuid, place_id uuid, place_zh text, place_en text, label text, rule_label text, points integer, happened_on date, noticed_on date, notice_until date, is_shown boolean, is_personal boolean, is_objected boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select d.id, d.book_id, p.id, p.name_zh, p.name_en, t.name, d.rule_label, d.points, d.happened_on, ((d.reviewed_at at time zone 'UTC') + make_interval(mins => p_offset_minutes))::date, d.notice_until, true, false,
         exists (select from points.deed_objections o where o.programme_id = d.programme_id and o.deed_id = d.id and o.state = 'open')
    from volunteering.team_deeds d
    join volunteering.teams t on t.programme_id = d.programme_id and t.id = d.team_id
    left join places.places p on p.programme_id = t.programme_id and p.id = t.place_id
   where d.programme_id = platform.current_programme() and d.state = 'noticed'
     and (d.notice_until >= p_today or exists (select from points.deed_objections o where o.programme_id = d.programme_id and o.deed_id = d.id and o.state = 'open'))
$$;

-- What the code tells of an objection: of a team's deed the module that keeps it says what it was.
drop function points.followed_deed_objection(bytea);
create function points.followed_deed_objection(p_token bytea)
returns table (number text, deed_kind text, deed_id uuid, place_id uuid, place_zh text, place_en text, label text, rule_label text, points integer, received_at timestamptz, due_on date, state text, outcome text, answer text, resolved_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select o.number, o.deed_kind, o.deed_id, p.id, p.name_zh, p.name_en,
         case when s.kind = 'household' and s.consent not in ('refused', 'withdrawn') and (d.points >= 0 or s.consent = 'given') and not exists (select from points.board_absences b where b.programme_id = d.programme_id and b.subject_id = d.subject_id) then s.label end,
         d.rule_label, d.points, o.received_at, o.due_on, o.state, o.outcome, o.answer, o.resolved_at
    from points.deed_objections o left join points.deeds d on d.programme_id = o.programme_id and d.id = o.registered_deed_id
    left join honours.subjects s on s.programme_id = d.programme_id and s.id = d.subject_id
    left join places.places p on p.programme_id = o.programme_id and p.id = o.place_id
   where o.programme_id = platform.current_programme() and o.token_hash = p_token
$$;

create function volunteering.objected_team_deed(p_deed uuid) returns table (label text, rule_label text, points integer)
language sql stable security definer set search_path = pg_catalog as $$
  select t.name, d.rule_label, d.points from volunteering.team_deeds d join volunteering.teams t on t.programme_id = d.programme_id and t.id = d.team_id
   where d.programme_id = platform.current_programme() and d.id = p_deed and exists (select from points.deed_objections o where o.programme_id = d.programme_id and o.deed_id = d.id)
$$;
