/** Goal: a device holds exactly the cases its person may fix or verify, and learns what changed. Method: cases walked to each state. */
import { beforeAll, describe, expect, it } from 'vitest';
import { accepted, dispatched, expectations, photoBy, rectified, registered } from '../../../tests/kit/cases.ts';
import { problemOf, testApp } from '../../../tests/kit/index.ts';
import type { TestApp } from '../../../tests/kit/index.ts';
import { dispatchCase, pullCases, rectifyCase, returnCase, verifyCase } from '../contract/index.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

const pull = (person: string, cursor?: string) => app.as(person).call(pullCases, cursor === undefined ? {} : { cursor });

describe('cases on a device', () => {
  it('are those waiting for this person, with the acts open to them and what happened last', async () => {
    const [mine, fixed, foreign] = [await dispatched(app), await rectified(app, { site: 'e1b-1' }), await dispatched(app, { site: 'w1a-1' })];
    await registered(app);
    const leader = await pull('leaderE');
    expect([leader.full, leader.rows.map(({ id }) => id)]).toEqual([true, [mine.id]]);
    expect(leader.rows[0]).toMatchObject({ version: mine.version, acts: expect.arrayContaining(['accept', 'return']) as unknown, siteName: '点位e1a-1', afterPhotoCountMin: 1 });
    expect(leader.rows[0]?.events[0]).toMatchObject({ act: 'dispatch', toState: 'dispatched' });
    const inspector = await pull('inspectorE');
    expect(inspector.rows.map(({ id, acts }) => [id, acts.filter((act) => act.startsWith('verify'))])).toEqual([[fixed.id, ['verifyPass', 'verifyFail']]]);
    expect(inspector.rows[0]?.photos.map(({ role }) => role)).toEqual(['after']);
    expect((await pull('leaderW')).rows.map(({ id }) => id)).toEqual([foreign.id]);
  });

  it('change as they are worked on, and leave when nothing is left to do', async () => {
    const before = { leader: await pull('leaderE'), inspector: await pull('inspectorE') };
    const found = await accepted(app, { site: 'e1a-2' });
    const changed = await pull('leaderE', before.leader.cursor);
    expect([changed.full, changed.rows.map(({ id, state }) => [id, state])]).toEqual([false, [[found.id, 'accepted']]]);
    expect(await pull('inspectorE', before.inspector.cursor)).toMatchObject({ full: false, rows: [], removedIds: [found.id] });
    const fileId = await photoBy(app, 'leaderE', 'e1a-2');
    const fixed = await app.as('leaderE').call(rectifyCase, { ...expectations(found), note: '已清理', photos: [{ fileId, role: 'after' }] });
    expect(await pull('leaderE', changed.cursor)).toMatchObject({ rows: [], removedIds: [found.id] });
    expect((await pull('inspectorE', before.inspector.cursor)).rows.map(({ id }) => id)).toEqual([found.id]);
    await app.as('inspectorE').call(verifyCase, { ...expectations(fixed), outcome: 'pass' });
    expect((await pull('inspectorE', before.inspector.cursor)).removedIds).toEqual([found.id]);
  });

  it('say of changes out of reach nothing, and of a case sent on to somebody else that it left', async () => {
    const [leader, liaison] = [await pull('leaderE'), await pull('liaisonA')];
    const foreign = await dispatched(app, { site: 'w1a-1' });
    const mine = await dispatched(app, { site: 'e1b-2' });
    expect(await pull('leaderE', leader.cursor)).toMatchObject({ full: false, removedIds: [] });
    const had = await pull('liaisonA', liaison.cursor);
    expect([had.full, had.rows.map(({ id }) => id), had.removedIds]).toEqual([false, [mine.id], []]);
    const back = await app.as('liaisonA').call(returnCase, { ...expectations(mine), reason: '不属本单位' });
    await app.as('office').call(dispatchCase, { ...expectations(back), organisationId: app.id('organisation/bureau-b') });
    const after = await pull('liaisonA', had.cursor);
    expect([after.full, after.rows, after.removedIds]).toEqual([false, [], [mine.id]]);
    expect((await pull('leaderW', undefined)).rows.map(({ id }) => id)).toContain(foreign.id);
  });

  it('a step on an older version says what happened meanwhile', async () => {
    const found = await accepted(app, { site: 'e1a-3' });
    const fileId = await photoBy(app, 'leaderE', 'e1a-3');
    const step = { ...expectations(found), note: '已清理', photos: [{ fileId, role: 'after' as const }] };
    await app.as('liaisonA').call(rectifyCase, { ...step, photos: [{ fileId: await photoBy(app, 'liaisonA', 'e1a-3'), role: 'after' }] });
    const stale = await problemOf(app.as('leaderE').call(rectifyCase, step));
    expect([stale.code, stale.problem.advice]).toEqual(['cases.changed_meanwhile', expect.stringContaining('示例liaisonA')]);
  });
});
