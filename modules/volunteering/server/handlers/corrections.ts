import { bindRead, bindWrite, heldPermissions } from '#platform/server/operations/index.ts';
import { askCorrection, decideCorrection, downloadNationalProfile, listCorrections, SERVICE_PROFILE_ROWS_MAX } from '../../contract/index.ts';
import { serviceMinutes, serviceRefusal } from '../../domain/index.ts';
import { bookMinutes } from '../minutes.ts';
import { profileCsv, profileJson } from '../national-profile.ts';
import { ofOneself } from '../own.ts';
import { atClock, dayOf, iso } from '../planning.ts';
import { standingRecords } from '../queries/check-ins.ts';
import { correctionPage, correctionTotal, insertCorrection, lockCorrection, ownRecord, profileRows, saveCorrection } from '../queries/corrections.ts';
import { insertServiceRecords, lockRecord, saveDecision, saveReversal } from '../queries/service.ts';
import { reasonSeal } from '../reasons.ts';

const minutesOf = (from: string, to: string): number => serviceMinutes(Date.parse(from), Date.parse(to));

export const askCorrectionBound = bindWrite(askCorrection, (ctx, { recordId, from, to, reason }) => ofOneself(ctx, async (whole) => {
  const record = (await ownRecord(whole.tx, whole.programmeId, recordId, whole.personId)) ?? whole.notFound();
  if (record.state !== 'counted') return ctx.refuse('volunteering.record_settled');
  const day = dayOf(ctx, record.starts_at);
  const period = { from: atClock(ctx, day, from), to: atClock(ctx, day, to) };
  // A correction of what was recorded in time has no deadline: somebody else looks at it.
  const refusal = serviceRefusal(period, { startsAt: Date.parse(record.starts_at), endsAt: Date.parse(record.ends_at) }, 'A', ctx.now);
  if (refusal === 'outOfOrder' || refusal === 'tooShort') return ctx.refuse('volunteering.times_out_of_order', {}, { pointers: ['/to'] });
  if (refusal === 'notServedYet') return ctx.refuse('volunteering.not_served_yet', {}, { pointers: ['/to'] });
  if (refusal !== null) return ctx.refuse('volunteering.outside_activity', {}, { pointers: ['/from'] });
  const id = ctx.newId();
  await insertCorrection(ctx.tx, ctx.programmeId, { id, recordId, volunteerId: record.volunteer_id, from: iso(period.from), to: iso(period.to), reasonSealed: ctx.secrets.seal(reasonSeal(ctx), reason), at: iso(ctx.now), by: ctx.personId });
  ctx.record({ kind: 'serviceRecord', id: recordId, change: { act: 'askCorrection' } });
  ctx.emit({ topic: 'volunteering', subjectId: recordId });
  return { id };
}));

export const listCorrectionsBound = bindRead(listCorrections, async (ctx, { page, pageSize, sort, state }) => {
  const mayManage = (await heldPermissions(ctx, ['volunteering.manage'], { wholeProgramme: true })).has('volunteering.manage');
  const found = await correctionPage(ctx, state, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    rows: found.map((row) => ({
      id: row.id, state: row.state, volunteer: { id: row.volunteer_id, number: row.number, label: row.label }, activity: { id: row.activity_id, name: row.activity_name }, recorded: { from: iso(row.from_at), to: iso(row.to_at), minutes: row.minutes, grade: row.grade },
      asked: { from: iso(row.asked_from), to: iso(row.asked_to), minutes: minutesOf(row.asked_from, row.asked_to) }, reason: mayManage ? ctx.secrets.open(reasonSeal(ctx), row.reason_sealed) : null, askedAt: iso(row.asked_at), answer: row.answer, mayDecide: mayManage && row.state === 'asked' && row.asked_by !== ctx.personId,
    })),
    total: await correctionTotal(ctx, state), page, pageSize,
  };
});

/** What was recorded is reversed and stays to be seen; what is right stands as a new record of grade D, entered by the one and decided by the other. */
export const decideCorrectionBound = bindWrite(decideCorrection, async (ctx, { correctionId, accept, answer }) => {
  const row = (await lockCorrection(ctx.tx, ctx.programmeId, correctionId)) ?? ctx.notFound();
  if (row.state !== 'asked') return ctx.refuse('volunteering.record_settled');
  if (row.asked_by === ctx.personId) return ctx.refuse('volunteering.same_person');
  const state = accept ? 'accepted' as const : 'declined' as const;
  let newRecordId: string | null = null;
  if (accept) {
    const old = (await lockRecord(ctx.tx, ctx.programmeId, row.record_id)) ?? ctx.notFound();
    if (old.state !== 'counted') return ctx.refuse('volunteering.record_settled');
    const [from, to] = [iso(row.asked_from), iso(row.asked_to)];
    const others = (await standingRecords(ctx.tx, ctx.programmeId, [{ volunteerId: old.volunteer_id, from, to }])).filter(({ id }) => id !== old.id);
    if (others.length > 0) return ctx.refuse('volunteering.serves_already');
    await saveReversal(ctx.tx, ctx.programmeId, old.id, iso(ctx.now));
    await bookMinutes(ctx, [{ recordId: old.id, volunteerId: old.volunteer_id, grade: old.grade, minutes: old.minutes, from: Date.parse(old.from_at) }], true);
    newRecordId = ctx.newId();
    const minutes = minutesOf(from, to);
    await insertServiceRecords(ctx.tx, ctx.programmeId, [{ id: newRecordId, activityId: row.activity_id, volunteerId: old.volunteer_id, from, to, minutes, grade: 'D', state: 'waiting', signals: [], recordedAt: iso(row.asked_at), recordedBy: row.asked_by, reasonSealed: row.reason_sealed }]);
    await saveDecision(ctx.tx, ctx.programmeId, newRecordId, { state: 'counted', by: ctx.personId, at: iso(ctx.now) });
    await bookMinutes(ctx, [{ recordId: newRecordId, volunteerId: old.volunteer_id, grade: 'D', minutes, from: Date.parse(from) }]);
  }
  await saveCorrection(ctx.tx, ctx.programmeId, correctionId, { state, by: ctx.personId, at: iso(ctx.now), answer, newRecordId });
  ctx.record({ kind: 'serviceRecord', id: row.record_id, reason: answer, change: { act: 'decideCorrection', state } });
  ctx.emit({ topic: 'volunteering', subjectId: row.record_id });
  return { state };
});

export const downloadNationalProfileBound = bindRead(downloadNationalProfile, async (ctx, { from, to, format }) => {
  if (to < from) return ctx.refuse('volunteering.dates_out_of_order', {}, { pointers: ['/to'] });
  const found = await profileRows(ctx.tx, ctx.programmeId, from, to, SERVICE_PROFILE_ROWS_MAX + 1);
  if (found.length > SERVICE_PROFILE_ROWS_MAX) return ctx.refuse('volunteering.profile_too_long', {}, { pointers: ['/from'] });
  if (format === 'json') {
    const about = { programme: ctx.programmeCode, from, to, generatedOn: ctx.today, utcOffsetMinutes: ctx.utcOffsetMinutes };
    return { fileName: `service-${from}-${to}.json`, mediaType: 'application/json', body: profileJson(found, about) };
  }
  return { fileName: `service-${from}-${to}.csv`, mediaType: 'text/csv; charset=utf-8', body: profileCsv(found, ctx.utcOffsetMinutes) };
});
