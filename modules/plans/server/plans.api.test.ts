import { beforeAll, describe, expect, it } from 'vitest';
import { readEdition } from '#modules/frameworks/contract/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { editionInForce } from '../../../tests/kit/a-round.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { createPlan, createTarget, listPlans, publishPlan, readPlan, readPublicPlans, readRunningPlan, readTarget, recordReading, setPlanState, updatePlan, updateTarget, withdrawReading } from '../contract/index.ts';

let app: TestApp;
let standardId: string;
const office = () => app.as('office');
const years = (from: number) => ['达标', '提升', '冲刺'].map((name, at) => ({ name, goal: `${name}年`, startsOn: `${from + at}-01-01`, endsOn: `${from + at}-12-31` }));
let made = 0;
const plan = async (more: object = {}) => (await office().call(createPlan, { code: `P-${(made += 1)}`, nameZh: '三年行动计划', nameEn: 'Three years', startsOn: '2025-01-01', endsOn: '2027-12-31', phases: years(2025), ...more })).id;
const phasesOf = async (planId: string) => (await office().call(readPlan, { planId })).phases;
const target = async (planId: string, more: object = {}) => (await office().call(createTarget, { planId, code: `T-${(made += 1)}`, name: '示例目标', unit: '处', direction: 'atLeast', standardIds: [standardId], values: (await phasesOf(planId)).map(({ id }, at) => ({ phaseId: id, value: 80 + at * 10 })), ...more })).id;
const running = async () => { const planId = await plan(); await office().call(setPlanState, { planId, state: 'inForce' }); return planId; };

beforeAll(async () => {
  app = await testApp();
  const editionId = await editionInForce(app);
  standardId = (await office().call(readEdition, { editionId })).nodes.find(({ level }) => level === 'standard')?.id as string;
});

describe('a plan', () => {
  it('has phases within its days, one after another, and keeps those that have targets', async () => {
    expect((await problemOf(plan({ endsOn: '2026-12-31' }))).code).toBe('plans.phase_outside_plan');
    expect((await problemOf(plan({ endsOn: '2024-12-31' }))).code).toBe('plans.dates_out_of_order');
    expect((await problemOf(plan({ phases: [years(2025)[0], { ...years(2025)[1], startsOn: '2025-12-31' }] }))).code).toBe('plans.phases_overlap');
    const planId = await plan();
    expect((await problemOf(plan({ code: `P-${made}` }))).code).toBe('plans.plan_code_taken');
    await target(planId);
    const known = await office().call(readPlan, { planId });
    const facts = { planId, version: known.version, nameZh: known.nameZh, nameEn: known.nameEn, startsOn: known.startsOn, endsOn: known.endsOn };
    expect((await problemOf(office().call(updatePlan, { ...facts, phases: known.phases.slice(1) }))).code).toBe('plans.phase_in_use');
    const swapped = known.phases.map((phase, at) => ({ ...phase, startsOn: known.phases[2 - at]?.startsOn as string, endsOn: known.phases[2 - at]?.endsOn as string }));
    await office().call(updatePlan, { ...facts, phases: swapped });
    expect((await phasesOf(planId)).map(({ name }) => name)).toEqual(['冲刺', '提升', '达标']);
    expect((await problemOf(office().call(updatePlan, { ...facts, phases: [] }))).code).toBe('platform.changed_meanwhile');
    expect((await problemOf(office().call(updatePlan, { ...facts, version: 2, phases: [{ ...years(2025)[0], id: app.id('nothing') } as never] }))).code).toBe('plans.phase_unknown');
  });

  it('goes forward only, and is shown once it is no draft', async () => {
    const planId = await plan({ phases: [] });
    expect((await problemOf(office().call(setPlanState, { planId, state: 'inForce' }))).code).toBe('plans.no_phases');
    const other = await plan();
    expect((await problemOf(office().call(publishPlan, { planId: other, shown: true }))).code).toBe('plans.state_wrong');
    await office().call(setPlanState, { planId: other, state: 'inForce' });
    expect((await office().call(publishPlan, { planId: other, shown: true })).publishedAt).not.toBeNull();
    expect((await office().call(listPlans, { state: 'inForce', q: 'snxd' })).rows.map(({ id }) => id)).toContain(other);
    await office().call(setPlanState, { planId: other, state: 'ended' });
    expect((await problemOf(office().call(setPlanState, { planId: other, state: 'inForce' } as never))).code).toBe('plans.state_wrong');
    expect((await problemOf(target(other))).code).toBe('plans.state_wrong');
  });
});

