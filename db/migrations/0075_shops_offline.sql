-- Why: counters that hand out for a day without a network, slips signed by their device, and what a person looks at where a household or a shelf no longer had what was given.
-- Locks: short ones on shops.slips and shops.slip_lines for new columns without a default.
alter table shops.slip_lines alter column batch_id drop not null;
alter table shops.slip_lines add constraint slip_lines__goods foreign key (programme_id, goods_id) references shops.goods (programme_id, id);

create table shops.counters (
  programme_id uuid not null,
  id uuid not null,
  shop_id uuid not null,
  person_id uuid not null,
  -- of the device alone: the private half never leaves it
  public_key text not null constraint counters__public_key_length check (length(public_key) between 80 and 400),
  opened_at timestamptz not null,
  valid_until timestamptz not null,
  primary key (programme_id, id),
  constraint counters__shop foreign key (programme_id, shop_id) references shops.shops (programme_id, id),
  constraint counters__dates check (valid_until > opened_at)
);
create index counters__by_shop on shops.counters (shop_id, opened_at desc);

alter table shops.slips add column counter_id uuid, add column device_sequence integer, add column signature text,
  add constraint slips__device_says_all check ((channel = 'device') = (counter_id is not null) and (counter_id is null) = (device_sequence is null) and (counter_id is null) = (signature is null)),
  add constraint slips__counter foreign key (programme_id, counter_id) references shops.counters (programme_id, id);
create unique index slips__device_once on shops.slips (programme_id, counter_id, device_sequence) where counter_id is not null;

create table shops.slip_issues (
  programme_id uuid not null,
  slip_id uuid not null,
  kinds text[] not null constraint slip_issues__kinds check (cardinality(kinds) > 0),
  raised_at timestamptz not null,
  handed_out_by uuid not null,
  outcome text constraint slip_issues__outcome check (outcome in ('collected', 'borne')),
  note text constraint slip_issues__note_length check (length(note) between 2 and 300),
  settled_at timestamptz,
  settled_by uuid,
  primary key (programme_id, slip_id),
  constraint slip_issues__slip foreign key (programme_id, slip_id) references shops.slips (programme_id, id),
  constraint slip_issues__another_settles check (settled_by is null or settled_by <> handed_out_by),
  constraint slip_issues__settled_says_how check ((settled_at is null) = (outcome is null) and (settled_at is null) = (note is null) and (settled_at is null) = (settled_by is null))
);
create index slip_issues__open on shops.slip_issues (raised_at) where settled_at is null;

do $$
declare t text;
begin
  foreach t in array array['counters', 'slip_issues'] loop
    execute format('alter table shops.%I enable row level security', t);
    execute format('create policy programme on shops.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
create policy scope on shops.counters as restrictive for select using ((select platform.scope_everything()) or exists (select from shops.shops s where s.programme_id = counters.programme_id and s.id = counters.shop_id));
create policy scope on shops.slip_issues as restrictive for select using ((select platform.scope_everything()) or exists (select from shops.slips l where l.programme_id = slip_issues.programme_id and l.id = slip_issues.slip_id));
