-- Why: a resident or a community orders a service, a team serves it, and says nothing of who rated it; one in twenty is called back.
-- Locks: none; a new table. Expected rows: some thousand a year.
create table volunteering.service_orders (
  programme_id uuid not null references places.programmes,
  id uuid not null,
  number text not null constraint service_orders__number_length check (length(number) between 3 and 40),
  branch_code text,
  words text not null constraint service_orders__words_length check (length(words) between 1 and 1000),
  place_id uuid not null,
  wanted_on date,
  -- who ordered and how to reach them: sealed, opened for whoever serves and for nobody else
  requester_sealed text not null,
  -- the code of somebody without a login; an order of a community has none
  token_hash bytea,
  ordered_by uuid,
  state text not null constraint service_orders__state check (state in ('received', 'open', 'assigned', 'done', 'declined')),
  reason text constraint service_orders__reason_length check (length(reason) between 1 and 300),
  team_id uuid,
  received_at timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by uuid,
  assigned_at timestamptz,
  assigned_by uuid,
  done_at timestamptz,
  done_note text constraint service_orders__note_length check (length(done_note) between 1 and 500),
  rating integer constraint service_orders__rating check (rating between 1 and 5),
  rated_at timestamptz,
  -- when it lay in the urn of a draw, and the seed by which it came out
  sampled_at timestamptz,
  callback_seed text,
  called_at timestamptz,
  called_by uuid,
  callback_outcome text constraint service_orders__callback check (callback_outcome in ('confirmed', 'unsatisfied', 'notServed', 'notReached')),
  primary key (programme_id, id),
  constraint service_orders__number_unique unique (programme_id, number),
  constraint service_orders__token_unique unique (programme_id, token_hash),
  constraint service_orders__branch foreign key (programme_id, branch_code) references volunteering.branches (programme_id, code),
  constraint service_orders__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint service_orders__team foreign key (programme_id, team_id) references volunteering.teams (programme_id, id),
  constraint service_orders__declined_with_reason check (state <> 'declined' or reason is not null),
  constraint service_orders__assigned_to_team check ((state in ('assigned', 'done')) = (team_id is not null)),
  constraint service_orders__rated_when_done check (rating is null or state = 'done'),
  constraint service_orders__another_calls check (called_by is null or called_by is distinct from assigned_by)
);
create index service_orders__recent on volunteering.service_orders (programme_id, received_at desc, id);
create index service_orders__by_team on volunteering.service_orders (programme_id, team_id) where team_id is not null;
alter table volunteering.service_orders enable row level security;
create policy programme on volunteering.service_orders using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
create policy scope on volunteering.service_orders as restrictive for select using (
  (select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places())))));

-- For the valve of a form that anybody may send. Definer's rights.
create function volunteering.order_count(p_since timestamptz) returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  select count(*) from volunteering.service_orders o where o.programme_id = platform.current_programme() and o.received_at >= p_since and o.token_hash is not null
$$;

-- What whoever holds the code is told. Definer's rights.
create function volunteering.public_order(p_token bytea)
returns table (id uuid, number text, words text, state text, reason text, team_name text, received_at timestamptz, done_at timestamptz, done_note text, rating integer)
language sql stable security definer set search_path = pg_catalog as $$
  select o.id, o.number, o.words, o.state, o.reason, t.name, o.received_at, o.done_at, o.done_note, o.rating
    from volunteering.service_orders o left join volunteering.teams t on t.programme_id = o.programme_id and t.id = o.team_id
   where o.programme_id = platform.current_programme() and o.token_hash = p_token
$$;

-- Rates the order of a code once, when it is done. Definer's rights, since nobody in particular reads the row.
create function volunteering.rate_order(p_token bytea, p_rating integer, p_at timestamptz) returns boolean
language sql volatile security definer set search_path = pg_catalog as $$
  with rated as (
    update volunteering.service_orders o set rating = p_rating, rated_at = p_at
     where o.programme_id = platform.current_programme() and o.token_hash = p_token and o.state = 'done' and o.rating is null returning 1)
  select exists (select 1 from rated)
$$;

create function volunteering.order_branches() returns table (code text, name_zh text, name_en text)
language sql stable security definer set search_path = pg_catalog as $$
  select b.code, b.name_zh, b.name_en from volunteering.branches b where b.programme_id = platform.current_programme() order by b.sort_order, b.code
$$;
