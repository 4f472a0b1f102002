/**
 * Goal: the database alone keeps programmes and places apart. Method: statements that forget every filter, run as the
 * application's role under contexts that perform() would have set.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  for (const programme of ['alpha', 'beta']) {
    const id = (name: string) => app.id(name, programme);
    for (const [index, [grid, site, bureau]] of ([['e1a', 'e1a-1', 'bureau-a'], ['e2a', 'e2a-1', 'bureau-a'], ['w1a', 'w1a-1', 'bureau-b']] as const).entries()) {
      await sql`insert into cases.cases (programme_id, id, number, state, source, category_code, title, place_id, site_id, organisation_id, reported_at, reported_by)
        values (${id('programme')}, ${id(`case/${index}`)}, ${`2026-00000${index + 1}`}, 'registered', 'patrol', 'litter', 'x', ${id(`place/${grid}`)}, ${id(`site/${site}`)},
          ${id(`organisation/${bureau}`)}, now(), ${id('person/office')})`.execute(app.ownerDb);
      await sql`insert into cases.case_events (programme_id, id, case_id, at, act, to_state, person_id)
        values (${id('programme')}, ${id(`event/${index}`)}, ${id(`case/${index}`)}, now(), 'report', 'registered', ${id('person/office')})`.execute(app.ownerDb);
    }
  }
});

interface Reach { everything?: boolean; places?: string[]; organisations?: string[]; sites?: string[] }

/** Runs a statement as the application under a context. */
function under<T>(programme: string | null, reach: Reach, work: (tx: Tx) => Promise<T>): Promise<T> {
  const ids = (kind: string, names: string[] = []) => names.map((name) => app.id(`${kind}/${name}`, programme ?? 'alpha'));
  return app.appDb.transaction().execute(async (tx) => {
    if (programme !== null) {
      await sql`select people.set_context(${app.id('programme', programme)}, ${reach.everything ?? false}, ${ids('place', reach.places)}::uuid[],
        ${ids('organisation', reach.organisations)}::uuid[], ${ids('site', reach.sites)}::uuid[])`.execute(tx);
    }
    return work(tx);
  });
}
const count = async (tx: Tx, table: string): Promise<number> => Number((await rows<{ n: number }>(tx, sql`select count(*) as n from ${sql.raw(table)}`))[0]?.n);

const fenced = ['places.places', 'places.sites', 'places.organisations', 'people.persons', 'people.responsibilities', 'cases.cases', 'cases.case_events', 'platform.chains'];

describe('a query that forgets its programme', () => {
  it.each(fenced)('sees nothing of %s without a context', async (table) => {
    expect(await under(null, {}, (tx) => count(tx, table))).toBe(0);
  });
  it.each(fenced.slice(0, -1))('sees of %s only the programme of its context', async (table) => {
    const seen = await under('alpha', { everything: true }, (tx) => rows<{ programme_id: string }>(tx, sql`select distinct programme_id from ${sql.raw(table)}`));
    expect(seen).toEqual([{ programme_id: app.id('programme') }]);
  });
  it('cannot write into another programme, nor move a row there', async () => {
    const other = app.id('programme', 'beta');
    await expect(under('alpha', { everything: true }, (tx) => sql`insert into cases.calendar_days (programme_id, day, kind) values (${other}, '2030-01-01', 'holiday')`.execute(tx))).rejects.toThrow(/row-level security/);
    await expect(under('alpha', { everything: true }, (tx) => sql`update cases.calendar_days set programme_id = ${other}`.execute(tx))).rejects.toThrow(/row-level security/);
  });
  it('updates and deletes nothing of another programme', async () => {
    const before = await under('beta', { everything: true }, (tx) => count(tx, 'cases.calendar_days'));
    await under('alpha', { everything: true }, (tx) => sql`update cases.cases set title = 'changed'`.execute(tx));
    await under('alpha', { everything: true }, (tx) => sql`delete from cases.calendar_days`.execute(tx));
    expect(await under('beta', { everything: true }, (tx) => count(tx, 'cases.calendar_days'))).toBe(before);
    expect(await rows(app.ownerDb, sql`select 1 from cases.cases where programme_id = ${app.id('programme', 'beta')} and title = 'changed'`)).toEqual([]);
  });
});

describe('a query that forgets its place', () => {
  it.each([
    ['everything', { everything: true }, 3], ['nothing', {}, 0], ['one grid', { places: ['e1a'] }, 1], ['two grids', { places: ['e1a', 'e2a'] }, 2],
    ['an organisation', { organisations: ['bureau-a'] }, 2], ['one site', { sites: ['w1a-1'] }, 1], ['a site and a place', { sites: ['w1a-1'], places: ['e1a'] }, 2],
  ] as [string, Reach, number][])('sees the cases of %s, and their stories', async (_what, reach, expected) => {
    expect(await under('alpha', reach, (tx) => count(tx, 'cases.cases'))).toBe(expected);
    expect(await under('alpha', reach, (tx) => count(tx, 'cases.case_events'))).toBe(expected);
  });
  it('sees the sites an organisation answers for', async () => {
    expect(await under('alpha', { organisations: ['bureau-b'] }, (tx) => count(tx, 'places.sites'))).toBe(3);
  });
  it('sees no site that its organisation answered for once and no more', async () => {
    const over = (validity: string) => sql`update people.responsibilities set validity = ${validity}::daterange where programme_id = ${app.id('programme')} and site_id = ${app.id('site/w1a-1')} and role = 'responsibleUnit'`.execute(app.ownerDb);
    await over('[2026-01-01,2026-02-01)');
    expect(await under('alpha', { organisations: ['bureau-b'] }, (tx) => count(tx, 'places.sites'))).toBe(2);
    await over('[2026-01-01,)');
  });
  it('cannot change a case it cannot see', async () => {
    await under('alpha', { places: ['w1a'] }, (tx) => sql`update cases.cases set description = 'reached' where number = '2026-000001'`.execute(tx));
    expect(await rows(app.ownerDb, sql`select 1 from cases.cases where description = 'reached'`)).toEqual([]);
  });
});

