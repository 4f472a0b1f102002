import { expect, it } from 'vitest';
import { listDeliveries, readReconciliation, readScheme } from '#modules/care/contract/index.ts';
import { testApp } from '../../tests/kit/index.ts';
import { jizhou, jizhouCare } from '../../packs/jizhou/programme.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import { actorsOf } from './acting.ts';
import { playCare } from './care.ts';
import { loadSmallProgramme } from './city.ts';
import { momentOf } from './round.ts';

const TODAY = '2026-09-21';

it('the holiday care of the example district counts from its rows: three kinds, everybody on the list once, stock that adds up', async () => {
  const app = await testApp({ template: 'empty' });
  await app.ownerDb.transaction().execute((tx) => loadSmallProgramme(tx, jizhou, { newId: app.runtime.newId, now: `${TODAY}T00:00:00Z`, password: 'Demo-pass-2026' }));
  const person = async (name: string) => (await oneRow<{ programme_id: string; id: string }>(app.ownerDb, sql`select programme_id, id from people.persons where code = ${`jizhou-${name}`}`));
  const { programme_id: programmeId, id: office } = await person('office');
  const actors = actorsOf({ runtime: app.runtime, programmeId });
  const at = momentOf(TODAY, 8 * 60);
  await playCare(actors, { office, second: (await person('office2')).id, lead: (await person('lead')).id }, jizhouCare, at, () => undefined);
  const { id: schemeId } = await oneRow<{ id: string }>(app.ownerDb, sql`select id from care.schemes where code = ${jizhouCare.code}`);
  const moment = { at, by: office };
  const scheme = await actors.read(readScheme, { schemeId }, moment);
  // The figure of the seed page: three kinds of care.
  expect(scheme.figures).toMatchObject({ benefitKinds: 3, listed: jizhouCare.listed, received: jizhouCare.received, complete: jizhouCare.received, doublesOpen: 1, valueFen: (jizhouCare.received + 1) * 20_000 });
  expect((await actors.read(listDeliveries, { schemeId, state: 'flagged' }, moment)).total).toBe(1);
  for (const row of (await actors.read(readReconciliation, { schemeId }, moment)).rows) expect([row.bought + row.donated - row.delivered - row.returned - row.damaged, row.delivered]).toEqual([row.onHand, jizhouCare.received + 1]);
});
