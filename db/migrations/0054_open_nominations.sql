-- Why: anybody may nominate while a round takes nominations: without a login, followed by a secret code of which only the hash is kept.
-- Locks: briefly on honours.selection_rounds (a column with a constant default). Expected rows: hundreds a round.
alter table honours.selection_rounds add column open_nomination boolean not null default false;

create table honours.nominations (
  programme_id uuid not null,
  id uuid not null,
  number text not null constraint nominations__number_length check (length(number) between 3 and 40),
  round_id uuid not null,
  title_id uuid not null,
  nominee text not null constraint nominations__nominee_length check (length(nominee) between 1 and 120),
  place_id uuid,
  words text constraint nominations__words_length check (length(words) <= 2000),
  kind text not null constraint nominations__kind check (kind in ('self', 'organisation', 'resident')),
  -- who sent it and how to reach them: sealed with the installation's secret, forgotten some time after the round
  nominator_sealed text,
  token_hash bytea not null,
  state text not null constraint nominations__state check (state in ('received', 'accepted', 'declined')),
  -- told to whoever nominated
  reason text constraint nominations__reason_length check (length(reason) <= 500),
  candidate_id uuid,
  received_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  forgotten_at timestamptz,
  primary key (programme_id, id),
  constraint nominations__round_title foreign key (programme_id, round_id, title_id) references honours.round_titles (programme_id, round_id, title_id),
  constraint nominations__place foreign key (programme_id, place_id) references places.places (programme_id, id),
  constraint nominations__candidate foreign key (programme_id, candidate_id) references honours.candidates (programme_id, id),
  constraint nominations__token_unique unique (programme_id, token_hash),
  constraint nominations__settled check ((state = 'received') = (settled_at is null)),
  constraint nominations__declined_with_reason check (state <> 'declined' or reason is not null),
  constraint nominations__accepted_has_candidate check ((state = 'accepted') = (candidate_id is not null))
);
create index nominations__round on honours.nominations (programme_id, round_id, state, received_at);
create index nominations__waiting on honours.nominations (programme_id, received_at) where state = 'received';

alter table honours.nominations enable row level security;
create policy programme on honours.nominations using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
-- read by whoever reaches the whole programme; nobody in particular sees none
create policy scope on honours.nominations as restrictive for select using ((select platform.scope_everything()));

-- How many came in since then, for the valve of a form that anybody may send. Definer's rights.
create function honours.nomination_count(p_since timestamptz) returns bigint
language sql stable security definer set search_path = pg_catalog as $$
  select count(*) from honours.nominations n where n.programme_id = platform.current_programme() and n.received_at >= p_since
$$;

-- What whoever holds the code is told of their nomination: how it stands, and of the candidate its state alone. Definer's rights.
create function honours.public_nomination(p_token bytea)
returns table (number text, round_name text, round_state text, stage text, title_zh text, title_en text, received_at timestamptz, state text, reason text, candidate_state text)
language sql stable security definer set search_path = pg_catalog as $$
  select n.number, r.name, r.state, s.kind, t.name_zh, t.name_en, n.received_at, n.state, n.reason, c.state
    from honours.nominations n
    join honours.selection_rounds r on r.programme_id = n.programme_id and r.id = n.round_id
    join honours.titles t on t.programme_id = n.programme_id and t.id = n.title_id
    left join honours.round_stages s on s.programme_id = r.programme_id and s.round_id = r.id and s.state = 'open'
    left join honours.candidates c on c.programme_id = n.programme_id and c.id = n.candidate_id
   where n.programme_id = platform.current_programme() and n.token_hash = p_token
$$;
