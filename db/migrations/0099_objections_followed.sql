-- Why: who objects gets a code as any reporter does, and follows by it what became of the objection; and nobody settles an objection to what
-- they put forward or wrote themselves.
-- Locks: short, for the new columns. Expected rows: a few objections a notice.
alter table notices.objections add column number text, add column token_hash bytea;
alter table notices.objections add constraint objections__number_unique unique (programme_id, number);
create unique index objections__token on notices.objections (token_hash) where token_hash is not null;

-- Whoever handled what a notice shows before it was drafted: nominators of those it names. Its authors need not be said again.
alter table notices.notices add column handled_by uuid[] not null default '{}';

create function notices.guard_resolution() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if exists (select from notices.notices n where n.programme_id = new.programme_id and n.id = new.notice_id and new.resolved_by = any (n.authors || n.handled_by)) then
    raise exception 'who wrote a notice or put forward what it shows does not resolve an objection to it' using errcode = '23514', constraint = 'objections__another_resolves';
  end if;
  return new;
end $$;
create trigger guard_resolution before update of state on notices.objections for each row when (new.state = 'resolved' and old.state = 'open') execute function notices.guard_resolution();

-- What the code tells of an objection, to whoever holds it and nobody else. Definer's rights, since nobody in particular reads objections.
create function notices.followed_objection(p_token bytea)
returns table (number text, notice_id uuid, notice_title text, received_at timestamptz, state text, outcome text, answer text, resolved_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select o.number, n.id, n.title, o.received_at, o.state, o.outcome, o.answer, o.resolved_at
    from notices.objections o join notices.notices n on n.programme_id = o.programme_id and n.id = o.notice_id
   where o.programme_id = platform.current_programme() and o.token_hash = p_token
$$;

-- A second person is needed now: the leading group may be it, where the office is one person.
insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, 'notices.handleObjections' from people.roles r where r.code = 'leadingGroup'
  on conflict do nothing;
