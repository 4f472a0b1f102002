import { describe, expect, it } from 'vitest';
import { listBranches, listTeams, listVolunteers } from '#modules/volunteering/contract/index.ts';
import { oneRow, rows, sql } from '#platform/server/db/index.ts';
import { testApp } from '../../tests/kit/index.ts';
import { generateCity } from '../../packs/wanyuan/generate.ts';
import { furtherVolunteers, sessionSheets, volunteerSheets } from '../../packs/wanyuan/volunteers.ts';
import { actorsOf } from './acting.ts';
import { loadCity } from './city.ts';
import { momentOf } from './round.ts';
import { playVolunteering } from './volunteering.ts';

const TODAY = '2026-09-21';

describe('the volunteers of the demo city', { timeout: 120_000 }, () => {
  it('come in by the imports of an office: more than 150 teams in twelve branches, and every figure a count of rows', async () => {
    const app = await testApp({ template: 'empty' });
    const city = generateCity();
    await app.ownerDb.transaction().execute((tx) => loadCity(tx, city, { newId: app.runtime.newId, now: `${TODAY}T00:00:00Z`, password: 'Demo-pass-2026' }));
    const [{ programme_id: programmeId, id: by }, { id: second }] = await rows<{ programme_id: string; id: string }>(app.ownerDb, sql`select a.programme_id, a.person_id as id from people.assignments a
      where a.role_code = 'programmeOffice' and a.anchor_kind = 'programme' order by a.id limit 2`) as [{ programme_id: string; id: string }, { id: string }];
    const actors = actorsOf({ runtime: app.runtime, programmeId });
    const { id: volunteer } = await oneRow<{ id: string }>(app.ownerDb, sql`select person_id as id from people.assignments where programme_id = ${programmeId} and role_code = 'volunteer' order by id limit 1`);
    const sheets = volunteerSheets(city, TODAY);
    await playVolunteering(actors, { office: by, second, volunteer }, sheets, momentOf(TODAY, 0), () => undefined);
    const moment = { at: momentOf(TODAY, 8 * 60), by };
    const branches = (await actors.read(listBranches, {}, moment)).rows;
    expect(branches).toHaveLength(12);
    expect(branches.reduce((sum, { teamCount }) => sum + teamCount, 0)).toBe((await actors.read(listTeams, {}, moment)).total);
    expect((await actors.read(listTeams, {}, moment)).total).toBeGreaterThan(150);
    expect(branches.reduce((sum, { memberCount }) => sum + memberCount, 0)).toBe(sheets.volunteerCount);
    expect((await actors.read(listVolunteers, {}, moment)).total).toBe(sheets.volunteerCount);
  });
});

describe('the long lists of the demo city', () => {
  it('hold as many volunteers, sessions and people served as the account says, each a row', () => {
    const city = generateCity();
    const count = (list: readonly { readonly text: string; readonly count: number }[]): number => list.reduce((sum, sheet) => sum + sheet.count, 0);
    const [further, sessions] = [furtherVolunteers(city, TODAY), sessionSheets(city, TODAY)];
    expect(count(further) + volunteerSheets(city, TODAY).volunteerCount).toBe(60_039);
    expect(count(sessions)).toBeGreaterThan(30_000);
    const lines = sessions.flatMap(({ text }) => text.trim().split('\n').slice(1));
    expect(lines.length).toBe(count(sessions));
    expect(lines.reduce((sum, line) => sum + Number(line.split(',')[6]), 0)).toBeGreaterThan(50_000);
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(lines.length);
  });
});
