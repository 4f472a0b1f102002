import { beforeAll, describe, expect, it } from 'vitest';
import { createRng } from '#kernel/rng.ts';
import { instant } from '#kernel/local-date.ts';
import { sql } from '#platform/server/db/index.ts';
import { readTable } from '#platform/server/spreadsheet/index.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { dispatchCase, exportCases, listCases, readCase, readCaseLoad, readCaseMetrics, countCases as countCasesOf, voidCase } from '../contract/index.ts';
import { countCases } from '../domain/index.ts';
import type { CaseFacts } from '../domain/index.ts';
import { seedManyCases } from '../seed/index.ts';

let app: TestApp;
const COUNT = 3_000;

beforeAll(async () => {
  app = await testApp();
  app.clock.now = Date.parse('2026-09-21T02:00:00Z');
  const rng = createRng('cases for lists');
  for (const programme of ['alpha', 'beta']) {
    await app.ownerDb.transaction().execute((tx) => seedManyCases(tx, {
      programmeId: app.id('programme', programme), count: programme === 'alpha' ? COUNT : 500, newId: app.runtime.newId, rng, until: '2026-09-21T02:00:00Z',
    }));
  }
});

interface Truth { id: string; number: string; state: string; place: string; site: string; organisation: string; zone: string; category: string; deadline: string | null; reported: string; leader: string; title: string }
async function truth(): Promise<Truth[]> {
  const { rows } = await sql<Truth>`select c.id, c.number, c.state, p.code as place, s.code as site, o.code as organisation, z.code as zone, c.category_code as category,
    c.deadline_at as deadline, c.reported_at as reported, l.code as leader, c.title
    from cases.cases c join places.places p on p.id = c.place_id and p.programme_id = c.programme_id join places.sites s on s.id = c.site_id and s.programme_id = c.programme_id
    join places.organisations o on o.id = c.organisation_id and o.programme_id = c.programme_id join places.places z on z.id = c.zone_id and z.programme_id = c.programme_id
    join people.persons l on l.id = c.site_leader_id and l.programme_id = c.programme_id
    where c.programme_id = ${app.id('programme')} order by c.reported_at desc, c.id desc`.execute(app.ownerDb);
  return rows;
}

/** What each person must see, said without a word of the application's own code. */
const reaches: readonly [person: string, sees: (row: Truth) => boolean][] = [
  ['office', () => true],
  ['lead', () => true],
  ['inspectorAll', () => true],
  ['zoneEast', (row) => row.zone === 'zone-east'],
  ['zoneWest', (row) => row.zone === 'zone-west'],
  ['deptA', (row) => row.organisation === 'bureau-a'],
  ['deptB', (row) => row.organisation === 'bureau-b'],
  ['leaderE', (row) => row.site.startsWith('e1a') || row.site.startsWith('e1b')],
  ['leaderE2', (row) => row.site.startsWith('e2a')],
  ['leaderW', (row) => row.site.startsWith('w1a')],
  ['communityE1', (row) => row.place === 'e1a' || row.place === 'e1b'],
];

describe.each(reaches)('%s reaches', (person, sees) => {
  it('the same cases in the list, in its total, in the counts, in the metrics and in the register', async () => {
    const expected = (await truth()).filter(sees);
    expect(expected.length).toBeGreaterThan(100);
    const client = app.as(person);
    const page = await client.call(listCases, { pageSize: 200 });
    expect(page.total).toBe(expected.length);
    expect(page.rows.map((row) => row.number)).toEqual(expected.slice(0, 200).map((row) => row.number));
    expect(page.rows.every((row) => row.siteName !== null && row.siteLeaderName !== null && row.organisationNameZh !== null)).toBe(true);

    const counts = await client.call(countCasesOf, {});
    expect(counts.total).toBe(expected.length);
    expect(Object.fromEntries(counts.byState.map((row) => [row.state, row.count]))).toEqual(
      Object.fromEntries([...new Set(expected.map((row) => row.state))].map((state) => [state, expected.filter((row) => row.state === state).length])));
    const late = expected.filter((row) => ['dispatched', 'accepted'].includes(row.state) && row.deadline !== null && Date.parse(row.deadline) < app.clock.now);
    expect(counts.overdue).toBe(late.length);
    expect((await client.call(listCases, { overdue: true, pageSize: 1 })).total).toBe(late.length);

    const load = (await client.call(readCaseLoad, {})).rows;
    expect(load.find((row) => row.placeId === app.id('place/city'))).toMatchObject({ open: counts.open, overdue: late.length });
    for (const zone of counts.byZone.filter((each) => each.open > 0)) expect(load.find((row) => row.placeId === zone.zoneId)).toMatchObject({ open: zone.open, overdue: zone.overdue });

    const metrics = await client.call(readCaseMetrics, {});
    expect(metrics.counts.closed).toBe(expected.filter((row) => row.state === 'closed').length);
  });

  it('none of the others by their address', async () => {
    const hidden = (await truth()).filter((row) => !sees(row)).slice(0, 3);
    for (const row of hidden) expect((await problemOf(app.as(person).call(readCase, { caseId: row.id }))).status).toBe(404);
  });
});

