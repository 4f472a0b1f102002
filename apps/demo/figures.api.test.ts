/** Goal: what a published account counts is reproduced by figures as data. Method: two small programmes of the demonstration, loaded as an office loads them, and their published numbers. */
import { describe, expect, it } from 'vitest';
import { checkFigures, listFigureRows, listFigures } from '#modules/figures/contract/index.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import { testApp } from '../../tests/kit/index.ts';
import { gaoping } from '../../packs/gaoping/programme.ts';
import { gaopingHonours, gaopingRecords } from '../../packs/gaoping/records.ts';
import { huangyuan, huangyuanHonours } from '../../packs/huangyuan/programme.ts';
import { huangyuanTeams } from '../../packs/huangyuan/teams.ts';
import { huangyuanRecords } from '../../packs/huangyuan/records.ts';
import { actorsOf } from './acting.ts';
import { loadSmallProgramme } from './city.ts';
import { playFigures } from './figures.ts';
import { playHonours } from './honours.ts';
import { playTeams } from './teams.ts';
import { playRecords } from './records.ts';
import { momentOf } from './round.ts';

const TODAY = '2026-09-21';
const PUBLISHED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  gaoping: { 'plan.phases': 3, 'frameworks.linked': 2, 'layout.axes': 1, 'layout.corridors': 1, 'layout.districts': 3, 'layout.towns': 5, 'commendations.documents': 1, 'titles.provincial_city': 1 },
  huangyuan: {
    'study.sessions': 32, 'study.lectures': 10, 'facilities.canteens': 33, 'facilities.elderly_homes': 65, 'publicity.media': 271, 'publicity.wechat': 1_355, 'titles.national': 2, 'titles.municipal': 34, 'titles.county': 92, 'models.medical': 8,
    'villages.covenant': 146, 'covenants.revised': 49, 'villages.total': 146, 'campus.provincial': 2, teams: 12, 'campus.municipal_review': 18, 'models.youth': 1, 'routine.friday_villages': 146, 'renewal.estates': 7, 'renewal.households': 375,
    'projects.elderly_centre': 18_572_000, 'projects.disability_centre': 23_000_000, 'insurance.reimbursed': 8_353_000, 'jobs.urban_new': 1_400, 'jobs.rural_transfer': 56_100, 'jobs.labour_income': 310_000_000, 'jobs.startup_loans': 4_100_000, 'jobs.trained': 3_548, 'green.corridor': 10_600, 'green.forest': 90_000,
  },
};
const FLOORS: Readonly<Record<string, Readonly<Record<string, number>>>> = { gaoping: {}, huangyuan: { 'publicity.talks': 600, 'publicity.website': 1_200 } };
const RATES: Readonly<Record<string, Readonly<Record<string, number>>>> = { gaoping: {}, huangyuan: { 'insurance.rate': 0.98, 'insurance.aid_rate': 0.9, 'jobs.wage_cases_closed': 1 } };

describe('the figures of the demonstration', () => {
  it.each([['gaoping', gaoping, gaopingHonours, gaopingRecords], ['huangyuan', huangyuan, huangyuanHonours, huangyuanRecords]] as const)('%s: each published number is computed from rows that can be listed', async (code, pack, honours, records) => {
    const app = await testApp({ template: 'empty' });
    await app.ownerDb.transaction().execute((tx) => loadSmallProgramme(tx, pack, { newId: app.runtime.newId, now: `${TODAY}T00:00:00Z`, password: 'Demo-pass-2026' }));
    const { programme_id: programmeId, id: by } = await oneRow<{ programme_id: string; id: string }>(app.ownerDb, sql`select programme_id, id from people.persons where code = ${`${code}-office`}`);
    const actors = actorsOf({ runtime: app.runtime, programmeId });
    const moment = { at: momentOf(TODAY, 60), by };
    // The 16,104 households of one title are counted in honours.api.test.ts.
    await playHonours(actors, by, honours(TODAY).filter(({ titleCode }) => titleCode !== 'five-star-household'), momentOf(TODAY, 0), () => undefined);
    await playRecords(actors, moment, records(TODAY), () => undefined);
    if (pack === huangyuan) await playTeams(actors, moment, huangyuanTeams(TODAY));
    await playFigures(actors, moment, code);
    const entries = (of: Readonly<Record<string, number>> | undefined, more: object) => Object.entries(of ?? {}).map(([id, value]) => ({ id, value, ...more }));
    const figures = [...entries(PUBLISHED[code], {}), ...entries(FLOORS[code], { qualifier: 'more_than' }), ...entries(RATES[code], { kind: 'ratio' })];
    const answer = await actors.write(checkFigures, { figures }, moment, 'demo/figures/check');
    expect(answer.rows.filter(({ isAsExpected }) => !isAsExpected)).toEqual([]);
    for (const figure of (await actors.read(listFigures, { pageSize: 200 }, moment)).rows) {
      expect((await actors.read(listFigureRows, { figureId: figure.id, pageSize: 1 }, moment)).total, figure.code).toBe(figure.rowCount);
    }
  }, 240_000);
});
