-- Why: practice centres come in as a table with what they offer and when they are open, and sessions held at one point to it as activities do, so that both are counted there.
-- Locks: briefly on the two tables (columns without a rewrite). Expected rows: some hundred facilities.
alter table volunteering.facilities add column services text constraint facilities__services_length check (length(services) between 1 and 500);
alter table volunteering.facilities add column open_hours text constraint facilities__open_hours_length check (length(open_hours) between 1 and 200);
alter table volunteering.sessions add column facility_id uuid;
alter table volunteering.sessions add constraint sessions__facility foreign key (programme_id, facility_id) references volunteering.facilities (programme_id, id);
create index sessions__by_facility on volunteering.sessions (facility_id) where facility_id is not null;
