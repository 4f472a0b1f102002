/**
 * Goal: nobody ever sees a row outside their reach — in lists, totals, counts, exports, search, maps and live events; not
 * under parallel load, not after a role change, not after a restart. Method: one case a site, ten people with known reach,
 * and every way of looking, sixty-four at once.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { countCases, exportCases, listCases } from '#modules/cases/contract/index.ts';
import { exportSites, listSites, mapSites, searchPlaces } from '#modules/places/contract/index.ts';
import { openDatabase, sql } from '#platform/server/db/index.ts';
import { appUrl } from '#platform/server/db/migrate.ts';
import { createRuntime, perform } from '#platform/server/operations/index.ts';
import { cellText, readTable } from '#platform/server/spreadsheet/index.ts';
import { serverModules } from '../apps/modules.ts';
import { TEST_SECRET } from './kit/global-setup.ts';
import { problemOf, testApp } from './kit/index.ts';
import type { TestApp } from './kit/index.ts';

const sitesOf = (...grids: string[]): string[] => grids.flatMap((grid) => [1, 2, 3].map((n) => `${grid}-${n}`)).sort();
const everything = sitesOf('e1a', 'e1b', 'e2a', 'w1a');
/** Person → codes of the sites in reach; the cases lie one at each. */
const reach: Record<string, string[]> = {
  office: everything, lead: everything, inspectorAll: everything, zoneEast: sitesOf('e1a', 'e1b', 'e2a'), zoneWest: sitesOf('w1a'),
  deptA: sitesOf('e1a', 'e1b', 'e2a'), deptB: sitesOf('w1a'), leaderE: sitesOf('e1a', 'e1b'), leaderE2: sitesOf('e2a'), leaderW: sitesOf('w1a'), communityE1: sitesOf('e1a', 'e1b'),
};
const people = Object.keys(reach);

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ poolSize: 24 });
  for (const programme of ['alpha', 'beta']) {
    for (const [index, code] of everything.entries()) {
      const grid = code.split('-')[0] as string;
      await sql`insert into cases.cases (programme_id, id, number, state, source, category_code, title, place_id, zone_id, site_id, organisation_id, reported_at, reported_by)
        values (${app.id('programme', programme)}, ${app.id(`case/${code}`, programme)}, ${`2026-${String(index + 1).padStart(6, '0')}`}, 'registered', 'patrol', 'litter', ${`案件在${code}`},
          ${app.id(`place/${grid}`, programme)}, ${app.id(grid === 'w1a' ? 'place/zone-west' : 'place/zone-east', programme)}, ${app.id(`site/${code}`, programme)},
          ${app.id(`organisation/${grid === 'w1a' ? 'bureau-b' : 'bureau-a'}`, programme)}, '2026-09-20T00:00:00Z', ${app.id('person/office', programme)})`.execute(app.ownerDb);
    }
  }
});

async function codesInWorkbook(body: Uint8Array): Promise<string[]> {
  const found = new Set<string>();
  for await (const row of readTable({ buffer: Buffer.from(body) })) {
    for (const cell of row.cells) for (const match of cellText(cell).matchAll(/\b[ew]\d[ab]-\d\b/g)) found.add(match[0]);
  }
  return [...found].sort();
}

/** Every way of looking, as the codes of the sites it showed or counted. */
const ways: Record<string, (person: string) => Promise<string[] | number>> = {
  'the case list': async (person) => (await app.as(person).call(listCases, { pageSize: 100 })).rows.map((row) => row.siteCode ?? '').sort(),
  'the case list’s total': async (person) => (await app.as(person).call(listCases, { pageSize: 1 })).total,
  'the case counts': async (person) => (await app.as(person).call(countCases, {})).total,
  'the case register': async (person) => codesInWorkbook((await app.as(person).call(exportCases, {})).body),
  'the search for cases': async (person) => (await app.as(person).call(listCases, { q: '案件在', pageSize: 100 })).rows.map((row) => row.siteCode ?? '').sort(),
  'the site list': async (person) => (await app.as(person).call(listSites, { pageSize: 100 })).rows.map((row) => row.code).sort(),
  'the site list’s total': async (person) => (await app.as(person).call(listSites, { pageSize: 1 })).total,
  'the map': async (person) => (await app.as(person).call(mapSites, {})).sites.map((site) => site.code).sort(),
  'the search for places': async (person) => (await app.as(person).call(searchPlaces, { q: '点位', limit: 50 })).rows.filter((row) => row.kind === 'site').map((row) => row.code).sort(),
  'the site export': async (person) => codesInWorkbook((await app.as(person).call(exportSites, { format: 'xlsx' })).body),
};

