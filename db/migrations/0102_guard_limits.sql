-- Why: how many ballots from one network, within one hour or at night are worth a look differs from a village of three hundred to a town that votes in one hall;
-- each ballot may say. Null: what the product ships with. Limits decide nothing, they point.
-- Locks: one small table for an instant. Expected rows: some hundred ballots.
alter table ballots.ballots add column guard_limits jsonb constraint ballots__guard_limits check (guard_limits is null or jsonb_typeof(guard_limits) = 'object');
