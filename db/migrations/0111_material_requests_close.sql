-- Why: requests for material are corrected and closed, and a unit takes back what it submitted by mistake; counts of accepted pieces serve the crosswalk.
-- Locks: short exclusive locks on requests and pieces to add columns and to widen a check.
alter table submissions.requests
  add column state text not null default 'open' constraint requests__state check (state in ('open', 'closed')),
  add column version integer not null default 1;
alter table submissions.pieces drop constraint pieces__state;
alter table submissions.pieces
  add constraint pieces__state check (state in ('waiting', 'accepted', 'returned', 'withdrawn')),
  add column withdrawn_reason text constraint pieces__withdrawn_reason_length check (length(withdrawn_reason) between 2 and 500),
  add constraint pieces__withdrawal_says_why check ((state = 'withdrawn') = (withdrawn_reason is not null));

-- Accepted pieces by standard of an edition, of the whole programme: definer's rights, since a crosswalk tells how many there are
-- and no piece. A piece is as old as what it shows.
create function submissions.accepted_by_standard(p_edition uuid, p_since date) returns table (standard_code text, piece_count bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select s.code, count(distinct p.id)
    from submissions.pieces p
    join submissions.piece_versions v on v.programme_id = p.programme_id and v.piece_id = p.id and v.number = p.number
    join frameworks.nodes s on s.programme_id = v.programme_id and s.id = any (v.standard_ids)
   where p.programme_id = (select platform.current_programme()) and p.state = 'accepted' and s.edition_id = p_edition and v.shown_on >= p_since
   group by s.code
$$;
