-- Why: a ballot that a selection drafted is counted by the weight and the rule of that selection; a draft that could say another weight told voters what does not hold.
-- Locks: access exclusive on ballots.ballots, briefly: a constant default writes no row. Expected rows: the drafts of selections, a handful.
alter table ballots.ballots add column weight_fixed boolean not null default false;
update ballots.ballots b set weight_fixed = true where exists (select 1 from honours.ballot_candidates o where o.programme_id = b.programme_id and o.ballot_id = b.id);

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, 'honours.readJury' from people.roles r where r.code in ('programmeOffice', 'leadingGroup')
  on conflict do nothing;
