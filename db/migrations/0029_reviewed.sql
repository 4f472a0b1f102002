-- Why: the hourly limit of residents' reports counts by an index; what records were before an act on many is kept for as long as
-- the act can be taken back and a month more; one function tells how far the outbox goes, whoever asks.
-- Locks: a share lock on cases.follows while the index is built, well under a second. Expected rows: none.

create index follows__created_at on cases.follows (programme_id, created_at);

drop function platform.outbox_head(uuid);

create or replace function platform.sweep(p_now timestamptz, out idempotency_keys bigint, out outbox_rows bigint, out sessions bigint, out tasks bigint)
language plpgsql volatile security definer set search_path = pg_catalog as $$
begin
  -- A phone may have lain in a drawer for a season with work on it: its keys must still be known when it wakes.
  delete from platform.idempotency_keys k where k.created_at < p_now - interval '120 days';
  get diagnostics idempotency_keys = row_count;
  delete from platform.outbox o where o.created_at < p_now - interval '30 days';
  get diagnostics outbox_rows = row_count;
  delete from people.sessions s where coalesce(s.revoked_at, s.expires_at) < p_now - interval '30 days';
  get diagnostics sessions = row_count;
  delete from platform.tasks t where t.finished_at < p_now - interval '180 days';
  get diagnostics tasks = row_count;
  -- That it was done, by whom, on how many records, stays; copies of the records go.
  update platform.bulk_acts b set items = '[]' where b.undo_until < p_now - interval '30 days' and b.items <> '[]';
end $$;