describe('a target', () => {
  it('serves leaves of editions and has a value for phases of its own plan', async () => {
    const [planId, other] = [await plan(), await plan()];
    const strange = (await phasesOf(other))[0]?.id as string;
    expect((await problemOf(target(planId, { values: [{ phaseId: strange, value: 1 }] }))).code).toBe('plans.phase_unknown');
    expect((await problemOf(target(planId, { standardIds: [app.id('nothing')] }))).code).toBe('plans.standard_unknown');
    const targetId = await target(planId, { baseline: { on: '2024-12-31', value: 61.25 } });
    const known = await office().call(readTarget, { targetId });
    expect(known).toMatchObject({ baseline: { value: 61.25 }, standards: [{ id: standardId }], steps: [{ target: 80, verdict: 'noReading' }, { target: 90 }, { target: 100 }] });
    await office().call(updateTarget, { targetId, version: 1, name: '改名', unit: '处', direction: 'atMost', values: [] });
    expect(await office().call(readTarget, { targetId })).toMatchObject({ name: '改名', direction: 'atMost', standards: [], steps: [], version: 2 });
  });

  it('is measured once a day with its source, foretold from three readings, and never from the future', async () => {
    const planId = await running();
    const targetId = await target(planId);
    const read = (on: string, value: number) => office().call(recordReading, { targetId, on, value, source: '城管局月报' });
    for (const [on, value] of [['2026-01-01', 60], ['2026-03-02', 66]] as const) await read(on, value);
    const second = async () => (await office().call(readPlan, { planId })).targets[0]?.steps[1];
    expect(await second()).toMatchObject({ target: 90, actual: { value: 66 }, forecast: null, verdict: 'tooFewPoints' });
    const { id: readingId } = await read('2026-05-01', 72);
    expect(await second()).toMatchObject({ forecast: { value: 96.4, error: 0 }, verdict: 'onTrack' });
    expect((await problemOf(read('2026-05-01', 73))).code).toBe('plans.reading_there');
    expect((await problemOf(read('2026-12-01', 90))).code).toBe('plans.dates_out_of_order');
    await office().call(withdrawReading, { readingId, reason: '抄错了一行' });
    expect((await problemOf(office().call(withdrawReading, { readingId, reason: '抄错了一行' }))).code).toBe('plans.reading_withdrawn');
    expect((await second())?.verdict).toBe('tooFewPoints');
    expect((await read('2026-05-01', 95)).value).toBe(95);
    expect((await second())?.verdict).toBe('reached');
    expect((await office().call(readTarget, { targetId })).readings.filter(({ withdrawal }) => withdrawal !== null)).toHaveLength(1);
  });

  it('as a share is computed from its parts', async () => {
    const targetId = await target(await running(), { unit: '%' });
    const read = (more: object) => office().call(recordReading, { targetId, on: '2026-09-01', source: '年报', ...more });
    expect((await problemOf(read({ value: 62 }))).code).toBe('plans.denominator_missing');
    expect((await read({ numerator: 60_039, denominator: 600_000 })).value).toBe(10.01);
    const plain = await target(await running());
    expect((await problemOf(office().call(recordReading, { targetId: plain, on: '2026-09-01', source: '年报', numerator: 1, denominator: 2 }))).code).toBe('plans.denominator_missing');
    expect((await problemOf(office().call(recordReading, { targetId: await target(await plan()), on: '2026-09-01', source: '年报', value: 1 }))).code).toBe('plans.state_wrong');
  });
});

