/** Goal: what a published account counts is reproduced by figures as data. Method: the five programmes of the demonstration, loaded as an office loads them, and their published numbers. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFigures, listFigureRows, listFigures } from '#modules/figures/contract/index.ts';
import { HUANGYUAN_HOUSEHOLDS } from '../../packs/huangyuan/shops.ts';
import { huangyuanHonours } from '../../packs/huangyuan/programme.ts';
import { generateCity } from '../../packs/wanyuan/generate.ts';
import { honourSheets } from '../../packs/wanyuan/honours.ts';
import { furtherVolunteers, sessionSheets, volunteerSheets } from '../../packs/wanyuan/volunteers.ts';
import { PLAYED_ON, playedProgramme, PROGRAMMES } from '../../tests/kit/played-programme.ts';
import type { Programme } from '../../tests/kit/played-programme.ts';

type Numbers = Readonly<Record<string, number>>;
const PUBLISHED: Readonly<Record<Programme, Numbers>> = {
  gaoping: { 'plan.phases': 3, 'frameworks.linked': 2, 'layout.axes': 1, 'layout.corridors': 1, 'layout.districts': 3, 'layout.towns': 5, 'commendations.documents': 1, 'titles.provincial_city': 1 },
  wanyuan: {
    zones: 5, investment: 1_300_000_000, shanty_renewal_area: 149_000, renewal_actions: 5, 'evaluation.rank': 1, 'titles.national_village': 1, 'titles.national_unit': 1, 'reviews.provincial_unit_passed': 9, 'reviews.provincial_retained': 6, 'titles.volunteer_community': 1,
    'titles.prefecture_village': 120, 'titles.six_good_family': 590, 'models.moral': 43, 'models.typical': 40, 'models.youth': 330, 'good_people.national': 2, 'good_people.provincial': 15, 'good_people.prefecture': 79, 'selection.categories': 6, population: 600_000,
    'volunteers.honours.provincial_community': 1, 'volunteers.honours.projects': 3, 'volunteers.honours.organisation': 1, 'volunteers.honours.provincial_volunteers': 3, 'volunteers.honours.prefecture_volunteers': 16,
  },
  jizhou: { 'care.kinds': 3 },
  huangyuan: {
    'study.sessions': 32, 'study.lectures': 10, 'facilities.canteens': 33, 'facilities.elderly_homes': 65, 'publicity.media': 271, 'publicity.wechat': 1_355, 'titles.national': 2, 'titles.municipal': 34, 'titles.county': 92, 'models.medical': 8,
    'villages.covenant': 146, 'covenants.revised': 49, 'villages.total': 146, 'campus.provincial': 2, teams: 12, 'campus.municipal_review': 18, 'models.youth': 1, 'routine.friday_villages': 146, 'renewal.estates': 7, 'renewal.households': 375, shops: 87, 'shops.villages_served': 146, 'shops.households_served': HUANGYUAN_HOUSEHOLDS,
    'projects.elderly_centre': 18_572_000, 'projects.disability_centre': 23_000_000, 'insurance.reimbursed': 8_353_000, 'jobs.urban_new': 1_400, 'jobs.rural_transfer': 56_100, 'jobs.labour_income': 310_000_000, 'jobs.startup_loans': 4_100_000, 'jobs.trained': 3_548, 'green.corridor': 10_600, 'green.forest': 90_000,
  },
  haidian: { edition: 10, editions_before: 9, winners: 10, nominees: 10, collectives: 5 },
};
const FLOORS: Readonly<Partial<Record<Programme, Numbers>>> = { wanyuan: { 'volunteers.teams': 150 }, huangyuan: { 'publicity.talks': 600, 'publicity.website': 1_200 } };
const RATES: Readonly<Partial<Record<Programme, Numbers>>> = { huangyuan: { 'insurance.rate': 0.98, 'insurance.aid_rate': 0.9, 'jobs.wage_cases_closed': 1 } };

/** Lists that are left out here: how many rows their sheets have. */
const city = generateCity();
const rowsIn = (sheets: readonly { readonly titleCode: string; readonly rows: readonly unknown[] }[], code: string): number => sheets.find(({ titleCode }) => titleCode === code)?.rows.length ?? 0;
const counted = (sheets: readonly { readonly count: number }[]): number => sheets.reduce((sum, { count }) => sum + count, 0);
const LONG: Readonly<Partial<Record<Programme, Readonly<Record<string, () => number>>>>> = {
  wanyuan: {
    'titles.five_star_household': () => rowsIn(honourSheets(city, PLAYED_ON), 'five-star-household'), 'volunteers.registered': () => volunteerSheets(city, PLAYED_ON).volunteerCount + counted(furtherVolunteers(city, PLAYED_ON)), 'volunteers.services': () => counted(sessionSheets(city, PLAYED_ON)),
    'volunteers.beneficiaries': () => sessionSheets(city, PLAYED_ON).flatMap(({ text }) => text.trim().split('\n').slice(1)).reduce((sum, line) => sum + Number(line.split(',')[6]), 0),
  },
  huangyuan: { 'titles.five_star_household': () => rowsIn(huangyuanHonours(PLAYED_ON), 'five-star-household') },
};

