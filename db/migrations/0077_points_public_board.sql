-- Why: everybody reads a published board, and reach is nobody's to have there: the function says which households are shown, and of which quarter.
-- Locks: none. Expected rows: the households of one quarter.

create function points.public_board(p_quarter text, p_from date, p_to date)
returns table (subject_id uuid, label text, place_id uuid, place_zh text, place_en text, earned integer, redeemed integer, balance integer)
language sql stable security definer set search_path = pg_catalog as $$
  select s.id, s.label, p.id, p.name_zh, p.name_en, m.earned, m.redeemed, a.balance::integer
    from points.public_boards o
    join points.accounts a on a.programme_id = o.programme_id and a.holder_kind = 'household' and a.purpose = 'holding'
    join points.assets t on t.programme_id = a.programme_id and t.id = a.asset_id and t.kind = 'points' and t.code = 'household'
    join honours.subjects s on s.programme_id = a.programme_id and s.id = a.holder_id and s.kind = 'household' and s.consent not in ('refused', 'withdrawn')
    join places.places p on p.programme_id = a.programme_id and p.id = a.place_id
    join lateral (
      select coalesce(sum(l.amount) filter (where x.kind in ('earn', 'deduct')), 0)::integer as earned, coalesce(-sum(l.amount) filter (where x.kind = 'redeem'), 0)::integer as redeemed, count(*) as moves
        from points.legs l join points.transfers x on x.programme_id = l.programme_id and x.id = l.transfer_id
       where l.programme_id = a.programme_id and l.account_id = a.id and x.kind <> 'reverse' and x.occurred_on between p_from and p_to
         and not exists (select from points.transfers r where r.programme_id = x.programme_id and r.reverses = x.id)) m on m.moves > 0
   where o.programme_id = platform.current_programme() and o.quarter = p_quarter
     and not exists (select from points.board_absences b where b.programme_id = a.programme_id and b.subject_id = a.holder_id)
$$;
