import { describe, expect, it } from 'vitest';
import { listDoubts, listFigures } from '#modules/figures/contract/index.ts';
import { listApplications, listBans, listBranches, listProjects, listServiceCertificates, listTeams, listVolunteers, readMyService } from '#modules/volunteering/contract/index.ts';
import { readPerson } from '#modules/people/contract/index.ts';
import { oneRow, rows, sql } from '#platform/server/db/index.ts';
import { testApp } from '../../tests/kit/index.ts';
import { generateCity } from '../../packs/wanyuan/generate.ts';
import { furtherVolunteers, sessionSheets, volunteerSheets } from '../../packs/wanyuan/volunteers.ts';
import { wanyuanRecords } from '../../packs/wanyuan/records.ts';
import { actorsOf } from './acting.ts';
import { loadCity } from './city.ts';
import { playFigures } from './figures.ts';
import { playManyVolunteers } from './many-volunteers.ts';
import { playRecords } from './records.ts';
import { momentOf } from './round.ts';
import { playVolunteering } from './volunteering.ts';

const TODAY = '2026-09-21';

/** The city with its teams and the volunteers of the story, as an office loads them. */
async function loadedCity() {
  const app = await testApp({ template: 'empty' });
  const city = generateCity();
  await app.ownerDb.transaction().execute((tx) => loadCity(tx, city, { newId: app.runtime.newId, now: `${TODAY}T00:00:00Z`, password: 'Demo-pass-2026' }));
  const [{ programme_id: programmeId, id: by }, { id: second }] = await rows<{ programme_id: string; id: string }>(app.ownerDb, sql`select a.programme_id, a.person_id as id from people.assignments a
    where a.role_code = 'programmeOffice' and a.anchor_kind = 'programme' order by a.id limit 2`) as [{ programme_id: string; id: string }, { id: string }];
  const actors = actorsOf({ runtime: app.runtime, programmeId });
  const { id: volunteer } = await oneRow<{ id: string }>(app.ownerDb, sql`select person_id as id from people.assignments where programme_id = ${programmeId} and role_code = 'volunteer' order by id limit 1`);
  const sheets = volunteerSheets(city, TODAY);
  await playVolunteering(actors, { office: by, second, volunteer }, sheets, momentOf(TODAY, 0), () => undefined);
  return { app, actors, city, sheets, volunteer, moment: { at: momentOf(TODAY, 8 * 60), by } };
}

describe('the volunteers of the demo city', { timeout: 120_000 }, () => {
  it('come in by the imports of an office: more than 150 teams in twelve branches, and every figure a count of rows', async () => {
    const { actors, moment, sheets, volunteer } = await loadedCity();
    const branches = (await actors.read(listBranches, {}, moment)).rows;
    expect(branches).toHaveLength(12);
    expect(branches.reduce((sum, { teamCount }) => sum + teamCount, 0)).toBe((await actors.read(listTeams, {}, moment)).total);
    expect((await actors.read(listTeams, {}, moment)).total).toBeGreaterThan(150);
    expect(branches.reduce((sum, { memberCount }) => sum + memberCount, 0)).toBe(sheets.volunteerCount);
    expect((await actors.read(listVolunteers, {}, moment)).total).toBe(sheets.volunteerCount);
    expect((await actors.read(listProjects, { sort: 'code' }, moment)).rows).toMatchObject([{ code: 'VP-001', state: 'open', counted: { activityCount: 1 } }, { code: 'VP-002', state: 'open', counted: { activityCount: 1 } }, { code: 'VP-003', state: 'draft' }]);
    expect((await actors.read(listApplications, {}, moment)).rows.map(({ state }) => state).toSorted()).toEqual(['declined', 'received']);
    expect((await actors.read(listBans, {}, moment)).rows).toMatchObject([{ state: 'appealed', blocksToday: true }]);
    // Whoever signs in as the volunteer reads their own name on their service, and waits for no certificate that hangs out already.
    const { name } = await actors.read(readPerson, { personId: volunteer }, moment);
    const own = await actors.read(readMyService, {}, { at: moment.at, by: volunteer });
    expect(own.volunteer?.label).toBe(name);
    expect(own.certificateRequests.map(({ state }) => state)).toEqual(['asked']);
    expect((await actors.read(listServiceCertificates, { state: 'draft' }, moment)).rows.map(({ volunteer: { id } }) => id)).not.toContain(own.volunteer?.id);
  });
});

