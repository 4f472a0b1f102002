/** The calendar and the categories that come with the product, taken over in one step by a programme that has none yet. */
import { bindWrite } from '#platform/server/operations/index.ts';
import { packJson } from '#platform/server/packs/index.ts';
import { loadWorkRules } from '../../contract/index.ts';
import { addCalendarDays, addCategories, addWorkHours } from '../queries/first-steps.ts';
import type { DefaultCategory } from '../queries/first-steps.ts';
import { workCalendar } from '../queries/work.ts';

interface NamedDay { readonly date: string; readonly zh: string }
interface CalendarPack { readonly workingHours: readonly { readonly from: string; readonly to: string }[]; readonly holidays: readonly NamedDay[]; readonly workingDays: readonly NamedDay[] }

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export const loadWorkRulesBound = bindWrite(loadWorkRules, async (ctx) => {
  const { tx, programmeId } = ctx;
  const calendar = await packJson<CalendarPack>('calendars/cn.json');
  const { categories } = await packJson<{ categories: readonly DefaultCategory[] }>('case-categories.json');
  const days = await addCalendarDays(tx, programmeId, [
    ...calendar.holidays.map(({ date, zh }) => ({ day: date, kind: 'holiday', name: zh })), ...calendar.workingDays.map(({ date, zh }) => ({ day: date, kind: 'working', name: zh })),
  ]);
  await addWorkHours(tx, programmeId, calendar.workingHours.map(({ from, to }) => ({ startMinute: minutesOf(from), endMinute: minutesOf(to) })));
  const added = await addCategories(tx, programmeId, categories);
  await workCalendar(tx, programmeId);
  ctx.record({ kind: 'calendar', id: programmeId, change: { days, categories: added } });
  return { addedDays: days, addedCategories: added.length };
});
