import { beforeAll, describe, expect, it } from 'vitest';
import { accepted, expectations as at, photoBy } from '../../../tests/kit/cases.ts';
import { testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { readCalendar, readCase, readCaseMetrics, rectifyCase, updateCalendar } from '../contract/index.ts';

const HOUR = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

/** Reports the fix of an accepted case from a phone that says its clock. */
async function fixedOnPhone(claimedAt: number, options: { clock?: number | null; receivedAt: number }) {
  const found = await accepted(app);
  const photo = await photoBy(app, 'leaderE', 'e1a-1');
  const dispatchedAt = Date.parse((await app.as('office').call(readCase, { caseId: found.id })).dispatchedAt as string);
  app.clock.now = dispatchedAt + options.receivedAt;
  const clock = options.clock === undefined ? app.clock.now : options.clock;
  const phone = app.as('leaderE', clock === null ? {} : { headers: { 'x-device-clock': iso(clock === app.clock.now ? clock : dispatchedAt + clock) } });
  await phone.call(rectifyCase, { ...at(found), note: '已清理', photos: [{ fileId: photo, role: 'after' }], claimedAt: iso(dispatchedAt + claimedAt) });
  const seen = await app.as('office').call(readCase, { caseId: found.id });
  const told = seen.events.find(({ act }) => act === 'rectify');
  const after = (text: unknown) => (typeof text === 'string' ? (Date.parse(text) - dispatchedAt) / HOUR : null);
  return { counts: told?.details['counts'] ?? null, rectified: after(seen.rectifiedAt), claimed: after(told?.details['claimedAt']), told: after(told?.at), id: found.id };
}

describe('a fix finished in time where there is no network', () => {
  it('counts as of the phone’s time when word of it comes within a day, and the story keeps both moments', async () => {
    expect(await fixedOnPhone(1 * HOUR, { receivedAt: 20 * HOUR })).toMatchObject({ counts: 'claimed', rectified: 1, claimed: 1, told: 20 });
    // Four working hours were allowed: by its arrival the fix would be late in every figure.
    expect((await app.as('office').call(readCaseMetrics, {})).counts).toMatchObject({ rectified: 1, rectifiedOnTime: 1, overduePending: 0 });
  });

  it('counts as of its arrival when word comes later than that, and still says when the phone claims it was', async () => {
    expect(await fixedOnPhone(1 * HOUR, { receivedAt: 26 * HOUR })).toMatchObject({ counts: 'received', rectified: 26, claimed: 1, told: 26 });
  });

  it('cannot lie before the dispatch, nor after its arrival, however the clock of the phone is set', async () => {
    expect(await fixedOnPhone(-5 * HOUR, { receivedAt: 2 * HOUR })).toMatchObject({ rectified: 0, claimed: 0 });
    expect(await fixedOnPhone(9 * HOUR, { receivedAt: 2 * HOUR })).toMatchObject({ rectified: 2, claimed: 2 });
    // Five hours slow: what it calls four hours before the dispatch was an hour after it.
    expect(await fixedOnPhone(-4 * HOUR, { receivedAt: 2 * HOUR, clock: -3 * HOUR })).toMatchObject({ rectified: 1, claimed: 1 });
  });

  it('counts as of its arrival from a device that does not say its clock', async () => {
    expect(await fixedOnPhone(1 * HOUR, { receivedAt: 2 * HOUR, clock: null })).toMatchObject({ counts: null, rectified: 2, claimed: null });
  });

  it('is judged by the programme’s own rule', async () => {
    expect((await app.as('office').call(readCalendar, {})).claimWithinHours).toBe(24);
    await app.as('office').call(updateCalendar, { claimWithinHours: 0 });
    expect(await fixedOnPhone(1 * HOUR, { receivedAt: 2 * HOUR })).toMatchObject({ counts: 'received', rectified: 2 });
    await app.as('office').call(updateCalendar, { claimWithinHours: 72 });
    expect(await fixedOnPhone(1 * HOUR, { receivedAt: 70 * HOUR })).toMatchObject({ counts: 'claimed', rectified: 1 });
  });
});
