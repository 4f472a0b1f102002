-- Why: the public page of a shop leads to the published board of each village that it serves, so it has to say which place a village is.
-- Locks: none.
drop function shops.public_villages(uuid);
create function shops.public_villages(p_shop uuid) returns table (id uuid, zh text, en text)
language sql stable security definer set search_path = pg_catalog as $$
  select p.id, p.name_zh, p.name_en from shops.served_places w join places.places p on p.programme_id = w.programme_id and p.id = w.place_id
   where w.programme_id = (select platform.current_programme()) and w.shop_id = p_shop order by p.code
$$;
