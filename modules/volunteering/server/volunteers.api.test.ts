import { beforeAll, describe, expect, it } from 'vitest';
import { rows, sql } from '#platform/server/db/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { isIdentityNumber } from '../domain/index.ts';
import {
  adoptBranches, createTeam, exportVolunteers, importTeams, importVolunteers, joinTeam, leaveTeam, listBranches, listTeams, listVolunteers, readTeam, readVolunteer, readVolunteerDetails, registerVolunteer, saveBranch, updateTeam, updateVolunteer,
} from '../contract/index.ts';

let app: TestApp;
const office = () => app.as('office');
/** A number that belongs to nobody: its region does not exist. */
const identity = (at: number): string => [...'0123456789X'].map((last) => `0000001990010100${at % 10}${last}`).find(isIdentityNumber) as string;
const register = (more: object = {}) => office().call(registerVolunteer, { label: '示例志愿者', placeId: app.id('place/e1'), isAdult: true, registeredOn: '2026-03-01', ...more });
const sheet = (...lines: string[]) => ({ fileName: 'v.csv', body: new TextEncoder().encode(`\uFEFF${lines.join('\n')}\n`) });
const HEADER = '志愿者编号,姓名,区域编码,队伍编码,已成年,监护人同意日期,监护人,身份证号,登记日期';
let made = 0;
const team = async (more: object = {}) => (await office().call(createTeam, { code: `T-${(made += 1)}`, name: '示例服务队', placeId: app.id('place/e1'), foundedOn: '2026-01-05', ...more })).id;

beforeAll(async () => {
  app = await testApp();
  await office().call(adoptBranches, {});
});

describe('a volunteer', () => {
  it('has a number of the programme, and none is given twice', async () => {
    const [one, two] = [await register(), await register()];
    expect(one.number).toMatch(/^V-\d{7}$/);
    expect(Number(two.number.slice(2))).toBe(Number(one.number.slice(2)) + 1);
  });

  it('may keep an identity number sealed, which nobody reads again and nobody registers twice', async () => {
    const { id } = await register({ identityNumber: identity(1), contact: '示例电话' });
    expect((await rows<{ text: string }>(app.ownerDb, sql`select to_jsonb(v)::text as text from volunteering.volunteers v where id = ${id}`))[0]?.text).not.toMatch(/00000019900101|示例电话/);
    expect(await app.as('communityE1').call(readVolunteerDetails, { volunteerId: id })).toEqual({ contact: '示例电话', guardian: null, hasIdentityNumber: true });
    expect((await problemOf(register({ identityNumber: identity(1) }))).code).toBe('volunteering.identity_known');
    expect((await problemOf(register({ identityNumber: `${identity(2).slice(0, 17)}${identity(2).endsWith('0') ? '1' : '0'}` }))).code).toBe('volunteering.identity_wrong');
    expect((await problemOf(app.as('lead').call(readVolunteerDetails, { volunteerId: id }))).code).toBe('platform.not_permitted');
  });

  it('under age needs a guardian who agreed; of an adult no guardian is kept', async () => {
    expect((await problemOf(register({ isAdult: false }))).code).toBe('volunteering.guardian_missing');
    expect((await problemOf(register({ guardian: '示例监护人' }))).code).toBe('volunteering.guardian_of_adult');
    const { id } = await register({ isAdult: false, guardian: '示例监护人', guardianAgreedOn: '2026-03-01' });
    expect((await office().call(readVolunteerDetails, { volunteerId: id })).guardian).toBe('示例监护人');
    await expect(sql`update volunteering.volunteers set guardian_agreed_on = null where id = ${id}`.execute(app.ownerDb)).rejects.toThrow(/volunteers__guardian_of_minors/);
    await office().call(updateVolunteer, { volunteerId: id, version: 1, label: '示例志愿者', placeId: app.id('place/e1'), isAdult: true });
    expect((await office().call(readVolunteerDetails, { volunteerId: id })).guardian).toBeNull();
  });

  it('is seen and registered where one reaches', async () => {
    const west = await register({ label: '西边的人', placeId: app.id('place/w1') });
    expect((await problemOf(app.as('communityE1').call(readVolunteer, { volunteerId: west.id }))).status).toBe(404);
    expect((await app.as('zoneWest').call(listVolunteers, {})).rows.map(({ label }) => label)).toEqual(['西边的人']);
    expect((await problemOf(app.as('communityE1').call(registerVolunteer, { label: '甲', placeId: app.id('place/w1'), isAdult: true }))).code).toBe('volunteering.place_unknown');
    expect((await problemOf(app.as('communityE1').call(updateVolunteer, { volunteerId: west.id, version: 1, label: '甲', placeId: app.id('place/e1'), isAdult: true }))).status).toBe(404);
    expect((await app.as('communityE1').call(registerVolunteer, { label: '东边的人', placeId: app.id('place/e1a'), isAdult: true })).version).toBe(1);
    expect((await problemOf(register({ placeId: null }))).code).toBe('volunteering.placeless');
  });
});

