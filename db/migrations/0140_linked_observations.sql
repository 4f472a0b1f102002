-- Why: an observation served as evidence for the standards of every linked framework, yet counted only in evaluations of its own edition, so that the same site was looked at twice for one and the same demand. An evaluation may now say from which day on observations of linked frameworks count in its field part.
-- Locks: a short exclusive lock on one small table. Expected rows: none.
alter table scoring.evaluations add column linked_observations_since date;
alter table scoring.evaluations add constraint evaluations__linked_observations check (linked_observations_since is null or (round_id is not null and linked_observations_since <= ends_on));