interface Entry { readonly id: string; readonly programme: string; readonly value: number; readonly unit?: string; readonly label?: string; readonly qualifier?: 'exact' | 'more_than'; readonly kind?: string; readonly reproduce?: boolean }
/** A published page beside the repository, where there is one. */
const SEEDS = new URL('../../../shared/seeds/figures.json', import.meta.url);
const seeds: readonly Entry[] = existsSync(SEEDS) ? (JSON.parse(readFileSync(SEEDS, 'utf8')) as { figures: Entry[] }).figures : [];
const isLong = ({ id, programme }: Entry): boolean => LONG[programme as Programme]?.[id.slice(programme.length + 1)] !== undefined;

describe('the figures of the demonstration', () => {
  it.each(PROGRAMMES)('%s: each published number is computed from rows that can be listed', async (code) => {
    const { actors, moment } = await playedProgramme(code, { hasShops: true });
    const entries = (of: Numbers | undefined, more: object) => Object.entries(of ?? {}).map(([id, value]) => ({ id, value, ...more }));
    const figures = [...entries(PUBLISHED[code], {}), ...entries(FLOORS[code], { qualifier: 'more_than' }), ...entries(RATES[code], { kind: 'ratio' })];
    const answer = await actors.write(checkFigures, { figures }, moment, 'demo/figures/check');
    expect(answer.rows.filter(({ isAsExpected }) => !isAsExpected)).toEqual([]);
    for (const figure of (await actors.read(listFigures, { pageSize: 200 }, moment)).rows) {
      if (figure.source !== null) expect((await actors.read(listFigureRows, { figureId: figure.id, pageSize: 1 }, moment)).total, figure.code).toBe(figure.rowCount);
    }
    const given = seeds.filter((entry) => entry.programme === code && !isLong(entry)).map(({ programme: _of, id, ...entry }) => ({ ...entry, id: id.slice(code.length + 1) }));
    if (given.length > 0) expect((await actors.write(checkFigures, { figures: given }, moment, 'demo/figures/seeds')).rows.filter(({ isAsExpected }) => !isAsExpected)).toEqual([]);
  }, 240_000);

  it.skipIf(seeds.length === 0)('what the page beside the repository counts in long lists are as many rows of their sheets', () => {
    const long = seeds.filter(isLong);
    expect(long.length).toBeGreaterThanOrEqual(5);
    for (const { id, programme, value, qualifier } of long) {
      const count = LONG[programme as Programme]?.[id.slice(programme.length + 1)]?.() ?? 0;
      if (qualifier === 'more_than') expect(count, id).toBeGreaterThanOrEqual(value);
      else expect(count, id).toBe(value);
    }
  });
});
