-- Why: an honest account of points, service minutes and goods: double entry, append-only, floors kept by the database, every
-- balance of every past instant, a hash chain over all of it. Written by the functions below and by nothing else.
-- Locks: none, new tables. Expected rows: ten million legs in a large programme.
create schema points;

-- Beside its primary key no table has an index with the programme in it that a look for one row could take instead (ADR-0028):
-- while little is known of a new table it passes for as good, reads every row, and the connection keeps that plan.

-- What is counted: the points of a rule book, service minutes, a batch of goods, a voucher. Amounts are whole numbers of its unit.
create table points.assets (
  programme_id uuid not null,
  id uuid not null,
  kind text not null constraint assets__kind check (kind in ('points', 'serviceMinutes', 'goods', 'voucher')),
  code text not null constraint assets__code_shape check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$'),
  name_zh text not null constraint assets__name_length check (length(name_zh) between 1 and 80),
  name_en text not null,
  unit_zh text not null,
  unit_en text not null,
  created_at timestamptz not null,
  primary key (programme_id, id),
  constraint assets__code_unique unique (programme_id, kind, code)
);

-- The balance of now stands beside the account; what it was on any day before stands in the legs.
create table points.accounts (
  programme_id uuid not null,
  id uuid not null,
  asset_id uuid not null,
  holder_kind text not null constraint accounts__holder_kind check (holder_kind ~ '^[a-z][A-Za-z]{1,29}$'),
  holder_id uuid not null,
  purpose text not null constraint accounts__purpose check (purpose ~ '^[a-z][A-Za-z]{1,29}$'),
  -- where the holder lives or works; without one only the whole programme sees it
  place_id uuid,
  -- null: may sink without end, as an account that points are issued from
  floor bigint,
  balance bigint not null default 0,
  held bigint not null default 0 constraint accounts__held_not_negative check (held >= 0),
  leg_count bigint not null default 0,
  last_posted_at timestamptz,
  primary key (programme_id, id),
  constraint accounts__asset foreign key (programme_id, asset_id) references points.assets (programme_id, id),
  constraint accounts__floor check (floor is null or balance - held >= floor)
) with (fillfactor = 60);
create unique index accounts__holder_unique on points.accounts (programme_id, holder_id, asset_id, holder_kind, purpose) where holder_id is not null;
-- few at any time: where the clock looks for holds whose time is over
create index accounts__holding on points.accounts (id) where held > 0;

-- One call of points.post: its transfers share an instant and a place in the chain.
create table points.postings (
  programme_id uuid not null,
  id uuid not null,
  posted_at timestamptz not null,
  posted_by uuid,
  operation text not null,
  transfer_count integer not null constraint postings__not_empty check (transfer_count > 0),
  digest text not null,
  primary key (programme_id, id)
);

create table points.transfers (
  programme_id uuid not null,
  id uuid not null,
  posting_id uuid not null,
  place_in_posting integer not null,
  kind text not null constraint transfers__kind check (kind ~ '^[a-z][A-Za-z]{1,29}$'),
  occurred_on date not null,
  memo text constraint transfers__memo_length check (length(memo) between 1 and 200),
  -- the deed, redemption or activity it comes from
  cause_kind text,
  cause_id uuid,
  reverses uuid,
  digest text not null,
  primary key (programme_id, id),
  constraint transfers__posting foreign key (programme_id, posting_id) references points.postings (programme_id, id),
  constraint transfers__reversed foreign key (programme_id, reverses) references points.transfers (programme_id, id)
);
create unique index transfers__reversed_once on points.transfers (programme_id, reverses) where reverses is not null;
create index transfers__by_posting on points.transfers (posting_id, place_in_posting);
create index transfers__by_cause on points.transfers (cause_id, cause_kind) where cause_id is not null;