describe('the public page', () => {
  it('tells what was published in both languages, without who recorded it, and nothing of a draft', async () => {
    await sql`update plans.plans set published_at = null`.execute(app.ownerDb);
    const [planId, hidden] = [await running(), await plan({ nameZh: '没有公开的计划' })];
    const targetId = await target(planId, { name: '公开的目标' });
    await office().call(recordReading, { targetId, on: '2026-09-01', value: 92.5, source: '内部月报' });
    const page = async (language: string) => (await app.http.inject({ url: '/public/alpha/plans', headers: { accept: 'text/html', 'accept-language': language } })).body;
    expect(await page('zh-CN')).toContain('现在没有公开的计划');
    await office().call(publishPlan, { planId, shown: true });
    const { rows: shown } = await app.as('nobody').call(readPublicPlans, {});
    expect(shown.map(({ id }) => id)).toEqual([planId]);
    expect(JSON.stringify(shown)).not.toMatch(/内部月报|recordedBy/);
    for (const language of ['zh-CN', 'en']) {
      const body = await page(language);
      expect(body).toContain('92.5 处');
      expect(body).not.toMatch(/undefined|\[object Object\]|NaN|没有公开的计划<|内部月报/);
    }
    expect(hidden).not.toBe(planId);
    expect((await problemOf(app.as('nobody', { programme: 'beta' }).call(readPublicPlans, {}))).code).toBe('platform.not_found');
    await office().call(publishPlan, { planId, shown: false });
    expect((await app.as('nobody').call(readPublicPlans, {})).rows).toEqual([]);
  });
});

describe('the plan that runs', () => {
  it('is told with its phase, the days left and the targets reached of how many', async () => {
    await sql`update plans.plans set state = 'ended' where state = 'inForce'`.execute(app.ownerDb);
    expect(await office().call(readRunningPlan, {})).toEqual({ plan: null, phase: null });
    const planId = await running();
    const [one] = [await target(planId), await target(planId)];
    await office().call(recordReading, { targetId: one as string, on: '2026-09-01', value: 92, source: '城管局月报' });
    expect(await app.as('deptA').call(readRunningPlan, {})).toMatchObject({ plan: { id: planId, daysLeft: 466 }, phase: { name: '提升', at: 2, of: 3, daysLeft: 101, targetCount: 2, reachedCount: 1, behindCount: 0 } });
    expect((await problemOf(app.as('resident').call(readRunningPlan, {}))).code).toBe('platform.not_permitted');
  });

  it('belongs to its programme alone', async () => {
    const seen = await app.appDb.transaction().execute(async (tx) => {
      await sql`select set_config('platform.programme_id', ${app.id('programme', 'beta')}, true)`.execute(tx);
      return rows(tx, sql`select id from plans.plans union all select id from plans.readings`);
    });
    expect(seen).toEqual([]);
  });
});

describe('a plan without an English name', () => {
  it('is called in both languages as in Chinese', async () => {
    const phases = [{ name: '全年', startsOn: '2026-01-01', endsOn: '2026-12-31' }];
    const { id } = await office().call(createPlan, { code: 'ZH-1', nameZh: '文明县创建计划', startsOn: '2026-01-01', endsOn: '2026-12-31', phases });
    expect(await office().call(readPlan, { planId: id })).toMatchObject({ nameZh: '文明县创建计划', nameEn: '文明县创建计划' });
    await office().call(updatePlan, { planId: id, version: 1, nameZh: '创建计划', nameEn: ' ', startsOn: '2026-01-01', endsOn: '2026-12-31', phases });
    expect(await office().call(readPlan, { planId: id })).toMatchObject({ nameZh: '创建计划', nameEn: '创建计划' });
  });
});
