-- Why: words of two characters, which most Chinese words are, cannot be found by trigrams; a search among 200,000 cases read
-- them all, twice (0.3 to 1.4 s). Pairs of characters in an inverted index find them by what they are made of.
-- Row-level security keeps `like` and `@>` from being asked of an index, since neither is known to leak nothing; so a
-- function asks it and gives ids alone, of this programme, and the list lets through those that the reader may see.
-- Locks: writes to cases wait while the index is built; about 20 s at 200,000 rows.

create function platform.pairs_of(p_text text) returns text[]
language sql immutable strict parallel safe set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct pair), '{}') from (
    select letter || lead(letter) over (order by at) as pair from string_to_table(p_text, null) with ordinality as s(letter, at)) as pairs where pair is not null
$$;

create index cases__pairs on cases.cases using gin (platform.pairs_of(coalesce(search_text, lower(title) || ' ' || number)));

create function cases.found_by(p_word text, p_pattern text, p_limit integer) returns setof uuid
language sql stable security definer rows 200 set search_path = pg_catalog as $$
  select c.id from cases.cases c
   where c.programme_id = platform.current_programme()
     and platform.pairs_of(coalesce(c.search_text, lower(c.title) || ' ' || c.number)) @> platform.pairs_of(p_word)
     and coalesce(c.search_text, lower(c.title) || ' ' || c.number) like p_pattern
   limit p_limit
$$;
revoke all on function cases.found_by(text, text, integer) from public;