create table points.legs (
  programme_id uuid not null,
  transfer_id uuid not null,
  leg_number integer not null,
  account_id uuid not null,
  amount bigint not null constraint legs__amount_not_zero check (amount <> 0),
  -- which entry of its account this is, from 1, and what the balance was after it
  entry_number bigint not null,
  balance_after bigint not null,
  posted_at timestamptz not null,
  -- No foreign keys: they take two thirds of the time of a posting, and points.post, which alone may write here, has just found the
  -- account and written the transfer, neither of which can be removed.
  primary key (programme_id, transfer_id, leg_number)
);
-- The balance at an instant is one step into this index, however long the history.
create index legs__by_account on points.legs (account_id, posted_at, entry_number);

create table points.holds (
  programme_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  amount bigint not null constraint holds__amount check (amount > 0),
  made_at timestamptz not null,
  made_by uuid,
  expires_at timestamptz not null,
  cause_kind text,
  cause_id uuid,
  primary key (programme_id, id),
  constraint holds__expires_later check (expires_at > made_at),
  constraint holds__account foreign key (programme_id, account_id) references points.accounts (programme_id, id)
);
create index holds__by_account on points.holds (account_id, expires_at);

create table points.hold_ends (
  programme_id uuid not null,
  hold_id uuid not null,
  outcome text not null constraint hold_ends__outcome check (outcome in ('captured', 'released', 'expired')),
  transfer_id uuid,
  ended_at timestamptz not null,
  ended_by uuid,
  constraint hold_ends__once primary key (programme_id, hold_id),
  constraint hold_ends__hold foreign key (programme_id, hold_id) references points.holds (programme_id, id),
  constraint hold_ends__capture_names_transfer check ((outcome = 'captured') = (transfer_id is not null))
);

-- Postings that no block holds yet; the only rows of the ledger that are ever removed, in the moment a block takes them.
create table points.unsealed_postings (
  programme_id uuid not null,
  posting_id uuid not null,
  primary key (programme_id, posting_id)
);

create table points.blocks (
  programme_id uuid not null,
  number bigint not null,
  sealed_at timestamptz not null,
  posting_ids uuid[] not null constraint blocks__not_empty check (cardinality(posting_ids) > 0),
  digest text not null,
  previous_hash text not null,
  hash text not null,
  primary key (programme_id, number),
  constraint blocks__chained unique (programme_id, previous_hash)
);

do $$
declare t text;
begin
  foreach t in array array['assets', 'accounts', 'postings', 'transfers', 'legs', 'holds', 'hold_ends', 'unsealed_postings', 'blocks'] loop
    execute format('alter table points.%I enable row level security', t);
    execute format('create policy programme on points.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;

create policy scope on points.accounts as restrictive for select using (
  (select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places())))));
create policy scope on points.legs as restrictive for select using ((select platform.scope_everything())
  or exists (select 1 from points.accounts a where a.programme_id = legs.programme_id and a.id = legs.account_id));
create policy scope on points.transfers as restrictive for select using ((select platform.scope_everything())
  or exists (select 1 from points.legs l where l.programme_id = transfers.programme_id and l.transfer_id = transfers.id));
create policy scope on points.holds as restrictive for select using ((select platform.scope_everything())
  or exists (select 1 from points.accounts a where a.programme_id = holds.programme_id and a.id = holds.account_id));
create policy scope on points.hold_ends as restrictive for select using ((select platform.scope_everything())
  or exists (select 1 from points.holds h where h.programme_id = hold_ends.programme_id and h.id = hold_ends.hold_id));

-- What was posted stays as it was posted, for the owner of the tables too.
create function points.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'points.% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
do $$
declare t text;
begin
  foreach t in array array['postings', 'transfers', 'legs', 'holds', 'hold_ends', 'blocks'] loop
    execute format('create trigger append_only before update or delete on points.%I for each row execute function points.refuse_change()', t);
    execute format('create trigger append_only_whole before truncate on points.%I for each statement execute function points.refuse_change()', t);
  end loop;
