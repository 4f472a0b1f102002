-- Why: one round trip opens a request: who calls, in which programme, with which right, over which places — and sets the
-- transaction's context so that row-level security holds for every statement that follows.
-- Locks: none. Definer's rights: these functions must look across programmes, which no other statement may.

-- What a person may reach with a permission on a day: the union over the assignments whose role holds that permission,
-- never over the person's other roles.
create function people.reach_of(p_programme uuid, p_person uuid, p_permission text, p_today date,
  out permitted boolean, out everything boolean, out place_ids uuid[], out organisation_ids uuid[], out site_ids uuid[])
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  v_duty boolean;
  v_places uuid[];
  v_organisations uuid[];
begin
  select count(*) > 0,
         coalesce(bool_or(a.anchor_kind = 'programme'), false),
         coalesce(bool_or(a.anchor_kind = 'duty'), false),
         coalesce(array_agg(a.place_id) filter (where a.anchor_kind = 'place'), '{}'),
         coalesce(array_agg(a.organisation_id) filter (where a.anchor_kind = 'organisation'), '{}')
    into permitted, everything, v_duty, v_places, v_organisations
    from people.assignments a
   where a.programme_id = p_programme and a.person_id = p_person
     and a.valid_from <= p_today and (a.valid_to is null or a.valid_to > p_today)
     and (p_permission = 'signedIn' or exists (
           select 1 from people.role_permissions rp
            where rp.programme_id = a.programme_id and rp.role_code = a.role_code and rp.permission = p_permission));
  place_ids := '{}';
  organisation_ids := '{}';
  site_ids := '{}';
  if not permitted or everything then return; end if;
  if v_duty then
    select coalesce(array_agg(r.site_id) filter (where r.site_id is not null), '{}'),
           v_places || coalesce(array_agg(r.place_id) filter (where r.place_id is not null), '{}')
      into site_ids, v_places
      from people.responsibilities r
     where r.programme_id = p_programme and r.person_id = p_person and r.validity @> p_today;
  end if;
  if cardinality(v_places) > 0 then
    select coalesce(array_agg(p.id), '{}') into place_ids from places.places p
     where p.programme_id = p_programme and p.ancestor_ids && v_places;
  end if;
  if cardinality(v_organisations) > 0 then
    select coalesce(array_agg(o.id), '{}') into organisation_ids from places.organisations o
     where o.programme_id = p_programme and o.ancestor_ids && v_organisations;
  end if;
end $$;

create function people.set_context(p_programme uuid, p_everything boolean, p_places uuid[], p_organisations uuid[], p_sites uuid[])
returns void language sql volatile set search_path = pg_catalog as $$
  select set_config('app.programme_id', coalesce(p_programme::text, ''), true),
         set_config('app.scope_everything', case when p_everything then 'on' else 'off' end, true),
         set_config('app.scope_places', p_places::text, true),
         set_config('app.scope_organisations', p_organisations::text, true),
         set_config('app.scope_sites', p_sites::text, true)
$$;

-- The version of everything a programme holds: the sequence of its audit chain, 0 before the first write.
create function platform.version_of(p_programme uuid) returns bigint
language sql stable set search_path = pg_catalog as $$
  select coalesce((select c.sequence from platform.chains c where c.programme_id = p_programme), 0)
$$;

-- p_token is the SHA-256 of the session token; null for a caller without one. The version is read here, in the snapshot of
-- everything that follows, so that a remembered number can be proved without a statement of its own.
create function people.open_request(p_token bytea, p_programme text, p_permission text, p_now timestamptz, p_idle interval,
  out login_id uuid, out session_id uuid, out last_seen_at timestamptz, out installation_admin boolean,
  out programme_id uuid, out utc_offset_minutes integer, out person_id uuid, out organisation_id uuid,
  out permitted boolean, out everything boolean, out place_ids uuid[], out organisation_ids uuid[], out site_ids uuid[], out version bigint)
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  if p_token is not null then
    select s.login_id, s.id, s.last_seen_at, l.installation_admin
      into login_id, session_id, last_seen_at, installation_admin
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
    if person_id is not null then
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

-- The same for work that goes on after its person's request ended: rights are looked up again when it runs.
create function people.open_request_as(p_programme uuid, p_person uuid, p_permission text, p_now timestamptz,
  out programme_id uuid, out utc_offset_minutes integer, out person_id uuid, out organisation_id uuid,
  out permitted boolean, out everything boolean, out place_ids uuid[], out organisation_ids uuid[], out site_ids uuid[], out version bigint)
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  select p.id, p.utc_offset_minutes into programme_id, utc_offset_minutes from places.programmes p where p.id = p_programme;
  select q.id, q.organisation_id into person_id, organisation_id from people.persons q
   where q.programme_id = p_programme and q.id = p_person and (q.valid_to is null or q.valid_to > p_now::date);
  select r.permitted, r.everything, r.place_ids, r.organisation_ids, r.site_ids
    into permitted, everything, place_ids, organisation_ids, site_ids
    from people.reach_of(p_programme, p_person, p_permission,
           (p_now at time zone 'UTC' + make_interval(mins => coalesce(utc_offset_minutes, 480)))::date) r;
  version := platform.version_of(programme_id);
  perform people.set_context(programme_id, everything, place_ids, organisation_ids, site_ids);
end $$;

-- The programmes a login belongs to, with the person it is there.
create function people.programmes_of(p_login uuid)
returns table (programme_id uuid, code text, name_zh text, name_en text, synthetic boolean, person_id uuid, person_name text)
language sql stable security definer set search_path = pg_catalog as $$
  select p.id, p.code, p.name_zh, p.name_en, p.synthetic, q.id, q.name
    from people.persons q join places.programmes p on p.id = q.programme_id
   where q.login_id = p_login and q.valid_to is null
   order by p.code
$$;

-- The demo logins, for the demo sign-in page only.
create function people.demo_logins()
returns table (username text, programme_code text, person_name text, title text, role_zh text, role_en text)
language sql stable security definer set search_path = pg_catalog as $$
  select l.username, p.code, q.name, q.title, string_agg(distinct r.name_zh, '、'), string_agg(distinct r.name_en, ', ')
    from people.logins l
    join people.persons q on q.login_id = l.id
    join places.programmes p on p.id = q.programme_id
    join people.assignments a on a.programme_id = q.programme_id and a.person_id = q.id
    join people.roles r on r.programme_id = a.programme_id and r.code = a.role_code
   where l.demo
   group by l.username, p.code, q.name, q.title
   order by min(r.sort_order), l.username
$$;

-- Programme codes are not secret; their content is.
create function places.programme_ids() returns table (id uuid, code text)
language sql stable security definer set search_path = pg_catalog as $$ select id, code from places.programmes order by code $$;

-- Scheduled work of the system itself, one programme at a time.
create function people.open_request_as_system(p_programme uuid,
  out programme_id uuid, out utc_offset_minutes integer, out permitted boolean, out everything boolean,
  out place_ids uuid[], out organisation_ids uuid[], out site_ids uuid[], out version bigint)
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  select p.id, p.utc_offset_minutes into programme_id, utc_offset_minutes from places.programmes p where p.id = p_programme;
  version := platform.version_of(programme_id);
  permitted := true; everything := true; place_ids := '{}'; organisation_ids := '{}'; site_ids := '{}';
  perform people.set_context(programme_id, true, '{}', '{}', '{}');
end $$;

-- Jobs are queued by whoever writes, in the same transaction; the queue's own tables stay out of reach.
create function platform.enqueue_job(p_job text, p_payload json) returns void
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(identifier => p_job, payload => p_payload, max_attempts => 5);
end $$;
