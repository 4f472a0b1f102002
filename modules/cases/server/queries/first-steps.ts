/** Whether a new programme has categories with limits and a calendar to count them by. */
import { oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';

/** Categories, where there is a calendar too; without one no limit can be counted. */
export const workRules = (ctx: ReadContext): Promise<{ count: number }> => oneRow(ctx.tx, sql`select case when exists (select 1 from cases.calendar_days where programme_id = ${ctx.programmeId})
  then (select count(*) from cases.categories where programme_id = ${ctx.programmeId}) else 0 end as count`);

export interface DefaultCategory { readonly code: string; readonly zh: string; readonly en: string; readonly source: string; readonly stages: readonly unknown[]; readonly afterPhotoCountMin?: number }

/** Only what is missing: what a programme has set itself stays. @returns codes that are new */
export async function addCategories(tx: Tx, programmeId: string, categories: readonly DefaultCategory[]): Promise<string[]> {
  const given = categories.map((category, at) => ({ ...category, afterPhotoCountMin: category.afterPhotoCountMin ?? 1, sortOrder: at }));
  const added = await rows<{ code: string }>(tx, sql`insert into cases.categories (programme_id, code, name_zh, name_en, stages, after_photo_count_min, source, sort_order)
    select ${programmeId}, c.code, c.zh, c.en, c.stages, c."afterPhotoCountMin", c.source, c."sortOrder"
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as c(code text, zh text, en text, stages jsonb, "afterPhotoCountMin" integer, source text, "sortOrder" integer)
    on conflict do nothing returning code`);
  return added.map((row) => row.code);
}

export async function addCalendarDays(tx: Tx, programmeId: string, days: readonly { readonly day: string; readonly kind: string; readonly name: string }[]): Promise<number> {
  return (await rows(tx, sql`insert into cases.calendar_days (programme_id, day, kind, name)
    select ${programmeId}, d.day, d.kind, d.name from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(day date, kind text, name text) on conflict do nothing returning 1`)).length;
}

export async function addWorkHours(tx: Tx, programmeId: string, intervals: readonly { readonly startMinute: number; readonly endMinute: number }[]): Promise<void> {
  await rows(tx, sql`insert into cases.work_hours (programme_id, intervals) values (${programmeId}, ${JSON.stringify(intervals)}::jsonb) on conflict do nothing`);
}
