-- Why: what somebody objects may name them or a neighbour as surely as the contact beside it, which is sealed already. Words are sealed from here on; those
-- written before are sealed by the application, which holds the key, at its first nightly run (all of them), and are read as they are until then.
-- Locks: briefly on both tables (a column without a default, a constraint that every row keeps). Expected rows: some hundred.
alter table notices.objections add column words_sealed text, alter column words drop not null,
  add constraint objections__words_once check ((words is null) <> (words_sealed is null));
alter table points.deed_objections add column words_sealed text, alter column words drop not null,
  add constraint deed_objections__words_once check ((words is null) <> (words_sealed is null));