describe('the published account of the demo city', () => {
  it('is made of sheets that hold as many volunteers, sessions and times served as it says, each a row of its own', () => {
    const city = generateCity();
    const count = (list: readonly { readonly text: string; readonly count: number }[]): number => list.reduce((sum, sheet) => sum + sheet.count, 0);
    const [further, sessions] = [furtherVolunteers(city, TODAY), sessionSheets(city, TODAY)];
    expect(count(further) + volunteerSheets(city, TODAY).volunteerCount).toBe(60_039);
    expect(count(sessions)).toBe(30_240);
    const members = [volunteerSheets(city, TODAY).volunteers, ...further.map(({ text }) => text)].flatMap((text) => text.trim().split('\n').slice(1)).map((line) => line.split(',').slice(1, 4).toSpliced(1, 1).join(' '));
    expect(new Set(members).size, 'nobody is in a team twice').toBe(members.length);
    const lines = sessions.flatMap(({ text }) => text.trim().split('\n').slice(1));
    expect(lines.length).toBe(count(sessions));
    expect(lines.reduce((sum, line) => sum + Number(line.split(',')[6]), 0)).toBe(50_400);
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(lines.length);
    // Some were held at a practice station of their village, and most were not.
    const atFacility = lines.filter((line) => line.split(',')[9] !== '').length;
    expect(atFacility).toBeGreaterThan(lines.length / 50);
    expect(atFacility).toBeLessThan(lines.length / 2);
  });

  it('is what the figures count once it is loaded, row by row, and the share of 62 % is found out by its own counts', { timeout: 480_000 }, async () => {
    const { app, actors, city, moment } = await loadedCity();
    await playRecords(actors, moment, wanyuanRecords(TODAY), () => undefined);
    expect(await playManyVolunteers(actors, { moment, city, today: TODAY })).toBe(true);
    await playFigures(actors, moment, 'wanyuan');
    const inRows = async (table: string, what: string): Promise<number> => Number((await oneRow<{ n: string }>(app.ownerDb, sql`select (${sql.raw(what)})::text as n from ${sql.table(table)}`)).n);
    const figures = new Map((await actors.read(listFigures, { q: 'volunteers.', pageSize: 50 }, moment)).rows.map((row) => [row.code, row]));
    expect([figures.get('volunteers.registered')?.value, await inRows('volunteering.volunteers', 'count(*)')]).toEqual([60_039, 60_039]);
    expect([figures.get('volunteers.services')?.value, await inRows('volunteering.sessions', 'count(*)')]).toEqual([30_240, 30_240]);
    expect([figures.get('volunteers.beneficiaries')?.value, await inRows('volunteering.sessions', 'sum(beneficiaries)')]).toEqual([50_400, 50_400]);
    expect(figures.get('volunteers.teams')?.value).toBe(156);
    expect(figures.get('volunteers.beneficiaries')).toMatchObject({ unit: '人次', labelZh: expect.stringContaining('人次') as string, scopeNote: expect.stringContaining('不是受惠人数') as string });
    // 60,039 of 600,000 is a tenth, and 62 % of the counts that stand beside it would be another population.
    expect(figures.get('volunteers.ratio')).toMatchObject({ numerator: 60_039, denominator: 600_000 });
    const doubts = (await actors.read(listDoubts, {}, moment)).rows.filter(({ rule }) => rule === 'ratioContradicted' || rule === 'ratioWithoutDenominator');
    expect(doubts.map(({ facts }) => JSON.stringify(facts)).join(' ')).toMatch(/62|0\.62/);
    expect(doubts.map(({ rule }) => rule)).toContain('ratioContradicted');
  });
});
