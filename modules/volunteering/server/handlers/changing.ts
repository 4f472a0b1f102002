import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import type { ParsedInputOf } from '#platform/contract/index.ts';
import { heldPermissions } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { cancelActivity, readActivityPlan, readPlanChoices, seeActivityChange, updateActivity } from '../../contract/index.ts';
import { cancelRefusal, changeRefusal, isToldOf, planShifts, serviceMinutes, shiftsRefusal } from '../../domain/index.ts';
import type { ChangeRefusal, KnownShift, ShiftsPlan } from '../../domain/index.ts';
import { partsChanged } from '../changes-said.ts';
import { ofOneself, runnable } from '../own.ts';
import { atClock, clockOf, dayOf, iso } from '../planning.ts';
import {
  changesOf, clashing, dropShifts, facilitiesOpen, holdActivity, insertChange, isHeld, lockShifts, lockVolunteersOf, markSeen, placesNow, placeThere, plannedActivity, saveActivity, saveCancellation, saveShift, standingSignups,
} from '../queries/changing.ts';
import type { PlannedActivity } from '../queries/changing.ts';
import { insertShifts, ledTeams, moveUp, shiftsOf, volunteerOfPerson } from '../queries/joining.ts';
import { openProjectsOfTeam, projectTakes } from '../queries/projects.ts';
import { teamDays } from '../queries/volunteers.ts';
import { facilityOpenOn } from './facilities.ts';

const [NAMED_MOST, FACILITIES_MOST, PLACES_MOST] = [5, 300, 1_000];
const REFUSALS = { cancelled: 'volunteering.activity_cancelled', held: 'volunteering.activity_held' } as const satisfies Record<ChangeRefusal, string>;
const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export const readActivityPlanBound = bindRead(readActivityPlan, (ctx, { activityId }) => ofOneself(ctx, async (whole) => {
  await runnable(whole, activityId);
  const row = (await plannedActivity(whole.tx, whole.programmeId, activityId)) ?? whole.notFound();
  return {
    id: row.id, version: row.version, name: row.name, team: { id: row.team_id, name: row.team_name }, place: { id: row.place_id, nameZh: row.place_zh, nameEn: row.place_en }, facility: named(row.facility_id, row.facility_name), project: named(row.project_id, row.project_name),
    on: dayOf(ctx, row.starts_at), from: clockOf(ctx, row.starts_at), to: clockOf(ctx, row.ends_at), capacity: row.capacity, about: row.about, takesSignups: row.takes_signups, cancelled: row.cancelled_at === null ? null : { at: iso(row.cancelled_at), reason: row.cancel_reason ?? '' },
    isHeld: await isHeld(whole.tx, whole.programmeId, activityId), shifts: (await shiftsOf(whole.tx, whole.programmeId, [activityId])).map((shift) => ({ id: shift.id, from: clockOf(ctx, shift.from_at), to: clockOf(ctx, shift.to_at), capacity: shift.capacity, taken: shift.taken })),
    changes: (await changesOf(whole.tx, whole.programmeId, activityId)).map(({ at, by_name: by, to_call: toCall, ...change }) => ({ ...change, at: iso(at), by, toCall })),
  };
}));

export const readPlanChoicesBound = bindRead(readPlanChoices, (ctx, { teamId }) => ofOneself(ctx, async (whole) => {
  const [led] = await ledTeams(whole.tx, whole.programmeId, whole.personId, whole.today, teamId);
  const keeps = led !== undefined || (await heldPermissions(ctx, ['volunteering.register'], { wholeProgramme: false })).size > 0;
  if (!keeps || (await teamDays(whole, teamId)) === undefined) return whole.notFound();
  const places = (await placesNow(whole.tx, whole.programmeId, whole.today, PLACES_MOST)).map((row) => ({ id: row.id, nameZh: row.name_zh, nameEn: row.name_en }));
  return { place: places.find(({ id }) => id === led?.place_id) ?? null, places, facilities: await facilitiesOpen(whole.tx, whole.programmeId, whole.today, FACILITIES_MOST), projects: await openProjectsOfTeam(whole.tx, whole.programmeId, teamId) };
}));

type Change = ParsedInputOf<typeof updateActivity>;
interface Times { readonly startsAt: number; readonly endsAt: number }
type Fault = { readonly code: (typeof updateActivity)['errors'][number]; readonly pointer: string; readonly params?: Record<string, string> };