describe('the register of cases', () => {
  it('has the columns of the field and the rows of the reader, in both languages', async () => {
    const expected = (await truth()).filter((row) => row.site.startsWith('e2a') && row.state === 'closed');
    const file = await app.as('leaderE2').call(exportCases, { state: ['closed'] });
    expect([file.fileName, file.mediaType]).toEqual(['问题台账 2026-09-21.xlsx', expect.stringContaining('spreadsheetml')]);
    const cells = await cellsOf(file.body);
    expect(cells[0]).toEqual(['序号', '案件编号', '点位', '类型', '问题描述', '标准条款', '发现时间', '责任单位', '责任人', '整改时限', '整改情况', '前后照片', '核查人', '销号时间']);
    expect(cells).toHaveLength(expected.length + 1);
    expect(new Set(cells.slice(1).map((row) => row[1]))).toEqual(new Set(expected.map((row) => row.number)));
    expect(cells[1]?.slice(7, 9)).toEqual(['单位bureau-a', '示例leaderE2']);
    const english = await cellsOf((await app.as('leaderE2', { locale: 'en' }).call(exportCases, { state: ['closed'] })).body);
    expect(english[0]?.slice(0, 3)).toEqual(['No.', 'Case number', 'Site']);
  });

  it('is not for inspectors, who hold no export permission', async () => {
    expect((await problemOf(app.as('inspectorE').call(exportCases, {}))).status).toBe(403);
  });
});

async function cellsOf(body: Uint8Array): Promise<unknown[][]> {
  const found: unknown[][] = [];
  for await (const row of readTable({ buffer: body })) found.push([...row.cells]);
  return found;
}

describe('a list is narrowed', () => {
  const numbers = async (input: object, person = 'office') => {
    const page = await app.as(person).call(listCases, { pageSize: 200, ...input });
    return { total: page.total, numbers: page.rows.map((row) => row.number) };
  };
  it.each<[string, () => object, (row: Truth) => boolean]>([
    ['by states', () => ({ state: ['dispatched', 'accepted'] }), (row) => ['dispatched', 'accepted'].includes(row.state)],
    ['by category', () => ({ category: ['litter'] }), (row) => row.category === 'litter'],
    ['by zone', () => ({ zoneId: app.id('place/zone-west') }), (row) => row.zone === 'zone-west'],
    ['by a place and everything below it', () => ({ placeId: app.id('place/e1') }), (row) => row.place.startsWith('e1')],
    ['by site', () => ({ siteId: app.id('site/e2a-2') }), (row) => row.site === 'e2a-2'],
    ['by organisation', () => ({ organisationId: app.id('organisation/bureau-b') }), (row) => row.organisation === 'bureau-b'],
    ['by words of the title', () => ({ q: '暴露垃圾' }), (row) => row.title.includes('暴露垃圾')],
    ['by the beginning of a number', () => ({ q: '2026-00001' }), (row) => row.number.startsWith('2026-00001')],
    ['by days, both included', () => ({ from: '2026-03-01', to: '2026-03-31' }),
      (row) => Date.parse(row.reported) >= Date.parse('2026-02-28T16:00:00Z') && Date.parse(row.reported) < Date.parse('2026-03-31T16:00:00Z')],
    ['by all of these at once', () => ({ state: ['closed'], category: ['puddle'], placeId: app.id('place/zone-east'), from: '2026-01-01' }),
      (row) => row.state === 'closed' && row.category === 'puddle' && row.zone === 'zone-east' && Date.parse(row.reported) >= Date.parse('2025-12-31T16:00:00Z')],
    ['by signs that are patterns elsewhere', () => ({ q: '100%_' }), () => false],
  ])('%s', async (_what, input, keeps) => {
    const expected = (await truth()).filter(keeps);
    const found = await numbers(input());
    expect(found.total).toBe(expected.length);
    expect(found.numbers).toEqual(expected.slice(0, 200).map((row) => row.number));
  });

  it('to what is mine', async () => {
    const expected = (await truth()).filter((row) => row.leader === 'leaderE2' || row.organisation === 'bureau-a');
    expect((await numbers({ mine: true }, 'leaderE2')).total).toBe(expected.filter((row) => row.site.startsWith('e2a')).length);
  });

  it('pages without a row twice or missing, in each order', async () => {
    const all = (await truth()).filter((row) => row.category === 'litter');
    for (const sort of ['recent', 'deadline', 'number'] as const) {
      const found: string[] = [];
      for (let page = 1; found.length < all.length; page += 1) {
        found.push(...(await app.as('office').call(listCases, { category: ['litter'], sort, page, pageSize: 97 })).rows.map((row) => row.number));
      }
      expect(new Set(found), sort).toEqual(new Set(all.map((row) => row.number)));
      expect(found).toHaveLength(all.length);
    }
  });

  it('and its total follows every write at once', async () => {
    const before = await app.as('office').call(listCases, { state: ['voided'], pageSize: 1 });
    const [open] = (await app.as('office').call(listCases, { state: ['dispatched'], pageSize: 1 })).rows;
    await app.as('office').call(voidCase, { caseId: open?.id as string, version: open?.version as number, reason: '重复' });
    expect((await app.as('office').call(listCases, { state: ['voided'], pageSize: 1 })).total).toBe(before.total + 1);
  });

  it.each([
    [{ pageSize: 201 }, '/pageSize'], [{ page: 0 }, '/page'], [{ state: ['no-such'] }, '/state/0'], [{ sort: 'no-such' }, '/sort'], [{ from: 'yesterday' }, '/from'],
  ])('never by %j', async (input, pointer) => {
    const problem = await problemOf(app.as('office').call(listCases, input as never));
    expect([problem.status, problem.errors[0]?.pointer]).toEqual([400, pointer]);
  });
});

