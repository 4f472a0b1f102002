import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { heldPermissions } from '#platform/server/operations/index.ts';
import { decideEntry, enterService, listActivities, listServiceRecords, planActivity, readActivity, readServiceFigures, recordRollCall, reverseService, reviewService } from '../../contract/index.ts';
import { fraudSignals, serviceMinutes, serviceRefusal } from '../../domain/index.ts';
import type { Grade, ServiceRefusal } from '../../domain/index.ts';
import { bookMinutes } from '../minutes.ts';
import { atClock, dayOf, iso, plan } from '../planning.ts';
import { bannedNumbers, deadlinesOf, rulesOf } from '../bans.ts';
import { farAway, livesFar } from '../far-away.ts';
import { ofOneself, runnable } from '../own.ts';
import { reasonSeal } from '../reasons.ts';
import { holdActivity } from '../queries/changing.ts';
import { placeInReach } from '../queries/ground.ts';
import { volunteerOfPerson } from '../queries/joining.ts';
import { activityPage, activityTotal, alikeCount, insertServiceRecords, lockRecord, saveDecision, saveReversal, saveReview, serviceFigures, servicePage, serviceTotal, servingVolunteers } from '../queries/service.ts';
import type { ActivityRow, RecordToKeep } from '../queries/service.ts';
import { teamDays } from '../queries/volunteers.ts';


const activityOut = (row: ActivityRow) => ({
  id: row.id, code: row.code, name: row.name, team: { id: row.team_id, name: row.team_name }, place: { id: row.place_id, nameZh: row.place_zh, nameEn: row.place_en }, startsAt: iso(row.starts_at), endsAt: iso(row.ends_at), capacity: row.capacity, facility: row.facility_id === null ? null : { id: row.facility_id, name: row.facility_name ?? '' }, project: row.project_id === null ? null : { id: row.project_id, name: row.project_name ?? '' },
  volunteerCount: row.volunteer_count, minutes: row.minutes, cancelled: row.cancelled_at === null ? null : { at: iso(row.cancelled_at), reason: row.cancel_reason ?? '' },
});

export const listActivitiesBound = bindRead(listActivities, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await activityPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(activityOut),
  total: await ctx.remember(`volunteering.activities:${ctx.scope.everything ? '' : ctx.personId}:${JSON.stringify(filter)}`, () => activityTotal(ctx, filter)), page, pageSize,
}));

async function activityInReach(ctx: ReadContext, activityId: string): Promise<ActivityRow> {
  const [row] = await activityPage(ctx, { id: activityId }, 'code', { limit: 1, offset: 0 });
  return row ?? ctx.notFound();
}

export const readActivityBound = bindRead(readActivity, async (ctx, { activityId }) => {
  const row = await activityInReach(ctx, activityId);
  return { ...activityOut(row), ...(await deadlinesOf(ctx, row.ends_at)) };
});

export const planActivityBound = bindWrite(planActivity, async (ctx, input) => {
  if ((await teamDays(ctx, input.teamId)) === undefined) return ctx.notFound();
  if (!(await placeInReach(ctx, input.placeId))) return ctx.refuse('volunteering.place_unknown', {}, { pointers: ['/placeId'] });
  const planned = await plan(ctx, input);
  return typeof planned === 'string' ? { id: planned } : ctx.refuse(planned.code, {}, { pointers: [planned.pointer] });
});

export const listServiceRecordsBound = bindRead(listServiceRecords, async (ctx, { page, pageSize, sort, ...filter }) => {
  const mayManage = (await heldPermissions(ctx, ['volunteering.manage'], { wholeProgramme: true })).has('volunteering.manage');
  const found = await servicePage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    rows: found.map((row) => ({
      id: row.id, activity: { id: row.activity_id, name: row.activity_name }, volunteer: { id: row.volunteer_id, number: row.number, label: row.label }, from: iso(row.from_at), to: iso(row.to_at), minutes: row.minutes, grade: row.grade, state: row.state,
      signals: row.signals, isReviewed: row.reviewed_at !== null, recordedAt: iso(row.recorded_at), recordedBy: row.recorder, decidedBy: row.decider, reason: mayManage && row.reason_sealed !== null ? ctx.secrets.open(reasonSeal(ctx), row.reason_sealed) : null,
      mayDecide: mayManage && row.state === 'waiting' && row.recorded_by !== ctx.personId,
    })),
    total: await ctx.remember(`volunteering.service:${ctx.scope.everything ? '' : ctx.personId}:${JSON.stringify(filter)}`, () => serviceTotal(ctx, filter)), page, pageSize,
  };
});

