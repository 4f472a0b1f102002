/**
 * 中性表 · Records as rows for entry into the national system, which stays the authority. Its own template is not published, so
 * the columns are those that MZ/T 061-2015 and 民政部令第67号 name; whoever enters them maps them once.
 */
import { instant, localDateTimeText } from '#kernel/local-date.ts';
import type { ProfileRow } from './queries/corrections.ts';

const HOUR_MINUTES = 60;
const COLUMNS = ['志愿者编号', '姓名', '活动编码', '活动名称', '服务队伍', '服务地点', '开始时间', '结束时间', '服务时长（小时）', '来源等级'] as const;

/** A cell that a spreadsheet reads as a formula is text. */
const cell = (value: string): string => {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};

/** @unit hours with one decimal at most; times of the programme's own clock */
export function profileCsv(rows: readonly ProfileRow[], utcOffsetMinutes: number): Uint8Array {
  const time = (at: string): string => localDateTimeText(instant(Date.parse(at)), utcOffsetMinutes);
  const lines = rows.map((row) => [row.number, row.label, row.activity_code, row.activity_name, row.team, row.place, time(row.from_at), time(row.to_at), String(row.minutes / HOUR_MINUTES), row.grade].map(cell).join(','));
  return new TextEncoder().encode(`\uFEFF${COLUMNS.join(',')}\r\n${lines.map((line) => `${line}\r\n`).join('')}`);
}