describe('metrics', () => {
  it('made by the database are those of the rules', async () => {
    const { rows } = await sql<{ state: string; deadline_at: string | null; rectified_at: string | null; rework_count: number; extension_count: number; escalation_level: number; zone_id: string }>`
      select state, deadline_at, rectified_at, rework_count, extension_count, escalation_level, zone_id from cases.cases where programme_id = ${app.id('programme')}`.execute(app.ownerDb);
    const facts = rows.map((row): CaseFacts & { zone: string } => ({
      state: row.state as CaseFacts['state'], deadlineAt: row.deadline_at === null ? null : instant(Date.parse(row.deadline_at)),
      rectifiedAt: row.rectified_at === null ? null : instant(Date.parse(row.rectified_at)), reworkCount: row.rework_count,
      extensionCount: row.extension_count, supervised: row.escalation_level >= 3, zone: row.zone_id,
    }));
    const answer = await app.as('office').call(readCaseMetrics, { by: 'zone' });
    expect(answer.counts).toEqual(countCases(facts, instant(app.clock.now)));
    expect(answer.counts.overduePending).toBeGreaterThan(10);
    expect(answer.groups.map((group) => group.key).sort()).toEqual([app.id('place/zone-east'), app.id('place/zone-west')].sort());
    for (const group of answer.groups) expect(group.counts).toEqual(countCases(facts.filter((one) => one.zone === group.key), instant(app.clock.now)));
    expect(answer.metrics.closeRate).toEqual({ numerator: answer.counts.closed, denominator: answer.counts.registered - answer.counts.pendingInTime });
  });

  it('of nothing have no value rather than 0 %', async () => {
    const answer = await app.as('office').call(readCaseMetrics, { from: '2099-01-01' });
    expect(answer.metrics.closeRate).toEqual({ numerator: 0, denominator: 0 });
    expect(answer.composites.map((composite) => composite.score)).toEqual([null, null]);
  });

  it('know a group by its name', async () => {
    const byOrganisation = await app.as('deptA').call(readCaseMetrics, { by: 'organisation' });
    expect(byOrganisation.groups.map((group) => group.nameZh)).toEqual(['单位bureau-a']);
    const byCategory = await app.as('office').call(readCaseMetrics, { by: 'category', category: 'litter' });
    expect(byCategory.groups.map((group) => [group.key, group.nameZh])).toEqual([['litter', '暴露垃圾']]);
  });
});

it('a case made in bulk can be worked on like any other', async () => {
  const [open] = (await app.as('office').call(listCases, { state: ['registered'], pageSize: 1 })).rows;
  const sent = await app.as('office').call(dispatchCase, { caseId: open?.id as string, version: 1 });
  expect(sent.state).toBe('dispatched');
});
