import { beforeAll, describe, expect, it } from 'vitest';
import { updateCalendar } from '#modules/cases/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { createRoutine, exportRoutineGrid, extendRoutines, listRoutines, pullRoutines, readRoutine, readRoutineGrid, recordCompletion, setRoutinePlaces, updateRoutine, withdrawCompletion } from '../contract/index.ts';

let app: TestApp;
let made = 0;
const office = () => app.as('office');
const place = (name: string) => app.id(`place/${name}`);

async function friday(places: readonly string[] = ['e1', 'e2', 'w1'], more: object = {}): Promise<string> {
  const { id } = await office().call(createRoutine, { code: `RT-${(made += 1)}`, nameZh: '周五建卫日', nameEn: 'Hygiene day', weekday: 5, startsOn: '2026-08-28', ...more });
  await office().call(setRoutinePlaces, { routineId: id, from: '2026-08-28', placeIds: places.map(place) });
  return id;
}
const village = () => app.as('communityE1');
const done = (routineId: string, doneOn: string, more: object = {}) => village().call(recordCompletion, { routineId, placeId: place('e1'), doneOn, ...more });
const cells = async (routineId: string, code: string) => (await office().call(readRoutineGrid, { routineId })).rows.find((row) => row.place.code === code)?.cells.map(({ state }) => state);

beforeAll(async () => { app = await testApp(); });

describe('a weekly routine', () => {
  it('is done by a village in one tap, within its week, once', async () => {
    const routineId = await friday();
    const first = await done(routineId, '2026-09-18', { headCount: 26 });
    expect(first).toMatchObject({ on: '2026-09-18', isNew: true });
    expect(await done(routineId, '2026-09-20')).toEqual({ id: first.id, on: '2026-09-18', isNew: false });
    expect(await done(routineId, '2026-09-13')).toMatchObject({ on: '2026-09-11', isNew: true });
    expect(await cells(routineId, 'e1')).toEqual(['missed', 'missed', 'late', 'done']);
    expect((await problemOf(done(routineId, '2026-09-22'))).code).toBe('plans.dates_out_of_order');
    expect((await problemOf(done(routineId, '2026-08-20'))).code).toBe('plans.no_occurrence');
  });

  it('is told as a grid with what the rate is made of, and what was missed', async () => {
    const routineId = await friday(['e1', 'w1']);
    for (const on of ['2026-08-28', '2026-09-04', '2026-09-18']) await done(routineId, on, { headCount: 10 });
    const grid = await office().call(readRoutineGrid, { routineId });
    expect(grid).toMatchObject({ rate: { numerator: 3, denominator: 8 }, missed: 5, late: 0, headCount: 30 });
    expect((await office().call(readRoutineGrid, { routineId, placeId: place('zone-east') })).rate).toEqual({ numerator: 3, denominator: 4 });
    expect((await village().call(readRoutineGrid, { routineId })).rows.map((row) => row.place.code)).toEqual(['e1']);
    const found: string[][] = [];
    for await (const row of readTable({ buffer: Buffer.from((await office().call(exportRoutineGrid, { routineId })).body) })) found.push(row.cells.map(cellText));
    expect(found[0]).toEqual(['区域编码', '村（社区）', '完成次数', '应完成次数', '漏了几次', '2026-08-28', '2026-09-04', '2026-09-11', '2026-09-18']);
    expect(found[1]?.slice(2)).toEqual(['3', '4', '1', '完成 10', '完成 10', '漏', '完成 10']);
  });

  it('takes places from the day that was set last, whether they were to begin later or to leave', async () => {
    const routineId = await friday(['e1']);
    const taking = async () => (await office().call(readRoutineGrid, { routineId })).rows.map((row) => [row.place.code, row.cells.filter(({ state }) => state === 'missed').length]);
    await office().call(setRoutinePlaces, { routineId, from: '2026-09-10', placeIds: ['e1', 'w1'].map(place) });
    await office().call(setRoutinePlaces, { routineId, from: '2026-09-01', placeIds: ['e1', 'w1'].map(place) });
    expect(await taking()).toEqual([['e1', 4], ['w1', 3]]);
    await office().call(setRoutinePlaces, { routineId, from: '2026-09-10', placeIds: ['e1'].map(place) });
    await office().call(setRoutinePlaces, { routineId, from: '2026-09-01', placeIds: ['e1', 'w1'].map(place) });
    expect(await taking()).toEqual([['e1', 4], ['w1', 3]]);
  });

  it('of another place is nobody else’s, and one that takes no part has nothing to record', async () => {
    const routineId = await friday(['e1']);
    expect((await problemOf(village().call(recordCompletion, { routineId, placeId: place('w1'), doneOn: '2026-09-18' }))).code).toBe('platform.not_found');
    expect((await problemOf(office().call(recordCompletion, { routineId, placeId: place('w1'), doneOn: '2026-09-18' }))).code).toBe('plans.place_not_taking_part');
    const { id } = await done(routineId, '2026-09-18');
    const seen = await app.appDb.transaction().execute(async (tx) => {
      await sql`select people.set_context(${app.id('programme')}, false, ${[place('w1')]}::uuid[], '{}', '{}')`.execute(tx);
      return rows(tx, sql`select id from plans.completions where id = ${id}`);
    });
    expect(seen).toEqual([]);
  });

  it('is withdrawn with a reason and can then be recorded anew', async () => {
    const routineId = await friday();
    const { id } = await done(routineId, '2026-09-18');
    expect((await problemOf(app.as('zoneWest').call(withdrawCompletion, { completionId: id, reason: '记错了' }))).code).toBe('platform.not_found');
    await village().call(withdrawCompletion, { completionId: id, reason: '记错了' });
    expect((await problemOf(village().call(withdrawCompletion, { completionId: id, reason: '记错了' }))).code).toBe('plans.completion_withdrawn');
    expect((await done(routineId, '2026-09-18')).isNew).toBe(true);
  });

  it('goes with the phone: what is due, what was done, what comes', async () => {
    const routineId = await friday(['e1', 'e2']);
    await done(routineId, '2026-09-18');
    const mine = (await village().call(pullRoutines, {})).rows.filter((row) => row.routineId === routineId);
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({ placeId: place('e1'), missed: 3 });
    expect(mine[0]?.occurrences.find(({ on }) => on === '2026-09-18')?.doneOn).toBe('2026-09-18');
    expect(mine[0]?.occurrences.at(-1)?.on).toBe('2026-10-09');
  });

  it('is owed by the village until it is recorded', async () => {
    const routineId = await friday(['e1']);
    const owed = async () => (await village().call(listMyDuties, { pageSize: 200 })).rows.filter(({ kind, subjectId }) => kind === 'plans.routineToRecord' && subjectId.startsWith(routineId)).length;
    expect(await owed()).toBe(1);
    await done(routineId, '2026-09-19');
    expect(await owed()).toBe(0);
  });
});