/** Permissions differ: whoever may not look that way at all is refused, which is as good. */
async function shown(way: string, person: string): Promise<string[] | number | 'refused'> {
  try { return await (ways[way] as (person: string) => Promise<string[] | number>)(person); } catch (error) {
    expect((await problemOf(Promise.reject(error))).code).toBe('platform.not_permitted');
    return 'refused';
  }
}
const expected = (way: string, person: string): string[] | number => (/total|counts/.test(way) ? (reach[person] as string[]).length : (reach[person] as string[]));

describe('one after another', () => {
  it.each(Object.keys(ways))('%s shows each person their own reach and no more', async (way) => {
    let seen = 0;
    for (const person of people) {
      const found = await shown(way, person);
      if (found === 'refused') continue;
      seen += 1;
      expect(found, person).toEqual(expected(way, person));
    }
    expect(seen).toBeGreaterThan(4);
  });
});

describe('sixty-four at once', () => {
  it('nobody is shown somebody else’s rows, in five rounds of every way and person mixed', async () => {
    const wayNames = Object.keys(ways);
    for (let round = 0; round < 5; round += 1) {
      const requests = Array.from({ length: 64 }, (_unused, index) => ({ way: wayNames[(index * 7 + round) % wayNames.length] as string, person: people[(index * 5 + round * 3) % people.length] as string }));
      const answers = await Promise.all(requests.map(({ way, person }) => shown(way, person)));
      for (const [index, answer] of answers.entries()) {
        const { way, person } = requests[index] as { way: string; person: string };
        if (answer !== 'refused') expect(answer, `${person}: ${way}`).toEqual(expected(way, person));
      }
    }
  });

  it('two programmes with the same names stay apart', async () => {
    const homes = Array.from({ length: 64 }, (_unused, index) => (index % 2 === 0 ? 'alpha' : 'beta'));
    const answers = await Promise.all(homes.map((home) => app.as('zoneWest', { home }).call(listCases, { pageSize: 100 })));
    for (const [index, answer] of answers.entries()) {
      expect(answer.rows.map((row) => row.id).sort()).toEqual(reach['zoneWest']?.map((code) => app.id(`case/${code}`, homes[index])).sort());
    }
  });
});

describe('a change of role', () => {
  it('counts from the next request on, both ways', async () => {
    const alpha = app.id('programme');
    const move = (place: string) => sql`update people.assignments set place_id = ${app.id(`place/${place}`)} where programme_id = ${alpha} and id = ${app.id('assignment/zoneWest')}`.execute(app.ownerDb);
    await move('e2');
    expect(await shown('the case list', 'zoneWest')).toEqual(sitesOf('e2a'));
    expect(await shown('the case list’s total', 'zoneWest')).toBe(3);
    await sql`update people.assignments set valid_to = '2026-06-01' where programme_id = ${alpha} and id = ${app.id('assignment/zoneWest')}`.execute(app.ownerDb);
    expect(await shown('the case list', 'zoneWest')).toBe('refused');
    await sql`update people.assignments set valid_to = null where programme_id = ${alpha} and id = ${app.id('assignment/zoneWest')}`.execute(app.ownerDb);
    await move('zone-west');
    expect(await shown('the case list', 'zoneWest')).toEqual(sitesOf('w1a'));
  });
});

describe('after a restart', () => {
  it('a department still exports its own cases and no more', async () => {
    // What a restart is to the data: a new process with a new pool, new statements, nothing remembered.
    const again = openDatabase({ url: appUrl(app.ownerUrl, TEST_SECRET), poolSize: 8 });
    const runtime = createRuntime({ db: again.db, log: app.runtime.log, modules: serverModules, dataDir: app.dataDir, clock: () => app.clock.now });
    const bound = runtime.operations.get('cases.listCases');
    const answers = await Promise.all(['deptA', 'deptB', 'leaderE', 'zoneWest'].map(async (person) => [person, await perform(
      runtime, bound as never, { token: await app.token(person), programme: 'alpha' }, { pageSize: 100 }, { requestId: 'r', locale: 'zh-CN' },
    )] as const));
    for (const [person, answer] of answers) {
      expect(answer.ok, person).toBe(true);
      if (answer.ok) expect((answer.output as { rows: { siteCode: string }[] }).rows.map((row) => row.siteCode).sort()).toEqual(reach[person]);
    }
    await again.close();
  });
});

