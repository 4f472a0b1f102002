/**
 * Goal: what a large import wrote is counted while nobody else sees it, so that a look for one row takes the key and not the whole
 * table (ADR-0030). Method: the very course of things that misled the planner: rows taken back, rows written, a vacuum in between.
 */
import { beforeAll, expect, it } from 'vitest';
import { oneRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';

const ROWS = 700;
let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  // What is known of the table is what is looked at here: nobody else may count it meanwhile.
  await sql`alter table honours.subjects set (autovacuum_enabled = false)`.execute(app.ownerDb);
});

class TakenBack extends Error {}

async function insertSubjects(tx: Tx, programme: string, count: number): Promise<void> {
  await sql`select people.set_context(${app.id('programme', programme)}, true, '{}'::uuid[], '{}'::uuid[], '{}'::uuid[])`.execute(tx);
  await sql`insert into honours.subjects (programme_id, id, kind, code, label, place_id, search_text)
    select ${app.id('programme', programme)}, uuidv7(), 'village', 'V-' || gen_random_uuid(), '示例村' || n, ${app.id('place/e1a', programme)}, '' from generate_series(1, ${count}::integer) n`.execute(tx);
}

async function writing(work: (tx: Tx) => Promise<void>): Promise<void> {
  await app.appDb.transaction().execute(async (tx) => {
    await insertSubjects(tx, 'alpha', ROWS);
    await work(tx);
    throw new TakenBack();
  }).catch((error: unknown) => { if (!(error instanceof TakenBack)) throw error; });
}

const counted = async (tx: Tx): Promise<number> => (await oneRow<{ passed: number }>(tx, sql`select platform.count_written_tables() as passed`)).passed;
const known = async (tx: Tx): Promise<number> => (await oneRow<{ reltuples: number }>(tx, sql`select reltuples from pg_class where oid = 'honours.subjects'::regclass`)).reltuples;

it('finds one row by the key among rows that a vacuum did not see', async () => {
  await writing(async () => undefined);
  await writing(async (tx) => {
    await sql`vacuum honours.subjects`.execute(app.ownerDb);
    expect(await counted(tx)).toBe(0);
    expect(await known(tx)).toBeGreaterThanOrEqual(ROWS);
    const plan = await rows<{ 'QUERY PLAN': string }>(tx, sql`explain select 1 from honours.subjects where programme_id = ${app.id('programme')} and id = ${app.id('programme')}`);
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('subjects_pkey');
    // held until the end: a vacuum that asks for it is told no, and cannot call the table empty again
    await sql`vacuum (skip_locked) honours.subjects`.execute(app.ownerDb);
    expect(await known(tx)).toBeGreaterThanOrEqual(ROWS);
  });
});

it('passes over a table that somebody else is counting, and says so', async () => {
  await app.ownerDb.transaction().execute(async (other) => {
    await sql`lock table honours.subjects in share update exclusive mode`.execute(other);
    await writing(async (tx) => { expect(await counted(tx)).toBe(1); });
  });
});

it('is all that the application may do about statistics', async () => {
  const { may } = await oneRow<{ may: boolean }>(app.appDb, sql`select has_table_privilege('honours.subjects', 'MAINTAIN') as may`);
  expect(may).toBe(false);
});

it('passes over a table that another import counted and holds', async () => {
  await writing(async (other) => {
    expect(await counted(other)).toBe(0);
    await app.appDb.transaction().execute(async (tx) => {
      await insertSubjects(tx, 'beta', ROWS);
      expect(await counted(tx)).toBe(1);
      throw new TakenBack();
    }).catch((error: unknown) => { if (!(error instanceof TakenBack)) throw error; });
  });
});

it('counts a table of any size anew for a programme that is not known to it, and not again for one that is', async () => {
  await app.ownerDb.transaction().execute(async (tx) => { await insertSubjects(tx, 'alpha', 3 * ROWS); });
  await sql`analyze honours.subjects`.execute(app.ownerDb);
  const before = await known(app.ownerDb as unknown as Tx);
  const after = (programme: string) => app.appDb.transaction().execute(async (tx) => {
    await insertSubjects(tx, programme, ROWS);
    await counted(tx);
    return known(tx);
  });
  expect(await after('alpha')).toBe(before);
  const withBeta = await after('beta');
  expect(withBeta).toBe(before + 2 * ROWS);
  expect(await after('beta')).toBe(withBeta);
});
