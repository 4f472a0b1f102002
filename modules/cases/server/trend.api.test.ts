import { beforeAll, describe, expect, it } from 'vitest';
import { dispatched, expectations, rectified } from '../../../tests/kit/cases.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { countCases, listCases, readCaseTrend, verifyCase } from '../contract/index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

describe('the trend of cases for the meeting room', () => {
  it('counts every day once, also those without any, and agrees with the counts of the lists', async () => {
    await dispatched(app);
    const fixed = await rectified(app, { site: 'e1a-2' });
    app.clock.now += 26 * 3_600_000;
    await app.as('inspectorE').call(verifyCase, { ...expectations(fixed), outcome: 'pass', note: '已看' });
    const [trend, counts] = [await app.as('lead').call(readCaseTrend, { days: 4 }), await app.as('lead').call(countCases, {})];
    expect(trend.days).toEqual([
      { day: '2026-09-19', reported: 0, closed: 0 }, { day: '2026-09-20', reported: 0, closed: 0 }, { day: '2026-09-21', reported: 2, closed: 0 }, { day: '2026-09-22', reported: 0, closed: 1 },
    ]);
    expect([trend.today, trend.open, trend.overdue]).toEqual(['2026-09-22', counts.open, counts.overdue]);
    expect(trend.overdue).toBe(1);
  });

  it('names no person in what was closed last', async () => {
    const { latestClosed } = await app.as('office').call(readCaseTrend, {});
    expect(latestClosed).toMatchObject([{ title: '垃圾桶旁散落垃圾', siteName: '点位e1a-2' }]);
    expect(Object.keys(latestClosed[0] ?? {}).toSorted()).toEqual(['closedAt', 'id', 'number', 'placeNameEn', 'placeNameZh', 'siteName', 'title']);
  });

  it('counts as closed today what the list of that day shows, from midnight of the programme on', async () => {
    const fixed = await rectified(app, { site: 'e1a-3' });
    app.clock.now = Date.parse('2026-09-22T16:30:00Z');
    await app.as('inspectorE').call(verifyCase, { ...expectations(fixed), outcome: 'pass', note: '已看' });
    const { today, days } = await app.as('lead').call(readCaseTrend, {});
    const closedOn = async (day: string) => (await app.as('lead').call(listCases, { state: ['closed'], closedFrom: day, closedTo: day })).rows.map((row) => row.siteCode);
    expect([today, days.at(-1)]).toEqual(['2026-09-23', { day: '2026-09-23', reported: 0, closed: 1 }]);
    expect([await closedOn('2026-09-22'), await closedOn('2026-09-23'), await closedOn('2026-09-24')]).toEqual([['e1a-2'], ['e1a-3'], []]);
  });

  it('is for the office and the leading group', async () => {
    expect((await problemOf(app.as('zoneEast').call(readCaseTrend, {}))).code).toBe('platform.not_permitted');
  });
});
