-- Why: a live page must not tell people that a site of theirs is being inspected in a round that is not over, and the photos of a
-- fix are shown to the public only when somebody looked at them after they had come.
-- Locks: a short exclusive one on outbox to add a column with a constant default. Expected rows: none.

-- Told only to who reaches the place as such: not to those who reach the site by answering for it.
alter table platform.outbox add column quiet boolean not null default false;

alter policy scope on platform.outbox using (
  (select platform.scope_everything())
  or place_id = any (array(select unnest((select platform.scope_places()))))
  or (not quiet and (
    site_id = any (array(select unnest((select platform.scope_sites()))))
    or organisation_id = any (array(select unnest((select platform.scope_organisations())))))));

-- The photos of the fix, once the case is closed, that were there when somebody marked them as fit to be shown.
create or replace function cases.public_follow_photos(p_token bytea) returns table (file_id uuid, stored_sha256 text)
language sql stable security definer set search_path = pg_catalog as $$
  select ph.file_id, fi.stored_sha256
    from cases.follows f
    join places.public_sites o on o.programme_id = f.programme_id and o.site_open
    join cases.cases c on c.programme_id = f.programme_id and c.id = f.case_id and c.state = 'closed'
    join cases.resident_reports r on r.programme_id = c.programme_id and r.case_id = c.id and r.photos_public
    join cases.case_photos ph on ph.programme_id = c.programme_id and ph.case_id = c.id and ph.role = 'after' and ph.added_at <= r.answered_at
    join files.files fi on fi.programme_id = ph.programme_id and fi.id = ph.file_id
   where f.programme_id = platform.current_programme() and f.token_hash = p_token
   order by ph.added_at, ph.file_id
$$;
