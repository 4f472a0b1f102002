import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addWorkingMs, isWorkingDay } from '#kernel/work-calendar.ts';
import { instant, localDate } from '#kernel/local-date.ts';
import { sql } from '#platform/server/db/index.ts';
import { accepted, dispatched, expectations as at, rectified, registered } from '../../../tests/kit/cases.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import {
  dispatchCase, dispatchCases, escalateCases, listCases, listCategories, readCalendar, readCase, saveCategory, updateCalendar, verifyCases,
} from '../contract/index.ts';
import { seedCalendar, seedCategories } from '../seed/index.ts';
import type { CalendarPack, CategoryPack } from '../seed/index.ts';
import { escalateEverywhere } from './handlers/escalation.ts';
import { workCalendar } from './index.ts';

const HOUR = 3_600_000;
const MONDAY_TEN = Date.parse('2026-09-21T02:00:00Z');
const packAt = async (path: string): Promise<unknown> => JSON.parse(await readFile(new URL(`../../../packs/${path}`, import.meta.url), 'utf8'));

let app: TestApp;
beforeAll(async () => { app = await testApp(); });
beforeEach(() => { app.clock.now = MONDAY_TEN; });
const local = (at_: string | null) => (at_ === null ? null : new Date(Date.parse(at_) + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' '));

describe('many cases at once', () => {
  it('are previewed, with nothing kept, and then dispatched as the preview said', async () => {
    const found = [await registered(app), await registered(app, { category: 'greenery', site: 'w1a-1' }), await registered(app, { site: 'e2a-3' })];
    const order = { cases: found.map(at) };
    const preview = await app.as('office').call(dispatchCases, order, { dryRun: true });
    expect(preview).toMatchObject({ done: 3, refused: 0 });
    expect(preview.results.map((row) => [row.organisationNameZh, row.siteLeaderName, local(row.deadlineAt)])).toEqual([
      ['单位bureau-a', '示例leaderE', '2026-09-21 16:30'], ['单位bureau-b', '示例leaderW', '2026-09-28 18:00'], ['单位bureau-a', '示例leaderE2', '2026-09-21 16:30'],
    ]);
    expect((await app.as('office').call(readCase, { caseId: found[0]?.id as string })).state).toBe('registered');
    const done = await app.as('office').call(dispatchCases, order);
    expect({ ...done, bulkActId: null }).toEqual(preview);
    expect((await app.as('leaderW').call(listCases, { state: ['dispatched'] })).rows.map((row) => row.id)).toContain(found[1]?.id);
  });

  it('go through one by one: what cannot is said, what can is done', async () => {
    const fine = await rectified(app);
    const other = await rectified(app);
    const early = await dispatched(app);
    const answer = await app.as('office').call(verifyCases, {
      cases: [at(fine), { ...at(other), version: 1 }, at(early), { caseId: randomUUID(), version: 1 }, at(fine)], outcome: 'pass',
    });
    expect(answer).toMatchObject({ done: 1, refused: 3 });
    expect(answer.results.map((row) => row.problem)).toEqual([null, 'cases.changed_meanwhile', 'cases.act_not_allowed', 'platform.not_found']);
    expect(answer.results.every((row) => row.ok || (row.problemTitle as string).length > 3)).toBe(true);
  });

  it('out of reach are as absent', async () => {
    const western = await registered(app, { site: 'w1a-1' });
    const answer = await app.as('zoneEast').call(dispatchCases, { cases: [at(western)] });
    expect(answer.results.map((row) => [row.problem, row.number, row.state])).toEqual([['platform.not_found', null, null]]);
  });

  it('are at most five hundred', async () => {
    const cases = Array.from({ length: 501 }, () => ({ caseId: randomUUID(), version: 1 }));
    expect((await problemOf(app.as('office').call(dispatchCases, { cases }))).errors[0]?.pointer).toBe('/cases');
  });
});

