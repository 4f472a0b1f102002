/** Goal: a figure that is kept in parts says what a recount says, whatever happened to its rows. Method: drawn histories of entering, correcting, withdrawing, keeping and reading; a recount by hand beside every reading. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { correctRecord, enterRecord, saveRegister, withdrawRecord } from '#modules/records/contract/index.ts';
import { listMyDuties } from '#platform/contract/duties.ts';
import { oneRow, sql } from '#platform/server/db/index.ts';
import { perform } from '#platform/server/operations/index.ts';
import type { Bound } from '#platform/server/operations/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { checkFigures, freezeFigure, keepFigures, listFigures, retireFigure, saveFigure } from '../contract/index.ts';
import { keepEverywhere } from './handlers/keeping.ts';

let app: TestApp;
let registerId: string;
const office = () => app.as('office');
const CODES = ['kept.count', 'kept.sum', 'kept.share', 'kept.day'] as const;

beforeAll(async () => {
  app = await testApp();
  ({ id: registerId } = await office().call(saveRegister, { code: 'plots', zh: '地块', en: 'Plots', titleField: 'name', dayField: 'on', fields: [
    { code: 'name', zh: '名称', en: 'Name', type: 'text', required: true }, { code: 'on', zh: '日期', en: 'On', type: 'date' }, { code: 'area', zh: '面积', en: 'Area', type: 'number', unit: '亩' },
  ] }));
  const define = (code: string, definition: Parameters<typeof save>[1]) => save(code, definition);
  const save = (code: string, definition: { source: string; aggregate: never; where?: never }) => office().call(saveFigure, { code, labelZh: code, labelEn: code, unit: '个', definition });
  const source = 'records.plots';
  await define('kept.count', { source, aggregate: { kind: 'count' } as never });
  await define('kept.sum', { source, aggregate: { kind: 'sum', column: 'area' } as never });
  await define('kept.share', { source, aggregate: { kind: 'share', of: [{ column: 'area', is: 'least', value: 50 }] } as never });
  await define('kept.day', { source, aggregate: { kind: 'count' } as never, where: [{ column: 'on', is: 'most', value: '@asOf' }] as never });
});

async function computed(): Promise<(number | null)[]> {
  return (await office().call(checkFigures, { figures: CODES.map((id) => ({ id, value: 0 })) })).rows.map((row) => row.computed);
}

async function recounted(): Promise<(number | null)[]> {
  const row = await oneRow<{ count: number; sum: number; share: number | null; day: number }>(app.ownerDb, sql`select count(*)::int as count, coalesce(sum((fields ->> 'area')::numeric), 0)::float8 as sum,
    (count(*) filter (where (fields ->> 'area')::numeric >= 50))::float8 / nullif(count(*), 0) as share, (count(*) filter (where on_date <= ${new Date(app.clock.now).toISOString().slice(0, 10)}::date))::int as day
    from records.records where register_id = ${registerId} and withdrawn_at is null`);
  return [row.count, row.sum, row.share, row.day];
}

type Step = { readonly act: 'enter' | 'correct' | 'withdraw' | 'keep' | 'nextDay'; readonly area: number; readonly pick: number };
const step: fc.Arbitrary<Step> = fc.record({ act: fc.constantFrom('enter', 'enter', 'enter', 'correct', 'withdraw', 'keep', 'nextDay'), area: fc.integer({ min: 1, max: 99 }), pick: fc.nat(1_000) });

describe('a figure that is kept in parts', () => {
  it('says what a recount says after any history', async () => {
    const standing: { id: string; version: number }[] = [];
    let made = 0;
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (history) => {
      for (const { act, area, pick } of history) {
        const at = standing.length === 0 ? -1 : pick % standing.length;
        const one = standing[at];
        if (act === 'enter') standing.push(await office().call(enterRecord, { registerId, values: { name: `示例地块${(made += 1)}`, on: '2026-09-01', area } }));
        else if (act === 'keep') await office().call(keepFigures, { from: 0 });
        else if (act === 'nextDay') app.clock.now += 86_400_000;
        else if (one !== undefined && act === 'correct') standing[at] = await office().call(correctRecord, { recordId: one.id, version: one.version, values: { name: '改', on: '2026-09-01', area }, reason: '更正' });
        else if (one !== undefined) { await office().call(withdrawRecord, { recordId: one.id, version: one.version, reason: '重复' }); standing.splice(at, 1); }
        expect(await computed()).toEqual(await recounted());
      }
    }), { numRuns: 12 });
  }, 120_000);

  it('counts only the parts that changed, and all of them once the definition is another', async () => {
    await office().call(keepFigures, { from: 0 });
    const settled = await office().call(keepFigures, { from: 0 });
    expect(settled.figures).toBe(CODES.length);
    await office().call(enterRecord, { registerId, values: { name: '示例地块末', on: '2026-09-01', area: 60 } });
    const after = await office().call(keepFigures, { from: 0 });
    expect(after.parts).toBeGreaterThanOrEqual(CODES.length);
    expect(await computed()).toEqual(await recounted());
    await office().call(saveFigure, { code: 'kept.sum', version: 1, labelZh: '另', labelEn: 'Other', unit: '亩', definition: { source: 'records.plots', aggregate: { kind: 'sum', column: 'area' }, where: [{ column: 'area', is: 'least', value: 50 }] } });
    const { value } = await oneRow<{ value: number }>(app.ownerDb, sql`select coalesce(sum((fields ->> 'area')::numeric), 0)::float8 as value from records.records where register_id = ${registerId} and withdrawn_at is null and (fields ->> 'area')::numeric >= 50`);
    expect((await computed())[1]).toBe(value);
    expect((await office().call(keepFigures, { from: 1_000_000 })).figures).toBe(0);
  });

  it('is exact while a change is still under way elsewhere', async () => {
    await office().call(keepFigures, { from: 0 });
    const [before] = await computed();
    await app.ownerDb.transaction().execute(async (tx) => {
      await sql`select pg_current_xact_id()`.execute(tx);
      await sql`update records.records set withdrawn_at = now() where id = (select id from records.records where register_id = ${registerId} and withdrawn_at is null limit 1)`.execute(tx);
      await office().call(keepFigures, { from: 0 });
      expect((await computed())[0]).toBe(before);
    });
    expect((await computed())[0]).toBe((before as number) - 1);
    expect((await recounted())[0]).toBe((before as number) - 1);
  });
});

/** No test gets as far as this transaction. */
const FAR_XID = '900000000000';

