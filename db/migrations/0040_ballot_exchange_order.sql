-- Why: rows of the database tell the order in which they were written (transaction numbers, places on the page, the lock that a foreign
-- key leaves on a code). Beside the box, which has an order, that would tell which code went to which ballot. Exchanges are written
-- anew by the hour in the order of their digests, and nothing locks a code any more.
-- Locks: exchanges for a moment; no rewrite. Expected rows: one for each code that was used.
alter table ballots.exchanges drop constraint exchanges__code;
-- Told in figures only once it was written anew among all others.
alter table ballots.exchanges add column is_told boolean not null default false;
