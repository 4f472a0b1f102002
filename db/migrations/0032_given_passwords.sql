-- Why: a first password is known to whoever gave it, and what is done under it would not be its holder's word. It opens nothing but
-- the change to a password of one's own. Logins that are there already stay as they are: whose password they have is not known.
-- Locks: a short exclusive one on logins to add a column with a constant default. Expected rows: none.

alter table people.logins add column password_given boolean not null default false;

drop function people.open_request(bytea, text, text, timestamptz, interval);

-- p_token is the SHA-256 of the session token; null for a caller without one. The version is read here, in the snapshot of
-- everything that follows, so that a remembered number can be proved without a statement of its own.
-- While the password is one that somebody else gave, nothing is permitted and nothing reached.
create function people.open_request(p_token bytea, p_programme text, p_permission text, p_now timestamptz, p_idle interval,
  out login_id uuid, out session_id uuid, out last_seen_at timestamptz, out installation_admin boolean,
  out programme_id uuid, out utc_offset_minutes integer, out person_id uuid, out organisation_id uuid,
  out permitted boolean, out everything boolean, out place_ids uuid[], out organisation_ids uuid[], out site_ids uuid[], out version bigint, out password_given boolean)
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if p_token is not null then
    select s.login_id, s.id, s.last_seen_at, l.installation_admin, l.password_given
      into login_id, session_id, last_seen_at, installation_admin, password_given
      from people.sessions s join people.logins l on l.id = s.login_id
     where s.token_hash = p_token and s.revoked_at is null and l.disabled_at is null
       and s.expires_at > p_now and s.last_seen_at > p_now - p_idle;
  end if;
  permitted := false; everything := false; place_ids := '{}'; organisation_ids := '{}'; site_ids := '{}';
  if p_programme is not null then
    select p.id, p.utc_offset_minutes into programme_id, utc_offset_minutes
      from places.programmes p where p.code = p_programme;
    if programme_id is not null and login_id is not null then
      select q.id, q.organisation_id into person_id, organisation_id from people.persons q
       where q.programme_id = open_request.programme_id and q.login_id = open_request.login_id
         and (q.valid_to is null or q.valid_to > p_now::date);
    end if;
    if person_id is not null and password_given is not true then
      select r.permitted, r.everything, r.place_ids, r.organisation_ids, r.site_ids
        into permitted, everything, place_ids, organisation_ids, site_ids
        from people.reach_of(programme_id, person_id, p_permission,
               (p_now at time zone 'UTC' + make_interval(mins => utc_offset_minutes))::date) r;
    end if;
    version := platform.version_of(programme_id);
    perform people.set_context(programme_id, everything, place_ids, organisation_ids, site_ids);
  else
    perform people.set_context('00000000-0000-0000-0000-000000000000', false, '{}', '{}', '{}');
  end if;
end $$;
