-- Why: what the collusion and error report points at is decided by a person, and the decision is kept: what was explained or confirmed stays so until deeds come that were not looked at.
-- Locks: none; new tables. Expected rows: some dozens a quarter.
create table points.signals (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  kind text not null constraint signals__kind check (kind in ('samePair', 'roundInBulk', 'atNight', 'withoutSlip')),
  -- a quarter, or a day of one where the kind speaks of one day
  span text not null constraint signals__span check (span ~ '^20\d{2}-([1-4]|\d{2}-\d{2})$'),
  -- sorted, so that the same two people are one signal whichever of them recorded
  person_ids uuid[] not null constraint signals__persons check (cardinality(person_ids) between 1 and 2),
  seen_count integer not null constraint signals__seen check (seen_count > 0),
  of_count integer not null,
  -- the deeds or transfers behind it
  fact_ids uuid[] not null,
  found_at timestamptz not null,
  -- gone: what it pointed at was corrected before anybody decided
  state text not null constraint signals__state check (state in ('open', 'explained', 'confirmed', 'gone')),
  primary key (programme_id, id),
  constraint signals__once unique (programme_id, kind, span, person_ids),
  constraint signals__of check (of_count >= seen_count)
);
create index signals__open on points.signals (found_at) where state = 'open';

create table points.signal_decisions (
  programme_id uuid not null references places.programmes,
  signal_id uuid not null,
  number integer not null,
  outcome text not null constraint signal_decisions__outcome check (outcome in ('explained', 'confirmed')),
  reason text not null constraint signal_decisions__reason_length check (length(reason) between 2 and 300),
  decided_by uuid not null,
  decided_at timestamptz not null,
  concerned_ids uuid[] not null,
  -- what had been looked at: later facts open the signal again
  fact_ids uuid[] not null,
  primary key (programme_id, signal_id, number),
  constraint signal_decisions__signal foreign key (programme_id, signal_id) references points.signals (programme_id, id),
  constraint signal_decisions__by_another check (decided_by <> all (concerned_ids))
);
create trigger append_only before update or delete on points.signal_decisions for each row execute function points.refuse_change();

do $$
declare t text;
begin
  foreach t in array array['signals', 'signal_decisions'] loop
    execute format('alter table points.%I enable row level security', t);
    execute format('create policy programme on points.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, 'points.settleSignals' from people.roles r where r.code in ('programmeOffice', 'leadingGroup')
  on conflict do nothing;
