import type { ParsedInputOf } from '#platform/contract/index.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { importVolunteers, joinTeam, leaveTeam, listVolunteers, readVolunteer, readVolunteerDetails, registerVolunteer, updateVolunteer, volunteerImportTemplate } from '../../contract/index.ts';
import { membershipRefusal, volunteerNumber, volunteerRefusal } from '../../domain/index.ts';
import type { VolunteerFacts, VolunteerRefusal } from '../../domain/index.ts';
import { identityKey, openDetails, sealDetails } from '../details.ts';
import { volunteerColumns, volunteerExample, volunteerImport } from '../imports/volunteers.ts';
import { organisationInReach, placeInReach } from '../queries/ground.ts';
import { endMembership, endMembershipsFrom, insertMembership, lockMembership, lockVolunteer, membershipsOf, replaceVolunteer, takeNumbers, teamDays, upsertVolunteers, volunteerPage, volunteersByIdentity, volunteerTotal } from '../queries/volunteers.ts';
import type { VolunteerRow, VolunteerToKeep } from '../queries/volunteers.ts';

const named = (id: string | null, zh: string | null, en: string | null) => (id === null ? null : { id, nameZh: zh ?? '', nameEn: en ?? '' });

const rowOut = (row: VolunteerRow) => ({
  id: row.id, number: row.number, label: row.label, place: named(row.place_id, row.place_zh, row.place_en), organisation: named(row.organisation_id, row.organisation_zh, row.organisation_en), isAdult: row.is_adult,
  guardianAgreedOn: row.guardian_agreed_on, registeredOn: row.registered_on, leftOn: row.left_on, teams: row.teams, version: row.version,
});

export const listVolunteersBound = bindRead(listVolunteers, async (ctx, { page, pageSize, sort, ...filter }) => ({
  rows: (await volunteerPage(ctx, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize })).map(rowOut),
  total: await ctx.remember(`volunteering.volunteers:${ctx.today}:${ctx.scope.everything ? '' : ctx.personId}:${JSON.stringify(filter)}`, () => volunteerTotal(ctx, filter)), page, pageSize,
}));

async function volunteerInReach(ctx: ReadContext, volunteerId: string): Promise<VolunteerRow> {
  const [row] = await volunteerPage(ctx, { id: volunteerId }, 'number', { limit: 1, offset: 0 });
  return row ?? ctx.notFound();
}

export const readVolunteerBound = bindRead(readVolunteer, async (ctx, { volunteerId }) => {
  const row = await volunteerInReach(ctx, volunteerId);
  const memberships = await membershipsOf(ctx.tx, ctx.programmeId, volunteerId);
  return { ...rowOut(row), hasDetails: row.details_sealed !== null, memberships: memberships.map((each) => ({ id: each.id, team: { id: each.team_id, code: each.code, name: each.name }, from: each.from_date, to: each.to_date })) };
});

export const readVolunteerDetailsBound = bindRead(readVolunteerDetails, async (ctx, { volunteerId }) => {
  const { contact, guardian, identityNumber } = openDetails(ctx, (await volunteerInReach(ctx, volunteerId)).details_sealed);
  return { contact, guardian, hasIdentityNumber: identityNumber !== null };
});

const REFUSALS = {
  placeless: ['volunteering.placeless', '/placeId'], inFuture: ['volunteering.dates_out_of_order', '/registeredOn'], guardianMissing: ['volunteering.guardian_missing', '/guardian'],
  guardianOfAdult: ['volunteering.guardian_of_adult', '/guardian'], identityWrong: ['volunteering.identity_wrong', '/identityNumber'],
} as const satisfies Record<VolunteerRefusal, readonly [string, string]>;

/** Whoever does not reach the whole programme registers where they are. */
export async function misfit(ctx: ReadContext, facts: VolunteerFacts) {
  const refusal = volunteerRefusal(facts, ctx.today);
  if (refusal !== null) return REFUSALS[refusal];
  if (facts.placeId !== null && !(await placeInReach(ctx, facts.placeId))) return ['volunteering.place_unknown', '/placeId'] as const;
  return facts.organisationId !== null && !(await organisationInReach(ctx, facts.organisationId)) ? ['volunteering.organisation_unknown', '/organisationId'] as const : null;
}

function leaveTrace(ctx: WriteContext, id: string, act: string, placeId: string | null): void {
  ctx.record({ kind: 'volunteer', id, change: { act } });
  ctx.emit({ topic: 'volunteering', subjectId: id, placeId });
}

/** Gives them the next number and writes them down; that nothing speaks against it is known by then. */
export async function enrol(ctx: WriteContext, facts: Omit<VolunteerToKeep, 'id' | 'number' | 'leftOn' | 'searchText'>): Promise<{ readonly id: string; readonly number: string }> {
  const [id, number] = [ctx.newId(), volunteerNumber(await takeNumbers(ctx.tx, ctx.programmeId, 'V-', 1))];
  await upsertVolunteers(ctx.tx, ctx.programmeId, [{ id, number, ...facts, leftOn: null, searchText: searchTextOf(facts.label, number) }]);
  leaveTrace(ctx, id, 'register', facts.placeId);
  return { id, number };
}

