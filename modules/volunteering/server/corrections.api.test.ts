import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/server/db/index.ts';
import { verifyAccounts } from '#modules/points/contract/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { askCorrection, connectVolunteer, createTeam, decideCorrection, downloadNationalProfile, SERVICE_PROFILE_FORMAT, serviceProfile, listCorrections, listServiceRecords, planActivity, readMyService, readServiceFigures, recordRollCall, registerVolunteer } from '../contract/index.ts';

let app: TestApp;
let teamId: string;
let person: { id: string; number: string };
let made = 0;
const office = () => app.as('office');
/** A roll is called on its day, in the evening; the rest of the test goes on at its own time. */
const rollOf = async (on: string, roll: { activityId: string; numbers: string[]; from: string; to: string; minorsAccompanied?: boolean }) => {
  const { now } = app.clock;
  app.clock.now = Date.parse(`${on}T20:00:00+08:00`);
  await office().call(recordRollCall, roll);
  app.clock.now = now;
};
const served = async (on: string, place = 'e1', from = '09:00', to = '11:00') => {
  const { id: activityId } = await office().call(planActivity, { code: `K-${(made += 1)}`, name: '示例活动', teamId, placeId: app.id(`place/${place}`), on, from: '08:00', to: '18:00' });
  await sql`update volunteering.activities set planned_at = '2026-06-01T00:00:00Z'`.execute(app.ownerDb);
  await rollOf(on, { activityId, numbers: [person.number], from, to });
  return (await office().call(listServiceRecords, { activityId })).rows[0] as { id: string; signals: string[] };
};

beforeAll(async () => {
  app = await testApp();
  teamId = (await office().call(createTeam, { code: 'T-K', name: '示例队', placeId: app.id('place/e1'), foundedOn: '2026-01-05' })).id;
  person = await office().call(registerVolunteer, { label: '示例志愿者', placeId: app.id('place/e1'), isAdult: true, registeredOn: '2026-03-01' });
  await office().call(connectVolunteer, { volunteerId: person.id, personId: app.id('person/volunteer') });
});

describe('a correction', () => {
  it('is asked of one’s own record, once at a time, and put right by another person with what was recorded left to be seen', async () => {
    const { id: recordId } = await served('2026-09-10');
    const ask = (who = 'volunteer', from = '09:00', to = '12:00') => app.as(who).call(askCorrection, { recordId, from, to, reason: '中午才走，少记了一小时' });
    expect((await problemOf(ask('resident'))).status).toBe(404);
    expect((await problemOf(ask('volunteer', '07:00'))).code).toBe('volunteering.outside_activity');
    const { id: correctionId } = await ask();
    expect((await problemOf(ask())).code).toBe('volunteering.correction_open');
    expect((await office().call(listCorrections, { state: 'asked' })).rows).toMatchObject([{ reason: '中午才走，少记了一小时', asked: { minutes: 180 }, mayDecide: true }]);
    await office().call(decideCorrection, { correctionId, accept: true, answer: '已核对签到表' });
    expect((await office().call(readServiceFigures, { volunteerId: person.id })).minutes).toEqual({ A: 0, B: 0, C: 0, D: 180 });
    expect((await problemOf(office().call(decideCorrection, { correctionId, accept: true, answer: '再来一次' }))).code).toBe('volunteering.record_settled');
    expect((await app.as('volunteer').call(readMyService, {})).records.map(({ state, correction }) => [state, correction?.state ?? null])).toEqual(expect.arrayContaining([['reversed', 'accepted'], ['counted', null]]));
    expect((await office().call(verifyAccounts, {})).isSound).toBe(true);
  });

  it('that is declined changes nothing, and none takes a time that another record has', async () => {
    const [{ id: recordId }] = [await served('2026-09-11'), await served('2026-09-11', 'e1', '13:00', '15:00')];
    const before = (await office().call(readServiceFigures, { volunteerId: person.id })).minutes;
    const { id: correctionId } = await app.as('volunteer').call(askCorrection, { recordId, from: '09:00', to: '14:00', reason: '一直做到下午两点' });
    expect((await problemOf(office().call(decideCorrection, { correctionId, accept: true, answer: '核对过' }))).code).toBe('volunteering.serves_already');
    await office().call(decideCorrection, { correctionId, accept: false, answer: '与另一条记录重叠' });
    expect((await office().call(readServiceFigures, { volunteerId: person.id })).minutes).toEqual(before);
  });
});