/** A register of its own and one figure over it, which is kept once. */
async function keptAlone(code: string, where: readonly object[] = []) {
  const source = `records.${code}`;
  const register = (await office().call(saveRegister, { code, zh: code, en: code, titleField: 'name', fields: [{ code: 'name', zh: '名称', en: 'Name', type: 'text', required: true }, { code: 'where', zh: '区域', en: 'Place', type: 'place' }] })).id;
  const enter = (of: object = {}) => office().call(enterRecord, { registerId: register, values: { name: '示例', ...of } });
  const figure = `alone.${code}`;
  const define = (definition: object, version = 0) => office().call(saveFigure, { code: figure, labelZh: figure, labelEn: figure, unit: '个', definition: { source, aggregate: { kind: 'count' }, where, ...definition } as never, ...(version === 0 ? {} : { version }) });
  await enter({ where: app.id('place/e1') });
  const { id } = await define({});
  await office().call(keepFigures, { from: 0 });
  const value = async () => (await office().call(checkFigures, { figures: [{ id: figure, value: 0 }] })).rows[0]?.computed;
  const heads = async () => (await oneRow<{ count: number }>(app.ownerDb, sql`select count(*)::int as count from figures.kept_heads where code = ${figure}`)).count;
  const changes = async (from = '0') => (await oneRow<{ count: number }>(app.ownerDb, sql`select count(*)::int as count from records.changed_parts where register_id = ${register} and xid >= ${from}::xid8`)).count;
  return { figure, id, enter, define, value, heads, changes };
}

