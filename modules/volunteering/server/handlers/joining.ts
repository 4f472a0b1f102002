import { openPublicSite } from '#modules/places/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { cancelSignup, listJoinableActivities, listOpenActivities, openSignups, readMyActivity, readOpenActivity, readSignups, signUp, signUpVolunteers } from '../../contract/index.ts';
import { movingUp, seatFor } from '../../domain/index.ts';
import type { SignupState } from '../../domain/index.ts';
import { bannedNumbers, deadlinesOf } from '../bans.ts';
import { mayRun, ofOneself, runnable } from '../own.ts';
import { iso, dayOf } from '../planning.ts';
import {
  activityToJoin, busyVolunteers, calledOffActivity, insertSignups, lockShift, markCancelled, moveUp, openActivities, openActivity, openActivityTotal, saveSignupOpening, servedWithoutSignup, shiftsOf, signupsOfActivity, signupsOn, signupToCancel, shiftRow, takenSeats, volunteerOfPerson, waitingSignups,
} from '../queries/joining.ts';
import type { LockedShift, OpenActivityRow, ShiftRow } from '../queries/joining.ts';
import { servingVolunteers } from '../queries/service.ts';

/** @unit sign-ups of one activity that are shown */
const SIGNUPS_SHOWN = 2_000;
const named = (row: { place_id: string; place_zh: string; place_en: string }) => ({ id: row.place_id, nameZh: row.place_zh, nameEn: row.place_en });
const shiftOut = (row: ShiftRow) => ({ id: row.id, from: iso(row.from_at), to: iso(row.to_at), capacity: row.capacity, taken: row.taken, waiting: row.waiting });

const openOut = (row: OpenActivityRow) => ({
  id: row.id, name: row.name, about: row.about, team: { id: row.team_id, name: row.team_name }, place: named(row), shifts: row.shifts.map((shift) => ({ ...shift, from: iso(shift.from), to: iso(shift.to) })),
});

export const listOpenActivitiesBound = bindRead(listOpenActivities, async (ctx, { page, pageSize }) => {
  await openPublicSite(ctx);
  return { rows: (await openActivities(ctx.tx, iso(ctx.now), { limit: pageSize, offset: (page - 1) * pageSize })).map(openOut), total: await openActivityTotal(ctx.tx, iso(ctx.now)), page, pageSize };
});

export const readOpenActivityBound = bindRead(readOpenActivity, async (ctx, { activityId }) => {
  await openPublicSite(ctx);
  const open = await openActivity(ctx.tx, iso(ctx.now), activityId);
  if (open !== undefined) return { ...openOut(open), cancelled: null };
  const off = (await calledOffActivity(ctx.tx, activityId)) ?? ctx.notFound();
  return { ...openOut(off), cancelled: { at: iso(off.cancelled_at), reason: off.cancel_public_reason } };
});

async function withMine(ctx: ReadContext, activityIds: readonly string[]): Promise<{ isRegistered: boolean; shifts: (activityId: string) => (ReturnType<typeof shiftOut> & { mine: { id: string; state: SignupState; ahead: number } | null })[] }> {
  const [me, shifts] = [await volunteerOfPerson(ctx.tx, ctx.programmeId, ctx.personId, ctx.today), await shiftsOf(ctx.tx, ctx.programmeId, activityIds)];
  const mine = new Map((me === undefined ? [] : await signupsOn(ctx.tx, ctx.programmeId, me.id, shifts.map(({ id }) => id))).map((row) => [row.shift_id, { id: row.id, state: row.state, ahead: row.ahead }]));
  return { isRegistered: me !== undefined, shifts: (activityId) => shifts.filter((row) => row.activity_id === activityId).map((row) => ({ ...shiftOut(row), mine: mine.get(row.id) ?? null })) };
}

export const listJoinableActivitiesBound = bindRead(listJoinableActivities, (ctx, { page, pageSize }) => ofOneself(ctx, async (whole) => {
  const found = await openActivities(whole.tx, iso(whole.now), { limit: pageSize, offset: (page - 1) * pageSize });
  const { shifts } = await withMine(whole, found.map(({ id }) => id));
  const out = found.map(({ shifts: _shifts, ...row }) => {
    const own = shifts(row.id);
    return { id: row.id, name: row.name, about: row.about, team: { id: row.team_id, name: row.team_name }, place: named(row), takesSignups: true, startsAt: iso(row.starts_at), endsAt: own.at(-1)?.to ?? iso(row.starts_at), shifts: own };
  });
  return { rows: out, total: await openActivityTotal(whole.tx, iso(whole.now)), page, pageSize };
}));