/**
 * Tables that carry a place, a site or an organisation and yet have only the programme’s policy, each with its reason. What
 * they hold is shown by name with records of every part; their lists state the reach as a condition, which tests/reach,
 * tests/isolation and the modules’ own tests hold to.
 */
const openInside: Record<string, string> = {
  'places.places': 'the tree of places is the address of everything; names only',
  'places.organisations': 'named as responsible units on records of every part; names only',
  'people.persons': 'named on cases and observations; listed by condition',
  'people.responsibilities': 'decides who is in reach, so it is read while reach is found; listed by condition',
  'people.assignments': 'decides who is in reach; listed by condition',
  'people.covers': 'listed by condition',
  'volunteering.facilities': 'public houses, named on activities of every part; names only',
  'honours.round_departments': 'named in the plan of a round, as its stages are; what a department answers lies with the candidate, and its list is by its own people',
  'shops.served_places': 'decides who reaches a shop, so it is read while reach is found; which villages a shop serves is public',
};

describe('a table that carries a place', () => {
  it('has a policy on reach, or stands in the list of those that need none', async () => {
    const found = await rows<{ name: string }>(app.ownerDb, sql`
      select distinct n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname in ('place_id', 'site_id', 'organisation_id', 'home_site_id') and not a.attisdropped
       where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
         and not exists (select 1 from pg_policy p where p.polrelid = c.oid and not p.polpermissive) order by 1`);
    expect(found.map(({ name }) => name).filter((name) => !(name in openInside))).toEqual([]);
  });
});

describe('the sweep', () => {
  it('removes what is over and never an audit entry, nor a key that a phone in a drawer may still send', async () => {
    const programme = app.id('programme');
    const now = Date.parse('2026-09-21T00:00:00Z');
    const ago = (days: number) => new Date(now - days * 86_400_000).toISOString();
    await sql`insert into platform.audit_entries (programme_id, sequence, recorded_at, operation, entry, previous_hash, hash) values (${programme}, 900001, ${ago(4_000)}, 'x', '{}', '', '')`.execute(app.ownerDb);
    for (const days of [95, 121]) await sql`insert into platform.idempotency_keys (programme_id, person_key, operation, key, input_hash, created_at) values (${programme}, 'p', 'o', ${`key-of-${days}-days`}, 'h', ${ago(days)})`.execute(app.ownerDb);
    for (const days of [29, 31]) await sql`insert into platform.outbox (programme_id, topic, subject_id, created_at) values (${programme}, 'swept', ${String(days)}, ${ago(days)})`.execute(app.ownerDb);
    for (const days of [29, 31]) {
      await sql`insert into platform.bulk_acts (programme_id, id, kind, person_id, done_at, undo_until, item_count, items)
        values (${programme}, gen_random_uuid(), ${`undone until ${days} days ago`}, ${app.id('person/office')}, ${ago(days + 1)}, ${ago(days)}, 1, '[{"id":"1"}]')`.execute(app.ownerDb);
    }
    await sql`select * from platform.sweep(${new Date(now).toISOString()})`.execute(app.appDb);
    const left = async (statement: ReturnType<typeof sql>) => (await rows<{ what: string }>(app.ownerDb, statement)).map(({ what }) => what);
    expect(await left(sql`select key as what from platform.idempotency_keys where person_key = 'p'`)).toEqual(['key-of-95-days']);
    expect(await left(sql`select subject_id as what from platform.outbox where topic = 'swept'`)).toEqual(['29']);
    expect(await left(sql`select kind || ': ' || jsonb_array_length(items) as what from platform.bulk_acts order by 1`)).toEqual(['undone until 29 days ago: 1', 'undone until 31 days ago: 0']);
    expect(await left(sql`select operation as what from platform.audit_entries where sequence = 900001`)).toEqual(['x']);
  });
});

describe('the application’s role', () => {
  it('owns nothing, bypasses nothing', async () => {
    const [role] = await rows<Record<string, boolean>>(app.appDb, sql`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user`);
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
    expect(await rows(app.appDb, sql`select 1 from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = current_user`)).toEqual([]);
  });
  it('meets a policy on every table that has a programme', async () => {
    const open = await rows<{ name: string }>(app.ownerDb, sql`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'programme_id'
       where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker') and not c.relrowsecurity`);
    expect(open).toEqual([]);
  });
});
