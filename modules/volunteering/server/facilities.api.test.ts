import { beforeAll, describe, expect, it } from 'vitest';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { createTeam, exportFacilities, listActivities, listFacilities, planActivity, readActivity, recordRollCall, registerVolunteer, saveFacility } from '../contract/index.ts';

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
