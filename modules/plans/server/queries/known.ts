/** What projects of a place measured last, all of them together where they count the same by the same unit. */
import { sql } from '#platform/server/db/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { KnownSource } from '#platform/server/asks/index.ts';

export const plansKnown: KnownSource = ({ programmeId, scope }, placeId) => sql`select m.name, m.unit, trim_scale(sum(d.hundredths) / 100.0)::text as value, max(d.on_date) as on_date, string_agg(x.name, '、' order by x.code) as title,
      case when count(*) = 1 then '/projects/' || min(x.id::text) else '/projects' end as path, '建设项目' as of_zh, 'Projects' as of_en
    from plans.projects x join plans.measures m on m.programme_id = x.programme_id and m.project_id = x.id
    join lateral (select r.hundredths, r.on_date from plans.project_readings r where r.programme_id = m.programme_id and r.measure_id = m.id and r.withdrawn_at is null order by r.on_date desc limit 1) d on true
   where x.programme_id = ${programmeId} and x.place_id = ${placeId} and ${scopePredicate(scope, { place: 'x.place_id' })} group by m.name, m.unit`;
