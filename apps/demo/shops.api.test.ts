import { describe, expect, it } from 'vitest';
import { listHouseholds, listShops, listSlips, listStock } from '#modules/shops/contract/index.ts';
import { verifyAccounts } from '#modules/points/contract/index.ts';
import { rows, sql } from '#platform/server/db/index.ts';
import { testApp } from '../../tests/kit/index.ts';
import { huangyuan } from '../../packs/huangyuan/programme.ts';
import { HUANGYUAN_HOUSEHOLDS, huangyuanShops } from '../../packs/huangyuan/shops.ts';
import { actorsOf } from './acting.ts';
import { analyzeShops, loadSmallProgramme } from './city.ts';
import { momentOf } from './round.ts';
import { playShops } from './shops.ts';

const TODAY = '2026-09-21';

describe('the shops of the county', () => {
  it('come in by the imports of an office: 87 shops serve 146 villages and 2,349 households, each figure a count of rows', async () => {
    const app = await testApp({ template: 'empty' });
    await app.ownerDb.transaction().execute((tx) => loadSmallProgramme(tx, huangyuan, { newId: app.runtime.newId, now: `${TODAY}T00:00:00Z`, password: 'Demo-pass-2026' }));
    const people = new Map((await rows<{ code: string; id: string; programme_id: string }>(app.ownerDb, sql`select code, id, programme_id from people.persons`)).map((row) => [row.code, row]));
    const of = (name: string): string => people.get(`huangyuan-${name}`)?.id as string;
    const actors = actorsOf({ runtime: app.runtime, programmeId: people.get('huangyuan-office')?.programme_id as string });
    await playShops(actors, { office: of('office'), second: of('office2'), lead: of('lead'), admin: of('office'), keeper: of('village') }, huangyuanShops(TODAY), TODAY, () => undefined);
    await analyzeShops(app.ownerDb);
    const moment = { at: momentOf(TODAY, 8 * 60), by: of('office') };
    const shops = await actors.read(listShops, { state: 'open', pageSize: 200 }, moment);
    expect(shops).toMatchObject({ total: 87, villageCount: 146, householdCount: HUANGYUAN_HOUSEHOLDS });
    expect(shops.rows.reduce((sum, { householdCount }) => sum + householdCount, 0)).toBe(HUANGYUAN_HOUSEHOLDS);
    // The village officer keeps the first shop beside its keeper.
    expect(shops.rows.map(({ keepers }) => keepers.length)).toEqual([2, ...Array.from({ length: 86 }, () => 1)]);
    expect((await actors.read(listHouseholds, {}, moment)).total).toBe(HUANGYUAN_HOUSEHOLDS);
    expect((await actors.read(listStock, {}, moment)).total).toBe(87 * 6);
    expect((await actors.read(listSlips, { reversed: 'false' as never }, moment)).total).toBeGreaterThan(3);
    expect((await actors.read(verifyAccounts, {}, moment)).isSound).toBe(true);
  }, 120_000);
});