describe('a team', () => {
  it('lies in a branch of this programme, whose figures count teams and people of today', async () => {
    expect((await office().call(listBranches, {})).rows).toHaveLength(12);
    expect((await problemOf(team({ branch: 'none' }))).code).toBe('volunteering.branch_unknown');
    await office().call(saveBranch, { code: 'local', nameZh: '本地特色', nameEn: 'Local', sortOrder: 99 });
    const [one, two] = [await team({ branch: 'local' }), await team({ branch: 'local' })];
    const { id } = await register();
    for (const teamId of [one, two]) await office().call(joinTeam, { volunteerId: id, teamId, from: '2026-03-02' });
    expect((await office().call(listBranches, {})).rows.find(({ code }) => code === 'local')).toMatchObject({ teamCount: 2, memberCount: 1 });
    expect((await office().call(listTeams, { branch: 'local' })).rows.map(({ memberCount }) => memberCount)).toEqual([1, 1]);
    const branches = async () => (await office().call(listBranches, {})).rows;
    expect((await branches()).at(-1)).toMatchObject({ code: 'local', nameZh: '本地特色', sortOrder: 99 });
    await office().call(saveBranch, { code: 'local', nameZh: '乡土特色', nameEn: 'Of this place', sortOrder: 0 });
    await office().call(saveBranch, { code: 'first', nameZh: '排在前面', nameEn: 'First', sortOrder: 0 });
    expect((await branches()).filter(({ sortOrder }) => sortOrder === 0).map(({ code }) => code)).toEqual(expect.arrayContaining(['first', 'local']));
    expect((await branches()).find(({ code }) => code === 'local')).toMatchObject({ nameZh: '乡土特色', nameEn: 'Of this place', sortOrder: 0, teamCount: 2 });
    expect((await branches()).at(-1)?.code).not.toBe('local');
    expect((await problemOf(app.as('communityE1').call(saveBranch, { code: 'local', nameZh: '改名', nameEn: 'Renamed', sortOrder: 1 }))).code).toBe('platform.not_permitted');
    expect((await problemOf(team({ code: 'T-2' }))).code).toBe('volunteering.team_code_taken');
  });

  it('takes members from the day both are there, once at a time, and lets them go', async () => {
    const teamId = await team();
    const { id } = await register();
    expect((await problemOf(office().call(joinTeam, { volunteerId: id, teamId, from: '2026-02-01' }))).code).toBe('volunteering.dates_out_of_order');
    await office().call(joinTeam, { volunteerId: id, teamId, from: '2026-03-02' });
    expect((await problemOf(office().call(joinTeam, { volunteerId: id, teamId, from: '2026-04-02' }))).code).toBe('volunteering.member_already');
    const membershipId = (await office().call(readVolunteer, { volunteerId: id })).memberships[0]?.id as string;
    await office().call(leaveTeam, { volunteerId: id, membershipId, to: '2026-05-01' });
    expect((await problemOf(office().call(leaveTeam, { volunteerId: id, membershipId, to: '2026-05-02' }))).code).toBe('volunteering.membership_over');
    await office().call(joinTeam, { volunteerId: id, teamId, from: '2026-05-01' });
    const known = await office().call(readVolunteer, { volunteerId: id });
    await office().call(updateVolunteer, { volunteerId: id, version: known.version, label: known.label, placeId: app.id('place/e1'), isAdult: true, leftOn: '2026-06-01' });
    expect((await office().call(readVolunteer, { volunteerId: id })).memberships.map(({ from, to }) => [from, to])).toEqual([['2026-05-01', '2026-06-01'], ['2026-03-02', '2026-05-01']]);
    expect((await office().call(readTeam, { teamId })).memberCount).toBe(0);
  });

  it('is changed as somebody saw it', async () => {
    const teamId = await team();
    await office().call(updateTeam, { teamId, version: 1, name: '改名队', foundedOn: '2026-01-05', leaderId: app.id('person/leaderE') });
    expect(await office().call(readTeam, { teamId })).toMatchObject({ name: '改名队', version: 2, leader: { code: 'leaderE' } });
    expect((await problemOf(office().call(updateTeam, { teamId, version: 1, name: '别名队', foundedOn: '2026-01-05' }))).code).toBe('platform.changed_meanwhile');
  });
});

