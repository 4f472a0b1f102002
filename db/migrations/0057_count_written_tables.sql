-- Why: an import of a whole county writes tens of thousands of rows in one transaction. While it is open nobody else sees them, so
-- nobody counts them, and a vacuum of that moment even notes that the table is empty: every index then passes for as good as the
-- key, and each look of a foreign key reads the whole table (seen: 36,000 households in 520 s, nearly all of it in one such check).
-- Locks: none, a new function. It holds the tables it counted against vacuums and other counts until its transaction is over;
-- readers and writers do not notice. Expected rows: none.

-- Counts the tables that this transaction has written to (ADR-0030); the application itself has no right to. A vacuum that is in
-- the way gives way after a second; what another import holds is passed over. Answers how many were passed over.
create function platform.count_written_tables() returns integer language plpgsql volatile security definer set search_path = pg_catalog set lock_timeout = '3s' as $$
declare
  v_table text;
  v_passed_over integer := 0;
begin
  for v_table in
    select format('%I.%I', s.schemaname, s.relname) from pg_stat_xact_user_tables s join pg_class c on c.oid = s.relid
     where s.n_tup_ins + s.n_tup_upd >= 500 and pg_get_userbyid(c.relowner) = current_user order by 1
  loop
    begin
      execute 'analyze ' || v_table;
    exception when lock_not_available then
      v_passed_over := v_passed_over + 1;
    end;
  end loop;
  return v_passed_over;
end $$;
