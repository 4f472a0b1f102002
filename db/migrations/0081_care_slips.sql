-- Why: a slip that is lost is replaced, and the lost one is void from that moment: what was handed over by it before, without a network, still counts.
-- Locks: none; a new table. Expected rows: a few for each scheme.
create table care.void_slips (
  programme_id uuid not null,
  -- a keyed hash of the code, as care.recipients keeps it
  slip_key text not null,
  recipient_id uuid not null,
  serial integer not null constraint void_slips__serial check (serial > 0),
  reason text not null constraint void_slips__reason_length check (length(reason) between 2 and 300),
  voided_at timestamptz not null,
  voided_by uuid not null,
  primary key (programme_id, slip_key),
  constraint void_slips__recipient foreign key (programme_id, recipient_id) references care.recipients (programme_id, id)
);
create index void_slips__by_recipient on care.void_slips (recipient_id, serial);
alter table care.void_slips enable row level security;
create policy programme on care.void_slips using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
create policy scope on care.void_slips as restrictive for select using (
  (select platform.scope_everything()) or exists (select from care.recipients r where r.programme_id = void_slips.programme_id and r.id = void_slips.recipient_id));
