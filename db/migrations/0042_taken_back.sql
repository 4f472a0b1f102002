-- Why: a dispatch that was taken back voids its cases; they were registered by mistake of a click and not in error of fact, and
-- must not lower the rate of cases registered rightly.
-- Locks: briefly on cases.cases (a column with a constant default).
alter table cases.cases add column taken_back boolean not null default false;