describe('every night, when nobody acts', () => {
  it('figures are kept', async () => {
    const { enter, heads, value } = await keptAlone('night');
    await sql`delete from figures.kept_heads`.execute(app.ownerDb);
    const { programmeId } = await oneRow<{ programmeId: string }>(app.ownerDb, sql`select programme_id as "programmeId" from records.registers where code = 'night'`);
    const answer = await perform(app.runtime, app.runtime.operations.get(keepFigures.id) as Bound, { asSystem: { programmeId } }, { from: 0 }, { requestId: 'night', locale: 'zh-CN' });
    expect(answer).toMatchObject({ ok: true });
    expect(await heads()).toBe(1);
    await enter();
    expect(await value()).toBe(2);
  });

  it('changes that no kept figure waits for are taken away, and figures that grew small are kept no more', async () => {
    const { enter, changes, heads, value } = await keptAlone('small');
    await enter();
    expect(await changes()).toBeGreaterThan(0);
    // A transaction of another database of the cluster holds them back until it ends.
    await expect.poll(async () => {
      await keepEverywhere({}, { runtime: app.runtime, signal: new AbortController().signal } as never);
      return changes();
    }, { timeout: 30_000 }).toBe(0);
    expect([await heads(), await value()]).toEqual([0, 2]);
  });
});

describe('what is kept is left aside', () => {
  it.each([
    ['restored', 'by another cluster', sql`cluster = '1'`],
    ['ahead', 'from a transaction that is not yet numbered here', sql`seen_xmin = ${FAR_XID}::xid8`],
  ])('%s: when it was kept %s, until it is kept anew', async (code, _how, forged) => {
    const { figure, enter, value, changes } = await keptAlone(code);
    await sql`update figures.kept_heads set ${forged} where code = ${figure}`.execute(app.ownerDb);
    await sql`update figures.kept_parts set value = value + 100 where code = ${figure}`.execute(app.ownerDb);
    await sql`insert into records.changed_parts (programme_id, register_id, part, xid) select programme_id, id, 1, ${FAR_XID}::xid8 from records.registers where code = ${code}`.execute(app.ownerDb);
    await enter();
    expect(await value()).toBe(2);
    await office().call(keepFigures, { from: 0 });
    await enter();
    expect([await value(), await changes(FAR_XID)]).toEqual([3, 0]);
  });

  it('when its definition was another in between, while the changes of its rows were taken away', async () => {
    const { define, enter, value, heads } = await keptAlone('moved');
    await define({ source: 'records.plots', aggregate: { kind: 'distinct', column: 'name' } }, 1);
    expect(await heads()).toBe(0);
    await enter();
    await office().call(keepFigures, { from: 0 });
    await define({}, 2);
    expect(await value()).toBe(2);
  });

  it('when the figure is retired', async () => {
    const { id, heads } = await keptAlone('retired');
    await office().call(retireFigure, { figureId: id });
    expect(await heads()).toBe(0);
  });

  it('from the start where a condition names a place: places change without a record that does', async () => {
    const { heads, value } = await keptAlone('placed', [{ column: 'place', is: 'under', value: 'zone-east' }]);
    expect([await heads(), await value()]).toEqual([0, 1]);
    await sql`update places.places set code = 'zone-renamed' where code = 'zone-east'`.execute(app.ownerDb);
    expect(await value()).toBe(0);
    await sql`update places.places set code = 'zone-east' where code = 'zone-renamed'`.execute(app.ownerDb);
  });
});