describe('the calendar', () => {
  it('leaves a holiday out or moves it to the next working day, and the days that are over stay', async () => {
    const year = (kind: 'holiday' | 'working', days: readonly string[]) => days.map((day) => ({ day, kind, name: '国庆节' }));
    await office().call(updateCalendar, { days: [...year('holiday', ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']), ...year('working', ['2026-10-10'])] } as never);
    const [skips, moves] = [await friday(['e1']), await friday(['e1'], { onHoliday: 'nextWorkingDay' })];
    const dueIn = async (routineId: string) => (await rows<{ due: string | null }>(app.ownerDb, sql`select due_on::text as due from plans.occurrences where routine_id = ${routineId} and on_date between '2026-09-25' and '2026-10-09' order by on_date`)).map(({ due }) => due);
    expect(await dueIn(skips)).toEqual(['2026-09-25', null, '2026-10-09']);
    expect(await dueIn(moves)).toEqual(['2026-09-25', '2026-10-08', '2026-10-09']);
    await office().call(updateCalendar, { days: [{ day: '2026-10-02', kind: 'normal', name: null }] } as never);
    await office().call(extendRoutines, {});
    expect(await dueIn(skips)).toEqual(['2026-09-25', '2026-10-02', '2026-10-09']);
    expect((await office().call(extendRoutines, {})).days).toBe(0);
  });

  it('a changed weekday counts from today on; what was kept stays kept', async () => {
    const routineId = await friday(['e1']);
    await done(routineId, '2026-09-18');
    const known = await office().call(readRoutine, { routineId });
    await office().call(updateRoutine, { routineId, version: 1, nameZh: known.nameZh, nameEn: known.nameEn, weekday: 1, startsOn: known.startsOn });
    expect(await cells(routineId, 'e1')).toEqual(['missed', 'missed', 'missed', 'done', 'open']);
    expect((await problemOf(office().call(updateRoutine, { routineId, version: 2, nameZh: 'x', nameEn: 'x', weekday: 1, monthDay: 1, startsOn: known.startsOn }))).code).toBe('plans.rhythm_wrong');
    expect((await problemOf(office().call(updateRoutine, { routineId, version: 1, nameZh: 'x', nameEn: 'x', weekday: 1, startsOn: known.startsOn }))).code).toBe('platform.changed_meanwhile');
  });

  it('a place that leaves keeps what it did, and one that joins owes nothing of before', async () => {
    const routineId = await friday(['e1']);
    await done(routineId, '2026-09-04');
    await office().call(setRoutinePlaces, { routineId, from: '2026-09-11', placeIds: [place('w1')] });
    expect(await cells(routineId, 'e1')).toEqual(['missed', 'done', 'absent', 'absent']);
    expect(await cells(routineId, 'w1')).toEqual(['absent', 'absent', 'missed', 'missed']);
    expect((await problemOf(office().call(setRoutinePlaces, { routineId, from: '2026-09-11', placeIds: [app.id('nothing')] }))).code).toBe('plans.place_unknown');
    expect((await office().call(setRoutinePlaces, { routineId, from: '2026-09-21', kinds: ['community'] })).placeCount).toBe(3);
    expect((await office().call(listRoutines, {})).rows.find(({ id }) => id === routineId)?.placeCount).toBe(3);
  });
});
