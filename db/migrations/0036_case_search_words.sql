-- Why: two words that many cases have, but few have both, were looked for row by row (0.4 to 1.5 s among 200,000 cases);
-- asked of the index together they are found at once.
-- Locks: none that wait.

create function cases.found_by_all(p_words text[], p_patterns text[], p_limit integer) returns setof uuid
language sql stable security definer rows 200 set search_path = pg_catalog as $$
  select c.id from cases.cases c
   where c.programme_id = platform.current_programme()
     and platform.pairs_of(coalesce(c.search_text, lower(c.title) || ' ' || c.number))
         @> (select coalesce(array_agg(distinct pair), '{}') from unnest(p_words) as word cross join unnest(platform.pairs_of(word)) as pair)
     and coalesce(c.search_text, lower(c.title) || ' ' || c.number) like all (p_patterns)
   limit p_limit
$$;
revoke all on function cases.found_by_all(text[], text[], integer) from public;
drop function cases.found_by(text, text, integer);
