-- Why: a household that cannot come today has goods set aside: points and goods are held in the ledger until they are fetched, let go, or their time is over. And a printed voucher of the programme is worth goods
-- once: it is issued into the ledger as an asset of its own and spent at the counter by somebody who did not issue it.
-- Locks: shops.slips briefly, for a column with a default and a check that every row passes. Expected rows: some hundreds of each a year.
create table shops.set_asides (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  number text not null,
  shop_id uuid not null,
  subject_id uuid not null,
  points integer not null constraint set_asides__points check (points > 0),
  -- of the household's points; each line has one of its own in the ledger too
  hold_id uuid not null,
  expires_at timestamptz not null,
  made_at timestamptz not null,
  made_by uuid not null,
  -- what lapses is told by the ledger, which ends the holds by the clock
  state text not null constraint set_asides__state check (state in ('open', 'fetched', 'released')),
  slip_id uuid,
  ended_at timestamptz,
  ended_by uuid,
  reason text constraint set_asides__reason_length check (length(reason) between 2 and 300),
  primary key (programme_id, id),
  constraint set_asides__number_unique unique (programme_id, number),
  constraint set_asides__shop foreign key (programme_id, shop_id) references shops.shops (programme_id, id),
  constraint set_asides__subject foreign key (programme_id, subject_id) references honours.subjects (programme_id, id),
  constraint set_asides__slip foreign key (programme_id, slip_id) references shops.slips (programme_id, id),
  constraint set_asides__fetched_has_slip check ((state = 'fetched') = (slip_id is not null)),
  constraint set_asides__ended_by_whom check ((state = 'open') = (ended_at is null) and (ended_at is null) = (ended_by is null)),
  constraint set_asides__released_says_why check (state <> 'released' or reason is not null)
);
create index set_asides__by_shop on shops.set_asides (shop_id, made_at desc);
create index set_asides__open on shops.set_asides (subject_id) where state = 'open';

create table shops.set_aside_lines (
  programme_id uuid not null references places.programmes,
  set_aside_id uuid not null,
  line_number integer not null,
  goods_id uuid not null,
  batch_id uuid not null,
  quantity integer not null constraint set_aside_lines__quantity check (quantity > 0),
  -- what one costs, as the household was told
  price_points integer not null constraint set_aside_lines__price check (price_points > 0),
  hold_id uuid not null,
  primary key (programme_id, set_aside_id, line_number),
  constraint set_aside_lines__set_aside foreign key (programme_id, set_aside_id) references shops.set_asides (programme_id, id),
  constraint set_aside_lines__batch foreign key (programme_id, batch_id) references shops.batches (programme_id, id),
  constraint set_aside_lines__goods foreign key (programme_id, goods_id) references shops.goods (programme_id, id)
);

create table shops.vouchers (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  number text not null,
  -- chance alone: who finds it on the street knows nothing about anybody
  code text not null,
  subject_id uuid not null,
  worth_points integer not null constraint vouchers__worth check (worth_points between 1 and 10000),
  purpose text not null constraint vouchers__purpose_length check (length(purpose) between 2 and 120),
  issued_on date not null,
  expires_on date not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  transfer_id uuid not null,
  state text not null constraint vouchers__state check (state in ('issued', 'redeemed', 'lapsed', 'void')),
  slip_id uuid,
  ended_at timestamptz,
  -- null where the clock ended it
  ended_by uuid,
  reason text constraint vouchers__reason_length check (length(reason) between 2 and 300),
  primary key (programme_id, id),
  constraint vouchers__number_unique unique (programme_id, number),
  constraint vouchers__code_unique unique (programme_id, code),
  constraint vouchers__subject foreign key (programme_id, subject_id) references honours.subjects (programme_id, id),
  constraint vouchers__slip foreign key (programme_id, slip_id) references shops.slips (programme_id, id),
  constraint vouchers__ends_later check (expires_on >= issued_on),
  constraint vouchers__redeemed_has_slip check ((state = 'redeemed') = (slip_id is not null)),
  constraint vouchers__another_redeems check (state <> 'redeemed' or ended_by <> issued_by),
  constraint vouchers__void_says_why check ((state = 'void') = (reason is not null)),
  constraint vouchers__ended_when check ((state = 'issued') = (ended_at is null))
);
create index vouchers__open on shops.vouchers (expires_on) where state = 'issued';
create index vouchers__by_subject on shops.vouchers (subject_id, issued_at desc);

-- A slip is paid with points, or with a voucher.
alter table shops.slips add column voucher_points integer not null default 0 constraint slips__voucher_points check (voucher_points >= 0);
alter table shops.slips drop constraint slips__points;
alter table shops.slips add constraint slips__points check (points >= 0 and points + voucher_points > 0);

do $$
declare t text;
begin
  foreach t in array array['set_asides', 'set_aside_lines', 'vouchers'] loop
    execute format('alter table shops.%I enable row level security', t);
    execute format('create policy programme on shops.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
create policy scope on shops.set_asides as restrictive for select using ((select platform.scope_everything()) or exists (select from shops.shops s where s.programme_id = set_asides.programme_id and s.id = set_asides.shop_id));
create policy scope on shops.set_aside_lines as restrictive for select using ((select platform.scope_everything()) or exists (select from shops.set_asides a where a.programme_id = set_aside_lines.programme_id and a.id = set_aside_lines.set_aside_id));
create policy scope on shops.vouchers as restrictive for select using ((select platform.scope_everything()) or exists (select from shops.households h where h.programme_id = vouchers.programme_id and h.subject_id = vouchers.subject_id));