export const readMyActivityBound = bindRead(readMyActivity, (ctx, { activityId }) => ofOneself(ctx, async (whole) => {
  const activity = (await activityToJoin(whole.tx, whole.programmeId, activityId)) ?? whole.notFound();
  const [{ shifts, isRegistered }, runs] = [await withMine(whole, [activityId]), await mayRun(whole, activity)];
  const own = shifts(activityId);
  if (!activity.takes_signups && !runs && own.every(({ mine }) => mine === null)) return whole.notFound();
  return {
    id: activity.id, name: activity.name, about: activity.about, team: { id: activity.team_id, name: activity.team_name }, place: named(activity), takesSignups: activity.takes_signups, startsAt: iso(activity.starts_at), endsAt: iso(activity.ends_at), shifts: own, isRegistered, mayRun: runs, facility: activity.facility_name, cancelled: activity.cancelled_at === null ? null : { at: iso(activity.cancelled_at), reason: activity.cancel_reason ?? '' },
  };
}));

type SeatFault = 'volunteering.banned' | 'volunteering.signup_closed' | 'volunteering.signed_up_already' | 'volunteering.signed_up_elsewhere';

/** Seats for volunteers in the order given, all or none. */
async function takeSeats(ctx: WriteContext, shift: LockedShift, volunteerIds: readonly string[], isByLeader: boolean): Promise<SeatFault | { id: string; state: SignupState }[]> {
  if (shift.dropped_at !== null || (!shift.takes_signups && !isByLeader) || ctx.now >= Date.parse(shift.from_at)) return 'volunteering.signup_closed';
  if ((await bannedNumbers(ctx, volunteerIds, dayOf(ctx, shift.from_at))) !== null) return 'volunteering.banned';
  const busy = await busyVolunteers(ctx.tx, ctx.programmeId, volunteerIds, shift.id);
  if (busy.length > 0) return busy.some(({ is_same }) => is_same) ? 'volunteering.signed_up_already' : 'volunteering.signed_up_elsewhere';
  const locked = (await lockShift(ctx.tx, ctx.programmeId, shift.id)) ?? ctx.notFound();
  // Fell away, or was moved, since it was looked at.
  if (locked.dropped_at !== null || locked.from_at !== shift.from_at) return 'volunteering.signup_closed';
  let taken = await takenSeats(ctx.tx, ctx.programmeId, shift.id);
  const signups = volunteerIds.map((volunteerId) => {
    const state = seatFor(locked.capacity, taken);
    if (state === 'signedUp') taken += 1;
    return { id: ctx.newId(), shiftId: shift.id, volunteerId, state, at: iso(ctx.now), by: ctx.personId };
  });
  await insertSignups(ctx.tx, ctx.programmeId, signups);
  ctx.record({ kind: 'volunteerActivity', id: shift.activity_id, change: { act: 'signUp', shift: shift.id, count: signups.length } });
  ctx.emit({ topic: 'volunteering', subjectId: shift.activity_id });
  return signups;
}

/** Read without a lock: volunteers are locked before shifts, always in that order. */
async function shiftToJoin(ctx: ReadContext, shiftId: string): Promise<LockedShift & { activity: Awaited<ReturnType<typeof activityToJoin>> }> {
  const shift = (await shiftRow(ctx.tx, ctx.programmeId, shiftId)) ?? ctx.notFound();
  return { ...shift, activity: await activityToJoin(ctx.tx, ctx.programmeId, shift.activity_id) };
}

export const signUpBound = bindWrite(signUp, (ctx, { shiftId }) => ofOneself(ctx, async (whole) => {
  const me = await volunteerOfPerson(whole.tx, whole.programmeId, whole.personId, whole.today);
  if (me === undefined) return ctx.refuse('volunteering.not_registered');
  const kept = await takeSeats(ctx, await shiftToJoin(whole, shiftId), [me.id], false);
  if (typeof kept === 'string') return kept === 'volunteering.banned' ? ctx.refuse(kept, { numbers: me.number }) : ctx.refuse(kept);
  const [signup] = kept as [(typeof kept)[number]];
  return { id: signup.id, state: signup.state };
}));

