-- Why: stock-takes that a second person settles, the sheet by which a keeper hands a shop over, slips on paper entered together, receipts of gifts by number and budgets.
-- Locks: none; new tables.
create table shops.counts (
  programme_id uuid not null,
  id uuid not null,
  shop_id uuid not null,
  state text not null constraint counts__state check (state in ('counted', 'settled', 'dropped')),
  counted_on date not null,
  counted_by uuid not null,
  counted_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  primary key (programme_id, id),
  constraint counts__shop foreign key (programme_id, shop_id) references shops.shops (programme_id, id),
  constraint counts__another_settles check (state <> 'settled' or settled_by <> counted_by),
  constraint counts__settled_by_whom check ((state = 'counted') = (settled_by is null))
);
create unique index counts__one_open on shops.counts (programme_id, shop_id) where state = 'counted';
create index counts__by_shop on shops.counts (shop_id, counted_at desc);

create table shops.count_lines (
  programme_id uuid not null,
  count_id uuid not null,
  batch_id uuid not null,
  booked integer not null,
  counted integer not null constraint count_lines__counted check (counted >= 0),
  reason text constraint count_lines__reason_length check (length(reason) between 2 and 300),
  primary key (programme_id, count_id, batch_id),
  constraint count_lines__count foreign key (programme_id, count_id) references shops.counts (programme_id, id),
  constraint count_lines__batch foreign key (programme_id, batch_id) references shops.batches (programme_id, id),
  constraint count_lines__difference_says_why check (booked = counted or reason is not null)
);

create table shops.hand_overs (
  programme_id uuid not null,
  id uuid not null,
  shop_id uuid not null,
  from_person_id uuid not null,
  to_person_id uuid not null,
  stock jsonb not null,
  drawn_up_at timestamptz not null,
  drawn_up_by uuid not null,
  from_signed_at timestamptz,
  to_signed_at timestamptz,
  dropped_at timestamptz,
  primary key (programme_id, id),
  constraint hand_overs__shop foreign key (programme_id, shop_id) references shops.shops (programme_id, id),
  constraint hand_overs__two_people check (from_person_id <> to_person_id)
);
create unique index hand_overs__one_open on shops.hand_overs (programme_id, shop_id) where dropped_at is null and (from_signed_at is null or to_signed_at is null);
create index hand_overs__by_shop on shops.hand_overs (shop_id, drawn_up_at desc);

create table shops.paper_sheets (
  programme_id uuid not null,
  id uuid not null,
  shop_id uuid not null,
  state text not null constraint paper_sheets__state check (state in ('entered', 'confirmed', 'dropped')),
  slips jsonb not null,
  slip_count integer not null constraint paper_sheets__slip_count check (slip_count between 1 and 100),
  points integer not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  primary key (programme_id, id),
  constraint paper_sheets__shop foreign key (programme_id, shop_id) references shops.shops (programme_id, id),
  constraint paper_sheets__another_confirms check (state <> 'confirmed' or settled_by <> entered_by),
  constraint paper_sheets__settled_by_whom check ((state = 'entered') = (settled_by is null))
);
create index paper_sheets__by_shop on shops.paper_sheets (shop_id, entered_at desc);

create table shops.budgets (
  programme_id uuid not null,
  shop_id uuid not null,
  year integer not null constraint budgets__year check (year between 2000 and 2200),
  amount_fen bigint not null constraint budgets__amount check (amount_fen between 0 and 1000000000000),
  source text not null constraint budgets__source_length check (length(source) between 2 and 200),
  set_at timestamptz not null,
  set_by uuid not null,
  primary key (programme_id, shop_id, year),
  constraint budgets__shop foreign key (programme_id, shop_id) references shops.shops (programme_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['counts', 'count_lines', 'hand_overs', 'paper_sheets', 'budgets'] loop
    execute format('alter table shops.%I enable row level security', t);
    execute format('create policy programme on shops.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
  foreach t in array array['counts', 'hand_overs', 'paper_sheets', 'budgets'] loop
    execute format('create policy scope on shops.%I as restrictive for select using ((select platform.scope_everything()) or exists (select from shops.shops s where s.programme_id = %I.programme_id and s.id = %I.shop_id))', t, t, t);
  end loop;
end $$;

-- What everybody may read of shops that are open and shown. Definer's rights, since nobody in particular reaches no place: only what these name leaves.
create function shops.public_shops(p_today date) returns table (id uuid, name text, place_zh text, place_en text, opening_hours text, village_count bigint, kind_count bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select s.id, s.name, p.name_zh, p.name_en, s.opening_hours,
         (select count(*) from shops.served_places w where w.programme_id = s.programme_id and w.shop_id = s.id),
         (select count(distinct b.goods_id) from shops.batches b join shops.goods g on g.programme_id = b.programme_id and g.id = b.goods_id
            join points.accounts a on a.programme_id = b.programme_id and a.holder_id = b.id and a.asset_id = g.asset_id and a.holder_kind = 'stockBatch' and a.purpose = 'holding'
           where b.programme_id = s.programme_id and b.shop_id = s.id and a.balance > 0 and (b.expires_on is null or b.expires_on >= p_today))
    from shops.shops s join places.places p on p.programme_id = s.programme_id and p.id = s.place_id
   where s.programme_id = (select platform.current_programme()) and s.is_public and s.opened_on <= p_today and (s.closed_on is null or s.closed_on > p_today)
$$;
create function shops.public_goods(p_shop uuid, p_today date) returns table (name text, unit text, price_points integer, is_there boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select g.name, g.unit, g.price_points, coalesce(bool_or(a.balance > 0 and (b.expires_on is null or b.expires_on >= p_today)), false)
    from shops.batches b join shops.goods g on g.programme_id = b.programme_id and g.id = b.goods_id
    left join points.accounts a on a.programme_id = b.programme_id and a.holder_id = b.id and a.asset_id = g.asset_id and a.holder_kind = 'stockBatch' and a.purpose = 'holding'
   where b.programme_id = (select platform.current_programme()) and b.shop_id = p_shop and (g.withdrawn_on is null or g.withdrawn_on > p_today)
   group by g.code, g.name, g.unit, g.price_points order by g.code
$$;
create function shops.public_villages(p_shop uuid) returns table (zh text, en text)
language sql stable security definer set search_path = pg_catalog as $$
  select p.name_zh, p.name_en from shops.served_places w join places.places p on p.programme_id = w.programme_id and p.id = w.place_id
   where w.programme_id = (select platform.current_programme()) and w.shop_id = p_shop order by p.code
$$;
