/** Goal: a live page tells nobody that their site is being inspected in a round that is not over. Method: what each person's own transaction sees of the outbox. */
import { beforeAll, expect, it } from 'vitest';
import { previewAsk } from '#modules/burden/contract/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { aDrawnRound, checksOf, editionInForce, fieldEdition } from '../../../tests/kit/a-round.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { closeRound, reassignSites, recordObservations } from '../contract/index.ts';

let app: TestApp;
let base: string;
beforeAll(async () => {
  app = await testApp();
  base = await app.http.listen({ port: 0, host: '127.0.0.1' });
});

/** Everything the topic of rounds has ever told this person. */
async function heardBy(person: string): Promise<number> {
  const abort = new AbortController();
  const response = await fetch(`${base}/api/programmes/alpha/events?topics=rounds`, { headers: { authorization: `Bearer ${await app.token(person)}`, 'last-event-id': '0' }, signal: abort.signal });
  const timer = setTimeout(() => abort.abort(), 1_500);
  let text = '';
  try {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) text += new TextDecoder().decode(chunk);
  } catch { /* the time was up */ } finally { clearTimeout(timer); }
  return [...text.matchAll(/event: rounds/g)].length;
}

it('a leader, a unit and a community hear nothing of their sites in a running round; its organisers and coordinators do', async () => {
  const { roundId } = await aDrawnRound(app, { editionId: await editionInForce(app) });
  const siteId = app.id('site/e1a-2');
  await app.as('office').call(reassignSites, { roundId, siteIds: [siteId], inspectorId: app.id('person/inspectorE') });
  const checks = await checksOf(app, roundId, siteId);
  await app.as('inspectorE').call(recordObservations, { roundId, siteId, done: true, observations: [{ checkItemId: checks['a'] as string, observedCount: 1, metCount: 1, observedAt: '2026-09-21T01:30:00.000Z' }] });
  const heard = Object.fromEntries(await Promise.all(['office', 'zoneEast', 'inspectorE', 'leaderE', 'deptA', 'communityE1', 'zoneWest'].map(async (person) => [person, await heardBy(person) > 0])));
  expect(heard).toEqual({ office: true, zoneEast: true, inspectorE: true, leaderE: false, deptA: false, communityE1: false, zoneWest: false });
  expect((await rows(app.ownerDb, sql`select 1 from platform.outbox where topic = 'rounds' and site_id = ${siteId}`)).length).toBe(2);
});

it('what dispatching would ask names drawn sites of a running round to nobody but those who organise it', async () => {
  const { roundId } = await aDrawnRound(app, { editionId: await editionInForce(app, fieldEdition({ code: 'SECRET' })), code: 'R-SECRET' });
  const siteId = app.id('site/e1a-2');
  await app.as('office').call(reassignSites, { roundId, siteIds: [siteId], inspectorId: app.id('person/inspectorE') });
  const checks = await checksOf(app, roundId, siteId);
  await app.as('inspectorE').call(recordObservations, { roundId, siteId, done: true, observations: [{ checkItemId: checks['a'] as string, observedCount: 1, metCount: 0, observedAt: '2026-09-21T01:30:00.000Z' }] });
  const asked = (person: string) => app.as(person).call(previewAsk, { kind: 'cases.fix@inspections', about: JSON.stringify({ roundId, all: true }) });
  expect(await asked('office')).toMatchObject({ isReady: true, times: 1, topicCount: 1 });
  expect(await asked('lead')).toMatchObject({ isReady: false, times: 0, topicCount: 0, overlaps: [] });
  await app.as('office').call(closeRound, { roundId, gapsReason: '示例：提前结束' });
  expect(await asked('lead')).toMatchObject({ isReady: true, times: 1, topicCount: 1 });
});
