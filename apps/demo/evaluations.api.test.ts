import { describe, expect, it } from 'vitest';
import { listEvaluations, listNegativeEntries, readEvaluation } from '#modules/scoring/contract/index.ts';
import { editionInForce, fieldEdition } from '../../tests/kit/a-round.ts';
import { testApp } from '../../tests/kit/index.ts';
import { sql } from '#platform/server/db/index.ts';
import { actorsOf } from './acting.ts';
import { playEvaluations } from './evaluations.ts';
import { momentOf } from './round.ts';
import { playAreaMaterial } from './submissions.ts';

const TODAY = '2026-09-21';

describe('evaluations of the demonstration', () => {
  it('are last year’s, frozen, and this year’s, which stands on it, with a deduction that counts', async () => {
    const app = await testApp();
    await editionInForce(app, fieldEdition({ negativeItems: [{ code: 'N1', zh: '示例', en: 'Example', lookBackMonths: 12, sanction: 'deduct', deduction: 2 }] }));
    const actors = actorsOf({ runtime: app.runtime, programmeId: app.id('programme') });
    const moment = { at: momentOf(TODAY, 0), by: app.id('person/office') };
    await sql`update places.organisations set place_id = ${app.id('place/zone-east')} where id = ${app.id('organisation/bureau-a')}`.execute(app.ownerDb);
    await playAreaMaterial(actors, moment, { ...moment, by: app.id('person/office2') }, TODAY);
    await playEvaluations(actors, moment, TODAY);
    const { rows } = await actors.read(listEvaluations, {}, moment);
    expect(rows.map(({ code, state }) => [code, state])).toEqual([['2026-year', 'open'], ['2025-year', 'frozen']]);
    const before = await actors.read(readEvaluation, { evaluationId: rows[1]?.id as string }, moment);
    expect([new Set(before.areas.map(({ standing }) => standing)), before.drift]).toEqual([new Set(['counted']), []]);
    const now = await actors.read(readEvaluation, { evaluationId: rows[0]?.id as string }, moment);
    expect(now.areas[0]?.working.map(({ zh }) => zh)).toContain('负面清单扣分：1 条，−2');
    const of = (placeId: string) => now.areas.find((area) => area.placeId === app.id(`place/${placeId}`));
    expect(of('zone-east')?.components.find(({ component }) => component === 'material')).toMatchObject({ source: 'submissions', score: expect.any(Number) as number });
    expect([of('zone-east')?.missing, of('zone-west')?.missing]).toEqual([['field'], ['material', 'field']]);
    expect((await actors.read(listNegativeEntries, {}, moment)).total).toBe(1);
    // The same steps at a second start change nothing.
    await playEvaluations(actors, moment, TODAY);
    expect((await actors.read(listEvaluations, {}, moment)).total).toBe(2);
  });
});
