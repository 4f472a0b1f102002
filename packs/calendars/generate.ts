import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { jsonText } from '../json-text.ts';

const YEAR_FROM = 2020;
const YEAR_TO = 2027;
const FIELDS = { en: 0, zh: 1 } as const;

/** 特殊日期 · A day whose kind does not follow from its weekday. */
export type SpecialDay = { readonly date: string; readonly zh: string; readonly en: string };

/** 工作日历 · Statutory holidays, the working days exchanged for them, and office hours. */
export type CalendarDocument = {
  readonly format: 'lianchuang-calendar/1';
  readonly code: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly source: string;
  readonly utcOffsetMinutes: number;
  readonly knownFrom: string;
  /** After this day no holiday has been announced: weekdays are then taken as working days, which is a guess. */
  readonly knownUntil: string;
  readonly workingWeekdays: readonly number[];
  readonly workingHours: readonly { readonly from: string; readonly to: string }[];
  readonly holidays: readonly SpecialDay[];
  readonly workingDays: readonly SpecialDay[];
};

type PackageData = { readonly holidays: Record<string, string>; readonly workdays: Record<string, string> };

/** 全国日历 · The national calendar for the years the package has been told. */
export function nationalCalendar(): CalendarDocument {
  const { data, version } = packageData();
  const holidays = specialDays(data.holidays);
  const lastYear = holidays.reduce((latest, day) => (day.date > latest ? day.date : latest), '').slice(0, 4);
  return {
    format: 'lianchuang-calendar/1',
    code: 'cn',
    title: { zh: '全国法定节假日与调休工作日', en: 'Statutory holidays of China and the working days exchanged for them' },
    source: `chinese-days ${version} (MIT), compiled from the yearly notices of the State Council; hours are a default of this pack`,
    utcOffsetMinutes: 480,
    knownFrom: `${YEAR_FROM}-01-01`,
    knownUntil: `${lastYear}-12-31`,
    workingWeekdays: [1, 2, 3, 4, 5],
    workingHours: [{ from: '08:30', to: '12:00' }, { from: '14:30', to: '18:00' }],
    holidays,
    workingDays: specialDays(data.workdays),
  };
}

function packageData(): { data: PackageData; version: string } {
  const require = createRequire(import.meta.url);
  const read = (path: string): unknown => JSON.parse(readFileSync(require.resolve(path), 'utf8'));
  const { version } = read('chinese-days/package.json') as { version: string };
  return { data: read('chinese-days/dist/chinese-days.json') as PackageData, version };
}

/** The package writes a day as "English,中文,days off". */
function specialDays(days: Record<string, string>): SpecialDay[] {
  return Object.entries(days)
    .map(([date, text]) => ({ date, zh: text.split(',')[FIELDS.zh] ?? '', en: text.split(',')[FIELDS.en] ?? '' }))
    .filter(({ date }) => Number(date.slice(0, 4)) >= YEAR_FROM && Number(date.slice(0, 4)) <= YEAR_TO)
    .sort((left, right) => (left.date < right.date ? -1 : 1));
}

if (import.meta.main) writeFileSync(new URL('cn.json', import.meta.url), jsonText(nationalCalendar()));
