/** What a programme starts with: the calendar and the categories of a pack. The owner's connection, no row-level security. */
import { sql } from '#platform/server/db/index.ts';
import type { Db } from '#platform/server/db/index.ts';

export { seedManyCases } from './bulk.ts';

interface NamedDay { readonly date: string; readonly zh: string; readonly en: string }

/** 日历包 · The shape of packs/calendars/*.json. */
export interface CalendarPack {
  readonly workingHours: readonly { readonly from: string; readonly to: string }[];
  readonly holidays: readonly NamedDay[];
  readonly workingDays: readonly NamedDay[];
}

/** 类别包 · The shape of packs/case-categories.json. */
export interface CategoryPack {
  readonly categories: readonly {
    readonly code: string; readonly zh: string; readonly en: string; readonly source: string;
    readonly stages: readonly { readonly stage: string; readonly limit: { readonly type: string; readonly amount: number } }[];
    readonly afterPhotoCountMin?: number;
    /** Offered to residents (随手拍). */
    readonly forResidents?: boolean;
  }[];
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** 载入工作日历 · Holidays, exchanged working days and office hours; loading twice changes nothing. */
export async function seedCalendar(tx: Db, programmeId: string, pack: CalendarPack): Promise<void> {
  const days = [
    ...pack.holidays.map(({ date, zh }) => ({ day: date, kind: 'holiday', name: zh })),
    ...pack.workingDays.map(({ date, zh }) => ({ day: date, kind: 'working', name: zh })),
  ];
  const intervals = pack.workingHours.map(({ from, to }) => ({ startMinute: minutesOf(from), endMinute: minutesOf(to) }));
  await sql`insert into cases.calendar_days (programme_id, day, kind, name)
    select ${programmeId}, d.day, d.kind, d.name from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(day date, kind text, name text)
    on conflict (programme_id, day) do update set kind = excluded.kind, name = excluded.name`.execute(tx);
  await sql`insert into cases.work_hours (programme_id, intervals) values (${programmeId}, ${JSON.stringify(intervals)}::jsonb)
    on conflict (programme_id) do update set intervals = excluded.intervals`.execute(tx);
}

/** 载入案件类别 · Categories with their limits, in the order of the pack. */
export async function seedCategories(tx: Db, programmeId: string, pack: CategoryPack): Promise<void> {
  const categories = pack.categories.map((category, at) => ({
    code: category.code, name_zh: category.zh, name_en: category.en, stages: category.stages, source: category.source,
    after_photo_count_min: category.afterPhotoCountMin ?? 1, sort_order: at, for_residents: category.forResidents ?? false,
  }));
  await sql`insert into cases.categories (programme_id, code, name_zh, name_en, stages, after_photo_count_min, source, sort_order, for_residents)
    select ${programmeId}, c.code, c.name_zh, c.name_en, c.stages, c.after_photo_count_min, c.source, c.sort_order, c.for_residents
      from jsonb_to_recordset(${JSON.stringify(categories)}::jsonb)
        as c(code text, name_zh text, name_en text, stages jsonb, after_photo_count_min integer, source text, sort_order integer, for_residents boolean)
    on conflict (programme_id, code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, stages = excluded.stages,
      after_photo_count_min = excluded.after_photo_count_min, source = excluded.source, sort_order = excluded.sort_order, for_residents = excluded.for_residents`.execute(tx);
}
