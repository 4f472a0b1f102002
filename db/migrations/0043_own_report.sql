-- Why: whoever sent a report sees their own words, place and photos again by their own code, and can tell it from their others; who only joined in sees none of them.
-- Locks: none.
create function cases.public_follow_own(p_token bytea) returns table (words text, address text, site_name text)
language sql stable security definer set search_path = pg_catalog as $$
  select c.description, r.address, s.name
    from cases.follows f
    join places.public_sites o on o.programme_id = f.programme_id and o.site_open
    join cases.cases c on c.programme_id = f.programme_id and c.id = f.case_id
    join cases.resident_reports r on r.programme_id = c.programme_id and r.case_id = c.id
    left join places.sites s on s.programme_id = c.programme_id and s.id = c.site_id
   where f.programme_id = platform.current_programme() and f.token_hash = p_token and f.kind = 'reporter'
$$;

-- What nobody of the programme added came with the report.
create function cases.public_follow_own_photos(p_token bytea) returns table (file_id uuid, stored_sha256 text)
language sql stable security definer set search_path = pg_catalog as $$
  select ph.file_id, fi.stored_sha256
    from cases.follows f
    join places.public_sites o on o.programme_id = f.programme_id and o.site_open
    join cases.resident_reports r on r.programme_id = f.programme_id and r.case_id = f.case_id
    join cases.case_photos ph on ph.programme_id = r.programme_id and ph.case_id = r.case_id and ph.added_by is null
    join files.files fi on fi.programme_id = ph.programme_id and fi.id = ph.file_id
   where f.programme_id = platform.current_programme() and f.token_hash = p_token and f.kind = 'reporter'
   order by ph.added_at, ph.file_id
$$;
