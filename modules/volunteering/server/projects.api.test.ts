import { beforeAll, describe, expect, it } from 'vitest';
import { groupFigure, listFigureRows, saveFigure } from '#modules/figures/contract/index.ts';
import { listOrganisations, listPlaces } from '#modules/places/contract/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  adoptBranches, assignActivity, createProject, createTeam, exportActivities, exportProjects, exportServiceRecords, exportSessions, importProjects, importSessions, listActivities, listOpenProjects, listProjects, moveProject, planActivity, planTeamActivity, projectImportTemplate, readActivity, readLedTeam, readOpenProject, readProject, recordRollCall, recordSession, registerVolunteer, updateProject,
} from '../contract/index.ts';

let app: TestApp;
let teamId: string;
const office = () => app.as('office');
const facts = (more: object = {}) => ({ name: '河边步道清洁', purpose: '每月清扫两次', branch: 'environment', teamId, placeId: app.id('place/e1'), fromDate: '2026-03-01', ...more });
const begin = async (code: string, more: object = {}) => (await office().call(createProject, { code, ...facts(more) })).id;
const open = (projectId: string) => office().call(moveProject, { projectId, to: 'open' });
const plan = (code: string, more: object = {}) => office().call(planActivity, { code, name: '示例活动', teamId, placeId: app.id('place/e1'), on: '2026-09-20', from: '09:00', to: '12:00', ...more });

beforeAll(async () => {
  app = await testApp();
  await office().call(adoptBranches, {});
  teamId = (await office().call(createTeam, { code: 'T-P', name: '示例队', placeId: app.id('place/e1'), foundedOn: '2026-01-05' })).id;
});