end $$;
create trigger never_removed before delete on points.accounts for each row execute function points.refuse_change();

create function points.refuse(p_constraint text, p_detail text) returns void language plpgsql as $$
begin
  raise exception '%: %', p_constraint, p_detail using errcode = 'check_violation', constraint = p_constraint;
end $$;

create function points.fence(p_programme uuid) returns void language plpgsql stable as $$
begin
  if p_programme is distinct from platform.current_programme() then
    raise exception 'the ledger of another programme' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Accounts are there before they are locked; a place that is told anew is kept.
create function points.open_accounts(p_programme uuid, p_assets uuid[], p_holder_kinds text[], p_holders uuid[], p_purposes text[], p_places uuid[])
returns uuid[] language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  v_ids uuid[];
begin
  perform points.fence(p_programme);
  select array_agg(a.id order by n.at) into v_ids
    from unnest(p_assets, p_holder_kinds, p_holders, p_purposes) with ordinality as n(asset_id, holder_kind, holder_id, purpose, at)
    left join lateral (select a.id from points.accounts a where a.programme_id = p_programme and a.asset_id = n.asset_id and a.holder_kind = n.holder_kind
     and a.holder_id = n.holder_id and a.purpose = n.purpose limit 1) a on true;
  if array_position(v_ids, null) is null then return v_ids; end if;
  insert into points.accounts (programme_id, id, asset_id, holder_kind, holder_id, purpose, place_id, floor)
    select p_programme, uuidv7(), m.asset_id, m.holder_kind, m.holder_id, m.purpose, m.place_id, case when m.purpose = 'issue' then null else 0 end
      from (select n.asset_id, n.holder_kind, n.holder_id, n.purpose, (array_agg(n.place_id) filter (where n.place_id is not null))[1] as place_id
              from unnest(p_assets, p_holder_kinds, p_holders, p_purposes, p_places) as n(asset_id, holder_kind, holder_id, purpose, place_id)
             group by 1, 2, 3, 4) m
     order by m.asset_id, m.holder_kind, m.holder_id, m.purpose
    on conflict do nothing;
  select array_agg(a.id order by n.at) into v_ids
    from unnest(p_assets, p_holder_kinds, p_holders, p_purposes) with ordinality as n(asset_id, holder_kind, holder_id, purpose, at)
    join lateral (select a.id from points.accounts a where a.programme_id = p_programme and a.asset_id = n.asset_id and a.holder_kind = n.holder_kind
     and a.holder_id = n.holder_id and a.purpose = n.purpose limit 1) a on true;
  return v_ids;
end $$;

-- Posts all given transfers or none. Accounts are locked in one order, so that no two postings wait for each other; instants of an
-- account never go back. A plan made while a table was small is kept by the connection, hence no sequential scans. Answers the ids it had before: sent twice they are not posted twice. Legs name their transfer by its place.
create function points.post(
  p_programme uuid, p_now timestamptz, p_by uuid, p_operation text,
  p_ids uuid[], p_kinds text[], p_days date[], p_memos text[], p_cause_kinds text[], p_causes uuid[], p_reverses uuid[], p_digests text[],
  p_leg_transfers integer[], p_assets uuid[], p_holder_kinds text[], p_holders uuid[], p_purposes text[], p_places uuid[], p_amounts bigint[],
  p_holds uuid[], p_hold_transfers integer[]
) returns uuid[] language plpgsql volatile security definer set search_path = pg_catalog set enable_seqscan = off as $$
declare
  v_accounts uuid[];
  v_known uuid[];
  v_at timestamptz;
  v_posting uuid := uuidv7();
  v_digest text;
  v_bad text;
