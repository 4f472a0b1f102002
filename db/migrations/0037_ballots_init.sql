-- Why: a public ballot that anybody can check. Codes are exchanged for credentials signed blind; sealed ballots lie in an
-- append-only box under signed tree heads; nothing is opened before the closing.
-- Locks: none, new tables. Expected rows: up to a million sealed ballots a ballot.
create schema ballots;

create table ballots.ballots (
  programme_id uuid not null,
  id uuid not null,
  state text not null constraint ballots__state check (state in ('draft', 'open', 'closing', 'counting', 'closed', 'withdrawn')),
  title text not null constraint ballots__title_length check (length(title) between 2 and 120),
  body text not null constraint ballots__body_length check (length(body) <= 5000),
  mode text not null constraint ballots__mode check (mode in ('approve', 'exactly', 'ranked')),
  -- [{code, label, limit, seats}] and [{code, classCode, label, note}]: settled once open, part of the definition's hash
  classes jsonb not null,
  options jsonb not null,
  total_limit integer,
  weight_percent integer not null constraint ballots__weight check (weight_percent between 0 and 100),
  weight_rule text not null constraint ballots__weight_rule_length check (length(weight_rule) <= 300),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  version integer not null default 1,
  -- the public definition, once open; its SHA-256 is in every signature of the box
  definition jsonb,
  definition_hash text,
  drafted_at timestamptz not null,
  drafted_by uuid not null,
  authors uuid[] not null,
  opened_at timestamptz,
  opened_by uuid,
  closing_requested_at timestamptz,
  closing_requested_by uuid,
  closing_minutes text,
  closed_at timestamptz,
  closed_by uuid,
  search_text text,
  primary key (programme_id, id),
  constraint ballots__times check (closes_at > opens_at),
  constraint ballots__opener_is_no_author check (opened_by is null or not (opened_by = any (authors))),
  constraint ballots__closer_did_not_ask check (closed_by is null or closed_by <> closing_requested_by),
  constraint ballots__open_is_defined check (state in ('draft', 'withdrawn') or (definition is not null and definition_hash is not null and opened_by is not null))
);
create index ballots__recent on ballots.ballots (programme_id, drafted_at desc, id);

-- Private halves are sealed with the installation's secret.
create table ballots.ballot_keys (
  programme_id uuid not null,
  ballot_id uuid not null,
  issuer_key text not null,
  issuer_private_sealed text not null,
  sealing_key text not null,
  opening_private_sealed text not null,
  tie_commitment text not null,
  tie_seed_sealed text not null,
  primary key (programme_id, ballot_id),
  constraint ballot_keys__ballot foreign key (programme_id, ballot_id) references ballots.ballots (programme_id, id)
);

create table ballots.code_batches (
  programme_id uuid not null,
  id uuid not null,
  ballot_id uuid not null,
  label text not null constraint code_batches__label_length check (length(label) between 1 and 80),
  code_count integer not null constraint code_batches__count check (code_count between 1 and 5000),
  printed_at timestamptz not null,
  printed_by uuid not null,
  primary key (programme_id, id),
  constraint code_batches__ballot foreign key (programme_id, ballot_id) references ballots.ballots (programme_id, id)
);

-- Keyed digests only: the codes themselves exist on paper.
create table ballots.codes (
  programme_id uuid not null,
  ballot_id uuid not null,
  digest text not null,
  batch_id uuid not null,
  primary key (programme_id, ballot_id, digest),
  constraint codes__batch foreign key (programme_id, batch_id) references ballots.code_batches (programme_id, id)
);

-- A code is spent once, online or on paper. No time: when somebody came is nobody's business.
create table ballots.exchanges (
  programme_id uuid not null,
  ballot_id uuid not null,
  code_digest text not null,
  channel text not null constraint exchanges__channel check (channel in ('online', 'paper')),
  -- what was signed blind, so that a lost answer can be given again
  blinded_digest text,
  constraint exchanges__one_per_code primary key (programme_id, ballot_id, code_digest),
  constraint exchanges__code foreign key (programme_id, ballot_id, code_digest) references ballots.codes (programme_id, ballot_id, digest),
  constraint exchanges__online_is_blinded check ((channel = 'online') = (blinded_digest is not null))
);

create table ballots.boxes (
  programme_id uuid not null,
  ballot_id uuid not null,
  size integer not null default 0,
  -- roots of the complete subtrees, the largest first, hexadecimal
  peaks text[] not null default '{}',
  primary key (programme_id, ballot_id),
  constraint boxes__ballot foreign key (programme_id, ballot_id) references ballots.ballots (programme_id, id)
);

create table ballots.sealed_ballots (
  programme_id uuid not null,
  ballot_id uuid not null,
  leaf_index integer not null,
  credential text not null,
  signature text not null,
  sealed text not null,
  leaf_hash bytea not null,
  primary key (programme_id, ballot_id, leaf_index),
  constraint sealed_ballots__one_per_credential unique (programme_id, ballot_id, credential),
  constraint sealed_ballots__box foreign key (programme_id, ballot_id) references ballots.boxes (programme_id, ballot_id)
);

