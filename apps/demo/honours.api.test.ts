/** Goal: the numbers that the seed page publishes of titles are counts of rows. Method: the packs through the import of an office, then the figures and their lists. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkTallyFile } from '#modules/ballots/cli/index.ts';
import { listBallots, readResult } from '#modules/ballots/contract/index.ts';
import { listEditions } from '#modules/frameworks/contract/index.ts';
import { createSelectionRound, listAwards, listPublicAwards, listReceivedNominations, listRecommendations, listReReviews, listRoundDepartments, listRoundTowns, listSelectionRounds, listTitles, readMySheets, readQuotas, readReReview, readSelectionRound, readTitle } from '#modules/honours/contract/index.ts';
import { readNotice } from '#modules/notices/contract/index.ts';
import { listPlaces } from '#modules/places/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import type { PublicSitePack } from '#modules/places/seed/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import { testApp } from '../../tests/kit/index.ts';
import { haidian, haidianHonours, HAIDIAN_PUBLIC_SITE } from '../../packs/haidian/programme.ts';
import { huangyuan, huangyuanHonours } from '../../packs/huangyuan/programme.ts';
import { generateCity } from '../../packs/wanyuan/generate.ts';
import { honourSheets } from '../../packs/wanyuan/honours.ts';
import type { CityPack } from '../../packs/wanyuan/types.ts';
import type { AwardSheet } from '../../packs/honours/sheets.ts';
import { actorsOf } from './acting.ts';
import type { Actors } from './acting.ts';
import { importDemoEdition, loadCity, loadSmallProgramme } from './city.ts';
import { playCrosswalk } from './crosswalk.ts';
import { enterSixGoods, playHonours } from './honours.ts';
import { playOpenNomination } from './open-nomination.ts';
import { playRecommendations } from './recommendations.ts';
import { MERGED_TITLE, playMergedVillage } from './merged-village.ts';
import { momentOf } from './round.ts';
import { playOnTheSpot, playSelections } from './selections.ts';
import { playYearlySelection, selectionPeople } from './yearly-selection.ts';

const TODAY = '2026-09-21';
const app = await testApp({ template: 'empty' });

async function loaded(pack: CityPack, load: typeof loadCity, sheets: AwardSheet[], publicSite?: PublicSitePack) {
  await app.ownerDb.transaction().execute((tx) => load(tx, pack, { newId: app.runtime.newId, now: `${TODAY}T00:00:00Z`, password: 'Demo-pass-2026', ...(publicSite === undefined ? {} : { publicSite }) }));
  const { programme_id: programmeId, id: by } = await oneRow<{ programme_id: string; id: string }>(app.ownerDb, sql`select a.programme_id, a.person_id as id from people.assignments a join places.programmes g on g.id = a.programme_id
    where g.code = ${pack.programme.code} and a.role_code = 'programmeOffice' and a.anchor_kind = 'programme' order by a.id limit 1`);
  const actors = actorsOf({ runtime: app.runtime, programmeId });
  const moment = { at: momentOf(TODAY, 8 * 60), by };
  await playHonours(actors, by, sheets, momentOf(TODAY, 0), () => undefined);
  return { ...await counter(actors, moment), actors, moment };
}

async function counter(actors: Actors, moment: { at: number; by: string }) {
  const titles = new Map((await actors.read(listTitles, { pageSize: 200 }, moment)).rows.map(({ code, id }) => [code, id]));
  const list = async (code: string, more: object) => (await actors.read(listAwards, { titleId: titles.get(code) as string, pageSize: 1, ...more }, moment)).total;
  return {
    inForce: (code: string) => list(code, { standing: 'current' }),
    kept: (code: string) => list(code, { event: 'kept' }),
    edition: (code: string, edition: number) => list(code, { edition }),
    cumulative: async (code: string) => (await actors.read(readTitle, { titleId: titles.get(code) as string }, moment)).counts.cumulative,
  };
}

type Count = Awaited<ReturnType<typeof counter>>;
const sum = async (count: Count, codes: string[]) => (await Promise.all(codes.map((code) => count.inForce(code)))).reduce((all, each) => all + each, 0);

/** Tens of thousands of rows through the import. */
describe('the figures that a published account gives', { timeout: 240_000 }, () => {
  it('of the demo city are counts of real rows, each through the bulk import', async () => {
    const city = generateCity();
    const count = await loaded(city, loadCity, honourSheets(city, TODAY));
    const found = {
      fiveStar: await count.inForce('five-star-household'), sixGood: await count.inForce('six-good-family'), nationVillage: await count.inForce('nation-village'), nationUnit: await count.inForce('nation-unit'), villages: await count.inForce('prefecture-village'),
      unitsKept: await count.kept('province-unit'), campusesKept: await count.kept('province-campus'), moral: await count.inForce('county-moral-model'), typical: await count.inForce('typical-person'), youth: await count.inForce('virtuous-youth'),
      good: [await count.inForce('nation-good-person'), await count.inForce('province-good-person'), await count.inForce('prefecture-good-person')],
      volunteers: [await count.inForce('prefecture-volunteer-community'), await count.inForce('province-volunteer-community'), await count.inForce('prefecture-volunteer-project'), await count.inForce('prefecture-volunteer-organisation'), await count.inForce('province-volunteer'), await count.inForce('prefecture-volunteer')],
    };
    expect(found).toEqual({ fiveStar: 10_000, sixGood: 590, nationVillage: 1, nationUnit: 1, villages: 120, unitsKept: 9, campusesKept: 6, moral: 43, typical: 40, youth: 330, good: [2, 15, 79], volunteers: [1, 1, 3, 1, 3, 16] });
  });

  it('of a county that honours a household in three are so too', async () => {
    const count = await loaded(huangyuan, loadSmallProgramme, huangyuanHonours(TODAY));
    expect(await count.cumulative('five-star-household')).toBe(16_104);
    expect(await sum(count, ['nation-unit', 'nation-village'])).toBe(2);
    expect(await sum(count, ['prefecture-unit', 'prefecture-village'])).toBe(34);
    expect(await sum(count, ['county-unit', 'county-village'])).toBe(92);
    expect([await count.inForce('province-campus'), await count.kept('prefecture-campus'), await count.inForce('finest-person'), await count.inForce('prefecture-youth')]).toEqual([2, 18, 8, 1]);
  });

});

