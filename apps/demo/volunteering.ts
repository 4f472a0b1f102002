/** Volunteers of the demonstration: branches adopted, teams and people imported as an office imports them. */
import { CHINA_UTC_OFFSET_MINUTES, HOUR_MS, instant, localDateOf } from '#kernel/local-date.ts';
import { adoptBranches, appealBan, askCertificate, assignActivity, banVolunteer, cancelActivity, connectVolunteer, createProject, draftServiceCertificate, importTeams, issueServiceCertificate, importVolunteers, listActivities, listBranches, listServiceRecords, listTeams, listVolunteers, moveProject, planActivity, planTeamActivity, readActivityPlan, readMyActivity, readVolunteer, recordRollCall, saveFacility, signUp, signUpVolunteers, updateActivity, updateTeam, updateVolunteer } from '#modules/volunteering/contract/index.ts';
import { readPerson } from '#modules/people/contract/index.ts';
import type { volunteerSheets } from '../../packs/wanyuan/volunteers.ts';
import type { Actors, Moment } from './acting.ts';
import { FACILITIES, FACILITY_OPENED_DAYS, facilityCode, volunteerProjects } from '../../packs/wanyuan/volunteers.ts';
import { playOrders } from './service-orders.ts';
import { playApplications } from './volunteer-applications.ts';

/** 演示志愿服务 · @errors throws when a step is refused or a row is bad */
export async function playVolunteering(actors: Actors, { office, second, volunteer }: { readonly office: string; readonly second: string; readonly volunteer: string }, sheets: ReturnType<typeof volunteerSheets>, at: number, tell: (text: string) => void): Promise<void> {
  const moment: Moment = { at, by: office };
  await actors.write(adoptBranches, {}, moment, 'demo/volunteering/branches');
  for (const [operation, text, name] of [[importTeams, sheets.teams, 'teams'], [importVolunteers, sheets.volunteers, 'volunteers']] as const) {
    const { report } = await actors.write(operation, { file: { fileName: `${name}.csv`, body: new TextEncoder().encode(text) }, mode: 'all' }, moment, `demo/volunteering/${name}`);
    if (report?.outcome !== 'written') throw new Error(`the ${name} were not written: ${JSON.stringify(report?.badRows.slice(0, 3))}`);
  }
  await playOrders(actors, moment, second);
  await playApplications(actors, moment);
  await playActivities(actors, moment);
  await playProjects(actors, moment, localDateOf(instant(at), CHINA_UTC_OFFSET_MINUTES));
  await playJoining(actors, moment, volunteer);
  await playChanges(actors, moment, volunteer);
  await playBan(actors, moment, second);
  await playCertificate(actors, moment, second);
  await actors.write(askCertificate, { from: localDateOf(instant(at - 60 * DAY_HOURS * HOUR_MS), CHINA_UTC_OFFSET_MINUTES), to: localDateOf(instant(at - 2 * DAY_HOURS * HOUR_MS), CHINA_UTC_OFFSET_MINUTES), purpose: '社区评选优秀志愿者（演示）' }, { at: at - HOUR_MS / 4, by: volunteer }, 'demo/volunteering/certificate/asked');
  tell(`正在载入志愿者 ${sheets.volunteerCount} 人 · loading ${sheets.volunteerCount} volunteers`);
}

const ACTIVITIES = 8;
const DAY_HOURS = 24;

/** A centre, an institute of it and stations where the teams are at home. @returns place → facility */
async function playFacilities(actors: Actors, { at, by }: Moment): Promise<ReadonlyMap<string, string>> {
  const places = new Map((await actors.read(listTeams, { pageSize: FACILITIES, sort: 'code' }, { at, by })).rows.flatMap(({ place }) => (place === null ? [] : [[place.id, place] as const])));
  const openedOn = localDateOf(instant(at - FACILITY_OPENED_DAYS * DAY_HOURS * HOUR_MS), CHINA_UTC_OFFSET_MINUTES);
  const found = new Map<string, string>();
  for (const [index, place] of [...places.values()].entries()) {
    const [kind, word, parentCode] = index === 0 ? (['centre', '中心', null] as const) : index === 1 ? (['institute', '所', 'WM-001'] as const) : (['station', '站', 'WM-002'] as const);
    const code = facilityCode(index);
    found.set(place.id, (await actors.write(saveFacility, { code, name: `${place.nameZh}新时代文明实践${word}`, kind, parentCode, placeId: place.id, services: '理论宣讲、图书借阅、义诊（演示）', openHours: '周一至周日 9:00–17:00', openedOn }, { at, by }, `demo/volunteering/facility/${code}`)).id);
  }
  return found;
}

