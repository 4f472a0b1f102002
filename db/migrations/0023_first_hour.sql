-- Why: whoever prepares a programme sees how far it has come; programmes that exist get the right with the roles that hold it.
-- Locks: none that matter; two rows a programme.

insert into people.role_permissions (programme_id, role_code, permission)
  select programme_id, code, 'platform.prepare' from people.roles where code in ('programmeOffice', 'itAdministrator')
  on conflict do nothing;
