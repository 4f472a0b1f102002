-- Why: a ballot may be counted by instant runoff or by Schulze's method; besides printed codes people may be known by a code sent to
-- their phone or by an identity service; options may have a photo. Numbers and subjects are kept as keyed digests.
-- Locks: ballots.ballots for a moment, for two constraints on some hundred rows; all else is new.
alter table ballots.ballots drop constraint ballots__mode;
alter table ballots.ballots add constraint ballots__mode check (mode in ('approve', 'exactly', 'ranked', 'runoff', 'condorcet'));
alter table ballots.ballots add column token_kinds text[] not null default '{code}'
  constraint ballots__token_kinds check (cardinality(token_kinds) between 1 and 3 and token_kinds <@ array['code', 'sms', 'oidc']);

-- How many codes were printed after the opening is for everybody to read; batches are not.
alter table ballots.ballots add column late_code_count integer not null default 0 constraint ballots__late_codes check (late_code_count >= 0);
update ballots.ballots b set late_code_count = (select coalesce(sum(c.code_count), 0) from ballots.code_batches c where c.programme_id = b.programme_id and c.ballot_id = b.id and c.printed_at > b.opened_at) where b.opened_at is not null;

-- Who was known by a phone or an identity service exchanged once. No time, and written anew by the hour as exchanges are.
create table ballots.identity_exchanges (
  programme_id uuid not null,
  ballot_id uuid not null,
  kind text not null constraint identity_exchanges__kind check (kind in ('sms', 'oidc')),
  digest text not null,
  blinded_digest text not null,
  is_told boolean not null default false,
  constraint identity_exchanges__once primary key (programme_id, ballot_id, kind, digest)
);

-- A code on its way to a phone: gone once it was entered, and by the hour once its time is over. What is left for the day is how many were sent.
create table ballots.sms_codes (
  programme_id uuid not null,
  ballot_id uuid not null,
  number_digest text not null,
  code_digest text,
  expires_at timestamptz,
  attempts integer not null default 0,
  sent_on date not null,
  sent_count integer not null,
  primary key (programme_id, ballot_id, number_digest),
  constraint sms_codes__whole check ((code_digest is null) = (expires_at is null))
);

-- Pictures of options; the bytes lie in the store of files. Until the opening they change, then the definition names them.
create table ballots.option_photos (
  programme_id uuid not null,
  ballot_id uuid not null,
  option_code text not null,
  sha256 text not null,
  alt text not null constraint option_photos__alt_length check (length(alt) between 2 and 200),
  bytes integer not null,
  added_at timestamptz not null,
  added_by uuid not null,
  primary key (programme_id, ballot_id, option_code),
  constraint option_photos__ballot foreign key (programme_id, ballot_id) references ballots.ballots (programme_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['identity_exchanges', 'sms_codes', 'option_photos'] loop
    execute format('alter table ballots.%I enable row level security', t);
    execute format('create policy programme on ballots.%I using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()))', t);
  end loop;
end $$;
