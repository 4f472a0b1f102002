/** 时间轴算式 · Where days lie on a line of a given width. */
import { daysBetween, localDate } from '#kernel/local-date.ts';

interface Period { readonly startsOn: string; readonly endsOn: string }

/** @returns pixels from the beginning of the line; days outside the period lie at its ends */
export function placeOn(period: Period, width: number): (day: string, atEnd?: boolean) => number {
  const from = localDate(period.startsOn);
  const days = daysBetween(from, localDate(period.endsOn)) + 1;
  return (day, atEnd = false) => Math.min(1, Math.max(0, (daysBetween(from, localDate(day)) + (atEnd ? 1 : 0)) / days)) * width;
}

const QUARTERS_SHOWN_YEARS_MAX = 4;

/** The first days of years, and of quarters where there is room for them. */
export function marksOf(period: Period): { readonly day: string; readonly text: string; readonly isYear: boolean }[] {
  const [first, last] = [Number(period.startsOn.slice(0, 4)), Number(period.endsOn.slice(0, 4))];
  const marks: { day: string; text: string; isYear: boolean }[] = [];
  for (let year = first; year <= last; year += 1) {
    for (const month of last - first < QUARTERS_SHOWN_YEARS_MAX ? ['01', '04', '07', '10'] : ['01']) {
      const day = `${year}-${month}-01`;
      if (day >= period.startsOn && day <= period.endsOn) marks.push({ day, text: month === '01' ? String(year) : String(Number(month)), isYear: month === '01' });
    }
  }
  return marks;
}