describe('a figure that its register has left behind', () => {
  const fields = [{ code: 'name', zh: '名称', en: 'Name', type: 'text' as const, required: true }, { code: 'weight', zh: '重量', en: 'Weight', type: 'number' as const }, { code: 'grade', zh: '等级', en: 'Grade', type: 'text' as const }];
  let version = 0;
  const register = async (without: string | null, more: readonly { code: string; zh: string; en: string; type: 'number' | 'text' }[] = []) => {
    const saved = await office().call(saveRegister, { code: 'sacks', version, zh: '麻袋', en: 'Sacks', titleField: 'name', fields: [...fields.filter(({ code }) => code !== without), ...more] });
    version = saved.version;
    return saved.id;
  };
  const outcomes = async () => new Map((await office().call(listFigures, { pageSize: 200 })).rows.map(({ code, outcome, value }) => [code, outcome === 'computed' ? value : outcome]));
  const night = () => keepEverywhere({}, { runtime: app.runtime, signal: new AbortController().signal } as never);
  const duties = async () => (await office().call(listMyDuties, { kind: ['figures.toMend'] })).rows.map(({ code }) => code);

  it('fails alone: the others are counted and kept, and whoever defines figures hears of it until it is mended', async () => {
    const id = await register(null);
    for (const [name, weight, grade] of [['甲', 3, '5'], ['乙', 4, '优']] as const) await office().call(enterRecord, { registerId: id, values: { name, weight, grade } });
    const define = (code: string, definition: object, known = 0) => office().call(saveFigure, { code, version: known, labelZh: code, labelEn: code, unit: '个', definition: { source: 'records.sacks', ...definition } } as never);
    await define('sacks.all', { aggregate: { kind: 'count' } });
    await define('sacks.weight', { aggregate: { kind: 'sum', column: 'weight' } });
    await define('sacks.graded', { where: [{ column: 'grade', is: 'filled' }], aggregate: { kind: 'count' } });
    await night();
    expect(await duties()).toEqual([]);
    // A field is gone.
    await register('weight');
    const left = await outcomes();
    expect([left.get('sacks.all'), left.get('sacks.weight'), left.get('sacks.graded')]).toEqual([2, 'broken', 2]);
    expect((await problemOf(office().call(freezeFigure, { figureId: (await office().call(listFigures, { q: 'sacks.weight' })).rows[0]?.id as string, publishedIn: '示例' }))).code).toBe('figures.no_value');
    await night();
    expect(await duties()).toEqual(['sacks.weight']);
    // A field of that name is there again and holds what no number is.
    await register('grade');
    await register('grade', [{ code: 'grade', zh: '等级', en: 'Grade', type: 'number' }]);
    await define('sacks.grades', { aggregate: { kind: 'sum', column: 'grade' } });
    const read = await outcomes();
    expect([read.get('sacks.all'), read.get('sacks.grades'), read.get('sacks.graded')]).toEqual([2, 'broken', 'broken']);
    expect((await office().call(keepFigures, { from: 0 })).broken).toEqual(['sacks.graded', 'sacks.grades']);
    expect((await duties()).sort()).toEqual(['sacks.graded', 'sacks.grades']);
    await define('sacks.grades', { aggregate: { kind: 'count' } }, 1);
    expect(await duties()).toEqual(['sacks.graded']);
  });

  it('is not read from parts that were counted by other fields', async () => {
    const hashOf = async () => (await oneRow<{ query_hash: string }>(app.ownerDb, sql`select query_hash from figures.kept_heads where code = 'kept.sum'`)).query_hash;
    await office().call(keepFigures, { from: 0 });
    const before = await hashOf();
    await office().call(keepFigures, { from: 0 });
    expect(await hashOf()).toBe(before);
    await sql`update records.registers set definition = jsonb_set(definition, '{fields,2,type}', '"text"') where code = 'plots'`.execute(app.ownerDb);
    expect((await computed())[CODES.indexOf('kept.sum')]).toBeNull();
  });
});
