-- Why: whoever nominates for one village sees that village alone. The next number of a round and whether a code is taken are of the whole round and
-- the whole register; asked within reach, two villages were given one number and a code of another village looked free.
-- Locks: none. Expected rows: one; the codes of one chunk of a sheet.

-- The greatest number dealt in a round so far. Definer's rights: a number, and nobody's.
create function honours.last_blind_number(p_round uuid) returns integer
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(max(c.blind_number), 0) from honours.candidates c where c.programme_id = platform.current_programme() and c.round_id = p_round
$$;

-- Of these codes those that somebody of this kind has. Definer's rights: that a code is taken, and not whose it is.
create function honours.codes_taken(p_kind text, p_codes text[]) returns setof text
language sql stable security definer set search_path = pg_catalog as $$
  select s.code from honours.subjects s where s.programme_id = platform.current_programme() and s.kind = p_kind and s.code = any(p_codes)
$$;
