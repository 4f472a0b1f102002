-- Why: a village secretary keeps the households of their own village: adds one, records how and when it agreed to be shown, and answers a household that claims its stars itself. Until now each needed the office.
-- Locks: access exclusive on honours.nominations, briefly: a policy. Expected rows: none written.

-- What a household claims itself is read by its own village; every other nomination by whoever sees the whole programme.
drop policy scope on honours.nominations;
create policy scope on honours.nominations as restrictive for select using (
  (select platform.scope_everything())
  or (kind = 'self' and place_id = any (array(select unnest((select platform.scope_places()))))));

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, 'honours.keepHouseholds' from people.roles r where r.code in ('programmeOffice', 'communityOfficer')
  on conflict do nothing;
