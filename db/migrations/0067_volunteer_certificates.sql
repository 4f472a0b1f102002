-- Why: star levels by a scale that is data, and certificates of service with number, issuer and hours by grade, that anybody can check.
-- Locks: none; new tables.
create table volunteering.star_scales (
  programme_id uuid primary key references places.programmes,
  levels jsonb not null,
  grades text[] not null constraint star_scales__grades check (cardinality(grades) > 0 and grades <@ array['A', 'B', 'C', 'D']),
  source text not null constraint star_scales__source_length check (length(source) between 1 and 200),
  changed_at timestamptz not null,
  changed_by uuid not null
);

create table volunteering.certificates (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  number text not null constraint certificates__number_length check (length(number) between 3 and 40),
  volunteer_id uuid not null,
  from_date date not null,
  to_date date not null,
  -- as it stood when it was drafted; a correction afterwards needs another certificate
  minutes_a integer not null, minutes_b integer not null, minutes_c integer not null, minutes_d integer not null,
  record_count integer not null constraint certificates__something check (record_count > 0),
  -- who organises records, who records proves: the issuer answers for it by name
  issuer text not null constraint certificates__issuer_length check (length(issuer) between 1 and 120),
  responsible text not null constraint certificates__responsible_length check (length(responsible) between 1 and 60),
  handler text not null constraint certificates__handler_length check (length(handler) between 1 and 60),
  contact text not null constraint certificates__contact_length check (length(contact) between 1 and 60),
  posted_on date not null,
  posted_where text not null constraint certificates__posted_length check (length(posted_where) between 1 and 120),
  state text not null constraint certificates__state check (state in ('draft', 'issued', 'withdrawn')),
  drafted_at timestamptz not null,
  drafted_by uuid not null,
  issued_on date,
  issued_by uuid,
  withdrawn_on date,
  withdrawn_by uuid,
  primary key (programme_id, id),
  constraint certificates__number_unique unique (programme_id, number),
  constraint certificates__volunteer foreign key (programme_id, volunteer_id) references volunteering.volunteers (programme_id, id),
  constraint certificates__dates check (to_date >= from_date),
  constraint certificates__issued check ((state = 'draft') = (issued_on is null)),
  constraint certificates__second_person check (issued_by is null or issued_by <> drafted_by),
  constraint certificates__posted_seven_days check (issued_on is null or issued_on >= posted_on + 7)
);
create index certificates__by_volunteer on volunteering.certificates (programme_id, volunteer_id);
create index certificates__recent on volunteering.certificates (programme_id, drafted_at desc, id);

do $$
declare t text;
begin
  foreach t in array array['star_scales', 'certificates'] loop
    execute format('alter table volunteering.%I enable row level security', t);
    execute format('create policy programme on volunteering.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
create policy scope on volunteering.certificates as restrictive for select using (
  (select platform.scope_everything()) or exists (select 1 from volunteering.volunteers v where v.programme_id = certificates.programme_id and v.id = certificates.volunteer_id));

-- What anybody with the number is told: the first character of an adult's name, and of a child none. Definer's rights.
create function volunteering.public_certificate(p_number text)
returns table (number text, label text, from_date date, to_date date, minutes_a integer, minutes_b integer, minutes_c integer, minutes_d integer, issuer text, state text, issued_on date, withdrawn_on date)
language sql stable security definer set search_path = pg_catalog as $$
  select c.number, case when v.is_adult then left(v.label, 1) end, c.from_date, c.to_date, c.minutes_a, c.minutes_b, c.minutes_c, c.minutes_d, c.issuer, c.state, c.issued_on, c.withdrawn_on
    from volunteering.certificates c join volunteering.volunteers v on v.programme_id = c.programme_id and v.id = c.volunteer_id
   where c.programme_id = platform.current_programme() and c.number = p_number and c.state <> 'draft'
$$;
