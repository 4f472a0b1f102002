/**
 * 中性表 · Records as rows, and as a document, for entry into the national system, which stays the authority. Its own template is not
 * published, so the members are those that MZ/T 061-2015 and 民政部令第67号 name; whoever enters them maps them once. Both forms are
 * described in docs/operating/service-profile.md.
 */
import type { z } from 'zod';
import { instant, localDateTimeText } from '#kernel/local-date.ts';
import { SERVICE_PROFILE_FORMAT } from '../contract/index.ts';
import type { serviceProfile } from '../contract/index.ts';
import type { ProfileRow } from './queries/corrections.ts';

const HOUR_MINUTES = 60;
const BASIS = ['MZ/T 061-2015', '民政部令第67号'] as const;
const COLUMNS = ['志愿者编号', '姓名', '活动编码', '活动名称', '服务队伍', '服务地点', '开始时间', '结束时间', '服务时长（小时）', '来源等级', '项目编码', '项目名称', '记录编号'] as const;

/** A cell that a spreadsheet reads as a formula is text. */
const cell = (value: string): string => {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};

/** A time of the programme's own clock. */
const timeOf = (at: string, utcOffsetMinutes: number): string => localDateTimeText(instant(Date.parse(at)), utcOffsetMinutes);

/** @unit hours with one decimal at most; times of the programme's own clock */
export function profileCsv(rows: readonly ProfileRow[], utcOffsetMinutes: number): Uint8Array {
  const lines = rows.map((row) => [
    row.number, row.label, row.activity_code, row.activity_name, row.team, row.place, timeOf(row.from_at, utcOffsetMinutes), timeOf(row.to_at, utcOffsetMinutes), String(row.minutes / HOUR_MINUTES), row.grade, row.project_code ?? '', row.project_name ?? '', row.id,
  ].map(cell).join(','));
  return new TextEncoder().encode(`\uFEFF${COLUMNS.join(',')}\r\n${lines.map((line) => `${line}\r\n`).join('')}`);
}

/** @unit minutes; local dates; times of the programme's own clock */
export function profileJson(rows: readonly ProfileRow[], about: { readonly programme: string; readonly from: string; readonly to: string; readonly generatedOn: string; readonly utcOffsetMinutes: number }): Uint8Array {
  const document: z.output<typeof serviceProfile> = {
    format: SERVICE_PROFILE_FORMAT, ...about, authority: 'national-system', basis: [...BASIS], recordCount: rows.length, minutes: rows.reduce((sum, { minutes }) => sum + minutes, 0),
    records: rows.map((row) => ({
      recordId: row.id, volunteerNumber: row.number, volunteerName: row.label, activityCode: row.activity_code, activityName: row.activity_name, projectCode: row.project_code, projectName: row.project_name, team: row.team, place: row.place, from: timeOf(row.from_at, about.utcOffsetMinutes), to: timeOf(row.to_at, about.utcOffsetMinutes), minutes: row.minutes, grade: row.grade,
    })),
  };
  return new TextEncoder().encode(`${JSON.stringify(document, null, 1)}\n`);
}
