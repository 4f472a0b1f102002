-- Why: love supermarkets: which villages they serve, what they hold and from where, the households that are served, and each slip by which points became goods.
-- Locks: none; a new schema. Expected rows: some hundred shops, some thousand batches and households, a hundred thousand slips a year.
create schema shops;

create table shops.shops (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint shops__code_length check (length(code) between 1 and 40),
  name text not null constraint shops__name_length check (length(name) between 1 and 80),
  place_id uuid not null,
  opened_on date not null,
  closed_on date,
  opening_hours text constraint shops__opening_hours_length check (length(opening_hours) <= 120),
  -- what one household may hand in on one day where no network can ask the ledger
  offline_cap_points integer not null default 50 constraint shops__offline_cap check (offline_cap_points between 0 and 10000),
  is_public boolean not null default true,
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint shops__code_unique unique (programme_id, code),
  constraint shops__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint shops__dates check (closed_on is null or closed_on >= opened_on)
);
create index shops__unsearchable on shops.shops (programme_id) where search_text is null;

create table shops.served_places (
  programme_id uuid not null,
  shop_id uuid not null,
  place_id uuid not null,
  primary key (programme_id, shop_id, place_id),
  constraint served_places__shop foreign key (programme_id, shop_id) references shops.shops (programme_id, id),
  constraint served_places__place foreign key (programme_id, place_id) references places.places (programme_id, id)
);
create index served_places__by_place on shops.served_places (place_id);

create table shops.keepers (
  programme_id uuid not null,
  id uuid not null,
  shop_id uuid not null,
  person_id uuid not null,
  validity daterange not null constraint keepers__validity check (not isempty(validity) and lower(validity) is not null),
  primary key (programme_id, id),
  constraint keepers__shop foreign key (programme_id, shop_id) references shops.shops (programme_id, id),
  constraint keepers__person foreign key (programme_id, person_id) references people.persons (programme_id, id),
  constraint keepers__once exclude using gist (programme_id with =, shop_id with =, person_id with =, validity with &&)
);

-- The price list of the programme. How much of it there is stands in the ledger, under the asset of these goods.
create table shops.goods (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint goods__code_shape check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
  name text not null constraint goods__name_length check (length(name) between 1 and 80),
  unit text not null constraint goods__unit_length check (length(unit) between 1 and 20),
  price_points integer not null constraint goods__price check (price_points between 1 and 100000),
  value_fen integer not null constraint goods__value check (value_fen between 0 and 100000000),
  low_below integer not null default 0 constraint goods__low_below check (low_below between 0 and 100000),
  withdrawn_on date,
  asset_id uuid not null,
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint goods__code_unique unique (programme_id, code)
);
create index goods__unsearchable on shops.goods (programme_id) where search_text is null;

-- What came in together: never changed, since the slips that took from it say what it was.
create table shops.batches (
  programme_id uuid not null,
  id uuid not null,
  code text not null constraint batches__code_length check (length(code) between 1 and 60),
  shop_id uuid not null,
  goods_id uuid not null,
  source text not null constraint batches__source check (source in ('donated', 'bought', 'civilAffairs')),
  donor text constraint batches__donor_length check (length(donor) between 1 and 120),
  value_fen integer not null constraint batches__value check (value_fen between 0 and 100000000),
  received_on date not null,
  expires_on date,
  primary key (programme_id, id),
  constraint batches__code_unique unique (programme_id, code),
  constraint batches__shop foreign key (programme_id, shop_id) references shops.shops (programme_id, id),
  constraint batches__goods foreign key (programme_id, goods_id) references shops.goods (programme_id, id),
  constraint batches__donor_of_gifts check (donor is null or source = 'donated')
);
create index batches__by_shop on shops.batches (shop_id, goods_id);
create index batches__by_expiry on shops.batches (expires_on) where expires_on is not null;

-- The shop's own book of what came and went; the ledger is the other one, and the two are compared every day.
create table shops.movements (
  programme_id uuid not null,
  id uuid not null,
  shop_id uuid not null,
  batch_id uuid not null,
  kind text not null constraint movements__kind check (kind in ('received', 'redeemed', 'returned', 'removed', 'counted')),
  quantity integer not null constraint movements__quantity check (quantity <> 0),
  reason text constraint movements__reason_length check (length(reason) between 1 and 300),
  slip_id uuid,
  transfer_id uuid not null,
  moved_on date not null,
  moved_at timestamptz not null,
  moved_by uuid,
  primary key (programme_id, id),
  constraint movements__batch foreign key (programme_id, batch_id) references shops.batches (programme_id, id),
  constraint movements__sign check (case kind when 'received' then quantity > 0 when 'returned' then quantity > 0 when 'redeemed' then quantity < 0 when 'removed' then quantity < 0 else true end),
  constraint movements__removed_says_why check (kind not in ('removed', 'counted') or reason is not null)
);
create index movements__by_shop on shops.movements (shop_id, moved_at desc, id);
create index movements__by_batch on shops.movements (batch_id);
create index movements__by_slip on shops.movements (slip_id) where slip_id is not null;

