-- Why: places are drawn and changed by hand now: two people must not overwrite each other, and the coordinators of zones
-- may draw inside their own.
-- Locks: short exclusive lock on places.places (hundreds of rows); a row or two a programme in people.role_permissions.

alter table places.places add column version integer not null default 1;

insert into people.role_permissions (programme_id, role_code, permission)
  select programme_id, code, 'places.managePlaces' from people.roles where code in ('programmeOffice', 'zoneCoordinator')
  on conflict do nothing;
