import { expect, it } from 'vitest';
import { listSurveys, readResults } from '#modules/surveys/contract/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { testApp } from '../../tests/kit/index.ts';
import { citySurveys } from '../../packs/wanyuan/surveys.ts';
import { actorsOf } from './acting.ts';
import { momentOf } from './round.ts';
import { playSurveys } from './surveys.ts';

const TODAY = '2026-09-21';

it('the surveys of the demo city go through their life: one open, one closed with results in which a small community is not told', async () => {
  const app = await testApp();
  const places = (await rows<{ code: string }>(app.ownerDb, sql`select code from places.places where kind = 'community' and programme_id = ${app.id('programme')} order by code`));
  const plans = citySurveys({ places: places.map(({ code }) => ({ code, kind: 'community', households: 400 })) as never }, TODAY);
  const actors = actorsOf({ runtime: app.runtime, programmeId: app.id('programme'), validateOutput: true });
  const by = app.id('person/office');
  await playSurveys(actors, by, plans, momentOf(TODAY, 600), () => undefined);
  const moment = { at: momentOf(TODAY, 600), by };
  const found = (await actors.read(listSurveys, {}, moment)).rows;
  expect(found.map(({ code, state, collected }) => [code, state, collected])).toEqual([['satisfaction-2', 'open', (plans[1]?.count ?? 0) + 1], ['satisfaction-1', 'closed', (plans[0]?.count ?? 0) + 1]]);
  const results = await actors.read(readResults, { surveyId: found[1]?.id as string }, moment);
  expect(results.indexes.map(({ kind }) => kind)).toEqual(['satisfaction', 'awareness']);
  expect(results.questions[0]?.hiddenPlaceCount).toBe(2);
  expect(results.questions.find(({ code }) => code === 'streets')?.dontKnow.numerator).toBeGreaterThan(0);
});
