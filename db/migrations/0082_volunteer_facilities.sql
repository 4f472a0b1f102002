-- Why: practice centres, institutes and stations (新时代文明实践中心、所、站) and the other facilities that activities use, so that what happens at each is counted
-- from the activities that name it.
-- Locks: volunteering.activities for an instant; its new column is empty. Expected rows: some hundred.
create table volunteering.facilities (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  code text not null constraint facilities__code_length check (length(code) between 1 and 40),
  name text not null constraint facilities__name_length check (length(name) between 1 and 80),
  kind text not null constraint facilities__kind check (kind in ('centre', 'institute', 'station', 'base')),
  -- of which it is a part: a station of an institute, an institute of a centre
  parent_id uuid,
  place_id uuid not null,
  address text constraint facilities__address_length check (length(address) between 1 and 120),
  opened_on date not null,
  closed_on date,
  version integer not null default 1,
  search_text text,
  primary key (programme_id, id),
  constraint facilities__code_unique unique (programme_id, code),
  constraint facilities__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint facilities__parent foreign key (programme_id, parent_id) references volunteering.facilities (programme_id, id),
  constraint facilities__not_its_own_part check (parent_id is null or parent_id <> id),
  constraint facilities__dates check (closed_on is null or closed_on >= opened_on)
);
create index facilities__by_parent on volunteering.facilities (parent_id) where parent_id is not null;
create index facilities__unsearchable on volunteering.facilities (programme_id) where search_text is null;
alter table volunteering.facilities enable row level security;
create policy programme on volunteering.facilities using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));

alter table volunteering.activities add column facility_id uuid;
alter table volunteering.activities add constraint activities__facility foreign key (programme_id, facility_id) references volunteering.facilities (programme_id, id);
create index activities__by_facility on volunteering.activities (facility_id) where facility_id is not null;