-- Roots of complete subtrees of 256 leaves: what a proof reads instead of the whole box.
create table ballots.box_tiles (
  programme_id uuid not null,
  ballot_id uuid not null,
  tile_index integer not null,
  hash bytea not null,
  primary key (programme_id, ballot_id, tile_index)
);

create table ballots.box_heads (
  programme_id uuid not null,
  ballot_id uuid not null,
  size integer not null,
  root text not null,
  signed_at timestamptz not null,
  previous text not null,
  hash text not null,
  signature text not null,
  primary key (programme_id, ballot_id, signed_at),
  constraint box_heads__chained unique (programme_id, ballot_id, previous),
  constraint box_heads__box foreign key (programme_id, ballot_id) references ballots.boxes (programme_id, ballot_id)
);

-- Network as a keyed digest and the hour, nothing finer; removed some days after the closing.
create table ballots.cast_marks (
  programme_id uuid not null,
  ballot_id uuid not null,
  leaf_index integer not null,
  network text not null,
  cast_hour timestamptz not null,
  primary key (programme_id, ballot_id, leaf_index)
);

create table ballots.quarantines (
  programme_id uuid not null,
  id uuid not null,
  ballot_id uuid not null,
  reason text not null constraint quarantines__reason_length check (length(reason) between 2 and 200),
  minutes text not null constraint quarantines__minutes_length check (length(minutes) between 2 and 2000),
  leaf_indexes integer[] not null constraint quarantines__not_empty check (cardinality(leaf_indexes) between 1 and 50000),
  decided_at timestamptz not null,
  decided_by uuid not null,
  released_at timestamptz,
  released_by uuid,
  release_minutes text,
  primary key (programme_id, id),
  constraint quarantines__ballot foreign key (programme_id, ballot_id) references ballots.ballots (programme_id, id)
);

-- Two people enter each paper ballot, a third where they differ. A null choice: the paper is void.
create table ballots.paper_entries (
  programme_id uuid not null,
  ballot_id uuid not null,
  serial text not null constraint paper_entries__serial check (serial ~ '^[0-9A-Za-z-]{1,20}$'),
  entry_number integer not null constraint paper_entries__number check (entry_number between 1 and 3),
  choice integer[],
  entered_at timestamptz not null,
  entered_by uuid not null,
  primary key (programme_id, ballot_id, serial, entry_number),
  constraint paper_entries__another_person unique (programme_id, ballot_id, serial, entered_by),
  constraint paper_entries__ballot foreign key (programme_id, ballot_id) references ballots.ballots (programme_id, id)
);

create table ballots.results (
  programme_id uuid not null,
  ballot_id uuid not null,
  counted jsonb not null,
  quarantined jsonb not null,
  paper_count integer not null,
  codes jsonb not null,
  root text not null,
  signature text not null,
  file_sha256 text not null,
  file_bytes bigint not null,
  counted_at timestamptz not null,
  primary key (programme_id, ballot_id),
  constraint results__ballot foreign key (programme_id, ballot_id) references ballots.ballots (programme_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['ballots', 'ballot_keys', 'code_batches', 'codes', 'exchanges', 'boxes', 'sealed_ballots', 'box_tiles', 'box_heads', 'cast_marks', 'quarantines', 'paper_entries', 'results'] loop
    execute format('alter table ballots.%I enable row level security', t);
    execute format('create policy programme on ballots.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;

-- Nobody in particular reaches nothing: no draft, no mark, no minutes, no paper entry.
create policy scope on ballots.ballots as restrictive for select using ((select platform.scope_everything()) or state in ('open', 'closing', 'counting', 'closed'));
create policy scope on ballots.cast_marks as restrictive for select using ((select platform.scope_everything()));
create policy scope on ballots.quarantines as restrictive for select using ((select platform.scope_everything()));
create policy scope on ballots.paper_entries as restrictive for select using ((select platform.scope_everything()));
create policy scope on ballots.code_batches as restrictive for select using ((select platform.scope_everything()));

-- What lies in the box stays as it lies; what was signed stays signed.
create function ballots.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete on ballots.sealed_ballots for each row execute function ballots.refuse_change();
create trigger append_only before update or delete on ballots.box_heads for each row execute function ballots.refuse_change();

-- Programmes whose boxes are to be signed or whose marks may be due: the clock belongs to no programme. Definer's rights.
create function ballots.programmes_with_boxes() returns table (id uuid, code text)
language sql stable security definer set search_path = pg_catalog as $$
  select p.id, p.code from places.programmes p 
   where exists (select 1 from ballots.ballots b where b.programme_id = p.id and b.state in ('open', 'closing'))
      or exists (select 1 from ballots.cast_marks m where m.programme_id = p.id)
   order by p.code
$$;