/** As the two of the office, the leading group and the judges held it. */
describe('the yearly selection of a district', { timeout: 120_000 }, () => {
  let count: Count & { actors: Actors; moment: { at: number; by: string } };
  let rounds: Map<string, OutputOf<typeof readSelectionRound>>;
  beforeAll(async () => {
    count = await loaded(haidian, loadSmallProgramme, haidianHonours(TODAY), HAIDIAN_PUBLIC_SITE);
    await playYearlySelection({ actors: count.actors, people: await selectionPeople(app.ownerDb, count.actors.programmeId, haidian.programme.code), today: TODAY, tell: () => undefined });
    rounds = new Map(await Promise.all((await count.actors.read(listSelectionRounds, {}, count.moment)).rows.map(async ({ id, code }) => [code, await count.actors.read(readSelectionRound, { roundId: id }, count.moment)] as const)));
  });

  it('in its tenth edition gives the numbers that were published, all of them by the round itself, from nomination to publication', async () => {
    expect([await count.edition('moving-person', 10), await count.edition('moving-nominee', 10), await count.edition('moving-collective', 10)]).toEqual([10, 10, 5]);
    expect(await Promise.all(Array.from({ length: 9 }, (_, at) => count.edition('moving-person', at + 1)))).toEqual(Array.from({ length: 9 }, () => 10));
    const held = rounds.get('HD-GD-10');
    expect(held).toMatchObject({ state: 'closed', counts: { conferred: 25, notChosen: 8 } });
    expect(held?.stages.map(({ kind, state }) => [kind, state])).toEqual(['nomination', 'eligibility', 'jury', 'publicVoice', 'publicNotice', 'decision', 'conferral', 'publication'].map((kind) => [kind, 'done']));
    expect((await count.actors.read(listPublicAwards, { titleId: held?.titles.find(({ code }) => code === 'moving-person')?.id ?? '', pageSize: 200 }, count.moment)).total).toBe(100);
  });

  it('took in a ballot that was voted in online and on paper, and whose file anybody counts again', async () => {
    const ballot = (await count.actors.read(listBallots, { state: 'closed' }, count.moment)).rows[0];
    const result = await count.actors.read(readResult, { ballotId: ballot?.id ?? '' }, count.moment);
    expect(result).toMatchObject({ counted: { ballots: 42, valid: 42 }, paperCount: 2, codes: { printed: 42, online: 40, paper: 2 }, weightPercent: 20 });
    expect(await checkTallyFile(join(app.dataDir, 'ballots', `${ballot?.id}.ndjson`))).toMatchObject({ isSound: true });
  });

  it('in its eleventh waits for a ballot whose draft lies ready, and a smaller one for its notice to be closed', async () => {
    const open = (code: string) => rounds.get(code)?.stages.find(({ state }) => state === 'open');
    expect(open('HD-GD-11')).toMatchObject({ kind: 'publicVoice', blockers: [{ code: 'voiceOpen' }] });
    expect((await count.actors.read(listBallots, { state: 'draft' }, count.moment)).rows.map(({ title }) => title)).toEqual(['第11届年度感动人物评选（演示）公众投票']);
    expect(open('HD-DX-1')?.blockers.map(({ code }) => code)).toEqual(['objectionOpen', 'noticeRuns']);
    const { endsOn } = await count.actors.read(readNotice, { noticeId: rounds.get('HD-DX-1')?.noticeId ?? '' }, count.moment);
    expect(String(endsOn) < TODAY).toBe(true);
  });
});

