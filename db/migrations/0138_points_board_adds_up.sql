-- Why: a row of the public board did not add up: what a household brought with it, what was deducted, what expired and what is set aside for goods that wait stood nowhere.
-- Locks: none. Expected rows: the households of one quarter.

drop function points.public_board(text, date, date);
create function points.public_board(p_quarter text, p_from date, p_to date, p_today date)
returns table (subject_id uuid, label text, place_id uuid, place_zh text, place_en text, brought integer, earned integer, deducted integer, redeemed integer, other integer, held integer, balance integer)
language sql stable security definer set search_path = pg_catalog as $$
  select s.id, s.label, p.id, p.name_zh, p.name_en, (a.balance - m.since)::integer, m.earned, m.deducted, m.redeemed, m.other, h.held, (a.balance - m.later - h.held)::integer
    from points.public_boards o
    join points.accounts a on a.programme_id = o.programme_id and a.holder_kind = 'household' and a.purpose = 'holding'
    join points.assets t on t.programme_id = a.programme_id and t.id = a.asset_id and t.kind = 'points' and t.code = 'household'
    join honours.subjects s on s.programme_id = a.programme_id and s.id = a.holder_id and s.kind = 'household' and s.consent not in ('refused', 'withdrawn')
    join places.places p on p.programme_id = a.programme_id and p.id = a.place_id
    join lateral (
      select coalesce(sum(l.amount), 0)::integer as since, coalesce(sum(l.amount) filter (where x.occurred_on > p_to), 0)::integer as later, coalesce(sum(l.amount) filter (where l.amount > 0 and x.occurred_on <= p_to), 0)::integer as earned,
             coalesce(-sum(l.amount) filter (where l.amount < 0 and x.kind = 'deduct' and x.occurred_on <= p_to), 0)::integer as deducted, coalesce(-sum(l.amount) filter (where l.amount < 0 and x.kind = 'redeem' and x.occurred_on <= p_to), 0)::integer as redeemed,
             coalesce(-sum(l.amount) filter (where l.amount < 0 and x.kind not in ('deduct', 'redeem') and x.occurred_on <= p_to), 0)::integer as other, count(*) filter (where x.occurred_on <= p_to) as moves
        from points.legs l join points.transfers x on x.programme_id = l.programme_id and x.id = l.transfer_id
       where l.programme_id = a.programme_id and l.account_id = a.id and x.kind <> 'reverse' and x.occurred_on >= p_from
         and not exists (select from points.transfers r where r.programme_id = x.programme_id and r.reverses = x.id)) m on m.moves > 0
    cross join lateral (select (case when p_today <= p_to then a.held else 0 end)::integer as held) h
   where o.programme_id = platform.current_programme() and o.quarter = p_quarter
     and not exists (select from points.board_absences b where b.programme_id = a.programme_id and b.subject_id = a.holder_id)
$$;