begin
  perform points.fence(p_programme);
  v_accounts := points.open_accounts(p_programme, p_assets, p_holder_kinds, p_holders, p_purposes, p_places);
  select greatest(p_now, max(a.last_posted_at)) into v_at from (
    select last_posted_at from points.accounts where programme_id = p_programme
       and id in (select unnest(v_accounts) union select h.account_id from points.holds h where h.programme_id = p_programme and h.id = any (p_holds))
     order by id for no key update) a;
  -- after the locks: whoever posted the same before has committed
  select array_agg(n.id) into v_known from unnest(p_ids) n(id)
    cross join lateral (select from points.transfers t where t.programme_id = p_programme and t.id = n.id limit 1) t;
  if v_known is not null then
    perform points.refuse('transfers__same_id_other_content', n.id::text) from unnest(p_ids, p_digests) n(id, digest)
      cross join lateral (select t.digest from points.transfers t where t.programme_id = p_programme and t.id = n.id limit 1) t where t.digest <> n.digest;
    if cardinality(v_known) = cardinality(p_ids) then return v_known; end if;
  end if;
  v_known := coalesce(v_known, '{}');
  select l.transfer || ' ' || a.asset_id into v_bad from unnest(p_leg_transfers, v_accounts, p_amounts) l(transfer, account_id, amount)
    join points.accounts a on a.programme_id = p_programme and a.id = l.account_id
   group by l.transfer, a.asset_id having sum(l.amount) <> 0 limit 1;
  if v_bad is not null then perform points.refuse('transfers__balanced', v_bad); end if;
  if exists (select from unnest(p_ids) with ordinality n(id, at) where not exists (select from unnest(p_leg_transfers) l(at) where l.at = n.at)) then
    perform points.refuse('transfers__balanced', 'no legs');
  end if;
  -- a reversal is the exact opposite of what it reverses, which is no reversal itself
  if cardinality(array_remove(p_reverses, null)) > 0 and exists (
    with r as (
      select n.reverses, n.at from unnest(p_ids, p_reverses) with ordinality n(id, reverses, at) where n.reverses is not null and not n.id = any (v_known)
    ), was as (
      select r.at, l.account_id, -sum(l.amount) as amount, count(*) as legs
        from r cross join lateral (
          select l.account_id, l.amount from points.transfers t join points.legs l on l.programme_id = p_programme and l.transfer_id = t.id
           where t.programme_id = p_programme and t.id = r.reverses and t.reverses is null limit 2000) l group by r.at, l.account_id
    ), becomes as (
      select r.at, n.account_id, sum(n.amount) as amount, count(*) as legs
        from r join unnest(p_leg_transfers, v_accounts, p_amounts) n(at, account_id, amount) on n.at = r.at group by r.at, n.account_id
    )
    select from was full join becomes using (at, account_id) where (was.amount, was.legs) is distinct from (becomes.amount, becomes.legs)) then
    perform points.refuse('transfers__reversal_is_opposite', 'another amount or account');
  end if;
  select encode(sha256(convert_to(concat_ws(E'\n', v_posting, to_char(v_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), coalesce(p_by::text, '-'), p_operation, string_agg(n.digest, E'\n' order by n.at)), 'UTF8')), 'hex') into v_digest
    from unnest(p_ids, p_digests) with ordinality n(id, digest, at) where not n.id = any (v_known);
  insert into points.postings values (p_programme, v_posting, v_at, p_by, p_operation, cardinality(p_ids) - cardinality(v_known), v_digest);
  insert into points.transfers (programme_id, id, posting_id, place_in_posting, kind, occurred_on, memo, cause_kind, cause_id, reverses, digest)
    select p_programme, n.id, v_posting, n.at, n.kind, n.day, n.memo, n.cause_kind, n.cause_id, n.reverses, n.digest
      from unnest(p_ids, p_kinds, p_days, p_memos, p_cause_kinds, p_causes, p_reverses, p_digests) with ordinality
        as n(id, kind, day, memo, cause_kind, cause_id, reverses, digest, at) where not n.id = any (v_known);
  if cardinality(p_holds) > 0 then
    if exists (select from points.holds h where h.programme_id = p_programme and h.id = any (p_holds) and h.expires_at <= p_now)
       or (select count(*) from points.holds h where h.programme_id = p_programme and h.id = any (p_holds)) <> cardinality(p_holds) then
      perform points.refuse('holds__open', 'expired or unknown');
    end if;
    insert into points.hold_ends select p_programme, n.id, 'captured', p_ids[n.at], v_at, p_by from unnest(p_holds, p_hold_transfers) n(id, at);
  end if;
  with given as (
    select l.transfer, l.account_id, l.amount, l.at,
           row_number() over (partition by l.account_id order by l.at) as nth, sum(l.amount) over (partition by l.account_id order by l.at) as running
      from unnest(p_leg_transfers, v_accounts, p_amounts) with ordinality l(transfer, account_id, amount, at)
     where not p_ids[l.transfer] = any (v_known)
  ), net as (
    select account_id, max(nth) as legs, sum(amount) as amount from given group by account_id
  ), freed as (
    select account_id, sum(amount) as amount from points.holds where programme_id = p_programme and id = any (p_holds) group by account_id
  ), moved as (
    update points.accounts a
       set balance = a.balance + coalesce(m.amount, 0), held = a.held - coalesce(m.freed, 0), leg_count = a.leg_count + coalesce(m.legs, 0), last_posted_at = v_at
      from (select coalesce(n.account_id, f.account_id) as account_id, n.amount, n.legs, f.amount as freed from net n full join freed f using (account_id)) m
     where a.programme_id = p_programme and a.id = m.account_id
    returning a.id, old.balance as was, old.leg_count as entries
  )
  insert into points.legs (programme_id, transfer_id, leg_number, account_id, amount, entry_number, balance_after, posted_at)
    select p_programme, p_ids[g.transfer], row_number() over (partition by g.transfer order by g.at), g.account_id, g.amount, m.entries + g.nth, m.was + g.running, v_at
      from given g join moved m on m.id = g.account_id;
  insert into points.unsealed_postings values (p_programme, v_posting);
  return v_known;
