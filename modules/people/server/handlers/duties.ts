/** Handlers on duties: who answers for a site or a place, from when to when. */
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchPatterns } from '#platform/server/search/index.ts';
import { DUTY_HOLDER } from '#modules/places/contract/index.ts';
import type { DutyRole, PlaceKind } from '#modules/places/contract/index.ts';
import { assignDuty, dutyAt, endDuty, handOver, listDuties } from '../../contract/index.ts';
import { planDuty } from '../../domain/index.ts';
import { countDuties, dutiesToHandOver, dutyPage, endDutyOn, lockDuties, lockDuty, putInOffice, subjectInReach } from '../queries/duties.ts';
import type { DutyListRow, SubjectRow } from '../queries/duties.ts';
import { organisationExists, personInOffice } from '../queries/persons.ts';
import { readerOf } from './persons.ts';

export const HOLDER_WORDS = { person: { holderZh: '人员', holderEn: 'a person' }, organisation: { holderZh: '单位', holderEn: 'an organisation' } } as const;

const dutyOut = (row: DutyListRow) => ({
  id: row.id, role: row.role as DutyRole, person: row.person_id === null ? null : { id: row.person_id, name: row.person_name as string },
  organisation: row.organisation_id === null ? null : { id: row.organisation_id, nameZh: row.organisation_zh as string, nameEn: row.organisation_en as string },
  from: row.from_day, to: row.to_day, present: row.present, coverFor: row.cover_for_id === null ? null : { id: row.cover_for_id, name: row.cover_for_name as string },
});

export function tell(ctx: WriteContext, siteId: string | null, placeId: string): void {
  ctx.emit({ topic: 'duties', subjectId: siteId ?? placeId, siteId, placeId });
}

