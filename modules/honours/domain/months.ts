import { localDate } from '#kernel/local-date.ts';

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function lastDayOf(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * 加月 · The same day so many months later, or the last day of a month that has no such day.
 *
 * @unit months: whole, may be negative
 * @example addMonths('2024-01-31', 1) // '2024-02-29'
 */
export function addMonths(day: string, months: number): string {
  const from = localDate(day);
  const at = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1];
  const date = Math.min(Number(from.slice(8, 10)), lastDayOf(year, month));
  return localDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
}