/** Whether what it is to be can be planned at all: times, and what it names on its day. What it names already and did not move stays, though closed since. */
async function misfit(ctx: ReadContext, before: PlannedActivity, input: Change, { startsAt, endsAt }: Times): Promise<Fault | null> {
  if (serviceMinutes(startsAt, endsAt) === 0) return { code: 'volunteering.times_out_of_order', pointer: '/to' };
  const shifts = input.shifts.map((shift) => ({ from: atClock(ctx, input.on, shift.from), to: atClock(ctx, input.on, shift.to) }));
  if (shiftsRefusal(shifts, { startsAt, endsAt }) !== null) return { code: 'volunteering.shifts_outside', pointer: '/shifts' };
  if (input.placeId !== before.place_id && (await placeThere(ctx.tx, ctx.programmeId, input.placeId, ctx.today)) === undefined) return { code: 'volunteering.place_unknown', pointer: '/placeId' };
  const isSameDay = dayOf(ctx, before.starts_at) === input.on;
  if (input.facilityId !== null && !(isSameDay && input.facilityId === before.facility_id) && !(await facilityOpenOn(ctx, input.facilityId, input.on))) return { code: 'volunteering.facility_unknown', pointer: '/facilityId' };
  if (input.projectId !== null && !(isSameDay && input.projectId === before.project_id) && !(await projectTakes(ctx, input.projectId, input.on))) return { code: 'volunteering.project_unknown', pointer: '/projectId' };
  return null;
}

/** Shifts as they stand, locked, with who has a seat and who waits. */
async function knownShifts(ctx: WriteContext, activityId: string): Promise<{ shifts: KnownShift[]; signups: Awaited<ReturnType<typeof standingSignups>> }> {
  const rows = await lockShifts(ctx.tx, ctx.programmeId, activityId);
  const signups = await standingSignups(ctx.tx, ctx.programmeId, rows.map(({ id }) => id));
  const of = (shiftId: string, state: 'signedUp' | 'waiting') => signups.filter((each) => each.shift_id === shiftId && each.state === state).map(({ id }) => id);
  return { signups, shifts: rows.map((row) => ({ id: row.id, from: Date.parse(row.from_at), to: Date.parse(row.to_at), capacity: row.capacity, taken: of(row.id, 'signedUp').length, waiting: of(row.id, 'waiting') })).toSorted((one, other) => one.from - other.from) };
}

/** @returns how many who waited have a seat now, or who would serve twice at once */
async function saveShifts(ctx: WriteContext, activityId: string, plan: ShiftsPlan): Promise<number | Fault> {
  await dropShifts(ctx.tx, ctx.programmeId, plan.dropped.map(({ id }) => id), iso(ctx.now), ctx.personId);
  for (const { id, from, to, capacity } of plan.kept) await saveShift(ctx.tx, ctx.programmeId, { id, from: iso(from), to: iso(to), capacity });
  await insertShifts(ctx.tx, ctx.programmeId, activityId, plan.added.map(({ from, to, capacity }) => ({ id: ctx.newId(), from: iso(from), to: iso(to), capacity })));
  const twice = await clashing(ctx.tx, ctx.programmeId, plan.kept.filter(({ isMoved }) => isMoved).map(({ id }) => id), NAMED_MOST);
  if (twice.length > 0) return { code: 'volunteering.shift_clash', pointer: '/shifts', params: { numbers: twice.join('、') } };
  const up = plan.kept.flatMap(({ movesUp }) => movesUp);
  if (up.length > 0) await moveUp(ctx.tx, ctx.programmeId, up);
  return up.length;
}

function tell(ctx: WriteContext, activityId: string, placeId: string, change: Readonly<Record<string, unknown>>, reason?: string): void {
  ctx.record({ kind: 'volunteerActivity', id: activityId, change, ...(reason === undefined ? {} : { reason }) });
  ctx.emit({ topic: 'volunteering', subjectId: activityId, placeId });
}

/** Locked for a change: volunteers before shifts, as whoever signs up does. */
async function toChange(ctx: WriteContext, whole: ReadContext, activityId: string): Promise<{ activity: PlannedActivity; now: { isCancelled: boolean; isHeld: boolean } }> {
  await runnable(whole, activityId);
  await holdActivity(ctx.tx, ctx.programmeId, activityId, true);
  await lockVolunteersOf(ctx.tx, ctx.programmeId, activityId);
  const activity = (await plannedActivity(whole.tx, whole.programmeId, activityId)) ?? whole.notFound();
  return { activity, now: { isCancelled: activity.cancelled_at !== null, isHeld: await isHeld(whole.tx, whole.programmeId, activityId) } };
}

