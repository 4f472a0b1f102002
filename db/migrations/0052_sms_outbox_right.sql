-- Why: programmes that stand already give their administrator the right to read the outbox of text messages, as new ones do.
-- Locks: none but on the rows that are added; one a programme.
insert into people.role_permissions (programme_id, role_code, permission)
  select programme_id, code, 'ballots.readOutbox' from people.roles where code = 'itAdministrator'
  on conflict do nothing;
