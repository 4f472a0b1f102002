-- Why: the foreign key from a transfer to its posting looked the posting up once for each transfer, a third of the time of a batch of five
-- hundred. As with the legs (ADR-0028) it guards nothing: points.post alone may write here, has just written the posting in the
-- same statement's transaction, and neither can be removed; the proof of the ledger names a posting that is gone.
-- Locks: points.transfers for an instant. Expected rows: none.
alter table points.transfers drop constraint transfers__posting;
