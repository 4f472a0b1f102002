import { beforeAll, describe, expect, it } from 'vitest';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { createTeam, exportFacilities, importFacilities, importSessions, listActivities, listFacilities, listSessions, planActivity, readActivity, recordRollCall, recordSession, registerVolunteer, saveFacility } from '../contract/index.ts';

let app: TestApp;
let teamId: string;
const office = () => app.as('office');
const save = (code: string, kind: 'centre' | 'institute' | 'station' | 'base', parentCode: string | null, more: object = {}) => office().call(saveFacility, { code, name: `示例${code}`, kind, parentCode, placeId: app.id('place/e1'), openedOn: '2026-01-01', ...more });
const rowOf = async (code: string, filter: object = {}) => (await office().call(listFacilities, { withClosed: 'true', ...filter })).rows.find((row) => row.code === code);
const plan = (code: string, facilityId: string | null, more: object = {}) => office().call(planActivity, { code, name: '示例活动', teamId, placeId: app.id('place/e1'), on: '2026-09-20', from: '09:00', to: '12:00', facilityId, ...more });

beforeAll(async () => {
  app = await testApp();
  teamId = (await office().call(createTeam, { code: 'T-F', name: '示例队', placeId: app.id('place/e1'), foundedOn: '2026-01-05' })).id;
});

describe('practice centres, institutes and stations', () => {
  it('belong to one of a higher level', async () => {
    await save('C', 'centre', null);
    await save('I', 'institute', 'C');
    await save('S', 'station', 'I');
    expect((await problemOf(save('C2', 'centre', 'S'))).code).toBe('volunteering.facility_level');
    expect((await problemOf(save('X', 'station', 'nowhere'))).code).toBe('volunteering.facility_unknown');
    expect((await problemOf(save('I', 'station', null))).code).toBe('volunteering.facility_level');
    expect((await problemOf(save('Y', 'base', null, { closedOn: '2025-12-31' }))).code).toBe('volunteering.dates_out_of_order');
    expect((await problemOf(app.as('communityE1').call(saveFacility, { code: 'Z', name: '某站', kind: 'station', placeId: app.id('place/e1'), openedOn: '2026-01-01' }))).code).toBe('platform.not_permitted');
    expect(await save('S', 'station', 'I', { name: '改名的站' })).toMatchObject({ version: 2 });
    expect(await rowOf('I')).toMatchObject({ partCount: 1, parent: { name: '示例C' } });
  });

  it('are counted from the activities that name them, with their parts each person once', async () => {
    const [station, institute] = [(await rowOf('S'))?.id as string, (await rowOf('I'))?.id as string];
    const [at, above] = [await plan('F-1', station), await plan('F-2', institute, { on: '2026-09-19' })];
    await plan('F-3', null);
    const { number } = await office().call(registerVolunteer, { label: '示例志愿者', placeId: app.id('place/e1'), isAdult: true, registeredOn: '2026-03-01' });
    for (const { id: activityId } of [at, above]) await app.as('communityE1').call(recordRollCall, { activityId, numbers: [number], from: '09:00', to: '10:00' });
    expect(await rowOf('S')).toMatchObject({ own: { activityCount: 1, volunteerCount: 1, minutes: 60 } });
    expect(await rowOf('I')).toMatchObject({ own: { activityCount: 1, volunteerCount: 1, minutes: 60 }, whole: { activityCount: 2, volunteerCount: 1, minutes: 120 } });
    expect(await rowOf('C')).toMatchObject({ own: { activityCount: 0, volunteerCount: 0, minutes: 0 }, whole: { activityCount: 2, volunteerCount: 1, minutes: 120 } });
    expect(await rowOf('C', { from: '2026-09-20', to: '2026-09-20' })).toMatchObject({ whole: { activityCount: 1, minutes: 60 } });
    expect((await office().call(listActivities, { facilityId: institute })).rows.map(({ code }) => code).toSorted()).toEqual(['F-1', 'F-2']);
    expect(await office().call(readActivity, { activityId: at.id })).toMatchObject({ facility: { id: station, name: '改名的站' } });
    expect((await office().call(exportFacilities, {})).fileName).toMatch(/xlsx$/);
  });

  it('are named by no activity on a day when they are closed', async () => {
    const { id } = await save('O', 'base', null, { closedOn: '2026-09-01' });
    expect((await problemOf(plan('F-4', id))).code).toBe('volunteering.facility_unknown');
    expect((await plan('F-5', id, { on: '2026-08-31' })).id).toBeTruthy();
    expect((await office().call(listFacilities, {})).rows.map(({ code }) => code)).not.toContain('O');
  });
});