export const updateActivityBound = bindWrite(updateActivity, (ctx, input) => ofOneself(ctx, async (whole) => {
  const { activity, now } = await toChange(ctx, whole, input.activityId);
  if (activity.version !== input.version) return ctx.refuse('platform.changed_meanwhile');
  const fault = ({ code, params = {}, pointer }: Fault) => ctx.refuse(code, params, { pointers: [pointer] });
  const times: Times = { startsAt: atClock(ctx, input.on, input.from), endsAt: atClock(ctx, input.on, input.to) };
  const known = await knownShifts(ctx, input.activityId);
  const asked = input.shifts.map(({ id, from, to, capacity }) => ({ id, from: atClock(ctx, input.on, from), to: atClock(ctx, input.on, to), capacity }));
  const details = await partsChanged(whole, activity, { ...input, ...times }, known.shifts, asked);
  const parts = details.map(({ part }) => part);
  const refusal = changeRefusal(now, parts);
  if (refusal !== null) return ctx.refuse(REFUSALS[refusal]);
  const wrong = await misfit(whole, activity, input, times);
  if (wrong !== null) return fault(wrong);
  const plan = planShifts(known.shifts, asked);
  if (typeof plan === 'string') return fault({ code: plan === 'fullAlready' ? 'volunteering.shift_full' : 'volunteering.shift_unknown', pointer: '/shifts' });
  if (details.length === 0) return { version: activity.version, told: 0, movedUp: 0 };
  await saveActivity(ctx.tx, ctx.programmeId, {
    id: input.activityId, name: input.name, placeId: input.placeId, facilityId: input.facilityId, projectId: input.projectId, startsAt: iso(times.startsAt), endsAt: iso(times.endsAt), capacity: input.capacity, about: input.about, takesSignups: input.takesSignups,
    searchText: searchTextOf(input.name, activity.code), timedAt: parts.includes('times') ? iso(ctx.now) : null,
  });
  const movedUp = await saveShifts(ctx, input.activityId, plan);
  if (typeof movedUp !== 'number') return fault(movedUp);
  const dropped = new Set(plan.dropped.map(({ id }) => id));
  const readers = isToldOf(parts) ? [...Map.groupBy(known.signups, (each) => each.volunteer_id)].map(([volunteerId, own]) => ({ volunteerId, lostShift: own.some(({ shift_id }) => dropped.has(shift_id)) })) : [];
  const told = await insertChange(ctx.tx, ctx.programmeId, { id: ctx.newId(), activityId: input.activityId, kind: 'changed', at: iso(ctx.now), by: ctx.personId, note: input.note, details }, readers);
  tell(ctx, input.activityId, input.placeId, { act: 'change', parts, told });
  return { version: activity.version + 1, told, movedUp };
}));

export const cancelActivityBound = bindWrite(cancelActivity, (ctx, { activityId, reason, publicReason }) => ofOneself(ctx, async (whole) => {
  const { activity, now } = await toChange(ctx, whole, activityId);
  const refusal = cancelRefusal(now);
  if (refusal !== null) return ctx.refuse(REFUSALS[refusal]);
  const { shifts, signups } = await knownShifts(ctx, activityId);
  await saveCancellation(ctx.tx, ctx.programmeId, activityId, { at: iso(ctx.now), by: ctx.personId, reason, publicReason });
  await dropShifts(ctx.tx, ctx.programmeId, shifts.map(({ id }) => id), iso(ctx.now), ctx.personId);
  const readers = [...new Set(signups.map((each) => each.volunteer_id))].map((volunteerId) => ({ volunteerId, lostShift: true }));
  const told = await insertChange(ctx.tx, ctx.programmeId, { id: ctx.newId(), activityId, kind: 'cancelled', at: iso(ctx.now), by: ctx.personId, note: reason, details: [] }, readers);
  tell(ctx, activityId, activity.place_id, { act: 'cancel', told }, reason);
  return { told };
}));

export const seeActivityChangeBound = bindWrite(seeActivityChange, (ctx, { changeId }) => ofOneself(ctx, async (whole) => {
  const me = (await volunteerOfPerson(whole.tx, whole.programmeId, whole.personId, whole.today)) ?? whole.notFound();
  if (!(await markSeen(ctx.tx, ctx.programmeId, changeId, me.id, iso(ctx.now)))) return ctx.notFound();
  ctx.record({ kind: 'volunteer', id: me.id, change: { act: 'seeChange', change: changeId } });
  ctx.emit({ topic: 'volunteering', subjectId: me.id });
  return { seen: true };
}));
