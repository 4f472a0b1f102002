import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { attendanceImportTemplate, checkIn, importAttendance, readCheckInCode, readMyCheckIn } from '../../contract/index.ts';
import { CODE_STEP_MS, codeRefusal, codeText, fraudSignals, isSentLate, markOf, parseCode, SCANNED_AGAIN_MS, servedBetween, serviceMinutes, showsCodes, stepAt, timeOfStep } from '../../domain/index.ts';
import { attendanceColumns, attendanceExample, attendanceImport } from '../imports/attendance.ts';
import { bannedNumbers, rulesOf } from '../bans.ts';
import { farAway, livesFar } from '../far-away.ts';
import { bookMinutes } from '../minutes.ts';
import { ofOneself, runnable } from '../own.ts';
import { dayOf, iso } from '../planning.ts';
import { holdActivity } from '../queries/changing.ts';
import { checkInCounts, checkInOf, insertCheckIn, saveCheckOut, standingRecords } from '../queries/check-ins.ts';
import type { CheckInRow } from '../queries/check-ins.ts';
import { activityToJoin, volunteerOfPerson } from '../queries/joining.ts';
import type { MyVolunteer, RunnableActivity } from '../queries/joining.ts';
import { activityPlannedAt, alikeCount, insertServiceRecords, servingVolunteers } from '../queries/service.ts';

/** Known to this installation alone, for one activity and half a minute. */
const markFor = (ctx: ReadContext, activityId: string, step: number): string => markOf(Buffer.from(ctx.secrets.sign(`volunteering.checkIn/${ctx.programmeId}`, `${activityId}/${step}`), 'base64url'));
const spanOf = (activity: RunnableActivity) => ({ startsAt: Date.parse(activity.starts_at), endsAt: Date.parse(activity.ends_at) });

export const readCheckInCodeBound = bindRead(readCheckInCode, (ctx, { activityId }) => ofOneself(ctx, async (whole) => {
  const activity = await runnable(whole, activityId);
  if (activity.cancelled_at !== null) return ctx.refuse('volunteering.activity_cancelled');
  const span = spanOf(activity);
  const step = stepAt(span.startsAt, ctx.now);
  const counts = await checkInCounts(whole.tx, whole.programmeId, activityId);
  return {
    activity: { id: activity.id, name: activity.name, startsAt: iso(activity.starts_at), endsAt: iso(activity.ends_at) }, code: showsCodes(span, ctx.now) ? codeText({ step, mark: markFor(ctx, activityId, step) }) : null,
    now: iso(ctx.now), changesAt: iso(timeOfStep(span.startsAt, step) + CODE_STEP_MS), checkedIn: counts.checked_in, checkedOut: counts.checked_out,
  };
}));

export const readMyCheckInBound = bindRead(readMyCheckIn, (ctx, { activityId }) => ofOneself(ctx, async (whole) => {
  const me = await volunteerOfPerson(whole.tx, whole.programmeId, whole.personId, whole.today);
  const row = me === undefined ? undefined : await checkInOf(whole.tx, whole.programmeId, activityId, me.id, false);
  return { inAt: row === undefined ? null : iso(row.in_at), outAt: row?.out_at == null ? null : iso(row.out_at) };
}));