describe('facilities in a sheet', () => {
  const sheet = (rows: readonly string[]) => ({ file: { fileName: 'facilities.csv', body: new TextEncoder().encode(`\uFEFF编码,名称,类别,上级编码,区域编码,服务项目,开放时间,启用日期\n${rows.join('\n')}\n`) }, mode: 'all' as const });
  const bring = async (...rows: string[]) => (await office().call(importFacilities, sheet(rows))).report;

  it('come in with what they offer and when they are open, parts before what they are part of too, and the same sheet again changes nothing', async () => {
    const rows = ['I-S,示例所下的站,文明实践站,I-I,e1,义诊、读书,周一至周五 9:00–17:00,2026-02-01', 'I-I,示例所,文明实践所,C,e1,,,2026-02-01'];
    expect(await bring(...rows)).toMatchObject({ outcome: 'written', created: 2, badRows: [] });
    expect(await bring(...rows)).toMatchObject({ unchanged: 2 });
    expect(await rowOf('I-S')).toMatchObject({ parent: { code: 'I-I' }, services: '义诊、读书', openHours: '周一至周五 9:00–17:00' });
    const { id: facilityId } = (await rowOf('I-S')) as { id: string };
    expect((await plan('F-I', facilityId)).id).toBeTruthy();
    expect(await rowOf('I-I')).toMatchObject({ whole: { activityCount: 1 } });
  });

  it('name every row that is wrong, and what belongs to one', async () => {
    const report = await bring('W-1,错的级别,文明实践中心,I-S,e1,,,2026-02-01', 'W-2,没有这个区域,文明实践所,,nowhere,,,2026-02-01', 'W-3,上级有问题,文明实践站,W-2,e1,,,2026-02-01', 'W-4,没有上级,文明实践站,nowhere,e1,,,2026-02-01', 'C,改成站,文明实践站,,e1,,,2026-01-01');
    expect(report?.badRows.map(({ code }) => code)).toEqual(['facility_level', 'unknown_place', 'parent_wrong', 'unknown_facility', 'facility_level']);
  });

  it('count the sessions held at them, which say so by form and by sheet, on a day when they were open', async () => {
    const { id: facilityId } = (await rowOf('I-S')) as { id: string };
    const session = { code: 'FS-1', subject: '义诊', teamId, placeId: app.id('place/e1'), heldOn: '2026-09-01', participants: 5, beneficiaries: 10, facilityId };
    await office().call(recordSession, session);
    expect((await problemOf(office().call(recordSession, { ...session, code: 'FS-2', heldOn: '2026-01-31' }))).code).toBe('volunteering.facility_unknown');
    const file = { fileName: 'sessions.csv', body: new TextEncoder().encode('\uFEFF场次编码,队伍编码,主题,区域编码,日期,参加人次,受益人次,阵地编码\nFS-3,T-F,读书,e1,2026-09-02,3,9,I-S\nFS-4,T-F,读书,e1,2026-01-31,3,9,I-S\n') };
    expect((await office().call(importSessions, { file, mode: 'good' })).report).toMatchObject({ created: 1, badRows: [{ code: 'unknown_facility' }] });
    expect(await rowOf('I-S')).toMatchObject({ own: { sessionCount: 2 } });
    expect(await rowOf('C')).toMatchObject({ own: { sessionCount: 0 }, whole: { sessionCount: 2 } });
    expect((await office().call(listSessions, { facilityId: (await rowOf('I-I'))?.id as string })).rows.map(({ code, facility }) => [code, facility?.code])).toEqual(expect.arrayContaining([['FS-1', 'I-S'], ['FS-3', 'I-S']]));
  });
});