end $$;

-- Sets amounts aside. Holds of these accounts whose time is over are let go first.
create function points.reserve(p_programme uuid, p_now timestamptz, p_by uuid, p_ids uuid[], p_assets uuid[], p_holder_kinds text[], p_holders uuid[], p_purposes text[], p_places uuid[],
  p_amounts bigint[], p_expires timestamptz[], p_cause_kinds text[], p_causes uuid[])
returns void language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  v_accounts uuid[];
begin
  perform points.fence(p_programme);
  v_accounts := points.open_accounts(p_programme, p_assets, p_holder_kinds, p_holders, p_purposes, p_places);
  perform id from points.accounts where programme_id = p_programme and id = any (v_accounts) order by id for no key update;
  with due as (
    insert into points.hold_ends (programme_id, hold_id, outcome, ended_at, ended_by)
      select p_programme, h.id, 'expired', p_now, p_by from points.holds h
       where h.programme_id = p_programme and h.account_id = any (v_accounts) and h.expires_at <= p_now
         and not exists (select from points.hold_ends e where e.programme_id = p_programme and e.hold_id = h.id)
    returning hold_id
  )
  update points.accounts a set held = a.held - f.amount
    from (select h.account_id, sum(h.amount) as amount from due d join points.holds h on h.programme_id = p_programme and h.id = d.hold_id group by 1) f
   where a.programme_id = p_programme and a.id = f.account_id;
  insert into points.holds (programme_id, id, account_id, amount, made_at, made_by, expires_at, cause_kind, cause_id)
    select p_programme, n.id, n.account_id, n.amount, p_now, p_by, n.expires_at, n.cause_kind, n.cause_id
      from unnest(p_ids, v_accounts, p_amounts, p_expires, p_cause_kinds, p_causes) as n(id, account_id, amount, expires_at, cause_kind, cause_id);
  update points.accounts a set held = a.held + n.amount
    from (select account_id, sum(amount) as amount from unnest(v_accounts, p_amounts) u(account_id, amount) group by 1) n
   where a.programme_id = p_programme and a.id = n.account_id;