/** Activities of the last weeks whose rolls were called on the spot, one after another. */
async function playActivities(actors: Actors, { at, by }: Moment): Promise<void> {
  const teams = (await actors.read(listTeams, { pageSize: ACTIVITIES, sort: 'code' }, { at, by })).rows;
  const facilities = await playFacilities(actors, { at, by });
  for (const [index, team] of teams.entries()) {
    const start = at - (index + 1) * 3 * DAY_HOURS * HOUR_MS;
    const on = localDateOf(instant(start), CHINA_UTC_OFFSET_MINUTES);
    const { id: activityId } = await actors.write(planActivity, { code: `VA-${String(index + 1).padStart(3, '0')}`, name: `${team.branch?.nameZh ?? ''}活动`, teamId: team.id, placeId: team.place?.id as string, facilityId: facilities.get(team.place?.id ?? '') ?? null, on, from: '09:00', to: '11:30' }, { at: start - 5 * DAY_HOURS * HOUR_MS, by }, `demo/volunteering/activity/${index}`);
    const members = (await actors.read(listVolunteers, { teamId: team.id, pageSize: 50 }, { at, by })).rows;
    await actors.write(recordRollCall, { activityId, numbers: members.map(({ number }) => number), from: '09:00', to: '11:30', minorsAccompanied: true }, { at: start + 12 * HOUR_MS, by }, `demo/volunteering/roll/${index}`);
  }
}

/** Three projects: one goes on without an end, one has its days, one is being prepared; activities of their teams that lie within belong to them. */
async function playProjects(actors: Actors, moment: Moment, today: string): Promise<void> {
  const teams = new Map((await actors.read(listTeams, { pageSize: 20, sort: 'code' }, moment)).rows.map((team) => [team.code, team]));
  const branches = new Map((await actors.read(listBranches, {}, moment)).rows.map(({ nameZh, code }) => [nameZh, code]));
  const partner = [...teams.values()].flatMap(({ organisation }) => organisation?.id ?? []).slice(0, 1);
  for (const { code, team: teamCode, branch, ...facts } of volunteerProjects(today)) {
    const team = teams.get(teamCode);
    if (team?.place == null) throw new Error(`the team ${teamCode} of a project is not there`);
    const { id: projectId } = await actors.write(createProject, { ...facts, code, branch: branches.get(branch) ?? null, teamId: team.id, placeId: team.place.id, partnerIds: partner }, moment, `demo/volunteering/project/${code}`);
    if (code === 'VP-003') continue;
    await actors.write(moveProject, { projectId, to: 'open' }, moment, `demo/volunteering/project/${code}/open`);
    for (const activity of (await actors.read(listActivities, { teamId: team.id, pageSize: 50 }, moment)).rows) await actors.write(assignActivity, { activityId: activity.id, projectId }, moment, `demo/volunteering/project/${code}/${activity.code}`);
  }
}

const AHEAD = [
  { name: '周末清扫河边步道', days: 3, capacity: 6, about: '沿河边步道捡拾垃圾、清理小广告。请穿防滑鞋，工具和手套由队里准备（演示）。' }, { name: '斑马线文明劝导', days: 5, capacity: 20, about: '早高峰在学校门口劝导礼让行人，分两班。反光背心现场领取（演示）。' },
  { name: '给独居老人理发', days: 9, capacity: null, about: '随社区上门，帮忙理发、打扫、陪聊。请尊重老人，不拍照（演示）。' },
] as const;

/** Activities ahead that take sign-ups: one is full and somebody waits, one has two shifts; the volunteer of the demo leads the first team. */
async function playJoining(actors: Actors, { at, by }: Moment, volunteer: string): Promise<void> {
  const moment = { at: at - HOUR_MS, by };
  const [team, next] = (await actors.read(listTeams, { pageSize: 2, sort: 'code' }, moment)).rows;
  if (team === undefined || next === undefined) throw new Error('the demo has no teams');
  const members = (await actors.read(listVolunteers, { teamId: team.id, pageSize: 50 }, moment)).rows.filter(({ isAdult }) => isAdult);
  const [own, ...others] = members;
  await actors.write(connectVolunteer, { volunteerId: own?.id as string, personId: volunteer }, moment, 'demo/volunteering/own');
  // One person, one name: the register took them on before their login was known.
  const [{ name }, { version, isAdult, place, organisation }] = [await actors.read(readPerson, { personId: volunteer }, moment), await actors.read(readVolunteer, { volunteerId: own?.id as string }, moment)];
  await actors.write(updateVolunteer, { volunteerId: own?.id as string, version, label: name, isAdult, placeId: place?.id ?? null, organisationId: organisation?.id ?? null }, moment, 'demo/volunteering/own/name');
  for (const [led, leaderId] of [[team, volunteer], [next, by]] as const) {
    await actors.write(updateTeam, {
      teamId: led.id, version: led.version, name: led.name, branch: led.branch?.code ?? null, placeId: led.place?.id ?? null, organisationId: led.organisation?.id ?? null, leaderId, foundedOn: led.foundedOn, dissolvedOn: led.dissolvedOn,
    }, moment, `demo/volunteering/leader/${led.code}`);
  }
  for (const [index, { days, ...activity }] of AHEAD.entries()) {
    const on = localDateOf(instant(at + days * DAY_HOURS * HOUR_MS), CHINA_UTC_OFFSET_MINUTES);
    const shifts = index === 1 ? [{ from: '07:30', to: '08:30', capacity: 10 }, { from: '08:30', to: '09:30', capacity: 10 }] : [];
    const { id: activityId } = await actors.write(planActivity, { ...activity, code: `VJ-${index + 1}`, teamId: team.id, placeId: team.place?.id as string, on, from: '07:30', to: '10:30', takesSignups: true, shifts }, moment, `demo/volunteering/ahead/${index}`);
    const { shifts: [shift] } = await actors.read(readMyActivity, { activityId }, { at: moment.at, by: volunteer });
    if (index < 2) await actors.write(signUpVolunteers, { shiftId: shift?.id as string, numbers: others.slice(0, 6).map(({ number }) => number) }, moment, `demo/volunteering/ahead/${index}/others`);
    if (index !== 2) await actors.write(signUp, { shiftId: shift?.id as string }, { at: moment.at, by: volunteer }, `demo/volunteering/ahead/${index}/own`);
  }
}

