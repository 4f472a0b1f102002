-- Why: a resident asks to be registered as a volunteer themselves; an officer of their place registers them by the same rule as anybody, or says why not. What they say of themselves
-- is sealed, and gone from here once it is settled.
-- Locks: none; a new table. Expected rows: some hundred a year.
create table volunteering.applications (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  number text not null constraint applications__number_length check (length(number) between 3 and 40),
  place_id uuid not null,
  branch_code text,
  is_adult boolean not null,
  guardian_agreed_on date,
  -- name, how to reach them and their guardian
  details_sealed text,
  -- the same for the same name and telephone, and tells neither
  alike_key text,
  token_hash bytea not null,
  state text not null default 'received' constraint applications__state check (state in ('received', 'accepted', 'declined', 'lapsed')),
  reason text constraint applications__reason_length check (length(reason) between 2 and 300),
  received_at timestamptz not null,
  settled_at timestamptz,
  -- nobody, of what lapsed
  settled_by uuid,
  volunteer_id uuid,
  primary key (programme_id, id),
  constraint applications__number_unique unique (programme_id, number),
  constraint applications__token_unique unique (programme_id, token_hash),
  constraint applications__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint applications__branch foreign key (programme_id, branch_code) references volunteering.branches (programme_id, code),
  constraint applications__volunteer foreign key (programme_id, volunteer_id) references volunteering.volunteers (programme_id, id),
  constraint applications__settled check ((state = 'received') = (settled_at is null) and (state in ('accepted', 'declined')) = (settled_by is not null)),
  constraint applications__declined_with_reason check (state <> 'declined' or reason is not null),
  constraint applications__accepted_is_volunteer check ((state = 'accepted') = (volunteer_id is not null)),
  -- once registered, what they said is in the register and nowhere else
  constraint applications__details check ((details_sealed is not null or state <> 'received') and (details_sealed is null or state in ('received', 'declined'))),
  constraint applications__guardian_of_minors check (is_adult = (guardian_agreed_on is null))
);
create index applications__recent on volunteering.applications (programme_id, received_at desc, id);
create index applications__alike on volunteering.applications (programme_id, alike_key) where alike_key is not null;
create index applications__by_volunteer on volunteering.applications (programme_id, volunteer_id) where volunteer_id is not null;
alter table volunteering.applications enable row level security;
create policy programme on volunteering.applications using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
create policy scope on volunteering.applications as restrictive for select using (
  (select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places())))));

-- For the valve of a form that anybody may send. Definer's rights.
create function volunteering.application_count(p_since timestamptz) returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  select count(*) from volunteering.applications a where a.programme_id = platform.current_programme() and a.received_at >= p_since
$$;

-- What whoever holds the code is told: what became of it, and nothing of who sent it. Definer's rights.
create function volunteering.public_application(p_token bytea)
returns table (number text, state text, reason text, received_at timestamptz, settled_at timestamptz, place_zh text, place_en text, volunteer_number text)
language sql stable security definer set search_path = pg_catalog as $$
  select a.number, a.state, a.reason, a.received_at, a.settled_at, p.name_zh, p.name_en, v.number
    from volunteering.applications a join places.places p on p.programme_id = a.programme_id and p.id = a.place_id left join volunteering.volunteers v on v.programme_id = a.programme_id and v.id = a.volunteer_id
   where a.programme_id = platform.current_programme() and a.token_hash = p_token
$$;