describe('deadlines by the calendar of a pack', () => {
  it('around Spring Festival 2021 leave out the holiday and count the working Sundays and Saturdays', async () => {
    const programme = app.id('programme');
    // The people of the fixture come in 2026; here they were there before.
    await sql`update people.assignments set valid_from = '2020-01-01'`.execute(app.ownerDb);
    await sql`update people.responsibilities set validity = '[2020-01-01,)'`.execute(app.ownerDb);
    await app.ownerDb.transaction().execute(async (tx) => {
      await seedCalendar(tx, programme, await packAt('calendars/cn.json') as CalendarPack);
      await seedCategories(tx, programme, await packAt('case-categories.json') as CategoryPack);
    });
    const send = async (moment: string, category: string) => {
      app.clock.now = Date.parse(`${moment}+08:00`);
      const found = await registered(app, { category });
      return local((await app.as('office').call(dispatchCase, at(found))).deadlineAt);
    };
    // Received Wednesday 10 February 17:00: one hour until six, three more on Thursday the 18th.
    expect(await send('2021-02-10T17:00', 'exposed-garbage')).toBe('2021-02-18 11:30');
    // Five working days from Friday the 5th: Sunday the 7th is worked, then 8, 9, 10, and the 18th.
    expect(await send('2021-02-05T09:00', 'green-care')).toBe('2021-02-18 18:00');
    // Two working days from Thursday the 18th: the 19th, and Saturday the 20th, which is worked.
    expect(await send('2021-02-18T09:00', 'muck')).toBe('2021-02-20 18:00');
    // Two hours by the clock do not wait for New Year's Eve to end.
    expect(await send('2021-02-11T23:00', 'street-trading')).toBe('2021-02-12 01:00');
    // Three calendar days are three calendar days.
    expect(await send('2021-02-10T17:00', 'water-cleanliness')).toBe('2021-02-13 23:59');
  });

  it('with several stages tell each of them', async () => {
    app.clock.now = Date.parse('2021-02-05T09:00+08:00');
    const found = await registered(app, { category: 'illegal-building' });
    const sent = await app.as('office').call(dispatchCase, at(found));
    const seen = await app.as('office').call(readCase, { caseId: sent.id });
    expect(seen.stages.map((stage) => [stage.nameZh, local(stage.deadlineAt)])).toEqual([
      ['责令停工', '2021-02-05 15:30'], ['处罚', '2021-02-20 18:00'], ['拆除', '2021-03-10 18:00'],
    ]);
    expect(seen.deadlineAt).toBe(seen.stages.at(-1)?.deadlineAt);
  });

  it('loading the pack twice changes nothing', async () => {
    const read = () => app.as('office').call(readCalendar, {});
    const before = await read();
    await app.ownerDb.transaction().execute(async (tx) => seedCalendar(tx, app.id('programme'), await packAt('calendars/cn.json') as CalendarPack));
    expect(await read()).toEqual(before);
    expect(before.knownYears).toContain(2021);
    expect(before.workingHours).toEqual([{ from: '08:30', to: '12:00' }, { from: '14:30', to: '18:00' }]);
  });
});

