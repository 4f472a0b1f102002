-- Why: a ballot said nothing about which of its classes hold places, units or projects, so that "the name was withdrawn" was offered for a park; where voters are known in several ways,
-- nobody had to say how printed codes are kept from those who vote by phone; and whoever confirms a closing could not see what was unusual.
-- Locks: ballots.ballots for two columns with constant defaults (no rewrite). Expected rows: tens; one update of the ballots that selections drafted.
alter table ballots.ballots
  -- classes whose options are no persons, households or families: nobody takes back a consent there
  add column impersonal_classes text[] not null default '{}',
  -- where there are several ways to be known: how one person is kept from voting by two of them, above all how codes are handed out; part of the public definition
  add column once_rule text not null default '' constraint ballots__once_rule_length check (length(once_rule) <= 500);

update ballots.ballots b set impersonal_classes = n.classes
  from (select x.programme_id, x.ballot_id, array_agg(x.class_code order by x.class_code) as classes
          from (select o.programme_id, o.ballot_id, p.option ->> 'classCode' as class_code, bool_or(s.kind in ('person', 'household')) as has_people
                  from honours.ballot_candidates o join honours.candidates c on c.programme_id = o.programme_id and c.id = o.candidate_id join honours.subjects s on s.programme_id = c.programme_id and s.id = c.subject_id
                  join ballots.ballots q on q.programme_id = o.programme_id and q.id = o.ballot_id cross join lateral jsonb_array_elements(q.options) as p (option)
                 where p.option ->> 'code' = o.option_code group by 1, 2, 3) x
         where not x.has_people group by 1, 2) n
 where b.programme_id = n.programme_id and b.id = n.ballot_id;

-- Reading is a right of its own: whoever guarded goes on seeing, and the leading group sees what it confirms.
insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, 'ballots.watch' from people.roles r where r.code in ('programmeOffice', 'leadingGroup')
  union select p.programme_id, p.role_code, 'ballots.watch' from people.role_permissions p where p.permission = 'ballots.guard'
  on conflict do nothing;