describe('live events', () => {
  /** Reads a person's stream until `until` says enough or time is up. */
  async function listen(base: string, person: string, until: (seen: string[]) => boolean, milliseconds = 4_000): Promise<string[]> {
    const abort = new AbortController();
    const response = await fetch(`${base}/api/programmes/alpha/events?topics=cases`, { headers: { authorization: `Bearer ${await app.token(person)}` }, signal: abort.signal });
    const seen: string[] = [];
    const timer = setTimeout(() => abort.abort(), milliseconds);
    try {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        for (const match of new TextDecoder().decode(chunk).matchAll(/"subjectId":"([^"]+)"/g)) seen.push(match[1] as string);
        if (until(seen)) break;
      }
    } catch { /* the time was up */ } finally { clearTimeout(timer); abort.abort(); }
    return seen;
  }

  it('reach those in whose reach they lie, and nobody else', async () => {
    const base = await app.http.listen({ port: 0, host: '127.0.0.1' });
    const listening = ['office', 'zoneEast', 'zoneWest', 'leaderE', 'leaderW'].map((person) => [person, listen(base, person, (seen) => seen.length >= (person === 'office' ? 2 : 1), 8_000)] as const);
    await new Promise((resolve) => { setTimeout(resolve, 1_500); });
    for (const [grid, site, bureau] of [['e1a', 'e1a-1', 'bureau-a'], ['w1a', 'w1a-1', 'bureau-b']] as const) {
      await sql`insert into platform.outbox (programme_id, topic, subject_id, place_id, site_id, organisation_id)
        values (${app.id('programme')}, 'cases', ${app.id(`case/${site}`)}, ${app.id(`place/${grid}`)}, ${app.id(`site/${site}`)}, ${app.id(`organisation/${bureau}`)})`.execute(app.ownerDb);
    }
    const east = app.id('case/e1a-1');
    const west = app.id('case/w1a-1');
    const want: Record<string, string[]> = { office: [east, west], zoneEast: [east], zoneWest: [west], leaderE: [east], leaderW: [west] };
    for (const [person, stream] of listening) expect(await stream, person).toEqual(want[person]);
  });

  it('come all of them, however many there are, also after the page was away', async () => {
    const [before] = (await sql<{ id: string }>`select coalesce(max(id), 0) as id from platform.outbox`.execute(app.ownerDb)).rows;
    for (const topic of ['cases', 'duties']) {
      await sql`insert into platform.outbox (programme_id, topic, subject_id, place_id) select ${app.id('programme')}, ${topic}, ${topic} || '-' || n, ${app.id('place/e1a')} from generate_series(1, 450) n`.execute(app.ownerDb);
    }
    const address = app.http.server.address() as { port: number };
    const abort = new AbortController();
    const response = await fetch(`http://127.0.0.1:${address.port}/api/programmes/alpha/events?topics=cases,duties`, {
      headers: { authorization: `Bearer ${await app.token('zoneEast')}`, 'last-event-id': String(before?.id ?? 0) }, signal: abort.signal,
    });
    let text = '';
    const timer = setTimeout(() => abort.abort(), 5_000);
    try {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        text += new TextDecoder().decode(chunk);
        if ((text.match(/^id: /gm) ?? []).length >= 900) break;
      }
    } catch { /* the time was up */ } finally { clearTimeout(timer); abort.abort(); }
    const ids = [...text.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1]));
    expect(ids).toHaveLength(900);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(new Set(text.match(/(cases|duties)-\d+/g)).size).toBe(900);
  });

  it('go to a dozen open pages of one login and no more', async () => {
    const address = app.http.server.address() as { port: number };
    const abort = new AbortController();
    const open = async () => (await fetch(`http://127.0.0.1:${address.port}/api/programmes/alpha/events?topics=cases`, { headers: { authorization: `Bearer ${await app.token('lead')}` }, signal: abort.signal })).status;
    const statuses: number[] = [];
    for (let page = 0; page < 13; page += 1) statuses.push(await open());
    abort.abort();
    expect(statuses).toEqual([...Array.from({ length: 12 }, () => 200), 429]);
  });
});