describe('a sheet', () => {
  it('brings teams and volunteers, says row by row what is wrong, and again changes nothing', async () => {
    const teams = sheet('队伍编码,队伍名称,分类,区域编码,负责人编号,成立日期', 'S-1,表格队,文化文艺,e1,leaderE,2026-01-05');
    expect((await office().call(importTeams, { file: teams, mode: 'all' })).report).toMatchObject({ outcome: 'written', created: 1 });
    expect((await office().call(importTeams, { file: teams, mode: 'all' })).report).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    const good = [`S-001,甲,e1,S-1,是,,,${identity(3)},2026-03-01`, 'S-002,乙,e1,S-1,否,2026-03-01,示例监护人,,2026-03-01'];
    const bad = ['S-003,丙,e1,S-1,否,,,,2026-03-01', 'S-004,丁,nowhere,,是,,,,2026-03-01', 'S-005,戊,e1,S-9,是,,,,2026-03-01', `S-006,己,e1,,是,,,${identity(3)},2026-03-01`];
    const preview = (await office().call(importVolunteers, { file: sheet(HEADER, ...good, ...bad) })).report;
    expect(preview?.badRows.map(({ row, code }) => [row, code])).toEqual([[4, 'guardianMissing'], [5, 'unknown_place'], [6, 'unknown_team'], [7, 'identity_known']]);
    expect((await office().call(listVolunteers, { q: 'S-001' })).total).toBe(0);
    expect((await office().call(importVolunteers, { file: sheet(HEADER, ...good), mode: 'all' })).report).toMatchObject({ outcome: 'written', created: 2 });
    expect((await office().call(importVolunteers, { file: sheet(HEADER, ...good), mode: 'all' })).report).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect((await office().call(listTeams, { q: 'S-1' })).rows[0]).toMatchObject({ branch: { code: 'culture' }, memberCount: 2 });
  });

  it('that went out comes in again without what is sealed, and loses none of it', async () => {
    const { body } = await office().call(exportVolunteers, { q: 'S-002' });
    expect((await office().call(importVolunteers, { file: { fileName: 'v.xlsx', body }, mode: 'all' })).report).toMatchObject({ outcome: 'written', created: 0, updated: 0, unchanged: 1 });
    const [known] = (await office().call(listVolunteers, { q: 'S-002' })).rows;
    expect((await office().call(readVolunteerDetails, { volunteerId: known?.id as string })).guardian).toBe('示例监护人');
  });
});
