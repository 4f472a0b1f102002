/** What of an activity changed, before and after, in words that are kept as they were said that day. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { AskedShift, ChangedPart, KnownShift } from '../domain/index.ts';
import { clockOf, dayOf } from './planning.ts';
import { placeThere } from './queries/changing.ts';
import type { ChangeDetail, PlannedActivity } from './queries/changing.ts';
import { facilityById } from './queries/facilities.ts';
import { projectNamed } from './queries/projects.ts';

interface Wanted { readonly name: string; readonly placeId: string; readonly facilityId: string | null; readonly projectId: string | null; readonly startsAt: number; readonly endsAt: number; readonly capacity: number | null; readonly about: string | null; readonly takesSignups: boolean }

const same = (text: string | null): ChangeDetail['before'] => (text === null ? null : { zh: text, en: text });
const seats = (capacity: number | null): ChangeDetail['before'] => (capacity === null ? { zh: '不限', en: 'No limit' } : { zh: `${capacity} 人`, en: String(capacity) });
const open = (takes: boolean): ChangeDetail['before'] => (takes ? { zh: '开放报名', en: 'Open' } : { zh: '不开放报名', en: 'Closed' });
type Span = Pick<AskedShift, 'from' | 'to' | 'capacity'>;

function shiftsSaid(ctx: ReadContext, shifts: readonly Span[]): ChangeDetail['before'] {
  const each = (language: 'zh' | 'en') => shifts.map(({ from, to, capacity }) => `${clockOf(ctx, from)}–${clockOf(ctx, to)}${capacity === null ? '' : ` (${seats(capacity)?.[language] ?? ''})`}`).join(language === 'zh' ? '、' : ', ');
  return { zh: each('zh'), en: each('en') };
}
const key = (shifts: readonly Span[]): string => JSON.stringify(shifts.map(({ from, to, capacity }) => [from, to, capacity]).toSorted((one, other) => (one[0] as number) - (other[0] as number) || (one[1] as number) - (other[1] as number)));
/** Only seats were changed: nobody has to come at another time. */
const timesOf = (shifts: readonly Span[]): string => key(shifts.map((shift) => ({ ...shift, capacity: null })));

/** @returns the parts that differ; a shift whose times stay and whose seats do not is a change of seats */
export async function partsChanged(ctx: ReadContext, before: PlannedActivity, after: Wanted, known: readonly KnownShift[], asked: readonly AskedShift[]): Promise<ChangeDetail[]> {
  const found: ChangeDetail[] = [];
  const add = (part: ChangedPart, differs: boolean, from: ChangeDetail['before'], to: ChangeDetail['before']): void => { if (differs) found.push({ part, before: from, after: to }); };
  const times = (from: number, to: number): ChangeDetail['before'] => same(`${dayOf(ctx, new Date(from).toISOString())} ${clockOf(ctx, from)}–${clockOf(ctx, to)}`);
  const [startsAt, endsAt] = [Date.parse(before.starts_at), Date.parse(before.ends_at)];
  add('name', before.name !== after.name, same(before.name), same(after.name));
  add('times', startsAt !== after.startsAt || endsAt !== after.endsAt, times(startsAt, endsAt), times(after.startsAt, after.endsAt));
  const isRetimed = timesOf(known) !== timesOf(asked) || known.some(({ id }) => !asked.some((each) => each.id === id));
  add('shifts', isRetimed, shiftsSaid(ctx, known), shiftsSaid(ctx, asked));
  add('capacity', !isRetimed && key(known) !== key(asked), shiftsSaid(ctx, known), shiftsSaid(ctx, asked));
  add('capacity', key(known) === key(asked) && before.capacity !== after.capacity, seats(before.capacity), seats(after.capacity));
  if (before.place_id !== after.placeId) {
    const place = await placeThere(ctx.tx, ctx.programmeId, after.placeId, ctx.today);
    add('place', true, { zh: before.place_zh, en: before.place_en }, place === undefined ? null : { zh: place.name_zh, en: place.name_en });
  }
  if (before.facility_id !== after.facilityId) add('facility', true, same(before.facility_name), after.facilityId === null ? null : same((await facilityById(ctx.tx, ctx.programmeId, after.facilityId))?.name ?? null));
  if (before.project_id !== after.projectId) add('project', true, same(before.project_name), after.projectId === null ? null : same((await projectNamed(ctx.tx, ctx.programmeId, after.projectId)) ?? null));
  add('about', before.about !== after.about, same(before.about), same(after.about));
  add('signups', before.takes_signups !== after.takesSignups, open(before.takes_signups), open(after.takesSignups));
  return found;
}