-- Households that a shop serves. Why a household is served is written nowhere.
create table shops.households (
  programme_id uuid not null,
  id uuid not null,
  shop_id uuid not null,
  subject_id uuid not null,
  place_id uuid not null,
  -- random, and tells nothing: what the squares of a household card say
  card_code text not null constraint households__card_code check (card_code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  card_number integer not null default 1,
  registered_on date not null,
  left_on date,
  primary key (programme_id, id),
  constraint households__shop foreign key (programme_id, shop_id) references shops.shops (programme_id, id),
  constraint households__subject foreign key (programme_id, subject_id) references honours.subjects (programme_id, id),
  constraint households__card_unique unique (programme_id, card_code),
  constraint households__dates check (left_on is null or left_on >= registered_on)
);
create unique index households__one_shop on shops.households (programme_id, subject_id) where left_on is null;
create index households__by_shop on shops.households (shop_id);

create table shops.slip_numbers (
  programme_id uuid not null,
  shop_id uuid not null,
  year integer not null,
  last integer not null,
  primary key (programme_id, shop_id, year)
);

create table shops.slips (
  programme_id uuid not null,
  id uuid not null,
  number text not null,
  shop_id uuid not null,
  subject_id uuid not null,
  points integer not null constraint slips__points check (points > 0),
  -- of the points, those the household no longer had when it came in from a device: the shop bears them until a person has looked
  short_points integer not null default 0 constraint slips__short_points check (short_points >= 0 and short_points <= points),
  channel text not null constraint slips__channel check (channel in ('counter', 'device', 'paper')),
  paper_number text constraint slips__paper_number_length check (length(paper_number) between 1 and 40),
  redeemed_on date not null,
  redeemed_at timestamptz not null,
  redeemed_by uuid not null,
  transfer_id uuid not null,
  reversed_at timestamptz,
  reversed_by uuid,
  reversal_reason text constraint slips__reversal_reason_length check (length(reversal_reason) between 2 and 300),
  primary key (programme_id, id),
  constraint slips__number_unique unique (programme_id, number),
  constraint slips__shop foreign key (programme_id, shop_id) references shops.shops (programme_id, id),
  constraint slips__subject foreign key (programme_id, subject_id) references honours.subjects (programme_id, id),
  constraint slips__another_reverses check (reversed_by is null or reversed_by <> redeemed_by),
  constraint slips__reversed_says_why check ((reversed_at is null) = (reversed_by is null) and (reversed_at is null) = (reversal_reason is null))
);
create index slips__by_shop on shops.slips (shop_id, redeemed_at desc, id);
create index slips__by_subject on shops.slips (subject_id, redeemed_at desc);
create unique index slips__paper_number_once on shops.slips (programme_id, shop_id, paper_number) where paper_number is not null;

create table shops.slip_lines (
  programme_id uuid not null,
  slip_id uuid not null,
  line_number integer not null,
  batch_id uuid not null,
  goods_id uuid not null,
  quantity integer not null constraint slip_lines__quantity check (quantity > 0),
  points integer not null constraint slip_lines__points check (points > 0),
  primary key (programme_id, slip_id, line_number),
  constraint slip_lines__slip foreign key (programme_id, slip_id) references shops.slips (programme_id, id),
  constraint slip_lines__batch foreign key (programme_id, batch_id) references shops.batches (programme_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['shops', 'served_places', 'keepers', 'goods', 'batches', 'movements', 'households', 'slip_numbers', 'slips', 'slip_lines'] loop
    execute format('alter table shops.%I enable row level security', t);
    execute format('create policy programme on shops.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
-- A shop is seen by whoever reaches it or a village it serves; all else is seen with its shop.
create policy scope on shops.shops as restrictive for select using (
  (select platform.scope_everything())
  or place_id = any (array(select unnest((select platform.scope_places()))))
  or exists (select from shops.served_places s where s.programme_id = shops.programme_id and s.shop_id = shops.id and s.place_id = any (array(select unnest((select platform.scope_places()))))));
do $$
declare t text;
begin
  foreach t in array array['batches', 'movements', 'households', 'slips'] loop
    execute format('create policy scope on shops.%I as restrictive for select using ((select platform.scope_everything()) or exists (select from shops.shops s where s.programme_id = %I.programme_id and s.id = %I.shop_id))', t, t, t);
  end loop;
end $$;

insert into people.roles (programme_id, code, name_zh, name_en, sort_order)
  select p.id, 'shopKeeper', '爱心超市店长', 'Shop keeper', 12 from places.programmes p where exists (select from people.roles r where r.programme_id = p.id)
  on conflict do nothing;
insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, g.permission
    from people.roles r join (values
      ('shops.read', array['programmeOffice', 'leadingGroup', 'zoneCoordinator', 'communityOfficer', 'shopKeeper']),
      ('shops.serve', array['programmeOffice', 'communityOfficer', 'shopKeeper']),
      ('shops.keepStock', array['programmeOffice', 'communityOfficer', 'shopKeeper']),
      ('shops.review', array['programmeOffice', 'zoneCoordinator', 'communityOfficer']),
      ('shops.manage', array['programmeOffice'])) as g(permission, roles) on r.code = any (g.roles)
  on conflict do nothing;