export const registerVolunteerBound = bindWrite(registerVolunteer, async (ctx, { registeredOn = ctx.today, guardian, contact, identityNumber, ...input }) => {
  const wrong = await misfit(ctx, { ...input, guardian, identityNumber, registeredOn });
  if (wrong !== null) return ctx.refuse(wrong[0], {}, { pointers: [wrong[1]] });
  const key = identityKey(ctx, identityNumber);
  if (key !== null && (await volunteersByIdentity(ctx.tx, ctx.programmeId, [key])).length > 0) return ctx.refuse('volunteering.identity_known', {}, { pointers: ['/identityNumber'] });
  return { ...await enrol(ctx, { ...input, detailsSealed: sealDetails(ctx, { identityNumber, contact, guardian }), identityKey: key, registeredOn }), version: 1 };
});

/** What is not said of what is sealed stays as it is; who is of age keeps no guardian. */
function detailsAfter(ctx: ReadContext, sealed: string | null, input: Pick<ParsedInputOf<typeof updateVolunteer>, 'guardian' | 'contact' | 'isAdult'>) {
  const before = openDetails(ctx, sealed);
  const said = (value: string | null | undefined, known: string | null): string | null => (value === undefined ? known : value === '' ? null : value);
  return { ...before, contact: said(input.contact, before.contact), guardian: input.isAdult ? (input.guardian ?? null) : said(input.guardian, before.guardian) };
}

export const updateVolunteerBound = bindWrite(updateVolunteer, async (ctx, { volunteerId, version, leftOn, guardian, contact, ...input }) => {
  const known = (await lockVolunteer(ctx, volunteerId)) ?? ctx.notFound();
  if (known.version !== version) return ctx.refuse('platform.changed_meanwhile');
  const details = detailsAfter(ctx, known.details_sealed, { guardian, contact, isAdult: input.isAdult });
  const wrong = await misfit(ctx, { ...input, guardian: details.guardian, identityNumber: null, registeredOn: known.registered_on });
  if (wrong !== null) return ctx.refuse(wrong[0], {}, { pointers: [wrong[1]] });
  if (leftOn !== null && (leftOn < known.registered_on || leftOn > ctx.today)) return ctx.refuse('volunteering.dates_out_of_order', {}, { pointers: ['/leftOn'] });
  await replaceVolunteer(ctx.tx, ctx.programmeId, { id: volunteerId, ...input, detailsSealed: sealDetails(ctx, details), leftOn, searchText: searchTextOf(input.label, known.number) });
  if (leftOn !== null) await endMembershipsFrom(ctx.tx, ctx.programmeId, volunteerId, leftOn);
  leaveTrace(ctx, volunteerId, 'update', input.placeId);
  return { id: volunteerId, version: version + 1 };
});

export const joinTeamBound = bindWrite(joinTeam, async (ctx, { volunteerId, teamId, from }) => {
  const volunteer = (await lockVolunteer(ctx, volunteerId)) ?? ctx.notFound();
  const team = (await teamDays(ctx, teamId)) ?? ctx.notFound();
  if (membershipRefusal(from, { registeredOn: volunteer.registered_on, leftOn: volunteer.left_on }, { foundedOn: team.founded_on, dissolvedOn: team.dissolved_on }, ctx.today) !== null) return ctx.refuse('volunteering.dates_out_of_order', {}, { pointers: ['/from'] });
  const id = ctx.newId();
  await insertMembership(ctx.tx, ctx.programmeId, { id, teamId, volunteerId, from });
  leaveTrace(ctx, volunteerId, 'join', volunteer.place_id);
  return { id };
});

export const leaveTeamBound = bindWrite(leaveTeam, async (ctx, { volunteerId, membershipId, to }) => {
  const volunteer = (await lockVolunteer(ctx, volunteerId)) ?? ctx.notFound();
  const membership = (await lockMembership(ctx.tx, ctx.programmeId, volunteerId, membershipId)) ?? ctx.notFound();
  if (membership.to_date !== null) return ctx.refuse('volunteering.membership_over');
  if (to <= membership.from_date || to > ctx.today) return ctx.refuse('volunteering.dates_out_of_order', {}, { pointers: ['/to'] });
  await endMembership(ctx.tx, ctx.programmeId, membershipId, to);
  leaveTrace(ctx, volunteerId, 'leave', volunteer.place_id);
  return { to };
});

export const importVolunteersBound = bindWrite(importVolunteers, (ctx, { file, mode }) => importTable(ctx, { operation: importVolunteers, file, mode, definition: () => Promise.resolve(volunteerImport(ctx)) }));

export const volunteerImportTemplateBound = bindRead(volunteerImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '志愿者导入模板', en: 'Volunteers to import' }, volunteerColumns, { zh: [volunteerExample('zh', ctx.today)], en: [volunteerExample('en', ctx.today)] }, format));
