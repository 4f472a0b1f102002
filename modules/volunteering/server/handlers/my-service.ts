import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { connectVolunteer, planTeamActivity, readLedTeam, readMyService, registerMyself } from '../../contract/index.ts';
import { banBlocks, volunteerNumber } from '../../domain/index.ts';
import { ofOneself } from '../own.ts';
import { iso, plan } from '../planning.ts';
import { bansOf } from '../queries/bans.ts';
import { requestsOf } from '../queries/certificate-requests.ts';
import { placeThere, unseenChanges } from '../queries/changing.ts';
import { certificatesOf } from '../queries/certificates.ts';
import { correctionsOf } from '../queries/corrections.ts';
import { personThere } from '../queries/ground.ts';
import { openProjectsOfTeam } from '../queries/projects.ts';
import { activitiesOfTeam, ledTeams, livingPlaces, membersOf, myRecords, mySignups, setPerson, volunteerOfPerson } from '../queries/joining.ts';
import { serviceFigures } from '../queries/service.ts';
import { banSeal } from '../reasons.ts';
import { starsOf } from '../stars.ts';
import { requestOut } from './certificate-requests.ts';
import { lockVolunteer, membershipsOf, takeNumbers, upsertVolunteers } from '../queries/volunteers.ts';

const [SIGNUPS_SHOWN, RECORDS_SHOWN, MEMBERS_SHOWN, ACTIVITIES_SHOWN] = [50, 100, 500, 100];
/** Told for a month after. @unit milliseconds */
const CHANGES_SHOWN_MS = 30 * 24 * 3_600_000;
const placeOut = (row: { id: string; name_zh: string; name_en: string }) => ({ id: row.id, nameZh: row.name_zh, nameEn: row.name_en });

export const readMyServiceBound = bindRead(readMyService, (ctx) => ofOneself(ctx, async (whole) => {
  const { tx, programmeId, personId, today } = whole;
  const led = (await ledTeams(tx, programmeId, personId, today, null)).map((team) => ({ id: team.id, code: team.code, name: team.name, memberCount: team.member_count }));
  const me = await volunteerOfPerson(tx, programmeId, personId, today);
  if (me === undefined) return { volunteer: null, figures: null, signups: [], records: [], bans: [], star: null, certificates: [], teams: [], changes: [], certificateRequests: [], ledTeams: led, places: (await livingPlaces(tx, programmeId, today)).map(placeOut) };
  const figures = await serviceFigures(whole, me.id);
  const corrections = new Map((await correctionsOf(tx, programmeId, me.id)).map(({ record_id, state, answer }) => [record_id, { state, answer }]));
  return {
    volunteer: { id: me.id, number: me.number, label: me.label, registeredOn: me.registered_on },
    figures: { on: today, volunteerCount: figures.volunteer_count, servedCount: figures.served_count, recordCount: figures.record_count, minutes: { A: figures.a, B: figures.b, C: figures.c, D: figures.d } },
    signups: (await mySignups(tx, programmeId, me.id, iso(whole.now), SIGNUPS_SHOWN)).map((row) => ({ id: row.id, state: row.state, activity: { id: row.activity_id, name: row.activity_name }, place: { id: row.place_id, nameZh: row.place_zh, nameEn: row.place_en }, from: iso(row.from_at), to: iso(row.to_at) })),
    records: (await myRecords(tx, programmeId, me.id, RECORDS_SHOWN)).map((row) => ({ id: row.id, activity: row.activity, from: iso(row.from_at), minutes: row.minutes, grade: row.grade, state: row.state, correction: corrections.get(row.id) ?? null })),
    bans: (await bansOf(tx, programmeId, me.id)).map((row) => {
      const blocksToday = banBlocks({ from: row.from_date, to: row.to_date, liftedOn: row.lifted_on }, today);
      return { id: row.id, from: row.from_date, to: row.to_date, state: row.state, reason: ctx.secrets.open(banSeal(ctx), row.reason_sealed), answer: row.answer, liftedOn: row.lifted_on, blocksToday, mayAppeal: blocksToday && row.state === 'decided' };
    }),
    star: await starsOf(whole, me.id), certificates: (await certificatesOf(tx, programmeId, me.id)).map((row) => ({ id: row.id, number: row.number, issuedOn: row.issued_on, state: row.state })),
    teams: (await membershipsOf(tx, programmeId, me.id)).filter(({ to_date }) => to_date === null || to_date > today).map((row) => ({ id: row.team_id, code: row.code, name: row.name })), ledTeams: led, places: [],
    certificateRequests: (await requestsOf(tx, programmeId, me.id)).map(requestOut),
    changes: (await unseenChanges(tx, programmeId, me.id, iso(whole.now - CHANGES_SHOWN_MS))).map((row) => ({ activity: { id: row.activity_id, name: row.activity_name }, lostShift: row.lost_shift, change: { id: row.id, kind: row.kind, at: iso(row.at), note: row.note, details: row.details } })),
  };
}));

