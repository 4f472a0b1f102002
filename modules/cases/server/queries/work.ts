/** What a programme works by: its calendar, its office hours, its categories. */
import type { TimeLimit } from '#kernel/deadline.ts';
import type { DayInterval, WorkCalendar } from '#kernel/work-calendar.ts';
import { workCalendar as makeCalendar } from '#kernel/work-calendar.ts';
import { localDate } from '#kernel/local-date.ts';
import { changed, maybeRow, oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { stageWords } from '../../contract/index.ts';
import { CLAIM_WITHIN_HOURS } from '../../domain/index.ts';
import type { DeadlineTable } from '../../domain/index.ts';

/** Where a programme has not said otherwise. @unit minutes after midnight */
export const DEFAULT_INTERVALS: readonly DayInterval[] = [{ startMinute: 510, endMinute: 720 }, { startMinute: 870, endMinute: 1080 }];
/** For a category whose stages were taken away. */
const FALLBACK_LIMIT: TimeLimit = { type: 'work_day', amount: 5 };

export interface CalendarRow { utc_offset_minutes: number; intervals: DayInterval[] | null; days: { day: string; kind: 'holiday' | 'working'; name: string | null }[] }

export function calendarRow(tx: Tx, programmeId: string, year: number | null = null): Promise<CalendarRow> {
  return oneRow<CalendarRow>(tx, sql`
    select p.utc_offset_minutes, h.intervals,
      (select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'kind', d.kind, 'name', d.name) order by d.day), '[]')
         from cases.calendar_days d where d.programme_id = p.id and (${year}::integer is null or extract(year from d.day) = ${year}::integer)) as days
      from places.programmes p left join cases.work_hours h on h.programme_id = p.id
     where p.id = ${programmeId}`);
}

interface CalendarText { utc_offset_minutes: number; intervals: string | null; holidays: string | null; working: string | null }

/** Every step of a case asks for the calendar, and it is the same for months: made once for what the tables say, told by their text. */
const calendars = new Map<string, WorkCalendar>();
const CALENDARS_KEPT = 50;

function calendarOf(row: CalendarText): WorkCalendar {
  const daysOf = (days: string | null) => (days === null ? [] : days.split(',').map(localDate));
  return makeCalendar({
    holidays: daysOf(row.holidays), extraWorkingDays: daysOf(row.working),
    dayIntervals: row.intervals === null ? DEFAULT_INTERVALS : JSON.parse(row.intervals) as DayInterval[], utcOffsetMinutes: row.utc_offset_minutes,
  });
}

/** 工作日历 · The calendar by which this programme's deadlines are counted. */
export async function workCalendar(tx: Tx, programmeId: string): Promise<WorkCalendar> {
  const row = await oneRow<CalendarText>(tx, sql`
    select p.utc_offset_minutes, h.intervals::text as intervals, d.holidays, d.working
      from places.programmes p left join cases.work_hours h on h.programme_id = p.id
      cross join lateral (select string_agg(c.day::text, ',' order by c.day) filter (where c.kind = 'holiday') as holidays, string_agg(c.day::text, ',' order by c.day) filter (where c.kind = 'working') as working
                            from cases.calendar_days c where c.programme_id = p.id) d
     where p.id = ${programmeId}`);
  const text = JSON.stringify(row);
  const known = calendars.get(text);
  if (known !== undefined) return known;
  const made = calendarOf(row);
  if (calendars.size >= CALENDARS_KEPT) calendars.clear();
  calendars.set(text, made);
  return made;
}

export async function knownYears(tx: Tx, programmeId: string): Promise<number[]> {
  const found = await rows<{ year: number }>(tx, sql`
    select distinct extract(year from day)::integer as year from cases.calendar_days where programme_id = ${programmeId} order by year`);
  return found.map((row) => row.year);
}

export function saveWorkHours(tx: Tx, programmeId: string, intervals: readonly DayInterval[]): Promise<number> {
  return changed(tx, sql`insert into cases.work_hours (programme_id, intervals) values (${programmeId}, ${JSON.stringify(intervals)}::jsonb)
    on conflict (programme_id) do update set intervals = excluded.intervals`);
}

export async function saveCalendarDays(tx: Tx, programmeId: string, days: readonly { day: string; kind: string; name: string | null }[]): Promise<void> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(day date, kind text, name text)`;
  await sql`delete from cases.calendar_days c using ${given} where c.programme_id = ${programmeId} and c.day = d.day and d.kind = 'normal'`.execute(tx);
  await sql`insert into cases.calendar_days (programme_id, day, kind, name)
    select ${programmeId}, d.day, d.kind, d.name from ${given} where d.kind <> 'normal'
    on conflict (programme_id, day) do update set kind = excluded.kind, name = excluded.name`.execute(tx);
}

/** 补报时限 · @unit hours */
export async function claimWithinHours(tx: Tx, programmeId: string): Promise<number> {
  const row = await maybeRow<{ within_hours: number }>(tx, sql`select within_hours from cases.claim_rules where programme_id = ${programmeId}`);
  return row?.within_hours ?? CLAIM_WITHIN_HOURS;
}

export function saveClaimWithinHours(tx: Tx, programmeId: string, hours: number): Promise<number> {
  return changed(tx, sql`insert into cases.claim_rules (programme_id, within_hours) values (${programmeId}, ${hours})
    on conflict (programme_id) do update set within_hours = excluded.within_hours`);
}

interface StageJson { stage: string; limit: TimeLimit; zh?: string; en?: string }
export interface CategoryRow {
  code: string; name_zh: string; name_en: string; stages: StageJson[]; after_photo_count_min: number; source: string; sort_order: number; for_residents: boolean;
}

export function categoryRows(tx: Tx, programmeId: string): Promise<CategoryRow[]> {
  return rows<CategoryRow>(tx, sql`select code, name_zh, name_en, stages, after_photo_count_min, source, sort_order, for_residents
    from cases.categories where programme_id = ${programmeId} order by sort_order, code`);
}

export function categoryRow(tx: Tx, programmeId: string, code: string): Promise<CategoryRow | undefined> {
  return maybeRow<CategoryRow>(tx, sql`select code, name_zh, name_en, stages, after_photo_count_min, source, sort_order, for_residents
    from cases.categories where programme_id = ${programmeId} and code = ${code}`);
}

export function saveCategoryRow(tx: Tx, programmeId: string, row: Omit<CategoryRow, 'source' | 'for_residents'>): Promise<CategoryRow> {
  return oneRow<CategoryRow>(tx, sql`
    insert into cases.categories (programme_id, code, name_zh, name_en, stages, after_photo_count_min, source, sort_order)
    values (${programmeId}, ${row.code}, ${row.name_zh}, ${row.name_en}, ${JSON.stringify(row.stages)}::jsonb, ${row.after_photo_count_min}, 'programme', ${row.sort_order})
    on conflict (programme_id, code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, stages = excluded.stages,
      after_photo_count_min = excluded.after_photo_count_min, source = excluded.source, sort_order = excluded.sort_order
    returning code, name_zh, name_en, stages, after_photo_count_min, source, sort_order, for_residents`);
}

/** The stages of a category with words for each. */
export function stagesOf(row: Pick<CategoryRow, 'stages'>) {
  return row.stages.map(({ stage, limit, zh, en }) => ({
    code: stage, limit, zh: zh ?? stageWords[stage]?.zh ?? stage, en: en ?? stageWords[stage]?.en ?? stage,
  }));
}

/** 时限表 · The programme's limits as the rules read them. */
export function deadlineTable(categories: readonly CategoryRow[]): DeadlineTable {
  return {
    rows: categories.map((row) => ({ categoryCode: row.code, zh: row.name_zh, en: row.name_en, stages: stagesOf(row) })),
    fallback: FALLBACK_LIMIT,
  };
}