export const listDutiesBound = bindRead(listDuties, async (ctx, input) => {
  const { page, pageSize, history, at, ...rest } = input;
  const reader = readerOf(ctx);
  const filter = { personId: rest.personId, organisationId: rest.organisationId, role: rest.role, siteId: rest.siteId, placeId: rest.placeId, patterns: searchPatterns(rest.q), day: history === true ? null : (at ?? ctx.today) };
  const found = await dutyPage(ctx.tx, reader, filter, input.sort, { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    rows: found.map((row) => ({
      ...dutyOut(row),
      site: row.site_id === null ? null : { id: row.site_id, code: row.site_code as string, name: row.site_name as string },
      place: row.place_id === null ? null : { id: row.place_id, kind: row.place_kind as PlaceKind, code: row.place_code as string, nameZh: row.place_zh as string, nameEn: row.place_en as string },
    })),
    total: await ctx.remember(`duties:${ctx.today}:${ctx.scope.everything ? '' : ctx.personId}:${JSON.stringify(filter)}`, () => countDuties(ctx.tx, reader, filter)), page, pageSize,
  };
});

export const dutyAtBound = bindRead(dutyAt, async (ctx, input) => {
  const reader = readerOf(ctx);
  const subject = await subjectInReach(ctx.tx, reader, input);
  if (subject === undefined) return ctx.notFound();
  // Whoever may see the site may know who answered for it: the reach was settled with the subject.
  const everybody = { ...reader, scope: { ...reader.scope, everything: true } };
  const found = await dutyPage(ctx.tx, everybody, { siteId: input.siteId, day: input.day }, 'subject', { limit: 200, offset: 0 });
  const holders = input.siteId === undefined ? found.filter((row) => row.place_id === input.placeId) : found;
  return {
    day: input.day, holders: holders.map(dutyOut),
    site: input.siteId === undefined ? null : { id: subject.id, code: subject.code, name: subject.name_zh },
    place: input.siteId === undefined ? { id: subject.id, code: subject.code, nameZh: subject.name_zh, nameEn: subject.name_en } : null,
  };
});

interface Wanted { readonly role: DutyRole; readonly personId?: string | undefined; readonly organisationId?: string | undefined; readonly from: string; readonly to: string | null }

/** What is wrong with the holder, or null. */
export async function holderProblem(ctx: WriteContext, wanted: Wanted): Promise<'people.duty_holder_wrong' | 'people.person_unknown' | 'people.organisation_unknown' | null> {
  const kind = wanted.personId === undefined ? 'organisation' : 'person';
  if (DUTY_HOLDER[wanted.role] !== kind) return 'people.duty_holder_wrong';
  if (wanted.personId !== undefined && !(await personInOffice(ctx.tx, ctx.programmeId, wanted.personId, wanted.from))) return 'people.person_unknown';
  if (wanted.organisationId !== undefined && !(await organisationExists(ctx.tx, ctx.programmeId, wanted.organisationId))) return 'people.organisation_unknown';
  return null;
}

/** Those who reach a site only by answering for it themselves do not decide who answers for it. */
function mayDecide(ctx: WriteContext, subject: SubjectRow | undefined): subject is SubjectRow {
  return subject !== undefined && (ctx.scope.everything || ctx.scope.placeIds.includes(subject.place_id));
}

export const assignDutyBound = bindWrite(assignDuty, async (ctx, input) => {
  const subject = await subjectInReach(ctx.tx, readerOf(ctx), input);
  if (!mayDecide(ctx, subject)) return ctx.notFound();
  const problem = await holderProblem(ctx, input);
  if (problem === 'people.duty_holder_wrong') return ctx.refuse(problem, HOLDER_WORDS[DUTY_HOLDER[input.role]], { pointers: ['/role'] });
  if (problem !== null) return ctx.refuse(problem, {}, { pointers: [problem === 'people.person_unknown' ? '/personId' : '/organisationId'] });
  if (input.to !== null && input.to <= input.from) return ctx.refuse('people.dates_out_of_order', {}, { pointers: ['/to'] });
  const [siteId, placeId] = [input.siteId ?? null, input.placeId ?? null];
  const held = await lockDuties(ctx.tx, ctx.programmeId, { siteId, placeId }, input.role);
  const holderId = input.personId ?? (input.organisationId as string);
  const plan = planDuty(held.map((row) => ({ id: row.id, holderId: row.holder_id, from: row.from_day, to: row.to_day })), { holderId, from: input.from, to: input.to });
  if (plan.outcome === 'overlaps') return ctx.refuse('people.duty_overlaps', { from: plan.from }, { pointers: ['/from'] });
  if (plan.outcome === 'unchanged') return { id: plan.id, outcome: 'unchanged' as const, endedId: null };
  const id = ctx.newId();
  await putInOffice(ctx.tx, ctx.programmeId, [{
    id, siteId, placeId, role: input.role, personId: input.personId ?? null, organisationId: input.organisationId ?? null, from: input.from, to: input.to,
  }]);
  ctx.record({ kind: siteId === null ? 'place' : 'site', id: subject.id, reason: input.reason, change: { duty: id, role: input.role, holderId, from: input.from, to: input.to, ended: plan.endsId, replaced: plan.replacesId } });
  tell(ctx, siteId, subject.place_id);
  return { id, outcome: 'assigned' as const, endedId: plan.endsId };
});

export const endDutyBound = bindWrite(endDuty, async (ctx, input) => {
  const reader = readerOf(ctx);
  const duty = await lockDuty(ctx.tx, reader, input.dutyId);
  if (duty === undefined) return ctx.notFound();
  const subject = await subjectInReach(ctx.tx, reader, { siteId: duty.site_id ?? undefined, placeId: duty.place_id ?? undefined });
  if (!mayDecide(ctx, subject)) return ctx.notFound();
  if (duty.to_day !== null && duty.to_day <= input.to) return ctx.refuse('people.duty_over');
  if (input.to <= duty.from_day) return ctx.refuse('people.dates_out_of_order', {}, { pointers: ['/to'] });
  await endDutyOn(ctx.tx, ctx.programmeId, duty.id, input.to);
  ctx.record({ kind: duty.site_id === null ? 'place' : 'site', id: subject.id, reason: input.reason, change: { duty: duty.id, role: duty.role, to: input.to } });
  tell(ctx, duty.site_id, subject.place_id);
  return { id: duty.id };
});

export const handOverBound = bindWrite(handOver, async (ctx, input) => {
  if (input.fromPersonId === input.toPersonId) return ctx.refuse('people.same_person', {}, { pointers: ['/toPersonId'] });
  if (!(await personInOffice(ctx.tx, ctx.programmeId, input.toPersonId, input.from))) return ctx.refuse('people.person_unknown', {}, { pointers: ['/toPersonId'] });
  const found = await dutiesToHandOver(ctx.tx, readerOf(ctx), { personId: input.fromPersonId, day: input.from, roles: input.roles, siteIds: input.siteIds });
  const moving = ctx.scope.everything ? found : found.filter((duty) => ctx.scope.placeIds.includes(duty.place_id));
  if (moving.length === 0) return ctx.refuse('people.nothing_to_hand_over');
  await putInOffice(ctx.tx, ctx.programmeId, moving.map((duty) => ({
    id: ctx.newId(), siteId: duty.site_id, placeId: null, role: duty.role, personId: input.toPersonId, organisationId: null, from: duty.from_day, to: duty.to_day,
    coverId: duty.cover_id,
  })));
  ctx.record({
    kind: 'person', id: input.fromPersonId, reason: input.reason,
    change: { handOver: { to: input.toPersonId, from: input.from, roles: input.roles, sites: moving.map((duty) => duty.site_id) } },
  });
  for (const duty of moving) tell(ctx, duty.site_id, duty.place_id);
  return { handedOver: new Set(moving.map((duty) => `${duty.site_id}/${duty.role}`)).size, sites: [...new Map(moving.map((duty) => [duty.site_id, { id: duty.site_id, code: duty.site_code, name: duty.site_name }])).values()] };
});