export const readServiceFiguresBound = bindRead(readServiceFigures, async (ctx, { volunteerId }) => {
  const row = await serviceFigures(ctx, volunteerId);
  if (volunteerId !== undefined && row.volunteer_count === 0) return ctx.notFound();
  return { on: ctx.today, volunteerCount: row.volunteer_count, servedCount: row.served_count, recordCount: row.record_count, minutes: { A: row.a, B: row.b, C: row.c, D: row.d } };
});

const REFUSALS = {
  outOfOrder: 'volunteering.times_out_of_order', tooShort: 'volunteering.times_out_of_order', outsideActivity: 'volunteering.outside_activity', inFuture: 'volunteering.too_early', notServedYet: 'volunteering.not_served_yet', tooLate: 'volunteering.entry_late', rollLate: 'volunteering.roll_late',
} as const satisfies Record<ServiceRefusal | 'rollLate', string>;

interface ServiceInput { readonly activityId: string; readonly numbers: readonly string[]; readonly from: string; readonly to: string; readonly grade: Grade; readonly reason: string | null; readonly minorsAccompanied: boolean }
type ServiceFault = { code: (typeof REFUSALS)[keyof typeof REFUSALS] | 'volunteering.volunteer_unknown' | 'volunteering.minors_alone' | 'volunteering.banned' | 'volunteering.activity_cancelled'; params: Record<string, string>; pointer: string };

/** Records of several volunteers at once, all or none; what needs a second person waits and books nothing yet. `reach`: where the activity is looked for. */
async function keepService(ctx: WriteContext, input: ServiceInput, reach: ReadContext = ctx): Promise<ServiceFault | readonly RecordToKeep[]> {
  await holdActivity(reach.tx, reach.programmeId, input.activityId, false);
  const activity = await activityInReach(reach, input.activityId);
  if (activity.cancelled_at !== null) return { code: 'volunteering.activity_cancelled', params: {}, pointer: '/activityId' };
  const day = dayOf(ctx, activity.starts_at);
  const period = { from: atClock(ctx, day, input.from), to: atClock(ctx, day, input.to) };
  const rules = await rulesOf(ctx);
  const refusal = serviceRefusal(period, { startsAt: Date.parse(activity.starts_at), endsAt: Date.parse(activity.ends_at) }, input.grade, ctx.now, rules);
  if (refusal === 'tooLate' && input.grade === 'B') return { code: REFUSALS.rollLate, params: { hours: String(rules.rollCallHours), days: String(rules.entryDays) }, pointer: '/from' };
  if (refusal !== null) return { code: REFUSALS[refusal], params: refusal === 'tooLate' ? { days: String(rules.entryDays) } : {}, pointer: refusal === 'outOfOrder' || refusal === 'tooShort' || refusal === 'notServedYet' ? '/to' : '/from' };
  const numbers = [...new Set(input.numbers)];
  const volunteers = await servingVolunteers(ctx.tx, ctx.programmeId, numbers, day);
  const missing = numbers.filter((number) => !volunteers.some((each) => each.number === number));
  if (missing.length > 0) return { code: 'volunteering.volunteer_unknown', params: { numbers: missing.slice(0, 5).join('、') }, pointer: '/numbers' };
  const banned = await bannedNumbers(ctx, volunteers.map(({ id }) => id), day);
  if (banned !== null) return { code: 'volunteering.banned', params: { numbers: banned }, pointer: '/numbers' };
  if (!input.minorsAccompanied && volunteers.some((each) => !each.is_adult)) return { code: 'volunteering.minors_alone', params: {}, pointer: '/minorsAccompanied' };
  const minutes = serviceMinutes(period.from, period.to);
  const alike = volunteers.length + await alikeCount(ctx.tx, ctx.programmeId, activity.id, iso(period.from), iso(period.to));
  const far = await farAway(ctx, activity.id, volunteers.map(({ id }) => id), period);
  const living = await livesFar(ctx, activity.id, volunteers.map(({ id }) => id), rules.livesFarKm);
  const records = volunteers.map((volunteer): RecordToKeep => ({
    id: ctx.newId(), activityId: activity.id, volunteerId: volunteer.id, from: iso(period.from), to: iso(period.to), minutes, grade: input.grade, state: input.grade === 'D' ? 'waiting' : 'counted',
    signals: [...fraudSignals({ grade: input.grade, minutes, to: period.to }, { minutesThatDay: volunteer.minutes_that_day, alike, plannedAt: Date.parse(activity.planned_at), startsAt: Date.parse(activity.starts_at), now: ctx.now }, rules), ...(far.has(volunteer.id) ? ['farAway' as const] : []), ...(living.has(volunteer.id) ? ['livesFar' as const] : [])],
    recordedAt: iso(ctx.now), recordedBy: ctx.personId, reasonSealed: input.reason === null ? null : ctx.secrets.seal(reasonSeal(ctx), input.reason),
  }));
  await insertServiceRecords(ctx.tx, ctx.programmeId, records);
  await bookMinutes(ctx, records.filter(({ state }) => state === 'counted').map((record) => ({ recordId: record.id, volunteerId: record.volunteerId, grade: record.grade, minutes, from: period.from })));
  ctx.record({ kind: 'volunteerActivity', id: activity.id, change: { act: 'serve', grade: input.grade, count: records.length, minutes } });
  ctx.emit({ topic: 'volunteering', subjectId: activity.id, placeId: activity.place_id });
  return records;
}

