-- Why: how long service can be entered afterwards, and what is pointed out, differs from place to place; and whoever falsified hours may serve no hours for one to
-- three years, by a decision with a reason, which the person is told of, may appeal against, and which ends by itself (DOMAIN §6).
-- Locks: none; new tables. Expected rows: one of rules a programme; some bans a year.
create table volunteering.service_rules (
  programme_id uuid primary key references places.programmes,
  entry_days integer not null constraint service_rules__entry_days check (entry_days between 1 and 90),
  day_cap_minutes integer not null constraint service_rules__day_cap check (day_cap_minutes between 60 and 1440),
  alike_most integer not null constraint service_rules__alike_most check (alike_most between 2 and 1000),
  soon_minutes integer not null constraint service_rules__soon_minutes check (soon_minutes between 1 and 1440),
  lives_far_km integer not null constraint service_rules__lives_far_km check (lives_far_km between 1 and 2000),
  source text not null constraint service_rules__source_length check (length(source) between 1 and 200),
  changed_at timestamptz not null,
  changed_by uuid not null
);

create table volunteering.bans (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  volunteer_id uuid not null,
  from_date date not null,
  -- the first day on which they may serve again
  to_date date not null,
  years integer not null constraint bans__years check (years between 1 and 3),
  reason_sealed text not null,
  state text not null default 'decided' constraint bans__state check (state in ('decided', 'appealed', 'upheld', 'lifted')),
  decided_at timestamptz not null,
  decided_by uuid not null,
  appeal_sealed text,
  appealed_at timestamptz,
  appealed_by uuid,
  settled_at timestamptz,
  settled_by uuid,
  answer text constraint bans__answer_length check (length(answer) between 1 and 500),
  -- from this day on a ban that was lifted blocks nothing
  lifted_on date,
  primary key (programme_id, id),
  constraint bans__volunteer foreign key (programme_id, volunteer_id) references volunteering.volunteers (programme_id, id),
  constraint bans__as_long_as_it_says check (to_date = (from_date + make_interval(years => years))::date),
  constraint bans__one_at_a_time exclude using gist (programme_id with =, volunteer_id with =, daterange(from_date, to_date) with &&) where (state <> 'lifted'),
  constraint bans__appeal check ((appeal_sealed is null) = (appealed_at is null)),
  constraint bans__settled_by_another check (settled_by is null or (settled_by <> decided_by and (appealed_by is null or settled_by <> appealed_by))),
  constraint bans__answered check (state in ('decided', 'appealed') or (answer is not null and settled_by is not null)),
  constraint bans__lifted check ((state = 'lifted') = (lifted_on is not null))
);
create index bans__recent on volunteering.bans (programme_id, decided_at desc, id);

-- The records found to be false, and whether the ban took their minutes back or that was done before.
create table volunteering.ban_records (
  programme_id uuid not null references places.programmes,
  ban_id uuid not null,
  record_id uuid not null,
  was_reversed_by_it boolean not null,
  primary key (programme_id, ban_id, record_id),
  constraint ban_records__ban foreign key (programme_id, ban_id) references volunteering.bans (programme_id, id),
  constraint ban_records__record foreign key (programme_id, record_id) references volunteering.service_records (programme_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['service_rules', 'bans', 'ban_records'] loop
    execute format('alter table volunteering.%I enable row level security', t);
    execute format('create policy programme on volunteering.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
create policy scope on volunteering.bans as restrictive for select using (
  (select platform.scope_everything()) or exists (select 1 from volunteering.volunteers v where v.programme_id = bans.programme_id and v.id = bans.volunteer_id));
create policy scope on volunteering.ban_records as restrictive for select using (
  (select platform.scope_everything()) or exists (select 1 from volunteering.bans b where b.programme_id = ban_records.programme_id and b.id = ban_records.ban_id));

-- Whoever records service in one village must learn of a ban on somebody of another: definer's rights, and no more than whose numbers.
create function volunteering.banned_on(p_volunteers uuid[], p_day date) returns table (volunteer_id uuid, number text)
language sql stable security definer set search_path = pg_catalog as $$
  select v.id, v.number from volunteering.bans b join volunteering.volunteers v on v.programme_id = b.programme_id and v.id = b.volunteer_id
   where b.programme_id = platform.current_programme() and b.volunteer_id = any(p_volunteers) and p_day >= b.from_date and p_day < coalesce(b.lifted_on, b.to_date)
   order by v.number
$$;

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, 'volunteering.ban' from people.roles r where r.code = 'programmeOffice' on conflict do nothing;
