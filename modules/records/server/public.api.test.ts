/** Goal: a page of an open register costs what it shows. Method: a register of four thousand records, its pages in the order that everybody sees, and the rows that the database reads for one of them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { oneRow, sql } from '#platform/server/db/index.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { enterRecord, listPublicRecords, listPublicRegisters, readPublicRecord, saveRegister, withdrawRecord } from '../contract/index.ts';

const COUNT = 4_000;
const UNDATED = 30;
const PAGE = 50;
let app: TestApp;
let registerId: string;
const anybody = () => app.as('nobody', { programme: 'alpha' });

beforeAll(async () => {
  app = await testApp();
  ({ id: registerId } = await app.as('office').call(saveRegister, {
    code: 'open-deeds', zh: '公开事项', en: 'Open deeds', titleField: 'name', dayField: 'on', publicFields: ['kind'],
    fields: [{ code: 'name', zh: '名称', en: 'Name', type: 'text', required: true }, { code: 'kind', zh: '类别', en: 'Kind', type: 'text' }, { code: 'on', zh: '日期', en: 'Day', type: 'date' }, { code: 'who', zh: '经手', en: 'By', type: 'text' }],
  } as never));
  await sql`insert into records.records (programme_id, id, register_id, code, title, on_date, fields, recorded_at, recorded_by)
    select ${app.id('programme')}, gen_random_uuid(), ${registerId}, 'D-' || n, '示例事项' || n, case when n > ${UNDATED} then date '2026-08-31' - (n % 700) end, jsonb_build_object('name', '示例事项' || n, 'kind', 'k' || n % 3, 'who', '不公开'), now(), ${app.id('person/office')}
      from generate_series(1, ${COUNT}::int) n`.execute(app.ownerDb);
  await sql`analyze records.records`.execute(app.ownerDb);
});

/** How many rows of records one statement reads. Counters of a connection may hold earlier statements, so the difference is taken. */
async function rowsRead(statement: ReturnType<typeof sql>): Promise<number> {
  return app.ownerDb.transaction().execute(async (tx) => {
    const read = async () => (await oneRow<{ read: number }>(tx, sql`select coalesce(sum(seq_tup_read + idx_tup_fetch), 0)::int as read from pg_stat_xact_all_tables where schemaname = 'records' and relname = 'records'`)).read;
    await sql`select set_config('app.programme_id', ${app.id('programme')}, true)`.execute(tx);
    const before = await read();
    await statement.execute(tx);
    return (await read()) - before;
  });
}

describe('an open register', () => {
  it('is read page after page, each row once, the latest first and those without a day last', async () => {
    const seen: { id: string; on: string | null }[] = [];
    let after: string | undefined;
    do {
      const answer = await anybody().call(listPublicRecords, { code: 'open-deeds', pageSize: 200, ...(after === undefined ? {} : { after }) });
      expect(answer.total).toBe(COUNT);
      seen.push(...answer.rows.map(({ id, on }) => ({ id, on })));
      after = answer.next ?? undefined;
    } while (after !== undefined);
    expect([seen.length, new Set(seen.map(({ id }) => id)).size]).toEqual([COUNT, COUNT]);
    expect(seen.map(({ on }) => on ?? '')).toEqual(seen.map(({ on }) => on ?? '').toSorted().toReversed());
    expect(seen.slice(-UNDATED).every(({ on }) => on === null)).toBe(true);
    const third = await anybody().call(listPublicRecords, { code: 'open-deeds', page: 3, pageSize: 200 });
    expect(third.rows.map(({ id }) => id)).toEqual(seen.slice(400, 600).map(({ id }) => id));
  });

  it('begins at the first page where somebody makes up where to go on', async () => {
    const first = await anybody().call(listPublicRecords, { code: 'open-deeds', pageSize: PAGE });
    for (const after of ['2026-99-99~' + '0'.repeat(36), `2026-02-30~${first.rows[0]?.id ?? ''}`, `2026-09-21~${'-'.repeat(36)}`, `~${'-'.repeat(36)}`, '~', '']) {
      const found = await anybody().call(listPublicRecords, { code: 'open-deeds', pageSize: PAGE, after });
      expect(found.rows.map(({ id }) => id), after).toEqual(first.rows.map(({ id }) => id));
    }
  });

  it('costs as many rows as a page shows, also deep down', async () => {
    const first = await anybody().call(listPublicRecords, { code: 'open-deeds', pageSize: PAGE });
    const { rows } = await anybody().call(listPublicRecords, { code: 'open-deeds', page: 60, pageSize: PAGE });
    const deep = rows.at(-1) as { id: string; on: string | null };
    const page = (day: string | null, id: string | null) => sql`select * from records.public_page(${registerId}::uuid, '{}'::text[], ${day}::date, ${id}::uuid, 0, ${PAGE})`;
    expect(first.rows).toHaveLength(PAGE);
    expect(await rowsRead(page(null, null))).toBeLessThanOrEqual(PAGE + 1);
    expect(await rowsRead(page(deep.on, deep.id))).toBeLessThanOrEqual(PAGE + 1);
    expect(await rowsRead(sql`select * from records.public_record(${registerId}::uuid, ${deep.id}::uuid)`)).toBe(1);
    expect(await rowsRead(sql`select * from records.public_registers(null)`)).toBe(0);
  });

  it('is found by a name, tells what is public alone, and counts what is there now', async () => {
    const found = await anybody().call(listPublicRecords, { code: 'open-deeds', q: '示例事项3999' });
    expect([found.total, found.rows.map(({ title, facts }) => [title, facts.map(({ value }) => value.zh)])]).toEqual([1, [['示例事项3999', ['k0']]]]);
    const { id } = await app.as('office').call(enterRecord, { registerId, values: { name: '新的一件', kind: 'k9', on: '2026-09-01' } });
    const count = async () => (await anybody().call(listPublicRegisters, {})).rows.find(({ code }) => code === 'open-deeds')?.recordCount;
    expect(await count()).toBe(COUNT + 1);
    expect(JSON.stringify(await anybody().call(readPublicRecord, { code: 'open-deeds', recordId: id }))).not.toContain('不公开');
    await app.as('office').call(withdrawRecord, { recordId: id, version: 1, reason: '重复' });
    expect(await count()).toBe(COUNT);
  });
});