describe('the calendar and the categories', () => {
  it('are the office’s to change; deadlines already given stay', async () => {
    const found = await dispatched(app, { category: 'greenery' });
    const answer = await app.as('office').call(updateCalendar, {
      workingHours: [{ from: '09:00', to: '17:00' }], days: [{ day: '2026-09-28', kind: 'holiday', name: '停电' }, { day: '2026-09-28', kind: 'holiday', name: '本地节日' }],
    });
    expect(answer.changedDays).toBe(1);
    expect((await app.as('office').call(readCase, { caseId: found.id })).deadlineAt).toBe(found.deadlineAt);
    const later = await dispatched(app, { category: 'greenery' });
    // Friday the 25th is Mid-autumn Festival, Monday the 28th now off as well.
    expect(local(later.deadlineAt)).toBe('2026-09-30 17:00');
    await app.as('office').call(updateCalendar, { days: [{ day: '2026-09-28', kind: 'normal' }], workingHours: [{ from: '08:30', to: '12:00' }, { from: '14:30', to: '18:00' }] });
    expect((await app.as('office').call(readCalendar, { year: 2026 })).days.map((day) => day.day)).not.toContain('2026-09-28');
    expect((await problemOf(app.as('zoneEast').call(updateCalendar, { days: [] }))).status).toBe(403);
  });

  it('refuse hours that overlap and days that do not exist', async () => {
    const overlapping = await problemOf(app.as('office').call(updateCalendar, { workingHours: [{ from: '08:00', to: '12:00' }, { from: '11:00', to: '17:00' }] }));
    expect([overlapping.code, overlapping.errors[0]?.pointer]).toEqual(['cases.calendar_invalid', '/workingHours']);
    const noSuchDay = await problemOf(app.as('office').call(updateCalendar, { days: [{ day: '2026-02-30', kind: 'holiday' }] }));
    expect([noSuchDay.code, noSuchDay.errors[0]?.pointer]).toEqual(['platform.invalid_input', '/days/0/day']);
  });

  it('give a category its limit, and refuse one that nobody could count', async () => {
    const stage = { code: 'handle', nameZh: '处置', nameEn: 'Handle' };
    const save = (amount: number) => app.as('office').call(saveCategory, { code: 'local-matter', nameZh: '本地事项', nameEn: 'Local matter', stages: [{ ...stage, limit: { type: 'work_day', amount } }] });
    expect((await problemOf(save(0.5))).code).toBe('cases.limit_invalid');
    expect(await save(2)).toMatchObject({ code: 'local-matter', source: 'programme', afterPhotoCountMin: 1 });
    expect((await app.as('leaderE').call(listCategories, {})).categories.map((category) => category.code)).toContain('local-matter');
  });

  it('are read by the rules as the rows say', async () => {
    const calendar = await app.ownerDb.transaction().execute((tx) => workCalendar(tx, app.id('programme')));
    expect(isWorkingDay(localDate('2021-02-20'), calendar)).toBe(true);
    expect(addWorkingMs(instant(Date.parse('2021-02-10T17:00+08:00')), HOUR, calendar)).toBe(Date.parse('2021-02-10T18:00+08:00'));
  });
});

describe('late cases', () => {
  const tools = () => ({ runtime: app.runtime, signal: new AbortController().signal });
  it('climb from the handler to the liaison, the head of the organisation and the office, and the list shows it', async () => {
    app.clock.now = MONDAY_TEN;
    const found = await accepted(app, { category: 'puddle', site: 'w1a-2', fixer: 'leaderW' });
    const level = async () => {
      await escalateEverywhere({}, tools());
      const row = (await app.as('leaderW').call(listCases, { siteId: app.id('site/w1a-2') })).rows.find(({ id }) => id === found.id);
      return [row?.escalationLevel, row?.overdueMinutes];
    };
    const late = async (minutes: number) => { app.clock.now = Date.parse(found.deadlineAt as string) + minutes * 60_000; return level(); };
    expect(await late(0)).toEqual([0, null]);
    expect(await late(1)).toEqual([1, 1]);
    expect(await late(24 * 60 + 1)).toEqual([2, 24 * 60 + 1]);
    expect(await late(72 * 60 + 1)).toEqual([3, 72 * 60 + 1]);
    const seen = await app.as('office').call(readCase, { caseId: found.id });
    expect(seen.events.filter((event) => event.act === 'escalate').map((event) => [event.person, event.details['toLevel']])).toEqual([[null, 1], [null, 2], [null, 3]]);
    expect(seen.version).toBe(found.version);
  });

  it('are looked at again without a trace when nothing changed', async () => {
    app.clock.now = MONDAY_TEN + 30 * 24 * HOUR;
    await escalateEverywhere({}, tools());
    const entries = async () => (await sql<{ count: string }>`select count(*) from platform.audit_entries`.execute(app.ownerDb)).rows[0]?.count;
    const before = await entries();
    await escalateEverywhere({}, tools());
    expect(await entries()).toBe(before);
    expect((await app.as('office').call(escalateCases, {})).escalated).toBe(0);
  });

  it('tell the live pages of those who reach them', async () => {
    const { rows } = await sql<{ topic: string; site_id: string }>`select topic, site_id from platform.outbox where payload->>'act' = 'escalate' and site_id = ${app.id('site/w1a-2')}`.execute(app.ownerDb);
    expect(rows.length).toBeGreaterThanOrEqual(3);
    expect(rows.every((row) => row.topic === 'cases')).toBe(true);
  });
});