/** Both ends came by a code: what lies between, within the activity, is a record of grade A. */
async function closeUp(ctx: WriteContext, activity: RunnableActivity, me: MyVolunteer, open: CheckInRow, outAt: number): Promise<number | 'volunteering.too_short' | 'volunteering.serves_already'> {
  const period = servedBetween(Date.parse(open.in_at), Math.min(outAt, ctx.now), spanOf(activity));
  const minutes = period === null ? 0 : serviceMinutes(period.from, period.to);
  if (period === null || minutes === 0) return 'volunteering.too_short';
  const [from, to] = [iso(period.from), iso(period.to)];
  if ((await standingRecords(ctx.tx, ctx.programmeId, [{ volunteerId: me.id, from, to }])).length > 0) return 'volunteering.serves_already';
  const [there] = await servingVolunteers(ctx.tx, ctx.programmeId, [me.number], dayOf(ctx, from));
  const rules = await rulesOf(ctx);
  const signals = fraudSignals({ grade: 'A', minutes, to: period.to }, {
    minutesThatDay: there?.minutes_that_day ?? 0, alike: 1 + await alikeCount(ctx.tx, ctx.programmeId, activity.id, from, to), plannedAt: await activityPlannedAt(ctx.tx, ctx.programmeId, activity.id), startsAt: Date.parse(activity.starts_at), now: ctx.now,
  }, rules);
  const isLate = isSentLate(Date.parse(open.in_at), Date.parse(open.in_sent_at)) || isSentLate(outAt, ctx.now);
  const far = await farAway(ctx, activity.id, [me.id], period);
  const living = await livesFar(ctx, activity.id, [me.id], rules.livesFarKm);
  const recordId = ctx.newId();
  await insertServiceRecords(ctx.tx, ctx.programmeId, [{
    id: recordId, activityId: activity.id, volunteerId: me.id, from, to, minutes, grade: 'A', state: 'counted', signals: [...signals, ...(isLate ? ['sentLate' as const] : []), ...(far.has(me.id) ? ['farAway' as const] : []), ...(living.has(me.id) ? ['livesFar' as const] : [])], recordedAt: iso(ctx.now), recordedBy: ctx.personId, reasonSealed: null,
  }]);
  await saveCheckOut(ctx.tx, ctx.programmeId, open.id, { at: iso(outAt), sentAt: iso(ctx.now), recordId });
  await bookMinutes(ctx, [{ recordId, volunteerId: me.id, grade: 'A', minutes, from: period.from }]);
  return minutes;
}

export const checkInBound = bindWrite(checkIn, (ctx, { activityId, code }) => ofOneself(ctx, async (whole) => {
  const me = await volunteerOfPerson(whole.tx, whole.programmeId, whole.personId, whole.today);
  if (me === undefined) return ctx.refuse('volunteering.not_registered');
  await holdActivity(whole.tx, whole.programmeId, activityId, false);
  const activity = (await activityToJoin(whole.tx, whole.programmeId, activityId)) ?? whole.notFound();
  // Two sides are two people: whoever shows the screen is called by somebody else.
  if (activity.leader_id === ctx.personId) return ctx.refuse('volunteering.own_screen');
  if (activity.cancelled_at !== null) return ctx.refuse('volunteering.activity_cancelled');
  const read = parseCode(code);
  if (read === null || read.mark !== markFor(ctx, activityId, read.step)) return ctx.refuse('volunteering.code_wrong', {}, { pointers: ['/code'] });
  const shownAt = timeOfStep(Date.parse(activity.starts_at), read.step);
  if (codeRefusal(shownAt, spanOf(activity), ctx.now) !== null) return ctx.refuse('volunteering.code_over', {}, { pointers: ['/code'] });
  const banned = await bannedNumbers(ctx, [me.id], dayOf(ctx, iso(shownAt)));
  if (banned !== null) return ctx.refuse('volunteering.banned', { numbers: banned });
  const trace = (act: string): void => {
    ctx.record({ kind: 'volunteerActivity', id: activityId, change: { act } });
    ctx.emit({ topic: 'volunteering', subjectId: activityId, placeId: activity.place_id });
  };
  if (await insertCheckIn(ctx.tx, ctx.programmeId, { id: ctx.newId(), activityId, volunteerId: me.id, at: iso(shownAt), sentAt: iso(ctx.now) })) {
    trace('checkIn');
    return { state: 'in' as const, at: iso(shownAt), minutes: 0 };
  }
  const open = (await checkInOf(ctx.tx, ctx.programmeId, activityId, me.id, true)) ?? ctx.notFound();
  if (open.out_at !== null) return ctx.refuse('volunteering.checked_out');
  if (shownAt - Date.parse(open.in_at) < SCANNED_AGAIN_MS) return { state: 'in' as const, at: iso(open.in_at), minutes: 0 };
  const minutes = await closeUp(ctx, activity, me, open, shownAt);
  if (typeof minutes === 'string') return ctx.refuse(minutes);
  trace('checkOut');
  return { state: 'out' as const, at: iso(shownAt), minutes };
}));

export const importAttendanceBound = bindWrite(importAttendance, (ctx, { file, mode }) => importTable(ctx, { operation: importAttendance, file, mode, definition: () => Promise.resolve(attendanceImport(ctx)) }));

export const attendanceImportTemplateBound = bindRead(attendanceImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '签到表模板', en: 'Attendance sheet' }, attendanceColumns, { zh: [attendanceExample('zh')], en: [attendanceExample('en')] }, format));
