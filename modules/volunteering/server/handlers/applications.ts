import { createHash } from 'node:crypto';
import { DAY_MS, HOUR_MS } from '#kernel/local-date.ts';
import { onceEverywhere, openPublicSite, residentPlace } from '#modules/places/server/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { acceptApplication, applyAsVolunteer, declineApplication, followApplication, forgetApplications, listApplications, readApplication, readApplicationForm } from '../../contract/index.ts';
import { APPLICATION_KEPT_DAYS, sameContact, sameName } from '../../domain/index.ts';
import { openDetails, sealDetails } from '../details.ts';
import { iso } from '../planning.ts';
import { anythingToForget, applicationPage, applicationsAlike, applicationsSince, applicationTotal, forget, insertApplication, lockApplication, publicApplication, saveSettled, volunteersCalled } from '../queries/applications.ts';
import type { ApplicationRow } from '../queries/applications.ts';
import { orderBranches } from '../queries/orders.ts';
import { enrol, misfit } from './volunteers.ts';

export const FORGET_APPLICATIONS_JOB = 'volunteering.forgetApplications';
/** A person needs a moment to write, and may leave a form open over a day of work. @unit milliseconds */
const FORM_LIMITS = { leastMs: 3_000, mostMs: 12 * HOUR_MS };
/** @unit applications an hour of one programme */
const PAUSED_FROM = 500;
const [TOKEN_BYTES, NUMBER_LENGTH] = [24, 8];
const hashOf = (token: string): Buffer => createHash('sha256').update(`volunteer-application/${token}`).digest();
const formPurpose = (ctx: ReadContext): string => `volunteering.apply/${ctx.programmeId}`;
const keptSince = (now: number): string => iso(now - APPLICATION_KEPT_DAYS * DAY_MS);

interface Said { readonly label: string; readonly contact: string; readonly guardian: string | null }
const seal = (ctx: ReadContext): string => `volunteering.application/${ctx.programmeId}`;
const opened = (ctx: ReadContext, sealed: string | null): Said | null => {
  const text = sealed === null ? null : ctx.secrets.open(seal(ctx), sealed);
  return text === null ? null : JSON.parse(text) as Said;
};

export const readApplicationFormBound = bindRead(readApplicationForm, async (ctx) => {
  await openPublicSite(ctx);
  return { branches: (await orderBranches(ctx.tx)).map((row) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en })), formToken: ctx.secrets.formToken(formPurpose(ctx), ctx.now) };
});

export const applyAsVolunteerBound = bindWrite(applyAsVolunteer, async (ctx, input) => {
  await openPublicSite(ctx);
  if (ctx.secrets.formTokenFault(formPurpose(ctx), input.formToken, ctx.now, FORM_LIMITS) !== null) return ctx.refuse('volunteering.order_form_stale');
  if (await applicationsSince(ctx.tx, iso(ctx.now - HOUR_MS)) >= PAUSED_FROM) return ctx.refuse('volunteering.applications_paused');
  const token = Buffer.from(ctx.randomBytes(TOKEN_BYTES)).toString('base64url');
  const number = `ZC-${hashOf(token).toString('hex').slice(0, NUMBER_LENGTH).toUpperCase()}`;
  // No person sees that field. Whoever fills it in gets an answer that looks like everybody's, and nothing is kept.
  if ((input.website ?? '') !== '') {
    ctx.record({ kind: 'volunteerApplication', id: 'dropped', change: { act: 'dropped' } });
    return { number, followToken: token };
  }
  if (!input.agreed) return ctx.refuse('volunteering.application_not_agreed', {}, { pointers: ['/agreed'] });
  if (!input.isAdult && (input.guardian === null || !input.guardianAgrees)) return ctx.refuse('volunteering.application_guardian', {}, { pointers: [input.guardian === null ? '/guardian' : '/guardianAgrees'] });
  if (input.isAdult && input.guardian !== null) return ctx.refuse('volunteering.guardian_of_adult', {}, { pointers: ['/guardian'] });
  const place = await residentPlace(ctx, { placeId: input.placeId });
  if (place?.place_id == null) return ctx.refuse('volunteering.place_unknown', {}, { pointers: ['/placeId'] });
  if (input.branch !== null && !(await orderBranches(ctx.tx)).some(({ code }) => code === input.branch)) return ctx.refuse('volunteering.branch_unknown', {}, { pointers: ['/branch'] });
  const id = ctx.newId();
  const said: Said = { label: input.label, contact: input.contact, guardian: input.guardian };
  await insertApplication(ctx.tx, ctx.programmeId, {
    id, number, placeId: place.place_id, branch: input.branch, isAdult: input.isAdult, guardianAgreedOn: input.isAdult ? null : ctx.today, detailsSealed: ctx.secrets.seal(seal(ctx), JSON.stringify(said)),
    alikeKey: ctx.secrets.sign(`volunteering.applicant/${ctx.programmeId}`, `${sameName(said.label)}\n${sameContact(said.contact)}`), tokenHash: hashOf(token), at: iso(ctx.now),
  });
  trace(ctx, id, place.place_id, { act: 'send' });
  return { number, followToken: token };
}, { replay: false });

function trace(ctx: WriteContext, id: string, placeId: string, change: Readonly<Record<string, string>>, reason?: string): void {
  ctx.record({ kind: 'volunteerApplication', id, ...(reason === undefined ? {} : { reason }), change });
  ctx.emit({ topic: 'volunteering', subjectId: id, placeId });
}