describe('a project of volunteers', () => {
  it('begins as a draft with a team, partners, days and targets, and is opened, paused and ended', async () => {
    const id = await begin('P-1', { partnerIds: [app.id('organisation/bureau-a')], toDate: '2026-12-31', targetServed: 400, targetHours: 100 });
    expect(await office().call(readProject, { projectId: id })).toMatchObject({ state: 'draft', partners: [{ id: app.id('organisation/bureau-a') }], branch: { code: 'environment' }, counted: { activityCount: 0, beneficiaries: 0 } });
    expect((await problemOf(plan('P-1-0', { projectId: id }))).code).toBe('volunteering.project_unknown');
    await open(id);
    expect((await problemOf(office().call(moveProject, { projectId: id, to: 'draft' }))).code).toBe('volunteering.project_step');
    await office().call(moveProject, { projectId: id, to: 'paused' });
    expect((await problemOf(plan('P-1-1', { projectId: id }))).code).toBe('volunteering.project_unknown');
    await open(id);
    expect((await problemOf(office().call(moveProject, { projectId: id, to: 'ended' }))).code).toBe('volunteering.outcome_missing');
    await office().call(moveProject, { projectId: id, to: 'ended', outcome: '步道干净了，明年接着做' });
    const ended = await office().call(readProject, { projectId: id });
    expect(ended).toMatchObject({ state: 'ended', outcome: '步道干净了，明年接着做', toDate: ended.on });
    expect((await problemOf(office().call(updateProject, { projectId: id, version: ended.version, ...facts() }))).code).toBe('volunteering.project_over');
    expect((await problemOf(open(id))).code).toBe('volunteering.project_step');
  });

  it('is refused with the field that is wrong', async () => {
    const nobody = '01900000-0000-7000-8000-000000000000';
    expect((await problemOf(begin('P-x', { branch: 'nothing' }))).code).toBe('volunteering.branch_unknown');
    expect((await problemOf(begin('P-x', { teamId: nobody }))).code).toBe('volunteering.team_unknown');
    expect((await problemOf(begin('P-x', { partnerIds: [nobody] }))).code).toBe('volunteering.organisation_unknown');
    expect((await problemOf(begin('P-x', { toDate: '2026-02-28' }))).code).toBe('volunteering.dates_out_of_order');
    await begin('P-2');
    expect((await problemOf(begin('P-2'))).code).toBe('volunteering.project_code_taken');
    expect((await problemOf(app.as('communityE1').call(createProject, { code: 'P-y', ...facts() }))).code).toBe('platform.not_permitted');
  });

  it('adds up what its activities and sessions come to: people once, minutes by grade, times served beside the sessions they are of', async () => {
    const id = await begin('P-3', { targetServed: 100, targetHours: 10 });
    await open(id);
    const [one, two] = [await plan('P-3-1', { projectId: id }), await plan('P-3-2', { on: '2026-09-19' })];
    await office().call(assignActivity, { activityId: two.id, projectId: id });
    expect(await office().call(readActivity, { activityId: two.id })).toMatchObject({ project: { id } });
    const { number } = await office().call(registerVolunteer, { label: '示例志愿者', placeId: app.id('place/e1'), isAdult: true, registeredOn: '2026-03-01' });
    for (const { id: activityId } of [one, two]) await app.as('communityE1').call(recordRollCall, { activityId, numbers: [number], from: '09:00', to: '10:30' });
    const session = { teamId, placeId: app.id('place/e1'), heldOn: '2026-09-10', participants: 5, beneficiaries: 20, projectId: id };
    await office().call(recordSession, { code: 'S-3-1', subject: '劝导', evidence: '签到表 1 号', ...session });
    await office().call(recordSession, { code: 'S-3-2', subject: '清扫', ...session, beneficiaries: 12 });
    await office().call(recordSession, { code: 'S-3-3', subject: '与项目无关', ...session, projectId: null });
    expect((await office().call(readProject, { projectId: id })).counted).toEqual({ activityCount: 2, volunteerCount: 1, minutes: { A: 0, B: 180, C: 0, D: 0 }, sessionCount: 2, withEvidence: 1, beneficiaries: 32 });
    await office().call(recordSession, { code: 'S-3-W', subject: '在别处', ...session, placeId: app.id('place/w1'), beneficiaries: 3 });
    // One figure, also for whoever does not reach where a part of it was held.
    for (const who of ['office', 'communityE1'] as const) expect((await app.as(who).call(readProject, { projectId: id })).counted).toMatchObject({ sessionCount: 3, beneficiaries: 35 });
    expect((await office().call(listActivities, { projectId: id })).rows.map(({ code }) => code).toSorted()).toEqual(['P-3-1', 'P-3-2']);
    const { version } = await office().call(readProject, { projectId: id });
    expect((await problemOf(office().call(updateProject, { projectId: id, version, ...facts({ fromDate: '2026-09-15' }) }))).code).toBe('volunteering.project_outside');
    expect((await problemOf(office().call(recordSession, { code: 'S-3-4', subject: '早了', ...session, heldOn: '2026-02-01' }))).code).toBe('volunteering.project_unknown');
    await office().call(assignActivity, { activityId: two.id, projectId: null });
    expect((await office().call(readProject, { projectId: id })).counted).toMatchObject({ activityCount: 1, minutes: { B: 90 } });
  });

  it('is listed with filter and order, and seen where one reaches', async () => {
    await begin('P-4', { name: '西边的项目', placeId: app.id('place/w1'), branch: 'culture' });
    expect((await office().call(listProjects, { branch: 'culture' })).rows.map(({ code }) => code)).toEqual(['P-4']);
    expect((await office().call(listProjects, { q: '西边' })).rows.map(({ code }) => code)).toEqual(['P-4']);
    expect((await office().call(listProjects, { sort: 'minutes' })).rows[0]?.code).toBe('P-3');
    expect((await office().call(listProjects, { state: 'ended' })).rows.map(({ code }) => code)).toEqual(['P-1']);
    expect((await app.as('zoneWest').call(listProjects, {})).rows.map(({ code }) => code)).toEqual(['P-4']);
    expect((await problemOf(app.as('zoneWest').call(readProject, { projectId: await begin('P-5') }))).status).toBe(404);
  });

  it('comes in and goes out as a table, and the same table again changes nothing', async () => {
    const { fileName, body } = await office().call(exportProjects, { state: 'draft' });
    expect(fileName).toMatch(/xlsx$/);
    const again = await office().call(importProjects, { file: { fileName, body }, mode: 'all' });
    expect(again.report).toMatchObject({ outcome: 'written', created: 0, updated: 0, badRows: [] });
    const header = (await office().call(projectImportTemplate, { format: 'csv' })).body;
    expect(new TextDecoder().decode(header)).toContain('协作单位编码');
    const sheet = (...lines: string[]) => ({ fileName: 'p.csv', body: new TextEncoder().encode(`\uFEFF项目编码,项目名称,项目宗旨,服务分类,队伍编码,区域编码,协作单位编码,开始日期,结束日期,目标受益人次\n${lines.join('\n')}\n`) });
    const place = (await office().call(listPlaces, {})).rows.find(({ id }) => id === app.id('place/e1'))?.code as string;
    const unit = (await office().call(listOrganisations, {})).rows.find(({ id }) => id === app.id('organisation/bureau-a'))?.code as string;
    expect((await office().call(importProjects, { file: sheet(`P-6,新项目,教老人用手机,learning,T-P,${place},${unit},2026-05-01,,300`), mode: 'all' })).report).toMatchObject({ created: 1, badRows: [] });
    const bad = (await office().call(importProjects, { file: sheet(`P-7,坏项目,说明,nothing,T-0,${place},X-1,2026-05-01,2026-04-01,300`, `P-1,改结项的,说明,,T-P,${place},,2026-05-01,,`) })).report?.badRows ?? [];
    expect(JSON.stringify(bad)).toMatch(/unknown_branch/);
    expect(JSON.stringify(bad)).toMatch(/unknown_team/);
    expect(JSON.stringify(bad)).toMatch(/unknown_partners/);
    expect(JSON.stringify(bad)).toMatch(/dates_out_of_order/);
    expect(JSON.stringify(bad)).toMatch(/project_over/);
    for (const out of [exportActivities, exportServiceRecords]) expect((await office().call(out, {})).body.length).toBeGreaterThan(1_000);
    const sessions = await office().call(exportSessions, {});
    expect((await office().call(importSessions, { file: { fileName: sessions.fileName, body: sessions.body }, mode: 'all' })).report).toMatchObject({ created: 0, updated: 0, badRows: [] });
  });

  it('is told apart by field, and the hours and times served by project, with the rows behind each', async () => {
    const define = async (code: string, unit: string, definition: object) => (await office().call(saveFigure, { code, labelZh: code, labelEn: code, unit, definition: definition as never })).id;
    const grouped = async (figureId: string, by: string) => Object.fromEntries((await office().call(groupFigure, { figureId, by })).rows.map(({ key, value }) => [key, value]));
    const projects = await define('projects.count', '个', { source: 'volunteering.projects', aggregate: { kind: 'count' } });
    const all = (await office().call(listProjects, { pageSize: 200 })).rows;
    const fields = Object.fromEntries([...new Set(all.map(({ branch }) => branch?.code ?? ''))].map((code) => [code, all.filter(({ branch }) => branch?.code === code).length]));
    expect(await grouped(projects, 'branch')).toEqual(fields);
    const minutes = await define('projects.minutes', '分钟', { source: 'volunteering.serviceRecords', where: [{ column: 'projectCode', is: 'filled' }], aggregate: { kind: 'sum', column: 'minutes' } });
    const served = await define('projects.served', '人次', { source: 'volunteering.sessions', where: [{ column: 'projectCode', is: 'filled' }], aggregate: { kind: 'sum', column: 'beneficiaries' } });
    const three = all.find(({ code }) => code === 'P-3');
    expect(await grouped(minutes, 'projectCode')).toEqual({ 'P-3': three?.counted.minutes.B });
    expect(await grouped(served, 'projectCode')).toEqual({ 'P-3': three?.counted.beneficiaries });
    expect((await office().call(listFigureRows, { figureId: projects, pageSize: 1 })).total).toBe(all.length);
  });

  it('takes an activity that the leader of its team plans', async () => {
    const { id: own } = await office().call(createTeam, { code: 'T-L', name: '有队长的队', placeId: app.id('place/e1'), foundedOn: '2026-01-05', leaderId: app.id('person/leaderE') });
    const projectId = await begin('P-8', { name: '队长的项目', teamId: own, fromDate: '2026-04-01', toDate: '2026-10-31' });
    expect((await app.as('leaderE').call(readLedTeam, { teamId: own })).projects).toEqual([]);
    await open(projectId);
    expect((await app.as('leaderE').call(readLedTeam, { teamId: own })).projects).toEqual([{ id: projectId, name: '队长的项目' }]);
    const { id: activityId } = await app.as('leaderE').call(planTeamActivity, { teamId: own, name: '一次活动', on: '2026-10-20', from: '09:00', to: '11:00', projectId });
    expect(await office().call(readActivity, { activityId })).toMatchObject({ project: { id: projectId } });
    expect((await problemOf(app.as('leaderE').call(planTeamActivity, { teamId: own, name: '太晚的活动', on: '2026-11-20', from: '09:00', to: '11:00', projectId }))).code).toBe('volunteering.project_unknown');
    await office().call(moveProject, { projectId, to: 'paused' });
  });

  it('is public while it goes on, with numbers and no names', async () => {
    const { rows, total } = await app.as('nobody').call(listOpenProjects, {});
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ name: '河边步道清洁', counted: { volunteerCount: 1, beneficiaries: 35, withEvidence: 1 } });
    const { body } = await app.http.inject({ url: `/public/alpha/volunteering/projects/${rows[0]?.id ?? ''}`, headers: { accept: 'text/html' } });
    expect(body).toContain('每月清扫两次');
    expect(body).toContain('受益 35 人次（3 场） / 目标 100，其中 1 场有凭据');
    expect(body).not.toContain('示例志愿者');
    const draft = (await office().call(listProjects, { state: 'draft' })).rows[0]?.id as string;
    expect((await problemOf(app.as('nobody').call(readOpenProject, { projectId: draft }))).status).toBe(404);
  });
});
