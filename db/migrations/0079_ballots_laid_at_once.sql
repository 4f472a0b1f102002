-- Why: a group of ballots took two trips to its box, one to take hold of it and one to lay. Whoever laid the last group knows how the box stands: it says
-- so, and where that is still right the group is laid in one statement. Where it is not, nothing is laid and the box is held for whoever asked.
-- Locks: none. Expected rows: one group of leaves, at most two hundred.

-- Caller's rights: the policies of the tables hold as for any statement of its own. Answers false, with the box held, when the box has another size, the
-- ballot takes no votes, or a credential voted before.
create function ballots.lay_group(p_ballot uuid, p_from integer, p_credentials text[], p_signatures text[], p_sealed text[], p_hashes text[], p_networks text[],
  p_tiles integer[], p_tile_hashes text[], p_size integer, p_peaks text[], p_hour timestamptz) returns boolean
language plpgsql set search_path = pg_catalog as $$
declare
  v_programme constant uuid := platform.current_programme();
  v_size integer;
begin
  select x.size into v_size from ballots.boxes x where x.programme_id = v_programme and x.ballot_id = p_ballot for update;
  if v_size is distinct from p_from
    or not exists (select from ballots.ballots b where b.programme_id = v_programme and b.id = p_ballot and b.state = 'open')
    or exists (select from ballots.sealed_ballots s where s.programme_id = v_programme and s.ballot_id = p_ballot and s.credential = any(p_credentials)) then
    return false;
  end if;
  insert into ballots.sealed_ballots (programme_id, ballot_id, leaf_index, credential, signature, sealed, leaf_hash)
    select v_programme, p_ballot, p_from + l.at - 1, l.credential, l.signature, l.sealed, decode(l.hash, 'hex')
      from unnest(p_credentials, p_signatures, p_sealed, p_hashes) with ordinality as l(credential, signature, sealed, hash, at);
  if cardinality(p_tiles) > 0 then
    insert into ballots.box_tiles (programme_id, ballot_id, tile_index, hash) select v_programme, p_ballot, t.tile, decode(t.hash, 'hex') from unnest(p_tiles, p_tile_hashes) as t(tile, hash);
  end if;
  insert into ballots.cast_marks (programme_id, ballot_id, leaf_index, network, cast_hour)
    select v_programme, p_ballot, p_from + m.at - 1, m.network, p_hour from unnest(p_networks) with ordinality as m(network, at) where m.network is not null;
  update ballots.boxes set size = p_size, peaks = p_peaks where programme_id = v_programme and ballot_id = p_ballot;
  return true;
end $$;
