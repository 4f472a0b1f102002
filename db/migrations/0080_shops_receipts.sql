-- Why: receipts for gifts by number range: which numbers a shop or the office holds, which of them thanked whom for what, and which were spoilt. A range is used
-- from its first number to its last; no number is left out, and none is ever used twice.
-- Locks: none; new tables. Expected rows: a few ranges a shop, some thousand receipts a year.
create table shops.receipt_ranges (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  -- null: held by the office, for shops without a range of their own
  shop_id uuid,
  prefix text not null constraint receipt_ranges__prefix check (length(prefix) <= 20 and prefix !~ '\s'),
  first_number integer not null,
  last_number integer not null,
  digits integer not null constraint receipt_ranges__digits check (digits between 1 and 9),
  -- the number used last; below the first while none was
  used_number integer not null,
  handed_out_on date not null,
  handed_out_by uuid not null,
  primary key (programme_id, id),
  constraint receipt_ranges__shop foreign key (programme_id, shop_id) references shops.shops (programme_id, id),
  constraint receipt_ranges__order check (first_number between 0 and last_number and last_number < 10 ^ digits and last_number - first_number < 100000),
  constraint receipt_ranges__used check (used_number between first_number - 1 and last_number),
  constraint receipt_ranges__apart exclude using gist (programme_id with =, prefix with =, digits with =, int4range(first_number, last_number, '[]') with &&)
);
create index receipt_ranges__by_shop on shops.receipt_ranges (shop_id);

create table shops.receipts (
  programme_id uuid not null,
  id uuid not null,
  range_id uuid not null,
  serial integer not null,
  number text not null,
  -- whose gift it was; null where a number was spoilt before anybody was thanked by it
  shop_id uuid,
  donor text constraint receipts__donor_length check (length(donor) between 1 and 120),
  given_on date,
  value_fen bigint not null default 0 constraint receipts__value check (value_fen >= 0),
  issued_at timestamptz not null,
  issued_by uuid not null,
  voided_at timestamptz,
  voided_by uuid,
  void_reason text constraint receipts__void_reason_length check (length(void_reason) between 2 and 300),
  primary key (programme_id, id),
  constraint receipts__range foreign key (programme_id, range_id) references shops.receipt_ranges (programme_id, id),
  constraint receipts__shop foreign key (programme_id, shop_id) references shops.shops (programme_id, id),
  constraint receipts__number_once unique (programme_id, range_id, serial),
  constraint receipts__thanks_somebody check ((shop_id is null) = (donor is null) and (shop_id is null) = (given_on is null) and (shop_id is not null or voided_at is not null)),
  constraint receipts__void_says_why check ((voided_at is null) = (voided_by is null) and (voided_at is null) = (void_reason is null)),
  constraint receipts__another_voids check (voided_by is null or shop_id is null or voided_by <> issued_by)
);
create index receipts__by_shop on shops.receipts (shop_id, issued_at desc);

-- What a receipt is for. A gift stands on one receipt; on another only once the first is void.
create table shops.receipt_gifts (
  programme_id uuid not null,
  receipt_id uuid not null,
  batch_id uuid not null,
  goods text not null,
  unit text not null,
  quantity integer not null constraint receipt_gifts__quantity check (quantity > 0),
  value_fen integer not null constraint receipt_gifts__value check (value_fen >= 0),
  is_void boolean not null default false,
  primary key (programme_id, receipt_id, batch_id),
  constraint receipt_gifts__receipt foreign key (programme_id, receipt_id) references shops.receipts (programme_id, id),
  constraint receipt_gifts__batch foreign key (programme_id, batch_id) references shops.batches (programme_id, id)
);
create unique index receipt_gifts__one_receipt on shops.receipt_gifts (programme_id, batch_id) where not is_void;

do $$
declare t text;
begin
  foreach t in array array['receipt_ranges', 'receipts', 'receipt_gifts'] loop
    execute format('alter table shops.%I enable row level security', t);
    execute format('create policy programme on shops.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
-- The office's own ranges are known to every shop, which draws on them; a receipt is seen with its shop or, spoilt, with its range.
create policy scope on shops.receipt_ranges as restrictive for select using (
  (select platform.scope_everything()) or shop_id is null or exists (select from shops.shops s where s.programme_id = receipt_ranges.programme_id and s.id = receipt_ranges.shop_id));
create policy scope on shops.receipts as restrictive for select using (
  (select platform.scope_everything()) or exists (select from shops.shops s where s.programme_id = receipts.programme_id and s.id = receipts.shop_id)
  or (shop_id is null and exists (select from shops.receipt_ranges r where r.programme_id = receipts.programme_id and r.id = receipts.range_id)));
create policy scope on shops.receipt_gifts as restrictive for select using (
  (select platform.scope_everything()) or exists (select from shops.receipts r where r.programme_id = receipt_gifts.programme_id and r.id = receipt_gifts.receipt_id));

-- How many numbers of a range stand in the register, whoever asks: a number that another shop used is no gap. Definer's rights; tells two counts.
create function shops.receipt_counts(p_range uuid) returns table (held bigint, voided bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select count(*), count(*) filter (where t.voided_at is not null) from shops.receipts t
   where t.programme_id = (select platform.current_programme()) and t.range_id = p_range
$$;
