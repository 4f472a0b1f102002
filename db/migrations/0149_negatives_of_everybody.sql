-- Why: a plan for units, villages, campuses, projects or persons without a stage of eligibility and without departments let unsigned negative items pass
-- up to conferral, and what was found of anybody after that stage stood in nobody's way. The same question is now answered for candidates of every kind.
-- Locks: none on what is used (a function is replaced). Expected rows: none.
drop function honours.negative_checks(uuid, date);

-- Of the candidates of a round that are in the running, or were declined and may come back: the negative items that nobody answered (no signature, and not every department of the check),
-- that happened within their look-back and stand in the way, and that were set aside with a reason. `listed`: somebody signs for it on a list, because no stage of the round asks for these
-- signatures, or because that stage is past and something is missing nevertheless (a round from before this was asked).
-- No search path of its own, and every name written in full: so the planner sees through it, and who asks for one village, kind or state reads the candidates of that one, not the whole round’s.
create function honours.negative_checks(p_round uuid, p_day date)
returns table (candidate_id uuid, title_id uuid, subject_id uuid, subject_kind text, place_id uuid, state text, unsigned text[], happened text[], set_aside text[], listed boolean)
language sql stable as $$
  select c.id, c.title_id, c.subject_id, h.subject_kind, c.place_id, c.state,
         coalesce(array_agg(i.code order by i.at) filter (where k.code is null and not b.answered), '{}'),
         coalesce(array_agg(i.code order by i.at) filter (where k.said and k.happened_on between i.since and p_day and o.id is null), '{}'),
         coalesce(array_agg(i.code order by i.at) filter (where k.said and k.happened_on between i.since and p_day and o.id is not null), '{}'),
         not a.asks or (c.state in ('chosen', 'confirmed') and count(*) filter (where k.code is null and not b.answered) > 0)
    from honours.round_titles t
    join honours.titles h on h.programme_id = t.programme_id and h.id = t.title_id
    join honours.title_versions v on v.programme_id = t.programme_id and v.title_id = t.title_id and v.number = t.rule_version
    cross join lateral (select count(*) as departments from honours.round_departments d where d.programme_id = t.programme_id and d.round_id = t.round_id
      and exists (select from honours.round_stages s where s.programme_id = t.programme_id and s.round_id = t.round_id and s.kind = 'departmentCheck')) e
    cross join lateral (select e.departments > 0 or exists (select from honours.round_stages s where s.programme_id = t.programme_id and s.round_id = t.round_id and s.kind = 'eligibility') as asks) a
    cross join lateral (select n.item ->> 'code' as code, n.at, case when n.item ->> 'lookBackMonths' is null then '-infinity'::date else (p_day - make_interval(months => (n.item ->> 'lookBackMonths')::integer))::date end as since
      from jsonb_array_elements(coalesce(v.rules -> 'negativeItems', '[]')) with ordinality as n (item, at)) i
    join honours.candidates c on c.programme_id = t.programme_id and c.round_id = t.round_id and c.title_id = t.title_id and c.state in ('nominated', 'eligible', 'chosen', 'confirmed', 'declined')
    cross join lateral (select e.departments > 0 and e.departments = (select count(*) from honours.round_departments d join honours.candidate_checks q on q.programme_id = d.programme_id and q.candidate_id = c.id and q.kind = 'department' and q.code = d.code
      where d.programme_id = t.programme_id and d.round_id = t.round_id) as answered) b
    left join honours.candidate_checks k on k.programme_id = c.programme_id and k.candidate_id = c.id and k.kind = 'negative' and k.code = i.code
    left join honours.overrides o on o.programme_id = c.programme_id and o.round_id = c.round_id and o.candidate_id = c.id and o.finding_key = 'negative/' || i.code
   where t.programme_id = platform.current_programme() and t.round_id = p_round
   group by c.id, c.title_id, c.subject_id, h.subject_kind, c.place_id, c.state, a.asks
$$;
