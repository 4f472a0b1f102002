/** What a unit said when it delivered tasks that ask the same as this one. */
import { rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { tasksInReach } from './tasks.ts';

export interface KnownDeliveryRow { id: string; code: string; name: string; plan_zh: string; plan_en: string; note: string; on_date: string; shared: string[] }

const partsOf = (task: string): RawBuilder<unknown> => sql`select trim(part) as part from regexp_split_to_table(${sql.ref(`${task}.evidence`)}, '[、，,；;。\n]') as part where length(trim(part)) > 0`;

/** The latest of each task, the latest first. A standard is the same by itself or where the crosswalk says that both ask the same. */
export function knownDeliveries(ctx: ReadContext, taskId: string): Promise<KnownDeliveryRow[]> {
  return rows(ctx.tx, sql`
    with own as (select t.id, t.organisation_id, t.evidence from plans.tasks t where t.programme_id = ${ctx.programmeId} and t.id = ${taskId})
    select k.id, k.code, k.name, p.name_zh as plan_zh, p.name_en as plan_en, e.note, (e.at + make_interval(mins => ${ctx.utcOffsetMinutes}::integer))::date as on_date, s.shared
      from own join plans.tasks k on k.programme_id = ${ctx.programmeId} and k.organisation_id = own.organisation_id and k.id <> own.id and k.state in ('delivered', 'accepted')
      join plans.plans p on p.programme_id = k.programme_id and p.id = k.plan_id
      join lateral (select d.note, d.at from plans.task_events d where d.programme_id = k.programme_id and d.task_id = k.id and d.act = 'delivered' and d.note is not null order by d.sequence desc limit 1) e on true
      join lateral (select array_agg(distinct x.word order by x.word) as shared from (
          select n.name_zh as word from plans.task_standards a join plans.task_standards b on b.programme_id = a.programme_id and b.task_id = k.id
            join frameworks.nodes n on n.programme_id = a.programme_id and n.id = a.standard_id join frameworks.nodes m on m.programme_id = b.programme_id and m.id = b.standard_id
           where a.programme_id = ${ctx.programmeId} and a.task_id = own.id and (a.standard_id = b.standard_id or exists (select 1 from frameworks.crosswalk_links l where l.programme_id = n.programme_id and l.relation = 'same'
             and ((l.left_edition_id = n.edition_id and l.left_code = n.code and l.right_edition_id = m.edition_id and l.right_code = m.code) or (l.left_edition_id = m.edition_id and l.left_code = m.code and l.right_edition_id = n.edition_id and l.right_code = n.code))))
          union select o.part from (${partsOf('own')}) o join (${partsOf('k')}) q on q.part = o.part where o.part not in ('照片', '台账', '材料')) x) s on s.shared is not null
     where ${tasksInReach(ctx)} order by e.at desc, k.id limit 3`);
}
