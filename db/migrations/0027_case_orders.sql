-- Why: cases by title, and by the latest deadline with those that have none at the end, are read off an index instead of
-- sorting two hundred thousand rows for a page of 25 (about a second each before).
-- Locks: writes to cases wait while the indexes are built; a few seconds at 200,000 rows.

create index cases__by_title on cases.cases (programme_id, title, id);
create index cases__latest_deadline on cases.cases (programme_id, deadline_at desc nulls last, id desc);
