-- Why: a roll is the word of somebody who was there, and counts at once; it is called from the beginning until so many hours after the end, and what comes later
-- is entered for a second person to decide. How many hours is the programme's own to set, as every other rule for records of service.
-- Locks: a moment on the table, which has a row a programme; rules that are kept get the default. Expected rows: none new.
alter table volunteering.service_rules add column roll_call_hours integer not null default 48 constraint service_rules__roll_call_hours check (roll_call_hours between 1 and 720);