export const recordRollCallBound = bindWrite(recordRollCall, (ctx, input) => ofOneself(ctx, async (whole) => {
  await runnable(whole, input.activityId);
  // A roll is the word of one person on others: whoever calls it is called by somebody else.
  const me = await volunteerOfPerson(whole.tx, whole.programmeId, whole.personId, whole.today);
  if (me !== undefined && input.numbers.includes(me.number)) return ctx.refuse('volunteering.own_roll', {}, { pointers: ['/numbers'] });
  const kept = await keepService(ctx, { ...input, grade: 'B', reason: null }, whole);
  if ('code' in kept) return ctx.refuse(kept.code, kept.params, { pointers: [kept.pointer] });
  return { recorded: kept.length, minutes: kept.reduce((sum, { minutes }) => sum + minutes, 0), flagged: kept.filter(({ signals }) => signals.length > 0).length };
}));

export const enterServiceBound = bindWrite(enterService, async (ctx, { number, ...input }) => {
  const kept = await keepService(ctx, { ...input, numbers: [number], grade: 'D' });
  if ('code' in kept) return ctx.refuse(kept.code, kept.params, { pointers: [kept.pointer] });
  const [record] = kept as [RecordToKeep];
  return { id: record.id, minutes: record.minutes };
});

function leaveTrace(ctx: WriteContext, id: string, change: Readonly<Record<string, unknown>>, reason?: string): void {
  ctx.record({ kind: 'serviceRecord', id, change, ...(reason === undefined ? {} : { reason }) });
  ctx.emit({ topic: 'volunteering', subjectId: id });
}

export const decideEntryBound = bindWrite(decideEntry, async (ctx, { recordId, counts }) => {
  const record = (await lockRecord(ctx.tx, ctx.programmeId, recordId)) ?? ctx.notFound();
  if (record.state !== 'waiting') return ctx.refuse('volunteering.record_settled');
  if (record.recorded_by === ctx.personId) return ctx.refuse('volunteering.same_person');
  const state = counts ? 'counted' as const : 'refused' as const;
  await saveDecision(ctx.tx, ctx.programmeId, recordId, { state, by: ctx.personId, at: iso(ctx.now) });
  if (counts) await bookMinutes(ctx, [{ recordId, volunteerId: record.volunteer_id, grade: record.grade, minutes: record.minutes, from: Date.parse(record.from_at) }]);
  leaveTrace(ctx, recordId, { act: 'decide', state });
  return { state };
});

export const reverseServiceBound = bindWrite(reverseService, async (ctx, { recordId, reason }) => {
  const record = (await lockRecord(ctx.tx, ctx.programmeId, recordId)) ?? ctx.notFound();
  if (record.state !== 'counted') return ctx.refuse('volunteering.record_settled');
  await saveReversal(ctx.tx, ctx.programmeId, recordId, iso(ctx.now));
  await bookMinutes(ctx, [{ recordId, volunteerId: record.volunteer_id, grade: record.grade, minutes: record.minutes, from: Date.parse(record.from_at) }], true);
  leaveTrace(ctx, recordId, { act: 'reverse' }, reason);
  return { minutes: record.minutes };
});

export const reviewServiceBound = bindWrite(reviewService, async (ctx, { recordId, note }) => {
  const record = (await lockRecord(ctx.tx, ctx.programmeId, recordId)) ?? ctx.notFound();
  if (record.signals.length === 0 || record.reviewed_at !== null) return ctx.refuse('volunteering.record_settled');
  await saveReview(ctx.tx, ctx.programmeId, recordId, ctx.personId, iso(ctx.now));
  leaveTrace(ctx, recordId, { act: 'review' }, note);
  return { isReviewed: true };
});
