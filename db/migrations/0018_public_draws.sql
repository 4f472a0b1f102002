-- Why: a draw is published once its round is closed, with the names of the sites it chose; before that only the commitment
-- is, since the list of a running round would tip people off.
-- Locks: none, one new function. Definer's rights: round sites and sites are shown to nobody in particular otherwise. What
-- is told is which sites were drawn, never who inspected them or what was seen.

create function inspections.public_draw_sites(p_round uuid)
returns table (code text, name text, site_type_code text, type_zh text, type_en text, zone_zh text, zone_en text)
language sql stable security definer set search_path = pg_catalog as $$
  select rs.site_code, s.name, rs.site_type_code, t.name_zh, t.name_en, z.name_zh, z.name_en
    from inspections.rounds r
    join places.public_sites o on o.programme_id = r.programme_id and o.site_open
    join inspections.round_sites rs on rs.programme_id = r.programme_id and rs.round_id = r.id
    join places.sites s on s.programme_id = rs.programme_id and s.id = rs.site_id
    left join places.site_types t on t.programme_id = rs.programme_id and t.code = rs.site_type_code
    left join places.places z on z.programme_id = rs.programme_id and z.id = rs.zone_id
   where r.programme_id = platform.current_programme() and r.id = p_round and r.state = 'closed'
   order by z.sort_order, rs.site_code
$$;
