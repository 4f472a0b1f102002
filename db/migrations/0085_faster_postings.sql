-- Why: a posting of many transfers looked each account up once more to learn its asset, which the caller names with every leg, and went through
-- all legs once for each transfer to see that it has some: a third of the time of a batch of five hundred.
-- Locks: none.
-- Posts all given transfers or none. Accounts are locked in one order, so that no two postings wait for each other; instants of an
-- account never go back. A plan made while a table was small is kept by the connection, hence no sequential scans. Answers the ids it had before: sent twice they are not posted twice. Legs name their transfer by its place.
create or replace function points.post(
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
  select l.transfer || ' ' || l.asset_id into v_bad from unnest(p_leg_transfers, p_assets, p_amounts) l(transfer, asset_id, amount)
   group by l.transfer, l.asset_id having sum(l.amount) <> 0 limit 1;
  if v_bad is not null then perform points.refuse('transfers__balanced', v_bad); end if;
  if (select count(distinct l.at) from unnest(p_leg_transfers) l(at) where l.at between 1 and cardinality(p_ids)) < cardinality(p_ids) then
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
