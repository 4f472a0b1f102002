import { describe, expect, it } from 'vitest';
import { listMaterialRequests, listReusableMaterial, readMaterialRequest } from '#modules/submissions/contract/index.ts';
import { editionInForce } from '../../tests/kit/a-round.ts';
import { testApp } from '../../tests/kit/index.ts';
import { actorsOf } from './acting.ts';
import { momentOf } from './round.ts';
import { playSubmissions } from './submissions.ts';

const TODAY = '2026-09-21';

describe('material of the demonstration', () => {
  it('has a piece in every state, so that each page can be opened', async () => {
    const app = await testApp();
    await editionInForce(app);
    const actors = actorsOf({ runtime: app.runtime, programmeId: app.id('programme'), validateOutput: true });
    const [reviewer, submitter] = ['office', 'office2'].map((person) => ({ at: momentOf(TODAY, 600), by: app.id(`person/${person}`) })) as [{ at: number; by: string }, { at: number; by: string }];
    const requestId = await playSubmissions(actors, reviewer, submitter, ['bureau-a', 'bureau-b'], TODAY);
    const found = await actors.read(readMaterialRequest, { requestId }, reviewer);
    expect(new Set(found.pieces.map(({ state }) => state))).toEqual(new Set(['accepted', 'returned', 'waiting']));
    expect(found).toMatchObject({ startsOn: '2025-09-01', endsOn: '2026-08-31', share: { done: 1, of: 4 }, waiting: 1 });
    const again = (await actors.read(listMaterialRequests, { q: 'SB-3' }, reviewer)).rows[0];
    expect((await actors.read(listReusableMaterial, { requestId: again?.id as string }, reviewer)).rows.map(({ theme, serves }) => [theme, serves[0]?.relation])).toEqual([['背街小巷整治后的路面（演示）', 'own']]);
  });
});