/** One that was signed up for is moved to another facility and an hour later, one is called off: whoever signed up finds both on their own page. */
async function playChanges(actors: Actors, { at, by }: Moment, volunteer: string): Promise<void> {
  const moment = { at: at - HOUR_MS / 2, by: volunteer };
  const [team] = (await actors.read(listTeams, { pageSize: 1, sort: 'code' }, { at, by })).rows;
  const on = (days: number): string => localDateOf(instant(at + days * DAY_HOURS * HOUR_MS), CHINA_UTC_OFFSET_MINUTES);
  for (const [index, { name, days }] of [{ name: '公园花草认养', days: 6 }, { name: '广场旧书交换', days: 7 }].entries()) {
    const plan = { name, from: '09:00', to: '11:00', capacity: 10, about: '工具由队里准备（演示）。', takesSignups: true };
    const { id: activityId } = await actors.write(planTeamActivity, { ...plan, teamId: team?.id as string, on: on(days), shifts: [] }, { at: moment.at - HOUR_MS, by: volunteer }, `demo/volunteering/changed/${index}`);
    const { version, place, shifts } = await actors.read(readActivityPlan, { activityId }, moment);
    await actors.write(signUp, { shiftId: shifts[0]?.id as string }, moment, `demo/volunteering/changed/${index}/own`);
    if (index === 0) await actors.write(updateActivity, { ...plan, activityId, version, placeId: place.id, on: on(days), from: '10:00', to: '12:00', shifts: [{ id: shifts[0]?.id as string, from: '10:00', to: '12:00', capacity: 10 }], note: '早上有雨，推迟一小时（演示）' }, moment, `demo/volunteering/changed/${index}/change`);
    else await actors.write(cancelActivity, { activityId, reason: '广场当天有其他活动（演示）', publicReason: '广场当天另有安排（演示）' }, moment, `demo/volunteering/changed/${index}/cancel`);
  }
}

/** A record found false, the ban that follows, and an appeal that the community took down for the person: it waits for somebody else. */
async function playBan(actors: Actors, { at, by }: Moment, second: string): Promise<void> {
  const record = (await actors.read(listServiceRecords, { state: 'counted', grade: 'B', pageSize: 1, sort: '-starts' }, { at, by })).rows[0];
  if (record === undefined) throw new Error('the demo has no record to look at');
  const { id: banId } = await actors.write(banVolunteer, { volunteerId: record.volunteer.id, recordIds: [record.id], years: 1, reason: '抽查核实：当天没有到场，点名由他人代答（演示）' }, { at: at - 3 * HOUR_MS, by: second }, 'demo/volunteering/ban');
  await actors.write(appealBan, { banId, words: '当天在另一处帮忙，请再核实（演示）' }, { at: at - 2 * HOUR_MS, by }, 'demo/volunteering/ban/appeal');
}

/** One certificate that hung out for seven days and was issued by a second person, and one that still hangs out. */
async function playCertificate(actors: Actors, { at, by }: Moment, second: string): Promise<void> {
  const [, another, , fourth] = (await actors.read(listVolunteers, { pageSize: 4, sort: 'number' }, { at, by })).rows;
  const day = (days: number): string => localDateOf(instant(at - days * DAY_HOURS * HOUR_MS), CHINA_UTC_OFFSET_MINUTES);
  const facts = { issuer: '志愿服务联合会（演示）', responsible: '示例负责人', handler: '示例经办人', contact: '000-0000000', postedWhere: '社区公告栏' };
  const earlier = { at: at - 10 * DAY_HOURS * HOUR_MS, by };
  const { id: certificateId } = await actors.write(draftServiceCertificate, { volunteerId: fourth?.id as string, from: day(60), to: day(11), postedOn: day(10), ...facts }, earlier, 'demo/volunteering/certificate/issued');
  await actors.write(issueServiceCertificate, { certificateId }, { at: at - HOUR_MS, by: second }, 'demo/volunteering/certificate/issue');
  await actors.write(draftServiceCertificate, { volunteerId: another?.id as string, from: day(60), to: day(2), postedOn: day(1), ...facts }, { at: at - HOUR_MS, by }, 'demo/volunteering/certificate/posted');
}
