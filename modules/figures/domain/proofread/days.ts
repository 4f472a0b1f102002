/** 天数 · Days of the week, days between two dates, working days, hours of the clock. */
import { dateOfEpochDay, epochDayOf, isLocalDate, weekdayOfEpochDay } from '#kernel/local-date.ts';
import type { Manuscript } from './manuscript.ts';
import type { Discrepancy } from './discrepancy.ts';
import { CHINESE, chineseValue } from './numerals.ts';

const WEEKDAYS = '日一二三四五六';
/** @returns the number of the day, or null where there is no such day */
function dayOf(year: number, month: number, day: number): number | null {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(date) ? epochDayOf(date) : null;
}
const numberOf = (written: string): number => Number(written) || (chineseValue(written)?.value ?? 0);

/** Years that a text names, latest first. */
export const yearsIn = (text: string): number[] => [...new Set([...text.matchAll(/(?<!\d)((?:19|20)\d\d)(?=年)/gu)].map(([, year]) => Number(year)))].toSorted((one, other) => other - one);

/** 星期 · “3月5日（星期三）” of no year that the text names. */
export function weekdays({ text }: Manuscript): Discrepancy[] {
  const named = yearsIn(text);
  return [...text.matchAll(/(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日[（(，,]?(?:周|星期|礼拜)([一二三四五六日天])(?![期到至])/gu)].flatMap((match): Discrepancy[] => {
    const [stated, year, month, day, weekday = ''] = match;
    const years = year === undefined ? named : [Number(year)];
    const [latest] = years;
    const wanted = WEEKDAYS.indexOf(weekday === '天' ? '日' : weekday);
    const is = (each: number): number | null => { const of = dayOf(each, Number(month), Number(day)); return of === null ? null : weekdayOfEpochDay(of); };
    const number = latest === undefined ? null : dayOf(latest, Number(month), Number(day));
    if (latest === undefined || number === null || years.some((each) => is(each) === wanted)) return [];
    // The day of that name that is nearest, three days off at most.
    const nearest = ((((wanted - weekdayOfEpochDay(number) + 3) % 7) + 7) % 7) - 3;
    return [{ rule: 'weekdayWrong', weight: year === undefined ? 'doubt' : 'contradiction', spans: [{ start: match.index, end: match.index + stated.length }], facts: { stated, year: latest, day: dateOfEpochDay(number + nearest) } }];
  });
}

const RANGE = /(?:(?<y1>\d{4})年)?(?<!\d)(?<m1>\d{1,2})月(?<d1>\d{1,2})日?\s?(?:上午|下午|起)?(?:至|到|—{1,2}|－|-|–|~|～)\s?(?:(?<y2>\d{4})年)?(?:(?<m2>\d{1,2})月)?(?<d2>\d{1,2})日(?:止)?/gu;
interface DayRange { readonly start: number; readonly end: number; readonly text: string; readonly days: number; readonly weekdays: number; readonly from: number; readonly to: number; readonly year: number; /** Whether the text says which year it is: without one neither its weekdays nor the length of its February are known. */ readonly isDated: boolean }

/** Stands for a year that no text names. */
const COMMON_YEAR = 2023;

/** @returns date ranges of a text; without a year one of those that the text names, the latest */
function rangesIn(text: string): DayRange[] {
  const [named] = yearsIn(text);
  const latest = named ?? COMMON_YEAR;
  return [...text.matchAll(RANGE)].flatMap((match): DayRange[] => {
    const { y1, m1 = '', d1 = '', y2, m2 = m1, d2 = '' } = match.groups as Record<string, string | undefined> & { m1?: string; d1?: string; d2?: string };
    const from = dayOf(Number(y1 ?? latest), Number(m1), Number(d1));
    const sameYear = dayOf(Number(y2 ?? y1 ?? latest), Number(m2), Number(d2));
    // From the end of a year into the next.
    const isOver = from !== null && sameYear !== null && sameYear < from && y2 === undefined && Number(m1) > 10 && Number(m2) < 4;
    const to = isOver ? dayOf(Number(y1 ?? latest) + 1, Number(m2), Number(d2)) : sameYear;
    if (from === null || to === null) return [];
    const days = to - from + 1;
    if (days < 1 || days > 400) return [];
    const weekdaysIn = Array.from({ length: days }, (_each, at) => weekdayOfEpochDay(from + at)).filter((day) => day > 0 && day < 6).length;
    return [{ start: match.index, end: match.index + match[0].length, text: match[0], days, weekdays: weekdaysIn, from, to, year: Number(dateOfEpochDay(to).slice(0, 4)), isDated: (y1 ?? named) !== undefined }];
  });
}

/** Days that words name without counting them; of a range the first and the last counted or not. */
export const namedDays = (words: string): number[] => [...rangesIn(words).flatMap(({ days }) => [days, days - 1]), ...[...words.matchAll(new RegExp(`(${CHINESE}|\\d+)天`, 'gu'))].map(([, count = '']) => numberOf(count)).filter((count) => count > 1)];

/** How many working days public holidays can take away, by the months that have them. */
function holidaysIn({ from, to, year }: DayRange): number {
  const touches = (fromMonth: number, fromDay: number, toMonth: number, toDay: number): boolean => from <= (dayOf(year, toMonth, toDay) ?? 0) && to >= (dayOf(year, fromMonth, fromDay) ?? 0);
  if (touches(1, 20, 2, 25) || touches(9, 28, 10, 9)) return 7;
  if (touches(5, 1, 5, 6)) return 3;
  return touches(12, 29, 12, 31) || touches(1, 1, 1, 4) || touches(4, 3, 4, 8) || touches(5, 28, 6, 26) || touches(9, 7, 10, 9) ? 1 : 0;
}

/** One where the range goes over the end of February, which may have a day more. @unit days */
const leapDay = ({ from, to, year }: DayRange): number => { const last = dayOf(year, 2, 28); return last !== null && from <= last && last < to ? 1 : 0; };

/** 几天 · “公示期5个工作日（9月9日至9月18日）”, “历时9天（11月6日至17日）”. */
export function dayCounts({ text }: Manuscript): Discrepancy[] {
  return rangesIn(text).flatMap((range): Discrepancy[] => {
    const behind = new RegExp(`^[）)]?[，,（(、]?\\s?(?:共计|共|为期|历时|会期|期限|时限|计|即|公示期)?(?:为)?(\\d{1,3}|${CHINESE})(个工作日|天)`, 'u').exec(text.slice(range.end, range.end + 20));
    const before = new RegExp(`(?<![第每前后近余\\d])(\\d{1,3}|${CHINESE})(个工作日|天)(?:时间)?[（(：:，,]?(?:即|从|自|分别为)?$`, 'u').exec(text.slice(Math.max(range.start - 16, 0), range.start));
    const said = behind ?? before;
    if (said === null) return [];
    const [, written = '', kind] = said;
    const count = numberOf(written);
    const isWorking = kind === '个工作日';
    // The first day is counted or not; holidays take working days away, and a weekend before one gives some back.
    const given = isWorking && holidaysIn(range) > 0 ? 2 : 0;
    const fits = isWorking ? count <= Math.min(range.weekdays + given, range.days) && count >= range.weekdays - 1 - holidaysIn(range) : count === range.days || count === range.days - 1 || (!range.isDated && count === range.days + leapDay(range));
    if (count === 0 || fits || (isWorking && !range.isDated)) return [];
    const span = behind === null ? { start: range.start - said[0].length, end: range.end } : { start: range.start, end: range.end + said[0].length };
    return [{ rule: 'daysDiffer', weight: isWorking ? 'doubt' : 'contradiction', spans: [span], facts: { stated: `${written}${kind ?? ''}`, range: range.text, days: range.days, weekdays: range.weekdays } }];
  });
}

/** 时刻 · “上午9时至8时30分” ends before it begins. */
export function clocks({ text }: Manuscript): Discrepancy[] {
  return [...text.matchAll(/(?<half>上午|下午)?(?<![\d月日年])(?<h1>\d{1,2})(?:时|点|[:：])(?<n1>\d{2})?分?(?:至|到|—{1,2}|-|–|～|~)(?<other>上午|下午|次日|翌日|晚上?|中午)?(?<h2>\d{1,2})(?:时|点|[:：])(?<n2>\d{2})?分?/gu)].flatMap((match): Discrepancy[] => {
    const { h1 = '', n1 = '0', other, h2 = '', n2 = '0' } = match.groups ?? {};
    const [from, to] = [Number(h1) * 60 + Number(n1), Number(h2) * 60 + Number(n2)];
    // An evening that goes on past midnight, and an afternoon told by twelve hours, end with a smaller number.
    if (to >= from || other !== undefined || Number(h1) > 12 || to < 6 * 60 || /[晚夜凌]|比[分数]/u.test(text.slice(Math.max(match.index - 4, 0), match.index))) return [];
    return [{ rule: 'dateImpossible', weight: 'contradiction', spans: [{ start: match.index, end: match.index + match[0].length }], facts: { stated: match[0] } }];
  });
}
