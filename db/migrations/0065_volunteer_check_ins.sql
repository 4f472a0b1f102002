-- Why: volunteers check in and out by a code that changes on the leader's screen: two sides at both ends, a place, and no track of anybody.
-- Locks: briefly on volunteering.service_records (a constraint that its rows keep already). Expected rows: as many as service records.
create table volunteering.check_ins (
  programme_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  volunteer_id uuid not null,
  -- the time the code was shown, and the time it arrived: a phone without a network sends it later
  in_at timestamptz not null,
  in_sent_at timestamptz not null,
  out_at timestamptz,
  out_sent_at timestamptz,
  record_id uuid,
  primary key (programme_id, id),
  constraint check_ins__once unique (programme_id, activity_id, volunteer_id),
  constraint check_ins__activity foreign key (programme_id, activity_id) references volunteering.activities (programme_id, id),
  constraint check_ins__volunteer foreign key (programme_id, volunteer_id) references volunteering.volunteers (programme_id, id),
  constraint check_ins__record foreign key (programme_id, record_id) references volunteering.service_records (programme_id, id),
  constraint check_ins__order check (out_at is null or out_at > in_at),
  constraint check_ins__record_is_out check (record_id is null or out_at is not null)
);
alter table volunteering.check_ins enable row level security;
create policy programme on volunteering.check_ins using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
create policy scope on volunteering.check_ins as restrictive for select using (
  (select platform.scope_everything()) or exists (select 1 from volunteering.activities a where a.programme_id = check_ins.programme_id and a.id = check_ins.activity_id));
-- for looking back along one person's day
create index service_records__by_volunteer on volunteering.service_records (programme_id, volunteer_id, lower(period));
