-- Why: the ground every module stands on — request context for row-level security, the audit chain,
-- idempotency, the outbox and long tasks.
-- Locks: none, new objects only. Expected rows: none.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create schema platform;

-- The request context. perform() and read() set these for one transaction; nothing else does.
create function platform.current_programme() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.programme_id', true), '')::uuid $$;

-- True only when the transaction says so: a forgotten context sees nothing.
create function platform.scope_everything() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('app.scope_everything', true), '') = 'on' $$;

create function platform.scope_places() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.scope_places', true), ''), '{}')::uuid[] $$;

create function platform.scope_organisations() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.scope_organisations', true), ''), '{}')::uuid[] $$;

create function platform.scope_sites() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.scope_sites', true), ''), '{}')::uuid[] $$;

-- One hash chain per programme. The row is the lock that orders the programme's writes; its sequence is also
-- the version of everything the programme holds, by which exact totals are remembered.
create table platform.chains (
  programme_id uuid primary key,
  sequence bigint not null default 0 constraint chains__sequence_not_negative check (sequence >= 0),
  head_hash text not null default repeat('0', 64)
);

create table platform.audit_entries (
  programme_id uuid not null,
  sequence bigint not null,
  recorded_at timestamptz not null default clock_timestamp(),
  operation text not null,
  actor_person_id uuid,
  subject_kind text,
  subject_id text,
  request_id text,
  entry text not null,
  previous_hash text not null,
  hash text not null,
  primary key (programme_id, sequence)
);
create index audit_entries__subject on platform.audit_entries (programme_id, subject_kind, subject_id, sequence);

-- Appends one entry and returns its sequence. sha256(previous hash \n sequence \n entry), as kernel/hash-chain.ts.
create function platform.append_audit(
  p_programme uuid, p_operation text, p_actor uuid, p_subject_kind text, p_subject_id text, p_request_id text, p_entry text
) returns bigint language plpgsql as $$
declare
  v_sequence bigint;
  v_previous text;
  v_hash text;
begin
  insert into platform.chains (programme_id) values (p_programme) on conflict do nothing;
  select sequence + 1, head_hash into v_sequence, v_previous
    from platform.chains where programme_id = p_programme for update;
  v_hash := encode(sha256(convert_to(v_previous || E'\n' || v_sequence || E'\n' || p_entry, 'UTF8')), 'hex');
  update platform.chains set sequence = v_sequence, head_hash = v_hash where programme_id = p_programme;
  insert into platform.audit_entries
    (programme_id, sequence, operation, actor_person_id, subject_kind, subject_id, request_id, entry, previous_hash, hash)
    values (p_programme, v_sequence, p_operation, p_actor, p_subject_kind, p_subject_id, p_request_id, p_entry, v_previous, v_hash);
  return v_sequence;
end $$;

create table platform.idempotency_keys (
  programme_id uuid not null,
  person_key text not null,
  operation text not null,
  key text not null constraint idempotency_keys__key_length check (length(key) between 8 and 200),
  input_hash text not null,
  output jsonb,
  created_at timestamptz not null default clock_timestamp(),
  primary key (programme_id, person_key, operation, key)
);
create index idempotency_keys__age on platform.idempotency_keys (created_at);

-- What other people's pages should hear about. Written after the chain row is locked, so ids follow commit order.
create table platform.outbox (
  programme_id uuid not null,
  id bigint generated always as identity,
  topic text not null,
  subject_id text not null,
  place_id uuid,
  site_id uuid,
  organisation_id uuid,
  payload jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  primary key (programme_id, id)
);
create index outbox__age on platform.outbox (created_at);

create function platform.notify_outbox() returns trigger language plpgsql as $$
begin
  perform pg_notify('lianchuang_outbox', (select programme_id::text from fresh limit 1));
  return null;
end $$;
create trigger outbox__notify after insert on platform.outbox
  referencing new table as fresh for each statement execute function platform.notify_outbox();

-- Long work a person watches: imports, dispatch of a whole round, exports.
create table platform.tasks (
  programme_id uuid not null,
  id uuid not null,
  kind text not null,
  title_zh text not null,
  title_en text not null,
  state text not null constraint tasks__state check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done_count integer not null default 0,
  total_count integer,
  cancel_requested boolean not null default false,
  input jsonb not null default '{}',
  result jsonb,
  problem jsonb,
  started_by uuid not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (programme_id, id)
);
create index tasks__recent on platform.tasks (programme_id, created_at desc);

-- Which data packs were loaded, so that a second start does not load them again.
create table platform.loaded_packs (
  code text not null,
  step text not null,
  loaded_at timestamptz not null default clock_timestamp(),
  primary key (code, step)
);
