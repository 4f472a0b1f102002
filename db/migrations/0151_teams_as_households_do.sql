-- Why: a volunteer team spends its points at a counter, but had no card, nothing set aside, no voucher and no slip on paper. Whatever households do at a shop a team does by the same tables: a holder is a household of the
-- register, or a team as it was called.
-- Locks: short; a column is computed for each slip on hold and voucher, some thousands. Expected rows: some dozens of cards, holds and vouchers of teams a year.
create table shops.team_cards (
  programme_id uuid not null references places.programmes,
  team_id uuid not null,
  -- chance alone, as on the card of a household
  card_code text not null constraint team_cards__card_code check (card_code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  card_number integer not null default 1 constraint team_cards__card_number check (card_number > 0),
  issued_at timestamptz not null,
  issued_by uuid not null,
  primary key (programme_id, team_id),
  constraint team_cards__card_unique unique (programme_id, card_code),
  constraint team_cards__issued_by foreign key (programme_id, issued_by) references people.persons (programme_id, id)
);
alter table shops.team_cards enable row level security;
create policy programme on shops.team_cards using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));

alter table shops.set_asides drop constraint set_asides__subject;
alter table shops.set_asides
  add column holder_kind text not null default 'household' constraint set_asides__holder_kind check (holder_kind in ('household', 'team')),
  add column holder_label text constraint set_asides__holder_label_length check (length(holder_label) between 1 and 120),
  add column registered_id uuid generated always as (case when holder_kind = 'household' then subject_id end) stored,
  add constraint set_asides__registered foreign key (programme_id, registered_id) references honours.subjects (programme_id, id),
  add constraint set_asides__of_team check ((holder_kind = 'team') = (holder_label is not null));

alter table shops.vouchers drop constraint vouchers__subject;
alter table shops.vouchers
  add column holder_kind text not null default 'household' constraint vouchers__holder_kind check (holder_kind in ('household', 'team')),
  add column holder_label text constraint vouchers__holder_label_length check (length(holder_label) between 1 and 120),
  -- where the team belonged when it was issued: null of a team of no place, which goes to any shop
  add column holder_place_id uuid,
  add column registered_id uuid generated always as (case when holder_kind = 'household' then subject_id end) stored,
  add constraint vouchers__registered foreign key (programme_id, registered_id) references honours.subjects (programme_id, id),
  add constraint vouchers__holder_place foreign key (programme_id, holder_place_id) references places.places (programme_id, id),
  add constraint vouchers__of_team check (case holder_kind when 'team' then holder_label is not null else holder_label is null and holder_place_id is null end);
-- Of a team: seen by whoever reaches a shop of the programme. Which shop may redeem it is asked by the operations, since a team moves.
drop policy scope on shops.vouchers;
create policy scope on shops.vouchers as restrictive for select using ((select platform.scope_everything())
  or exists (select from shops.households h where h.programme_id = vouchers.programme_id and h.subject_id = vouchers.registered_id)
  or (holder_kind = 'team' and exists (select from shops.shops s where s.programme_id = vouchers.programme_id)));

-- A team may be short on paper as a household may: the goods are gone, and somebody looks. Never by a device, where neither its cap of the month nor its leader can be asked about.
alter table shops.slips drop constraint slips__of_team;
alter table shops.slips add constraint slips__of_team check (case holder_kind when 'team' then holder_label is not null and taken_by is not null and taken_by <> redeemed_by and channel <> 'device' and (short_points = 0 or channel = 'paper') else holder_label is null and taken_by is null end);
