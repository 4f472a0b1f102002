import { inReach } from './projects.ts';

/** What projects of a place measured last, all of them together where they count the same by the same unit. */
import { maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { scopePredicate } from '#platform/server/db/scope.ts';
import type { KnownSource } from '#platform/server/asks/index.ts';

export const plansKnown: KnownSource = { permission: 'plans.read', values: ({ programmeId, scope }, placeId) => sql`select m.name, m.unit, trim_scale(sum(d.hundredths) / 100.0)::text as value, max(d.on_date) as on_date, string_agg(x.name, '、' order by x.code) as title,
      case when count(*) = 1 then '/projects/' || min(x.id::text) else '/projects' end as path, '建设项目' as of_zh, 'Projects' as of_en
    from plans.projects x join plans.measures m on m.programme_id = x.programme_id and m.project_id = x.id
    join lateral (select r.hundredths, r.on_date from plans.project_readings r where r.programme_id = m.programme_id and r.measure_id = m.id and r.withdrawn_at is null order by r.on_date desc limit 1) d on true
   where x.programme_id = ${programmeId} and x.place_id = ${placeId} and ${scopePredicate(scope, { place: 'x.place_id' })} group by m.name, m.unit` };

export interface KnownMeasure { name: string; unit: string; place_id: string | null }

export const measureInReach = (ctx: ReadContext, measureId: string): Promise<KnownMeasure | undefined> =>
  maybeRow(ctx.tx, sql`select m.name, m.unit, p.place_id from plans.measures m join plans.projects p on p.programme_id = m.programme_id and p.id = m.project_id where ${inReach(ctx)} and m.id = ${measureId}`);

export interface KnownUnderRow { value: string; on_date: string | null; title: string; path: string; of_zh: string; of_en: string }

/** What a source knows under the very name and unit of a measure. */
export const knownUnder = (tx: Tx, known: RawBuilder<unknown>, { name, unit }: KnownMeasure): Promise<KnownUnderRow[]> =>
  rows(tx, sql`select k.value, k.on_date, k.title, k.path, k.of_zh, k.of_en from (${known}) k where k.name = ${name} and k.unit = ${unit} order by k.on_date desc nulls last limit 5`);
