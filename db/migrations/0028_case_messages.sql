-- Why: those who handle a case leave messages on it: programmes that exist get the right, with every role that reads cases
-- and takes some step on them or reports them; and the page of a case asks which finding it came from.
-- Locks: a share lock on inspections.findings while the index is built, some seconds with a million findings.

insert into people.role_permissions (programme_id, role_code, permission)
  select distinct r.programme_id, r.role_code, 'cases.discuss' from people.role_permissions r
   where r.permission = 'cases.read' and exists (
     select 1 from people.role_permissions h where h.programme_id = r.programme_id and h.role_code = r.role_code
        and h.permission in ('cases.report', 'cases.register', 'cases.dispatch', 'cases.rectify', 'cases.verify', 'cases.manage'))
on conflict do nothing;

create index findings__by_case on inspections.findings (programme_id, case_id) where case_id is not null;
