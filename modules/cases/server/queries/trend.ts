/** What the meeting-room board shows of cases. Each statement has an index of its own: by report, by close-out, by deadline. */
import { addDays, instantOf, instantText, localDate } from '#kernel/local-date.ts';
import { oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { OPEN_CASE_STATES } from '../../domain/index.ts';
import { overduePredicate } from './case-list.ts';

export interface DayRow { day: string; reported: number; closed: number }

/** Reported and closed by day of the programme's own calendar; a day without any is there with nothing. */
export function trendDays(ctx: ReadContext, days: number): Promise<DayRow[]> {
  const first = addDays(localDate(ctx.today), 1 - days);
  const since = instantText(instantOf(first, 0, ctx.utcOffsetMinutes));
  const dayOf = (column: string) => sql`(${sql.ref(column)} at time zone 'UTC' + make_interval(mins => ${ctx.utcOffsetMinutes}::integer))::date`;
  return rows<DayRow>(ctx.tx, sql`
    select d.day::date as day, coalesce(r.count, 0) as reported, coalesce(k.count, 0) as closed
      from generate_series(${first}::date, ${ctx.today}::date, interval '1 day') d(day)
      left join (select ${dayOf('c.reported_at')} as day, count(*) as count from cases.cases c
                  where c.programme_id = ${ctx.programmeId} and c.reported_at >= ${since}::timestamptz and c.state not in ('declined', 'voided') group by 1) r on r.day = d.day::date
      left join (select ${dayOf('c.closed_at')} as day, count(*) as count from cases.cases c
                  where c.programme_id = ${ctx.programmeId} and c.closed_at >= ${since}::timestamptz and c.state = 'closed' group by 1) k on k.day = d.day::date
     order by 1`);
}

export function openAndOverdue(ctx: ReadContext): Promise<{ open: number; overdue: number }> {
  return oneRow(ctx.tx, sql`select count(*) as open, count(*) filter (where ${overduePredicate(ctx)}) as overdue from cases.cases c
    where c.programme_id = ${ctx.programmeId} and c.state = any(${[...OPEN_CASE_STATES]}::text[])`);
}

export interface ClosedRow { id: string; number: string; title: string; site_name: string | null; place_zh: string | null; place_en: string | null; closed_at: string }

export function latestClosed(ctx: ReadContext, count: number): Promise<ClosedRow[]> {
  return rows<ClosedRow>(ctx.tx, sql`
    select page.id, page.number, page.title, s.name as site_name, p.name_zh as place_zh, p.name_en as place_en, page.closed_at from (
      select c.id, c.number, c.title, c.site_id, c.place_id, c.closed_at from cases.cases c
       where c.programme_id = ${ctx.programmeId} and c.closed_at is not null and c.state = 'closed' order by c.closed_at desc limit ${count}) page
      left join places.sites s on s.programme_id = ${ctx.programmeId} and s.id = page.site_id
      left join places.places p on p.programme_id = ${ctx.programmeId} and p.id = page.place_id
     order by page.closed_at desc`);
}
