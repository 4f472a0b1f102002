-- Why: an evaluation counts its material part from the pieces of a request and its questionnaire part from a closed survey, beside the field part from a round.
-- Locks: a short exclusive lock on evaluations to add two columns. Expected rows: a few evaluations a year.
alter table scoring.evaluations add column material_request_id uuid, add column survey_id uuid;
alter table scoring.evaluations add constraint evaluations__material_request foreign key (programme_id, material_request_id) references submissions.requests (programme_id, id) not valid;
alter table scoring.evaluations add constraint evaluations__survey foreign key (programme_id, survey_id) references surveys.surveys (programme_id, id) not valid;
alter table scoring.evaluations validate constraint evaluations__material_request;
alter table scoring.evaluations validate constraint evaluations__survey;

-- Counts of what was asked of units that belong to a place, and of what was accepted. Definer's rights: an area's score is the
-- same for whoever sees the area, though pieces are seen by their unit alone. No piece is told.
create function submissions.counts_by_place(p_request uuid)
returns table (standard_id uuid, standard_code text, score_max_hundredths integer, ancestor_ids uuid[], documents_min integer, pictures_min integer, documents_accepted integer, pictures_accepted integer)
language sql stable security definer set search_path = pg_catalog as $$
  select n.standard_id, s.code, s.score_max_hundredths, w.ancestor_ids, n.documents_min, n.pictures_min,
         (count(p.id) filter (where p.kind = 'document'))::integer, (count(p.id) filter (where p.kind = 'picture'))::integer
    from submissions.needs n
    join frameworks.nodes s on s.programme_id = n.programme_id and s.id = n.standard_id
    join places.organisations o on o.programme_id = n.programme_id and o.id = n.organisation_id
    join places.places w on w.programme_id = o.programme_id and w.id = o.place_id
    left join (submissions.pieces p join submissions.piece_versions v on v.programme_id = p.programme_id and v.piece_id = p.id and v.number = p.number)
      on p.programme_id = n.programme_id and p.request_id = n.request_id and p.organisation_id = n.organisation_id and p.state = 'accepted' and n.standard_id = any (v.standard_ids)
   where n.programme_id = (select platform.current_programme()) and n.request_id = p_request
   group by n.standard_id, s.code, s.sort_order, s.score_max_hundredths, n.organisation_id, w.ancestor_ids, n.documents_min, n.pictures_min
   order by s.sort_order, n.organisation_id
$$;

create function submissions.request_name(p_request uuid) returns table (name text, edition_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select r.name, r.edition_id from submissions.requests r where r.programme_id = (select platform.current_programme()) and r.id = p_request
$$;

-- Communities of a closed survey and what was answered in them, by question. Definer's rights for the same reason; what of it is
-- told is decided where it is counted: nothing of a community with fewer than five answers.
create function surveys.closed_communities(p_survey uuid) returns table (place_id uuid, ancestor_ids uuid[], population integer)
language sql stable security definer set search_path = pg_catalog as $$
  select q.place_id, w.ancestor_ids, q.population from surveys.quotas q
    join surveys.surveys s on s.programme_id = q.programme_id and s.id = q.survey_id and s.state = 'closed'
    join places.places w on w.programme_id = q.programme_id and w.id = q.place_id
   where q.programme_id = (select platform.current_programme()) and q.survey_id = p_survey order by w.code
$$;
create function surveys.closed_cells(p_survey uuid) returns table (question text, place_id uuid, value text, count bigint)
language sql stable security definer set search_path = pg_catalog as $$
  with given as (
    select e.key as question, a.place_id, e.value from surveys.answers a
      join surveys.surveys s on s.programme_id = a.programme_id and s.id = a.survey_id and s.state = 'closed'
      cross join lateral jsonb_each(a.answers) e
     where a.programme_id = (select platform.current_programme()) and a.survey_id = p_survey)
  select question, place_id, null, count(*) from given where value <> to_jsonb('dontKnow'::text) group by 1, 2
  union all
  select g.question, g.place_id, c.value, count(*) from given g
    cross join lateral jsonb_array_elements_text(case jsonb_typeof(g.value) when 'array' then g.value else jsonb_build_array(g.value) end) as c(value) group by 1, 2, 3
$$;