describe('the selections under way', { timeout: 120_000 }, () => {
  it('stand at a jury of whom one has not scored, at departments of whom some owe, and at groups of which half have looked at their households', async () => {
    const city = generateCity();
    const { programme_id: programmeId, id: by } = await oneRow<{ programme_id: string; id: string }>(app.ownerDb, sql`select a.programme_id, a.person_id as id from people.assignments a join places.programmes g on g.id = a.programme_id
      where g.code = ${city.programme.code} and a.role_code = 'programmeOffice' and a.anchor_kind = 'programme' order by a.id limit 1`);
    const judges = (await sql<{ id: string }>`select a.person_id as id from people.assignments a where a.programme_id = ${programmeId} and a.role_code = 'departmentCoordinator' order by a.id limit 5`.execute(app.ownerDb)).rows.map(({ id }) => id);
    const peopleIn = async (role: string) => (await sql<{ id: string }>`select a.person_id as id from people.assignments a where a.programme_id = ${programmeId} and a.role_code = ${role} order by a.id`.execute(app.ownerDb)).rows.map(({ id }) => id);
    const [townOfficers, [lead = '']] = [await peopleIn('zoneCoordinator'), await peopleIn('leadingGroup')];
    const actors = actorsOf({ runtime: app.runtime, programmeId });
    const office = { at: momentOf(TODAY, 9 * 60), by };
    const coordinators = (await sql<{ by: string; organisationCode: string }>`select a.person_id as by, o.code as "organisationCode" from people.assignments a join places.organisations o on o.programme_id = a.programme_id and o.id = a.organisation_id
      where a.programme_id = ${programmeId} and a.role_code = 'departmentCoordinator' order by a.id`.execute(app.ownerDb)).rows;
    await playSelections(actors, { office, judges, lead, townOfficers, coordinators }, city.places.filter(({ kind }) => kind === 'village' || kind === 'community').map(({ code }) => code).slice(0, 4), TODAY);
    await importDemoEdition(actors, by, office.at);
    await playCrosswalk(actors, office);
    await playOnTheSpot(actors, { office, judges }, TODAY);
    await playOpenNomination(actors, office, TODAY);
    // One village was merged into its neighbour, and its title goes on there: parted on that day, and no place of today is more.
    const placesNow = async () => (await actors.read(listPlaces, {}, office)).rows.length;
    const before = await placesNow();
    await playMergedVillage(actors, by, TODAY);
    const merged = (await actors.read(listTitles, { pageSize: 200 }, office)).rows.find(({ code }) => code === MERGED_TITLE)?.id ?? '';
    const carried = (await actors.read(listAwards, { titleId: merged, pageSize: 50, sort: 'number' }, office)).rows;
    expect([carried.map(({ standing }) => standing).toSorted(), carried.find(({ standing }) => standing === 'passedOn')?.subject.label, await placesNow() - before]).toEqual([['inForce', 'passedOn'], '老桥村（演示）', 0]);
    expect((await actors.read(listMyDuties, { kind: ['honours.placeChanged'] }, office)).rows).toEqual([]);
    expect((await actors.read(listReceivedNominations, {}, office)).rows.map(({ state }) => state).toSorted()).toEqual(['accepted', 'declined', 'received', 'received', 'received']);
    await playRecommendations(actors, office, TODAY);
    expect((await actors.read(listRecommendations, { pageSize: 200 }, office)).rows.map(({ state }) => state).toSorted()).toEqual(['chosen', 'chosen', 'chosen', 'notChosen', 'returned', 'sent', 'sent', 'sent']);
    const rounds = (await actors.read(listSelectionRounds, {}, office)).rows;
    const open = async (stage: string) => (await actors.read(readSelectionRound, { roundId: rounds.find((round) => round.stage === stage)?.id ?? '' }, office)).stages.find(({ state }) => state === 'open')?.blockers;
    expect(await open('jury')).toEqual([{ code: 'missingSheets', count: 15, day: null }]);
    // A juror has deeds to judge by, and no name among them.
    const blind = await actors.read(readMySheets, { roundId: rounds.find(({ stage }) => stage === 'jury')?.id ?? '' }, { ...office, by: judges.at(-1) ?? '' });
    expect([blind.sheets.length, new Set(blind.sheets.map(({ summary }) => summary)).size, blind.sheets.filter(({ summary }) => summary === null || blind.toDeclare.some(({ label }) => summary.includes(label))).length]).toEqual([15, 15, 0]);
    expect((await open('groupReview'))?.[0]).toMatchObject({ code: 'missingStars' });
    expect((await open('review'))?.[0]).toMatchObject({ code: 'missingSheets', count: 13 });
    const onTheSpot = (await actors.read(readSelectionRound, { roundId: rounds.find(({ stage }) => stage === 'review')?.id ?? '' }, office)).titles;
    const hygiene = (await actors.read(listEditions, {}, office)).rows.find(({ code }) => code === 'demo-county-hygiene-2026');
    const { editionTitle, criteria } = await actors.read(readTitle, { titleId: onTheSpot.find(({ code }) => code === 'county-unit')?.id ?? '' }, office);
    expect(editionTitle?.id).toBe(hygiene?.id);
    expect([criteria?.length, criteria?.reduce((sum, { scoreMax }) => sum + scoreMax, 0)]).toEqual([40, 100]);
    expect(new Map(onTheSpot.map(({ code, editionCode, criteria: own }) => [code, [editionCode, own]]))).toEqual(new Map<string, unknown>([['moving-collective', [null, null]], ['county-unit', ['demo-county-hygiene-2026', criteria]]]));
    const unitSheets = (await actors.read(readMySheets, { roundId: rounds.find(({ stage }) => stage === 'review')?.id ?? '' }, { ...office, by: judges[0] ?? '' })).sheets.filter(({ titleZh }) => titleZh === '县级文明单位');
    expect(unitSheets.map(({ criteria: asked, scores }) => [asked, Object.keys(scores ?? {}).length])).toEqual([[criteria, 40], [criteria, 40]]);
    expect(await open('shortlist')).toEqual([{ code: 'shortlistOpen', count: 1, day: null }]);
    const models = rounds.find(({ stage }) => stage === 'shortlist')?.id ?? '';
    expect((await actors.read(readSelectionRound, { roundId: models }, office)).changes.map(({ parts }) => parts.map(({ part }) => part))).toEqual([['stages', 'seats', 'quotas']]);
    expect((await actors.read(readQuotas, { roundId: models }, office)).coverage.map(({ groups, missing }) => [groups, missing.map(({ zh }) => zh)])).toEqual([[3, ['示例北片']]]);
    const villagesAsked = (await actors.read(readQuotas, { roundId: rounds.find(({ stage }) => stage === 'groupReview')?.id ?? '' }, office)).coverage;
    expect(villagesAsked.map(({ needed, groups }) => needed === Math.ceil(groups / 10))).toEqual([true]);
    const townsRound = rounds.find(({ stage }) => stage === 'townshipApproval')?.id ?? '';
    const towns = (await actors.read(listRoundTowns, { roundId: townsRound }, office)).rows;
    expect(towns.map(({ approved, returned }) => [approved, returned])).toContainEqual([true, 1]);
    expect(await open('townshipApproval')).toEqual(towns.length === 1 ? [] : [{ code: 'townsOpen', count: towns.length - 1, day: null }, { code: 'negativesUnsigned', count: towns.filter(({ approved }) => approved === null).reduce((sum, { households }) => sum + households, 0), day: null }]);
    const checked = rounds.find(({ stage }) => stage === 'departmentCheck')?.id ?? '';
    expect((await actors.read(listRoundDepartments, { roundId: checked, sort: 'owed' }, office)).rows.map((row) => [row.zh, row.asked, row.no, row.owed, row.onPaper])).toEqual([
      [expect.any(String), 7, 0, 7, 0], [expect.any(String), 7, 0, 7, 0], ['纪检监察机关', 7, 0, 7, 0], [expect.any(String), 8, 1, 0, 0], [expect.any(String), 7, 0, 0, 0], ['税务部门', 7, 0, 0, 7],
    ]);
    const [review] = (await actors.read(listReReviews, {}, office)).rows;
    expect((await actors.read(readReReview, { reReviewId: review?.id ?? '' }, office)).counts).toEqual({ kept: 6, rectifying: 1, proposed: 1, open: 112 });

    await enterSixGoods(actors, office, TODAY);
    const sixGood = (await actors.read(listTitles, { q: '六好家庭' }, office)).rows[0]?.id ?? '';
    const { source, rules } = await actors.read(readTitle, { titleId: sixGood }, office);
    expect([source, rules.stars.length, rules.stars.every(({ zh, en }) => zh.includes('示例') && en.includes('example'))]).toEqual(['示例，由本县文件规定', 6, true]);
    const { id: started } = await actors.write(createSelectionRound, {
      code: 'SIX', name: '六好家庭评选（演示）', conditions: '按本县文件评。', titles: [{ titleId: sixGood }], stages: (['nomination', 'groupReview', 'committee', 'publicNotice', 'townshipApproval', 'conferral'] as const).map((kind) => ({ kind, startsOn: TODAY, endsOn: '2026-12-31' })),
    }, office, 'demo/honours-test/six');
    expect((await actors.read(readSelectionRound, { roundId: started }, office)).titles.map(({ code, stars }) => [code, stars.length])).toEqual([['six-good-family', 6]]);
  });
});

describe('the packs', () => {
  it('name nobody: every person and household says that it is an example', () => {
    const texts = [honourSheets(generateCity(), TODAY), huangyuanHonours(TODAY), haidianHonours(TODAY)].flat().flatMap(({ rows }) => rows.filter(({ isAdult, houseNumber }) => isAdult !== undefined || houseNumber !== undefined).map(({ label }) => label));
    expect(texts.length).toBeGreaterThan(26_000);
    expect(texts.filter((label) => !/演示|示例|样例|模拟|例证|示意|举例|拟名/.test(label))).toEqual([]);
    expect(readFileSync(new URL('../../packs/README.md', import.meta.url), 'utf8')).toContain('honours');
  });
});
