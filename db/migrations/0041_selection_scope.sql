-- Why: what hangs on a candidate is seen by whoever sees the candidate. Sheets and conflicts stay with their judges, who see no candidate.
-- Locks: briefly on five small tables.
do $$
declare t text;
begin
  foreach t in array array['candidate_checks', 'star_findings', 'voice_results'] loop
    execute format($p$
      create policy scope on honours.%1$I as restrictive for select using (
        (select platform.scope_everything())
        or exists (select 1 from honours.candidates c where c.programme_id = %1$I.programme_id and c.id = %1$I.candidate_id))$p$, t);
  end loop;
end $$;
create policy scope on honours.overrides as restrictive for select using (
  (select platform.scope_everything()) or candidate_id is null
  or exists (select 1 from honours.candidates c where c.programme_id = overrides.programme_id and c.id = overrides.candidate_id));
