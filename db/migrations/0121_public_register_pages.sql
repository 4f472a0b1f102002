-- Why: a page of an open register was cut from the whole register, computed anew for every reader. A page now reads as many rows as it shows, at any depth, and totals are counted apart, once for each change of the programme.
-- Locks: the index is built while records wait to be written; about a second for a million of them. Expected rows: none.
create index records__public_page on records.records (programme_id, register_id, (coalesce(on_date, '-infinity'::date)) desc, id desc) where withdrawn_at is null;

drop function records.public_registers();
drop function records.public_records(uuid);

create function records.public_registers(p_code text) returns table (id uuid, code text, name_zh text, name_en text, about text, definition jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select g.id, g.code, g.name_zh, g.name_en, g.about, g.definition from records.registers g
   where g.programme_id = (select platform.current_programme()) and jsonb_array_length(coalesce(g.definition -> 'publicFields', '[]')) > 0 and (p_code is null or g.code = p_code)
$$;

-- Whether everybody may read a register.
create function records.is_public(p_register uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from records.registers g where g.programme_id = (select platform.current_programme()) and g.id = p_register and jsonb_array_length(coalesce(g.definition -> 'publicFields', '[]')) > 0)
$$;

-- One page, the latest first: behind a row (its day, -infinity where it has none, and its id), or so many rows down. The limit is part of the plan, so that the index is walked and nothing sorted.
create function records.public_page(p_register uuid, p_patterns text[], p_day date, p_id uuid, p_offset integer, p_limit integer)
returns table (id uuid, title text, on_date date, place_zh text, place_en text, fields jsonb, is_synthetic boolean)
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
begin
  return query
    select r.id, r.title, r.on_date, p.name_zh, p.name_en, (select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(r.fields) f where g.definition -> 'publicFields' ? f.key), r.is_synthetic
      from (select o.* from records.records o
             where o.programme_id = (select platform.current_programme()) and o.register_id = p_register and o.withdrawn_at is null and records.is_public(p_register)
               and (p_day is null or (coalesce(o.on_date, '-infinity'::date), o.id) < (p_day, p_id))
               and coalesce(o.search_text, lower(o.title)) like all (p_patterns)
             order by coalesce(o.on_date, '-infinity'::date) desc, o.id desc limit p_limit offset p_offset) r
      join records.registers g on g.programme_id = r.programme_id and g.id = r.register_id
      left join places.places p on p.programme_id = r.programme_id and p.id = r.place_id
     order by coalesce(r.on_date, '-infinity'::date) desc, r.id desc;
end $$;

create function records.public_record(p_register uuid, p_record uuid)
returns table (id uuid, title text, on_date date, place_zh text, place_en text, fields jsonb, is_synthetic boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select r.id, r.title, r.on_date, p.name_zh, p.name_en, (select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(r.fields) f where g.definition -> 'publicFields' ? f.key), r.is_synthetic
    from records.records r join records.registers g on g.programme_id = r.programme_id and g.id = r.register_id
    left join places.places p on p.programme_id = r.programme_id and p.id = r.place_id
   where r.programme_id = (select platform.current_programme()) and r.id = p_record and r.register_id = p_register and r.withdrawn_at is null and records.is_public(p_register)
$$;

create function records.public_total(p_register uuid, p_patterns text[]) returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  select count(*) from records.records r
   where r.programme_id = (select platform.current_programme()) and r.register_id = p_register and r.withdrawn_at is null and records.is_public(p_register) and coalesce(r.search_text, lower(r.title)) like all (p_patterns)
$$;