export const signUpVolunteersBound = bindWrite(signUpVolunteers, (ctx, { shiftId, numbers }) => ofOneself(ctx, async (whole) => {
  const shift = await shiftToJoin(whole, shiftId);
  if (shift.activity === undefined || !(await mayRun(whole, shift.activity))) return ctx.notFound();
  const asked = [...new Set(numbers)];
  const found = new Map((await servingVolunteers(ctx.tx, ctx.programmeId, asked, dayOf(ctx, shift.from_at))).map((row) => [row.number, row.id]));
  const missing = asked.filter((number) => !found.has(number));
  if (missing.length > 0) return ctx.refuse('volunteering.volunteer_unknown', { numbers: missing.slice(0, 5).join('、') }, { pointers: ['/numbers'] });
  const banned = await bannedNumbers(ctx, asked.map((number) => found.get(number) as string), dayOf(ctx, shift.from_at));
  if (banned !== null) return ctx.refuse('volunteering.banned', { numbers: banned }, { pointers: ['/numbers'] });
  const kept = await takeSeats(ctx, shift, asked.map((number) => found.get(number) as string), true);
  if (typeof kept === 'string') return ctx.refuse(kept, kept === 'volunteering.banned' ? { numbers: '' } : {}, { pointers: ['/numbers'] });
  return { signedUp: kept.filter(({ state }) => state === 'signedUp').length, waiting: kept.filter(({ state }) => state === 'waiting').length };
}));

/** A seat given back goes to whoever waited longest. @returns how many have a seat now, or null when it was given back before */
export async function giveBackSeat(ctx: WriteContext, signupId: string, shiftId: string): Promise<number | null> {
  const shift = (await lockShift(ctx.tx, ctx.programmeId, shiftId)) ?? ctx.notFound();
  if (!(await markCancelled(ctx.tx, ctx.programmeId, signupId, ctx.personId, iso(ctx.now)))) return null;
  const next = movingUp(shift.capacity, await takenSeats(ctx.tx, ctx.programmeId, shift.id), await waitingSignups(ctx.tx, ctx.programmeId, shift.id)).map(({ id }) => id);
  if (next.length > 0) await moveUp(ctx.tx, ctx.programmeId, next);
  ctx.record({ kind: 'volunteerActivity', id: shift.activity_id, change: { act: 'cancelSignup', shift: shift.id, movedUp: next.length } });
  ctx.emit({ topic: 'volunteering', subjectId: shift.activity_id });
  return next.length;
}

export const cancelSignupBound = bindWrite(cancelSignup, (ctx, { signupId }) => ofOneself(ctx, async (whole) => {
  const signup = (await signupToCancel(whole.tx, whole.programmeId, signupId)) ?? whole.notFound();
  const shift = (await lockShift(ctx.tx, ctx.programmeId, signup.shift_id)) ?? ctx.notFound();
  const activity = (await activityToJoin(whole.tx, whole.programmeId, shift.activity_id)) ?? whole.notFound();
  if (signup.person_id !== ctx.personId && !(await mayRun(whole, activity))) return ctx.notFound();
  if (ctx.now >= Date.parse(shift.from_at)) return ctx.refuse('volunteering.signup_closed');
  const movedUp = await giveBackSeat(ctx, signupId, shift.id);
  return movedUp === null ? ctx.refuse('volunteering.signup_over') : { movedUp };
}));

export const readSignupsBound = bindRead(readSignups, (ctx, { activityId }) => ofOneself(ctx, async (whole) => {
  const activity = await runnable(whole, activityId);
  const [shifts, signups] = [await shiftsOf(whole.tx, whole.programmeId, [activityId]), await signupsOfActivity(whole.tx, whole.programmeId, activityId, SIGNUPS_SHOWN)];
  return {
    takesSignups: activity.takes_signups, ...(await deadlinesOf(whole, activity.ends_at)),
    shifts: shifts.map((shift) => ({ ...shiftOut(shift), signups: signups.filter((row) => row.shift_id === shift.id).map((row) => ({ id: row.id, volunteer: { number: row.number, label: row.label, isAdult: row.is_adult }, state: row.state, signedUpAt: iso(row.signed_up_at), isMine: row.person_id === ctx.personId, isRecorded: row.is_recorded })) })),
    others: (await servedWithoutSignup(whole.tx, whole.programmeId, activityId, SIGNUPS_SHOWN)).map((row) => ({ id: row.id, volunteer: { number: row.number, label: row.label, isAdult: row.is_adult }, from: iso(row.from_at), to: iso(row.to_at), minutes: row.minutes, isCounted: row.is_counted })),
  };
}));

export const openSignupsBound = bindWrite(openSignups, (ctx, { activityId, open, about }) => ofOneself(ctx, async (whole) => {
  const activity = await runnable(whole, activityId);
  if (activity.cancelled_at !== null) return ctx.refuse('volunteering.activity_cancelled');
  await saveSignupOpening(ctx.tx, ctx.programmeId, activityId, open, about === '' ? null : about);
  ctx.record({ kind: 'volunteerActivity', id: activityId, change: { act: 'openSignups', open } });
  ctx.emit({ topic: 'volunteering', subjectId: activityId, placeId: activity.place_id });
  return { open };
}));
