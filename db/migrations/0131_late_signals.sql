-- Why: two more signals of DOMAIN §6 that a person looks at: an activity that was put in after it had begun, and a record that came long after the end. From where on
-- they are pointed out is the programme's own to set, as every other rule for records of service.
-- Locks: a moment on the table, which has a row a programme; rules that are kept get the defaults. Expected rows: none new.
alter table volunteering.service_rules add column planned_late_minutes integer not null default 0 constraint service_rules__planned_late_minutes check (planned_late_minutes between 0 and 1440);
alter table volunteering.service_rules add column recorded_late_hours integer not null default 72 constraint service_rules__recorded_late_hours check (recorded_late_hours between 1 and 2160);
