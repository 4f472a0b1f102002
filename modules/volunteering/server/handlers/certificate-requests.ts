import { addDays, localDate } from '#kernel/local-date.ts';
import { bindRead, bindWrite, heldPermissions, reachesOf, underReach } from '#platform/server/operations/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { askCertificate, grantCertificate, listCertificateRequests, returnCertificateRequest } from '../../contract/index.ts';
import { POSTED_DAYS } from '../../domain/index.ts';
import { ofOneself } from '../own.ts';
import { iso } from '../planning.ts';
import { insertRequest, lockRequest, requestPage, requestTotal, saveAnswer } from '../queries/certificate-requests.ts';
import type { RequestRow } from '../queries/certificate-requests.ts';
import { servedIn } from '../queries/certificates.ts';
import { volunteerOfPerson } from '../queries/joining.ts';
import { lockVolunteer } from '../queries/volunteers.ts';
import { answeredByAnother, draftFor } from './certificates.ts';

const HOUR_MINUTES = 60;

/** @returns what the person who asked reads */
export const requestOut = (row: RequestRow) => ({
  id: row.id, from: row.from_date, to: row.to_date, purpose: row.purpose, state: row.state, askedAt: iso(row.asked_at), answer: row.answer,
  certificate: row.certificate_id === null || row.certificate_state === null ? null : { id: row.certificate_id, number: row.certificate_number ?? '', state: row.certificate_state, mayIssueFrom: row.posted_on === null ? null : addDays(localDate(row.posted_on), POSTED_DAYS) },
});

/** Oneself, or a volunteer whom one keeps; anybody else is as if they were not there. */
async function whoFor(ctx: ReadContext, volunteerId: string | null): Promise<{ id: string; placeId: string | null } | undefined> {
  const me = await ofOneself(ctx, (whole) => volunteerOfPerson(whole.tx, whole.programmeId, whole.personId, whole.today));
  if (volunteerId === null) return me === undefined ? undefined : { id: me.id, placeId: null };
  if (volunteerId === me?.id) return { id: me.id, placeId: null };
  const [reach] = await reachesOf(ctx, ['volunteering.register']);
  if (reach === undefined) return ctx.notFound();
  const known = await underReach(ctx, reach.scope, (inner) => lockVolunteer(inner, volunteerId));
  return known === undefined ? ctx.notFound() : { id: known.id, placeId: known.place_id };
}

export const askCertificateBound = bindWrite(askCertificate, async (ctx, { volunteerId, from, to, purpose }) => {
  const volunteer = await whoFor(ctx, volunteerId);
  if (volunteer === undefined) return ctx.refuse('volunteering.not_registered');
  if (to < from || to > ctx.today) return ctx.refuse('volunteering.dates_out_of_order', {}, { pointers: ['/to'] });
  if ((await ofOneself(ctx, (whole) => servedIn(whole.tx, whole.programmeId, volunteer.id, from, to))).records === 0) return ctx.refuse('volunteering.nothing_to_certify', {}, { pointers: ['/from'] });
  const id = ctx.newId();
  await insertRequest(ctx.tx, ctx.programmeId, { id, volunteerId: volunteer.id, from, to, purpose, at: iso(ctx.now), by: ctx.personId });
  ctx.record({ kind: 'certificateRequest', id, change: { act: 'ask', from, to } });
  ctx.emit({ topic: 'volunteering', subjectId: volunteer.id, ...(volunteer.placeId === null ? {} : { placeId: volunteer.placeId }) });
  return { id };
});

export const listCertificateRequestsBound = bindRead(listCertificateRequests, async (ctx, { page, pageSize, sort, state }) => {
  const mayManage = (await heldPermissions(ctx, ['volunteering.manage'], { wholeProgramme: true })).has('volunteering.manage');
  return {
    rows: (await requestPage(ctx, state, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({
      ...requestOut(row), volunteer: { id: row.volunteer_id, number: row.number, label: row.label }, hours: row.minutes / HOUR_MINUTES, isAskedForThem: row.asked_by !== row.person_id, mayAnswer: mayManage && row.state === 'asked' && answeredByAnother(row, ctx.personId),
    })),
    total: await requestTotal(ctx, state), page, pageSize,
  };
});

export const grantCertificateBound = bindWrite(grantCertificate, async (ctx, { requestId, ...facts }) => {
  const request = (await lockRequest(ctx.tx, ctx.programmeId, requestId)) ?? ctx.notFound();
  if (request.state !== 'asked') return ctx.refuse('volunteering.request_settled');
  if (!answeredByAnother(request, ctx.personId)) return ctx.refuse('volunteering.same_person');
  const drafted = await draftFor(ctx, { ...facts, volunteerId: request.volunteer_id, from: request.from_date, to: request.to_date });
  if ('code' in drafted) return ctx.refuse(drafted.code, {}, { pointers: [drafted.pointer] });
  await saveAnswer(ctx.tx, ctx.programmeId, requestId, { state: 'granted', answer: null, certificateId: drafted.id, at: iso(ctx.now), by: ctx.personId });
  ctx.record({ kind: 'certificateRequest', id: requestId, change: { act: 'grant', certificate: drafted.id } });
  return { certificateId: drafted.id, number: drafted.number };
});

export const returnCertificateRequestBound = bindWrite(returnCertificateRequest, async (ctx, { requestId, reason }) => {
  const request = (await lockRequest(ctx.tx, ctx.programmeId, requestId)) ?? ctx.notFound();
  if (request.state !== 'asked') return ctx.refuse('volunteering.request_settled');
  if (!answeredByAnother(request, ctx.personId)) return ctx.refuse('volunteering.same_person');
  await saveAnswer(ctx.tx, ctx.programmeId, requestId, { state: 'returned', answer: reason, certificateId: null, at: iso(ctx.now), by: ctx.personId });
  ctx.record({ kind: 'certificateRequest', id: requestId, change: { act: 'return' }, reason });
  ctx.emit({ topic: 'volunteering', subjectId: request.volunteer_id });
  return { state: 'returned' as const };
});
