import { describe, expect, it } from 'vitest';
import { listPlans, readPlan, readRunningPlan } from '#modules/plans/contract/index.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import { gaopingPlan } from '../../packs/gaoping/plans.ts';
import { gaoping } from '../../packs/gaoping/programme.ts';
import { cityPlan } from '../../packs/wanyuan/plans.ts';
import { testApp } from '../../tests/kit/index.ts';
import { actorsOf } from './acting.ts';
import { loadSmallProgramme } from './city.ts';
import { playPlans } from './plans.ts';
import { momentOf } from './round.ts';

const TODAY = '2026-09-21';

describe('plans of the demonstration', () => {
  it('are three phases that are over, as the seed page tells them, and three of the city, the second of which runs', async () => {
    const app = await testApp({ template: 'empty' });
    await app.ownerDb.transaction().execute((tx) => loadSmallProgramme(tx, gaoping, { newId: app.runtime.newId, now: `${TODAY}T00:00:00Z`, password: 'Demo-pass-2026' }));
    const { programme_id: programmeId, id: by } = await oneRow<{ programme_id: string; id: string }>(app.ownerDb, sql`select programme_id, id from people.persons where code = 'gaoping-office'`);
    const actors = actorsOf({ runtime: app.runtime, programmeId });
    const moment = { at: momentOf(TODAY, 0), by };
    await playPlans(actors, moment, gaopingPlan, TODAY);
    const [past] = (await actors.read(listPlans, {}, moment)).rows;
    expect(past).toMatchObject({ phaseCount: 3, state: 'ended', startsOn: '2021-01-01', endsOn: '2023-12-31' });
    expect(await actors.read(readRunningPlan, {}, moment)).toEqual({ plan: null, phase: null });
    await playPlans(actors, moment, cityPlan(TODAY), TODAY);
    const { plan, phase } = await actors.read(readRunningPlan, {}, moment);
    expect(phase).toMatchObject({ at: 2, of: 3, targetCount: 5 });
    const verdicts = (await actors.read(readPlan, { planId: plan?.id as string }, moment)).targets.map(({ steps }) => steps[1]?.verdict);
    expect(new Set(verdicts).size).toBeGreaterThanOrEqual(3);
  });
});
