/** How a round comes along: by zone, inspector or site type, day by day, and what was corrected. Counts follow the reader's reach and the secrecy of the sample. */
import { oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { seen } from './rounds.ts';
import type { SampleView } from './rounds.ts';

export interface ProgressRow { key: string; name_zh: string; name_en: string; total: number; started: number; done: number; unmet: number }

const counted = sql.raw(`count(*) as total, count(*) filter (where s.state = 'started') as started, count(*) filter (where s.state = 'done') as done, coalesce(sum(u.unmet), 0) as unmet`);

/** How far the sites of a round are. In the order of places and names, never of speed. */
export function progressBy(ctx: ReadContext, view: SampleView, roundId: string, by: 'zone' | 'inspector' | 'siteType'): Promise<ProgressRow[]> {
  const own = sql`s.programme_id = ${ctx.programmeId} and s.round_id = ${roundId} and ${seen(ctx, view, 's')}`;
  const unmet = sql`left join (select f.site_id, count(*) as unmet from inspections.findings f
    where f.programme_id = ${ctx.programmeId} and f.round_id = ${roundId} and f.state <> 'withdrawn' and ${seen(ctx, view, 'f')} group by f.site_id) u on u.site_id = s.site_id`;
  if (by === 'zone') {
    return rows<ProgressRow>(ctx.tx, sql`select z.id as key, z.name_zh, z.name_en, ${counted} from inspections.round_sites s ${unmet}
      join places.places z on z.programme_id = s.programme_id and z.id = s.zone_id where ${own} group by z.id, z.name_zh, z.name_en, z.sort_order order by z.sort_order, z.name_zh`);
  }
  if (by === 'inspector') {
    return rows<ProgressRow>(ctx.tx, sql`select q.id as key, q.name as name_zh, q.name as name_en, ${counted} from inspections.round_sites s ${unmet}
      join people.persons q on q.programme_id = s.programme_id and q.id = s.inspector_id where ${own} group by q.id, q.name, q.code order by q.code`);
  }
  return rows<ProgressRow>(ctx.tx, sql`select s.site_type_code as key, coalesce(t.name_zh, s.site_type_code) as name_zh, coalesce(t.name_en, s.site_type_code) as name_en, ${counted}
    from inspections.round_sites s ${unmet} left join places.site_types t on t.programme_id = s.programme_id and t.code = s.site_type_code
   where ${own} group by s.site_type_code, t.name_zh, t.name_en, t.sort_order order by t.sort_order, s.site_type_code`);
}

export interface DoneOnDay { zone_id: string | null; day: string; count: number }

/** Sites done, by zone and day of the programme's own calendar. Asked only for those whose numbers count every site. */
export function doneByDay(ctx: ReadContext, roundId: string): Promise<DoneOnDay[]> {
  return rows<DoneOnDay>(ctx.tx, sql`
    select s.zone_id, (s.done_at at time zone 'UTC' + make_interval(mins => p.utc_offset_minutes::integer))::date as day, count(*) as count
      from inspections.round_sites s join places.programmes p on p.id = s.programme_id
     where s.programme_id = ${ctx.programmeId} and s.round_id = ${roundId} and s.state = 'done' and s.done_at is not null group by 1, 2`);
}

export async function correctionCount(ctx: ReadContext, view: SampleView, roundId: string): Promise<number> {
  const { count } = await oneRow<{ count: number }>(ctx.tx, sql`select count(*) as count from inspections.observations o
    where o.programme_id = ${ctx.programmeId} and o.round_id = ${roundId} and o.revision > 1 and ${seen(ctx, view, 'o')}`);
  return count;
}