end $$;

-- Lets holds go. With p_outcome 'expired' only those whose time is over. Answers how many.
create function points.end_holds(p_programme uuid, p_now timestamptz, p_by uuid, p_ids uuid[], p_outcome text)
returns integer language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  v_ended integer;
begin
  perform points.fence(p_programme);
  if p_outcome not in ('released', 'expired') then perform points.refuse('hold_ends__outcome', p_outcome); end if;
  perform a.id from points.accounts a where a.programme_id = p_programme
      and a.id in (select h.account_id from points.holds h where h.programme_id = p_programme and h.id = any (p_ids)) order by a.id for no key update;
  with ended as (
    insert into points.hold_ends (programme_id, hold_id, outcome, ended_at, ended_by)
      select p_programme, h.id, p_outcome, p_now, p_by from points.holds h
       where h.programme_id = p_programme and h.id = any (p_ids) and (p_outcome = 'released' or h.expires_at <= p_now)
    returning hold_id
  ), freed as (
    update points.accounts a set held = a.held - f.amount
      from (select h.account_id, sum(h.amount) as amount from ended e join points.holds h on h.programme_id = p_programme and h.id = e.hold_id group by 1) f
     where a.programme_id = p_programme and a.id = f.account_id
    returning 1
  )
  select count(*) into v_ended from ended;
  return v_ended;
end $$;

-- Puts what no block holds yet into the next block of the chain: sha256(previous hash \n number \n digest), as kernel/hash-chain.ts.
create function points.seal(p_programme uuid, p_now timestamptz, p_most integer)
returns table (number bigint, posting_count integer, hash text) language plpgsql volatile security definer set search_path = pg_catalog as $$
declare
  v_ids uuid[];
  v_digest text;
  v_previous text;
  v_number bigint;
begin
  perform points.fence(p_programme);
  perform pg_advisory_xact_lock(hashtextextended('points.seal ' || p_programme, 0));
  with taken as (
    delete from points.unsealed_postings u where u.programme_id = p_programme
       and u.posting_id in (select w.posting_id from points.unsealed_postings w where w.programme_id = p_programme order by w.posting_id limit p_most)
    returning u.posting_id
  )
  select array_agg(t.posting_id order by t.posting_id),
         encode(sha256(convert_to(string_agg(p.digest, E'\n' order by t.posting_id), 'UTF8')), 'hex')
    into v_ids, v_digest from taken t join points.postings p on p.programme_id = p_programme and p.id = t.posting_id;
  if v_ids is null then return; end if;
  select b.number, b.hash into v_number, v_previous from points.blocks b where b.programme_id = p_programme order by b.number desc limit 1;
  v_number := coalesce(v_number, 0) + 1;
  v_previous := coalesce(v_previous, repeat('0', 64));
  number := v_number;
  posting_count := cardinality(v_ids);
  hash := encode(sha256(convert_to(v_previous || E'\n' || v_number || E'\n' || v_digest, 'UTF8')), 'hex');
  insert into points.blocks values (p_programme, v_number, p_now, v_ids, v_digest, v_previous, hash);
  return next;
end $$;

-- Programmes with something to seal or a hold whose time is over: the clock belongs to no programme. Definer's rights.
create function points.programmes_with_work(p_now timestamptz) returns table (id uuid, code text)
language sql stable security definer set search_path = pg_catalog as $$
  select p.id, p.code from places.programmes p
   where exists (select from points.unsealed_postings u where u.programme_id = p.id)
      or exists (select from points.accounts a join points.holds h on h.programme_id = a.programme_id and h.account_id = a.id
                  where a.programme_id = p.id and a.held > 0 and h.expires_at <= p_now and not exists (select from points.hold_ends e where e.programme_id = h.programme_id and e.hold_id = h.id))
   order by p.code
$$;
