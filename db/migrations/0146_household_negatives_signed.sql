-- Why: where a round of households has neither a stage of eligibility nor departments that check, nobody signed that negative items did not happen, and
-- unsigned ones went through to conferral. One signature for the list of a village is kept here; what it clears stands with each candidate, as before.
-- Locks: none on what is used (a new table). Expected rows: one or two a village and round.
create table honours.negative_signatures (
  programme_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  -- the village, or the town that signed for its villages
  place_id uuid not null,
  households integer not null constraint negative_signatures__households check (households > 0),
  exceptions integer not null constraint negative_signatures__exceptions check (exceptions >= 0 and exceptions <= households),
  -- the items as they were worded then: [{code, zh, en}]
  items jsonb not null,
  signed_on date not null,
  signed_at timestamptz not null,
  signed_by uuid not null,
  primary key (programme_id, id),
  constraint negative_signatures__round foreign key (programme_id, round_id) references honours.selection_rounds (programme_id, id),
  constraint negative_signatures__place foreign key (programme_id, place_id) references places.places (programme_id, id)
);
create index negative_signatures__of_round on honours.negative_signatures (programme_id, round_id, place_id, signed_at);
comment on table honours.negative_signatures is 'append-only';
alter table honours.negative_signatures enable row level security;
create policy programme on honours.negative_signatures using (programme_id = (select platform.current_programme())) with check (programme_id = (select platform.current_programme()));
-- A village reads what its town signed for it, too.
create policy scope on honours.negative_signatures as restrictive for select using (
  (select platform.scope_everything()) or place_id = any (array(select unnest((select platform.scope_places()))))
  or exists (select from places.places u where u.programme_id = negative_signatures.programme_id and u.id = any (array(select unnest((select platform.scope_places())))) and u.ancestor_ids @> array[negative_signatures.place_id]));

-- Of the households of a round that are in the running, or were declined and may come back, the negative items that nobody signed for, that happened within their look-back and stand in
-- the way, and that were set aside with a reason; no rows where a stage of the round asks for these signatures itself.
-- No search path of its own, and every name written in full: so the planner sees through it, and who asks for one village or state reads the candidates of that one, not the whole round’s.
create function honours.negative_checks(p_round uuid, p_day date)
returns table (candidate_id uuid, title_id uuid, subject_id uuid, place_id uuid, state text, unsigned text[], happened text[], set_aside text[])
language sql stable as $$
  select c.id, c.title_id, c.subject_id, c.place_id, c.state,
         coalesce(array_agg(i.code order by i.at) filter (where k.code is null), '{}'),
         coalesce(array_agg(i.code order by i.at) filter (where k.said and k.happened_on between i.since and p_day and o.id is null), '{}'),
         coalesce(array_agg(i.code order by i.at) filter (where k.said and k.happened_on between i.since and p_day and o.id is not null), '{}')
    from honours.round_titles t
    join honours.titles h on h.programme_id = t.programme_id and h.id = t.title_id and h.subject_kind = 'household'
    join honours.title_versions v on v.programme_id = t.programme_id and v.title_id = t.title_id and v.number = t.rule_version
    cross join lateral (select n.item ->> 'code' as code, n.at, case when n.item ->> 'lookBackMonths' is null then '-infinity'::date else (p_day - make_interval(months => (n.item ->> 'lookBackMonths')::integer))::date end as since
      from jsonb_array_elements(coalesce(v.rules -> 'negativeItems', '[]')) with ordinality as n (item, at)) i
    join honours.candidates c on c.programme_id = t.programme_id and c.round_id = t.round_id and c.title_id = t.title_id and c.state in ('nominated', 'eligible', 'chosen', 'confirmed', 'declined')
    left join honours.candidate_checks k on k.programme_id = c.programme_id and k.candidate_id = c.id and k.kind = 'negative' and k.code = i.code
    left join honours.overrides o on o.programme_id = c.programme_id and o.round_id = c.round_id and o.candidate_id = c.id and o.finding_key = 'negative/' || i.code
   where t.programme_id = platform.current_programme() and t.round_id = p_round
     and not exists (select from honours.round_stages s where s.programme_id = t.programme_id and s.round_id = t.round_id and (s.kind = 'eligibility'
       or (s.kind = 'departmentCheck' and exists (select from honours.round_departments d where d.programme_id = t.programme_id and d.round_id = t.round_id))))
   group by c.id, c.title_id, c.subject_id, c.place_id, c.state
$$;

insert into people.role_permissions (programme_id, role_code, permission)
  select r.programme_id, r.code, 'honours.signNegatives' from people.roles r where r.code in ('programmeOffice', 'communityOfficer', 'zoneCoordinator')
  on conflict do nothing;
