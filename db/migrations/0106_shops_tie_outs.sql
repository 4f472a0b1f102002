-- Why: the daily tie-out is kept shop by shop and day, so that a difference is somebody's to look into and does not vanish with the page; and each of the goods says itself how many days before its end it is pointed at.
-- Locks: shops.goods briefly, for a column with a default. Expected rows: one a shop and day, thirty thousand a year for ninety shops.
alter table shops.goods add column near_days integer not null default 30 constraint goods__near_days check (near_days between 0 and 3650);

create table shops.tie_outs (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  shop_id uuid not null,
  day date not null,
  -- failed: the books of this shop could not be computed; the others were
  outcome text not null constraint tie_outs__outcome check (outcome in ('tied', 'differs', 'failed')),
  -- sums of the three pairs, the budget and the rows that differ, as the page shows them; null when failed
  result jsonb,
  difference bigint not null default 0,
  fault text,
  computed_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  note text constraint tie_outs__note_length check (length(note) between 2 and 300),
  primary key (programme_id, id),
  constraint tie_outs__once unique (programme_id, shop_id, day),
  constraint tie_outs__shop foreign key (programme_id, shop_id) references shops.shops (programme_id, id),
  constraint tie_outs__failed_says_what check ((outcome = 'failed') = (result is null) and (outcome = 'failed') = (fault is not null)),
  constraint tie_outs__settled_says_how check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (note is null)),
  constraint tie_outs__what_ties_is_not_settled check (settled_at is null or outcome <> 'tied')
);
create index tie_outs__open on shops.tie_outs (shop_id, day) where outcome <> 'tied' and settled_at is null;
create index tie_outs__by_day on shops.tie_outs (day desc, shop_id);
alter table shops.tie_outs enable row level security;
create policy programme on shops.tie_outs using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
create policy scope on shops.tie_outs as restrictive for select using ((select platform.scope_everything()) or exists (select from shops.shops s where s.programme_id = tie_outs.programme_id and s.id = tie_outs.shop_id));