export const registerMyselfBound = bindWrite(registerMyself, (ctx, { label, placeId, isAdult }) => ofOneself(ctx, async (whole) => {
  if ((await volunteerOfPerson(whole.tx, whole.programmeId, whole.personId, whole.today)) !== undefined) return ctx.refuse('volunteering.registered_already');
  if (!(await livingPlaces(whole.tx, whole.programmeId, whole.today)).some(({ id }) => id === placeId)) return ctx.refuse('volunteering.place_unknown', {}, { pointers: ['/placeId'] });
  const [id, number] = [ctx.newId(), volunteerNumber(await takeNumbers(ctx.tx, ctx.programmeId, 'V-', 1))];
  await upsertVolunteers(ctx.tx, ctx.programmeId, [{ id, number, label, placeId, organisationId: null, isAdult, guardianAgreedOn: null, detailsSealed: null, identityKey: null, registeredOn: ctx.today, leftOn: null, searchText: searchTextOf(label, number) }]);
  await setPerson(ctx.tx, ctx.programmeId, id, ctx.personId);
  ctx.record({ kind: 'volunteer', id, change: { act: 'registerMyself' } });
  ctx.emit({ topic: 'volunteering', subjectId: id, placeId });
  return { id, number };
}));

export const connectVolunteerBound = bindWrite(connectVolunteer, async (ctx, { volunteerId, personId }) => {
  const volunteer = (await lockVolunteer(ctx, volunteerId)) ?? ctx.notFound();
  if (personId !== null && !(await personThere(ctx.tx, ctx.programmeId, personId))) return ctx.refuse('volunteering.leader_unknown', {}, { pointers: ['/personId'] });
  await setPerson(ctx.tx, ctx.programmeId, volunteerId, personId);
  ctx.record({ kind: 'volunteer', id: volunteerId, change: { act: 'connect', person: personId } });
  ctx.emit({ topic: 'volunteering', subjectId: volunteerId, placeId: volunteer.place_id });
  return { connected: personId !== null };
});

export const readLedTeamBound = bindRead(readLedTeam, (ctx, { teamId }) => ofOneself(ctx, async (whole) => {
  const [team] = await ledTeams(whole.tx, whole.programmeId, whole.personId, whole.today, teamId);
  if (team === undefined) return whole.notFound();
  return {
    team: { id: team.id, code: team.code, name: team.name, placed: team.place_id !== null },
    members: (await membersOf(whole.tx, whole.programmeId, teamId, whole.today, MEMBERS_SHOWN)).map((row) => ({ id: row.id, number: row.number, label: row.label, isAdult: row.is_adult, minutes: row.minutes })),
    projects: await openProjectsOfTeam(whole.tx, whole.programmeId, teamId),
    activities: (await activitiesOfTeam(whole.tx, whole.programmeId, teamId, ACTIVITIES_SHOWN)).map((row) => ({ id: row.id, name: row.name, startsAt: iso(row.starts_at), endsAt: iso(row.ends_at), takesSignups: row.takes_signups, isCancelled: row.is_cancelled, signedUp: row.signed_up, served: row.served })),
  };
}));

export const planTeamActivityBound = bindWrite(planTeamActivity, (ctx, input) => ofOneself(ctx, async (whole) => {
  const [team] = await ledTeams(whole.tx, whole.programmeId, whole.personId, whole.today, input.teamId);
  if (team === undefined) return whole.notFound();
  const placeId = input.placeId ?? team.place_id;
  if (placeId === null) return ctx.refuse('volunteering.placeless');
  if (placeId !== team.place_id && (await placeThere(whole.tx, whole.programmeId, placeId, whole.today)) === undefined) return ctx.refuse('volunteering.place_unknown', {}, { pointers: ['/placeId'] });
  const code = `${team.code.slice(0, 40)}-${input.on.replaceAll('-', '')}-${ctx.newId().slice(-4).toUpperCase()}`;
  const planned = await plan(ctx, { ...input, code, placeId });
  return typeof planned === 'string' ? { id: planned } : ctx.refuse(planned.code, {}, { pointers: [planned.pointer] });
}));