export const followApplicationBound = bindRead(followApplication, async (ctx, { followToken }) => {
  await openPublicSite(ctx);
  const row = (await publicApplication(ctx.tx, hashOf(followToken))) ?? ctx.notFound();
  return { number: row.number, place: { nameZh: row.place_zh, nameEn: row.place_en }, receivedAt: iso(row.received_at), state: row.state, reason: row.reason, settledAt: row.settled_at === null ? null : iso(row.settled_at), volunteerNumber: row.volunteer_number };
});

/** Who waits may be in the register, or have asked before. */
async function alikeTo(ctx: ReadContext, waiting: readonly { readonly row: ApplicationRow; readonly said: Said }[]) {
  const others = await applicationsAlike(ctx, waiting.flatMap(({ row }) => (row.alike_key === null ? [] : [row.alike_key])));
  const called = (await volunteersCalled(ctx, waiting.map(({ said }) => sameName(said.label)))).map((row) => ({ id: row.id, number: row.number, name: sameName(row.label), contact: openDetails(ctx, row.details_sealed).contact }));
  return new Map(waiting.map(({ row, said }) => [row.id, {
    volunteers: called.filter(({ name, contact }) => contact !== null && name === sameName(said.label) && sameContact(contact) === sameContact(said.contact)).map(({ id, number }) => ({ id, number })),
    applications: others.filter(({ id, alike_key }) => id !== row.id && alike_key === row.alike_key).map(({ number }) => number),
  }]));
}

export const listApplicationsBound = bindRead(listApplications, async (ctx, { page, pageSize, sort, ...filter }) => {
  const found = (await applicationPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map((row) => ({ row, said: opened(ctx, row.details_sealed) }));
  const alike = await alikeTo(ctx, found.flatMap(({ row, said }) => (said === null || row.state !== 'received' ? [] : [{ row, said }])));
  return {
    rows: found.map(({ row, said }) => ({
      id: row.id, number: row.number, label: said?.label ?? null, place: { id: row.place_id, nameZh: row.place_zh, nameEn: row.place_en }, branch: row.branch_code === null ? null : { code: row.branch_code, nameZh: row.branch_zh ?? '', nameEn: row.branch_en ?? '' },
      isAdult: row.is_adult, receivedAt: iso(row.received_at), state: row.state, reason: row.reason, volunteer: row.volunteer_id === null || row.volunteer_number === null ? null : { id: row.volunteer_id, number: row.volunteer_number }, alike: alike.get(row.id) ?? { volunteers: [], applications: [] },
    })), total: await applicationTotal(ctx, filter), page, pageSize,
  };
});

export const readApplicationBound = bindRead(readApplication, async (ctx, { applicationId }) => {
  const [row] = await applicationPage(ctx, { id: applicationId }, 'received', { limit: 1, offset: 0 });
  if (row === undefined) return ctx.notFound();
  const said = opened(ctx, row.details_sealed);
  return { label: said?.label ?? null, contact: said?.contact ?? null, guardian: said?.guardian ?? null, guardianAgreedOn: row.guardian_agreed_on };
});

export const acceptApplicationBound = bindWrite(acceptApplication, async (ctx, { applicationId }) => {
  const row = (await lockApplication(ctx, applicationId)) ?? ctx.notFound();
  const said = opened(ctx, row.details_sealed);
  if (row.state !== 'received' || said === null) return ctx.refuse('volunteering.application_settled');
  const facts = { placeId: row.place_id, organisationId: null, isAdult: row.is_adult, guardianAgreedOn: row.guardian_agreed_on, registeredOn: ctx.today };
  const wrong = await misfit(ctx, { ...facts, guardian: said.guardian, identityNumber: null });
  if (wrong !== null) return ctx.refuse(wrong[0], {}, { pointers: [wrong[1]] });
  const { id, number } = await enrol(ctx, { ...facts, label: said.label, detailsSealed: sealDetails(ctx, { identityNumber: null, contact: said.contact, guardian: said.guardian }), identityKey: null });
  await saveSettled(ctx.tx, ctx.programmeId, applicationId, { state: 'accepted', reason: null, volunteerId: id, at: iso(ctx.now), by: ctx.personId });
  trace(ctx, applicationId, row.place_id, { act: 'accept', volunteer: id });
  return { volunteerId: id, number };
});

export const declineApplicationBound = bindWrite(declineApplication, async (ctx, { applicationId, reason }) => {
  const row = (await lockApplication(ctx, applicationId)) ?? ctx.notFound();
  if (row.state !== 'received') return ctx.refuse('volunteering.application_settled');
  await saveSettled(ctx.tx, ctx.programmeId, applicationId, { state: 'declined', reason, volunteerId: null, at: iso(ctx.now), by: ctx.personId });
  trace(ctx, applicationId, row.place_id, { act: 'decline' }, reason);
  return { state: 'declined' as const };
});

export const forgetApplicationsBound = bindWrite(forgetApplications, async (ctx) => {
  const forgotten = await forget(ctx.tx, ctx.programmeId, keptSince(ctx.now), iso(ctx.now));
  ctx.record({ kind: 'volunteerApplication', id: 'forgotten', change: { act: 'forget', count: forgotten } });
  return { forgotten };
});

/** Once a day, through the same write path as everybody. */
export const forgetApplicationsEverywhere = onceEverywhere({ job: FORGET_APPLICATIONS_JOB, operation: forgetApplications, isDue: ({ db, clock }, programmeId) => anythingToForget(db, programmeId, keptSince(clock())) });
