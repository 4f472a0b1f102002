-- Why: a hand-over to somebody like a household that was given the same already went through without a word. Whoever hands over decides now and writes why; what had happened offline without a word waits for the office.
-- Locks: short, for new columns. Expected rows: none new.
alter table care.deliveries
  -- one house or one telephone with somebody who was given the same kind in the same time, and no identity numbers that tell them apart
  add column is_alike boolean not null default false,
  -- what whoever handed over asked and why they did: sealed as names are
  add column likeness_note_sealed text,
  add constraint deliveries__likeness_has_note check (not is_alike or state <> 'stands' or likeness_note_sealed is not null);
create index deliveries__alike on care.deliveries (programme_id, received_at desc) where is_alike;

drop function care.handed_over(uuid, uuid, text[], daterange);
create function care.handed_over(p_programme uuid, p_recipient uuid, p_kinds text[], p_period daterange)
returns table (basis text, kind text, scheme_name text, on_at timestamptz, same_scheme boolean, waits_for_decision boolean, told_apart boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select case when o.id = r.id then 'self' when o.match_key = r.match_key and so.by_household = sr.by_household then 'same'
              when o.identity_key = r.identity_key then 'identity' when o.household_key = r.household_key then 'household' else 'contact' end,
         l.kind, so.name, d.claimed_at, so.id = sr.id, l.state = 'flagged',
         -- two persons with two numbers are two persons, where neither scheme goes by households
         coalesce(o.identity_key <> r.identity_key, false) and not so.by_household and not sr.by_household
    from care.recipients r
    join care.schemes sr on sr.programme_id = r.programme_id and sr.id = r.scheme_id
    join care.recipients o on o.programme_id = r.programme_id
     and (o.id = r.id or o.match_key = r.match_key or o.identity_key = r.identity_key or o.household_key = r.household_key or o.contact_key = r.contact_key)
    join care.schemes so on so.programme_id = o.programme_id and so.id = o.scheme_id
    join care.delivery_lines l on l.programme_id = o.programme_id and l.recipient_id = o.id and l.state in ('stands', 'flagged', 'explained')
    join care.deliveries d on d.programme_id = l.programme_id and d.id = l.delivery_id
   where r.programme_id = p_programme and p_programme = platform.current_programme() and r.id = p_recipient and l.kind = any (p_kinds) and l.period && p_period
   order by d.claimed_at, l.kind
   limit 50
$$;