describe('two places too far apart', () => {
  it('are pointed out and count all the same', async () => {
    await sql`update places.places set centre_longitude = 108, centre_latitude = 32 where id = ${app.id('place/e1')}`.execute(app.ownerDb);
    await sql`update places.places set centre_longitude = 108.6, centre_latitude = 32 where id = ${app.id('place/w1')}`.execute(app.ownerDb);
    expect((await served('2026-09-14')).signals).toEqual([]);
    expect((await served('2026-09-14', 'w1', '11:30', '13:00')).signals).toEqual(['farAway', 'livesFar']);
    expect((await served('2026-09-15', 'w1', '11:30', '13:00')).signals).toEqual(['livesFar']);
  });
});

describe('the rows for the national system', () => {
  it('are the records that count, in hours, and no cell is a formula', async () => {
    const file = await office().call(downloadNationalProfile, { from: '2026-09-01', to: '2026-09-30' });
    const lines = new TextDecoder().decode(file.body).trim().split('\r\n');
    expect(lines[0]).toBe('志愿者编号,姓名,活动编码,活动名称,服务队伍,服务地点,开始时间,结束时间,服务时长（小时）,来源等级,项目编码,项目名称,记录编号');
    const counted = (await office().call(listServiceRecords, { state: 'counted', pageSize: 200 })).rows;
    expect(lines.length - 1).toBe(counted.length);
    expect(lines.slice(1).reduce((sum, line) => sum + Number(line.split(',')[8]), 0)).toBe(counted.reduce((sum, { minutes }) => sum + minutes, 0) / 60);
    expect(lines.some((line) => line.split(',').some((cell) => /^[=+@]/.test(cell)))).toBe(false);
  });

  it('are a document too, which its schema reads back with the same records, and which holds no identity, contact or coordinates', async () => {
    const ask = { from: '2026-09-01', to: '2026-09-30' };
    const file = await office().call(downloadNationalProfile, { ...ask, format: 'json' });
    expect([file.fileName, file.mediaType]).toEqual(['service-2026-09-01-2026-09-30.json', 'application/json']);
    const read = serviceProfile.parse(JSON.parse(new TextDecoder().decode(file.body)));
    const counted = (await office().call(listServiceRecords, { state: 'counted', pageSize: 200 })).rows;
    expect(read).toMatchObject({ format: SERVICE_PROFILE_FORMAT, programme: 'alpha', ...ask, authority: 'national-system', recordCount: counted.length, minutes: counted.reduce((sum, { minutes }) => sum + minutes, 0) });
    const byId = new Map(counted.map((row) => [row.id, row]));
    for (const record of read.records) {
      const row = byId.get(record.recordId);
      expect(record).toMatchObject({ volunteerNumber: row?.volunteer.number, volunteerName: row?.volunteer.label, activityName: row?.activity.name, minutes: row?.minutes, grade: row?.grade });
      expect(Date.parse(`${record.from.replace(' ', 'T')}:00+08:00`)).toBe(Date.parse(row?.from as string));
    }
    const lines = new TextDecoder().decode((await office().call(downloadNationalProfile, ask)).body).trim().split('\r\n').slice(1);
    expect(lines.map((line) => line.split(',').at(-1))).toEqual(read.records.map(({ recordId }) => recordId));
    expect(lines.map((line) => Number(line.split(',')[8]) * 60)).toEqual(read.records.map(({ minutes }) => minutes));
    expect(serviceProfile.safeParse({ ...read, records: [{ ...read.records[0], longitude: 108 }] }).success).toBe(false);
  });
});
