-- Why: the crosswalk counts evidence where it lies: tasks of plans that were accepted with their papers, and questions that a closed survey asked. Both are
-- counted for the whole programme, whoever reads, as observations and material are.
create function plans.accepted_tasks_by_standard(p_edition uuid, p_since date) returns table (standard_code text, task_count bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select s.code, count(distinct k.id)
    from plans.tasks k
    join plans.task_standards t on t.programme_id = k.programme_id and t.task_id = k.id
    join frameworks.nodes s on s.programme_id = t.programme_id and s.id = t.standard_id
   where k.programme_id = (select platform.current_programme()) and k.state = 'accepted' and s.edition_id = p_edition and k.accepted_at >= p_since
     and exists (select 1 from plans.task_events e where e.programme_id = k.programme_id and e.task_id = k.id and e.act = 'delivered' and cardinality(e.file_ids) > 0)
   group by s.code
$$;

-- A question names its standards as `edition/standard`; one that fewer than five answered is told of nowhere and is no evidence.
create function surveys.questions_by_standard(p_edition uuid, p_since date) returns table (standard_code text, question_count bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select s.code, count(*)
    from surveys.surveys v
    cross join lateral jsonb_array_elements(v.definition -> 'questions') as q(question)
    cross join lateral jsonb_array_elements_text(coalesce(q.question -> 'standards', '[]'::jsonb)) as n(name)
    join frameworks.editions e on e.programme_id = v.programme_id and e.id = p_edition
    join frameworks.nodes s on s.programme_id = e.programme_id and s.edition_id = e.id and s.level = 'standard' and e.code || '/' || s.code = n.name
   where v.programme_id = (select platform.current_programme()) and v.state = 'closed' and v.closes_on >= p_since
     and (select count(*) from (select 1 from surveys.answers a where a.programme_id = v.programme_id and a.survey_id = v.id and a.answers ? (q.question ->> 'code') limit 5) as few) >= 5
   group by s.code
$$;
