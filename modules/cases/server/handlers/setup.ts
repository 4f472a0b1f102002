import { isTimeLimit } from '#kernel/deadline.ts';
import { isLocalDate } from '#kernel/local-date.ts';
import { InvariantError } from '#kernel/result.ts';
import { workCalendar as makeCalendar } from '#kernel/work-calendar.ts';
import type { DayInterval } from '#kernel/work-calendar.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { chooseResidentCategories, listCategories, PLATFORM_CATEGORY, readCalendar, saveCategory, updateCalendar } from '../../contract/index.ts';
import {
  calendarRow, categoryRows, claimWithinHours, DEFAULT_INTERVALS, knownYears, saveCalendarDays, saveCategoryRow, saveClaimWithinHours, saveWorkHours, stagesOf, workCalendar,
} from '../queries/work.ts';
import type { CategoryRow } from '../queries/work.ts';
import { markForResidents, residentCategories } from '../queries/residents.ts';

const timeOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export const readCalendarBound = bindRead(readCalendar, async (ctx, input) => {
  const row = await calendarRow(ctx.tx, ctx.programmeId, input.year ?? null);
  return {
    workingHours: (row.intervals ?? DEFAULT_INTERVALS).map(({ startMinute, endMinute }) => ({ from: timeOf(startMinute), to: timeOf(endMinute) })),
    utcOffsetMinutes: row.utc_offset_minutes, claimWithinHours: await claimWithinHours(ctx.tx, ctx.programmeId), days: row.days, knownYears: await knownYears(ctx.tx, ctx.programmeId),
  };
});

/** What the kernel says against a calendar, or null. */
function calendarFault(check: () => unknown): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof InvariantError) return error.message;
    throw error;
  }
}

export const updateCalendarBound = bindWrite(updateCalendar, async (ctx, input) => {
  const { tx, programmeId } = ctx;
  const wrongDay = input.days.findIndex(({ day }) => !isLocalDate(day));
  if (wrongDay >= 0) return ctx.refuse('cases.calendar_invalid', { detail: input.days[wrongDay]?.day ?? '' }, { pointers: [`/days/${wrongDay}/day`] });
  const intervals: DayInterval[] | undefined = input.workingHours?.map(({ from, to }) => ({ startMinute: minutesOf(from), endMinute: minutesOf(to) }));
  if (intervals !== undefined) {
    const detail = calendarFault(() => makeCalendar({ holidays: [], extraWorkingDays: [], dayIntervals: intervals, utcOffsetMinutes: 0 }));
    if (detail !== null) return ctx.refuse('cases.calendar_invalid', { detail }, { pointers: ['/workingHours'] });
    await saveWorkHours(tx, programmeId, intervals);
  }
  if (input.claimWithinHours !== undefined) await saveClaimWithinHours(tx, programmeId, input.claimWithinHours);
  // The last word on a day counts, as if the days had come one by one.
  const days = [...new Map(input.days.map((day) => [day.day, day])).values()];
  await saveCalendarDays(tx, programmeId, days);
  await workCalendar(tx, programmeId);
  ctx.record({ kind: 'calendar', id: programmeId, change: { days: days.map(({ day, kind }) => ({ day, kind })), hours: intervals ?? null, ...(input.claimWithinHours === undefined ? {} : { claimWithinHours: input.claimWithinHours }) } });
  return { changedDays: days.length };
});

const categoryOut = (row: CategoryRow) => ({
  code: row.code, nameZh: row.name_zh, nameEn: row.name_en, afterPhotoCountMin: row.after_photo_count_min, source: row.source, sortOrder: row.sort_order,
  forResidents: row.for_residents,
  stages: stagesOf(row).map(({ code, zh, en, limit }) => ({ code, nameZh: zh, nameEn: en, limit })),
});

export const listCategoriesBound = bindRead(listCategories, async (ctx) =>
  ({ categories: (await categoryRows(ctx.tx, ctx.programmeId)).map(categoryOut) }));

export const saveCategoryBound = bindWrite(saveCategory, async (ctx, input) => {
  const wrong = input.stages.findIndex(({ limit, code }, at) => !isTimeLimit(limit) || input.stages.findIndex((other) => other.code === code) !== at);
  if (wrong >= 0) return ctx.refuse('cases.limit_invalid', {}, { pointers: [`/stages/${wrong}`] });
  const row = await saveCategoryRow(ctx.tx, ctx.programmeId, {
    code: input.code, name_zh: input.nameZh, name_en: input.nameEn, after_photo_count_min: input.afterPhotoCountMin, sort_order: input.sortOrder,
    stages: input.stages.map(({ code, nameZh, nameEn, limit }) => ({ stage: code, limit, zh: nameZh, en: nameEn })),
  });
  ctx.record({ kind: 'caseCategory', id: input.code, change: { stages: input.stages.map(({ code, limit }) => ({ code, limit })) } });
  return categoryOut(row);
});

export const chooseResidentCategoriesBound = bindWrite(chooseResidentCategories, async (ctx, input) => {
  const known = new Set((await residentCategories(ctx.tx, ctx.programmeId)).map((row) => row.code));
  const codes = [...new Set(input.codes)];
  // What residents say about the platform has a form of its own and is never among the problems in the street.
  const wrong = codes.findIndex((code) => !known.has(code) || code === PLATFORM_CATEGORY);
  if (wrong >= 0) return ctx.refuse('cases.category_unknown', {}, { pointers: [`/codes/${wrong}`] });
  await markForResidents(ctx.tx, ctx.programmeId, codes);
  ctx.record({ kind: 'residentCategories', id: ctx.programmeId, change: { codes } });
  return { codes };
});
