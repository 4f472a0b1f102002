import { describe, expect, it } from 'vitest';
import { countPlanTasks, listDecisions, listPlans, listPlanTasks, listProjects, listRoutines, readFundingSums, readPlan, readPlanChart, readRoutineGrid, readRunningPlan } from '#modules/plans/contract/index.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import { gaoping } from '../../packs/gaoping/programme.ts';
import { cityPlan } from '../../packs/wanyuan/plans.ts';
import { cityMeetings, cityProjects, hygieneDay } from '../../packs/wanyuan/projects.ts';
import { cityWork } from '../../packs/wanyuan/work.ts';
import { testApp } from '../../tests/kit/index.ts';
import { actorsOf } from './acting.ts';
import { loadSmallProgramme } from './city.ts';
import { gaopingPeople, playGaoping } from './gaoping.ts';
import { playMeetings, playProjects, playRoutine } from './plan-projects.ts';
import { playPlans } from './plans.ts';
import { playPlanWork } from './plan-work.ts';
import { momentOf } from './round.ts';

const TODAY = '2026-09-21';

describe('plans of the demonstration', () => {
  it('are three years that are over, as the seed page tells them, held against two standards, with the work of a year and the weekly day of each village', async () => {
    const app = await testApp({ template: 'empty' });
    await app.ownerDb.transaction().execute((tx) => loadSmallProgramme(tx, gaoping, { newId: app.runtime.newId, now: `${TODAY}T00:00:00Z`, password: 'Demo-pass-2026' }));
    const { programme_id: programmeId, id: by } = await oneRow<{ programme_id: string; id: string }>(app.ownerDb, sql`select programme_id, id from people.persons where code = 'gaoping-office'`);
    const actors = actorsOf({ runtime: app.runtime, programmeId });
    const moment = { at: momentOf(TODAY, 0), by };
    const people = await gaopingPeople(app.ownerDb, programmeId, moment.at);
    await playGaoping(actors, people, TODAY);
    const plans = (await actors.read(listPlans, {}, moment)).rows;
    const past = plans.find(({ code }) => code === 'PLAN-2021');
    expect(past).toMatchObject({ phaseCount: 3, targetCount: 5, state: 'ended', startsOn: '2021-01-01', endsOn: '2023-12-31' });
    expect(plans.find(({ code }) => code === 'WORK-2021')).toMatchObject({ state: 'ended', taskCount: 12, partOf: { code: 'PLAN-2021' } });
    // Each target is held against standards of both editions, and each task but one; the last reading of a target decides.
    const { targets } = await actors.read(readPlan, { planId: past?.id as string }, moment);
    expect(targets.map(({ standards, readingCount }) => [new Set(standards.map(({ edition }) => edition.id)).size, readingCount])).toEqual(Array.from({ length: 5 }, () => [2, 6]));
    const tasks = (await actors.read(listPlanTasks, { pageSize: 200 }, moment)).rows;
    expect(tasks.filter(({ standards }) => new Set(standards.map((each) => each.split('/')[0])).size === 2).length).toBe(22);
    expect(tasks.filter(({ plan, state }) => plan.code === 'WORK-2021' && state === 'accepted').length).toBe(12);
    const running = plans.find(({ code }) => code === 'WORK-2026')?.id as string;
    expect(await actors.read(countPlanTasks, { planId: running }, moment)).toMatchObject({ total: 12, accepted: 1, delivered: 1 });
    const [hygieneDays] = (await actors.read(listRoutines, {}, moment)).rows;
    expect((await actors.read(readRoutineGrid, { routineId: hygieneDays?.id as string }, moment)).rows.length).toBe(40);
    // The same steps at a second start change nothing.
    await playGaoping(actors, people, TODAY);
    expect((await actors.read(listPlans, {}, moment)).rows.length).toBe(plans.length);
  });

  it('are three years of the city, the second of which runs', async () => {
    const app = await testApp({ template: 'empty' });
    await app.ownerDb.transaction().execute((tx) => loadSmallProgramme(tx, gaoping, { newId: app.runtime.newId, now: `${TODAY}T00:00:00Z`, password: 'Demo-pass-2026' }));
    const { programme_id: programmeId, id: by } = await oneRow<{ programme_id: string; id: string }>(app.ownerDb, sql`select programme_id, id from people.persons where code = 'gaoping-office'`);
    const actors = actorsOf({ runtime: app.runtime, programmeId });
    const moment = { at: momentOf(TODAY, 0), by };
    expect(await actors.read(readRunningPlan, {}, moment)).toEqual({ plan: null, phase: null });
    await playPlans(actors, moment, cityPlan(TODAY), TODAY);
    const { plan, phase } = await actors.read(readRunningPlan, {}, moment);
    expect(phase).toMatchObject({ at: 2, of: 3, targetCount: 5 });
    const verdicts = (await actors.read(readPlan, { planId: plan?.id as string }, moment)).targets.map(({ steps }) => steps[1]?.verdict);
    expect(new Set(verdicts).size).toBeGreaterThanOrEqual(3);
  });

  it('have a year of tasks, projects with their money, meetings and a weekly routine', async () => {
    const app = await testApp({ template: 'empty' });
    await app.ownerDb.transaction().execute((tx) => loadSmallProgramme(tx, gaoping, { newId: app.runtime.newId, now: `${TODAY}T00:00:00Z`, password: 'Demo-pass-2026' }));
    const person = async (code: string) => oneRow<{ programme_id: string; id: string }>(app.ownerDb, sql`select programme_id, id from people.persons where code = ${code}`);
    const { programme_id: programmeId, id: officeId } = await person('gaoping-office');
    const { id: secondId } = await person('gaoping-office2');
    const work = cityWork(TODAY);
    const units = new Set([...work.tasks.flatMap(({ lead, helpers = [] }) => [lead, ...helpers]), ...cityProjects.flatMap(({ unit }) => unit ?? []), ...cityMeetings.flatMap(({ units: attending, decisions }) => [...attending, ...decisions.map(({ unit }) => unit)])]);
    for (const code of units) await sql`insert into places.organisations (programme_id, id, code, name_zh, name_en, kind, ancestor_ids) select ${programmeId}, o.id, ${code}, ${code}, ${code}, 'department', array[o.id] from (select gen_random_uuid() as id) o on conflict do nothing`.execute(app.ownerDb);
    const actors = actorsOf({ runtime: app.runtime, programmeId, validateOutput: true });
    const [office, second] = [officeId, secondId].map((by) => ({ at: momentOf(TODAY, 0), by })) as [{ at: number; by: string }, { at: number; by: string }];
    await playPlans(actors, office, cityPlan(TODAY), TODAY);
    const planId = await playPlanWork(actors, office, second, work, TODAY);
    await playProjects(actors, office, cityProjects, planId, TODAY);
    await playMeetings(actors, office, secondId, cityMeetings, planId, TODAY);
    await playRoutine(actors, office, hygieneDay(['village'], 4), TODAY);
    const counts = await actors.read(countPlanTasks, { planId }, office);
    expect(counts).toMatchObject({ total: work.tasks.length - 1, accepted: 1, delivered: 1 });
    expect(counts.overdue).toBeGreaterThanOrEqual(2);
    const doubts = (await actors.read(listProjects, {}, office)).rows.map(({ code, doubtCount }) => [code, doubtCount]);
    expect(Object.fromEntries(doubts)).toMatchObject({ 'XM-01': 0, 'XM-03': 0 });
    expect(Object.fromEntries(doubts)['XM-02']).toBeGreaterThanOrEqual(2);
    const { total, bySource } = await actors.read(readFundingSums, {}, office);
    expect(bySource.reduce((sum, { money }) => sum + money.planned, 0)).toBe(total.planned);
    expect((await actors.read(listDecisions, { overdue: true }, office)).total).toBeGreaterThanOrEqual(1);
    const chart = await actors.read(readPlanChart, { planId }, office);
    expect([chart.phases.length, chart.tasks.length, chart.projects.length]).toEqual([4, work.tasks.length, cityProjects.length]);
    const [routine] = (await actors.read(listRoutines, {}, office)).rows;
    const grid = await actors.read(readRoutineGrid, { routineId: routine?.id as string }, office);
    expect(grid.rows.length).toBe(gaoping.places.filter(({ kind }) => kind === 'village').length);
    expect(grid.missed).toBeGreaterThan(0);
    expect(grid.rate.numerator + grid.missed).toBe(grid.rate.denominator);
  });
});
