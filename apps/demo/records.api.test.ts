import { describe, expect, it } from 'vitest';
import { listRecords, listRegisters, listVersions } from '#modules/records/contract/index.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import { testApp } from '../../tests/kit/index.ts';
import { huangyuan } from '../../packs/huangyuan/programme.ts';
import { huangyuanRecords } from '../../packs/huangyuan/records.ts';
import { actorsOf } from './acting.ts';
import { loadSmallProgramme } from './city.ts';
import { momentOf } from './round.ts';
import { playRecords } from './records.ts';

const TODAY = '2026-09-21';

describe('the registers of the demonstration', () => {
  it('come in by the import of an office, as many records as the account counts, each marked as made up', async () => {
    const app = await testApp({ template: 'empty' });
    await app.ownerDb.transaction().execute((tx) => loadSmallProgramme(tx, huangyuan, { newId: app.runtime.newId, now: `${TODAY}T00:00:00Z`, password: 'Demo-pass-2026' }));
    const { programme_id: programmeId, id: by } = await oneRow<{ programme_id: string; id: string }>(app.ownerDb, sql`select programme_id, id from people.persons where code = 'huangyuan-office'`);
    const actors = actorsOf({ runtime: app.runtime, programmeId });
    const moment = { at: momentOf(TODAY, 0), by };
    const sheets = huangyuanRecords(TODAY);
    await playRecords(actors, moment, sheets, () => undefined);
    const { rows } = await actors.read(listRegisters, { pageSize: 200 }, moment);
    const held = Object.fromEntries(rows.map(({ code, recordCount }) => [code, recordCount]));
    for (const { register, rows: given } of sheets.filter(({ isVersions }) => isVersions !== true)) expect(held[register], register).toBe(given.length);
    const count = async (register: string, choice: string) => (await actors.read(listRecords, { registerId: rows.find(({ code }) => code === register)?.id as string, choice, pageSize: 1 }, moment)).total;
    expect([await count('study', 'kind:group'), await count('study', 'kind:lecture'), await count('publications', 'channel:media'), await count('publications', 'channel:account')]).toEqual([32, 10, 271, 1_355]);
    expect([await count('facilities', 'kind:canteen'), await count('facilities', 'kind:elderlyHome'), await count('covenants', 'kind:covenant')]).toEqual([33, 65, 146]);
    const covenants = rows.find(({ code }) => code === 'covenants')?.id as string;
    const versions = async (more: object) => (await actors.read(listVersions, { registerId: covenants, pageSize: 1, ...more }, moment)).total;
    expect([await versions({}), await versions({ revised: true }), await versions({ on: TODAY }), await versions({ on: '2025-06-01' })]).toEqual([195, 49, 146, 0]);
    expect((await actors.read(listRecords, { pageSize: 200 }, moment)).rows.every(({ isSynthetic }) => isSynthetic)).toBe(true);
  }, 120_000);
});
