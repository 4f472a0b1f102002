-- Why: a volunteer team has points and could spend them nowhere. Its leader takes goods for them at the counter of a shop of its place, by a slip as households do, within a cap of the month.
-- Locks: short; a column is computed for each slip. Expected rows: some dozens a month.
alter table shops.slips drop constraint slips__subject;
alter table shops.slips
  add column holder_kind text not null default 'household' constraint slips__holder_kind check (holder_kind in ('household', 'team')),
  -- of a team, as it was called: the register of households does not know it
  add column holder_label text constraint slips__holder_label_length check (length(holder_label) between 1 and 120),
  -- who leads the team and took the goods
  add column taken_by uuid,
  add column registered_id uuid generated always as (case when holder_kind = 'household' then subject_id end) stored,
  add constraint slips__subject foreign key (programme_id, registered_id) references honours.subjects (programme_id, id),
  add constraint slips__taken_by foreign key (programme_id, taken_by) references people.persons (programme_id, id),
  -- whoever took the goods does not get the points back by a reversal of their own
  add constraint slips__taker_does_not_reverse check (reversed_by is null or taken_by is null or reversed_by <> taken_by),
  -- a team is served at the counter, by somebody else than takes the goods
  add constraint slips__of_team check (case holder_kind when 'team' then holder_label is not null and taken_by is not null and taken_by <> redeemed_by and channel = 'counter' and short_points = 0 and voucher_points = 0 else holder_label is null and taken_by is null end);
