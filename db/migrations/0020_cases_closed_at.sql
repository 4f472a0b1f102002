-- Why: the meeting-room board counts the cases closed today and in the last two weeks, and shows the latest.
-- Locks: a share lock on cases.cases while the index is built, some seconds with 200,000 cases.

create index cases__closed_at on cases.cases (programme_id, closed_at desc) where closed_at is not null;
